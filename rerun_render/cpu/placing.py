"""Drawables to primitives on the picture: one function for each kind of drawable, and a table of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rerun_render.cpu.commands import Command, projected
from rerun_render.cpu.kernels import layout
from rerun_render.cpu.kernels.clusters import place_clusters, place_instances
from rerun_render.cpu.kernels.lines import place_lines
from rerun_render.cpu.kernels.mesh_triangles import place_corners
from rerun_render.cpu.kernels.points import place_points
from rerun_render.cpu.kernels.splats import ROWS, place_splats
from rerun_render.cpu.mesh_pool import MAX_CLUSTER
from rerun_render.cpu.mesh_triangles import add_triangles
from rerun_render.cpu.scratch import Scratch
from rerun_render.cpu.workers import Workers
from rerun_render.drawables import Drawable, ImageRect, LineKind, LineSegments, MeshInstances, Points, Splats, Volume
from rerun_render.drawables.ordering import eye_in_obj, mirrored, splat_order
from rerun_render.drawables.primitives import texture_of
from rerun_render.drawables.projection import ViewProjection, radius_scale
from rerun_render.drawables.srgb import LINEAR_FROM_BYTE
from rerun_render.drawables.volumes import box_rays

_CULLS = {"none": 0, "back": 1, "front": 2}
_FILTERS = {"nearest": 0, "linear": 1, "bicubic": 2}
_NO_HARMONICS = np.zeros((1, 0, 3), np.float32)
# Triangles of a cluster, unless there are many. Small ones fit tiles, large ones are placed faster.
_CLUSTER = 64
_MANY_CLUSTERS = 1 << 15
# No more things of a mesh are placed, however many triangles its instances have.
_MOST_PLACES = 1 << 20
_NO_FLIPS, _FIRST = np.zeros(1, np.bool_), np.zeros(1, np.uint32)

Array = np.ndarray[Any, Any]


def _rows(array: Array, dtype: type) -> Array:
    return np.ascontiguousarray(array, dtype)


def _matrix(projection: ViewProjection, drawable: Drawable) -> Array:
    return np.ascontiguousarray(projection.view_from_world @ drawable.world_from_obj, np.float64)


def add_points(points: Points, projection: ViewProjection, scratch: Scratch, workers: Workers) -> Command | None:
    """None when there is nothing to draw."""
    count = len(points.positions)
    if count == 0:
        return None
    first, record = scratch.boxes.reserve(count), scratch.records.reserve(count)
    scratch.packed.reserve(count)
    command = projected(layout.POINTS, projection, points.depth_rank, first, record)
    command.ints[layout.END] = first + count
    command.ints[layout.SHADED] = points.shading == "gradient"
    arrays = (_rows(points.positions, np.float32), _rows(points.radii, np.float32), _rows(points.colors, np.uint8))
    matrix, scale = _matrix(projection, points), radius_scale(points.world_from_obj)
    tables = (scratch.records.array, scratch.packed.array, scratch.boxes.array)
    workers.split(
        count,
        lambda _, begin, end: place_points(begin, end, *arrays, matrix, scale, command.ints, command.floats, *tables),
    )
    return command


def add_lines(lines: LineSegments, projection: ViewProjection, scratch: Scratch, workers: Workers) -> Command | None:
    """None when there is nothing to draw."""
    count = len(lines.starts)
    if count == 0:
        return None
    has_heads = bool((lines.kinds & LineKind.ARROW_HEAD).any())
    num_rows = count * (2 if has_heads else 1)
    first, row = scratch.boxes.reserve(num_rows), scratch.segments.reserve(num_rows)
    command = projected(layout.LINES, projection, lines.depth_rank, first, row)
    command.ints[layout.END] = first + num_rows
    command.ints[layout.SHADED] = lines.shading == "gradient"
    arrays = (
        _rows(lines.starts, np.float32),
        _rows(lines.ends, np.float32),
        _rows(lines.radii, np.float32),
        _rows(lines.colors, np.uint8),
        _rows(lines.kinds, np.uint8),
    )
    matrix, scale = _matrix(projection, lines), radius_scale(lines.world_from_obj)
    following = np.array(lines.next_start or (0.0, 0.0, 0.0), np.float64)
    tables = (scratch.segments.array, scratch.boxes.array)
    workers.split(
        count,
        lambda _, begin, end: place_lines(
            begin,
            end,
            *arrays,
            matrix,
            scale,
            float(projection.near),
            following,
            lines.next_start is not None,
            has_heads,
            command.ints,
            command.floats,
            *tables,
        ),
    )
    return command


def add_meshes(
    instances: MeshInstances,
    projection: ViewProjection,
    scratch: Scratch,
    workers: Workers,
    order: Array | None = None,
) -> Command | None:
    """None when there is nothing to draw. order: indices of the instances, by default all."""
    mesh = instances.mesh
    if order is None:
        order = np.arange(len(instances.obj_from_mesh), dtype=np.uint32)
    num_instances = len(order)
    if len(mesh.triangles) == 0 or num_instances == 0:
        return None
    is_whole = instances.transparent and instances.cull == "none"
    size, group = _cluster_sizes(len(mesh.triangles), num_instances)
    cluster, cluster_end = scratch.meshes.place(mesh, size, instances.transparent)
    num_groups = -(-(cluster_end - cluster) // group)
    runs = 2 if is_whole and cluster_end - cluster > 1 else 1
    count = num_groups * num_instances * runs
    first, record = scratch.boxes.reserve(count), scratch.instances.reserve(num_instances)
    command = projected(layout.MESH, projection, instances.depth_rank, first, record)
    ints = command.ints
    ints[layout.END] = first + count
    ints[layout.SHADED], ints[layout.BLENDED] = mesh.normals is not None, instances.transparent
    ints[layout.CLUSTER], ints[layout.CLUSTER_END], ints[layout.GROUP] = cluster, cluster_end, group
    ints[layout.RUNS], ints[layout.TWO_RUNS], ints[layout.CULL] = runs, is_whole, _CULLS[instances.cull]
    ints[layout.HAS_COLORS] = mesh.colors is not None
    command.floats[layout.COLOR : layout.COLOR + 4] = instances.albedo_factor
    texture = texture_of(instances)
    if texture is not None:
        ints[layout.TEXEL] = scratch.textures.place(texture)
        ints[layout.TEXTURE_HEIGHT], ints[layout.TEXTURE_WIDTH] = texture.pixels.shape[:2]
    arrays = (
        order,
        _rows(instances.obj_from_mesh, np.float32),
        _rows(instances.tints, np.uint8),
        mirrored(instances) != projection.is_mirrored,
        _matrix(projection, instances),
        _rows(instances.world_from_obj, np.float64),
    )
    records = scratch.instances.array
    workers.split(
        num_instances,
        lambda _, begin, end: place_instances(begin, end, *arrays, ints, command.floats, LINEAR_FROM_BYTE, records),
    )
    tables = (records, scratch.meshes.bounds.array, scratch.boxes.array)
    workers.split(count, lambda _, begin, end: place_clusters(begin, end, ints, command.floats, *tables))
    return command


def _cluster_sizes(num_triangles: int, num_instances: int) -> tuple[int, int]:
    """Triangles of a cluster, and how many clusters are placed as one."""
    size = _CLUSTER if num_triangles * num_instances <= _CLUSTER * _MANY_CLUSTERS else MAX_CLUSTER
    num_clusters = -(-num_triangles // size)
    return size, max(1, -(-num_clusters * num_instances // _MOST_PLACES))


def add_image(image: ImageRect, projection: ViewProjection, scratch: Scratch, workers: Workers) -> Command | None:
    """The two triangles of an image."""
    command = projected(layout.IMAGE, projection, image.depth_rank, scratch.boxes.used, scratch.triangles.used)
    height, width = image.texture.pixels.shape[:2]
    command.ints[layout.TEXEL] = scratch.textures.place(image.texture)
    command.ints[layout.TEXTURE_WIDTH], command.ints[layout.TEXTURE_HEIGHT] = width, height
    command.ints[layout.FILTER] = _FILTERS[image.magnification]
    command.ints[layout.MINIFICATION] = _FILTERS[image.minification]
    command.ints[layout.BLENDED] = image.transparent
    command.floats[layout.OPACITY] = image.opacity
    corners = np.empty((4, 3))
    corners[0] = image.top_left
    corners[1] = corners[0] + image.extent_u
    corners[2] = corners[0] + image.extent_v
    corners[3] = corners[1] + image.extent_v
    vertex = scratch.vertices.reserve(8)
    scratch.attributes.reserve(8)
    behind = place_corners(
        corners,
        _matrix(projection, image),
        command.ints,
        command.floats,
        vertex,
        scratch.vertices.array,
        scratch.attributes.array,
    )
    indices = np.array([[0, 1, 2], [2, 1, 3]], np.uint32)
    add_triangles(command, indices, 4, 8, 1, 1, 0, _NO_FLIPS, _FIRST, bool(behind), vertex, scratch, workers)
    return command


def add_splats(splats: Splats, projection: ViewProjection, scratch: Scratch, workers: Workers) -> Command | None:
    """Splats from far to near; None when there is nothing to draw."""
    count = len(splats.positions)
    if count == 0:
        return None
    first, record = scratch.boxes.reserve(count), scratch.records.reserve(ROWS * count)
    command = projected(layout.SPLATS, projection, splats.depth_rank, first, record)
    command.ints[layout.END] = first + count
    harmonics = _NO_HARMONICS if splats.harmonics is None else splats.harmonics
    arrays = (
        splat_order(splats, projection),
        _rows(splats.positions, np.float32),
        _rows(splats.covariances, np.float32),
        _rows(splats.colors, np.uint8),
        _rows(harmonics, np.float32),
        _rows(splats.harmonics_from_obj, np.float64),
        eye_in_obj(splats, projection),
    )
    matrix = _matrix(projection, splats)
    tables = (LINEAR_FROM_BYTE, scratch.records.array, scratch.boxes.array)
    workers.split(
        count,
        lambda _, begin, end: place_splats(begin, end, *arrays, matrix, command.ints, command.floats, *tables),
    )
    return command


def add_volume(volume: Volume, projection: ViewProjection, scratch: Scratch, workers: Workers) -> Command | None:
    """Over the finished pixels; None when it cannot be seen."""
    rays = box_rays(volume, projection)
    if rays is None:
        return None
    command = Command(layout.VOLUME, projection.rect)
    ints, floats = command.ints, command.floats
    ints[layout.RECORD], ints[layout.RAMP] = scratch.volumes.place(volume)
    ints[layout.CELLS_Z], ints[layout.CELLS_Y], ints[layout.CELLS_X] = volume.values.shape
    floats[layout.RAYS : layout.RAYS + 9] = rays[:3, :3].ravel()
    floats[layout.EYE : layout.EYE + 3] = rays[:3, 3]
    floats[layout.DENSITY] = volume.density
    floats[layout.VOLUME_NEAR] = projection.near
    return command


Placer = Callable[..., Command | None]

PLACERS: dict[type, Placer] = {
    Points: add_points,
    LineSegments: add_lines,
    MeshInstances: add_meshes,
    ImageRect: add_image,
    Splats: add_splats,
    Volume: add_volume,
}
"""How each kind of drawable is placed: whatever drawables there are must be here."""
