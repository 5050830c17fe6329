"""User interface: drawn after the resolve. All quads of a frame lie in one buffer, other shapes in one per layer."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from rerun_render.drawables import Frame, GlyphAtlas, Rect, UiQuads
from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.native import wgpu
from rerun_render.gpu.pipelines import Phase
from rerun_render.gpu.renderers.base import Tools
from rerun_render.gpu.renderers.ui_shapes import UiShapes, UiShapesRenderer
from rerun_render.gpu.stats import RenderStats
from rerun_render.gpu.structs import UI_QUAD

_VERTICES_PER_QUAD = 6
_NO_ATLAS = np.zeros((1, 1), np.uint8)


class UiDraw(NamedTuple):
    """A layer to draw. shapes: None for vertices of the quads."""

    rect: Rect
    first_vertex: int
    num_vertices: int
    shapes: UiShapes | None = None


class UiRenderer:
    """Keeps layers and the atlas on the device while the same objects come again."""

    def __init__(self, context: GpuContext, tools: Tools, stats: RenderStats) -> None:
        self._context = context
        self._tools = tools
        self._stats = stats
        self._shapes = UiShapesRenderer(tools)
        self._quads: tuple[UiQuads, ...] = ()
        self._buffer: Any = None
        self._capacity = 0
        self._atlas: GlyphAtlas | None = None
        self._atlas_key: tuple[int, tuple[int, ...]] | None = None
        self._texture_view: Any = None
        self._bind_group: Any = None

    def prepare(self, frame: Frame) -> list[UiDraw]:
        """Upload what changed. Returns the layers in painter's order."""
        layers = frame.ui_layers
        quads = tuple(layer for _, layer in layers if isinstance(layer, UiQuads))
        if quads:
            self._prepare_quads(quads, frame.atlas)
        self._shapes.prepare(layer for _, layer in layers if not isinstance(layer, UiQuads))
        draws = []
        first = 0
        for rect, layer in layers:
            if not isinstance(layer, UiQuads):
                draws.append(UiDraw(rect, 0, 0, layer))
                continue
            count = _VERTICES_PER_QUAD * len(layer)
            draws.append(UiDraw(rect, first, count))
            first += count
        return draws

    def record(self, render_pass: Any, slot: int, draws: list[UiDraw]) -> None:
        """Draw the prepared layers."""
        tools = self._tools
        render_pass.set_bind_group(0, tools.slots.bind_group, (slot,))
        previous: type = object
        for rect, first, count, shapes in draws:
            render_pass.set_scissor_rect(*rect)
            if shapes is not None:
                self._shapes.record(render_pass, shapes, previous)
            else:
                if previous is not UiQuads:
                    render_pass.set_pipeline(tools.pipelines.get("ui.wgsl", Phase.UI, (tools.pipelines.ui_layout,)))
                    render_pass.set_bind_group(1, self._bind_group)
                render_pass.draw(count, 1, first, 0)
            previous = UiQuads if shapes is None else type(shapes)
            self._stats.draws += 1

    def _prepare_quads(self, quads: tuple[UiQuads, ...], atlas: GlyphAtlas | None) -> None:
        self._upload_atlas(atlas)
        if len(quads) != len(self._quads) or any(a is not b for a, b in zip(quads, self._quads, strict=True)):
            self._upload_quads(quads)
        if self._bind_group is None:
            self._bind_group = self._context.device.create_bind_group(
                label="ui",
                layout=self._tools.pipelines.ui_layout,
                entries=[
                    {"binding": 0, "resource": {"buffer": self._buffer, "offset": 0, "size": self._buffer.size}},
                    {"binding": 1, "resource": self._texture_view},
                ],
            )

    def _upload_quads(self, quads: tuple[UiQuads, ...]) -> None:
        total = sum(map(len, quads))
        data = np.zeros(total, UI_QUAD.dtype)
        data["rect"] = np.concatenate([ui.rects for ui in quads])
        data["uv"] = np.concatenate([ui.uvs for ui in quads])
        data["color"] = np.concatenate([np.ascontiguousarray(ui.colors).view("<u4")[:, 0] for ui in quads])
        data["corner_radius"] = np.concatenate([ui.corner_radii for ui in quads])
        if total > self._capacity:
            self._capacity = max(256, 2 * total)
            self._buffer = self._context.device.create_buffer(
                label="ui quads",
                size=self._capacity * UI_QUAD.dtype.itemsize,
                usage=wgpu.BufferUsage.STORAGE | wgpu.BufferUsage.COPY_DST,
            )
            self._bind_group = None
        self._context.queue.write_buffer(self._buffer, 0, data)
        self._quads = quads
        self._stats.uploads += 1
        self._stats.uploaded_bytes += data.nbytes

    def _upload_atlas(self, atlas: GlyphAtlas | None) -> None:
        coverage = _NO_ATLAS if atlas is None else atlas.coverage
        key = (-1 if atlas is None else atlas.version, coverage.shape)
        if self._texture_view is not None and atlas is self._atlas and key == self._atlas_key:
            return
        if (
            atlas is not None
            and key == self._atlas_key
            and self._atlas is not None
            and (self._atlas.coverage is atlas.coverage)
        ):
            self._atlas = atlas
            return
        texture, _ = self._tools.cache.texture("glyph atlas", coverage, "r8unorm")
        self._texture_view = texture.create_view()
        self._atlas, self._atlas_key = atlas, key
        self._bind_group = None
