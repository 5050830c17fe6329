"""Volumes: one triangle over the view, whose pixels send rays through the box."""

from __future__ import annotations

from typing import Any

import numpy as np

from rerun_render.drawables import Volume
from rerun_render.drawables.projection import ViewProjection
from rerun_render.drawables.volumes import box_rays
from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.pipelines import COLOR_FORMAT, Phase
from rerun_render.gpu.renderers.base import Command, Tools
from rerun_render.gpu.resources import Batch, Upload


class VolumesRenderer:
    """Drawn after all else, on the resolved picture."""

    def __init__(self, context: GpuContext, tools: Tools) -> None:
        self._context = context
        self._tools = tools

    def commands(self, volume: Volume, projection: ViewProjection, depth_group: Any) -> list[Command]:
        """The draw call of `volume` in one view. depth_group: None where depths cannot be read."""
        rays = box_rays(volume, projection)
        if rays is None:
            return []
        tools = self._tools
        upload = tools.cache.get("volume", volume.key, lambda: self._upload(volume))
        depth, height, width = volume.values.shape
        rect = projection.rect
        slot = tools.slots.add(
            None,
            rays,
            None,
            (rect.x, rect.y, rect.width, rect.height),
            color=(width, height, depth, 0.0),
            params=(volume.gamma, volume.density, 0.0, 0.0),
            near=projection.near,
        )
        layouts: tuple[Any, ...] = (tools.pipelines.ui_layout,)
        groups = (upload.batches[0].bind_group,)
        if depth_group is None:
            pipeline = tools.pipelines.get("volumes.wgsl", Phase.TRANSPARENT, layouts, fragment="fs_single")
            return [Command(pipeline, slot, groups, 3)]
        layouts += (tools.pipelines.depth_layout,)
        pipeline = tools.pipelines.get("volumes.wgsl", Phase.RESOLVED, layouts, fragment="fs_resolved")
        return [Command(pipeline, slot, (*groups, depth_group), 3)]

    def _upload(self, volume: Volume) -> Upload:
        cache = self._tools.cache
        voxels, num_bytes = cache.buffer("voxels", np.ascontiguousarray(volume.values, np.float32))
        ramp = np.full((1, len(volume.colors), 4), 255, np.uint8)
        ramp[0, :, :3] = volume.colors
        texture, ramp_bytes = cache.texture("ramp", ramp, COLOR_FORMAT)
        group = self._context.device.create_bind_group(
            label="volume",
            layout=self._tools.pipelines.ui_layout,
            entries=[
                {"binding": 0, "resource": {"buffer": voxels, "offset": 0, "size": volume.values.size * 4}},
                {"binding": 1, "resource": texture.create_view()},
            ],
        )
        return Upload((Batch(group, 1),), num_bytes + ramp_bytes)
