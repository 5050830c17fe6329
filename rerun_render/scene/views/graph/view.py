"""The view of graphs: all of them fitted into the picture, never enlarged."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import Background, UiLayer, UiStrokes, View
from rerun_render.drawables.tessellation import Tessellator
from rerun_render.query.cursor import EntityState
from rerun_render.scene.theme import Rgba
from rerun_render.scene.view_class import ViewClass, ViewContext
from rerun_render.scene.view_settings import ViewSettings
from rerun_render.scene.views.canvas import Canvas, flat_view
from rerun_render.scene.views.graph.edges import edge_paths
from rerun_render.scene.views.graph.forces import Forces, simulate
from rerun_render.scene.views.graph.model import COMPONENTS, EDGES, NODES, Graph, Node, read_graph
from rerun_render.scene.views.latest import LatestView
from rerun_render.scene.views.measures import weak

Float64Array = npt.NDArray[np.float64]

MARGIN_X_PX, MARGIN_Y_PX, BORDER_PX = 6.0, 4.0, 1.0
ARROW_PX = 10.0
SMALL_SCALE = 0.2
"""Below this scale, texts are bars."""
MAX_TEXTS = 5000
_ROW_PX, _CHAR_PX = 15.0, 7.0
_NO_BOUNDS = (-100.0, -100.0, 100.0, 100.0)


class GraphView(LatestView):
    """Graphs of all entities of the view, side by side in one space."""

    required = (NODES, EDGES)

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context)
        self._forces = _forces(context.info.settings)
        self._layout: tuple[Hashable, Float64Array] | None = None

    def draw(self, states: dict[EntityPath, EntityState], time: int | None) -> View:
        reporter = self.context.reporter
        graphs = [g for entity, state in states.items() if (g := read_graph(entity, state, reporter, time)) is not None]
        nodes = [node for graph in graphs for node in graph.nodes]
        canvas = Canvas(self.rect, self.theme)
        sizes = np.array([self._size(canvas, node, len(nodes)) for node in nodes]).reshape(-1, 2)
        centers = self._places(graphs, sizes)
        scale, offset = self._fit(centers, sizes)
        is_small = scale < SMALL_SCALE or len(nodes) > MAX_TEXTS
        layers: list[UiLayer | None] = []
        first = 0
        for graph in graphs:
            own = slice(first, first + len(graph.nodes))
            first = own.stop
            layers += self._edges(graph, centers[own], sizes[own], scale, offset)
        for node, center, size in zip(nodes, centers * scale + offset, sizes * scale, strict=True):
            self._node(canvas, node, center, size, scale, is_small)
        layers.append(canvas.layer())
        view = flat_view(self.rect, self.camera, self.theme, layers)
        packed = self.context.info.settings.first("GraphBackground", "color")
        if isinstance(packed, int):
            red, green, blue, alpha = packed.to_bytes(4, "big")
            view = replace(view, background=Background("solid", (red, green, blue, alpha)))
        return view

    def _size(self, canvas: Canvas, node: Node, count: int) -> tuple[float, float]:
        """Of a node's box, in units of the graph."""
        if node.label is None:
            return (2 * node.radius, 2 * node.radius)
        if count > MAX_TEXTS:
            width, height = _CHAR_PX * min(len(node.label), 200), _ROW_PX
        else:
            block = canvas.engine.layout(node.label[:2000])
            width, height = block.width, block.height
        return (width + 2 * (MARGIN_X_PX + BORDER_PX), height + 2 * (MARGIN_Y_PX + BORDER_PX))

    def _places(self, graphs: list[Graph], sizes: Float64Array) -> Float64Array:
        """(N, 2) middle of every node, in the order of the graphs; found anew only if the graphs changed."""
        key = tuple((graph.edges, tuple((node.name, node.position) for node in graph.nodes)) for graph in graphs)
        if self._layout is not None and self._layout[0] == key:
            return self._layout[1]
        order: list[int] = []
        edges: list[tuple[int, int]] = []
        fixed: list[tuple[float, float]] = []
        first = 0
        for graph in graphs:
            order += [first + i for i in graph.layout_order()]
            edges += [(first + a, first + b) for a, b in dict.fromkeys(graph.edges)]
            fixed += [node.position or (np.nan, np.nan) for node in graph.nodes]
            first += len(graph.nodes)
        turn = np.array(order, np.intp)
        back = np.argsort(turn)
        links = back[np.array(edges, np.intp).reshape(-1, 2)]
        radii = sizes.max(axis=1, initial=0.0) / 2 if len(sizes) else np.zeros(0)
        places = simulate(np.array(fixed).reshape(-1, 2)[turn], links, radii[turn], self._forces)[back]
        self._layout = (key, places)
        return places

    def _fit(self, centers: Float64Array, sizes: Float64Array) -> tuple[float, Float64Array]:
        """Scale and offset that take places of the graph to px of the view."""
        bounds = _asked_bounds(self.context.info.settings)
        if bounds is None:
            bounds = _NO_BOUNDS
            if len(centers):
                low, high = (centers - sizes / 2).min(axis=0), (centers + sizes / 2).max(axis=0)
                if (high > low).all():
                    bounds = (low[0], low[1], high[0], high[1])
        left, top, right, bottom = bounds
        width, height = max(self.rect.width, 1), max(self.rect.height, 1)
        scale = min(width / (right - left), height / (bottom - top), 1.0)
        middle = np.array([(left + right) / 2, (top + bottom) / 2])
        return scale, np.array([width / 2, height / 2]) - middle * scale

    def _edges(
        self, graph: Graph, centers: Float64Array, sizes: Float64Array, scale: float, offset: Float64Array
    ) -> list[UiLayer | None]:
        shift = offset + np.array([self.rect.x, self.rect.y])
        color = self.theme.text
        paths = edge_paths(graph.edges, centers, sizes)
        heads = Tessellator()
        starts, ends = [], []
        for path, direction in paths:
            points = _crisp(path * scale + shift)
            starts.append(points[:-1])
            ends.append(points[1:])
            if graph.is_directed:
                tip, back = points[-1], direction * (ARROW_PX * scale)
                side = np.array([-back[1], back[0]]) / 2
                heads.convex([tip, tip - back + side, tip - back - side], color)
        if not paths:
            return []
        segments = np.column_stack([np.concatenate(starts), np.concatenate(ends)]).astype(np.float32)
        width = max(scale, 1e-3)
        strokes = UiStrokes(
            ends=segments,
            radii=np.full(len(segments), max(width, 1.0) / 2, np.float32),
            colors=np.tile(np.array((*color[:3], round(255 * min(width, 1.0))), np.uint8), (len(segments), 1)),
        )
        return [strokes, heads.finish()]

    def _node(
        self, canvas: Canvas, node: Node, center: Float64Array, size: Float64Array, scale: float, is_small: bool
    ) -> None:
        theme = self.theme
        (x0, y0), (x1, y1) = center - size / 2, center + size / 2
        if x1 < 0 or y1 < 0 or x0 > self.rect.width or y0 > self.rect.height:
            return
        if node.label is None:
            color = node.color or (weak(theme) if node.is_implicit else theme.text)
            canvas.fill(x0, y0, x1, y1, color, size[0] / 2)
            return
        x0, y0, x1, y1 = np.floor(np.array([x0, y0, x1, y1]) + 0.5).tolist()
        border = BORDER_PX * scale
        canvas.fill(x0, y0, x1, y1, theme.text)
        canvas.fill(x0 + border, y0 + border, x1 - border, y1 - border, theme.background)
        inset_x, inset_y = (MARGIN_X_PX + BORDER_PX) * scale, (MARGIN_Y_PX + BORDER_PX) * scale
        color = node.color or theme.text
        if is_small:
            canvas.fill(x0 + inset_x, y0 + inset_y, x1 - inset_x, y1 - inset_y, _half(color))
        else:
            # Few different sizes, so that a graph that grows does not fill the glyph atlas.
            size_px = round(25.0 * scale) / 2
            canvas.text(node.label[:2000], x0 + inset_x, y0 + inset_y, color, size_px=size_px)


