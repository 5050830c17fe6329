"""Layers of the user interface to primitives on the picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rerun_render.cpu.commands import Command
from rerun_render.cpu.kernels import layout
from rerun_render.cpu.kernels.finishing import place_quads
from rerun_render.cpu.kernels.ui_strokes import place_ui_strokes
from rerun_render.cpu.kernels.ui_triangles import place_ui_triangles
from rerun_render.cpu.tables import Table
from rerun_render.drawables import Rect, UiLayer, UiQuads, UiStrokes, UiTriangles

Arrays = tuple[npt.NDArray[Any], ...]


class InterfaceTables(NamedTuple):
    """quads: rectangles, texels, colours and radii of all layers. triangles: places, colours and corners.
    strokes: ends, radii and colours."""

    quads: Arrays
    triangles: Arrays
    strokes: Arrays


class Interface:
    """Keeps the tables while the same layers come again."""

    def __init__(self) -> None:
        self._layers: dict[type, tuple[UiLayer, ...]] = {}
        self._tables = InterfaceTables(_quad_tables(()), _triangle_tables(()), _stroke_tables(()))

    def add(
        self,
        content: Sequence[tuple[Rect, UiLayer]],
        over: Sequence[tuple[Rect, UiLayer]],
        copies: Sequence[Command],
        rows: list[Command],
        boxes: Table,
    ) -> InterfaceTables:
        """Append a command for each layer to `rows`, and the boxes of its primitives to `boxes`.

        copies: commands that come between the layers that belong to the content of views and those over it.
        """
        layers = (*content, *over)
        quads = [layer for _, layer in layers if isinstance(layer, UiQuads)]
        triangles = [layer for _, layer in layers if isinstance(layer, UiTriangles)]
        strokes = [layer for _, layer in layers if isinstance(layer, UiStrokes)]
        if self._is_new(UiQuads, quads):
            self._tables = self._tables._replace(quads=_quad_tables(quads))
        if self._is_new(UiTriangles, triangles):
            self._tables = self._tables._replace(triangles=_triangle_tables(triangles))
        if self._is_new(UiStrokes, strokes):
            self._tables = self._tables._replace(strokes=_stroke_tables(strokes))
        tables = self._tables
        quad = triangle = vertex = stroke = 0
        for index, (rect, layer) in enumerate(layers):
            if index == len(content):
                rows += copies
            first = boxes.reserve(len(layer))
            match layer:
                case UiQuads():
                    command = Command(layout.UI, rect, first, quad)
                    place_quads(quad, quad + len(layer), tables.quads[0], command.ints, boxes.array)
                    quad += len(layer)
                case UiTriangles():
                    command = Command(layout.UI_TRIANGLES, rect, first, triangle)
                    command.ints[layout.FIRST_VERTEX] = vertex
                    places, _, corners = tables.triangles
                    place_ui_triangles(triangle, triangle + len(layer), places, corners, command.ints, boxes.array)
                    triangle += len(layer)
                    vertex += len(layer.positions)
                case UiStrokes():
                    command = Command(layout.UI_STROKES, rect, first, stroke)
                    ends, radii, _ = tables.strokes
                    place_ui_strokes(stroke, stroke + len(layer), ends, radii, command.ints, boxes.array)
                    stroke += len(layer)
            command.ints[layout.END] = first + len(layer)
            rows.append(command)
        if not over:
            rows += copies
        return tables

    def _is_new(self, kind: type, layers: Sequence[UiLayer]) -> bool:
        before = self._layers.get(kind, ())
        self._layers[kind] = tuple(layers)
        return len(layers) != len(before) or any(a is not b for a, b in zip(layers, before, strict=True))


def _joined(parts: list[npt.NDArray[Any]], dtype: type, *row: int) -> npt.NDArray[Any]:
    return np.concatenate([np.zeros((0 if parts else 1, *row), dtype), *parts]).astype(dtype, copy=False)


def _quad_tables(layers: Sequence[UiQuads]) -> Arrays:
    return (
        _joined([layer.rects for layer in layers], np.float32, 4),
        _joined([layer.uvs for layer in layers], np.float32, 4),
        _joined([layer.colors for layer in layers], np.uint8, 4),
        _joined([layer.corner_radii for layer in layers], np.float32),
    )


def _triangle_tables(layers: Sequence[UiTriangles]) -> Arrays:
    return (
        _joined([layer.positions for layer in layers], np.float32, 2),
        _joined([layer.colors for layer in layers], np.uint8, 4),
        _joined([layer.triangles for layer in layers], np.int64, 3),
    )


def _stroke_tables(layers: Sequence[UiStrokes]) -> Arrays:
    return (
        _joined([layer.ends for layer in layers], np.float32, 4),
        _joined([layer.radii for layer in layers], np.float32),
        _joined([layer.colors for layer in layers], np.uint8, 4),
    )
