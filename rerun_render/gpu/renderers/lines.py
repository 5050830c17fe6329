"""Line segments and arrow heads: one quad each, pulled from storage buffers."""

from __future__ import annotations

from typing import Any

import numpy as np

from rerun_render.drawables import LineKind, LineSegments
from rerun_render.drawables.projection import ViewProjection
from rerun_render.gpu.pipelines import Phase
from rerun_render.gpu.renderers.base import Command, Tools, add_slot
from rerun_render.gpu.resources import Upload


class LinesRenderer:
    """Opaque, with soft edges."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._layout = tools.pipelines.storage_layout(5)

    def commands(self, lines: LineSegments, projection: ViewProjection) -> list[Command]:
        """Draw calls of `lines` in one view."""
        if len(lines.starts) == 0:
            return []
        upload = self._tools.cache.get("lines", lines.key, lambda: self._upload(lines))
        constants = (
            ("IS_ORTHOGRAPHIC", float(projection.is_orthographic)),
            ("HAS_GRADIENT", float(lines.shading == "gradient")),
        )
        pipeline = self._tools.pipelines.get("lines.wgsl", Phase.COVERAGE, (self._layout,), constants=constants)
        following = (0.0, 0.0, 0.0, 0.0) if lines.next_start is None else (*lines.next_start, 1.0)
        slot = add_slot(self._tools, projection, lines.world_from_obj, lines.depth_rank, params=following)
        return [Command(pipeline, slot, (batch.bind_group,), 6 * batch.count) for batch in upload.batches]

    def _upload(self, lines: LineSegments) -> Upload:
        arrays: list[np.ndarray[Any, Any]] = [lines.starts, lines.ends, lines.radii, lines.colors, lines.kinds]
        both = LineKind.ARROW_SHAFT | LineKind.ARROW_HEAD
        doubled = np.flatnonzero((lines.kinds & both) == both)
        if len(doubled):
            # The shader draws one shape per segment: a shaft with its head becomes two.
            order = np.sort(np.concatenate([np.arange(len(lines.kinds)), doubled]), kind="stable")
            arrays = [array[order] for array in arrays]
            second = np.flatnonzero(order[1:] == order[:-1]) + 1
            kinds = arrays[4]
            kinds[second] &= 0xFF ^ int(LineKind.ARROW_SHAFT)
            kinds[second - 1] &= 0xFF ^ int(LineKind.ARROW_HEAD)
        return self._tools.cache.bind_in_batches("lines", self._layout, arrays, bytes_per_item=12)
