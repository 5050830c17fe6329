"""Draws clusters of meshes on a tile: vertices are moved, triangles cut at the near plane, turned away or drawn.

Coverage is that of `triangles`: edges between places rounded to 1/256 px are exact, and a sample on an edge belongs to
the triangle whose top or left edge it is. Attributes are interpolated with perspective at the centre of a pixel, depth
at each sample. What is the same all over a triangle is computed once.
"""

from __future__ import annotations

import numpy as np

from rerun_render.cpu.kernels.color import blend_samples, encode, visible_samples, write_samples
from rerun_render.cpu.kernels.compiling import inlined, kernel, tile_kernel
from rerun_render.cpu.kernels.layout import (
    BLENDED,
    BOTTOM,
    CENTER_X,
    CENTER_Y,
    CLUSTER,
    CLUSTER_END,
    COLOR,
    CULL,
    DEPTH,
    FIRST,
    GROUP,
    HAS_COLORS,
    IS_ORTHOGRAPHIC,
    LEFT,
    OF_ALBEDO,
    OF_FLIP,
    OF_NORMALS,
    RECORD,
    RIGHT,
    RUNS,
    SAMPLE_X,
    SAMPLE_Y,
    SHADED,
    TEXTURE_WIDTH,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
    TWO_RUNS,
    UNIT_X,
    UNIT_Y,
)
from rerun_render.cpu.kernels.shading import albedo_texel, lit
from rerun_render.cpu.kernels.triangles import edge, inside, least, misses, narrow, snap

# Columns of moved vertices.
_X, _Y, _INVERSE, _SNAPPED_X, _SNAPPED_Y = 0, 1, 2, 3, 4
# Up to so many pixels are gone through without narrowing rows.
_FEW = 16
_FAR_AWAY = 1e9
_ALMOST_ONE = 255.0 / 256.0


@inlined
def _move(moved, at, x, y, depth, numbers, per_x, per_y):
    """Writes a vertex; one that is not in front of the near plane keeps its view space place, with depth <= 0."""
    if not depth >= numbers[DEPTH]:
        moved[at, _X], moved[at, _Y], moved[at, _INVERSE] = x, y, min(depth - numbers[DEPTH], -1e-300)
        return
    inverse = 1.0 / depth
    x = numbers[CENTER_X] + x * inverse * per_x
    y = numbers[CENTER_Y] + y * inverse * per_y
    moved[at, _X], moved[at, _Y], moved[at, _INVERSE] = x, y, inverse
    moved[at, _SNAPPED_X], moved[at, _SNAPPED_Y] = snap(x), snap(y)


@kernel
def _cut_edge(moved, inner, outer, target, numbers, shares, inner_corner, outer_corner, row):
    """Puts the place where an edge passes the near plane into `moved[target]`, and how much of each corner is there
    into `shares[row]`."""
    near = numbers[DEPTH]
    depth = 1.0 / moved[inner, _INVERSE]
    x = (moved[inner, _X] - numbers[CENTER_X]) * numbers[UNIT_X] * depth
    y = (moved[inner, _Y] - numbers[CENTER_Y]) * numbers[UNIT_Y] * depth
    part = (depth - near) / (depth - near - moved[outer, _INVERSE])
    x += (moved[outer, _X] - x) * part
    y += (moved[outer, _Y] - y) * part
    _move(moved, target, x, y, near, numbers, 1.0 / numbers[UNIT_X], 1.0 / numbers[UNIT_Y])
    for n in range(3):
        shares[row, n] = 0.0
    shares[row, inner_corner] = 1.0 - part
    shares[row, outer_corner] = part


