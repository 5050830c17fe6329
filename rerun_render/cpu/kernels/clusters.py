"""Meshes in clusters: runs of triangles with vertices of their own, so that a tile moves only what it may show.

Each instance of a mesh is placed by the boxes around its clusters; vertices are moved when a tile draws them. What is
kept for a frame grows with the number of instances and clusters, never with instances times triangles.
"""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.compiling import kernel
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    CENTER_X,
    CENTER_Y,
    CLUSTER,
    CLUSTER_END,
    COLOR,
    DEPTH,
    FIRST,
    GROUP,
    IS_ORTHOGRAPHIC,
    LEFT,
    OF_ALBEDO,
    OF_FLIP,
    OF_NORMALS,
    RECORD,
    RIGHT,
    RUNS,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
    UNIT_X,
    UNIT_Y,
)


@kernel
def order_by_place(positions, triangles, low, scale, bits, keys, counts, order):
    """Fills `order` (T,) with the triangles cell after cell, along a curve that keeps neighbours together; those of one
    cell stay as they are.

    low: (3,) lowest corner of the mesh. scale: (3,) cells per unit, 1 << bits in all. keys: (T,) room. counts: room,
    zero, for one more than there are cells.
    """
    most = (1 << bits) - 1
    for t in range(len(triangles)):
        a, b, c = np.uintp(triangles[t, 0]), np.uintp(triangles[t, 1]), np.uintp(triangles[t, 2])
        key = 0
        for axis in range(3):
            middle = (np.float64(positions[a, axis]) + positions[b, axis] + positions[c, axis]) / 3.0
            cell = (middle - low[axis]) * scale[axis]
            cell = int(min(cell, np.float64(most))) if cell > 0.0 else 0
            for bit in range(bits):
                key |= (cell >> bit & 1) << (3 * bit + axis)
        keys[t] = key
        counts[key + 1] += 1
    for n in range(1, len(counts)):
        counts[n] += counts[n - 1]
    for t in range(len(triangles)):
        key = keys[t]
        order[counts[key]] = t
        counts[key] += 1


@kernel
def build_clusters(
    triangles,
    order,
    size,
    positions,
    normals,
    texcoords,
    colors,
    stamps,
    numbers,
    corners,
    vertices,
    packed,
    clusters,
    bounds,
):
    """Cut (T, 3) triangles, taken in `order`, into runs of `size`; returns how many vertices they have together.

    normals, texcoords, colors: of all vertices, or of none. stamps, numbers: (V,) room, stamps filled with -1.
    corners: (T, 3) vertices counted from the first of the cluster. vertices, packed: (3 T, 8) and (3 T,), what there is
    of each. clusters: (C, 4) first vertex and the one after the last, the same for triangles. bounds: (C, 6) lowest and
    highest corner.
    """
    used = 0
    for c in range(len(clusters)):
        first, last = c * size, min((c + 1) * size, len(triangles))
        start = used
        for t in range(first, last):
            for n in range(3):
                v = np.uintp(triangles[np.uintp(order[t]), n])
                if stamps[v] != c:
                    stamps[v], numbers[v] = c, used - start
                    for axis in range(3):
                        place = positions[v, axis]
                        vertices[used, axis] = place
                        if used == start:
                            bounds[c, axis] = bounds[c, 3 + axis] = place
                        bounds[c, axis] = min(bounds[c, axis], place)
                        bounds[c, 3 + axis] = max(bounds[c, 3 + axis], place)
                        vertices[used, 3 + axis] = normals[v, axis] if len(normals) > 0 else np.float32(0.0)
                    for axis in range(2):
                        vertices[used, 6 + axis] = texcoords[v, axis] if len(texcoords) > 0 else np.float32(0.0)
                    packed[used] = colors[v] if len(colors) > 0 else np.uint32(0)
                    used += 1
                corners[t, n] = numbers[v]
        clusters[c, 0], clusters[c, 1], clusters[c, 2], clusters[c, 3] = start, used, first, last
    return used


