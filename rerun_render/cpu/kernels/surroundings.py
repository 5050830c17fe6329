"""Gradient backgrounds and the world grid on one tile."""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.color import blend, blend_samples
from rerun_render.cpu.kernels.compiling import kernel
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    COLOR,
    EYE,
    LEFT,
    LOW,
    MIXING,
    NEAR_CELLS,
    RAYS,
    RIGHT,
    SPAN,
    STROKE,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
)

# The grid ends where a ray meets the plane farther away than this, in heights of the eye.
_HALF_EXTENT = 1000.0

STRENGTHS = 1023


@kernel
def draw_gradient(command, numbers, tile_x, tile_y, samples, depths, colors):
    """Fill samples that nothing covers with the gradient of their pixel, dithered by half a step."""
    n = numbers
    for y in range(max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])):
        for x in range(max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])):
            base = ((y - tile_y) * TILE_WIDTH + x - tile_x) * samples
            color = np.int64(-1)
            for s in range(samples):
                if depths[base + s] > 0.0:
                    continue
                if color < 0:
                    px, py = x + 0.5, y + 0.5
                    r0 = n[RAYS] * px + n[RAYS + 1] * py + n[RAYS + 2]
                    r1 = n[RAYS + 3] * px + n[RAYS + 4] * py + n[RAYS + 5]
                    r2 = n[RAYS + 6] * px + n[RAYS + 7] * py + n[RAYS + 8]
                    size = 0.5 * n[SPAN] / math.sqrt(r0 * r0 + r1 * r1 + r2 * r2)
                    # Interleaved gradient noise (Jimenez 2014).
                    noise = 0.06711056 * x + 0.00583715 * y
                    noise = 52.9829189 * (noise - math.floor(noise))
                    base_value = 255.0 * (n[LOW] + 0.5 * n[SPAN]) + noise - math.floor(noise)
                    red = int(base_value + 255.0 * size * r0)
                    green = int(base_value + 255.0 * size * r1)
                    blue = int(base_value + 255.0 * size * r2)
                    color = red | green << 8 | blue << 16
                colors[base + s] = color


@kernel
def _line_strength(distance, px_per_cell, half_stroke):
    """How much of a pixel a line covers: its edge is linear over two px. distance: from the line, cells."""
    return min(max(half_stroke - 0.5 * distance * px_per_cell, 0.0), 1.0)


@kernel
def grid_row(command, numbers, y, tile_x, left, right, places, strengths):
    """Strength of the grid, 0..1, for the pixels of a row from `left` to `right`; False when it is nowhere seen.

    The width of a line follows from the differences within blocks of 2x2 px, those of the frame.
    """
    n = numbers
    upper = y & ~1
    first = left & ~1
    last = (right + 1) & ~1
    for k in range(2):
        py = upper + k + 0.5
        r0, r1, r2 = n[RAYS + 1] * py + n[RAYS + 2], n[RAYS + 4] * py + n[RAYS + 5], n[RAYS + 7] * py + n[RAYS + 8]
        for x in range(first, last):
            px = x + 0.5
            far = -n[EYE + 2] / (n[RAYS + 6] * px + r2)
            places[2 * k, x - first] = n[EYE] + (n[RAYS] * px + r0) * far
            places[2 * k + 1, x - first] = n[EYE + 1] + (n[RAYS + 3] * px + r1) * far
    own, other = (y & 1) * 2, 2 - (y & 1) * 2
    stroke = n[STROKE]
    half = 0.5 * (stroke + 1.0)
    mixing = n[MIXING]
    for x in range(first, last):
        i = x - first
        u, v = places[own, i], places[own + 1, i]
        per_u = 1.0 / (abs(u - places[own, i ^ 1]) + abs(u - places[other, i]))
        per_v = 1.0 / (abs(v - places[own + 1, i ^ 1]) + abs(v - places[other + 1, i]))
        apart = min(per_u, per_v) / stroke
        fade = min(max((apart - 2.0) * 0.125, 0.0), 1.0)
        near_u = _line_strength(1.0 - abs(2.0 * (u - math.floor(u)) - 1.0), per_u, half) * fade
        near_v = _line_strength(1.0 - abs(2.0 * (v - math.floor(v)) - 1.0), per_v, half) * fade
        fade = min(max((10.0 * apart - 2.0) * 0.125, 0.0), 1.0)
        u, v = 0.1 * u, 0.1 * v
        far_u = _line_strength(10.0 - 10.0 * abs(2.0 * (u - math.floor(u)) - 1.0), per_u, half) * fade
        far_v = _line_strength(10.0 - 10.0 * abs(2.0 * (v - math.floor(v)) - 1.0), per_v, half) * fade
        near_u += (far_u - near_u) * mixing
        near_v += (far_v - near_v) * mixing
        strengths[i] = max(near_u, near_v)
    return first


