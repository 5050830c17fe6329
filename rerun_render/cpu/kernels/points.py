"""Points: discs facing the eye that look like spheres.

The disc of a sphere with centre C, radius r and distance D is perpendicular to the ray to C, r*r/D in front of it; there
the silhouette of the sphere is a circle of radius r*sqrt(D*D-r*r)/D. Coverage falls over one px around it. For a ray at
(a, b, -1) from that to the centre (a0, b0, -1), differences are used: far and small discs keep their precision.
"""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.color import encode, visible_samples, write_samples
from rerun_render.cpu.kernels.compiling import kernel
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    CENTER_X,
    CENTER_Y,
    DEPTH,
    FIRST,
    IS_ORTHOGRAPHIC,
    LEFT,
    PIXEL,
    RECORD,
    RIGHT,
    SAMPLE_X,
    SAMPLE_Y,
    SHADED,
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
        along_a, along_b = vx / depth, vy / depth
        distance = depth * math.sqrt(1.0 + along_a * along_a + along_b * along_b)
        if not (orthographic or radius < distance):
            continue
        px = numbers[CENTER_X] + along_a / numbers[UNIT_X]
        py = numbers[CENTER_Y] + along_b / numbers[UNIT_Y]
        reach_a, reach_b = point_reach(along_a, along_b, distance, radius, pixel, orthographic)
        left, top = np.float64(command[LEFT]), np.float64(command[TOP])
        right, bottom = np.float64(command[RIGHT]), np.float64(command[BOTTOM])
        if reach_a >= 0.0:
            half_x, half_y = reach_a / abs(numbers[UNIT_X]) + 0.01, reach_b / abs(numbers[UNIT_Y]) + 0.01
            left, right = max(left, px - half_x), min(right, px + half_x)
            top, bottom = max(top, py - half_y), min(bottom, py + half_y)
        if not (left < right and top < bottom):
            continue
        records[row, 0], records[row, 1], records[row, 2], records[row, 3] = px, py, depth, radius
        packed[row] = np.uint32(colors[i, 0]) | np.uint32(colors[i, 1]) << 8 | np.uint32(colors[i, 2]) << 16
        boxes[box, 0], boxes[box, 1] = int(left) // TILE_WIDTH, int(top) // TILE_HEIGHT
        boxes[box, 2] = min(int(right), command[RIGHT] - 1) // TILE_WIDTH
        boxes[box, 3] = min(int(bottom), command[BOTTOM] - 1) // TILE_HEIGHT


@kernel
def _threshold(shrink, inset):
    """Square of the distance in radii at which a sample stops to be covered; negative when there is none."""
    edge = shrink + inset
    return edge * edge if edge > 0.0 else -1.0


@kernel
def draw_points(
    entries, first, last, command, numbers, tile_x, tile_y, samples, records, packed, depths, colors, tables, codes
):
    """Draw the points `entries[first:last]` of one command on the tile whose corner is at (tile_x, tile_y) px."""
    orthographic = command[IS_ORTHOGRAPHIC] != 0
    shaded = command[SHADED] != 0
    clip_left, clip_right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    clip_top, clip_bottom = max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])
    unit_x, unit_y = numbers[UNIT_X], numbers[UNIT_Y]
    for e in range(first, last):
        row = np.int64(entries[e]) - command[FIRST] + command[RECORD]
        px, py = np.float64(records[row, 0]), np.float64(records[row, 1])
        depth, radius = np.float64(records[row, 2]), np.float64(records[row, 3])
        pixel = numbers[PIXEL] * depth
        a0 = b0 = gap = 0.0
        length = shrink = distance = plane = 1.0
        if not orthographic:
            a0, b0 = (px - numbers[CENTER_X]) * unit_x, (py - numbers[CENTER_Y]) * unit_y
            length = math.sqrt(1.0 + a0 * a0 + b0 * b0)
            distance = depth * length
            gap = radius / distance
            if not gap < 1.0:
                continue
            shrink = math.sqrt(1.0 - gap * gap)
            plane = distance * (1.0 - gap * gap)
        reach_a, reach_b = point_reach(a0, b0, distance, radius, pixel, orthographic)
        left, right, top, bottom = clip_left, clip_right, clip_top, clip_bottom
        if reach_a >= 0.0:
            half_x, half_y = reach_a / abs(unit_x), reach_b / abs(unit_y)
            left = max(left, math.ceil(max(px - half_x - 0.5, -1.0)))
            right = min(right, math.floor(min(px + half_x + 0.5, 1e6)))
            top = max(top, math.ceil(max(py - half_y - 0.5, -1.0)))
            bottom = min(bottom, math.floor(min(py + half_y + 0.5, 1e6)))

        square_length = length * length
        scale = plane / (radius * square_length)
        scale *= scale
        soft = pixel / (shrink * radius)  # one px in radii
        outermost = _threshold(shrink, 0.5 * soft)
        edge_1, edge_2, edge_3 = 0.0, 0.0, 0.0
        if samples == 1:
            outermost = shrink * shrink
        else:
            edge_1 = _threshold(shrink, 0.25 * soft)
            edge_2 = shrink * shrink
            edge_3 = _threshold(shrink, -0.25 * soft)
        aa, bb, ab = (1.0 + b0 * b0) * scale, (1.0 + a0 * a0) * scale, -2.0 * a0 * b0 * scale
        lean_a, lean_b = a0 / square_length, b0 / square_length
        near = numbers[DEPTH] * length / plane
        slope_x, slope_y = near * lean_a * unit_x, near * lean_b * unit_y
        step_0 = step_1 = step_2 = step_3 = 0.0
        if samples > 1:
            step_0 = (SAMPLE_X[0] - 0.5) * slope_x + (SAMPLE_Y[0] - 0.5) * slope_y
            step_1 = (SAMPLE_X[1] - 0.5) * slope_x + (SAMPLE_Y[1] - 0.5) * slope_y
            step_2 = (SAMPLE_X[2] - 0.5) * slope_x + (SAMPLE_Y[2] - 0.5) * slope_y
            step_3 = (SAMPLE_X[3] - 0.5) * slope_x + (SAMPLE_Y[3] - 0.5) * slope_y
        color = np.int64(packed[row])
        red, green, blue = 0.0, 0.0, 0.0
        if shaded:
            red = np.float64(tables[color & 255])
            green = np.float64(tables[(color >> 8) & 255])
            blue = np.float64(tables[(color >> 16) & 255])

        for y in range(top, bottom):
            b = (y + 0.5 - py) * unit_y
            base = ((y - tile_y) * TILE_WIDTH + left - tile_x) * samples
            for x in range(left, right):
                a = (x + 0.5 - px) * unit_x
                facing = 1.0 + a * lean_a + b * lean_b
                square = (a * a * aa + b * b * bb + a * b * ab) / (facing * facing)
                if square < outermost and facing > 0.0:
                    mask = 15
                    if square >= edge_3:
                        mask = 1 | (square < edge_1) << 1 | (square < edge_2) << 2
                    here = near * facing
                    mask = visible_samples(base, samples, mask, here, step_0, step_1, step_2, step_3, depths)
                    if mask and here <= 1.0:
                        if shaded:
                            shade = math.sqrt(max(1.2 - math.sqrt(square + gap * gap), 0.16))
                            color = encode(red * shade, green * shade, blue * shade, codes)
                        write_samples(
                            base, samples, mask, here, step_0, step_1, step_2, step_3, color, depths, colors
                        )
                base += samples
