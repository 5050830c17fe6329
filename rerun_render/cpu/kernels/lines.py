"""Line segments and heads of arrows: flat bands and triangles that face the eye, as linear functions on the picture.

A segment is a band along its axis, longer by the radius at a round end, half a px wider than it is thick. A head is a
triangle with its tip at the end of the segment. Both lie in the plane of the axis that is turned to the eye. On that
plane the place along the axis, the place across it and the width are linear; divided by depth they are linear on the
picture, too, as far as it reaches: nothing has to be projected or cut.
"""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.compiling import inlined, kernel
from rerun_render.cpu.kernels.layout import (
    ACROSS,
    BOTTOM,
    BOX_BOTTOM,
    BOX_LEFT,
    BOX_RIGHT,
    BOX_TOP,
    CENTER_X,
    CENTER_Y,
    DEPTH,
    FIRST,
    FROM_START,
    HALF_PIXEL,
    HEAD_HALF,
    INVERSE,
    IS_ORTHOGRAPHIC,
    LEFT,
    NEXT_ACROSS,
    NEXT_ALONG,
    NEXT_SQUARE,
    PAST_END,
    PAST_START,
    PIXEL,
    REACH,
    RECORD,
    RIGHT,
    SEGMENT_COLOR,
    TILE_HEIGHT,
    TILE_WIDTH,
    TO_END,
    TOP,
    UNIT_X,
    UNIT_Y,
)

_ROUND_START, _ROUND_END, _SHAFT, _HEAD, _THIN = 1, 2, 4, 8, 16
_HEAD_LENGTH, _HEAD_HALF_WIDTH = 4.0, 2.0
_THIN_HEAD_LENGTH, _THIN_HEAD_HALF_WIDTH = 10.0, 3.0
# What is shorter has no direction: in float32 the square of its length is nothing.
_NO_LENGTH = 1e-19
# The largest part of an arrow that its head may take.
_MAX_HEAD_SHARE = 0.75


@inlined
def _put(segments, row, column, x, y, z, numbers):
    """The linear function that a ray's product with a vector is: value at the frame's corner, change per px."""
    segments[row, column + 1], segments[row, column + 2] = numbers[UNIT_X] * x, numbers[UNIT_Y] * y
    segments[row, column] = (
        -numbers[CENTER_X] * segments[row, column + 1] - numbers[CENTER_Y] * segments[row, column + 2] - z
    )


@inlined
def _mix(segments, row, column, a, factor_a, b, factor_b):
    """A linear function made of two others."""
    for i in range(3):
        segments[row, column + i] = segments[row, a + i] * factor_a + segments[row, b + i] * factor_b


@kernel
def _place_plane(segments, row, sx, sy, sz, dx, dy, dz, length, numbers, orthographic):
    """The functions of a band's plane: INVERSE, FROM_START, TO_END, ACROSS. Returns its side, zero if it has none."""
    if orthographic:
        square = dx * dx + dy * dy
        if not square > 1e-24:
            return 0.0, 0.0, 0.0
        size = 1.0 / math.sqrt(square)
        nx, ny, nz = -dy * size, dx * size, 0.0
        segments[row, INVERSE], segments[row, INVERSE + 1], segments[row, INVERSE + 2] = 1.0, 0.0, 0.0
        _put(segments, row, FROM_START, dx / square, dy / square, 0.0, numbers)
        segments[row, FROM_START] -= (sx * dx + sy * dy) / square
        _put(segments, row, ACROSS, nx, ny, 0.0, numbers)
        segments[row, ACROSS] -= sx * nx + sy * ny
    else:
        nx, ny, nz = dy * sz - dz * sy, dz * sx - dx * sz, dx * sy - dy * sx
        size = math.sqrt(nx * nx + ny * ny + nz * nz)
        # Seen along its axis it has no area.
        if not size > 1e-9 * math.sqrt(sx * sx + sy * sy + sz * sz):
            return 0.0, 0.0, 0.0
        size = 1.0 / size
        nx, ny, nz = nx * size, ny * size, nz * size
        px, py, pz = dy * nz - dz * ny, dz * nx - dx * nz, dx * ny - dy * nx
        distance = 1.0 / (px * sx + py * sy + pz * sz)
        _put(segments, row, INVERSE, px * distance, py * distance, pz * distance, numbers)
        _put(segments, row, FROM_START, dx, dy, dz, numbers)
        _mix(segments, row, FROM_START, FROM_START, 1.0, INVERSE, -(sx * dx + sy * dy + sz * dz))
        _put(segments, row, ACROSS, nx, ny, nz, numbers)
    _mix(segments, row, TO_END, FROM_START, -1.0, INVERSE, length)
    return nx, ny, nz


