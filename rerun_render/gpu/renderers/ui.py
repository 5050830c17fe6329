"""User interface quads: all quads of a frame in one buffer, drawn after the resolve."""

from __future__ import annotations

from typing import Any

import numpy as np

from rerun_render.drawables import Frame, GlyphAtlas, Rect, UiQuads
from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.native import wgpu
from rerun_render.gpu.pipelines import Phase
from rerun_render.gpu.renderers.base import Tools
from rerun_render.gpu.stats import RenderStats
from rerun_render.gpu.structs import UI_QUAD

_VERTICES_PER_QUAD = 6
_NO_ATLAS = np.zeros((1, 1), np.uint8)


class UiRenderer:
    """Keeps the quads and the atlas on the device while the same objects come again."""

    def __init__(self, context: GpuContext, tools: Tools, stats: RenderStats) -> None:
        self._context = context
        self._tools = tools
        self._stats = stats
        self._quads: tuple[UiQuads, ...] = ()
        self._buffer: Any = None
        self._capacity = 0
        self._atlas: GlyphAtlas | None = None
        self._atlas_key: tuple[int, tuple[int, ...]] | None = None
        self._texture_view: Any = None
        self._bind_group: Any = None

    def prepare(self, frame: Frame) -> list[tuple[Rect, int, int]]:
        """Upload what changed. Returns (clip rectangle, first vertex, number of vertices) in painter's order."""
        layers = [(rect, layer) for rect, layer in frame.ui_layers if isinstance(layer, UiQuads)]
        if not layers:
            return []
        self._upload_atlas(frame.atlas)
        quads = tuple(ui for _, ui in layers)
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
        ranges = []
        first = 0
        for rect, ui in layers:
            count = _VERTICES_PER_QUAD * len(ui)
            ranges.append((rect, first, count))
            first += count
        return ranges

    def record(self, render_pass: Any, slot: int, ranges: list[tuple[Rect, int, int]]) -> None:
        """Draw the prepared ranges."""
        tools = self._tools
        render_pass.set_pipeline(tools.pipelines.get("ui.wgsl", Phase.UI, (tools.pipelines.ui_layout,)))
        render_pass.set_bind_group(0, tools.slots.bind_group, (slot,))
        render_pass.set_bind_group(1, self._bind_group)
        for rect, first, count in ranges:
            render_pass.set_scissor_rect(*rect)
            render_pass.draw(count, 1, first, 0)
            self._stats.draws += 1

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
