"""Points on one tile, by blocks: all of a block's numbers first, then its pixels row by row.

Loops are short, without branches and over arrays that lie side by side, so that several points, or several samples,
go through the processor at once.
"""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.compiling import inlined, prefetch, tile_kernel
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    CENTER_X,
    CENTER_Y,
    DEPTH,
    FIRST,
    IS_ORTHOGRAPHIC,
    LANE_EDGE,
    LANE_X,
    LANE_Y,
    LANES,
    LEFT,
    PIXEL,
    PIXEL_OF_LANE,
    POINTS_PER_BLOCK,
    RECORD,
    RIGHT,
    SHADED,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
    UNIT_X,
    UNIT_Y,
)
from rerun_render.cpu.kernels.shade_codes import bent_for_points, shaded_code

# Rows of `block`: place (px), depth and radius as in the records; then the disc seen from the place of a pixel, see
# `_measure`.
PX, PY, DISTANCE, RADIUS = 0, 1, 2, 3
AA, AB, BB, LEAN_X, LEAN_Y, NEAR, SHRINK, SOFT, INNER = 4, 5, 6, 7, 8, 9, 10, 11, 12
# Rows of `spans`: pixels that a disc may touch.
FROM_X, TO_X, FROM_Y, TO_Y = 0, 1, 2, 3

_ZERO, _ONE = np.float32(0.0), np.float32(1.0)

# Gradient shading: the square root of what is between.
_BRIGHTEST, _DARKEST = np.float32(1.2), np.float32(0.16)


@inlined
def _within(place, low, high):
    """Whole number in low..high; low for what is no number."""
    if not place > low:
        return np.int32(low)
    return np.int32(high if place > high else place)


@inlined
def _measure(count, orthographic, numbers, clip_left, clip_right, clip_top, clip_bottom, block, spans):
    """What the pixels of the block's discs need.

    A pixel at (dx, dy) px from the place sees the disc's plane at depth near * facing, facing = 1 + dx * lean_x +
    dy * lean_y, and at the square of the distance from the disc's centre (aa * dx * dx + ab * dx * dy + bb * dy * dy) /
    facing ** 2, in radii. The silhouette is there at `shrink`, one px of the picture is `soft`.
    """
    unit_x, unit_y = numbers[UNIT_X], numbers[UNIT_Y]
    px_x, px_y = 1.0 / abs(unit_x), 1.0 / abs(unit_y)
    pixel_unit, depth_unit = numbers[PIXEL], numbers[DEPTH]
    center_x, center_y = numbers[CENTER_X], numbers[CENTER_Y]
    low_x, high_x = np.float64(clip_left), np.float64(clip_right)
    low_y, high_y = np.float64(clip_top), np.float64(clip_bottom)
    for n in range(count):
        i = np.uintp(n)
        px, py = np.float64(block[PX, i]), np.float64(block[PY, i])
        depth, radius = np.float64(block[DISTANCE, i]), np.float64(block[RADIUS, i])
        pixel = pixel_unit * depth
        a0 = b0 = gap = 0.0
        length = shrink = per_square = per_plane = 1.0
        reach_a = reach_b = radius + 0.5 * pixel
        if not orthographic:
            a0, b0 = (px - center_x) * unit_x, (py - center_y) * unit_y
            square_length = 1.0 + a0 * a0 + b0 * b0
            length = math.sqrt(square_length)
            distance = depth * length
            per_square = 1.0 / square_length
            gap = radius / distance
            rest = max(1.0 - gap * gap, 1e-30)
            shrink = math.sqrt(rest)
            per_plane = 1.0 / (distance * rest)
            # Tangent of the cone's half-angle, see `points.point_reach`.
            wide = (radius * shrink + 0.5 * pixel) * per_plane * length
            spread = wide / ((1.0 - wide) * (1.0 - wide)) if wide < 0.5 else 1e9
            reach_a, reach_b = spread * math.sqrt(1.0 + a0 * a0), spread * math.sqrt(1.0 + b0 * b0)
        half_x, half_y = reach_a * px_x, reach_b * px_y
        spans[FROM_X, i] = _within(px - half_x + 0.5, low_x, high_x)
        spans[TO_X, i] = _within(px + half_x + 0.5, low_x, high_x)
        spans[FROM_Y, i] = _within(py - half_y + 0.5, low_y, high_y)
        spans[TO_Y, i] = _within(py + half_y + 0.5, low_y, high_y)
        per_radius = 1.0 / radius
        scale = per_radius * per_square / per_plane
        scale *= scale
        block[AA, i] = (1.0 + b0 * b0) * scale * (unit_x * unit_x)
        block[AB, i] = -2.0 * a0 * b0 * scale * (unit_x * unit_y)
        block[BB, i] = (1.0 + a0 * a0) * scale * (unit_y * unit_y)
        block[LEAN_X, i], block[LEAN_Y, i] = a0 * per_square * unit_x, b0 * per_square * unit_y
        block[NEAR, i] = depth_unit * length * per_plane
        block[SHRINK, i], block[SOFT, i], block[INNER, i] = shrink, pixel * per_radius / shrink, gap * gap