@inlined
def _reach(segments, row, x, y, z, numbers, orthographic):
    """Widen the box of a record by a corner; returns False for one that is not in front of the near plane."""
    depth = 1.0 if orthographic else -z
    if not depth >= numbers[DEPTH]:
        return False
    px = numbers[CENTER_X] + x / (depth * numbers[UNIT_X])
    py = numbers[CENTER_Y] + y / (depth * numbers[UNIT_Y])
    segments[row, BOX_LEFT], segments[row, BOX_TOP] = min(segments[row, BOX_LEFT], px), min(segments[row, BOX_TOP], py)
    segments[row, BOX_RIGHT] = max(segments[row, BOX_RIGHT], px)
    segments[row, BOX_BOTTOM] = max(segments[row, BOX_BOTTOM], py)
    return True


@inlined
def _open_box(segments, row):
    segments[row, BOX_LEFT] = segments[row, BOX_TOP] = 1e9
    segments[row, BOX_RIGHT] = segments[row, BOX_BOTTOM] = -1e9


@kernel
def _close_box(segments, row, is_whole, command, boxes, box):
    """Cut the box of a record to what may be drawn on, and say which tiles it touches. is_whole: it may be anywhere."""
    left, right = np.float64(command[LEFT]), np.float64(command[RIGHT])
    top, bottom = np.float64(command[TOP]), np.float64(command[BOTTOM])
    if not is_whole:
        left, right = max(left, segments[row, BOX_LEFT]), min(right, segments[row, BOX_RIGHT])
        top, bottom = max(top, segments[row, BOX_TOP]), min(bottom, segments[row, BOX_BOTTOM])
    if not (left < right and top < bottom):
        return
    last_x, last_y = min(int(right), command[RIGHT] - 1), min(int(bottom), command[BOTTOM] - 1)
    segments[row, BOX_LEFT], segments[row, BOX_TOP] = math.floor(left), math.floor(top)
    segments[row, BOX_RIGHT], segments[row, BOX_BOTTOM] = last_x + 1.0, last_y + 1.0
    boxes[box, 0], boxes[box, 1] = int(left) // TILE_WIDTH, int(top) // TILE_HEIGHT
    boxes[box, 2], boxes[box, 3] = last_x // TILE_WIDTH, last_y // TILE_HEIGHT


