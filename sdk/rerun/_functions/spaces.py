"""`log_pinhole`, `log_rigid3`, `log_view_coordinates`, `log_unknown_transform` and `log_disconnected_space`."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from .._baseclasses import AsComponents
from .._legacy.spaces import disconnect
from ..archetypes import Pinhole, Transform3D, ViewCoordinates
from ..components import TransformRelation
from ..error_utils import warn_or_raise
from ._common import ArgumentError, EntityPathLike, Recording, replaced_by, send, to_array, to_vector

# Numbers of the directions, and where they point in a right-handed space: right, up, back.
_DIRECTIONS = {"U": 1, "D": 2, "R": 3, "L": 4, "F": 5, "B": 6}
_AXES = {"R": (1, 0, 0), "L": (-1, 0, 0), "U": (0, 1, 0), "D": (0, -1, 0), "B": (0, 0, 1), "F": (0, 0, -1)}
_UP = {
    ("+X", True): "URF",
    ("+X", False): "URB",
    ("-X", True): "DRB",
    ("-X", False): "DRF",
    ("+Y", True): "RUB",
    ("+Y", False): "RUF",
    ("-Y", True): "RDF",
    ("-Y", False): "RDB",
    ("+Z", True): "RFU",
    ("+Z", False): "RBU",
    ("-Z", True): "RBD",
    ("-Z", False): "RFD",
}


def _directions(xyz: str, right_handed: bool | None = None) -> list[int]:
    """The three direction numbers of letters such as `RDF`; raises if they are no coordinate system."""
    letters = xyz.upper()
    axes = sorted({"R": "x", "L": "x", "U": "y", "D": "y", "F": "z", "B": "z"}.get(letter, "?") for letter in letters)
    if axes != ["x", "y", "z"]:
        raise ArgumentError(f"xyz: expected one letter each of R/L, U/D and F/B, such as 'RDF', got {xyz!r}")
    is_right_handed = bool(np.linalg.det([_AXES[letter] for letter in letters]) > 0)
    if right_handed is not None and right_handed != is_right_handed:
        found = "right" if is_right_handed else "left"
        raise ArgumentError(f"xyz: {xyz!r} is {found}-handed, but right_handed={right_handed} was given")
    return [_DIRECTIONS[letter] for letter in letters]


@replaced_by("log with rerun.ViewCoordinates")
def log_view_coordinates(
    entity_path: EntityPathLike,
    *,
    xyz: str = "",
    up: str = "",
    right_handed: bool | None = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Say what the axes of an entity's space mean.

    Parameters
    ----------
    entity_path:
        The space.
    xyz:
        Where x, y and z point: one letter each of R/L (right, left), U/D (up, down) and F/B (forward, back).
    up:
        Instead of `xyz`: the axis that points up, one of "+X", "-X", "+Y", "-Y", "+Z", "-Z".
    right_handed:
        Beside `up`, which of the two systems (default: right-handed); beside `xyz`, what it has to be.
    timeless, recording:
        As in `log_point`.
    """
    if not xyz and not up:
        warn_or_raise(
            "log_view_coordinates: expected xyz or up, got neither; nothing was logged",
            error=TypeError,
            recording=recording,
        )
        return
    if xyz and up:
        warn_or_raise(
            "log_view_coordinates: expected xyz or up, got both; up is ignored", error=TypeError, recording=recording
        )
    if not xyz:
        wanted = (up.upper(), right_handed is not False)
        if wanted not in _UP:
            raise ArgumentError(f"up: expected one of +X, -X, +Y, -Y, +Z, -Z, got {up!r}")
        xyz, right_handed = _UP[wanted], None
    entity = ViewCoordinates(_directions(xyz, right_handed))
    send(entity_path, entity, timeless=timeless, recording=recording)


