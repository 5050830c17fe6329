"""What all readers of model files give: parts with one material each, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError

Float32Array = npt.NDArray[np.float32]
UInt32Array = npt.NDArray[np.uint32]
UInt8Array = npt.NDArray[np.uint8]

MAX_VERTICES = 1 << 26
"""Larger models are refused, as are those with more corners of triangles: a gigabyte of places."""
MAX_PLACES = 1 << 18
"""Models that show parts more often are refused."""

WHITE = (1.0, 1.0, 1.0, 1.0)
IN_PLACE: Float32Array = np.eye(4, dtype=np.float32)[None, :3]
IN_PLACE.setflags(write=False)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class ModelPart:
    """Triangles of one material.

    positions: (V, 3) float32, all finite. triangles: (T, 3) uint32, all < V. normals: (V, 3) float32; zero where
    nothing is lit. colors: (V, 4) uint8 sRGB or None for white. texcoords: (V, 2) float32, (0, 0) at the top left of
    the texture, and texture: (H, W, 4) uint8 sRGB; both or neither. albedo_factor: linear, straight alpha.
    places: (N, 3, 4) float32 `model_from_part` of each time it is shown.
    """

    positions: Float32Array
    triangles: UInt32Array
    normals: Float32Array
    colors: UInt8Array | None = None
    texcoords: Float32Array | None = None
    texture: UInt8Array | None = None
    albedo_factor: tuple[float, float, float, float] = WHITE
    places: Float32Array = field(default_factory=lambda: IN_PLACE)

    @property
    def num_bytes(self) -> int:
        arrays = (self.positions, self.triangles, self.normals, self.colors, self.texcoords, self.texture, self.places)
        return sum(array.nbytes for array in arrays if array is not None)


@dataclass(frozen=True, eq=False, slots=True)
class Model:
    """notes: what of the file cannot be shown, for the user."""

    parts: tuple[ModelPart, ...]
    notes: tuple[str, ...] = ()

    @property
    def num_bytes(self) -> int:
        return sum(part.num_bytes for part in self.parts)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class RawPart:
    """A part as it stands in a file, not checked yet. normals: None if there are none."""

    positions: npt.NDArray[Any]
    triangles: npt.NDArray[Any]
    normals: npt.NDArray[Any] | None = None
    colors: UInt8Array | None = None
    texcoords: npt.NDArray[Any] | None = None
    texture: UInt8Array | None = None
    albedo_factor: tuple[float, float, float, float] = WHITE
    places: npt.NDArray[Any] = field(default_factory=lambda: IN_PLACE)


def finished(raw: RawPart, notes: list[str]) -> ModelPart | None:
    """The part with all that a part promises; None if no triangle is left.

    Without normals each triangle is flat. Raises RerunRenderError for vertices that do not exist and absurd sizes.
    """
    num = len(raw.positions)
    check_size(num, 3 * len(raw.triangles))
    triangles = np.asarray(raw.triangles).reshape(-1, 3)
    if len(triangles) and not (triangles.min() >= 0 and triangles.max() < num):
        raise RerunRenderError(
            f"expected triangles of {num} vertices, got vertices {triangles.min()}..{triangles.max()}"
        )
    positions = np.ascontiguousarray(raw.positions, np.float32)
    kept: npt.NDArray[np.bool_] = np.asarray(np.isfinite(positions).all(axis=1))
    if not kept.all():
        notes.append(f"{int((~kept).sum())} of {num} vertices are NaN or infinite; left out with their triangles")
        triangles = triangles[kept[triangles].all(axis=1)]
    if len(triangles) == 0:
        return None
    if not kept.all():
        # In place of what is nowhere a vertex that there is, so that the box stays that of the others.
        positions = np.where(kept[:, None], positions, positions[triangles[0, 0]])
    part = ModelPart(
        positions=positions,
        triangles=np.ascontiguousarray(triangles, np.uint32),
        normals=np.zeros((0, 3), np.float32) if raw.normals is None else _finite(raw.normals),
        colors=None if raw.colors is None else np.ascontiguousarray(raw.colors),
        texcoords=None if raw.texture is None or raw.texcoords is None else _finite(raw.texcoords),
        texture=None if raw.texcoords is None else raw.texture,
        albedo_factor=raw.albedo_factor,
        places=np.ascontiguousarray(raw.places, np.float32),
    )
    return flat(part) if raw.normals is None else part


def flat(part: ModelPart) -> ModelPart:
    """The part with corners of its own for each triangle, all of the triangle's normal."""
    corners = part.triangles.reshape(-1)
    positions = part.positions[corners]
    a, b, c = positions.reshape(-1, 3, 3).astype(np.float64).transpose(1, 0, 2)
    facing = np.cross(b - a, c - a)
    lengths = np.linalg.norm(facing, axis=1, keepdims=True)
    facing = np.divide(facing, lengths, out=np.zeros_like(facing), where=lengths > 0)
    return replace(
        part,
        positions=positions,
        triangles=np.arange(len(corners), dtype=np.uint32).reshape(-1, 3),
        normals=np.repeat(facing, 3, axis=0).astype(np.float32),
        colors=None if part.colors is None else part.colors[corners],
        texcoords=None if part.texcoords is None else part.texcoords[corners],
    )


def check_size(num_vertices: int, num_corners: int) -> None:
    """Raises RerunRenderError for sizes that no memory is meant for."""
    if max(num_vertices, num_corners) > MAX_VERTICES:
        raise RerunRenderError(
            f"a model of {num_vertices} vertices and {num_corners // 3} triangles is too large to draw;"
            f" the most are {MAX_VERTICES} vertices and {MAX_VERTICES // 3} triangles"
        )


def _finite(values: npt.NDArray[Any]) -> Float32Array:
    found = np.ascontiguousarray(values, np.float32)
    kept = np.asarray(np.isfinite(found).all(axis=1))
    return found if kept.all() else np.where(kept[:, None], found, np.float32(0.0))
