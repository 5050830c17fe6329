"""Gradient backgrounds and the world grid on one tile."""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.color import blend, blend_samples
from rerun_render.cpu.kernels.compiling import inlined, kernel, tile_kernel
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    COLOR,
    END,
    EYE,
    LEFT,
    LOW,
    MIXING,
    NEAR_CELLS,
    NUM_STRENGTHS,
    RAYS,
    RECORD,
    RIGHT,
    SAMPLE_X,
    SAMPLE_Y,
    SPAN,
    STROKE,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
)

# The grid ends where a ray meets the plane farther away than this, in heights of the eye.
_HALF_EXTENT = 1000.0

# The grid shows on what lies in its plane, whatever the rank: as in the viewer, where rounding decides that so.
GRID_LIFT = 1.0 + 2.0**-14


@tile_kernel
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
def _place_row(numbers, y, first, count, along_u, along_v):
    """Where the plane is met, in cells, for `count` pixels of a row."""
    py = y + 0.5
    r0 = numbers[RAYS] * (first + 0.5) + numbers[RAYS + 1] * py + numbers[RAYS + 2]
    r1 = numbers[RAYS + 3] * (first + 0.5) + numbers[RAYS + 4] * py + numbers[RAYS + 5]
    r2 = numbers[RAYS + 6] * (first + 0.5) + numbers[RAYS + 7] * py + numbers[RAYS + 8]
    s0, s1, s2 = numbers[RAYS], numbers[RAYS + 3], numbers[RAYS + 6]
    eye_u, eye_v, height = numbers[EYE], numbers[EYE + 1], numbers[EYE + 2]
    for i in range(count):
        far = -height / (r2 + s2 * i)
        along_u[i] = eye_u + (r0 + s0 * i) * far
        along_v[i] = eye_v + (r1 + s1 * i) * far


