"""`Points2D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.points2d import Points2DExt

__all__ = ["Points2D"]


class Points2D(Points2DExt, VisualArchetype):
    """Points in 2D.

    Attributes
    ----------
    positions:
        (N, 2) float32. Position in 2D; in images x points right, y down, in pixels.
    radii:
        (N,) float32, or one number. Radius: scene units, or if negative the size in points of the user interface.
        Default: 1.5 points of the user interface.
    colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Colour, sRGB with separate alpha;
        integers 0 … 255 or floats 0 … 1. Default: by class, else by entity.
    labels:
        N texts, or one text. Texts at the instances; a single one stands in the middle of all. Default: by class.
    show_labels:
        True or False. Whether labels are drawn. Default: True for fewer than 30 instances.
    draw_order:
        Number, float32. 2D layer: higher is drawn on top. Default: 20.
    class_ids:
        (N,) uint16, or one integer. Class of an instance; an annotation context says its colour and label. Default:
        none.
    keypoint_ids:
        (N,) uint16, or one integer. Keypoint inside a class; an annotation context says colour and label. Default:
        none.
    """

    _NAME = "rerun.archetypes.Points2D"
    _FIELDS = fields(
        _NAME,
        positions=components.Position2DBatch,
        radii=components.RadiusBatch,
        colors=components.ColorBatch,
        labels=components.TextBatch,
        show_labels=components.ShowLabelsBatch,
        draw_order=components.DrawOrderBatch,
        class_ids=components.ClassIdBatch,
        keypoint_ids=components.KeypointIdBatch,
    )

    positions: components.Position2DBatch | None
    radii: components.RadiusBatch | None
    colors: components.ColorBatch | None
    labels: components.TextBatch | None
    show_labels: components.ShowLabelsBatch | None
    draw_order: components.DrawOrderBatch | None
    class_ids: components.ClassIdBatch | None
    keypoint_ids: components.KeypointIdBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        positions: encodings.Vec2DArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolLike | None = None,
        draw_order: encodings.Float32Like | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
        keypoint_ids: encodings.KeypointIdArrayLike | None = None,
    ) -> Points2D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "positions": positions,
                "radii": radii,
                "colors": colors,
                "labels": labels,
                "show_labels": show_labels,
                "draw_order": draw_order,
                "class_ids": class_ids,
                "keypoint_ids": keypoint_ids,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        positions: encodings.Vec2DArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolArrayLike | None = None,
        draw_order: encodings.Float32ArrayLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
        keypoint_ids: encodings.KeypointIdArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "positions": positions,
                "radii": radii,
                "colors": colors,
                "labels": labels,
                "show_labels": show_labels,
                "draw_order": draw_order,
                "class_ids": class_ids,
                "keypoint_ids": keypoint_ids,
            },
        )
