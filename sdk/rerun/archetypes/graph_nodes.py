"""`GraphNodes`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["GraphNodes"]


class GraphNodes(VisualArchetype):
    """Nodes of a graph.

    Parameters
    ----------
    node_ids:
        N texts, or one text. Name of a node.
    positions:
        (N, 2) float32. Places of the nodes. Default: by the layout.
    colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Colour, sRGB with separate alpha;
        integers 0 … 255 or floats 0 … 1. Default: by entity.
    labels:
        N texts, or one text. Texts at the nodes. Default: the names.
    show_labels:
        True or False. Whether labels are drawn. Default: True.
    radii:
        (N,) float32, or one number. Radius: scene units, or if negative the size in points of the user interface.
        Default: 4 points of the user interface.
    """

    _NAME = "rerun.archetypes.GraphNodes"
    _FIELDS = fields(
        _NAME,
        node_ids=components.GraphNodeBatch,
        positions=components.Position2DBatch,
        colors=components.ColorBatch,
        labels=components.TextBatch,
        show_labels=components.ShowLabelsBatch,
        radii=components.RadiusBatch,
    )

    node_ids: components.GraphNodeBatch | None
    positions: components.Position2DBatch | None
    colors: components.ColorBatch | None
    labels: components.TextBatch | None
    show_labels: components.ShowLabelsBatch | None
    radii: components.RadiusBatch | None

    def __init__(
        self,
        node_ids: encodings.Utf8ArrayLike,
        *,
        positions: encodings.Vec2DArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                node_ids=node_ids,
                positions=positions,
                colors=colors,
                labels=labels,
                show_labels=show_labels,
                radii=radii,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        node_ids: encodings.Utf8ArrayLike | None = None,
        positions: encodings.Vec2DArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
    ) -> GraphNodes:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "node_ids": node_ids,
                "positions": positions,
                "colors": colors,
                "labels": labels,
                "show_labels": show_labels,
                "radii": radii,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        node_ids: encodings.Utf8ArrayLike | None = None,
        positions: encodings.Vec2DArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "node_ids": node_ids,
                "positions": positions,
                "colors": colors,
                "labels": labels,
                "show_labels": show_labels,
                "radii": radii,
            },
        )
