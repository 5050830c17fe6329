"""Line segments and heads of arrows become triangles facing the eye.

A segment is a quad along its axis, longer by the radius at a round end, half a px wider than it is thick. A head is one
triangle with its tip at the end of the segment. What is nearer than the near plane is cut off.
"""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.clipping import cut_triangle, project
from rerun_render.cpu.kernels.compiling import inlined, kernel
from rerun_render.cpu.kernels.layout import (
    FIRST,
    HEAD_COLOR,
    HEAD_NEXT,
    HEAD_RADIUS,
    IS_HEAD,
    IS_ORTHOGRAPHIC,
    LINE_COLOR,
    LINE_LENGTH,
    PIXEL,
    RECORD,
)
from rerun_render.cpu.kernels.triangles import box_triangle

_ROUND_START, _ROUND_END, _SHAFT, _HEAD, _THIN = 1, 2, 4, 8, 16
_HEAD_LENGTH, _HEAD_HALF_WIDTH = 4.0, 2.0
_THIN_HEAD_LENGTH, _THIN_HEAD_HALF_WIDTH = 10.0, 3.0
# The largest part of an arrow that its head may take.
_MAX_HEAD_SHARE = 0.75


@inlined
def _side(dx, dy, dz, x, y, z, orthographic):
    """Unit vector across a segment with direction d, seen at a place."""
    ex, ey, ez = (0.0, 0.0, 1.0) if orthographic else (-x, -y, -z)
    sx, sy, sz = ey * dz - ez * dy, ez * dx - ex * dz, ex * dy - ey * dx
    length = math.sqrt(sx * sx + sy * sy + sz * sz)
    # Seen exactly along its axis the segment is a dot; any side will do.
    if not length > 1e-6 * math.sqrt(ex * ex + ey * ey + ez * ez):
        return 0.0, 1.0, 0.0
    return sx / length, sy / length, sz / length