@kernel
def place_instances(
    first, last, order, obj_from_mesh, tints, flips, view_from_obj, world_from_obj, command, numbers, tables, instances
):
    """Records of the instances `order[first:last]`, see `layout`."""
    for k in range(first, last):
        i = np.int64(order[k])
        row = instances[command[RECORD] + k]
        for r in range(3):
            for c in range(4):
                value = view_from_obj[r, 3] if c == 3 else 0.0
                for n in range(3):
                    value += view_from_obj[r, n] * obj_from_mesh[i, n, c]
                row[4 * r + c] = value
        # Normals go with the cofactors: inverse and transpose, without dividing by a determinant that may be 0.
        a, b, c, d = 0.0, 0.0, 0.0, 0.0
        square = 0.0
        determinant = 0.0
        for r in range(3):
            r1, r2 = (r + 1) % 3, (r + 2) % 3
            for s in range(3):
                s1, s2 = (s + 1) % 3, (s + 2) % 3
                a = b = c = d = 0.0
                for n in range(3):
                    a += world_from_obj[r1, n] * obj_from_mesh[i, n, s1]
                    b += world_from_obj[r2, n] * obj_from_mesh[i, n, s2]
                    c += world_from_obj[r1, n] * obj_from_mesh[i, n, s2]
                    d += world_from_obj[r2, n] * obj_from_mesh[i, n, s1]
                row[OF_NORMALS + 3 * r + s] = a * b - c * d
        for s in range(3):
            square = max(
                square,
                row[OF_NORMALS + s] ** 2 + row[OF_NORMALS + 3 + s] ** 2 + row[OF_NORMALS + 6 + s] ** 2,
            )
            value = 0.0
            for n in range(3):
                value += world_from_obj[0, n] * obj_from_mesh[i, n, s]
            determinant += value * row[OF_NORMALS + s]
        # Lengths of normals count where they are interpolated, so all of an instance are scaled alike.
        scale = (-1.0 if determinant < 0.0 else 1.0) / math.sqrt(square) if square > 0.0 else 0.0
        for n in range(9):
            row[OF_NORMALS + n] *= scale
        for n in range(3):
            row[OF_ALBEDO + n] = tables[tints[i, n]] * numbers[COLOR + n]
        row[OF_ALBEDO + 3] = tints[i, 3] / 255.0
        row[OF_FLIP] = 1.0 if flips[i] else 0.0


@kernel
def place_clusters(first, last, command, numbers, instances, bounds, boxes):
    """Tiles that the primitives `first` to `last` of a command may touch: groups of clusters, run after run of each
    instance. bounds: (C, 6) lowest and highest corner of each cluster."""
    near = numbers[DEPTH]
    num_clusters = command[CLUSTER_END] - command[CLUSTER]
    groups = (num_clusters + command[GROUP] - 1) // command[GROUP]
    for p in range(first, last):
        group = p % groups
        m = instances[command[RECORD] + p // groups // command[RUNS]]
        left, top, right, bottom = 1e300, 1e300, -1e300, -1e300
        in_front, behind = False, False
        begin = command[CLUSTER] + group * command[GROUP]
        for c in range(begin, min(begin + command[GROUP], command[CLUSTER_END])):
            for corner in range(8):
                x = np.float64(bounds[c, 3 * (corner & 1)])
                y = np.float64(bounds[c, 3 * (corner >> 1 & 1) + 1])
                z = np.float64(bounds[c, 3 * (corner >> 2) + 2])
                depth = 1.0
                if command[IS_ORTHOGRAPHIC] == 0:
                    depth = -(m[8] * x + m[9] * y + m[10] * z + m[11])
                if not depth >= near:
                    behind = True
                    continue
                in_front = True
                px = numbers[CENTER_X] + (m[0] * x + m[1] * y + m[2] * z + m[3]) / (depth * numbers[UNIT_X])
                py = numbers[CENTER_Y] + (m[4] * x + m[5] * y + m[6] * z + m[7]) / (depth * numbers[UNIT_Y])
                left, right = min(left, px), max(right, px)
                top, bottom = min(top, py), max(bottom, py)
        # Places are rounded to steps of 1/256 px.
        left, right = left - 0.01, right + 0.01
        top, bottom = top - 0.01, bottom + 0.01
        if behind and in_front:
            left, top, right, bottom = -1e300, -1e300, 1e300, 1e300
        left, right = max(left, np.float64(command[LEFT])), min(right, np.float64(command[RIGHT]))
        top, bottom = max(top, np.float64(command[TOP])), min(bottom, np.float64(command[BOTTOM]))
        box = command[FIRST] + p
        boxes[box, 0], boxes[box, 2] = 1, 0
        if in_front and left < right and top < bottom:
            boxes[box, 0], boxes[box, 1] = int(left) // TILE_WIDTH, int(top) // TILE_HEIGHT
            boxes[box, 2] = min(int(right), command[RIGHT] - 1) // TILE_WIDTH
            boxes[box, 3] = min(int(bottom), command[BOTTOM] - 1) // TILE_HEIGHT
