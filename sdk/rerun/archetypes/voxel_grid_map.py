"""`VoxelGridMap`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["VoxelGridMap"]


class VoxelGridMap(VisualArchetype):
    """Voxels of a sparse grid.

    Parameters
    ----------
    voxel_indices:
        (N, 3) int32. Place of a voxel in its grid.
    voxel_size:
        3 numbers. Extent of a voxel along each axis, scene units.
    values:
        (N,) float32, or one number. Values that the colormap colours. Default: none.
    colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Colours; win over values. Colour,
        sRGB with separate alpha; integers 0 … 255 or floats 0 … 1. Default: by value, else by entity.
    translation:
        3 numbers. Place of the grid's first corner. Default: 0, 0, 0.
    rotation_axis_angle:
        `RotationAxisAngle`. Rotation of the grid. Default: none.
    quaternion:
        `Quaternion`, or 4 numbers x, y, z, w. Rotation of the grid; wins over the other. Rotation as a quaternion x, y,
        z, w; readers normalise it. Default: none.
    opacity:
        Number, float32. 0 is invisible, 1 opaque. Default: 1.
    value_range:
        2 numbers: first and last. The values at the ends of the colormap. Default: 0 … 1.
    colormap:
        One of `Grayscale`, `Inferno`, `Magma`, `Plasma`, `Turbo`, `Viridis`, `CyanToYellow`, `Spectral`, `Twilight`,
        `RvizMap`, `RvizCostmap`, `Costmap`. Colours of numbers. Default: Turbo.
    """

    _NAME = "rerun.archetypes.VoxelGridMap"
    _FIELDS = fields(
        _NAME,
        voxel_indices=components.VoxelIndexBatch,
        voxel_size=components.VoxelSizeBatch,
        values=components.VoxelValueBatch,
        colors=components.ColorBatch,
        translation=components.Translation3DBatch,
        rotation_axis_angle=components.RotationAxisAngleBatch,
        quaternion=components.RotationQuatBatch,
        opacity=components.OpacityBatch,
        value_range=components.ValueRangeBatch,
        colormap=components.ColormapBatch,
    )

    voxel_indices: components.VoxelIndexBatch | None
    voxel_size: components.VoxelSizeBatch | None
    values: components.VoxelValueBatch | None
    colors: components.ColorBatch | None
    translation: components.Translation3DBatch | None
    rotation_axis_angle: components.RotationAxisAngleBatch | None
    quaternion: components.RotationQuatBatch | None
    opacity: components.OpacityBatch | None
    value_range: components.ValueRangeBatch | None
    colormap: components.ColormapBatch | None

    def __init__(
        self,
        voxel_indices: encodings.IVec3DArrayLike,
        voxel_size: encodings.Vec3DLike,
        *,
        values: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        translation: encodings.Vec3DLike | None = None,
        rotation_axis_angle: encodings.RotationAxisAngleLike | None = None,
        quaternion: encodings.QuaternionLike | None = None,
        opacity: encodings.Float32Like | None = None,
        value_range: encodings.Range1DLike | None = None,
        colormap: components.ColormapLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                voxel_indices=voxel_indices,
                voxel_size=voxel_size,
                values=values,
                colors=colors,
                translation=translation,
                rotation_axis_angle=rotation_axis_angle,
                quaternion=quaternion,
                opacity=opacity,
                value_range=value_range,
                colormap=colormap,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        voxel_indices: encodings.IVec3DArrayLike | None = None,
        voxel_size: encodings.Vec3DLike | None = None,
        values: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        translation: encodings.Vec3DLike | None = None,
        rotation_axis_angle: encodings.RotationAxisAngleLike | None = None,
        quaternion: encodings.QuaternionLike | None = None,
        opacity: encodings.Float32Like | None = None,
        value_range: encodings.Range1DLike | None = None,
        colormap: components.ColormapLike | None = None,
    ) -> VoxelGridMap:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "voxel_indices": voxel_indices,
                "voxel_size": voxel_size,
                "values": values,
                "colors": colors,
                "translation": translation,
                "rotation_axis_angle": rotation_axis_angle,
                "quaternion": quaternion,
                "opacity": opacity,
                "value_range": value_range,
                "colormap": colormap,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        voxel_indices: encodings.IVec3DArrayLike | None = None,
        voxel_size: encodings.Vec3DArrayLike | None = None,
        values: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        translation: encodings.Vec3DArrayLike | None = None,
        rotation_axis_angle: encodings.RotationAxisAngleArrayLike | None = None,
        quaternion: encodings.QuaternionArrayLike | None = None,
        opacity: encodings.Float32ArrayLike | None = None,
        value_range: encodings.Range1DArrayLike | None = None,
        colormap: components.ColormapArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "voxel_indices": voxel_indices,
                "voxel_size": voxel_size,
                "values": values,
                "colors": colors,
                "translation": translation,
                "rotation_axis_angle": rotation_axis_angle,
                "quaternion": quaternion,
                "opacity": opacity,
                "value_range": value_range,
                "colormap": colormap,
            },
        )