@inlined
def _sample(j, row, disc, end, lanes, before):
    """Of sample `j` of a row: whether the disc is seen there, its depth and the square of the distance in radii."""
    first_x, facing_y, cross_y, square_y = row
    aa, lean_x, near, slope_x, slope_y, shrink, soft = disc
    dx = first_x + lanes[PIXEL_OF_LANE, j]
    facing = facing_y + dx * lean_x
    square = dx * (dx * aa + cross_y) + square_y
    edge = (shrink + lanes[LANE_EDGE, j] * soft) * facing
    here = near * facing + (lanes[LANE_X, j] * slope_x + lanes[LANE_Y, j] * slope_y)
    is_hit = (
        (square < edge * abs(edge))
        & (here >= before)
        & (here <= _ONE)
        & (facing > _ZERO)
        & (lanes[PIXEL_OF_LANE, j] < end)
    )
    return is_hit, here, square / (facing * facing)


@tile_kernel
def draw_points(
    entries,
    first,
    last,
    command,
    numbers,
    tile_x,
    tile_y,
    samples,
    records,
    packed,
    depths,
    colors,
    shade_codes,
    lanes,
    block,
    block_colors,
    spans,
):
    """Draw the points `entries[first:last]` of one command on the tile whose corner is at (tile_x, tile_y) px."""
    orthographic = command[IS_ORTHOGRAPHIC] != 0
    shaded = command[SHADED] != 0
    clip_left, clip_right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    clip_top, clip_bottom = max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])
    offset = command[RECORD] - command[FIRST]
    start = first
    while start < last:
        count = min(POINTS_PER_BLOCK, last - start)
        for n in range(count):
            at, i = np.uintp(np.int64(entries[np.uintp(start + n)]) + offset), np.uintp(n)
            block[PX, i], block[PY, i] = records[at, 0], records[at, 1]
            block[DISTANCE, i], block[RADIUS, i] = records[at, 2], records[at, 3]
            block_colors[i] = packed[at]
        start += count
        for n in range(start, min(start + POINTS_PER_BLOCK, last)):
            at = np.uintp(np.int64(entries[np.uintp(n)]) + offset)
            prefetch(records, at)
            prefetch(packed, at)
        _measure(count, orthographic, numbers, clip_left, clip_right, clip_top, clip_bottom, block, spans)
        for n in range(count):
            i = np.uintp(n)
            left, right = np.int64(spans[FROM_X, i]), np.int64(spans[TO_X, i])
            top, bottom = np.int64(spans[FROM_Y, i]), np.int64(spans[TO_Y, i])
            if left >= right:
                continue
            lean_x, lean_y, near = block[LEAN_X, i], block[LEAN_Y, i], block[NEAR, i]
            aa, ab, bb = block[AA, i], block[AB, i], block[BB, i]
            shrink, soft, inner = block[SHRINK, i], block[SOFT, i], block[INNER, i]
            disc = aa, lean_x, near, near * lean_x, near * lean_y, shrink, soft
            color = np.uint32(block_colors[i])
            num_lanes = ((right - left) * samples + LANES - 1) // LANES * LANES
            end = np.float32(right - left)
            first_x = np.float32(left + 0.5 - np.float64(block[PX, i]))
            for y in range(top, bottom):
                dy = np.float32(y + 0.5 - np.float64(block[PY, i]))
                base = ((y - tile_y) * TILE_WIDTH + left - tile_x) * samples
                row = first_x, _ONE + dy * lean_y, dy * ab, dy * dy * bb
                some = False
                for lane in range(num_lanes):
                    before = depths[np.uintp(base + lane)]
                    is_hit, _, _ = _sample(np.uintp(lane), row, disc, end, lanes, before)
                    some = some | is_hit
                if not some:
                    continue
                if shaded:
                    for lane in range(num_lanes):
                        j = np.uintp(base + lane)
                        before = depths[j]
                        is_hit, here, square = _sample(np.uintp(lane), row, disc, end, lanes, before)
                        shade = math.sqrt(max(_BRIGHTEST - math.sqrt(square + inner), _DARKEST))
                        code = shaded_code(shade, bent_for_points(shade), color, shade_codes)
                        depths[j] = here if is_hit else before
                        before_color = colors[j]
                        colors[j] = code if is_hit else before_color
                else:
                    for lane in range(num_lanes):
                        j = np.uintp(base + lane)
                        before = depths[j]
                        is_hit, here, _ = _sample(np.uintp(lane), row, disc, end, lanes, before)
                        depths[j] = here if is_hit else before
                        before_color = colors[j]
                        colors[j] = color if is_hit else before_color