@kernel
def _cut(moved, i, j, k, spare, numbers, shares, pieces):
    """Cut a triangle at the near plane; returns into how many triangles, 0 to 2.

    pieces: for each of them the rows of `moved` of its corners, then the same for rows of `shares`, of which the first
    three stand for the corners of the whole triangle.
    """
    inside_i, inside_j, inside_k = moved[i, _INVERSE] > 0.0, moved[j, _INVERSE] > 0.0, moved[k, _INVERSE] > 0.0
    count = np.int64(inside_i) + np.int64(inside_j) + np.int64(inside_k)
    if count == 0:
        return 0
    a, b, c, turn = i, j, k, 0
    # Turned so that the odd one of the three is first.
    if inside_j != inside_i and inside_j != inside_k:
        a, b, c, turn = j, k, i, 1
    elif inside_k != inside_i and inside_k != inside_j:
        a, b, c, turn = k, i, j, 2
    corner_a, corner_b, corner_c = turn, (turn + 1) % 3, (turn + 2) % 3
    for row in range(3):
        for n in range(3):
            shares[row, n] = 1.0 if row == n else 0.0
    if count == 1:
        _cut_edge(moved, a, b, spare, numbers, shares, corner_a, corner_b, 3)
        _cut_edge(moved, a, c, spare + 1, numbers, shares, corner_a, corner_c, 4)
        pieces[0, 0], pieces[0, 1], pieces[0, 2] = a, spare, spare + 1
        pieces[2, 0], pieces[2, 1], pieces[2, 2] = corner_a, 3, 4
        return 1
    _cut_edge(moved, b, a, spare, numbers, shares, corner_b, corner_a, 3)
    _cut_edge(moved, c, a, spare + 1, numbers, shares, corner_c, corner_a, 4)
    pieces[0, 0], pieces[0, 1], pieces[0, 2] = b, c, spare
    pieces[2, 0], pieces[2, 1], pieces[2, 2] = corner_b, corner_c, 3
    pieces[1, 0], pieces[1, 1], pieces[1, 2] = spare, c, spare + 1
    pieces[3, 0], pieces[3, 1], pieces[3, 2] = 3, corner_c, 4
    return 2


@kernel
def _read_corner(corner, q, vertex, command, mesh_vertices, mesh_colors, tables):
    """What corner q of a triangle carries: normal, linear colour, texture coordinates."""
    for n in range(3):
        corner[q, n] = mesh_vertices[vertex, 3 + n]
    if command[HAS_COLORS] != 0:
        color = np.int64(mesh_colors[vertex])
        corner[q, 3] = tables[np.uintp(color & 255)]
        corner[q, 4] = tables[np.uintp((color >> 8) & 255)]
        corner[q, 5] = tables[np.uintp((color >> 16) & 255)]
    corner[q, 6], corner[q, 7] = mesh_vertices[vertex, 6], mesh_vertices[vertex, 7]


@kernel
def _read_corners(i, j, k, is_cut, turned, piece, corners, shares, pieces, command, mesh_vertices, mesh_colors, tables):
    """What the corners of a triangle carry, into the first three rows of `corners`.

    i, j, k: vertices of the whole triangle. Of a piece of it, `shares` tells how much of them its corners have.
    """
    first = 3 if is_cut else 0
    _read_corner(corners, first, i, command, mesh_vertices, mesh_colors, tables)
    _read_corner(corners, first + 1, j, command, mesh_vertices, mesh_colors, tables)
    _read_corner(corners, first + 2, k, command, mesh_vertices, mesh_colors, tables)
    if is_cut:
        for q in range(3):
            row = np.uintp(pieces[2 + piece, q])
            target = 3 - q if turned and q > 0 else q
            for n in range(8):
                corners[target, n] = (
                    shares[row, 0] * corners[3, n] + shares[row, 1] * corners[4, n] + shares[row, 2] * corners[5, n]
                )
    elif turned:
        for n in range(8):
            corners[1, n], corners[2, n] = corners[2, n], corners[1, n]


@inlined
def _light(record, nx, ny, nz):
    """Light on a normal of the mesh."""
    return lit(
        record[OF_NORMALS] * nx + record[OF_NORMALS + 1] * ny + record[OF_NORMALS + 2] * nz,
        record[OF_NORMALS + 3] * nx + record[OF_NORMALS + 4] * ny + record[OF_NORMALS + 5] * nz,
        record[OF_NORMALS + 6] * nx + record[OF_NORMALS + 7] * ny + record[OF_NORMALS + 8] * nz,
    )


@inlined
def _mixed(corners, n, share_0, share_1, share_2):
    return share_0 * corners[0, n] + share_1 * corners[1, n] + share_2 * corners[2, n]