@kernel
def _seen(numbers, x, y):
    """Depth of the plane at a pixel; negative where it is not seen."""
    n = numbers
    px, py = x + 0.5, y + 0.5
    r0 = n[RAYS] * px + n[RAYS + 1] * py + n[RAYS + 2]
    r1 = n[RAYS + 3] * px + n[RAYS + 4] * py + n[RAYS + 5]
    r2 = n[RAYS + 6] * px + n[RAYS + 7] * py + n[RAYS + 8]
    far = -n[EYE + 2] / r2
    if not far > 0.0 or max(abs(r0), abs(r1)) > _HALF_EXTENT * abs(r2):
        return -1.0
    depth = n[NEAR_CELLS] / far
    return depth if depth <= 1.0 else -1.0


@kernel
def _row_may_see(numbers, y, left, right):
    """Whether the plane is in front of the eye anywhere in a row: the ray is linear along it."""
    n = numbers
    at = n[RAYS + 7] * (y + 0.5) + n[RAYS + 8]
    here, there = n[RAYS + 6] * (left + 0.5) + at, n[RAYS + 6] * (right - 0.5) + at
    return here * n[EYE + 2] < 0.0 or there * n[EYE + 2] < 0.0


@kernel
def draw_grid(
    command,
    numbers,
    tile_x,
    tile_y,
    samples,
    resolved,
    touched,
    clear,
    blended,
    places,
    strengths,
    depths,
    colors,
    pixels,
    tables,
    codes,
):
    """Blend the grid over the samples, or (`resolved`) over the pixels of the tile, weighted by the uncovered samples.

    touched: something was drawn on the tile. blended: packed colour of `clear` under the grid, for each of its
    strengths.
    """
    n = numbers
    left, right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    red, green, blue, alpha = n[COLOR], n[COLOR + 1], n[COLOR + 2], n[COLOR + 3]
    for y in range(max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])):
        if left >= right or not _row_may_see(n, y, left, right):
            continue
        first = grid_row(command, n, y, tile_x, left, right, places, strengths)
        row = (y - tile_y) * TILE_WIDTH - tile_x
        for x in range(left, right):
            strength = strengths[x - first]
            if not strength > 0.0:
                continue
            depth = np.float32(_seen(n, x, y))
            if depth < 0.0:
                continue
            at = row + x
            if resolved:
                part = strength
                if touched:
                    uncovered = 0
                    for s in range(samples):
                        uncovered += depths[at * samples + s] <= depth
                    if uncovered == 0:
                        continue
                    part *= uncovered / samples
                below = np.int64(pixels[at])
                if below == clear:
                    pixels[at] = blended[int(part * STRENGTHS + 0.5)]
                else:
                    pixels[at] = blend(below, red * part, green * part, blue * part, alpha * part, tables, codes)
                continue
            mask = 0
            for s in range(samples):
                mask |= (depths[at * samples + s] <= depth) << s
            if mask:
                blend_samples(
                    at * samples,
                    samples,
                    mask,
                    red * strength,
                    green * strength,
                    blue * strength,
                    alpha * strength,
                    tables,
                    codes,
                    colors,
                )


@kernel
def grid_colors(numbers, clear, tables, codes, blended):
    """Fill `blended`, see `draw_grid`."""
    for i in range(STRENGTHS + 1):
        part = i / STRENGTHS
        blended[i] = blend(
            clear,
            numbers[COLOR] * part,
            numbers[COLOR + 1] * part,
            numbers[COLOR + 2] * part,
            numbers[COLOR + 3] * part,
            tables,
            codes,
        )