@replaced_by("log with rerun.Transform3D")
def log_rigid3(
    entity_path: EntityPathLike,
    *,
    parent_from_child: tuple[npt.ArrayLike, npt.ArrayLike] | None = None,
    child_from_parent: tuple[npt.ArrayLike, npt.ArrayLike] | None = None,
    xyz: str = "",
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log where an entity is in its parent's space.

    Parameters
    ----------
    entity_path:
        The entity.
    parent_from_child:
        Translation (3 numbers, scene units) and quaternion (x, y, z, w): the entity's pose. Or else
    child_from_parent:
        the same of the inverse, such as the extrinsics of a camera.
    xyz:
        What the axes mean, as in `log_view_coordinates`.
    timeless, recording:
        As in `log_point`.
    """
    if parent_from_child is not None and child_from_parent is None:
        pose, relation = parent_from_child, TransformRelation.ParentFromChild
    elif child_from_parent is not None and parent_from_child is None:
        pose, relation = child_from_parent, TransformRelation.ChildFromParent
    else:
        raise ArgumentError("log_rigid3: expected exactly one of parent_from_child and child_from_parent")
    if len(pose) != 2:
        raise ArgumentError(f"log_rigid3: expected a translation and a quaternion, got {len(pose)} things")
    entities: list[AsComponents] = [
        Transform3D.from_fields(
            translation=to_vector("translation", pose[0], (3,)),
            quaternion=to_vector("quaternion", pose[1], (4,)),
            relation=relation,
        )
    ]
    if xyz:
        entities.append(ViewCoordinates(_directions(xyz)))
    send(entity_path, *entities, timeless=timeless, recording=recording)


@replaced_by("log with rerun.Pinhole")
def log_pinhole(
    entity_path: EntityPathLike,
    *,
    width: float,
    height: float,
    focal_length_px: float | npt.ArrayLike | None = None,
    principal_point_px: npt.ArrayLike | None = None,
    child_from_parent: npt.ArrayLike | None = None,
    timeless: bool = False,
    recording: Recording = None,
    camera_xyz: str | None = None,
) -> None:
    """Log the projection of a camera.

    Parameters
    ----------
    entity_path:
        Where the picture is; the camera looks from its parent's space.
    width, height:
        Of the picture, pixels.
    focal_length_px:
        One number, or one for x and one for y.
    principal_point_px:
        2 numbers (default: the middle).
    child_from_parent:
        Instead of the two: (3, 3) matrix, row-major, that projects points in front of the camera to pixels.
    timeless, recording:
        As in `log_point`.
    camera_xyz:
        Where the camera's axes point, as in `log_view_coordinates` (default: RDF).
    """
    if child_from_parent is not None:
        if focal_length_px is not None or principal_point_px is not None:
            warn_or_raise(
                "log_pinhole: child_from_parent was given, so focal_length_px and principal_point_px are ignored",
                error=TypeError,
                recording=recording,
            )
        matrix = to_array(child_from_parent).astype(np.float32)
        if matrix.size != 9:
            raise ArgumentError(f"log_pinhole: expected child_from_parent of shape (3, 3), got {matrix.shape}")
    else:
        if focal_length_px is None:
            warn_or_raise(
                "log_pinhole: expected focal_length_px or child_from_parent; sqrt(width * height) is taken",
                error=TypeError,
                recording=recording,
            )
            focal_length_px = float(width * height) ** 0.5
        matrix = _projection(width, height, focal_length_px, principal_point_px)
    fields: dict[str, Any] = {"image_from_camera": matrix.reshape(3, 3), "resolution": [width, height]}
    if camera_xyz:
        fields["camera_xyz"] = _directions(camera_xyz) if isinstance(camera_xyz, str) else camera_xyz
    send(entity_path, Pinhole.from_fields(**fields), timeless=timeless, recording=recording)


def _projection(
    width: float, height: float, focal_length_px: float | npt.ArrayLike, principal_point_px: npt.ArrayLike | None
) -> npt.NDArray[np.float32]:
    focal = to_vector("focal_length_px", focal_length_px, (1, 2))
    center = (width / 2, height / 2)
    if principal_point_px is not None:
        center = tuple(to_vector("principal_point_px", principal_point_px, (2,)))
    matrix = np.eye(3, dtype=np.float32)
    matrix[0, 0], matrix[1, 1] = focal[0], focal[-1]
    matrix[:2, 2] = center
    return matrix


@replaced_by("log with rerun.Transform3D(parent_frame=...)")
def log_unknown_transform(entity_path: EntityPathLike, timeless: bool = False, recording: Recording = None) -> None:
    """Say that it is not known where an entity is in its parent's space; views of the parent leave it out."""
    send(entity_path, disconnect(entity_path), timeless=timeless, recording=recording)


@replaced_by("log with rerun.Transform3D(parent_frame=...)")
def log_disconnected_space(entity_path: EntityPathLike, timeless: bool = False, recording: Recording = None) -> None:
    """Say that an entity has a space of its own; views of the parent leave it out."""
    send(entity_path, disconnect(entity_path), timeless=timeless, recording=recording)
