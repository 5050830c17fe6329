"""Gaussian splats: ellipses on the picture, blended one over the other.

The covariance of each splat goes through the projection, taken as linear around its centre (Zwicker et al., EWA Volume
Splatting, 2001); 0.3 square px more in each direction keep small ones visible. What lies beyond 3.5 standard
deviations along either axis of the ellipse is not drawn, nor what is too faint to change a dark colour.
"""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.color import blend, blend_samples
from rerun_render.cpu.kernels.compiling import inlined, kernel, tile_kernel
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    CENTER_X,
    CENTER_Y,
    DEPTH,
    FALLOFF_STEPS,
    FALLOFFS_PER_UNIT,
    FIRST,
    IS_ORTHOGRAPHIC,
    LEFT,
    RECORD,
    RIGHT,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
    UNIT_X,
    UNIT_Y,
)

# Rows of `records` per splat: x, y, depth, opacity; conic xx, xy, yy; major axis and both half-widths; linear colour.
ROWS = 4

_ONE, _TWO, _THREE = np.uintp(1), np.uintp(2), np.uintp(3)
_CUTOFF = 3.5
_SMOOTHING = 0.3
_MAX_ALPHA = 0.999
_FARTHEST = 1e9  # px
_FAINTEST = 1.5e-4
# How far beyond the view, in half-widths of it, the slope of the projection is that of the centre of a splat.
_REACH = 1.3


@inlined
def _linear(value, tables):
    """Linear light of an sRGB value, 0..1, between the bytes of the table."""
    place = min(max(value, 0.0), 1.0) * 255.0
    step = min(int(place), 254)
    return tables[step] + (tables[step + 1] - tables[step]) * (place - step)


@inlined
def _harmonics(part, row, x, y, z, count, channel):
    """Real spherical harmonics of degrees 1 to 3 in a direction, in the usual order and with the usual signs."""
    c = part
    i = channel
    out = 0.4886025119029199 * (z * c[row, 1, i] - y * c[row, 0, i] - x * c[row, 2, i])
    if count > 3:
        out += 1.0925484305920792 * (x * y * c[row, 3, i] - y * z * c[row, 4, i] - x * z * c[row, 6, i])
        out += 0.31539156525252005 * (2.0 * z * z - x * x - y * y) * c[row, 5, i]
        out += 0.5462742152960396 * (x * x - y * y) * c[row, 7, i]
    if count > 8:
        out += -0.5900435899266435 * y * (3.0 * x * x - y * y) * c[row, 8, i]
        out += 2.890611442640554 * x * y * z * c[row, 9, i]
        out += -0.4570457994644658 * y * (4.0 * z * z - x * x - y * y) * c[row, 10, i]
        out += 0.3731763325901154 * z * (2.0 * z * z - 3.0 * x * x - 3.0 * y * y) * c[row, 11, i]
        out += -0.4570457994644658 * x * (4.0 * z * z - x * x - y * y) * c[row, 12, i]
        out += 1.445305721320277 * z * (x * x - y * y) * c[row, 13, i]
        # The usual form has 3 y*y; the official viewer has not.
        out += -0.5900435899266435 * x * (x * x - y * y) * c[row, 14, i]
    return out


