"""`Volume3D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["Volume3D"]


class Volume3D(VisualArchetype):
    """A dense field of numbers, drawn as a cloud.

    Parameters
    ----------
    values:
        `TensorData`, or an array of numbers. (z, y, x) float16.
    voxel_size:
        3 numbers. Extent of a voxel along each axis, scene units. Default: 1, 1, 1.
    translation:
        3 numbers. Place of the first corner. Default: 0, 0, 0.
    quaternion:
        `Quaternion`, or 4 numbers x, y, z, w. Rotation about that corner. Rotation as a quaternion x, y, z, w; readers
        normalise it. Default: none.
    value_range:
        2 numbers: first and last. The values that are drawn. Default: all.
    gamma:
        Number, float32. Exponent applied to values before they are coloured. Default: 1.
    colormap:
        One of `Grayscale`, `Inferno`, `Magma`, `Plasma`, `Turbo`, `Viridis`, `CyanToYellow`, `Spectral`, `Twilight`,
        `RvizMap`, `RvizCostmap`, `Costmap`. Colours of numbers. Default: by the viewer.
    optical_density:
        Number, float32. Absorption per scene unit of a full value. Default: by the viewer.
    """

    _NAME = "rerun.archetypes.Volume3D"
    _FIELDS = fields(
        _NAME,
        values=components.TensorDataBatch,
        voxel_size=components.VoxelSizeBatch,
        translation=components.Translation3DBatch,
        quaternion=components.RotationQuatBatch,
        value_range=components.ValueRangeBatch,
        gamma=components.GammaCorrectionBatch,
        colormap=components.ColormapBatch,
        optical_density=components.OpticalDensityBatch,
    )

    values: components.TensorDataBatch | None
    voxel_size: components.VoxelSizeBatch | None
    translation: components.Translation3DBatch | None
    quaternion: components.RotationQuatBatch | None
    value_range: components.ValueRangeBatch | None
    gamma: components.GammaCorrectionBatch | None
    colormap: components.ColormapBatch | None
    optical_density: components.OpticalDensityBatch | None

    def __init__(
        self,
        values: encodings.TensorDataLike,
        *,
        voxel_size: encodings.Vec3DLike | None = None,
        translation: encodings.Vec3DLike | None = None,
        quaternion: encodings.QuaternionLike | None = None,
        value_range: encodings.Range1DLike | None = None,
        gamma: encodings.Float32Like | None = None,
        colormap: components.ColormapLike | None = None,
        optical_density: encodings.Float32Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                values=values,
                voxel_size=voxel_size,
                translation=translation,
                quaternion=quaternion,
                value_range=value_range,
                gamma=gamma,
                colormap=colormap,
                optical_density=optical_density,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        values: encodings.TensorDataLike | None = None,
        voxel_size: encodings.Vec3DLike | None = None,
        translation: encodings.Vec3DLike | None = None,
        quaternion: encodings.QuaternionLike | None = None,
        value_range: encodings.Range1DLike | None = None,
        gamma: encodings.Float32Like | None = None,
        colormap: components.ColormapLike | None = None,
        optical_density: encodings.Float32Like | None = None,
    ) -> Volume3D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "values": values,
                "voxel_size": voxel_size,
                "translation": translation,
                "quaternion": quaternion,
                "value_range": value_range,
                "gamma": gamma,
                "colormap": colormap,
                "optical_density": optical_density,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        values: encodings.TensorDataArrayLike | None = None,
        voxel_size: encodings.Vec3DArrayLike | None = None,
        translation: encodings.Vec3DArrayLike | None = None,
        quaternion: encodings.QuaternionArrayLike | None = None,
        value_range: encodings.Range1DArrayLike | None = None,
        gamma: encodings.Float32ArrayLike | None = None,
        colormap: components.ColormapArrayLike | None = None,
        optical_density: encodings.Float32ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "values": values,
                "voxel_size": voxel_size,
                "translation": translation,
                "quaternion": quaternion,
                "value_range": value_range,
                "gamma": gamma,
                "colormap": colormap,
                "optical_density": optical_density,
            },
        )
