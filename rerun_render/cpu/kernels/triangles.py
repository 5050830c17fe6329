"""Triangles: coverage by edges, attributes by planes.

Edges are evaluated in one direction whichever triangle asks, and a sample exactly on an edge belongs to the triangle
whose top or left edge it is: neighbours leave no gap and touch no sample twice. Attributes are interpolated at the
centre of the pixel with perspective, depth at each sample.
"""

from __future__ import annotations

import numpy as np

from rerun_render.cpu.kernels.color import blend_samples, encode, visible_samples, write_samples
from rerun_render.cpu.kernels.compiling import inlined, kernel, tile_kernel
from rerun_render.cpu.kernels.image_rows import cover, fetch, inner, is_flat, mix
from rerun_render.cpu.kernels.layout import (
    BLENDED,
    BOTTOM,
    DEPTH,
    FILTER,
    FIRST,
    IMAGE,
    LEFT,
    MESH_TRIANGLES,
    OPACITY,
    RECORD,
    RIGHT,
    SAMPLE_X,
    SAMPLE_Y,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
)
from rerun_render.cpu.kernels.shading import (
    image_color,
    plain_texel,
)

_FAR_AWAY = 1e9


@kernel
def box_triangle(triangles, row, vertices, command, boxes, box):
    """Tiles that a triangle may touch; an empty box when it has no area, or a corner is not finite."""
    i, j, k = triangles[row, 0], triangles[row, 1], triangles[row, 2]
    x0, y0, x1, y1 = vertices[i, 0], vertices[i, 1], vertices[j, 0], vertices[j, 1]
    x2, y2 = vertices[k, 0], vertices[k, 1]
    left, right = max(min(x0, x1, x2), command[LEFT]), min(max(x0, x1, x2), command[RIGHT])
    top, bottom = max(min(y0, y1, y2), command[TOP]), min(max(y0, y1, y2), command[BOTTOM])
    area = (x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0)
    boxes[box, 0], boxes[box, 2] = 1, 0
    if not (left < right and top < bottom and abs(area) > 0.0 and abs(area) < np.inf):
        return
    boxes[box, 0], boxes[box, 1] = int(left) // TILE_WIDTH, int(top) // TILE_HEIGHT
    boxes[box, 2] = min(int(right), command[RIGHT] - 1) // TILE_WIDTH
    boxes[box, 3] = min(int(bottom), command[BOTTOM] - 1) // TILE_HEIGHT


@inlined
def edge(ax, ay, bx, by):
    """(A, B, X, Y): A*(x-X) + B*(y-Y) is positive on the inner side; the same numbers, negated, for b to a."""
    if ax < bx or (ax == bx and ay < by):
        return ay - by, bx - ax, ax, ay
    return -(by - ay), -(ax - bx), bx, by


@inlined
def misses(a, b, place_x, place_y, left, top, right, bottom):
    """Whether all of a rectangle is outside an edge."""
    x = (right if a > 0.0 else left) - place_x
    y = (bottom if b > 0.0 else top) - place_y
    return a * x + b * y < 0.0


@inlined
def least(a, b):
    """The smallest value of an edge that counts as inside: zero for top and left edges, else a bit more."""
    return 0.0 if a > 0.0 or (a == 0.0 and b > 0.0) else 1e-300


@inlined
def inside(dx, dy, e0, e1, e2, a0, a1, a2, b0, b1, b2, least_0, least_1, least_2):
    """1 if the sample at (dx, dy) from the centre is inside all edges, of which e are the values at the centre."""
    return np.int64(
        (e0 + (a0 * dx + b0 * dy) >= least_0)
        & (e1 + (a1 * dx + b1 * dy) >= least_1)
        & (e2 + (a2 * dx + b2 * dy) >= least_2)
    )


@inlined
def snap(place):
    """To 1/256 px, so that edges are exact."""
    return np.floor(place * 256.0 + 0.5) / 256.0


