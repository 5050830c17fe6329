"""`log_mesh`, `log_meshes` and `log_mesh_file`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .._baseclasses import AsComponents
from .._legacy.formats import MeshFormat
from ..archetypes import Asset3D, InstancePoses3D, Mesh3D
from ._common import (
    ArgumentError,
    ColorLike,
    EntityPathLike,
    Recording,
    child_path,
    replaced_by,
    send,
    to_array,
    to_colors,
)


@replaced_by("log with rerun.Mesh3D")
def log_mesh(
    entity_path: EntityPathLike,
    positions: npt.ArrayLike,
    *,
    indices: npt.ArrayLike | None = None,
    normals: npt.ArrayLike | None = None,
    albedo_factor: ColorLike | None = None,
    vertex_colors: ColorLike | None = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log a mesh of triangles.

    Parameters
    ----------
    entity_path:
        Where to log it.
    positions:
        (N, 3) or (3 N,) vertices, scene units.
    indices:
        (M, 3) or (3 M,) vertices of each triangle; without them, each three vertices are a triangle.
    normals:
        (N, 3) or (3 N,).
    albedo_factor:
        RGB or RGBA that all colours are multiplied with: floats 0-1 or integers 0-255.
    vertex_colors:
        (N, 3) or (N, 4): integers 0-255 or floats 0-1.
    timeless, recording:
        As in `log_point`.
    """
    entity = _mesh(positions, indices, normals, albedo_factor, vertex_colors)
    send(entity_path, entity, timeless=timeless, recording=recording)


@replaced_by("log with rerun.Mesh3D, to an entity for each mesh")
def log_meshes(
    entity_path: EntityPathLike,
    position_buffers: Sequence[npt.ArrayLike],
    *,
    vertex_color_buffers: Sequence[ColorLike | None] | None = None,
    index_buffers: Sequence[npt.ArrayLike | None],
    normal_buffers: Sequence[npt.ArrayLike | None],
    albedo_factors: Sequence[ColorLike | None],
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log several meshes, to entities below this one: `{entity_path}/0`, `{entity_path}/1` and so on.

    Parameters
    ----------
    entity_path:
        Parent of the meshes.
    position_buffers, vertex_color_buffers, index_buffers, normal_buffers, albedo_factors:
        One entry for each mesh, None where it has none; see `log_mesh`.
    timeless, recording:
        As in `log_point`.
    """
    num_meshes = len(position_buffers)
    buffers = {
        "index_buffers": index_buffers,
        "normal_buffers": normal_buffers,
        "albedo_factors": albedo_factors,
        "vertex_color_buffers": vertex_color_buffers,
    }
    for name, entries in buffers.items():
        if entries is not None and len(entries) != num_meshes:
            raise ArgumentError(f"log_meshes: expected {num_meshes} {name}, one for each mesh, got {len(entries)}")
    columns = [entries if entries is not None else [None] * num_meshes for entries in buffers.values()]
    meshes = [_mesh(positions, *rest) for positions, *rest in zip(position_buffers, *columns, strict=True)]
    for index, entity in enumerate(meshes):
        send(child_path(entity_path, str(index)), entity, timeless=timeless, recording=recording)


def _mesh(
    positions: npt.ArrayLike,
    indices: npt.ArrayLike | None,
    normals: npt.ArrayLike | None,
    albedo_factor: ColorLike | None,
    vertex_colors: ColorLike | None,
) -> Mesh3D:
    vertices = _triples("positions", positions)
    if indices is None and len(vertices) % 3:
        raise ArgumentError(f"mesh: expected three positions for each triangle, got {len(vertices)}; or give indices")
    fields: dict[str, Any] = {"vertex_positions": vertices}
    if indices is not None:
        fields["triangle_indices"] = _triples("indices", indices)
    if normals is not None:
        fields["vertex_normals"] = _triples("normals", normals)
        if len(fields["vertex_normals"]) != len(vertices):
            found = len(fields["vertex_normals"])
            raise ArgumentError(f"mesh: expected {len(vertices)} normals, one for each position, got {found}")
    if albedo_factor is not None:
        fields["albedo_factor"] = to_colors(albedo_factor)
    if vertex_colors is not None:
        fields["vertex_colors"] = to_colors(vertex_colors)
    return Mesh3D.from_fields(**fields)


def _triples(name: str, values: npt.ArrayLike) -> npt.NDArray[Any]:
    array = to_array(values)
    if array.size % 3:
        raise ArgumentError(f"mesh: expected {name} in threes, got {array.size} numbers")
    return array.reshape(-1, 3)


@replaced_by("log with rerun.Asset3D")
def log_mesh_file(
    entity_path: EntityPathLike,
    mesh_format: MeshFormat | str,
    mesh_file: bytes | None = None,
    *,
    mesh_bytes: bytes | None = None,
    mesh_path: str | Path | None = None,
    transform: npt.ArrayLike | None = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log a mesh file as it is.

    Parameters
    ----------
    entity_path:
        Where to log it.
    mesh_format:
        Format of the file.
    mesh_file, mesh_bytes:
        Contents of the file, or else
    mesh_path:
        where the file is.
    transform:
        (3, 4) affine, row-major: a matrix and a translation, applied to the mesh but not to entities below.
    timeless, recording:
        As in `log_point`.
    """
    num_given = sum(value is not None for value in (mesh_file, mesh_bytes, mesh_path))
    if num_given != 1:
        raise ArgumentError(f"log_mesh_file: expected one of mesh_bytes and mesh_path, got {num_given}")
    contents = Path(mesh_path).read_bytes() if mesh_path is not None else mesh_file or mesh_bytes or b""
    format_ = MeshFormat(mesh_format.upper()) if isinstance(mesh_format, str) else mesh_format
    entities: list[AsComponents] = [Asset3D.from_fields(blob=contents, media_type=format_.media_type)]
    if transform is not None:
        matrix = to_array(transform).astype(np.float32)
        if matrix.shape != (3, 4):
            raise ArgumentError(f"log_mesh_file: expected a transform of shape (3, 4), got {matrix.shape}")
        entities.append(InstancePoses3D(translations=matrix[:, 3].reshape(1, 3), mat3x3=matrix[:, :3].reshape(1, 3, 3)))
    send(entity_path, *entities, timeless=timeless, recording=recording)