def _crisp(points: Float64Array) -> Float64Array:
    """Horizontal and vertical lines in the middle of pixels."""
    if len(points) == 2:
        for axis in (0, 1):
            if abs(points[0, axis] - points[1, axis]) < 1e-4:
                points[:, axis] = np.floor(points[0, axis]) + 0.5
    return points


def _half(color: Rgba) -> Rgba:
    return (*color[:3], color[3] // 2)


def _asked_bounds(settings: ViewSettings) -> tuple[float, float, float, float] | None:
    asked = settings.first("VisualBounds2D", "range")
    if not isinstance(asked, dict):
        return None
    x, y = asked.get("x_range"), asked.get("y_range")
    if not isinstance(x, (list, tuple)) or not isinstance(y, (list, tuple)) or len(x) != 2 or len(y) != 2:
        return None
    bounds = (float(x[0]), float(y[0]), float(x[1]), float(y[1]))
    return bounds if np.isfinite(bounds).all() and bounds[2] > bounds[0] and bounds[3] > bounds[1] else None


def _forces(settings: ViewSettings) -> Forces:
    """Forces as a blueprint asks for them."""

    def number(archetype: str, field: str, default: float) -> float:
        value = settings.first(archetype, field)
        return float(value) if isinstance(value, (int, float)) and np.isfinite(value) else default

    def enabled(archetype: str, default: bool, value: float) -> float | None:
        asked = settings.first(archetype, "enabled")
        return value if (default if asked is None else bool(asked)) else None

    place = settings.first("ForcePosition", "position")
    to = (float(place[0]), float(place[1])) if isinstance(place, (list, tuple)) and len(place) == 2 else (0.0, 0.0)
    return Forces(
        link_distance=enabled("ForceLink", True, number("ForceLink", "distance", 60.0)),
        link_iterations=int(min(max(number("ForceLink", "iterations", 3), 1), 20)),
        repulsion=enabled("ForceManyBody", True, number("ForceManyBody", "strength", -60.0)),
        pull=enabled("ForcePosition", True, number("ForcePosition", "strength", 0.01)),
        pull_to=to,
        center=enabled("ForceCenter", False, number("ForceCenter", "strength", 1.0)),
        collision=enabled("ForceCollisionRadius", False, number("ForceCollisionRadius", "strength", 1.0)),
        collision_iterations=int(min(max(number("ForceCollisionRadius", "iterations", 1), 1), 20)),
    )


GRAPH = ViewClass(make=GraphView, components=COMPONENTS)
