"""Image rectangles."""

from __future__ import annotations

from typing import Any

import numpy as np

from rerun_render.drawables import ImageRect, Texture
from rerun_render.drawables.projection import ViewProjection
from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.pipelines import COLOR_FORMAT, Phase
from rerun_render.gpu.renderers.base import Command, Tools, add_slot
from rerun_render.gpu.resources import Batch, Upload

_FILTERS = {"nearest": 0.0, "linear": 1.0, "bicubic": 2.0}


class RectsRenderer:
    """Opaque and transparent image rectangles."""

    def __init__(self, context: GpuContext, tools: Tools) -> None:
        self._context = context
        self._tools = tools
        self._sampler: Any = context.device.create_sampler(label="image", mag_filter="linear", min_filter="linear")

    def commands(self, rect: ImageRect, projection: ViewProjection) -> list[Command]:
        """The draw call of `rect` in one view."""
        tools = self._tools
        texture = rect.texture
        upload = tools.cache.get("texture", texture.key, lambda: self._upload(texture))
        pipeline = tools.pipelines.get(
            "rects.wgsl",
            Phase.TRANSPARENT if rect.transparent else Phase.OPAQUE,
            (tools.pipelines.image_layout,),
            fragment="fs_transparent" if rect.transparent else "fs_opaque",
            topology="triangle-strip",
            constants=(
                ("MAGNIFICATION", _FILTERS[rect.magnification]),
                ("MINIFICATION", _FILTERS[rect.minification]),
            ),
        )
        obj_from_unit = np.eye(4)
        obj_from_unit[:3, 0] = rect.extent_u
        obj_from_unit[:3, 1] = rect.extent_v
        obj_from_unit[:3, 3] = rect.top_left
        slot = add_slot(
            tools,
            projection,
            rect.world_from_obj @ obj_from_unit,
            rect.depth_rank,
            params=(rect.opacity, 0.0, 0.0, 0.0),
        )
        return [Command(pipeline, slot, (upload.batches[0].bind_group,), 4)]

    def _upload(self, image: Texture) -> Upload:
        texture, num_bytes = self._tools.cache.texture("image", image.pixels, COLOR_FORMAT)
        group = self._context.device.create_bind_group(
            label="image",
            layout=self._tools.pipelines.image_layout,
            entries=[{"binding": 0, "resource": texture.create_view()}, {"binding": 1, "resource": self._sampler}],
        )
        return Upload((Batch(group, 1),), num_bytes)