@kernel
def place_splats(
    first,
    last,
    order,
    positions,
    covariances,
    colors,
    harmonics,
    harmonics_from_obj,
    eye,
    view_from_obj,
    command,
    numbers,
    tables,
    records,
    boxes,
):
    """Records and boxes of tiles of splats `order[first:last]`. eye: (3,) its place in obj space."""
    orthographic = command[IS_ORTHOGRAPHIC] != 0
    m, turn = view_from_obj, harmonics_from_obj
    count = harmonics.shape[1]
    unit_x, unit_y = numbers[UNIT_X], numbers[UNIT_Y]
    # Of the view, in rays.
    middle_x = (0.5 * (command[LEFT] + command[RIGHT]) - numbers[CENTER_X]) * unit_x
    middle_y = (0.5 * (command[TOP] + command[BOTTOM]) - numbers[CENTER_Y]) * unit_y
    reach_x = _REACH * 0.5 * (command[RIGHT] - command[LEFT]) * abs(unit_x)
    reach_y = _REACH * 0.5 * (command[BOTTOM] - command[TOP]) * abs(unit_y)
    for place in range(first, last):
        i = np.int64(order[place])
        row = command[RECORD] + ROWS * place
        box = command[FIRST] + place
        boxes[box, 0], boxes[box, 2] = 1, 0
        x, y, z = np.float64(positions[i, 0]), np.float64(positions[i, 1]), np.float64(positions[i, 2])
        vx = m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3]
        vy = m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3]
        depth = 1.0 if orthographic else -(m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3])
        if not (orthographic or depth >= numbers[DEPTH]) or colors[i, 3] == 0:
            continue
        per_depth = 1.0 / depth
        a, b = vx * per_depth, vy * per_depth
        px, py = numbers[CENTER_X] + a / unit_x, numbers[CENTER_Y] + b / unit_y
        if not (abs(px) < _FARTHEST and abs(py) < _FARTHEST):
            continue
        # Rows of the slope of the picture's x and y over obj space.
        along_x, along_y = per_depth / unit_x, per_depth / unit_y
        deep_x = deep_y = 0.0
        if not orthographic:
            deep_x = along_x * min(max(a, middle_x - reach_x), middle_x + reach_x)
            deep_y = along_y * min(max(b, middle_y - reach_y), middle_y + reach_y)
        x0, x1 = along_x * m[0, 0] + deep_x * m[2, 0], along_x * m[0, 1] + deep_x * m[2, 1]
        x2 = along_x * m[0, 2] + deep_x * m[2, 2]
        y0, y1 = along_y * m[1, 0] + deep_y * m[2, 0], along_y * m[1, 1] + deep_y * m[2, 1]
        y2 = along_y * m[1, 2] + deep_y * m[2, 2]
        c0, c1, c2 = np.float64(covariances[i, 0]), np.float64(covariances[i, 1]), np.float64(covariances[i, 2])
        c3, c4, c5 = np.float64(covariances[i, 3]), np.float64(covariances[i, 4]), np.float64(covariances[i, 5])
        s0, s1, s2 = c0 * x0 + c1 * x1 + c2 * x2, c1 * x0 + c3 * x1 + c4 * x2, c2 * x0 + c4 * x1 + c5 * x2
        xx = x0 * s0 + x1 * s1 + x2 * s2 + _SMOOTHING
        xy = y0 * s0 + y1 * s1 + y2 * s2
        s0, s1, s2 = c0 * y0 + c1 * y1 + c2 * y2, c1 * y0 + c3 * y1 + c4 * y2, c2 * y0 + c4 * y1 + c5 * y2
        yy = y0 * s0 + y1 * s1 + y2 * s2 + _SMOOTHING
        determinant = xx * yy - xy * xy
        if not (xx > 0.0 and determinant > 0.0 and determinant < 1e30):
            continue
        middle = 0.5 * (xx + yy)
        apart = math.sqrt(max(0.01, middle * middle - determinant))
        major = middle + apart
        axis_x, axis_y = 1.0, 0.0
        if abs(xy) > 1e-8:
            size = 1.0 / math.sqrt(xy * xy + (major - xx) * (major - xx))
            axis_x, axis_y = xy * size, (major - xx) * size
        elif yy > xx:
            axis_x, axis_y = 0.0, 1.0
        wide, narrow = _CUTOFF * math.sqrt(major), _CUTOFF * math.sqrt(max(0.01, middle - apart))
        half_x = wide * abs(axis_x) + narrow * abs(axis_y)
        half_y = wide * abs(axis_y) + narrow * abs(axis_x)
        left, right = max(px - half_x, np.float64(command[LEFT])), min(px + half_x, np.float64(command[RIGHT]))
        top, bottom = max(py - half_y, np.float64(command[TOP])), min(py + half_y, np.float64(command[BOTTOM]))
        if not (left < right and top < bottom):
            continue
        records[row, 0], records[row, 1] = px, py
        records[row, 2] = numbers[DEPTH] * per_depth
        records[row, 3] = colors[i, 3] / 255.0
        records[row + 1, 0] = yy / determinant
        records[row + 1, 1] = -xy / determinant
        records[row + 1, 2] = xx / determinant
        records[row + 2, 0], records[row + 2, 1] = axis_x, axis_y
        records[row + 2, 2], records[row + 2, 3] = wide, narrow
        dx, dy, dz = x - eye[0], y - eye[1], z - eye[2]
        x = turn[0, 0] * dx + turn[0, 1] * dy + turn[0, 2] * dz
        y = turn[1, 0] * dx + turn[1, 1] * dy + turn[1, 2] * dz
        z = turn[2, 0] * dx + turn[2, 1] * dy + turn[2, 2] * dz
        size = math.sqrt(x * x + y * y + z * z)
        for channel in range(3):
            if count > 0 and size > 0.0:
                light = _harmonics(harmonics, i, x / size, y / size, z / size, count, channel)
                records[row + 3, channel] = _linear(colors[i, channel] / 255.0 + light, tables)
            else:
                records[row + 3, channel] = tables[np.int64(colors[i, channel])]
        boxes[box, 0], boxes[box, 1] = int(left) // TILE_WIDTH, int(top) // TILE_HEIGHT
        boxes[box, 2] = min(int(right), command[RIGHT] - 1) // TILE_WIDTH
        boxes[box, 3] = min(int(bottom), command[BOTTOM] - 1) // TILE_HEIGHT


