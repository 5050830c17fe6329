"""`DisconnectedSpace`, and the transform objects of releases before 0.18."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import numpy as np

from rerun_render.core.entity_path import EntityPath

from .._baseclasses import DescribedComponentBatch
from ..archetypes import InstancePoses3D, Transform3D
from .deprecation import warn_once

_DISCONNECTED = "<disconnected>"


def disconnect(entity_path: str | Sequence[Any]) -> Transform3D:
    """A transform to a frame that nothing else is in, so that nothing can be drawn from outside.

    A later transform of the entity connects it again.
    """
    if isinstance(entity_path, str):
        path = EntityPath.parse(entity_path)
    else:
        path = EntityPath(tuple(str(part) for part in entity_path))
    return Transform3D.from_fields(parent_frame=f"{_DISCONNECTED}{path}")


class DisconnectedSpace(Transform3D):
    """Takes an entity out of its parent's space.

    Parameters
    ----------
    is_disconnected:
        False puts it back, without a transform between the two.
    """

    def __init__(self, is_disconnected: Any = True) -> None:
        warn_once(
            "DisconnectedSpace", "rerun.DisconnectedSpace is an old form: use rerun.Transform3D(parent_frame=...)"
        )
        if bool(np.all(is_disconnected)):
            # Two entities must not meet in one such frame, and a class does not know where it will be logged.
            super().__init__(parent_frame=f"{_DISCONNECTED}/{uuid4()}")
        else:
            super().__init__(translation=[0.0, 0.0, 0.0])


@dataclass(frozen=True)
class TranslationAndMat3x3:
    """A matrix, then a translation, for `Transform3D(...)`; use its `translation` and `mat3x3` instead.

    translation: 3 numbers, scene units. mat3x3: (3, 3) row-major. from_parent: whether the inverse is given.
    """

    translation: Any = None
    mat3x3: Any = None
    from_parent: bool = False

    def as_transform3d(self) -> Transform3D:
        """The same for things that have poses, such as `Asset3D`. Raises ValueError if the inverse is given."""
        return _pose(self)


@dataclass(frozen=True)
class TranslationRotationScale3D:
    """A scale, then a rotation, then a translation, for `Transform3D(...)`; use its arguments instead.

    translation: 3 numbers, scene units. rotation: `Quaternion` or `RotationAxisAngle`. scale: 1 or 3 numbers.
    from_parent: whether the inverse is given.
    """

    translation: Any = None
    rotation: Any = None
    scale: Any = None
    from_parent: bool = False

    def as_transform3d(self) -> Transform3D:
        """The same for things that have poses, such as `Asset3D`. Raises ValueError if the inverse is given."""
        return _pose(self)


def _pose(transform: TranslationAndMat3x3 | TranslationRotationScale3D) -> Transform3D:
    if transform.from_parent:
        raise ValueError("expected a transform to the parent, got one from it: give the inverse instead")
    return Transform3D(transform)


class OutOfTreeTransform3D:
    """A transform of what an entity draws that its children do not take part in; use `InstancePoses3D` instead.

    Parameters
    ----------
    repr:
        `TranslationAndMat3x3` or `TranslationRotationScale3D`.
    """

    def __init__(self, repr: TranslationAndMat3x3 | TranslationRotationScale3D) -> None:
        warn_once("OutOfTreeTransform3D", "rerun.OutOfTreeTransform3D is an old form: use rerun.InstancePoses3D")
        self.repr = repr

    def as_transform3d(self) -> Transform3D:
        """The transform it was made of."""
        return self.repr.as_transform3d()

    def as_component_batches(self) -> list[DescribedComponentBatch]:
        """The same as `InstancePoses3D`."""
        transform = self.as_transform3d()
        fields = {new: getattr(transform, old) for old, new in _POSE_FIELDS.items()}
        return InstancePoses3D.from_fields(**fields).as_component_batches()


_POSE_FIELDS = {
    "translation": "translations",
    "rotation_axis_angle": "rotation_axis_angles",
    "quaternion": "quaternions",
    "scale": "scales",
    "mat3x3": "mat3x3",
}
