"""Constructor of `Boxes3D`."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from .. import components, encodings
from .._baseclasses import Archetype
from .boxes2d import box_half_sizes_and_centers


def _quaternions_of_mixed(rotations: list[Any]) -> npt.NDArray[np.float32]:
    """(N, 4) x, y, z, w of rotations of either kind."""
    quaternions = np.empty((len(rotations), 4), np.float32)
    for row, rotation in zip(quaternions, rotations):
        if isinstance(rotation, encodings.RotationAxisAngle):
            axis = rotation.axis.xyz.astype(np.float64)
            length = np.linalg.norm(axis)
            half_angle = rotation.angle.radians / 2
            row[:3] = axis / (length or 1.0) * np.sin(half_angle)
            row[3] = np.cos(half_angle)
        else:
            row[:] = np.asarray(rotation, np.float32).reshape(4)
    return quaternions


def split_rotations(rotations: Any) -> tuple[Any, Any]:
    """(rotation_axis_angles, quaternions) of a list of rotations of either kind, or of both.

    The field that is not used is empty, so that it resets what was logged before.
    """
    items = [rotations] if isinstance(rotations, encodings.RotationAxisAngle | encodings.Quaternion) else rotations
    items = list(items)
    num_axis_angles = sum(isinstance(item, encodings.RotationAxisAngle) for item in items)
    if items and num_axis_angles == len(items):
        return items, []
    if num_axis_angles == 0 and isinstance(rotations, np.ndarray | encodings.Quaternion):
        return [], rotations
    if num_axis_angles == 0:
        return [], items
    return [], _quaternions_of_mixed(items)


class Boxes3DExt(Archetype):
    """See `Boxes3D`."""

    def __init__(
        self,
        *,
        sizes: encodings.Vec3DArrayLike | None = None,
        mins: encodings.Vec3DArrayLike | None = None,
        half_sizes: encodings.Vec3DArrayLike | None = None,
        centers: encodings.Vec3DArrayLike | None = None,
        rotation_axis_angles: encodings.RotationAxisAngleArrayLike | None = None,
        quaternions: encodings.QuaternionArrayLike | None = None,
        rotations: encodings.RotationAxisAngleArrayLike | encodings.QuaternionArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        fill_mode: components.FillModeLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> None:
        """Boxes by size and place.

        Parameters
        ----------
        sizes, half_sizes:
            (N, 3) float32, scene units; one of the two.
        mins:
            (N, 3) float32: the corners with the smallest coordinates. Needs sizes.
        centers:
            (N, 3) float32: the middles; instead of `mins`. The origin if neither is given.
        rotation_axis_angles, quaternions:
            Rotations about the middles.
        rotations:
            The same as a list of either kind, or of both; instead of the two.
        colors:
            Colours, as of `Points3D`.
        radii:
            Half the width of the outlines.
        fill_mode:
            Whether outlines, surfaces or both are drawn.
        labels:
            Texts at the boxes.
        show_labels:
            Whether labels are drawn.
        class_ids:
            Classes of the boxes.
        """
        with self._constructing():
            half_sizes, centers = box_half_sizes_and_centers(
                sizes=sizes, mins=mins, half_sizes=half_sizes, centers=centers, name="Boxes3D"
            )
            if rotations is not None:
                if rotation_axis_angles is not None or quaternions is not None:
                    raise ValueError("Boxes3D: expected rotations, or rotation_axis_angles and quaternions, got both")
                rotation_axis_angles, quaternions = split_rotations(rotations)
            self._set(
                half_sizes=half_sizes,
                centers=centers,
                rotation_axis_angles=rotation_axis_angles,
                quaternions=quaternions,
                colors=colors,
                radii=radii,
                fill_mode=fill_mode,
                labels=labels,
                show_labels=show_labels,
                class_ids=class_ids,
            )
