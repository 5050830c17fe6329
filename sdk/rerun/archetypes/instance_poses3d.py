"""`InstancePoses3D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields

__all__ = ["InstancePoses3D"]


class InstancePoses3D(Archetype):
    """Poses in which the entity's own data is drawn, once each. Does not move the entities below it.

    Parameters
    ----------
    translations:
        (N, 3) float32. Shift, scene units. Default: 0, 0, 0.
    rotation_axis_angles:
        `RotationAxisAngle`s. Rotation about an axis by an angle in radians. Default: none.
    quaternions:
        (N, 4) float32 x, y, z, w, or `Quaternion`s. Rotations; applied before the others. Rotation as a quaternion x,
        y, z, w; readers normalise it. Default: none.
    scales:
        (N, 3) float32. Factor along each axis. Default: 1, 1, 1.
    mat3x3:
        (N, 3, 3) float32, rows first. Linear maps; applied first. Default: identity.
    """

    _NAME = "rerun.archetypes.InstancePoses3D"
    _FIELDS = fields(
        _NAME,
        translations=components.Translation3DBatch,
        rotation_axis_angles=components.RotationAxisAngleBatch,
        quaternions=components.RotationQuatBatch,
        scales=components.Scale3DBatch,
        mat3x3=components.TransformMat3x3Batch,
    )

    translations: components.Translation3DBatch | None
    rotation_axis_angles: components.RotationAxisAngleBatch | None
    quaternions: components.RotationQuatBatch | None
    scales: components.Scale3DBatch | None
    mat3x3: components.TransformMat3x3Batch | None

    def __init__(
        self,
        *,
        translations: encodings.Vec3DArrayLike | None = None,
        rotation_axis_angles: encodings.RotationAxisAngleArrayLike | None = None,
        quaternions: encodings.QuaternionArrayLike | None = None,
        scales: encodings.Vec3DArrayLike | None = None,
        mat3x3: encodings.Mat3x3ArrayLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                translations=translations,
                rotation_axis_angles=rotation_axis_angles,
                quaternions=quaternions,
                scales=scales,
                mat3x3=mat3x3,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        translations: encodings.Vec3DArrayLike | None = None,
        rotation_axis_angles: encodings.RotationAxisAngleArrayLike | None = None,
        quaternions: encodings.QuaternionArrayLike | None = None,
        scales: encodings.Vec3DArrayLike | None = None,
        mat3x3: encodings.Mat3x3ArrayLike | None = None,
    ) -> InstancePoses3D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "translations": translations,
                "rotation_axis_angles": rotation_axis_angles,
                "quaternions": quaternions,
                "scales": scales,
                "mat3x3": mat3x3,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        translations: encodings.Vec3DArrayLike | None = None,
        rotation_axis_angles: encodings.RotationAxisAngleArrayLike | None = None,
        quaternions: encodings.QuaternionArrayLike | None = None,
        scales: encodings.Vec3DArrayLike | None = None,
        mat3x3: encodings.Mat3x3ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "translations": translations,
                "rotation_axis_angles": rotation_axis_angles,
                "quaternions": quaternions,
                "scales": scales,
                "mat3x3": mat3x3,
            },
        )
