"""Depths, normals and ids of what a picture shows: the same geometry, one sample in the middle of each pixel.

The tiles are drawn by the kernels of the pictures, which write the number of a primitive instead of its colour; what is
known about the primitives is looked up afterwards. See-through things count where their opacity is at least a half;
Gaussian splats and volumes, which have no surface, do not count.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.cpu.commands import Command
from rerun_render.cpu.kernels import layout
from rerun_render.cpu.kernels.finishing import store_picks
from rerun_render.cpu.kernels.tiles import PICKERS
from rerun_render.cpu.mesh_triangles import add_mesh_triangles
from rerun_render.cpu.placing import PLACERS, Placer
from rerun_render.cpu.renderer import CpuRenderer
from rerun_render.drawables import (
    Channels,
    Drawable,
    Frame,
    ImageRect,
    LineSegments,
    MeshInstances,
    Rect,
    Splats,
    View,
    Volume,
)
from rerun_render.drawables.projection import project

Float64Array = npt.NDArray[np.float64]
IndexArray = npt.NDArray[np.int64]

_LEAST_ALPHA = 0.5
_PLACERS: dict[type, Placer] = {**PLACERS, MeshInstances: add_mesh_triangles}


@dataclass(frozen=True, eq=False, slots=True)
class _Run:
    """Primitives of one drawable. owner: its id. rotation: (3, 3), view from world."""

    command: Command
    owner: int
    rotation: Float64Array
    has_normals: bool


class ChannelRenderer(CpuRenderer):
    """Frames to depths, normals and ids. One frame at a time."""

    def __init__(self, *, threads: int | None = None) -> None:
        super().__init__(samples=1, frames_in_flight=1, threads=threads)

    def channels(self, frame: Frame) -> Channels:
        """Those of all 3D views of a frame. Raises ValueError for sizes that do not fit."""
        self._check(frame)
        scratch = self._scratch
        scratch.begin_frame()
        scratch.textures.begin_frame(())
        runs: list[_Run] = []
        for view in frame.views:
            if view.rect.width > 0 < view.rect.height:
                self._place(view, runs)
        picks, near_depths = self._pick(frame, runs)
        return _look_up(picks, near_depths, runs, scratch)

    def _place(self, view: View, runs: list[_Run]) -> None:
        projection = project(view)
        if projection.is_orthographic:
            return
        ids = view.ids or (0,) * len(view.drawables)
        # In the order of the picture: lines after all else that is opaque, then what is see-through.
        pairs = sorted(zip(view.drawables, ids, strict=True), key=lambda pair: _phase(pair[0]))
        for drawable, owner in pairs:
            solid, order = _solid(drawable)
            if solid is None:
                continue
            command = _PLACERS[type(solid)](solid, projection, self._scratch, self._workers, *order)
            if command is not None:
                command.ints[layout.SHADED] = 0
                lit = isinstance(solid, MeshInstances) and solid.mesh.normals is not None
                runs.append(_Run(command, owner, projection.view_from_world[:3, :3], lit))

    def _pick(self, frame: Frame, runs: list[_Run]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.float32]]:
        """(H, W) number of the primitive at each pixel, from 1, and its depth as samples hold it; 0 for none."""
        scratch = self._scratch
        width, height = frame.width, frame.height
        whole = Rect(0, 0, width, height)
        rows = [*(run.command for run in runs), Command(layout.RESOLVE, whole, scratch.boxes.used)]
        tiles_x, tiles_y = -(-width // layout.TILE_WIDTH), -(-height // layout.TILE_HEIGHT)
        starts = self._bin(tiles_x * tiles_y, tiles_x)
        functions = np.zeros(layout.NUM_KINDS, np.int64)
        for kind in {int(row.ints[layout.KIND]) for row in rows}:
            functions[kind] = PICKERS[kind].address(1)
        functions[layout.STORE] = store_picks.address(1)
        # Points are drawn in the colour that their record has.
        numbers = np.zeros(len(scratch.packed.array), np.uint32)
        for run in runs:
            ints = run.command.ints
            if ints[layout.KIND] == layout.POINTS:
                first, end, record = (int(ints[column]) for column in (layout.FIRST, layout.END, layout.RECORD))
                numbers[record : record + end - first] = np.arange(first + 1, end + 1, dtype=np.uint32)
        picks, near_depths = np.empty(width * height, np.uint32), np.empty(width * height, np.float32)
        self._everywhere(
            {
                **self._shared_fields(rows, starts, frame),
                "functions": functions,
                "packed": numbers,
                "regions": np.array([(0, 0, width, height, 0)], np.int64),
                "picks": picks,
                "near_depths": near_depths,
            }
        )
        return picks.reshape(height, width), near_depths.reshape(height, width)


def _phase(drawable: Drawable) -> int:
    if isinstance(drawable, (MeshInstances, ImageRect)):
        return 2 if drawable.transparent else 0
    return 1 if isinstance(drawable, LineSegments) else 0


def _solid(drawable: Drawable) -> tuple[Drawable | None, tuple[Any, ...]]:
    """What of a drawable counts, as an opaque one, and further arguments of its placer; None for nothing."""
    if isinstance(drawable, (Splats, Volume)):
        return None, ()
    if isinstance(drawable, ImageRect):
        counts = not drawable.transparent or drawable.opacity >= _LEAST_ALPHA
        return (replace(drawable, transparent=False) if counts else None), ()
    if isinstance(drawable, MeshInstances) and drawable.transparent:
        alphas = drawable.tints[:, 3] / 255.0 * drawable.albedo_factor[3]
        chosen = np.flatnonzero(alphas >= _LEAST_ALPHA).astype(np.uint32)
        return (replace(drawable, transparent=False) if len(chosen) else None), (chosen,)
    return drawable, ()


def _look_up(
    picks: npt.NDArray[np.uint32], near_depths: npt.NDArray[np.float32], runs: list[_Run], scratch: Any
) -> Channels:
    height, width = picks.shape
    depth = np.full((height, width), np.inf, np.float32)
    normal = np.zeros((height, width, 3), np.float32)
    entity_id = np.zeros((height, width), np.uint32)
    ys, xs = np.nonzero(picks)
    if len(ys):
        numbers = picks[ys, xs].astype(np.int64) - 1
        which = np.searchsorted([int(run.command.ints[layout.END]) for run in runs], numbers, side="right")
        units = np.array([run.command.floats[layout.DEPTH] for run in runs])
        depth[ys, xs] = units[which] / near_depths[ys, xs].astype(np.float64)
        entity_id[ys, xs] = np.array([run.owner for run in runs], np.uint32)[which]
        for index, run in enumerate(runs):
            here = np.flatnonzero(which == index)
            if len(here):
                x, y = xs[here].astype(np.float64) + 0.5, ys[here].astype(np.float64) + 0.5
                normal[ys[here], xs[here]] = _normals(run, numbers[here], x, y, scratch)
    return Channels(depth, normal, entity_id)


def _normals(run: _Run, numbers: IndexArray, x: Float64Array, y: Float64Array, scratch: Any) -> Float64Array:
    """(N, 3) unit normals in the world, towards the eye, of primitives at places of the picture."""
    ints, floats = run.command.ints, run.command.floats
    rows = numbers - ints[layout.FIRST] + ints[layout.RECORD]
    rays = _rays(floats, x, y)
    if ints[layout.KIND] == layout.POINTS:
        # Discs face the eye: all of one looks the same way.
        centers = scratch.records.array[rows, :2].astype(np.float64)
        return _towards_eye(-_rays(floats, centers[:, 0], centers[:, 1]), rays) @ run.rotation
    if ints[layout.KIND] == layout.LINES:
        # 1 / depth is linear on the picture: that says how the plane lies.
        steps = scratch.segments.array[rows, layout.INVERSE : layout.INVERSE + 3]
        right, up = steps[:, 1] / floats[layout.UNIT_X], steps[:, 2] / floats[layout.UNIT_Y]
        ahead = steps[:, 0] + floats[layout.CENTER_X] * steps[:, 1] + floats[layout.CENTER_Y] * steps[:, 2]
        return _towards_eye(np.stack([right, up, -ahead], axis=-1), rays) @ run.rotation
    vertices = scratch.triangles.array[rows]
    corners = scratch.vertices.array[vertices]
    places = _rays(floats, corners[..., 0], corners[..., 1]) / corners[..., 2:]
    faces = np.cross(places[:, 1] - places[:, 0], places[:, 2] - places[:, 0])
    if not run.has_normals:
        return _towards_eye(faces, rays) @ run.rotation
    normals = scratch.attributes.array[vertices, layout.MESH_NORMAL : layout.MESH_NORMAL + 3].astype(np.float64)
    weights = _weights(corners, x, y)
    smooth = (normals * weights[..., None]).sum(axis=1)
    is_none = ~(np.square(smooth).sum(axis=1) > 0.0)
    smooth[is_none] = faces[is_none] @ run.rotation
    return _towards_eye(smooth, rays @ run.rotation)


def _rays(floats: Float64Array, x: Float64Array, y: Float64Array) -> Float64Array:
    """(..., 3) directions in view space at places of the picture, at depth 1."""
    right = (x - floats[layout.CENTER_X]) * floats[layout.UNIT_X]
    up = (y - floats[layout.CENTER_Y]) * floats[layout.UNIT_Y]
    return np.stack([right, up, np.full_like(right, -1.0)], axis=-1)


def _weights(corners: Float64Array, x: Float64Array, y: Float64Array) -> Float64Array:
    """(N, 3) how much each corner of a triangle counts at a place, in space rather than in the picture."""
    px, py, inverse = corners[..., 0], corners[..., 1], corners[..., 2]
    weights = np.empty_like(px)
    for i in range(3):
        j, k = (i + 1) % 3, (i + 2) % 3
        weights[:, i] = (px[:, j] - x) * (py[:, k] - y) - (px[:, k] - x) * (py[:, j] - y)
    weights *= inverse
    total = weights.sum(axis=1, keepdims=True)
    shares: Float64Array = np.divide(weights, total, out=np.full_like(weights, 1.0 / 3.0), where=total != 0.0)
    return shares


def _towards_eye(normals: Float64Array, rays: Float64Array) -> Float64Array:
    """Unit vectors, turned around where they point along the rays."""
    lengths = np.sqrt(np.square(normals).sum(axis=-1, keepdims=True))
    unit = np.divide(normals, lengths, out=np.zeros_like(normals), where=lengths > 0.0)
    turned: Float64Array = np.where((unit * rays).sum(axis=-1, keepdims=True) > 0.0, -unit, unit)
    return turned
