"""Meshes as single triangles, where it counts which one is seen."""

from __future__ import annotations

from typing import Any

import numpy as np

from rerun_render.cpu.commands import Command, projected
from rerun_render.cpu.kernels import layout
from rerun_render.cpu.kernels.mesh_triangles import place_triangles, place_vertices
from rerun_render.cpu.scratch import Scratch
from rerun_render.cpu.workers import Workers
from rerun_render.drawables import MeshInstances
from rerun_render.drawables.ordering import mirrored
from rerun_render.drawables.projection import ViewProjection

_UNIT_NORMAL = np.zeros((1, 3), np.float32)

Array = np.ndarray[Any, Any]


def add_mesh_triangles(
    instances: MeshInstances,
    projection: ViewProjection,
    scratch: Scratch,
    workers: Workers,
    order: Array | None = None,
) -> Command | None:
    """Each triangle of each instance as a primitive of its own; None when there is nothing to draw.

    order: indices of the instances, by default all.
    """
    mesh = instances.mesh
    if order is None:
        order = np.arange(len(instances.obj_from_mesh), dtype=np.uint32)
    num_instances = len(order)
    if len(mesh.triangles) == 0 or num_instances == 0:
        return None
    num_vertices, num_triangles = len(mesh.positions), len(mesh.triangles)
    is_lit = mesh.normals is not None
    command = projected(
        layout.MESH_TRIANGLES, projection, instances.depth_rank, scratch.boxes.used, scratch.triangles.used
    )
    matrix = np.ascontiguousarray(projection.view_from_world @ instances.world_from_obj, np.float64)
    obj_from_mesh = np.ascontiguousarray(instances.obj_from_mesh, np.float32)
    positions, indices = (
        np.ascontiguousarray(mesh.positions, np.float32),
        np.ascontiguousarray(mesh.triangles, np.uint32),
    )
    vertex_arrays = (
        positions,
        _UNIT_NORMAL if mesh.normals is None else np.ascontiguousarray(mesh.normals, np.float32),
        obj_from_mesh,
        order,
        matrix,
        np.ascontiguousarray(instances.world_from_obj, np.float64),
    )

    def place(vertex: int, stride: int) -> bool:
        tables = (scratch.vertices.array, scratch.attributes.array)
        parts = workers.split(
            num_vertices * num_instances,
            lambda _, begin, end: place_vertices(
                begin,
                end,
                *vertex_arrays,
                is_lit,
                command.ints,
                command.floats,
                vertex,
                stride,
                *tables,
                np.empty((9, 4)),
            ),
        )
        return any(parts)

    stride = num_vertices
    vertex = scratch.vertices.reserve(stride * num_instances)
    scratch.attributes.reserve(stride * num_instances)
    behind = place(vertex, stride)
    if behind:
        # Room for the corners that cutting makes.
        stride = num_vertices + 2 * num_triangles
        vertex = scratch.vertices.reserve(stride * num_instances)
        scratch.attributes.reserve(stride * num_instances)
        place(vertex, stride)
    flips = mirrored(instances) != projection.is_mirrored
    add_triangles(
        command,
        indices,
        num_vertices,
        stride,
        num_instances,
        1,
        {"none": 0, "back": 1, "front": 2}[instances.cull],
        flips,
        order,
        behind,
        vertex,
        scratch,
        workers,
    )
    return command


def add_triangles(
    command: Command,
    indices: Array,
    num_vertices: int,
    stride: int,
    num_instances: int,
    runs: int,
    cull: int,
    flips: Array,
    order: Array,
    behind: bool,
    vertex: int,
    scratch: Scratch,
    workers: Workers,
) -> None:
    """Boxes and rows of all triangles of a command whose vertices are placed, see `kernels.mesh_triangles`."""
    count = len(indices) * num_instances * runs
    num_rows = count * (2 if behind else 1)
    first = scratch.boxes.reserve(num_rows)
    scratch.triangles.reserve(num_rows)
    command.ints[layout.END] = first + num_rows
    tables = (scratch.triangles.array, scratch.vertices.array, scratch.attributes.array, scratch.boxes.array)
    workers.split(
        count,
        lambda _, begin, end: place_triangles(
            begin,
            end,
            indices,
            num_vertices,
            stride,
            runs,
            cull,
            flips,
            order,
            behind,
            vertex,
            command.ints,
            command.floats,
            *tables,
        ),
    )
