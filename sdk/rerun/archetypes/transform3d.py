"""`Transform3D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields
from ..archetypes_ext.transform3d import Transform3DExt

__all__ = ["Transform3D"]


class Transform3D(Transform3DExt, Archetype):
    """Pose of a frame in its parent: mat3x3 is applied first, then scale, rotation, translation.

    Attributes
    ----------
    translation:
        3 numbers. Shift, scene units. Default: 0, 0, 0.
    rotation_axis_angle:
        `RotationAxisAngle`. Rotation about an axis by an angle in radians. Default: none.
    quaternion:
        `Quaternion`, or 4 numbers x, y, z, w. Rotation; applied before the other. Rotation as a quaternion x, y, z, w;
        readers normalise it. Default: none.
    scale:
        3 numbers. Factor along each axis. Default: 1, 1, 1.
    mat3x3:
        (3, 3) float32, rows first. Linear map; applied first. Default: identity.
    relation:
        One of `ParentFromChild`, `ChildFromParent`. Direction of a transform: it maps child space to parent space, or
        the other way. Default: ParentFromChild.
    child_frame:
        Text. The frame that is placed. Default: the entity's.
    parent_frame:
        Text. The frame it is placed in. Default: the parent entity's.
    """

    _NAME = "rerun.archetypes.Transform3D"
    _FIELDS = fields(
        _NAME,
        translation=components.Translation3DBatch,
        rotation_axis_angle=components.RotationAxisAngleBatch,
        quaternion=components.RotationQuatBatch,
        scale=components.Scale3DBatch,
        mat3x3=components.TransformMat3x3Batch,
        relation=components.TransformRelationBatch,
        child_frame=components.TransformFrameIdBatch,
        parent_frame=components.TransformFrameIdBatch,
    )

    translation: components.Translation3DBatch | None
    rotation_axis_angle: components.RotationAxisAngleBatch | None
    quaternion: components.RotationQuatBatch | None
    scale: components.Scale3DBatch | None
    mat3x3: components.TransformMat3x3Batch | None
    relation: components.TransformRelationBatch | None
    child_frame: components.TransformFrameIdBatch | None
    parent_frame: components.TransformFrameIdBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        translation: encodings.Vec3DLike | None = None,
        rotation_axis_angle: encodings.RotationAxisAngleLike | None = None,
        quaternion: encodings.QuaternionLike | None = None,
        scale: encodings.Vec3DLike | None = None,
        mat3x3: encodings.Mat3x3Like | None = None,
        relation: components.TransformRelationLike | None = None,
        child_frame: encodings.Utf8Like | None = None,
        parent_frame: encodings.Utf8Like | None = None,
    ) -> Transform3D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "translation": translation,
                "rotation_axis_angle": rotation_axis_angle,
                "quaternion": quaternion,
                "scale": scale,
                "mat3x3": mat3x3,
                "relation": relation,
                "child_frame": child_frame,
                "parent_frame": parent_frame,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        translation: encodings.Vec3DArrayLike | None = None,
        rotation_axis_angle: encodings.RotationAxisAngleArrayLike | None = None,
        quaternion: encodings.QuaternionArrayLike | None = None,
        scale: encodings.Vec3DArrayLike | None = None,
        mat3x3: encodings.Mat3x3ArrayLike | None = None,
        relation: components.TransformRelationArrayLike | None = None,
        child_frame: encodings.Utf8ArrayLike | None = None,
        parent_frame: encodings.Utf8ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "translation": translation,
                "rotation_axis_angle": rotation_axis_angle,
                "quaternion": quaternion,
                "scale": scale,
                "mat3x3": mat3x3,
                "relation": relation,
                "child_frame": child_frame,
                "parent_frame": parent_frame,
            },
        )