@kernel
def _axis_strengths(own, other, count, stroke, wave, coarse_wave, per_cell):
    """Distance from the lines of both spacings, and px per cell, for one axis; all float32.

    The width of a px follows from the differences within blocks of 2x2 px, those of the frame.
    """
    one, two, ten = np.float32(1.0), np.float32(2.0), np.float32(10.0)
    for k in range(count // 2):
        across = abs(own[2 * k + 1] - own[2 * k])
        per_cell[2 * k] = across + abs(own[2 * k] - other[2 * k])
        per_cell[2 * k + 1] = across + abs(own[2 * k + 1] - other[2 * k + 1])
    for i in range(count):
        per_cell[i] = one / per_cell[i]
        u = own[i]
        wave[i] = one - abs(two * np.float32(u - np.floor(u)) - one)
        u *= 0.1
        coarse_wave[i] = ten - ten * abs(two * np.float32(u - np.floor(u)) - one)


@kernel
def _row_strengths(numbers, count, rows, strengths):
    """Strength of the grid, 0..1: lines are linear over two px at their edges and fade where they are close."""
    zero, one, two, half = np.float32(0.0), np.float32(1.0), np.float32(2.0), np.float32(0.5)
    ten, eighth = np.float32(10.0), np.float32(0.125)
    stroke = np.float32(numbers[STROKE])
    mixing = np.float32(numbers[MIXING])
    per_stroke = one / stroke
    edge = half * (stroke + one)
    for i in range(count):
        per_u, per_v = rows[2, i], rows[5, i]
        apart = min(per_u, per_v) * per_stroke
        fade = min(max((apart - two) * eighth, zero), one)
        near_u = min(max(edge - half * rows[0, i] * per_u, zero), one) * fade
        near_v = min(max(edge - half * rows[3, i] * per_v, zero), one) * fade
        fade = min(max((ten * apart - two) * eighth, zero), one)
        far_u = min(max(edge - half * rows[1, i] * per_u, zero), one) * fade
        far_v = min(max(edge - half * rows[4, i] * per_v, zero), one) * fade
        near_u += (far_u - near_u) * mixing
        near_v += (far_v - near_v) * mixing
        strengths[i] = max(near_u, near_v)


@kernel
def _row_may_see(numbers, y, left, right):
    """Whether the plane is in front of the eye anywhere in a row: the ray is linear along it."""
    n = numbers
    at = n[RAYS + 7] * (y + 0.5) + n[RAYS + 8]
    here, there = n[RAYS + 6] * (left + 0.5) + at, n[RAYS + 6] * (right - 0.5) + at
    return here * n[EYE + 2] < 0.0 or there * n[EYE + 2] < 0.0


@inlined
def _sample_depth(depth, slope_x, slope_y, sample, samples):
    """Depth of the plane at a sample of the pixel with `depth` in its centre."""
    if samples > 1:
        depth += slope_x * (SAMPLE_X[sample] - 0.5) + slope_y * (SAMPLE_Y[sample] - 0.5)
    return np.float32(depth)


@tile_kernel
def draw_grid(
    command,
    numbers,
    tile_x,
    tile_y,
    samples,
    touched,
    serial,
    blended,
    places,
    rows,
    strengths,
    depths,
    colors,
    pixels,
    tables,
    codes,
):
    """Blend the grid over the samples, or (resolved) over the pixels of the tile, weighted by the uncovered samples.

    touched: something was drawn on the tile. blended: packed colour of the background under the grid, for each of its
    strengths. places, rows, strengths: room for a row.
    """
    n = numbers
    resolved, clear = command[RECORD] != 0, command[END]
    left, right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    top, bottom = max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])
    if left >= right:
        return
    first = left & ~1
    count = ((right + 1) & ~1) - first
    red, green, blue, alpha = n[COLOR], n[COLOR + 1], n[COLOR + 2], n[COLOR + 3]
    # The plane's depth is linear on the picture.
    depth_scale = -n[NEAR_CELLS] / n[EYE + 2] * GRID_LIFT
    slope_x, slope_y = depth_scale * n[RAYS + 6], depth_scale * n[RAYS + 7]
    ready = -1
    for y in range(top, bottom):
        if not _row_may_see(n, y, left, right):
            continue
        if y >> 1 != ready:
            ready = y >> 1
            _place_row(n, 2 * ready, first, count, places[0], places[1])
            _place_row(n, 2 * ready + 1, first, count, places[2], places[3])
        own = 2 * (y & 1)
        _axis_strengths(places[own], places[2 - own], count, n[STROKE], rows[0], rows[1], rows[2])
        _axis_strengths(places[own + 1], places[3 - own], count, n[STROKE], rows[3], rows[4], rows[5])
        _row_strengths(n, count, rows, strengths)
        r0 = n[RAYS + 1] * (y + 0.5) + n[RAYS + 2]
        r1 = n[RAYS + 4] * (y + 0.5) + n[RAYS + 5]
        r2 = n[RAYS + 7] * (y + 0.5) + n[RAYS + 8]
        at = (y - tile_y) * TILE_WIDTH + left - tile_x - 1
        for x in range(left, right):
            at += 1
            strength = np.float64(strengths[np.uintp(x - first)])
            if not strength > 0.0:
                continue
            ray = r2 + n[RAYS + 6] * (x + 0.5)
            far_u, far_v = abs(r0 + n[RAYS] * (x + 0.5)), abs(r1 + n[RAYS + 3] * (x + 0.5))
            depth = depth_scale * ray
            if not (depth > 0.0 and depth <= 1.0 and max(far_u, far_v) <= _HALF_EXTENT * abs(ray)):
                continue
            if resolved:
                if touched:
                    # Most pixels show nothing else.
                    nearest = np.float32(0.0)
                    for s in range(samples):
                        nearest = max(nearest, depths[np.uintp(at * samples + s)])
                    if nearest > 0.0:
                        uncovered = 0
                        for s in range(samples):
                            sample_depth = _sample_depth(depth, slope_x, slope_y, s, samples)
                            uncovered += depths[np.uintp(at * samples + s)] <= sample_depth
                        if uncovered == 0:
                            continue
                        strength *= uncovered / samples
                below = np.int64(pixels[np.uintp(at)])
                if below == clear:
                    step = np.uintp(strength * (NUM_STRENGTHS - 1) + 0.5)
                    pixels[np.uintp(at)] = blended[np.uintp(serial), step]
                else:
                    pixels[np.uintp(at)] = blend(
                        below, red * strength, green * strength, blue * strength, alpha * strength, tables, codes
                    )
                continue
            mask = 0
            for s in range(samples):
                mask |= (depths[at * samples + s] <= _sample_depth(depth, slope_x, slope_y, s, samples)) << s
            if mask != 0:
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
    for i in range(NUM_STRENGTHS):
        part = i / (NUM_STRENGTHS - 1)
        blended[i] = blend(
            clear,
            numbers[COLOR] * part,
            numbers[COLOR + 1] * part,
            numbers[COLOR + 2] * part,
            numbers[COLOR + 3] * part,
            tables,
            codes,
        )
