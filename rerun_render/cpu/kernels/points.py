"""Points: discs facing the eye that look like spheres.

The disc of a sphere with centre C, radius r and distance D is perpendicular to the ray to C, r*r/D in front of it;
there the silhouette of the sphere is a circle of radius r*sqrt(D*D-r*r)/D. Coverage falls over one px around it. Rays
(a, b, -1) are given by their difference from that to the centre, so far and small discs keep their precision.
"""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.color import visible_samples, write_samples
from rerun_render.cpu.kernels.compiling import inlined, kernel, tile_kernel
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    CENTER_X,
    CENTER_Y,
    CODE_STEPS,
    COVERAGE_TIE,
    DEPTH,
    FIRST,
    IS_ORTHOGRAPHIC,
    LAST_SHADE,
    LEFT,
    PIXEL,
    RECORD,
    RIGHT,
    SHADED,
    SHADES_PER_UNIT,
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


@inlined
def _threshold(shrink, inset):
    """Square of the distance in radii at which a sample stops to be covered; negative when there is none."""
    edge = shrink + inset
    return edge * edge if edge > 0.0 else -1.0


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
    tables,
    codes,
    shades,
    block,
    block_colors,
):
    """Draw the points `entries[first:last]` of one command on the tile whose corner is at (tile_x, tile_y) px.

    shades: factor of gradient shading for each square of the distance from the centre in radii, see the layout.
    block, block_colors: room for some records.
    """
    orthographic = command[IS_ORTHOGRAPHIC] != 0
    shaded = command[SHADED] != 0
    clip_left, clip_right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    clip_top, clip_bottom = max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])
    unit_x, unit_y = numbers[UNIT_X], numbers[UNIT_Y]
    px_x, px_y = 1.0 / abs(unit_x), 1.0 / abs(unit_y)
    pixel_unit, depth_unit = numbers[PIXEL], numbers[DEPTH]
    center_x, center_y = numbers[CENTER_X], numbers[CENTER_Y]
    offset = command[RECORD] - command[FIRST]
    start = first
    while start < last:
        # Gathered by the block: the waits for memory overlap.
        count = min(len(block), last - start)
        for i in range(count):
            at = np.uintp(np.int64(entries[np.uintp(start + i)]) + offset)
            block[np.uintp(i), 0], block[np.uintp(i), 1] = records[at, 0], records[at, 1]
            block[np.uintp(i), 2], block[np.uintp(i), 3] = records[at, 2], records[at, 3]
            block_colors[np.uintp(i)] = packed[at]
        start += count
        for i in range(count):
            px, py = np.float64(block[np.uintp(i), 0]), np.float64(block[np.uintp(i), 1])
            depth, radius = np.float64(block[np.uintp(i), 2]), np.float64(block[np.uintp(i), 3])
            color = block_colors[np.uintp(i)]
            pixel = pixel_unit * depth
            a0 = b0 = gap = 0.0
            length = shrink = per_square = per_plane = 1.0
            left, right, top, bottom = clip_left, clip_right, clip_top, clip_bottom
            if orthographic:
                reach_a = reach_b = radius + 0.5 * pixel
            else:
                a0, b0 = (px - center_x) * unit_x, (py - center_y) * unit_y
                square_length = 1.0 + a0 * a0 + b0 * b0
                length = math.sqrt(square_length)
                distance = depth * length
                per_square = 1.0 / square_length
                gap = radius / distance
                if gap > 0.02:
                    if not gap < 1.0:
                        continue
                    shrink = math.sqrt(1.0 - gap * gap)
                    per_plane = 1.0 / (distance * (1.0 - gap * gap))
                    reach_a, reach_b = point_reach(a0, b0, distance, radius, pixel, False)
                else:
                    rest = 1.0 - gap * gap
                    shrink = 1.0 - 0.5 * gap * gap
                    per_plane = 1.0 / (distance * rest)
                    # A bound of `point_reach` that needs no roots.
                    wide = (radius + 0.5 * pixel) * per_plane * length
                    reach_a = reach_b = -1.0
                    if wide < 0.1:
                        reach_a = reach_b = wide * length * (1.0 + 2.5 * wide)
            if reach_a >= 0.0:
                half_x, half_y = reach_a * px_x, reach_b * px_y
                left = max(left, int(max(px - half_x + 0.5, 0.0)))
                right = min(right, int(max(min(px + half_x + 0.5, 1e6), 0.0)))
                top = max(top, int(max(py - half_y + 0.5, 0.0)))
                bottom = min(bottom, int(max(min(py + half_y + 0.5, 1e6), 0.0)))
            if left >= right or top >= bottom:
                continue

            per_radius = 1.0 / radius
            scale = per_radius * per_square / per_plane if not orthographic else per_radius
            scale *= scale
            soft = pixel * per_radius * (1.0 + 0.5 * gap * gap if gap <= 0.02 else 1.0 / shrink)  # one px in radii
            outermost = _threshold(shrink, (0.5 - COVERAGE_TIE) * soft)
            edge_1, edge_2, edge_3 = 0.0, 0.0, 0.0
            if samples == 1:
                outermost = _threshold(shrink, -COVERAGE_TIE * soft)
            else:
                edge_1 = _threshold(shrink, (0.25 - COVERAGE_TIE) * soft)
                edge_2 = _threshold(shrink, -COVERAGE_TIE * soft)
                edge_3 = _threshold(shrink, (-0.25 - COVERAGE_TIE) * soft)
            aa, bb, ab = (1.0 + b0 * b0) * scale, (1.0 + a0 * a0) * scale, -2.0 * a0 * b0 * scale
            lean_x, lean_y = a0 * per_square * unit_x, b0 * per_square * unit_y
            aa, bb, ab = aa * unit_x * unit_x, bb * unit_y * unit_y, ab * unit_x * unit_y
            near = depth_unit * length * per_plane
            slope_x, slope_y = near * lean_x, near * lean_y
            step_0 = step_1 = step_2 = step_3 = 0.0
            if samples > 1:
                step_0 = -0.125 * slope_x - 0.375 * slope_y
                step_1 = 0.375 * slope_x - 0.125 * slope_y
                step_2 = -0.375 * slope_x + 0.125 * slope_y
                step_3 = 0.125 * slope_x + 0.375 * slope_y
            red, green, blue = 0.0, 0.0, 0.0
            if shaded:
                red = np.float64(tables[np.uintp(color & 255)]) * CODE_STEPS
                green = np.float64(tables[np.uintp((color >> 8) & 255)]) * CODE_STEPS
                blue = np.float64(tables[np.uintp((color >> 16) & 255)]) * CODE_STEPS
            # Where the disc hardly leans across its pixels, a straight line stands for the square of the division.
            is_small = abs(lean_x) * (right - left) + abs(lean_y) * (bottom - top) < 0.03
            inner = gap * gap

            for y in range(top, bottom):
                dy = y + 0.5 - py
                base = ((y - tile_y) * TILE_WIDTH + left - tile_x) * samples
                facing_y = 1.0 + dy * lean_y
                square_y, cross_y = dy * dy * bb, dy * ab
                for x in range(left, right):
                    dx = x + 0.5 - px
                    facing = facing_y + dx * lean_x
                    square = dx * dx * aa + square_y + dx * cross_y
                    if is_small:
                        square *= 3.0 - 2.0 * facing
                    else:
                        square /= facing * facing
                    if square < outermost and facing > 0.0:
                        mask = 15
                        if square >= edge_3:
                            mask = 1 | (square < edge_1) << 1 | (square < edge_2) << 2
                        here = near * facing
                        mask = visible_samples(base, samples, mask, here, step_0, step_1, step_2, step_3, depths)
                        if mask != 0 and here <= 1.0:
                            if shaded:
                                shade = np.float64(
                                    shades[np.uintp(min((square + inner) * SHADES_PER_UNIT, LAST_SHADE))]
                                )
                                color = (
                                    np.int64(codes[np.uintp(min(red * shade + 0.5, CODE_STEPS))])
                                    | np.int64(codes[np.uintp(min(green * shade + 0.5, CODE_STEPS))]) << 8
                                    | np.int64(codes[np.uintp(min(blue * shade + 0.5, CODE_STEPS))]) << 16
                                )
                            write_samples(
                                base, samples, mask, here, step_0, step_1, step_2, step_3, color, depths, colors
                            )
                    base += samples
