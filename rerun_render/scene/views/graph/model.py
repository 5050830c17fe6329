"""What entities say about nodes and edges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.query.cursor import EntityState
from rerun_render.scene.colors import hash_string
from rerun_render.scene.theme import Rgba

NODES, EDGES = "GraphNodes:node_ids", "GraphEdges:edges"
NODE_FIELDS = ("positions", "colors", "labels", "radii", "show_labels")
GRAPH_TYPE = "GraphEdges:graph_type"
COMPONENTS = frozenset([NODES, EDGES, GRAPH_TYPE, *(f"GraphNodes:{field}" for field in NODE_FIELDS)])
MAX_NODES = 200_000
MAX_EDGES = 400_000
DEFAULT_RADIUS = 4.0
_DIRECTED = 2


@dataclass(frozen=True, slots=True)
class Node:
    """position: None if it is to be found. label: None for a disc of `radius`. is_implicit: only edges name it."""

    name: str
    position: tuple[float, float] | None = None
    label: str | None = None
    color: Rgba | None = None
    radius: float = DEFAULT_RADIUS
    is_implicit: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Graph:
    """Nodes and edges of one entity. edges: pairs of numbers of nodes. is_directed: whether edges have heads."""

    entity: EntityPath
    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int], ...]
    is_directed: bool

    def layout_order(self) -> list[int]:
        """Nodes in the order in which the viewer's layout takes them."""
        return sorted(range(len(self.nodes)), key=lambda i: (hash_string(self.nodes[i].name), self.nodes[i].name))


def read_graph(entity: EntityPath, state: EntityState, reporter: Reporter, time: int | None) -> Graph | None:
    """The graph of an entity; None if it has neither nodes nor edges."""
    nodes = _nodes(state)
    if len(nodes) > MAX_NODES:
        reporter.warning("cut-graph", str(entity), f"of {len(nodes)} nodes, the first {MAX_NODES} are drawn", time=time)
        nodes = dict(list(nodes.items())[:MAX_NODES])
    numbers = {name: i for i, name in enumerate(nodes)}
    edges: list[tuple[int, int]] = []
    pairs = _values(state, EDGES)
    if len(pairs) > MAX_EDGES:
        reporter.warning("cut-graph", str(entity), f"of {len(pairs)} edges, the first {MAX_EDGES} are drawn", time=time)
    for pair in pairs[:MAX_EDGES]:
        if not isinstance(pair, dict):
            continue
        ends = [str(pair.get(end)) for end in ("first", "second")]
        for name in ends:
            if name not in numbers and len(nodes) < MAX_NODES:
                numbers[name] = len(nodes)
                nodes[name] = Node(name, is_implicit=True)
        if all(name in numbers for name in ends):
            edges.append((numbers[ends[0]], numbers[ends[1]]))
    if not nodes:
        return None
    kind = _values(state, GRAPH_TYPE)
    return Graph(entity, tuple(nodes.values()), tuple(edges), bool(kind) and kind[0] == _DIRECTED)


def _nodes(state: EntityState) -> dict[str, Node]:
    """Nodes by name; of those with equal names the first counts."""
    names = _values(state, NODES)
    fields = {field: _values(state, f"GraphNodes:{field}") for field in NODE_FIELDS}
    shown = fields["show_labels"]
    with_labels = not shown or shown[0] is not False
    found: dict[str, Node] = {}
    for i, value in enumerate(names[: MAX_NODES + 1]):
        name = str(value)
        if name in found:
            continue
        radius = _clamped(fields, "radii", i)
        label = _clamped(fields, "labels", i)
        found[name] = Node(
            name,
            _point(_clamped(fields, "positions", i)),
            (label if isinstance(label, str) else name) if with_labels else None,
            _color(_clamped(fields, "colors", i)),
            abs(radius) if isinstance(radius, float) and abs(radius) < 1e6 else DEFAULT_RADIUS,
        )
    return found


def _values(state: EntityState, component: str) -> list[Any]:
    cell = state.get(component)
    return [] if cell is None else list(cell.array.slice(0, MAX_EDGES + 1).to_pylist())


def _clamped(fields: Mapping[str, list[Any]], field: str, i: int) -> Any:
    values = fields[field]
    return values[min(i, len(values) - 1)] if values else None


def _point(value: Any) -> tuple[float, float] | None:
    if not isinstance(value, (list, tuple)) or len(value) != 2 or None in value:
        return None
    x, y = (float(part) for part in value)
    return (x, y) if abs(x) < 1e9 and abs(y) < 1e9 else None


def _color(packed: Any) -> Rgba | None:
    if not isinstance(packed, int) or not 0 <= packed < 1 << 32:
        return None
    red, green, blue, alpha = packed.to_bytes(4, "big")
    return (red, green, blue, alpha)