@kernel
def _box(triangles, row, vertices, attributes, spare, may_cut, command, numbers, boxes, box):
    """Boxes of tiles of a triangle; with `may_cut`, of both that may be left of it."""
    found = cut_triangle(triangles, row, vertices, attributes, spare, numbers) if may_cut else 1
    if found > 0:
        box_triangle(triangles, row, vertices, command, boxes, box)
    if found > 1:
        box_triangle(triangles, row + 1, vertices, command, boxes, box + 1)


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
    may_cut,
    vertex_first,
    command,
    numbers,
    triangles,
    vertices,
    attributes,
    boxes,
):
    """Triangles of segments `first` to `last`: two for the segment and, with `has_heads`, one for the head.

    following: what the last head is shaded towards, in obj space. may_cut: there are two rows for each triangle, and
    two spare vertices. Returns whether any corner is behind the near plane: without `may_cut` all was in vain.
    """
    orthographic = command[IS_ORTHOGRAPHIC] != 0
    m = view_from_obj
    rows = 2 if may_cut else 1
    num_triangles = 3 if has_heads else 2
    corners = 7 if has_heads else 4
    per_segment, num_vertices = num_triangles * rows, corners + (2 * num_triangles if may_cut else 0)
    behind = False
    for i in range(first, last):
        box = command[FIRST] + i * per_segment
        row = command[RECORD] + i * per_segment
        v = vertex_first + i * num_vertices
        for t in range(per_segment):
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
        if length > 0.0:
            dx, dy, dz = dx / length, dy / length, dz / length
        else:
            dx, dy, dz = 1.0, 0.0, 0.0
        raw = np.float64(radii[i])
        end_pixel = numbers[PIXEL] * (1.0 if orthographic else -ez)
        end_radius = raw * scale if raw > 0.0 else -raw * end_pixel
        is_thin = kind & _THIN != 0
        head_length = min(end_radius * (_THIN_HEAD_LENGTH if is_thin else _HEAD_LENGTH), _MAX_HEAD_SHARE * length)
        color = np.float32(np.int64(colors[i, 0]) | np.int64(colors[i, 1]) << 8 | np.int64(colors[i, 2]) << 16)

        if head and head_length > 0.0:
            slope = _THIN_HEAD_HALF_WIDTH / _THIN_HEAD_LENGTH if is_thin else _HEAD_HALF_WIDTH / _HEAD_LENGTH
            half = head_length * slope
            ax, ay, az = _side(dx, dy, dz, ex, ey, ez, orthographic)
            nx = ny = nz = 0.0
            if i + 1 < len(starts) or has_following:
                x, y, z = following[0], following[1], following[2]
                if i + 1 < len(starts):
                    x, y, z = np.float64(starts[i + 1, 0]), np.float64(starts[i + 1, 1]), np.float64(starts[i + 1, 2])
                nx = m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3] - ex
                ny = m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3] - ey
                nz = m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3] - ez
            for corner in range(3):
                along = 0.0 if corner == 0 else -head_length
                across = 0.0 if corner == 0 else (-half if corner == 1 else half)
                fx, fy, fz = dx * along + ax * across, dy * along + ay * across, dz * along + az * across
                at = v + 4 + corner
                depth = 1.0 if orthographic else -(ez + fz)
                project(vertices, at, ex + fx, ey + fy, depth, numbers)
                behind |= vertices[at, 2] <= 0.0
                attributes[at, 0], attributes[at, 1], attributes[at, 2] = fx, fy, fz
                attributes[at, HEAD_NEXT], attributes[at, HEAD_NEXT + 1], attributes[at, HEAD_NEXT + 2] = nx, ny, nz
                attributes[at, HEAD_RADIUS], attributes[at, HEAD_COLOR], attributes[at, IS_HEAD] = half, color, 1.0
                triangles[row + 2 * rows, corner] = at
            part, spare = 2 * rows, v + corners + 4
            _box(triangles, row + part, vertices, attributes, spare, may_cut, command, numbers, boxes, box + part)
        if not shaft:
            continue
        if kind & _SHAFT != 0:
            length -= head_length
            ex, ey, ez = sx + dx * length, sy + dy * length, sz + dz * length
            if not (orthographic or ends_early):
                end_depth = -ez
        for corner in range(4):
            at_end = corner & 1 != 0
            x, y, z = (ex, ey, ez) if at_end else (sx, sy, sz)
            pixel = numbers[PIXEL] * (1.0 if orthographic else -z)
            radius = raw * scale if raw > 0.0 else -raw * (numbers[PIXEL] * (end_depth if at_end else start_depth))
            reach = radius + 0.5 * pixel
            cap = reach if kind & (_ROUND_END if at_end else _ROUND_START) != 0 else 0.0
            along = length + cap if at_end else -cap
            across = reach if corner & 2 != 0 else -reach
            ax, ay, az = _side(dx, dy, dz, x, y, z, orthographic)
            at = v + corner
            depth = 1.0 if orthographic else -(sz + dz * along + az * across)
            project(vertices, at, sx + dx * along + ax * across, sy + dy * along + ay * across, depth, numbers)
            behind |= vertices[at, 2] <= 0.0
            attributes[at, 0], attributes[at, 1], attributes[at, 2], attributes[at, 3] = along, across, radius, pixel
            attributes[at, LINE_LENGTH], attributes[at, LINE_COLOR], attributes[at, IS_HEAD] = length, color, 0.0
        second, spare = row + rows, v + corners
        triangles[row, 0], triangles[row, 1], triangles[row, 2] = v, v + 1, v + 2
        triangles[second, 0], triangles[second, 1], triangles[second, 2] = v + 2, v + 1, v + 3
        _box(triangles, row, vertices, attributes, spare, may_cut, command, numbers, boxes, box)
        _box(triangles, second, vertices, attributes, spare + 2, may_cut, command, numbers, boxes, box + rows)
    return behind
