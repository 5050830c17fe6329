"""Triangles of the user interface on one tile, in whole steps of 1/256 px."""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.compiling import inlined, kernel, tile_kernel
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    FIRST,
    FIRST_VERTEX,
    LEFT,
    RECORD,
    RIGHT,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
)

_STEPS = 256
_HALF = 128
# What is farther away is not drawn: products of places must fit into 64 bits.
_FAR = 2.0**21


@kernel
def place_ui_triangles(first, last, places, corners, command, boxes):
    """Boxes of tiles of triangles `first` to `last` of a command; the pixels whose centres they may hold are taken."""
    vertex = command[FIRST_VERTEX]
    for i in range(first, last):
        box = command[FIRST] + i - command[RECORD]
        boxes[box, 0], boxes[box, 2] = 1, 0
        v0, v1, v2 = vertex + corners[i, 0], vertex + corners[i, 1], vertex + corners[i, 2]
        x0, y0 = np.float64(places[v0, 0]), np.float64(places[v0, 1])
        x1, y1 = np.float64(places[v1, 0]), np.float64(places[v1, 1])
        x2, y2 = np.float64(places[v2, 0]), np.float64(places[v2, 1])
        low_x, low_y, high_x, high_y = min(x0, x1, x2), min(y0, y1, y2), max(x0, x1, x2), max(y0, y1, y2)
        if not (low_x > -_FAR and low_y > -_FAR and high_x < _FAR and high_y < _FAR):
            continue
        if not (abs(x0) < _FAR and abs(x1) < _FAR and abs(y0) < _FAR and abs(y1) < _FAR):
            continue  # not a number
        left, top = max(math.floor(low_x - 0.51), command[LEFT]), max(math.floor(low_y - 0.51), command[TOP])
        right, bottom = min(int(high_x + 0.51), command[RIGHT]), min(int(high_y + 0.51), command[BOTTOM])
        if left < right and top < bottom:
            boxes[box, 0], boxes[box, 1] = left // TILE_WIDTH, top // TILE_HEIGHT
            boxes[box, 2], boxes[box, 3] = (right - 1) // TILE_WIDTH, (bottom - 1) // TILE_HEIGHT


@inlined
def _fixed(place):
    return math.floor(np.float64(place) * _STEPS + 0.5)


