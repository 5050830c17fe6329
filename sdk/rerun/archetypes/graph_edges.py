"""`GraphEdges`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["GraphEdges"]


class GraphEdges(VisualArchetype):
    """Edges between nodes of the same entity.

    Parameters
    ----------
    edges:
        N pairs of texts. The nodes that an edge joins: first, second.
    graph_type:
        One of `Undirected`, `Directed`. Whether edges have a direction. Default: Undirected.
    """

    _NAME = "rerun.archetypes.GraphEdges"
    _FIELDS = fields(
        _NAME,
        edges=components.GraphEdgeBatch,
        graph_type=components.GraphTypeBatch,
    )

    edges: components.GraphEdgeBatch | None
    graph_type: components.GraphTypeBatch | None

    def __init__(
        self,
        edges: encodings.Utf8PairArrayLike,
        *,
        graph_type: components.GraphTypeLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                edges=edges,
                graph_type=graph_type,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        edges: encodings.Utf8PairArrayLike | None = None,
        graph_type: components.GraphTypeLike | None = None,
    ) -> GraphEdges:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "edges": edges,
                "graph_type": graph_type,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        edges: encodings.Utf8PairArrayLike | None = None,
        graph_type: components.GraphTypeArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "edges": edges,
                "graph_type": graph_type,
            },
        )
