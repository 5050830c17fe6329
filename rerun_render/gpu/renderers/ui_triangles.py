"""Triangles of the user interface: lines, markers and areas of plots."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from rerun_render.drawables import UiTriangles
from rerun_render.gpu.native import wgpu
from rerun_render.gpu.pipelines import Phase
from rerun_render.gpu.renderers.base import Tools
from rerun_render.gpu.structs import UI_VERTEX


class _Upload(NamedTuple):
    bind_group: Any
    index_buffer: Any


class UiTrianglesRenderer:
    """Keeps the layers of the frame before on the device."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._layout = tools.pipelines.storage_layout(1)
        self._uploads: dict[UiTriangles, _Upload] = {}

    def prepare(self, layers: Iterable[UiTriangles]) -> None:
        """Upload what the last frame did not have, forget what it had and this one has not."""
        before = self._uploads
        self._uploads = {layer: before.get(layer) or self._upload(layer) for layer in layers}

    def record(self, render_pass: Any, layer: UiTriangles, *, bound: bool) -> None:
        """Draw a prepared layer. bound: another one was drawn just before."""
        if not bound:
            render_pass.set_pipeline(self._tools.pipelines.get("ui_triangles.wgsl", Phase.UI, (self._layout,)))
        upload = self._uploads[layer]
        render_pass.set_bind_group(1, upload.bind_group)
        render_pass.set_index_buffer(upload.index_buffer, "uint32")
        render_pass.draw_indexed(3 * len(layer), 1, 0, 0, 0)

    def _upload(self, layer: UiTriangles) -> _Upload:
        vertices = np.zeros(len(layer.positions), UI_VERTEX.dtype)
        vertices["place"] = layer.positions
        vertices["color"] = np.ascontiguousarray(layer.colors).view("<u4")[:, 0]
        cache = self._tools.cache
        group, _ = cache.bind("ui vertices", self._layout, (vertices,))
        indices, _ = cache.buffer("ui indices", layer.triangles, wgpu.BufferUsage.INDEX)
        return _Upload(group, indices)
