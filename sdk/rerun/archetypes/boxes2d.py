"""`Boxes2D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.boxes2d import Boxes2DExt

__all__ = ["Boxes2D"]


class Boxes2D(Boxes2DExt, VisualArchetype):
    """Rectangles along the axes in 2D.

    Attributes
    ----------
    half_sizes:
        (N, 2) float32. Half the extent along each axis, scene units.
    centers:
        (N, 2) float32. Where the middles are. Default: 0, 0.
    colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Colour, sRGB with separate alpha;
        integers 0 … 255 or floats 0 … 1. Default: by class, else by entity.
    radii:
        (N,) float32, or one number. Half the width of the lines. Radius: scene units, or if negative the size in points
        of the user interface. Default: 1.5 points of the user interface.
    labels:
        N texts, or one text. Texts at the instances; a single one stands in the middle of all. Default: by class.
    show_labels:
        True or False. Whether labels are drawn. Default: True for fewer than 30 instances.
    draw_order:
        Number, float32. 2D layer: higher is drawn on top. Default: 10.
    class_ids:
        (N,) uint16, or one integer. Class of an instance; an annotation context says its colour and label. Default:
        none.
    """

    _NAME = "rerun.archetypes.Boxes2D"
    _FIELDS = fields(
        _NAME,
        half_sizes=components.HalfSize2DBatch,
        centers=components.Position2DBatch,
        colors=components.ColorBatch,
        radii=components.RadiusBatch,
        labels=components.TextBatch,
        show_labels=components.ShowLabelsBatch,
        draw_order=components.DrawOrderBatch,
        class_ids=components.ClassIdBatch,
    )

    half_sizes: components.HalfSize2DBatch | None
    centers: components.Position2DBatch | None
    colors: components.ColorBatch | None
    radii: components.RadiusBatch | None
    labels: components.TextBatch | None
    show_labels: components.ShowLabelsBatch | None
    draw_order: components.DrawOrderBatch | None
    class_ids: components.ClassIdBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        half_sizes: encodings.Vec2DArrayLike | None = None,
        centers: encodings.Vec2DArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolLike | None = None,
        draw_order: encodings.Float32Like | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> Boxes2D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "half_sizes": half_sizes,
                "centers": centers,
                "colors": colors,
                "radii": radii,
                "labels": labels,
                "show_labels": show_labels,
                "draw_order": draw_order,
                "class_ids": class_ids,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        half_sizes: encodings.Vec2DArrayLike | None = None,
        centers: encodings.Vec2DArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolArrayLike | None = None,
        draw_order: encodings.Float32ArrayLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "half_sizes": half_sizes,
                "centers": centers,
                "colors": colors,
                "radii": radii,
                "labels": labels,
                "show_labels": show_labels,
                "draw_order": draw_order,
                "class_ids": class_ids,
            },
        )