@kernel
def _plane(planes, index, f0, f1, f2, ax, ay, bx, by):
    """Value and slopes of what is f0, f1, f2 at the corners.

    (ax, ay) and (bx, by) are the corners 1 and 2 relative to 0, divided by the area.
    """
    d1, d2 = f1 - f0, f2 - f0
    planes[index, 0] = f0
    planes[index, 1] = d1 * by - d2 * ay
    planes[index, 2] = d2 * ax - d1 * bx


@inlined
def narrow(a, inset, place, left, right):
    """The pixels of a row, of `left` to `right`, whose centre may be inside an edge: a * (x - place) + inset >= 0."""
    if a > 0.0:
        x = place - inset / a - 0.5
        if x > left:
            left = right if x > right else int(x)
    elif a < 0.0:
        x = place - inset / a - 0.5
        if x < right - 1:
            right = left if x < left - 1 else int(x) + 2
    elif inset < 0.0:
        right = left
    return left, right


# What `draw_triangles` draws: each kind is compiled apart, see the end.
DRAWS = IMAGE
# Whether pixels get the number of the primitive (from 1) instead of a colour.
PICKS = False


@tile_kernel
def draw_triangles(
    entries,
    first,
    last,
    command,
    numbers,
    tile_x,
    tile_y,
    samples,
    triangles,
    vertices,
    attributes,
    texels,
    planes,
    paint,
    depths,
    colors,
    tables,
    codes,
):
    """Draw the triangles `entries[first:last]` of one command on the tile whose corner is at (tile_x, tile_y) px."""
    blended = command[BLENDED] != 0
    is_plain = DRAWS == IMAGE and command[FILTER] == 0 and numbers[OPACITY] == 1.0 and not blended
    depth_unit = numbers[DEPTH]
    clip_left, clip_right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    clip_top, clip_bottom = max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])
    for e in range(first, last):
        row = np.int64(entries[e]) - command[FIRST] + command[RECORD]
        v0, v1, v2 = triangles[row, 0], triangles[row, 1], triangles[row, 2]
        x0, y0 = snap(vertices[v0, 0]), snap(vertices[v0, 1])
        x1, y1 = snap(vertices[v1, 0]), snap(vertices[v1, 1])
        x2, y2 = snap(vertices[v2, 0]), snap(vertices[v2, 1])
        area = (x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0)
        if area == 0.0:
            continue
        if area < 0.0:
            x1, y1, x2, y2 = x2, y2, x1, y1
            v1, v2 = v2, v1
        left = max(clip_left, int(max(min(x0, x1, x2), 0.0)))
        right = min(clip_right, int(min(max(x0, x1, x2), _FAR_AWAY)) + 1)
        top = max(clip_top, int(max(min(y0, y1, y2), 0.0)))
        bottom = min(clip_bottom, int(min(max(y0, y1, y2), _FAR_AWAY)) + 1)
        if left >= right or top >= bottom:
            continue
        a0, b0, ex0, ey0 = edge(x0, y0, x1, y1)
        a1, b1, ex1, ey1 = edge(x1, y1, x2, y2)
        a2, b2, ex2, ey2 = edge(x2, y2, x0, y0)
        if (
            misses(a0, b0, ex0, ey0, left, top, right, bottom)
            or misses(a1, b1, ex1, ey1, left, top, right, bottom)
            or misses(a2, b2, ex2, ey2, left, top, right, bottom)
        ):
            continue
        least_0 = least(a0, b0)
        least_1 = least(a1, b1)
        least_2 = least(a2, b2)
        # Samples lie within 3/8 px of the centre.
        spread = 0.375 if samples > 1 else 0.0
        margin_0 = spread * (abs(a0) + abs(b0))
        margin_1 = spread * (abs(a1) + abs(b1))
        margin_2 = spread * (abs(a2) + abs(b2))

        w0, w1, w2 = vertices[v0, 2], vertices[v1, 2], vertices[v2, 2]
        if DRAWS != IMAGE:
            # Depth and attributes follow the corners as they are: things in one plane stay there to the last bits.
            # Texels follow the edges.
            x0, y0, x1, y1 = vertices[v0, 0], vertices[v0, 1], vertices[v1, 0], vertices[v1, 1]
            x2, y2 = vertices[v2, 0], vertices[v2, 1]
        ax, ay, bx, by = x1 - x0, y1 - y0, x2 - x0, y2 - y0
        per_area = 1.0 / (ax * by - ay * bx)
        ax, ay, bx, by = ax * per_area, ay * per_area, bx * per_area, by * per_area
        inverse_x, inverse_y = (w1 - w0) * by - (w2 - w0) * ay, (w2 - w0) * ax - (w1 - w0) * bx
        u_0 = u_x = u_y = v_0 = v_x = v_y = 0.0
        depth_0, depth_x, depth_y = depth_unit * w0, depth_unit * inverse_x, depth_unit * inverse_y
        if DRAWS == IMAGE:
            p, q = vertices[v0, 0], vertices[v0, 1]
            cx, cy, dx, dy = vertices[v1, 0] - p, vertices[v1, 1] - q, vertices[v2, 0] - p, vertices[v2, 1] - q
            scale = depth_unit / (cx * dy - cy * dx)
            depth_x = ((w1 - w0) * dy - (w2 - w0) * cy) * scale
            depth_y = ((w2 - w0) * cx - (w1 - w0) * dx) * scale
            depth_0 += depth_x * (x0 - p) + depth_y * (y0 - q)
        step_0 = step_1 = step_2 = step_3 = 0.0
        if samples > 1:
            step_0 = (SAMPLE_X[0] - 0.5) * depth_x + (SAMPLE_Y[0] - 0.5) * depth_y
            step_1 = (SAMPLE_X[1] - 0.5) * depth_x + (SAMPLE_Y[1] - 0.5) * depth_y
            step_2 = (SAMPLE_X[2] - 0.5) * depth_x + (SAMPLE_Y[2] - 0.5) * depth_y
            step_3 = (SAMPLE_X[3] - 0.5) * depth_x + (SAMPLE_Y[3] - 0.5) * depth_y

        is_level = False
        if DRAWS == IMAGE and not PICKS:
            for n in range(2):
                f0, f1 = attributes[v0, n] * w0, attributes[v1, n] * w1
                _plane(planes, n + 1, f0, f1, attributes[v2, n] * w2, ax, ay, bx, by)
            u_0, u_x, u_y = planes[1, 0], planes[1, 1], planes[1, 2]
            v_0, v_x, v_y = planes[2, 0], planes[2, 1], planes[2, 2]
            if w0 == w1 and w0 == w2:
                slope_u, slope_v = (abs(u_x) + abs(u_y)) / w0, (abs(v_x) + abs(v_y)) / w0
                is_level = is_flat(command, slope_u, slope_v, v_x / w0) and abs(u_y) <= 1e-12 * abs(u_x)

        for y in range(top, bottom):
            yc = y + 0.5
            r0, r1, r2 = b0 * (yc - ey0), b1 * (yc - ey1), b2 * (yc - ey2)
            from_x, to_x = narrow(a0, r0 + margin_0, ex0, left, right)
            from_x, to_x = narrow(a1, r1 + margin_1, ex1, from_x, to_x)
            from_x, to_x = narrow(a2, r2 + margin_2, ex2, from_x, to_x)
            dy = yc - y0
            whole, end = to_x, to_x
            if is_level and from_x < to_x:
                whole, end = inner(a0, r0 - margin_0, ex0, from_x, to_x)
                whole, end = inner(a1, r1 - margin_1, ex1, whole, end)
                whole, end = inner(a2, r2 - margin_2, ex2, whole, end)
                if whole < end:
                    count, at = end - whole, ((y - tile_y) * TILE_WIDTH + whole - tile_x) * samples
                    dx = whole + 0.5 - x0
                    is_solid = fetch(
                        count, (u_0 + u_x * dx) / w0, u_x / w0, (v_0 + v_y * dy) / w0, command, texels, paint
                    )
                    level = np.float32(depth_0)
                    if is_plain and is_solid:
                        cover(count, at, samples, level, paint, depths, colors)
                    else:
                        mix(count, at, samples, level, numbers[OPACITY], blended, paint, depths, colors, tables, codes)
            x = from_x - 1
            base = ((y - tile_y) * TILE_WIDTH + from_x - tile_x) * samples - samples
            while x + 1 < to_x:
                x += 1
                base += samples
                if x == whole and whole < end:
                    x, base = end - 1, base + (end - 1 - whole) * samples
                    continue
                xc = x + 0.5
                e0, e1, e2 = a0 * (xc - ex0) + r0, a1 * (xc - ex1) + r1, a2 * (xc - ex2) + r2
                mask = 15
                if not (e0 > margin_0 and e1 > margin_1 and e2 > margin_2):
                    if samples == 1:
                        mask = np.int64((e0 >= least_0) & (e1 >= least_1) & (e2 >= least_2))
                    else:
                        mask = (
                            inside(-0.125, -0.375, e0, e1, e2, a0, a1, a2, b0, b1, b2, least_0, least_1, least_2)
                            | inside(0.375, -0.125, e0, e1, e2, a0, a1, a2, b0, b1, b2, least_0, least_1, least_2) << 1
                            | inside(-0.375, 0.125, e0, e1, e2, a0, a1, a2, b0, b1, b2, least_0, least_1, least_2) << 2
                            | inside(0.125, 0.375, e0, e1, e2, a0, a1, a2, b0, b1, b2, least_0, least_1, least_2) << 3
                        )
                    if mask == 0:
                        continue
                dx = xc - x0
                inverse = w0 + inverse_x * dx + inverse_y * dy
                here = depth_0 + depth_x * dx + depth_y * dy if DRAWS == IMAGE else depth_unit * inverse
                mask = visible_samples(base, samples, mask, here, step_0, step_1, step_2, step_3, depths)
                if mask == 0:
                    continue
                if PICKS:
                    number = np.int64(entries[e]) + 1
                    write_samples(base, samples, mask, here, step_0, step_1, step_2, step_3, number, depths, colors)
                    continue
                w = 1.0 / max(inverse, 1e-30)
                f = (u_0 + u_x * dx + u_y * dy) * w
                g = (v_0 + v_x * dx + v_y * dy) * w
                slope_u = (abs(u_x - f * inverse_x) + abs(u_y - f * inverse_y)) * w
                slope_v = (abs(v_x - g * inverse_x) + abs(v_y - g * inverse_y)) * w
                if is_plain:
                    color = plain_texel(f, g, slope_u, slope_v, command, texels)
                    if color >= 0:
                        write_samples(base, samples, mask, here, step_0, step_1, step_2, step_3, color, depths, colors)
                        continue
                red, green, blue, alpha = image_color(f, g, slope_u, slope_v, command, texels, tables)
                opacity = numbers[OPACITY]
                red, green, blue, alpha = red * opacity, green * opacity, blue * opacity, alpha * opacity
                if blended:
                    blend_samples(base, samples, mask, red, green, blue, alpha, tables, codes, colors)
                    continue
                color = encode(red, green, blue, codes)
                write_samples(base, samples, mask, here, step_0, step_1, step_2, step_3, color, depths, colors)


draw_images = draw_triangles.variant(DRAWS=IMAGE)
pick_meshes = draw_triangles.variant(DRAWS=MESH_TRIANGLES, PICKS=True)
pick_images = draw_triangles.variant(DRAWS=IMAGE, PICKS=True)
