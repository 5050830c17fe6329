"""`Points3D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.points3d import Points3DExt

__all__ = ["Points3D"]


class Points3D(Points3DExt, VisualArchetype):
    """Points in 3D.

    Attributes
    ----------
    positions:
        (N, 3) float32. Position in 3D, scene units.
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
    point_shading:
        One of `Gradient`, `Flat`. Whether points look like spheres or like discs. Default: Gradient.
    class_ids:
        (N,) uint16, or one integer. Class of an instance; an annotation context says its colour and label. Default:
        none.
    keypoint_ids:
        (N,) uint16, or one integer. Keypoint inside a class; an annotation context says colour and label. Default:
        none.
    """

    _NAME = "rerun.archetypes.Points3D"
    _FIELDS = fields(
        _NAME,
        positions=components.Position3DBatch,
        radii=components.RadiusBatch,
        colors=components.ColorBatch,
        labels=components.TextBatch,
        show_labels=components.ShowLabelsBatch,
        point_shading=components.PointShadingBatch,
        class_ids=components.ClassIdBatch,
        keypoint_ids=components.KeypointIdBatch,
    )

    positions: components.Position3DBatch | None
    radii: components.RadiusBatch | None
    colors: components.ColorBatch | None
    labels: components.TextBatch | None
    show_labels: components.ShowLabelsBatch | None
    point_shading: components.PointShadingBatch | None
    class_ids: components.ClassIdBatch | None
    keypoint_ids: components.KeypointIdBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        positions: encodings.Vec3DArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolLike | None = None,
        point_shading: components.PointShadingLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
        keypoint_ids: encodings.KeypointIdArrayLike | None = None,
    ) -> Points3D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "positions": positions,
                "radii": radii,
                "colors": colors,
                "labels": labels,
                "show_labels": show_labels,
                "point_shading": point_shading,
                "class_ids": class_ids,
                "keypoint_ids": keypoint_ids,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        positions: encodings.Vec3DArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolArrayLike | None = None,
        point_shading: components.PointShadingArrayLike | None = None,
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
                "point_shading": point_shading,
                "class_ids": class_ids,
                "keypoint_ids": keypoint_ids,
            },
        )
