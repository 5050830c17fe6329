"""Volumes for back ends: in which order they are drawn, and the rays of pixels in the space of their box."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from rerun_render.drawables.primitives import Volume
from rerun_render.drawables.projection import ViewProjection

Float64Array = npt.NDArray[np.float64]


def far_to_near(volumes: Iterable[tuple[Volume, ViewProjection]]) -> list[tuple[Volume, ViewProjection]]:
    """By the distance of the middle of the box, then by depth rank."""

    def place(pair: tuple[Volume, ViewProjection]) -> tuple[float, int]:
        volume, projection = pair
        view_from_box = projection.view_from_world @ volume.world_from_obj @ volume.obj_from_box
        return -float(np.linalg.norm(view_from_box[:3] @ [0.5, 0.5, 0.5, 1.0])), volume.depth_rank

    with np.errstate(all="ignore"):
        return sorted(volumes, key=place)


def box_rays(volume: Volume, projection: ViewProjection) -> Float64Array | None:
    """(4, 4) in the space in which the box goes from 0 to 1: `x * c0 + y * c1 + c2` is the way of the frame's pixel
    (x, y) for one unit of depth, c3 the eye. None if it cannot be seen: a flat view, or a box without volume."""
    if projection.is_orthographic:
        return None
    with np.errstate(all="ignore"):
        view_from_box = projection.view_from_world @ volume.world_from_obj @ volume.obj_from_box
        if not abs(np.linalg.det(view_from_box)) > 0.0:
            return None
        box_from_view: Float64Array = np.linalg.inv(view_from_box).astype(np.float64)
        out = np.eye(4)
        out[:3, :3] = projection.rays(box_from_view)
        out[:3, 3] = box_from_view[:3, 3]
    return out if np.isfinite(out).all() else None
