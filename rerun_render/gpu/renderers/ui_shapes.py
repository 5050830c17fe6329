"""Triangles and strokes of the user interface: what plots are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from rerun_render.drawables import UiStrokes, UiTriangles
from rerun_render.gpu.native import wgpu
from rerun_render.gpu.pipelines import Phase
from rerun_render.gpu.renderers.base import Tools
from rerun_render.gpu.structs import UI_STROKE, UI_VERTEX

UiShapes = UiTriangles | UiStrokes

_VERTICES_PER_STROKE = 6


class _Upload(NamedTuple):
    bind_group: Any
    index_buffer: Any


class UiShapesRenderer:
    """Keeps the layers of the frame before on the device."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._layout = tools.pipelines.storage_layout(1)
        self._uploads: dict[UiShapes, _Upload] = {}

    def prepare(self, layers: Iterable[UiShapes]) -> None:
        """Upload what the last frame did not have, forget what it had and this one has not."""
        before = self._uploads
        self._uploads = {layer: before.get(layer) or self._upload(layer) for layer in layers}

    def record(self, render_pass: Any, layer: UiShapes, previous: type) -> None:
        """Draw a prepared layer. previous: type of the layer drawn just before."""
        is_strokes = isinstance(layer, UiStrokes)
        if previous is not type(layer):
            shader = "ui_strokes.wgsl" if is_strokes else "ui_triangles.wgsl"
            render_pass.set_pipeline(self._tools.pipelines.get(shader, Phase.UI, (self._layout,)))
        upload = self._uploads[layer]
        render_pass.set_bind_group(1, upload.bind_group)
        if is_strokes:
            render_pass.draw(_VERTICES_PER_STROKE * len(layer), 1, 0, 0)
        else:
            render_pass.set_index_buffer(upload.index_buffer, "uint32")
            render_pass.draw_indexed(3 * len(layer), 1, 0, 0, 0)

    def _upload(self, layer: UiShapes) -> _Upload:
        cache = self._tools.cache
        colors = np.ascontiguousarray(layer.colors).view("<u4")[:, 0]
        if isinstance(layer, UiStrokes):
            strokes = np.zeros(len(layer), UI_STROKE.dtype)
            strokes["ends"], strokes["radius"], strokes["color"] = layer.ends, layer.radii, colors
            return _Upload(cache.bind("ui strokes", self._layout, (strokes,))[0], None)
        vertices = np.zeros(len(layer.positions), UI_VERTEX.dtype)
        vertices["place"], vertices["color"] = layer.positions, colors
        group, _ = cache.bind("ui vertices", self._layout, (vertices,))
        indices, _ = cache.buffer("ui indices", layer.triangles, wgpu.BufferUsage.INDEX)
        return _Upload(group, indices)
