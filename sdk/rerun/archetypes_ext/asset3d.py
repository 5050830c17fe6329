"""Constructor of `Asset3D`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from .. import encodings
from .._baseclasses import Archetype, DescribedComponentBatch
from ._files import blob_and_media_type


class Asset3DExt(Archetype):
    """See `Asset3D`."""

    def __init__(
        self,
        *,
        path: str | Path | None = None,
        contents: encodings.BlobLike | None = None,
        media_type: encodings.Utf8Like | None = None,
        albedo_factor: encodings.Rgba32Like | None = None,
        transform: Any = None,
    ) -> None:
        """A 3D model.

        Parameters
        ----------
        path:
            The file: glTF, GLB, OBJ, STL or PLY.
        contents:
            Its bytes; instead of `path`.
        media_type:
            By default what the path's suffix stands for.
        albedo_factor:
            Colour that everything is multiplied by.
        transform:
            Pose of the model in the entity's space: (3, 4) or (4, 4), a `Transform3D`, or an `InstancePoses3D`. Older
            than `InstancePoses3D`, which does the same.
        """
        self._poses: list[DescribedComponentBatch] = []
        with self._constructing():
            blob, media_type = blob_and_media_type("Asset3D", path, contents, media_type)
            self._set(blob=blob, media_type=media_type, albedo_factor=albedo_factor)
            if transform is not None:
                self._poses = _poses_of(transform)

    def as_component_batches(self) -> list[DescribedComponentBatch]:
        """The batches of all fields that are set, and those of the pose."""
        extra: list[DescribedComponentBatch] = self.__dict__.get("_poses", [])
        return super().as_component_batches() + extra


# Fields of `Transform3D` and those of `InstancePoses3D` that mean the same.
_POSE_FIELDS = {
    "translation": "translations",
    "rotation_axis_angle": "rotation_axis_angles",
    "quaternion": "quaternions",
    "scale": "scales",
    "mat3x3": "mat3x3",
}


def _poses_of(transform: Any) -> list[DescribedComponentBatch]:
    from ..archetypes import InstancePoses3D, Transform3D

    if isinstance(transform, InstancePoses3D):
        return transform.as_component_batches()
    if hasattr(transform, "as_transform3d"):  # the classes of older releases
        transform = transform.as_transform3d()
    if isinstance(transform, Transform3D):
        if transform.relation is not None and transform.relation.pa_array.to_pylist() == [2]:
            raise ValueError("Asset3D: expected a transform to the parent, got one from it: give the inverse instead")
        fields = {new: getattr(transform, old) for old, new in _POSE_FIELDS.items()}
        return InstancePoses3D(**fields).as_component_batches()
    matrix = np.asarray(transform, np.float64)
    if matrix.shape not in ((3, 4), (4, 4)):
        raise ValueError(f"Asset3D: expected a transform of shape (3, 4) or (4, 4), got {matrix.shape}")
    return InstancePoses3D(translations=matrix[:3, 3], mat3x3=matrix[:3, :3]).as_component_batches()
