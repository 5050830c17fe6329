"""Points: one triangle per point, pulled from storage buffers."""

from __future__ import annotations

from rerun_render.drawables import Points
from rerun_render.drawables.projection import ViewProjection
from rerun_render.gpu.pipelines import Phase
from rerun_render.gpu.renderers.base import Command, Tools, add_slot
from rerun_render.gpu.resources import Upload


class PointsRenderer:
    """Opaque, with soft edges."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._layout = tools.pipelines.storage_layout(3)

    def commands(self, points: Points, projection: ViewProjection) -> list[Command]:
        """Draw calls of `points` in one view."""
        if len(points.positions) == 0:
            return []
        upload = self._tools.cache.get("points", points.key, lambda: self._upload(points))
        constants = (
            ("IS_ORTHOGRAPHIC", float(projection.is_orthographic)),
            ("HAS_GRADIENT", float(points.shading == "gradient")),
        )
        pipeline = self._tools.pipelines.get("points.wgsl", Phase.COVERAGE, (self._layout,), constants=constants)
        slot = add_slot(self._tools, projection, points.world_from_obj, points.depth_rank)
        return [Command(pipeline, slot, (batch.bind_group,), 3 * batch.count) for batch in upload.batches]

    def _upload(self, points: Points) -> Upload:
        arrays = (points.positions, points.radii, points.colors)
        return self._tools.cache.bind_in_batches("points", self._layout, arrays, bytes_per_item=12)
