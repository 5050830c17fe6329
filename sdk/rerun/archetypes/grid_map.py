"""`GridMap`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields

__all__ = ["GridMap"]


class GridMap(Archetype):
    """A map: an image that lies flat in the x-y plane of its pose.

    Parameters
    ----------
    data:
        Bytes, or (N,) uint8. Pixels as bytes, rows from the top, tightly packed.
    format:
        `ImageFormat`. Size of an image and meaning of its bytes.
    cell_size:
        Number, float32. Size of one pixel of the map in the scene.
    translation:
        3 numbers. Place of the lower left corner. Default: 0, 0, 0.
    rotation_axis_angle:
        `RotationAxisAngle`. Rotation of the map. Default: none.
    quaternion:
        `Quaternion`, or 4 numbers x, y, z, w. Rotation of the map; wins over the other. Rotation as a quaternion x, y,
        z, w; readers normalise it. Default: none.
    opacity:
        Number, float32. 0 is invisible, 1 opaque. Default: 1.
    draw_order:
        Number, float32. Which of several maps in one plane is on top.
    colormap:
        One of `Grayscale`, `Inferno`, `Magma`, `Plasma`, `Turbo`, `Viridis`, `CyanToYellow`, `Spectral`, `Twilight`,
        `RvizMap`, `RvizCostmap`, `Costmap`. Colours of maps with one channel. Default: Grayscale.
    """

    _NAME = "rerun.archetypes.GridMap"
    _FIELDS = fields(
        _NAME,
        data=components.ImageBufferBatch,
        format=components.ImageFormatBatch,
        cell_size=components.CellSizeBatch,
        translation=components.Translation3DBatch,
        rotation_axis_angle=components.RotationAxisAngleBatch,
        quaternion=components.RotationQuatBatch,
        opacity=components.OpacityBatch,
        draw_order=components.DrawOrderBatch,
        colormap=components.ColormapBatch,
    )

    data: components.ImageBufferBatch | None
    format: components.ImageFormatBatch | None
    cell_size: components.CellSizeBatch | None
    translation: components.Translation3DBatch | None
    rotation_axis_angle: components.RotationAxisAngleBatch | None
    quaternion: components.RotationQuatBatch | None
    opacity: components.OpacityBatch | None
    draw_order: components.DrawOrderBatch | None
    colormap: components.ColormapBatch | None

    def __init__(
        self,
        *,
        data: encodings.BlobLike,
        format: encodings.ImageFormatLike,
        cell_size: encodings.Float32Like,
        translation: encodings.Vec3DLike | None = None,
        rotation_axis_angle: encodings.RotationAxisAngleLike | None = None,
        quaternion: encodings.QuaternionLike | None = None,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
        colormap: components.ColormapLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                data=data,
                format=format,
                cell_size=cell_size,
                translation=translation,
                rotation_axis_angle=rotation_axis_angle,
                quaternion=quaternion,
                opacity=opacity,
                draw_order=draw_order,
                colormap=colormap,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        data: encodings.BlobLike | None = None,
        format: encodings.ImageFormatLike | None = None,
        cell_size: encodings.Float32Like | None = None,
        translation: encodings.Vec3DLike | None = None,
        rotation_axis_angle: encodings.RotationAxisAngleLike | None = None,
        quaternion: encodings.QuaternionLike | None = None,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
        colormap: components.ColormapLike | None = None,
    ) -> GridMap:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "data": data,
                "format": format,
                "cell_size": cell_size,
                "translation": translation,
                "rotation_axis_angle": rotation_axis_angle,
                "quaternion": quaternion,
                "opacity": opacity,
                "draw_order": draw_order,
                "colormap": colormap,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        data: encodings.BlobArrayLike | None = None,
        format: encodings.ImageFormatArrayLike | None = None,
        cell_size: encodings.Float32ArrayLike | None = None,
        translation: encodings.Vec3DArrayLike | None = None,
        rotation_axis_angle: encodings.RotationAxisAngleArrayLike | None = None,
        quaternion: encodings.QuaternionArrayLike | None = None,
        opacity: encodings.Float32ArrayLike | None = None,
        draw_order: encodings.Float32ArrayLike | None = None,
        colormap: components.ColormapArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "data": data,
                "format": format,
                "cell_size": cell_size,
                "translation": translation,
                "rotation_axis_angle": rotation_axis_angle,
                "quaternion": quaternion,
                "opacity": opacity,
                "draw_order": draw_order,
                "colormap": colormap,
            },
        )