@inlined
def _between(low, high, across, slope, half):
    """The part of low..high where |across + slope * x| <= half."""
    if abs(slope) > 1e-9:
        a, b = (-half - across) / slope, (half - across) / slope
        return max(low, min(a, b)), min(high, max(a, b))
    return low, high if abs(across) <= half else low - 1.0


@tile_kernel
def draw_splats(
    entries, first, last, command, tile_x, tile_y, samples, records, falloffs, depths, colors, tables, codes
):
    """Blend the splats `entries[first:last]` of one command on the tile whose corner is at (tile_x, tile_y) px.

    falloffs: of Gaussians, for each step of half the square of the distance in standard deviations.
    """
    clip_left, clip_right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    clip_top, clip_bottom = max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])
    nearest = np.float32(0.0)
    for i in range(len(depths)):
        nearest = max(nearest, depths[i])
    for e in range(first, last):
        row = command[RECORD] + ROWS * (np.int64(entries[e]) - command[FIRST])
        px, py = np.float64(records[row, 0]), np.float64(records[row, 1])
        depth, opacity = records[row, 2], np.float64(records[row, 3])
        xx, xy, yy = np.float64(records[row + 1, 0]), np.float64(records[row + 1, 1]), np.float64(records[row + 1, 2])
        axis_x, axis_y = np.float64(records[row + 2, 0]), np.float64(records[row + 2, 1])
        wide, narrow = np.float64(records[row + 2, 2]), np.float64(records[row + 2, 3])
        red, green, blue = records[row + 3, 0], records[row + 3, 1], records[row + 3, 2]
        # Nothing on the tile is in front of it.
        is_free = depth >= nearest
        half_y = wide * abs(axis_y) + narrow * abs(axis_x)
        top = max(clip_top, int(max(py - half_y + 0.5, 0.0)))
        bottom = min(clip_bottom, int(max(min(py + half_y + 0.5, 1e6), 0.0)))
        for y in range(top, bottom):
            dy = y + 0.5 - py
            low, high = _between(clip_left - px, clip_right - px, dy * axis_y, axis_x, wide)
            low, high = _between(low, high, dy * axis_x, -axis_y, narrow)
            left = max(clip_left, math.ceil(low + px - 0.5))
            right = min(clip_right, math.floor(high + px - 0.5) + 1)
            base = ((y - tile_y) * TILE_WIDTH + left - tile_x) * samples - samples
            for x in range(left, right):
                base += samples
                dx = x + 0.5 - px
                power = 0.5 * (xx * dx * dx + yy * dy * dy) + xy * dx * dy
                step = min(max(power, 0.0) * FALLOFFS_PER_UNIT, FALLOFF_STEPS - 1.0)
                index = int(step)
                here, there = falloffs[np.uintp(index)], falloffs[np.uintp(index + 1)]
                alpha = min(opacity * (here + (there - here) * (step - index)), _MAX_ALPHA)
                if alpha < _FAINTEST:
                    continue
                if is_free and samples == 4:
                    at = np.uintp(base)
                    before = colors[at]
                    if before == colors[at + _ONE] and before == colors[at + _TWO] and before == colors[at + _THREE]:
                        after = blend(before, red * alpha, green * alpha, blue * alpha, alpha, tables, codes)
                        colors[at] = colors[at + _ONE] = colors[at + _TWO] = colors[at + _THREE] = after
                        continue
                mask = 0
                for sample in range(samples):
                    mask |= np.int64(depth >= depths[np.uintp(base + sample)]) << sample
                if mask != 0:
                    blend_samples(
                        base, samples, mask, red * alpha, green * alpha, blue * alpha, alpha, tables, codes, colors
                    )
