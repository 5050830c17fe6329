"""Gaussian splats: one quad per splat, pulled from storage buffers in the order from far to near."""

from __future__ import annotations

from typing import Any

import numpy as np

from rerun_render.drawables import Splats
from rerun_render.drawables.ordering import eye_in_obj, splat_order
from rerun_render.drawables.projection import ViewProjection
from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.pipelines import Phase
from rerun_render.gpu.renderers.base import Command, Tools, add_slot
from rerun_render.gpu.resources import Batch, Upload


class SplatsRenderer:
    """Transparent."""

    def __init__(self, context: GpuContext, tools: Tools) -> None:
        self._tools = tools
        self._limit = int(context.limits["max-storage-buffer-binding-size"])
        self._layout = tools.pipelines.storage_layout(4)
        self._order_layout = tools.pipelines.storage_layout(1)

    def commands(self, splats: Splats, projection: ViewProjection) -> list[Command]:
        """The draw call of `splats` in one view."""
        if len(splats.positions) == 0:
            return []
        tools = self._tools
        upload = tools.cache.get("splats", splats.key, lambda: self._upload(splats))
        num_harmonics = self._num_harmonics(splats)
        pipeline = tools.pipelines.get(
            "splats.wgsl",
            Phase.TRANSPARENT,
            (self._layout, self._order_layout),
            constants=(
                ("IS_ORTHOGRAPHIC", float(projection.is_orthographic)),
                ("NUM_HARMONICS", float(num_harmonics)),
            ),
        )
        clip, rect = projection.clip_from_view, projection.rect
        slot = add_slot(
            tools,
            projection,
            splats.world_from_obj,
            splats.depth_rank,
            params=(0.5 * rect.width * float(clip[0, 0]), 0.5 * rect.height * float(clip[1, 1]), 0.0, 0.0),
            world=self._directions(splats, projection),
        )
        groups = (upload.batches[0].bind_group, self._order_group(splats, projection))
        return [Command(pipeline, slot, groups, 6 * len(splats.positions))]

    def _num_harmonics(self, splats: Splats) -> int:
        """As many coefficients as the adapter takes, in whole degrees."""
        present = 0 if splats.harmonics is None else splats.harmonics.shape[1]
        fitting = self._limit // (12 * len(splats.positions))
        return max((count for count in (0, 3, 8, 15) if count <= min(present, fitting)), default=0)

    def _directions(self, splats: Splats, projection: ViewProjection) -> np.ndarray[Any, Any]:
        """(4, 4): the turn of the harmonics, and the eye in obj space in the last column."""
        out = np.eye(4)
        out[:3, :3] = splats.harmonics_from_obj
        out[:3, 3] = eye_in_obj(splats, projection)
        return out

    def _order_group(self, splats: Splats, projection: ViewProjection) -> Any:
        order = splat_order(splats, projection)

        def upload() -> Upload:
            group, num_bytes = self._tools.cache.bind("splat order", self._order_layout, (order,))
            return Upload((Batch(group, len(order)),), num_bytes)

        return self._tools.cache.get("splat order", order.tobytes(), upload).batches[0].bind_group

    def _upload(self, splats: Splats) -> Upload:
        count = self._num_harmonics(splats)
        harmonics = np.zeros(1, np.float32)
        if splats.harmonics is not None and count:
            harmonics = splats.harmonics[:, :count]
        arrays = (splats.positions, splats.covariances, splats.colors, harmonics)
        group, num_bytes = self._tools.cache.bind("splats", self._layout, arrays)
        return Upload((Batch(group, len(splats.positions)),), num_bytes)
