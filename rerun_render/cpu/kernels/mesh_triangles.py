"""Corners of images become triangles, cut at the near plane; and so do meshes where each triangle counts for itself."""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.clipping import cut_triangle, project
from rerun_render.cpu.kernels.compiling import kernel
from rerun_render.cpu.kernels.layout import (
    FIRST,
    IS_ORTHOGRAPHIC,
    MESH_NORMAL,
    RECORD,
)
from rerun_render.cpu.kernels.triangles import box_triangle


@kernel
def place_corners(corners, view_from_obj, command, numbers, vertex_first, vertices, attributes):
    """The four corners of an image; whether any is not in front of the near plane."""
    m = view_from_obj
    behind = False
    for i in range(4):
        x, y, z = corners[i, 0], corners[i, 1], corners[i, 2]
        vx = m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3]
        vy = m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3]
        vz = m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3]
        depth = 1.0 if command[IS_ORTHOGRAPHIC] != 0 else -vz
        project(vertices, vertex_first + i, vx, vy, depth, numbers)
        attributes[vertex_first + i, 0], attributes[vertex_first + i, 1] = i & 1, i >> 1
        behind |= vertices[vertex_first + i, 2] <= 0.0
    return behind


@kernel
def place_vertices(
    first,
    last,
    positions,
    normals,
    obj_from_mesh,
    order,
    view_from_obj,
    world_from_obj,
    lit,
    command,
    numbers,
    vertex_first,
    stride,
    vertices,
    attributes,
    room,
):
    """Vertices `first` to `last` of all instances, counted through; whether any is behind the near plane.

    stride: vertices from one instance to the next.
    room: (9, 4) float64 for matrices.
    """
    count = len(positions)
    behind = False
    m, world, cofactors = room[:3], room[3:6, :3], room[6:9, :3]
    previous = -1
    scale = 1.0
    for serial in range(first, last):
        place, v = serial // count, serial % count
        instance = order[place]
        if place != previous:
            previous = place
            for i in range(3):
                for j in range(4):
                    m[i, j] = view_from_obj[i, 3] if j == 3 else 0.0
                    for k in range(3):
                        m[i, j] += view_from_obj[i, k] * obj_from_mesh[instance, k, j]
                for j in range(3):
                    world[i, j] = 0.0
                    for k in range(3):
                        world[i, j] += world_from_obj[i, k] * obj_from_mesh[instance, k, j]
            # Normals go with the cofactors: inverse and transpose, without dividing by a determinant that may be 0.
            for i in range(3):
                for j in range(3):
                    i1, i2, j1, j2 = (i + 1) % 3, (i + 2) % 3, (j + 1) % 3, (j + 2) % 3
                    cofactors[i, j] = world[i1, j1] * world[i2, j2] - world[i1, j2] * world[i2, j1]
            determinant = world[0, 0] * cofactors[0, 0] + world[0, 1] * cofactors[0, 1] + world[0, 2] * cofactors[0, 2]
            # Lengths of normals count where they are interpolated, so all of an instance are scaled alike.
            square = 0.0
            for j in range(3):
                square = max(square, cofactors[0, j] ** 2 + cofactors[1, j] ** 2 + cofactors[2, j] ** 2)
            scale = (-1.0 if determinant < 0.0 else 1.0) / math.sqrt(square) if square > 0.0 else 0.0
        x, y, z = np.float64(positions[v, 0]), np.float64(positions[v, 1]), np.float64(positions[v, 2])
        vx = m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3]
        vy = m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3]
        vz = m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3]
        at = vertex_first + place * stride + v
        project(vertices, at, vx, vy, 1.0 if command[IS_ORTHOGRAPHIC] != 0 else -vz, numbers)
        behind |= vertices[at, 2] <= 0.0
        if lit:
            x, y, z = np.float64(normals[v, 0]), np.float64(normals[v, 1]), np.float64(normals[v, 2])
            nx = cofactors[0, 0] * x + cofactors[0, 1] * y + cofactors[0, 2] * z
            ny = cofactors[1, 0] * x + cofactors[1, 1] * y + cofactors[1, 2] * z
            nz = cofactors[2, 0] * x + cofactors[2, 1] * y + cofactors[2, 2] * z
            attributes[at, MESH_NORMAL] = nx * scale
            attributes[at, MESH_NORMAL + 1] = ny * scale
            attributes[at, MESH_NORMAL + 2] = nz * scale
    return behind


@kernel
def place_triangles(
    first,
    last,
    indices,
    num_vertices,
    stride,
    runs,
    cull,
    mirrored,
    order,
    behind,
    vertex_first,
    command,
    numbers,
    triangles,
    vertices,
    attributes,
    boxes,
):
    """Triangles `first` to `last` of all instances and runs, counted through.

    runs: 2 lists the triangles of each instance twice, of which the first run keeps back faces and the second front
    faces. mirrored: (N,) of all instances, whether front faces are clockwise. order: instances that are drawn.
    cull: 0 nothing, 1 back faces, 2 front faces. behind: two rows per triangle, the second for what is cut; two spare
    vertices per triangle follow the vertices of each instance.
    """
    count = len(indices)
    rows = 2 if behind else 1
    for serial in range(first, last):
        t = serial % count
        run = serial // count
        instance = run // runs
        row = command[RECORD] + serial * rows
        box = command[FIRST] + serial * rows
        for i in range(rows):
            boxes[box + i, 0], boxes[box + i, 2] = 1, 0
        start = vertex_first + instance * stride
        v0, v1, v2 = start + indices[t, 0], start + indices[t, 1], start + indices[t, 2]
        triangles[row, 0], triangles[row, 1], triangles[row, 2] = v0, v1, v2
        found = 1
        if behind:
            found = cut_triangle(triangles, row, vertices, attributes, start + num_vertices + 2 * t, numbers)
            if found == 0:
                continue
        if runs == 2 or cull != 0:
            i, j, k = triangles[row, 0], triangles[row, 1], triangles[row, 2]
            area = (vertices[j, 0] - vertices[i, 0]) * (vertices[k, 1] - vertices[i, 1]) - (
                vertices[j, 1] - vertices[i, 1]
            ) * (vertices[k, 0] - vertices[i, 0])
            # y points down: counter-clockwise on the picture is a negative area.
            is_front = (area < 0.0) != mirrored[order[instance]]
            if (runs == 2 and is_front == (run % 2 == 0)) or (cull == 1 and not is_front) or (cull == 2 and is_front):
                continue
        box_triangle(triangles, row, vertices, command, boxes, box)
        if found == 2:
            box_triangle(triangles, row + 1, vertices, command, boxes, box + 1)
