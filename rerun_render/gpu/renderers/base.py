"""What all renderers share."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rerun_render.drawables.projection import ViewProjection, radius_scale
from rerun_render.drawables.srgb import Vec4
from rerun_render.gpu.pipelines import Pipelines
from rerun_render.gpu.resources import ResourceCache
from rerun_render.gpu.slots import ZERO4, DrawSlots


class Command(NamedTuple):
    """One draw call. groups: bind groups from 1 on. num_vertices: or indices when there is an index buffer."""

    pipeline: Any
    slot: int
    groups: tuple[Any, ...]
    num_vertices: int
    index_buffer: Any = None
    num_instances: int = 1
    first_instance: int = 0


class Tools(NamedTuple):
    """What a renderer works with."""

    pipelines: Pipelines
    cache: ResourceCache
    slots: DrawSlots


def add_slot(
    tools: Tools,
    projection: ViewProjection,
    world_from_obj: npt.NDArray[np.float64],
    depth_rank: int,
    *,
    color: Vec4 = ZERO4,
    params: Vec4 = ZERO4,
    needs_world: bool = False,
    world: npt.NDArray[np.float64] | None = None,
) -> int:
    """Fill a slot for a drawable with its own transform; returns its offset.

    needs_world, world: what the second matrix is, `world_from_obj` or another one.
    """
    clip = projection.clip_from_view
    clip[2, 3] = projection.clip_depth(depth_rank)
    rect = projection.rect
    return tools.slots.add(
        projection.view_from_world @ world_from_obj,
        world_from_obj if needs_world else world,
        clip,
        (rect.x, rect.y, rect.width, rect.height),
        color=color,
        params=params,
        pixel_size=projection.pixel_size,
        radius_scale=radius_scale(world_from_obj),
        near=projection.near,
    )
