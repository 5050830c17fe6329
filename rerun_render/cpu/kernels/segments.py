"""Bands and heads of `lines` on one tile, row by row, many samples at once."""

from __future__ import annotations

import numpy as np

from rerun_render.cpu.kernels.compiling import inlined, tile_kernel
from rerun_render.cpu.kernels.layout import (
    ACROSS,
    BOX_BOTTOM,
    BOX_LEFT,
    BOX_RIGHT,
    BOX_TOP,
    DEPTH,
    FIRST,
    FROM_START,
    HALF_PIXEL,
    HEAD_HALF,
    INVERSE,
    LANE_EDGE,
    LANE_X,
    LANE_Y,
    LANES,
    NEXT_ACROSS,
    NEXT_ALONG,
    NEXT_SQUARE,
    PAST_END,
    PAST_START,
    PIXEL_OF_LANE,
    REACH,
    RECORD,
    SEGMENT_COLOR,
    SHADED,
    TILE_HEIGHT,
    TILE_WIDTH,
    TO_END,
)
from rerun_render.cpu.kernels.shade_codes import bent_for_lines, shaded_code

# What `draw_segments` writes: colours, or numbers of primitives.
PICKS = False

_ZERO, _ONE, _TWO = np.float32(0.0), np.float32(1.0), np.float32(2.0)
_BRIGHTEST, _DARKEST = np.float32(0.9), np.float32(0.2)
_TINY = np.float32(1e-30)


@inlined
def _at(segments, row, column, x, y):
    """Value of a linear function at a place, and its changes to the right and downwards."""
    a, b = segments[row, column + 1], segments[row, column + 2]
    return segments[row, column] + a * x + b * y, a, b


@inlined
def _narrow(value, change, down, left, right, first, last):
    """The pixels of `first` to `last` in which a linear function may be positive. value: in the centre of `first`."""
    value += 0.5 * (abs(change) + abs(down))
    if change > 0.0:
        start = -value / change
        if start > left - first:
            left = right if start > right - first else first + int(start)
    elif change < 0.0:
        end = -value / change
        if end < right - 1 - first:
            right = left if end < left - first else first + int(end) + 1
    elif value < 0.0:
        right = left
    return left, right


@inlined
def _sample(j, row, slopes, downs, shape, lanes, before):
    """Of sample `j` of a row: whether it is covered, its depth, and the square of how far from the axis it is."""
    inverse, from_start, to_end, across, reach, half_pixel = row
    inverse_x, from_start_x, to_end_x, across_x, reach_x, half_pixel_x = slopes
    inverse_y, from_start_y, to_end_y, across_y, reach_y, half_pixel_y = downs
    past_start, past_end, near, is_head, end = shape
    dx, sx, sy = lanes[PIXEL_OF_LANE, j], lanes[LANE_X, j], lanes[LANE_Y, j]
    # In the centre of the pixel: distance and coverage.
    along, back = from_start + dx * from_start_x, to_end + dx * to_end_x
    aside = across + dx * across_x
    radius, half = reach + dx * reach_x, half_pixel + dx * half_pixel_x
    beyond = max(max(-along, -back), _ZERO)
    square = beyond * beyond + aside * aside
    edge = radius + lanes[LANE_EDGE, j] * (_TWO * half)
    # At the sample: the band's outline and depth.
    there = (inverse + dx * inverse_x) + (sx * inverse_x + sy * inverse_y)
    along += sx * from_start_x + sy * from_start_y
    back += sx * to_end_x + sy * to_end_y
    aside += sx * across_x + sy * across_y
    outline = radius + half + (sx * (reach_x + half_pixel_x) + sy * (reach_y + half_pixel_y))
    here = near * there
    is_hit = (
        ((square < edge * abs(edge)) | is_head)
        & (along + past_start * there >= _ZERO)
        & (back + past_end * there > _ZERO)
        & (abs(aside) <= outline)
        & (there > _ZERO)
        & (here >= before)
        & (here <= _ONE)
        & (dx < end)
    )
    return is_hit, here, square / max(radius * radius, _TINY)


@inlined
def _head_shade(pixel, row, slopes, segments, s):
    """Of a pixel of a head: it falls with the distance to the line from the tip to the next start."""
    inverse, _, to_end, across, _, _ = row
    inverse_x, _, to_end_x, across_x, _, _ = slopes
    dx = np.float32(pixel)
    depth = _ONE / max(inverse + dx * inverse_x, _TINY)
    along, aside = -np.float64((to_end + dx * to_end_x) * depth), np.float64((across + dx * across_x) * depth)
    next_along, next_across = segments[s, NEXT_ALONG], segments[s, NEXT_ACROSS]
    next_square = segments[s, NEXT_SQUARE]
    product = along * next_along + aside * next_across
    part = min(max(product / max(next_square, 1e-30), 0.0), 1.0)
    square = max(along * along + aside * aside - 2.0 * part * product + part * part * next_square, 0.0)
    half_width = segments[s, HEAD_HALF]
    return _BRIGHTEST * max(_DARKEST, np.float32(1.0 - square / (half_width * half_width)))