@inlined
def _coverage(samples, e0, e1, e2, a0, a1, a2, b0, b1, b2):
    """Samples of a pixel inside all edges, of which e are the values at its centre."""
    l0, l1, l2 = least(a0, b0), least(a1, b1), least(a2, b2)
    if samples == 1:
        return np.int64((e0 >= l0) & (e1 >= l1) & (e2 >= l2))
    return (
        inside(-0.125, -0.375, e0, e1, e2, a0, a1, a2, b0, b1, b2, l0, l1, l2)
        | inside(0.375, -0.125, e0, e1, e2, a0, a1, a2, b0, b1, b2, l0, l1, l2) << 1
        | inside(-0.375, 0.125, e0, e1, e2, a0, a1, a2, b0, b1, b2, l0, l1, l2) << 2
        | inside(0.125, 0.375, e0, e1, e2, a0, a1, a2, b0, b1, b2, l0, l1, l2) << 3
    )


@inlined
def _draw_triangle(i0, i1, i2, piece, is_cut, wanted, left, right, top, bottom, vertex_first, command, numbers, record, tile_x, tile_y, samples, mesh_vertices, mesh_colors, texels, moved, corners, shares, pieces, depths, colors, tables, codes):  # fmt: skip  # noqa: E501
    """Draw a triangle, or a piece of one that was cut, on what lies between `left` and `bottom`.

    wanted: 0 any, 1 only a front face, 2 only a back face.
    """
    i, j, k = i0, i1, i2
    if is_cut:
        i, j, k = np.uintp(pieces[piece, 0]), np.uintp(pieces[piece, 1]), np.uintp(pieces[piece, 2])
    # Depth and attributes follow the corners as they are: things in one plane stay there to the last bits.
    ux0, uy0, ux1, uy1 = moved[i, _X], moved[i, _Y], moved[j, _X], moved[j, _Y]
    ux2, uy2 = moved[k, _X], moved[k, _Y]
    signed = (ux1 - ux0) * (uy2 - uy0) - (uy1 - uy0) * (ux2 - ux0)
    # y points down: counter-clockwise on the picture is a negative area.
    if wanted != 0 and ((signed < 0.0) != (record[OF_FLIP] != 0.0)) != (wanted == 1):
        return
    x0, y0 = moved[i, _SNAPPED_X], moved[i, _SNAPPED_Y]
    x1, y1 = moved[j, _SNAPPED_X], moved[j, _SNAPPED_Y]
    x2, y2 = moved[k, _SNAPPED_X], moved[k, _SNAPPED_Y]
    low_x, high_x, low_y, high_y = min(x0, x1, x2), max(x0, x1, x2), min(y0, y1, y2), max(y0, y1, y2)
    if not (low_x < right and high_x > left and low_y < bottom and high_y > top):
        return
    area = (x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0)
    if not (abs(area) > 0.0 and abs(area) < np.inf and abs(signed) > 0.0):
        return
    turned = area < 0.0
    if turned:
        x1, y1, x2, y2 = x2, y2, x1, y1
        ux1, uy1, ux2, uy2 = ux2, uy2, ux1, uy1
        j, k = k, j
    # Only pixels with samples between the outermost corners; places are multiples of 1/256 px.
    after, before = (0.125, 0.875) if samples > 1 else (0.5, 0.5)
    left = max(left, int(max(low_x - before + _ALMOST_ONE, 0.0)))
    top = max(top, int(max(low_y - before + _ALMOST_ONE, 0.0)))
    right = min(right, int(min(high_x, _FAR_AWAY) - after + 1.0))
    bottom = min(bottom, int(min(high_y, _FAR_AWAY) - after + 1.0))
    if left >= right or top >= bottom:
        return
    a0, b0, ex0, ey0 = edge(x0, y0, x1, y1)
    a1, b1, ex1, ey1 = edge(x1, y1, x2, y2)
    a2, b2, ex2, ey2 = edge(x2, y2, x0, y0)
    is_small = (right - left) * (bottom - top) <= _FEW
    if not is_small and (
        misses(a0, b0, ex0, ey0, left, top, right, bottom)
        or misses(a1, b1, ex1, ey1, left, top, right, bottom)
        or misses(a2, b2, ex2, ey2, left, top, right, bottom)
    ):
        return
    # Samples lie within 3/8 px of the centre.
    spread = 0.375 if samples > 1 else 0.0
    margin_0, margin_1 = spread * (abs(a0) + abs(b0)), spread * (abs(a1) + abs(b1))
    margin_2 = spread * (abs(a2) + abs(b2))
    w0, w1, w2 = moved[i, _INVERSE], moved[j, _INVERSE], moved[k, _INVERSE]
    ax, ay, bx, by = ux1 - ux0, uy1 - uy0, ux2 - ux0, uy2 - uy0
    per_area = 1.0 / (ax * by - ay * bx)
    ax, ay, bx, by = ax * per_area, ay * per_area, bx * per_area, by * per_area
    inverse_x, inverse_y = (w1 - w0) * by - (w2 - w0) * ay, (w2 - w0) * ax - (w1 - w0) * bx
    depth_unit = numbers[DEPTH]
    depth_x, depth_y = depth_unit * inverse_x, depth_unit * inverse_y
    step_0 = step_1 = step_2 = step_3 = 0.0
    if samples > 1:
        step_0 = (SAMPLE_X[0] - 0.5) * depth_x + (SAMPLE_Y[0] - 0.5) * depth_y
        step_1 = (SAMPLE_X[1] - 0.5) * depth_x + (SAMPLE_Y[1] - 0.5) * depth_y
        step_2 = (SAMPLE_X[2] - 0.5) * depth_x + (SAMPLE_Y[2] - 0.5) * depth_y
        step_3 = (SAMPLE_X[3] - 0.5) * depth_x + (SAMPLE_Y[3] - 0.5) * depth_y
    colored, textured = command[HAS_COLORS] != 0, command[TEXTURE_WIDTH] > 0
    alpha = record[OF_ALBEDO + 3]
    # The corners are read when the first pixel is seen: many small triangles are hidden or miss all samples.
    is_ready = varies = False
    color = np.int64(0)
    red, green, blue = record[OF_ALBEDO], record[OF_ALBEDO + 1], record[OF_ALBEDO + 2]
    light = 1.0
    varies_in_light = False
    for y in range(top, bottom):
        yc = y + 0.5
        r0, r1, r2 = b0 * (yc - ey0), b1 * (yc - ey1), b2 * (yc - ey2)
        from_x, to_x = left, right
        if not is_small:
            from_x, to_x = narrow(a0, r0 + margin_0, ex0, left, right)
            from_x, to_x = narrow(a1, r1 + margin_1, ex1, from_x, to_x)
            from_x, to_x = narrow(a2, r2 + margin_2, ex2, from_x, to_x)
        dy = yc - uy0
        base = ((y - tile_y) * TILE_WIDTH + from_x - tile_x) * samples - samples
        for x in range(from_x, to_x):
            base += samples
            xc = x + 0.5
            dx = xc - ux0
            inverse = w0 + inverse_x * dx + inverse_y * dy
            here = depth_unit * inverse
            # Cheaper than coverage, and much is hidden.
            mask = visible_samples(base, samples, 15, here, step_0, step_1, step_2, step_3, depths)
            if mask == 0:
                continue
            e0, e1, e2 = a0 * (xc - ex0) + r0, a1 * (xc - ex1) + r1, a2 * (xc - ex2) + r2
            if is_small or not (e0 > margin_0 and e1 > margin_1 and e2 > margin_2):
                mask &= _coverage(samples, e0, e1, e2, a0, a1, a2, b0, b1, b2)
                if mask == 0:
                    continue
            if not is_ready:
                is_ready = True
                _read_corners(
                    np.uintp(vertex_first) + i0,
                    np.uintp(vertex_first) + i1,
                    np.uintp(vertex_first) + i2,
                    is_cut,
                    turned,
                    piece,
                    corners,
                    shares,
                    pieces,
                    command,
                    mesh_vertices,
                    mesh_colors,
                    tables,
                )
                if command[SHADED] != 0:
                    for n in range(3):
                        varies_in_light |= corners[0, n] != corners[1, n] or corners[0, n] != corners[2, n]
                    if not varies_in_light:
                        light = _light(record, corners[0, 0], corners[0, 1], corners[0, 2])
                varies = varies_in_light or colored or textured
                if not varies:
                    red, green, blue = red * light, green * light, blue * light
                    color = encode(red, green, blue, codes)
            red_here, green_here, blue_here = red, green, blue
            if varies:
                w = 1.0 / max(inverse, 1e-30)
                share_1, share_2 = (dx * by - dy * bx) * w1 * w, (dy * ax - dx * ay) * w2 * w
                share_0 = 1.0 - share_1 - share_2
                if varies_in_light:
                    light = _light(
                        record,
                        _mixed(corners, 0, share_0, share_1, share_2),
                        _mixed(corners, 1, share_0, share_1, share_2),
                        _mixed(corners, 2, share_0, share_1, share_2),
                    )
                red_here, green_here, blue_here = red * light, green * light, blue * light
                if colored:
                    red_here *= _mixed(corners, 3, share_0, share_1, share_2)
                    green_here *= _mixed(corners, 4, share_0, share_1, share_2)
                    blue_here *= _mixed(corners, 5, share_0, share_1, share_2)
                if textured:
                    u = _mixed(corners, 6, share_0, share_1, share_2)
                    v = _mixed(corners, 7, share_0, share_1, share_2)
                    texel = albedo_texel(u, v, command, texels, tables)
                    red_here, green_here, blue_here = red_here * texel[0], green_here * texel[1], blue_here * texel[2]
                if command[BLENDED] == 0:
                    color = encode(red_here, green_here, blue_here, codes)
            if command[BLENDED] != 0:
                red_here, green_here, blue_here = red_here * alpha, green_here * alpha, blue_here * alpha
                out_alpha = alpha * numbers[COLOR + 3]
                blend_samples(base, samples, mask, red_here, green_here, blue_here, out_alpha, tables, codes, colors)
            else:
                write_samples(base, samples, mask, here, step_0, step_1, step_2, step_3, color, depths, colors)


