"""In which order instances are drawn: transparent ones far before near, whatever drawable they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from rerun_render.drawables.primitives import ImageRect, Mesh, MeshInstances, Splats
from rerun_render.drawables.projection import ViewProjection, determinant_sign

UInt32Array = npt.NDArray[np.uint32]
Float64Array = npt.NDArray[np.float64]

MAX_RUNS = 4096
"""With more alternations between drawables, each drawable is taken as a whole."""

MAX_ORDERS = 8
"""Orders of splats that are kept for each drawable: of as many views."""

_splat_orders: WeakKeyDictionary[Splats, dict[bytes, UInt32Array]] = WeakKeyDictionary()
_centers: WeakKeyDictionary[Mesh, Float64Array] = WeakKeyDictionary()


Seen = tuple[MeshInstances | ImageRect | Splats, ViewProjection]


class Run(NamedTuple):
    """Instances of one drawable that are drawn one after another.

    projection: what it is seen through. instances: (N,) indices in order; one for images.
    mirrored: whether they turn the mesh inside out.
    """

    drawable: MeshInstances | ImageRect | Splats
    projection: ViewProjection
    instances: UInt32Array
    mirrored: bool = False


def opaque_runs(drawable: MeshInstances, projection: ViewProjection) -> list[Run]:
    """All instances in order; those that mirror apart from the others if faces are culled."""
    everything = np.arange(len(drawable.obj_from_mesh), dtype=np.uint32)
    if drawable.cull == "none":
        return [Run(drawable, projection, everything)]
    flags = mirrored(drawable)
    parts = [(everything[~flags], False), (everything[flags], True)]
    return [Run(drawable, projection, instances, flag) for instances, flag in parts if len(instances)]


def transparent_runs(things: Sequence[Seen]) -> list[Run]:
    """All instances of transparent drawables: far before near, then by depth rank, then as they come.

    In orthographic projections all is equally far, so that the rank decides.
    """
    present = [(d, p) for d, p in things if not isinstance(d, MeshInstances) or len(d.obj_from_mesh)]
    # Places beyond all bounds are drawn somewhere or not at all.
    with np.errstate(all="ignore"):
        distances = [_distances(*thing) for thing in present]
        runs = _sorted_runs(present, distances)
    if runs is None:
        wholes = sorted(zip(distances, present, strict=True), key=lambda item: (-item[0].mean(), item[1][0].depth_rank))
        runs = [run for own, thing in wholes for run in _sorted_runs([thing], [own]) or ()]
    return runs


def _sorted_runs(things: Sequence[Seen], distances: Sequence[Float64Array]) -> list[Run] | None:
    """None if instances of several drawables alternate too often."""
    if not things:
        return []
    counts = [len(own) for own in distances]
    owners = np.repeat(np.arange(len(things)), counts)
    instances = np.concatenate([np.arange(count, dtype=np.uint32) for count in counts])
    flags = np.concatenate([mirrored(d) if isinstance(d, MeshInstances) else np.zeros(1, np.bool_) for d, _ in things])
    ranks = np.repeat([d.depth_rank for d, _ in things], counts)
    order = np.lexsort((owners, ranks, -np.concatenate(distances)))
    owners, instances, flags = owners[order], instances[order], flags[order]
    changes = (np.flatnonzero((owners[1:] != owners[:-1]) | (flags[1:] != flags[:-1])) + 1).tolist()
    if len(changes) >= MAX_RUNS and len(things) > 1:
        return None
    return [
        Run(things[owners[start]][0], things[owners[start]][1], part, bool(flags[start]))
        for start, part in zip([0, *changes], np.split(instances, changes), strict=True)
    ]


def _distances(drawable: MeshInstances | ImageRect | Splats, projection: ViewProjection) -> Float64Array:
    """(N,) from the eye to the middle of each instance, rounded so that those in one place are equal."""
    if isinstance(drawable, ImageRect):
        centers = (drawable.top_left + 0.5 * (drawable.extent_u + drawable.extent_v))[None]
    elif isinstance(drawable, Splats):
        centers = np.array([drawable.center])
    else:
        poses = drawable.obj_from_mesh
        centers = poses[:, :, :3] @ _center(drawable.mesh) + poses[:, :, 3]
    if projection.is_orthographic:
        return np.full(len(centers), projection.distance)
    view_from_obj = projection.view_from_world @ drawable.world_from_obj
    if isinstance(drawable, ImageRect) and drawable.sorting_place is not None:
        centers, view_from_obj = np.array([drawable.sorting_place]), projection.view_from_world
    elif isinstance(drawable, MeshInstances) and not drawable.is_sorted:
        centers = np.repeat(centers.mean(axis=0, keepdims=True), len(centers), axis=0)
    in_view = centers @ view_from_obj[:3, :3].T + view_from_obj[:3, 3]
    exact = np.sqrt(np.square(in_view).sum(axis=1)).astype(np.float32)
    # To 16 bits, so that the depth rank decides and not noise.
    rounded: Float64Array = ((exact.view(np.int32) + 64) & ~127).view(np.float32).astype(np.float64)
    return rounded


def _center(mesh: Mesh) -> Float64Array:
    """(3,) centre of the box around a mesh."""
    center = _centers.get(mesh)
    if center is None:
        center = 0.5 * (mesh.positions.min(axis=0).astype(np.float64) + mesh.positions.max(axis=0))
        _centers[mesh] = center
    return center


def mirrored(drawable: MeshInstances) -> npt.NDArray[np.bool_]:
    """(N,) whether each instance turns its mesh inside out."""
    (a, b, c), (d, e, f), (g, h, i) = drawable.obj_from_mesh[:, :, :3].transpose(1, 2, 0).astype(np.float64)
    negative: npt.NDArray[np.bool_] = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g) < 0
    return ~negative if determinant_sign(drawable.world_from_obj) < 0 else negative


def eye_in_obj(splats: Splats, projection: ViewProjection) -> Float64Array:
    """(3,) place of the eye in obj space; the origin where a flat transform leaves none."""
    view_from_obj = projection.view_from_world @ splats.world_from_obj
    try:
        return np.asarray(-np.linalg.solve(view_from_obj[:3, :3], view_from_obj[:3, 3]))
    except np.linalg.LinAlgError:
        return np.zeros(3)


def splat_order(splats: Splats, projection: ViewProjection) -> UInt32Array:
    """(N,) splats from far to near; sorted anew only when the eye moved."""
    eye = eye_in_obj(splats, projection)
    key = eye.tobytes()
    known = _splat_orders.setdefault(splats, {})
    if key not in known:
        if len(known) >= MAX_ORDERS:
            known.clear()
        # Axis by axis, so that no temporary is larger than one coordinate.
        distances = np.zeros(len(splats.positions), np.float32)
        with np.errstate(all="ignore"):
            for axis in range(3):
                distances += np.square(splats.positions[:, axis] - np.float32(eye[axis]))
        known[key] = np.argsort(-distances, kind="stable").astype(np.uint32)
    return known[key]