@tile_kernel
def draw_segments(
    entries,
    first,
    last,
    command,
    numbers,
    tile_x,
    tile_y,
    samples,
    segments,
    depths,
    colors,
    shade_codes,
    lanes,
):
    """Draw the bands and heads `entries[first:last]` of one command on the tile whose corner is at (tile_x, tile_y)."""
    shaded = command[SHADED] != 0
    near = np.float32(numbers[DEPTH])
    for e in range(first, last):
        record = np.int64(entries[e]) - command[FIRST] + command[RECORD]
        s = np.uintp(record)
        left, right = max(tile_x, int(segments[s, BOX_LEFT])), min(tile_x + TILE_WIDTH, int(segments[s, BOX_RIGHT]))
        top, bottom = max(tile_y, int(segments[s, BOX_TOP])), min(tile_y + TILE_HEIGHT, int(segments[s, BOX_BOTTOM]))
        half_width = segments[s, HEAD_HALF]
        is_head = half_width > 0.0
        past_start, past_end = segments[s, PAST_START], segments[s, PAST_END]
        x = left + 0.5
        inverse, inverse_x, inverse_y = _at(segments, s, INVERSE, x, 0.5)
        from_start, from_start_x, from_start_y = _at(segments, s, FROM_START, x, 0.5)
        to_end, to_end_x, to_end_y = _at(segments, s, TO_END, x, 0.5)
        across, across_x, across_y = _at(segments, s, ACROSS, x, 0.5)
        reach, reach_x, reach_y = _at(segments, s, REACH, x, 0.5)
        half, half_x, half_y = _at(segments, s, HALF_PIXEL, x, 0.5)
        # The outline of a band, which it is inside where these are positive.
        start, start_x, start_y = (
            from_start + past_start * inverse,
            from_start_x + past_start * inverse_x,
            from_start_y + past_start * inverse_y,
        )
        stop, stop_x, stop_y = (
            to_end + past_end * inverse,
            to_end_x + past_end * inverse_x,
            to_end_y + past_end * inverse_y,
        )
        wide, wide_x, wide_y = reach + half, reach_x + half_x, reach_y + half_y
        slopes = (
            np.float32(inverse_x),
            np.float32(from_start_x),
            np.float32(to_end_x),
            np.float32(across_x),
            np.float32(reach_x),
            np.float32(half_x),
        )
        downs = (
            np.float32(inverse_y),
            np.float32(from_start_y),
            np.float32(to_end_y),
            np.float32(across_y),
            np.float32(reach_y),
            np.float32(half_y),
        )
        color = np.uint32(np.int64(segments[s, SEGMENT_COLOR]))
        if PICKS:
            color = np.uint32(entries[e] + 1)
        for y in range(top, bottom):
            n = np.float64(y)
            from_x, to_x = _narrow(start + n * start_y, start_x, start_y, left, right, left, right)
            from_x, to_x = _narrow(stop + n * stop_y, stop_x, stop_y, from_x, to_x, left, right)
            low, low_x, low_y = wide + across + n * (wide_y + across_y), wide_x + across_x, wide_y + across_y
            from_x, to_x = _narrow(low, low_x, low_y, from_x, to_x, left, right)
            high, high_x, high_y = wide - across + n * (wide_y - across_y), wide_x - across_x, wide_y - across_y
            from_x, to_x = _narrow(high, high_x, high_y, from_x, to_x, left, right)
            if from_x >= to_x:
                continue
            m = np.float64(from_x - left)
            row = (
                np.float32(inverse + n * inverse_y + m * inverse_x),
                np.float32(from_start + n * from_start_y + m * from_start_x),
                np.float32(to_end + n * to_end_y + m * to_end_x),
                np.float32(across + n * across_y + m * across_x),
                np.float32(reach + n * reach_y + m * reach_x),
                np.float32(half + n * half_y + m * half_x),
            )
            shape = np.float32(past_start), np.float32(past_end), near, is_head, np.float32(to_x - from_x)
            num_lanes = ((to_x - from_x) * samples + LANES - 1) // LANES * LANES
            base = ((y - tile_y) * TILE_WIDTH + from_x - tile_x) * samples
            if shaded and is_head:
                for pixel in range(to_x - from_x):
                    shade = _head_shade(pixel, row, slopes, segments, s)
                    code = shaded_code(shade, bent_for_lines(shade), color, shade_codes)
                    for lane in range(pixel * samples, (pixel + 1) * samples):
                        j = np.uintp(base + lane)
                        is_hit, here, _ = _sample(np.uintp(lane), row, slopes, downs, shape, lanes, depths[j])
                        if is_hit:
                            depths[j], colors[j] = here, code
            elif shaded:
                for lane in range(num_lanes):
                    j = np.uintp(base + lane)
                    before, before_color = depths[j], colors[j]
                    is_hit, here, square = _sample(np.uintp(lane), row, slopes, downs, shape, lanes, before)
                    shade = _BRIGHTEST * max(_DARKEST, _ONE - square)
                    code = shaded_code(shade, bent_for_lines(shade), color, shade_codes)
                    depths[j] = here if is_hit else before
                    colors[j] = code if is_hit else before_color
            else:
                for lane in range(num_lanes):
                    j = np.uintp(base + lane)
                    before, before_color = depths[j], colors[j]
                    is_hit, here, _ = _sample(np.uintp(lane), row, slopes, downs, shape, lanes, before)
                    depths[j] = here if is_hit else before
                    colors[j] = color if is_hit else before_color


draw_lines = draw_segments
pick_lines = draw_segments.variant(PICKS=True)