@tile_kernel
def draw_meshes(entries, first, last, command, numbers, tile_x, tile_y, samples, instances, clusters, mesh_vertices, mesh_colors, mesh_corners, texels, moved, corners, shares, pieces, depths, colors, tables, codes):  # fmt: skip  # noqa: E501
    """Draw the groups of clusters `entries[first:last]` of one command."""
    is_flat_view = command[IS_ORTHOGRAPHIC] != 0
    num_clusters = command[CLUSTER_END] - command[CLUSTER]
    groups = (num_clusters + command[GROUP] - 1) // command[GROUP]
    left, right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    top, bottom = max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])
    runs = 2 if command[TWO_RUNS] != 0 and command[RUNS] == 1 else 1
    per_x, per_y = 1.0 / numbers[UNIT_X], 1.0 / numbers[UNIT_Y]
    for e in range(first, last):
        p = np.int64(entries[e]) - command[FIRST]
        serial = p // groups
        record = instances[command[RECORD] + serial // command[RUNS]]
        begin = command[CLUSTER] + p % groups * command[GROUP]
        for c in range(begin, min(begin + command[GROUP], command[CLUSTER_END])):
            vertex_first = np.int64(clusters[c, 0])
            spare = np.int64(clusters[c, 1]) - vertex_first
            behind = False
            for v in range(spare):
                at = np.uintp(vertex_first + v)
                x, y = np.float64(mesh_vertices[at, 0]), np.float64(mesh_vertices[at, 1])
                z = np.float64(mesh_vertices[at, 2])
                depth = 1.0 if is_flat_view else -(record[8] * x + record[9] * y + record[10] * z + record[11])
                view_x = record[0] * x + record[1] * y + record[2] * z + record[3]
                view_y = record[4] * x + record[5] * y + record[6] * z + record[7]
                _move(moved, np.uintp(v), view_x, view_y, depth, numbers, per_x, per_y)
                behind |= moved[np.uintp(v), _INVERSE] <= 0.0
            for run in range(runs):
                wanted = command[CULL]
                if command[TWO_RUNS] != 0:
                    # Back faces come before front faces.
                    wanted = 2 - (run if runs == 2 else serial % 2)
                for t in range(clusters[c, 2], clusters[c, 3]):
                    at = np.uintp(t)
                    i, j, k = (
                        np.uintp(mesh_corners[at, 0]),
                        np.uintp(mesh_corners[at, 1]),
                        np.uintp(mesh_corners[at, 2]),
                    )
                    num_pieces, is_cut = 1, False
                    if behind and min(moved[i, _INVERSE], moved[j, _INVERSE], moved[k, _INVERSE]) <= 0.0:
                        num_pieces, is_cut = _cut(moved, i, j, k, spare, numbers, shares, pieces), True
                    for piece in range(num_pieces):
                        _draw_triangle(i, j, k, piece, is_cut, wanted, left, right, top, bottom, vertex_first, command, numbers, record, tile_x, tile_y, samples, mesh_vertices, mesh_colors, texels, moved, corners, shares, pieces, depths, colors, tables, codes)  # fmt: skip  # noqa: E501