@inlined
def _narrow(slope, value, left, right):
    """Columns in left..right where slope * x + value > 0, as (left, right)."""
    if slope > 0:
        return max(left, -value // slope + 1), right
    if slope < 0:
        return left, min(right, -(value // slope))
    return left, (right if value > 0 else left)


@inlined
def _edge(x0, y0, x1, y1):
    """Slopes per column and row, and value at column 0 of row 0, of the edge function from one corner to another.

    It is above 0 where a pixel's centre is on the inner side. Centres on an edge belong to the triangle if the edge is
    at its left or top.
    """
    a, b = y0 - y1, x1 - x0
    value = a * (_HALF - x0) + b * (_HALF - y0)
    if a > 0 or (a == 0 and b > 0):
        value += 1
    return a * _STEPS, b * _STEPS, value


@inlined
def _over(below, color, rest):
    """One channel; both parts are rounded apart, as blending hardware for bytes does it."""
    color = min(max(color, 0.0), 255.0)
    return min(int(color + 0.5) + (below * rest * 2 + 255) // 510, 255)


@tile_kernel
def draw_ui_triangles(entries, first, last, command, tile_x, tile_y, ui_places, ui_colors, ui_corners, pixels):
    """Blend triangles `entries[first:last]` over the pixels of a tile, in gamma space."""
    vertex = command[FIRST_VERTEX]
    area_left, area_right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    area_top, area_bottom = max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])
    for e in range(first, last):
        i = np.int64(entries[e]) - command[FIRST] + command[RECORD]
        v0, v1, v2 = vertex + ui_corners[i, 0], vertex + ui_corners[i, 1], vertex + ui_corners[i, 2]
        x0, y0, x1, y1 = (
            _fixed(ui_places[v0, 0]),
            _fixed(ui_places[v0, 1]),
            _fixed(ui_places[v1, 0]),
            _fixed(ui_places[v1, 1]),
        )
        x2, y2 = _fixed(ui_places[v2, 0]), _fixed(ui_places[v2, 1])
        area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if area == 0:
            continue
        if area < 0:
            v1, v2 = v2, v1
            x1, y1, x2, y2 = x2, y2, x1, y1
            area = -area
        left = max(area_left, (min(x0, x1, x2) - _HALF) // _STEPS)
        right = min(area_right, (max(x0, x1, x2) - _HALF) // _STEPS + 1)
        top = max(area_top, (min(y0, y1, y2) - _HALF) // _STEPS)
        bottom = min(area_bottom, (max(y0, y1, y2) - _HALF) // _STEPS + 1)
        if left >= right or top >= bottom:
            continue
        a0, b0, c0 = _edge(x0, y0, x1, y1)
        a1, b1, c1 = _edge(x1, y1, x2, y2)
        a2, b2, c2 = _edge(x2, y2, x0, y0)
        is_ready = False
        is_plain = True
        red = green = blue = alpha = 0.0
        red_x = green_x = blue_x = alpha_x = red_y = green_y = blue_y = alpha_y = 0.0
        for y in range(top, bottom):
            from_x, to_x = _narrow(a0, b0 * y + c0, left, right)
            from_x, to_x = _narrow(a1, b1 * y + c1, from_x, to_x)
            from_x, to_x = _narrow(a2, b2 * y + c2, from_x, to_x)
            if from_x >= to_x:
                continue
            if not is_ready:
                is_ready = True
                red, green = np.float64(ui_colors[v0, 0]), np.float64(ui_colors[v0, 1])
                blue, alpha = np.float64(ui_colors[v0, 2]), np.float64(ui_colors[v0, 3])
                for n in range(4):
                    is_plain = (
                        is_plain and ui_colors[v0, n] == ui_colors[v1, n] and ui_colors[v0, n] == ui_colors[v2, n]
                    )
                if not is_plain:
                    # Per pixel.
                    unit = _STEPS / np.float64(area)
                    ax, ay, bx, by = (y2 - y0) * unit, (x0 - x2) * unit, (y0 - y1) * unit, (x1 - x0) * unit
                    r1, r2 = np.float64(ui_colors[v1, 0]) - red, np.float64(ui_colors[v2, 0]) - red
                    g1, g2 = np.float64(ui_colors[v1, 1]) - green, np.float64(ui_colors[v2, 1]) - green
                    u1, u2 = np.float64(ui_colors[v1, 2]) - blue, np.float64(ui_colors[v2, 2]) - blue
                    w1, w2 = np.float64(ui_colors[v1, 3]) - alpha, np.float64(ui_colors[v2, 3]) - alpha
                    red_x, red_y = r1 * ax + r2 * bx, r1 * ay + r2 * by
                    green_x, green_y = g1 * ax + g2 * bx, g1 * ay + g2 * by
                    blue_x, blue_y = u1 * ax + u2 * bx, u1 * ay + u2 * by
                    alpha_x, alpha_y = w1 * ax + w2 * bx, w1 * ay + w2 * by
            row = (y - tile_y) * TILE_WIDTH - tile_x
            dy = y + 0.5 - y0 / _STEPS
            for x in range(from_x, to_x):
                r, g, b, w = red, green, blue, alpha
                if not is_plain:
                    dx = x + 0.5 - x0 / _STEPS
                    r += red_x * dx + red_y * dy
                    g += green_x * dx + green_y * dy
                    b += blue_x * dx + blue_y * dy
                    w += alpha_x * dx + alpha_y * dy
                rest = 255 - int(min(max(w, 0.0), 255.0) + 0.5)
                below = np.int64(pixels[row + x])
                pixels[row + x] = (
                    _over(below & 255, r, rest)
                    | _over((below >> 8) & 255, g, rest) << 8
                    | _over((below >> 16) & 255, b, rest) << 16
                )
