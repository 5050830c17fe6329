"""Constructor of `Transform3D`."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np

from .. import components, encodings
from .._baseclasses import Archetype, DescribedComponentBatch
from .._converters import to_numpy


class Transform3DExt(Archetype):
    """See `Transform3D`."""

    def __init__(
        self,
        transform: Any = None,
        *,
        translation: encodings.Vec3DLike | None = None,
        rotation: encodings.Quaternion | encodings.RotationAxisAngle | None = None,
        rotation_axis_angle: encodings.RotationAxisAngleLike | None = None,
        quaternion: encodings.QuaternionLike | None = None,
        scale: encodings.Vec3DLike | encodings.Float32Like | None = None,
        mat3x3: encodings.Mat3x3Like | None = None,
        from_parent: bool | None = None,
        relation: components.TransformRelationLike | None = None,
        child_frame: encodings.Utf8Like | None = None,
        parent_frame: encodings.Utf8Like | None = None,
        axis_length: float | None = None,
    ) -> None:
        """Pose of the entity's frame in its parent: the matrix acts first, then scale, rotation, translation.

        Parameters
        ----------
        transform:
            One of the classes of older releases, which hold the parts below.
        translation:
            3 numbers, scene units.
        rotation:
            A `Quaternion` or a `RotationAxisAngle`; instead of the two below.
        rotation_axis_angle, quaternion:
            Rotations; if both are given, both act, the quaternion first.
        scale:
            3 numbers, or one for all axes.
        mat3x3:
            (3, 3), rows first.
        from_parent:
            True: the transform maps the parent's space to the entity's. Older than `relation`.
        relation:
            Direction of the transform; `ParentFromChild` if not given.
        child_frame, parent_frame:
            The frame that is placed and the one it is placed in; those of the entity and its parent if not given.
        axis_length:
            Length of drawn axes, scene units. Older than `TransformAxes3D`, which does the same.
        """
        self._axes: list[DescribedComponentBatch] = []
        with self._constructing():
            if transform is not None:
                parts = _legacy_parts(transform)
                translation = parts.get("translation", translation)
                rotation = parts.get("rotation", rotation)
                scale = parts.get("scale", scale)
                mat3x3 = parts.get("mat3x3", mat3x3)
                from_parent = parts.get("from_parent", from_parent)
            if rotation is not None:
                if rotation_axis_angle is not None or quaternion is not None:
                    raise ValueError("Transform3D: expected rotation, or rotation_axis_angle and quaternion, got both")
                rotation_axis_angle, quaternion = _split_rotation(rotation)
            if from_parent is not None:
                if relation is not None:
                    raise ValueError("Transform3D: expected one of relation and from_parent, got both")
                if transform is None:
                    warnings.warn(
                        "Transform3D(from_parent=…): use relation=rr.TransformRelation.ChildFromParent",
                        DeprecationWarning,
                        stacklevel=2,
                    )
                if from_parent:
                    relation = components.TransformRelation.ChildFromParent
            self._set(
                translation=translation,
                rotation_axis_angle=rotation_axis_angle,
                quaternion=quaternion,
                scale=_scale(scale),
                mat3x3=mat3x3,
                relation=relation,
                child_frame=child_frame,
                parent_frame=parent_frame,
            )
            if axis_length is not None:
                from ..archetypes.transform_axes3d import TransformAxes3D

                self._axes = TransformAxes3D(axis_length).as_component_batches()

    def as_component_batches(self) -> list[DescribedComponentBatch]:
        """The batches of all fields that are set, and the length of the axes."""
        extra: list[DescribedComponentBatch] = self.__dict__.get("_axes", [])
        return super().as_component_batches() + extra


def _scale(scale: Any) -> Any:
    """A number counts for all axes."""
    if scale is None:
        return None
    numbers = to_numpy(scale)
    return np.full(3, float(numbers), np.float32) if numbers.ndim == 0 else scale


def _split_rotation(rotation: Any) -> tuple[encodings.RotationAxisAngle | None, encodings.Quaternion | None]:
    rotation = getattr(rotation, "inner", rotation)  # what older releases wrapped rotations in
    if isinstance(rotation, encodings.RotationAxisAngle):
        return rotation, None
    if isinstance(rotation, encodings.Quaternion):
        return None, rotation
    raise ValueError(f"Transform3D: expected a Quaternion or a RotationAxisAngle as rotation, got {rotation!r}")


def _legacy_parts(transform: Any) -> dict[str, Any]:
    names = ("translation", "rotation", "scale", "mat3x3", "from_parent")
    parts = {name: getattr(transform, name) for name in names if getattr(transform, name, None) is not None}
    if not parts and not any(hasattr(transform, name) for name in names):
        raise TypeError(f"Transform3D: expected translation=, rotation=, … got {transform!r}")
    if parts.get("from_parent") is False:
        del parts["from_parent"]
    return parts
