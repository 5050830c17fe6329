"""In which order transparent things are drawn: far before near."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from rerun_render.drawables.primitives import ImageRect, MeshInstances
from rerun_render.drawables.projection import ViewProjection


def transparent_order(drawable: MeshInstances | ImageRect, projection: ViewProjection) -> tuple[float, int]:
    """Sort key of transparent things: far before near, then by depth rank, which alone decides in 2D views."""
    if projection.is_orthographic:
        return (-float(f"{projection.distance:.5g}"), drawable.depth_rank)
    if isinstance(drawable, ImageRect):
        center = drawable.top_left + 0.5 * (drawable.extent_u + drawable.extent_v)
    else:
        center = drawable.obj_from_mesh[:, :, 3].mean(axis=0, dtype=np.float64)
    view_from_obj = projection.view_from_world @ drawable.world_from_obj
    in_view = view_from_obj[:3, :3] @ center + view_from_obj[:3, 3]
    distance = math.hypot(*in_view.tolist())
    # Rounded, so that things in one place are ordered by rank and not by noise.
    return (-float(f"{distance:.5g}"), drawable.depth_rank)


def far_to_near(instances: MeshInstances, projection: ViewProjection) -> npt.NDArray[np.uint32]:
    """(N,) indices of the instances, the farthest first."""
    if len(instances.obj_from_mesh) == 1:
        return np.zeros(1, np.uint32)
    mesh_center = 0.5 * (instances.mesh.positions.min(axis=0) + instances.mesh.positions.max(axis=0))
    in_obj = instances.obj_from_mesh[:, :, :3] @ mesh_center + instances.obj_from_mesh[:, :, 3]
    view_from_obj = projection.view_from_world @ instances.world_from_obj
    in_view = in_obj @ view_from_obj[:3, :3].T + view_from_obj[:3, 3]
    return np.argsort(-np.square(in_view).sum(axis=1), kind="stable").astype(np.uint32)