@kernel
def place_lines(
    first,
    last,
    starts,
    ends,
    radii,
    colors,
    kinds,
    view_from_obj,
    scale,
    near,
    following,
    has_following,
    has_heads,
    command,
    numbers,
    segments,
    boxes,
):
    """Records of segments `first` to `last`: one for the band and, with `has_heads`, one for the head.

    following: what the last head is shaded towards, in obj space.
    """
    orthographic = command[IS_ORTHOGRAPHIC] != 0
    m = view_from_obj
    rows = 2 if has_heads else 1
    for i in range(first, last):
        box = command[FIRST] + i * rows
        row = command[RECORD] + i * rows
        for t in range(rows):
            boxes[box + t, 0], boxes[box + t, 2] = 1, 0
        kind = np.int64(kinds[i])
        x, y, z = np.float64(starts[i, 0]), np.float64(starts[i, 1]), np.float64(starts[i, 2])
        sx = m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3]
        sy = m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3]
        sz = m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3]
        x, y, z = np.float64(ends[i, 0]), np.float64(ends[i, 1]), np.float64(ends[i, 2])
        ex = m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3]
        ey = m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3]
        ez = m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3]
        head = kind & _HEAD != 0
        shaft = kind & _SHAFT != 0 or not head
        start_depth = end_depth = 1.0
        ends_early = False
        if not orthographic:
            # Cut off what is behind the eye. Widths in px grow with depth, which counts as 0 there: what is left of the
            # line narrows towards the eye less than that, as in the official viewer.
            if sz > -near and ez > -near:
                continue
            start_depth, end_depth = max(-sz, 0.0), max(-ez, 0.0)
            if sz > -near:
                part = (-near - sz) / (ez - sz)
                sx, sy, sz = sx + (ex - sx) * part, sy + (ey - sy) * part, -near
                start_depth += (end_depth - start_depth) * part
                kind &= ~_ROUND_START
            elif ez > -near:
                part = (-near - ez) / (sz - ez)
                ex, ey, ez = ex + (sx - ex) * part, ey + (sy - ey) * part, -near
                end_depth += (start_depth - end_depth) * part
                kind &= ~_ROUND_END
                head, ends_early = False, True
        dx, dy, dz = ex - sx, ey - sy, ez - sz
        length = math.sqrt(dx * dx + dy * dy + dz * dz)
        if not length < np.inf:
            continue
        if length > _NO_LENGTH:
            dx, dy, dz = dx / length, dy / length, dz / length
        else:
            dx, dy, dz, length = 1.0, 0.0, 0.0, 0.0
        raw = np.float64(radii[i])
        end_pixel = numbers[PIXEL] * (1.0 if orthographic else -ez)
        end_radius = raw * scale if raw > 0.0 else -raw * end_pixel
        is_thin = kind & _THIN != 0
        head_length = min(end_radius * (_THIN_HEAD_LENGTH if is_thin else _HEAD_LENGTH), _MAX_HEAD_SHARE * length)
        color = np.float64(np.int64(colors[i, 0]) | np.int64(colors[i, 1]) << 8 | np.int64(colors[i, 2]) << 16)

        if head and head_length > 0.0:
            at = row + 1
            slope = _THIN_HEAD_HALF_WIDTH / _THIN_HEAD_LENGTH if is_thin else _HEAD_HALF_WIDTH / _HEAD_LENGTH
            half = head_length * slope
            bx, by, bz = ex - dx * head_length, ey - dy * head_length, ez - dz * head_length
            ax, ay, az = _place_plane(segments, at, bx, by, bz, dx, dy, dz, head_length, numbers, orthographic)
            if ax != 0.0 or ay != 0.0 or az != 0.0:
                nx = ny = nz = 0.0
                if i + 1 < len(starts) or has_following:
                    x, y, z = following[0], following[1], following[2]
                    if i + 1 < len(starts):
                        x, y, z = (
                            np.float64(starts[i + 1, 0]),
                            np.float64(starts[i + 1, 1]),
                            np.float64(starts[i + 1, 2]),
                        )
                    nx = m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3] - ex
                    ny = m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3] - ey
                    nz = m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3] - ez
                segments[at, PAST_START] = segments[at, PAST_END] = 0.0
                _mix(segments, at, REACH, TO_END, slope, INVERSE, 0.0)
                _mix(segments, at, HALF_PIXEL, INVERSE, 0.0, INVERSE, 0.0)
                segments[at, SEGMENT_COLOR], segments[at, HEAD_HALF] = color, half
                segments[at, NEXT_ALONG] = dx * nx + dy * ny + dz * nz
                segments[at, NEXT_ACROSS] = ax * nx + ay * ny + az * nz
                segments[at, NEXT_SQUARE] = nx * nx + ny * ny + nz * nz
                _open_box(segments, at)
                in_front = _reach(segments, at, ex, ey, ez, numbers, orthographic)
                in_front &= _reach(segments, at, bx + ax * half, by + ay * half, bz + az * half, numbers, orthographic)
                in_front &= _reach(segments, at, bx - ax * half, by - ay * half, bz - az * half, numbers, orthographic)
                _close_box(segments, at, not in_front, command, boxes, box + 1)
        if not shaft:
            continue
        if kind & _SHAFT != 0:
            length -= head_length
            ex, ey, ez = sx + dx * length, sy + dy * length, sz + dz * length
            if not (orthographic or ends_early):
                end_depth = -ez
        ax, ay, az = _place_plane(segments, row, sx, sy, sz, dx, dy, dz, length, numbers, orthographic)
        if ax == 0.0 and ay == 0.0 and az == 0.0:
            continue
        unit = numbers[PIXEL]
        start_pixel, end_pixel = unit * (1.0 if orthographic else -sz), unit * (1.0 if orthographic else -ez)
        start_radius = raw * scale if raw > 0.0 else -raw * (unit * start_depth)
        end_radius = raw * scale if raw > 0.0 else -raw * (unit * end_depth)
        start_cap = start_radius + 0.5 * start_pixel if kind & _ROUND_START != 0 else 0.0
        end_cap = end_radius + 0.5 * end_pixel if kind & _ROUND_END != 0 else 0.0
        total = start_cap + length + end_cap
        if not total > 0.0:
            continue
        segments[row, PAST_START], segments[row, PAST_END] = start_cap, end_cap
        segments[row, SEGMENT_COLOR], segments[row, HEAD_HALF] = color, 0.0
        # Linear from one end of the band to the other.
        growth = (end_radius - start_radius) / total
        _mix(segments, row, REACH, FROM_START, growth, INVERSE, start_radius + growth * start_cap)
        growth = (end_pixel - start_pixel) / total
        _mix(segments, row, HALF_PIXEL, FROM_START, 0.5 * growth, INVERSE, 0.5 * (start_pixel + growth * start_cap))
        _open_box(segments, row)
        in_front = True
        for corner in range(4):
            at_end = corner & 1 != 0
            along = length + end_cap if at_end else -start_cap
            across = end_radius + 0.5 * end_pixel if at_end else start_radius + 0.5 * start_pixel
            across = across if corner & 2 != 0 else -across
            x, y, z = sx + dx * along + ax * across, sy + dy * along + ay * across, sz + dz * along + az * across
            in_front &= _reach(segments, row, x, y, z, numbers, orthographic)
        _close_box(segments, row, not in_front, command, boxes, box)
