"""Points: discs facing the eye that look like spheres.

The disc of a sphere with centre C, radius r and distance D is perpendicular to the ray to C, r*r/D in front of it;
there the silhouette of the sphere is a circle of radius r*sqrt(D*D-r*r)/D. Coverage falls over one px around it. Rays
(a, b, -1) are given by their difference from that to the centre, so far and small discs keep their precision.
"""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.compiling import kernel
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    CENTER_X,
    CENTER_Y,
    FIRST,
    IS_ORTHOGRAPHIC,
    LEFT,
    PIXEL,
    RECORD,
    RIGHT,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
    UNIT_X,
    UNIT_Y,
)


@kernel
def point_reach(along_a, along_b, distance, radius, pixel, orthographic):
    """How far a disc with its soft edge reaches from the centre, in rays (perspective) or units, on both axes.

    Negative when it cannot be told: the disc nearly surrounds the eye.
    """
    if orthographic:
        reach = radius + 0.5 * pixel
        return reach, reach
    gap = radius / distance
    shrink = math.sqrt(1.0 - gap * gap)
    size = math.sqrt(1.0 + along_a * along_a + along_b * along_b)
    # Tangent of the cone's half-angle; the bound holds for oblique cones too.
    wide = (radius * shrink + 0.5 * pixel) / (distance * shrink * shrink) * size
    if not wide < 0.5:
        return -1.0, -1.0
    wide /= (1.0 - wide) * (1.0 - wide)
    return wide * math.sqrt(1.0 + along_a * along_a), wide * math.sqrt(1.0 + along_b * along_b)


@kernel
def place_points(first, last, positions, radii, colors, view_from_obj, scale, command, numbers, records, packed, boxes):
    """Records (x, y, depth along the axis, radius), packed colours and boxes of tiles of points `first` to `last`."""
    orthographic = command[IS_ORTHOGRAPHIC] != 0
    m = view_from_obj
    px_x, px_y = 1.0 / numbers[UNIT_X], 1.0 / numbers[UNIT_Y]
    for i in range(first, last):
        row = command[RECORD] + i
        box = command[FIRST] + i
        x, y, z = np.float64(positions[i, 0]), np.float64(positions[i, 1]), np.float64(positions[i, 2])
        vx = m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3]
        vy = m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3]
        depth = 1.0 if orthographic else -(m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3])
        boxes[box, 0], boxes[box, 2] = 1, 0
        if not depth > 0.0:
            continue
        pixel = numbers[PIXEL] * depth
        raw = np.float64(radii[i])
        radius = max(raw * scale if raw > 0.0 else -raw * pixel, 1e-4 * pixel)
        per_depth = 1.0 / depth
        along_a, along_b = vx * per_depth, vy * per_depth
        length = math.sqrt(1.0 + along_a * along_a + along_b * along_b)
        distance = depth * length
        if not (orthographic or radius < distance):
            continue
        px = numbers[CENTER_X] + along_a * px_x
        py = numbers[CENTER_Y] + along_b * px_y
        if orthographic or radius > 0.02 * distance:
            reach_a, reach_b = point_reach(along_a, along_b, distance, radius, pixel, orthographic)
        else:
            wide = (radius + 0.5 * pixel) * per_depth * 1.001
            reach_a = reach_b = wide * length * (1.0 + 2.5 * wide) if wide < 0.1 else -1.0
        left, top = np.float64(command[LEFT]), np.float64(command[TOP])
        right, bottom = np.float64(command[RIGHT]), np.float64(command[BOTTOM])
        if reach_a >= 0.0:
            half_x, half_y = reach_a * abs(px_x) + 0.01, reach_b * abs(px_y) + 0.01
            left, right = max(left, px - half_x), min(right, px + half_x)
            top, bottom = max(top, py - half_y), min(bottom, py + half_y)
        if not (left < right and top < bottom):
            continue
        records[row, 0], records[row, 1], records[row, 2], records[row, 3] = px, py, depth, radius
        packed[row] = np.uint32(colors[i, 0]) | np.uint32(colors[i, 1]) << 8 | np.uint32(colors[i, 2]) << 16
        boxes[box, 0], boxes[box, 1] = int(left) // TILE_WIDTH, int(top) // TILE_HEIGHT
        boxes[box, 2] = min(int(right), command[RIGHT] - 1) // TILE_WIDTH
        boxes[box, 3] = min(int(bottom), command[BOTTOM] - 1) // TILE_HEIGHT
