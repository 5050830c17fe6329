"""`Cylinders3D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.cylinders3d import Cylinders3DExt

__all__ = ["Cylinders3D"]


class Cylinders3D(Cylinders3DExt, VisualArchetype):
    """Cylinders in 3D, along z before they are rotated.

    Attributes
    ----------
    lengths:
        (N,) float32, or one number. Heights.
    radii:
        (N,) float32, or one number. Radii. Radius: scene units, or if negative the size in points of the user
        interface.
    centers:
        (N, 3) float32. Where the middles are. Default: 0, 0, 0.
    rotation_axis_angles:
        `RotationAxisAngle`s. Rotations about that place. Default: none.
    quaternions:
        (N, 4) float32 x, y, z, w, or `Quaternion`s. Rotations about that place; applied before the others. Rotation as
        a quaternion x, y, z, w; readers normalise it. Default: none.
    colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Colour, sRGB with separate alpha;
        integers 0 … 255 or floats 0 … 1. Default: by class, else by entity.
    line_radii:
        (N,) float32, or one number. Half the width of the outlines. Radius: scene units, or if negative the size in
        points of the user interface. Default: 0.5 points of the user interface.
    fill_mode:
        One of `MajorWireframe`, `DenseWireframe`, `Solid`, `TransparentFillMajorWireframe`. How solids are drawn.
        Default: TransparentFillMajorWireframe.
    labels:
        N texts, or one text. Texts at the instances; a single one stands in the middle of all. Default: by class.
    show_labels:
        True or False. Whether labels are drawn. Default: True for fewer than 30 instances.
    class_ids:
        (N,) uint16, or one integer. Class of an instance; an annotation context says its colour and label. Default:
        none.
    """

    _NAME = "rerun.archetypes.Cylinders3D"
    _FIELDS = fields(
        _NAME,
        lengths=components.LengthBatch,
        radii=components.RadiusBatch,
        centers=components.Translation3DBatch,
        rotation_axis_angles=components.RotationAxisAngleBatch,
        quaternions=components.RotationQuatBatch,
        colors=components.ColorBatch,
        line_radii=components.RadiusBatch,
        fill_mode=components.FillModeBatch,
        labels=components.TextBatch,
        show_labels=components.ShowLabelsBatch,
        class_ids=components.ClassIdBatch,
    )

    lengths: components.LengthBatch | None
    radii: components.RadiusBatch | None
    centers: components.Translation3DBatch | None
    rotation_axis_angles: components.RotationAxisAngleBatch | None
    quaternions: components.RotationQuatBatch | None
    colors: components.ColorBatch | None
    line_radii: components.RadiusBatch | None
    fill_mode: components.FillModeBatch | None
    labels: components.TextBatch | None
    show_labels: components.ShowLabelsBatch | None
    class_ids: components.ClassIdBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        lengths: encodings.Float32ArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        centers: encodings.Vec3DArrayLike | None = None,
        rotation_axis_angles: encodings.RotationAxisAngleArrayLike | None = None,
        quaternions: encodings.QuaternionArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        line_radii: encodings.Float32ArrayLike | None = None,
        fill_mode: components.FillModeLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> Cylinders3D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "lengths": lengths,
                "radii": radii,
                "centers": centers,
                "rotation_axis_angles": rotation_axis_angles,
                "quaternions": quaternions,
                "colors": colors,
                "line_radii": line_radii,
                "fill_mode": fill_mode,
                "labels": labels,
                "show_labels": show_labels,
                "class_ids": class_ids,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        lengths: encodings.Float32ArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        centers: encodings.Vec3DArrayLike | None = None,
        rotation_axis_angles: encodings.RotationAxisAngleArrayLike | None = None,
        quaternions: encodings.QuaternionArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        line_radii: encodings.Float32ArrayLike | None = None,
        fill_mode: components.FillModeArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolArrayLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "lengths": lengths,
                "radii": radii,
                "centers": centers,
                "rotation_axis_angles": rotation_axis_angles,
                "quaternions": quaternions,
                "colors": colors,
                "line_radii": line_radii,
                "fill_mode": fill_mode,
                "labels": labels,
                "show_labels": show_labels,
                "class_ids": class_ids,
            },
        )
