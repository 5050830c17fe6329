"""Vertices in front of the near plane are projected; triangles that reach behind it are cut there."""

from __future__ import annotations

from rerun_render.cpu.kernels.compiling import inlined, kernel
from rerun_render.cpu.kernels.layout import CENTER_X, CENTER_Y, DEPTH, NUM_ATTRIBUTES, UNIT_X, UNIT_Y


@inlined
def project(vertices, index, x, y, depth, numbers):
    """Writes a vertex; one that is not in front of the near plane keeps its view space place, with depth <= 0."""
    if not depth >= numbers[DEPTH]:
        vertices[index, 0], vertices[index, 1], vertices[index, 2] = x, y, min(depth - numbers[DEPTH], -1e-300)
        return
    vertices[index, 0] = numbers[CENTER_X] + x / (depth * numbers[UNIT_X])
    vertices[index, 1] = numbers[CENTER_Y] + y / (depth * numbers[UNIT_Y])
    vertices[index, 2] = 1.0 / depth


@kernel
def _cut_vertex(vertices, attributes, inner, outer, target, numbers):
    """The place between a vertex in front of the near plane and one behind it that lies on the plane."""
    near = numbers[DEPTH]
    depth = 1.0 / vertices[inner, 2]
    x = (vertices[inner, 0] - numbers[CENTER_X]) * numbers[UNIT_X] * depth
    y = (vertices[inner, 1] - numbers[CENTER_Y]) * numbers[UNIT_Y] * depth
    below = vertices[outer, 2]
    part = (depth - near) / (depth - near - below)
    x += (vertices[outer, 0] - x) * part
    y += (vertices[outer, 1] - y) * part
    project(vertices, target, x, y, near, numbers)
    for i in range(NUM_ATTRIBUTES):
        attributes[target, i] = attributes[inner, i] + (attributes[outer, i] - attributes[inner, i]) * part


@kernel
def cut_triangle(triangles, row, vertices, attributes, spare, numbers):
    """What is in front of the near plane of a triangle, in its row and the next one; how many triangles that is.

    spare: two vertices for the corners that cutting makes.
    """
    v0, v1, v2 = triangles[row, 0], triangles[row, 1], triangles[row, 2]
    in_front = (vertices[v0, 2] > 0.0) + (vertices[v1, 2] > 0.0) + (vertices[v2, 2] > 0.0)
    if in_front == 0:
        return 0
    if in_front == 3:
        return 1
    # Turned so that the odd one of the three is first.
    while (vertices[v0, 2] > 0.0) != (in_front == 1) or (vertices[v1, 2] > 0.0) != (in_front == 2):
        v0, v1, v2 = v1, v2, v0
    if in_front == 1:
        _cut_vertex(vertices, attributes, v0, v1, spare, numbers)
        _cut_vertex(vertices, attributes, v0, v2, spare + 1, numbers)
        triangles[row, 0], triangles[row, 1], triangles[row, 2] = v0, spare, spare + 1
        return 1
    _cut_vertex(vertices, attributes, v1, v0, spare, numbers)
    _cut_vertex(vertices, attributes, v2, v0, spare + 1, numbers)
    triangles[row, 0], triangles[row, 1], triangles[row, 2] = v1, v2, spare
    triangles[row + 1, 0], triangles[row + 1, 1], triangles[row + 1, 2] = spare, v2, spare + 1
    return 2
