"""Strokes of the user interface on one tile."""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.compiling import inlined, kernel, tile_kernel
from rerun_render.cpu.kernels.finishing import mix
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    FIRST,
    LEFT,
    RECORD,
    RIGHT,
    SAMPLE_X,
    SAMPLE_Y,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
)

# What is farther away is not drawn.
_FAR = 2.0**21
# Farthest sample from the centre of a pixel, and a little more.
_REACH = 0.4


@kernel
def place_ui_strokes(first, last, ends, radii, command, boxes):
    """Boxes of tiles of strokes `first` to `last` of a command."""
    for i in range(first, last):
        box = command[FIRST] + i - command[RECORD]
        boxes[box, 0], boxes[box, 2] = 1, 0
        x0, y0, x1, y1 = np.float64(ends[i, 0]), np.float64(ends[i, 1]), np.float64(ends[i, 2]), np.float64(ends[i, 3])
        outer = np.float64(radii[i]) + 1.0
        if not (abs(x0) < _FAR and abs(y0) < _FAR and abs(x1) < _FAR and abs(y1) < _FAR and 1.0 <= outer < _FAR):
            continue
        left, top = (
            max(math.floor(min(x0, x1) - outer), command[LEFT]),
            max(math.floor(min(y0, y1) - outer), command[TOP]),
        )
        right = min(math.ceil(max(x0, x1) + outer), command[RIGHT])
        bottom = min(math.ceil(max(y0, y1) + outer), command[BOTTOM])
        if left < right and top < bottom:
            boxes[box, 0], boxes[box, 1] = left // TILE_WIDTH, top // TILE_HEIGHT
            boxes[box, 2], boxes[box, 3] = (right - 1) // TILE_WIDTH, (bottom - 1) // TILE_HEIGHT


@inlined
def _share(along, across, ux, uy, size, outer):
    """Share of the samples of a pixel inside the rectangle around a stroke."""
    inside = 0
    for s in range(4):
        dx, dy = SAMPLE_X[s] - 0.5, SAMPLE_Y[s] - 0.5
        t, u = along + dx * ux + dy * uy, across + dy * ux - dx * uy
        inside += (abs(u) <= outer) & (t >= -outer) & (t <= size + outer)
    return 0.25 * inside


@tile_kernel
def draw_ui_strokes(entries, first, last, command, tile_x, tile_y, ui_ends, ui_radii, stroke_colors, pixels):
    """Blend strokes `entries[first:last]` over the pixels of a tile, in gamma space."""
    area_left, area_right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    area_top, area_bottom = max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])
    for e in range(first, last):
        i = np.int64(entries[e]) - command[FIRST] + command[RECORD]
        x0, y0 = np.float64(ui_ends[i, 0]), np.float64(ui_ends[i, 1])
        x1, y1 = np.float64(ui_ends[i, 2]), np.float64(ui_ends[i, 3])
        outer = np.float64(ui_radii[i]) + 0.5
        ux, uy = x1 - x0, y1 - y0
        size = math.sqrt(ux * ux + uy * uy)
        ux, uy = (ux / size, uy / size) if size > 0.0 else (1.0, 0.0)
        opacity = stroke_colors[i, 3] / 255.0
        red, green, blue = stroke_colors[i, 0], stroke_colors[i, 1], stroke_colors[i, 2]
        left, right = max(area_left, math.floor(min(x0, x1) - outer)), min(area_right, math.ceil(max(x0, x1) + outer))
        top = max(area_top, math.floor(min(y0, y1) - outer))
        bottom = min(area_bottom, math.ceil(max(y0, y1) + outer))
        per_row, half = 0.0, 1e9
        if abs(uy) > 1e-6:
            per_row, half = ux / uy, outer / abs(uy)
        for y in range(top, bottom):
            dy = y + 0.5 - y0
            # Centres near the axis.
            middle = x0 + dy * per_row - 0.5
            from_x = max(left, math.ceil(max(middle - half, -1e9)))
            to_x = min(right, math.ceil(min(middle + half, 1e9)))
            row = (y - tile_y) * TILE_WIDTH - tile_x
            for x in range(from_x, to_x):
                dx = x + 0.5 - x0
                along, across = dx * ux + dy * uy, dy * ux - dx * uy
                beyond = max(-along, along - size, 0.0)
                coverage = min(outer - math.sqrt(beyond * beyond + across * across), 1.0)
                if not coverage > 0.0:
                    continue
                if size > 0.0 and max(abs(across), beyond) + _REACH > outer:
                    coverage *= _share(along, across, ux, uy, size, outer)
                alpha = coverage * opacity
                below = np.int64(pixels[row + x])
                pixels[row + x] = (
                    mix(below & 255, red, alpha)
                    | mix((below >> 8) & 255, green, alpha) << 8
                    | mix((below >> 16) & 255, blue, alpha) << 16
                )
