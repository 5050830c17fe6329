"""Matrices from logged values: transforms, instance poses, pinholes.

Invalid values (zero quaternion, scale 0 on all axes, singular matrix, ...) give no matrix but a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.drawables.primitives import IDENTITY

Matrix = npt.NDArray[np.float64]
Values = npt.NDArray[np.float64]

CHILD_FROM_PARENT = 2
# Pinholes with other lengths are invalid: what they show is smaller or larger than any number of ours.
_SMALLEST_PX, _LARGEST_PX = 1e-6, 1e9


@dataclass(frozen=True, eq=False, slots=True)
class PinholeModel:
    """How a camera maps its own space to pixels: `u = fx*x/z + cx`, `v = fy*y/z + cy` (x right, y down, z forward).

    resolution: width and height in px, or None when unknown.
    """

    fx: float
    fy: float
    cx: float
    cy: float
    resolution: tuple[float, float] | None


def vectors(array: pa.Array | None, width: int) -> Values | None:
    """(N, width) float64 values of a fixed-size-list array; None if there is none or it is empty."""
    if array is None or len(array) == 0:
        return None
    return np.asarray(array.flatten(), dtype=np.float64).reshape(-1, width)


def axis_angles(array: pa.Array | None) -> tuple[Values, Values] | None:
    """Axes (N, 3) and angles (N,) in radians of rotations logged as struct<axis, angle>."""
    if array is None or len(array) == 0:
        return None
    axes = vectors(array.field("axis"), 3)
    angles = np.asarray(array.field("angle"), dtype=np.float64)
    return None if axes is None else (axes, angles)


def strings(array: pa.Array | None) -> list[str]:
    """The strings of a batch; empty if there is none."""
    return [] if array is None else [text for text in array.to_pylist() if text is not None]


def rotations_from_quaternions(quaternions: Values) -> tuple[Matrix, npt.NDArray[np.bool_]]:
    """(N, 3, 3) rotations of (N, 4) xyzw quaternions, and which of them are valid (finite and not zero)."""
    lengths = np.linalg.norm(quaternions, axis=1)
    valid = np.isfinite(lengths) & (lengths > 0)
    x, y, z, w = np.where(valid[:, None], quaternions / np.where(valid, lengths, 1.0)[:, None], (0.0, 0.0, 0.0, 1.0)).T
    matrix = np.empty((len(quaternions), 3, 3))
    matrix[:, 0, 0], matrix[:, 0, 1], matrix[:, 0, 2] = (
        1 - 2 * (y * y + z * z),
        2 * (x * y - z * w),
        2 * (x * z + y * w),
    )
    matrix[:, 1, 0], matrix[:, 1, 1], matrix[:, 1, 2] = (
        2 * (x * y + z * w),
        1 - 2 * (x * x + z * z),
        2 * (y * z - x * w),
    )
    matrix[:, 2, 0], matrix[:, 2, 1], matrix[:, 2, 2] = (
        2 * (x * z - y * w),
        2 * (y * z + x * w),
        1 - 2 * (x * x + y * y),
    )
    return matrix, valid


def rotations_from_axis_angles(axes: Values, angles: Values) -> tuple[Matrix, npt.NDArray[np.bool_]]:
    """(N, 3, 3) rotations by `angles` radians around `axes`, and which are valid. No angle needs no axis."""
    lengths = np.linalg.norm(axes, axis=1)
    valid = np.isfinite(lengths) & np.isfinite(angles) & ((lengths > 0) | (angles == 0))
    turning = valid & (lengths > 0)
    half = np.where(turning, angles, 0.0) / 2
    units = np.where(turning[:, None], axes, 0.0) / np.where(turning, lengths, 1.0)[:, None]
    return rotations_from_quaternions(np.column_stack([units * np.sin(half)[:, None], np.cos(half)]))[0], valid


def transform_matrix(cells: Mapping[str, pa.Array]) -> tuple[Matrix, str | None]:
    """`parent_from_child` of one Transform3D row: T * R(axis, angle) * R(quaternion) * S * M, inverted if it says so.

    Only the first value of each batch counts. Returns the matrix and None, or identity and why the row is invalid.
    """
    linear = None
    rotation = axis_angles(cells.get("Transform3D:rotation_axis_angle"))
    if rotation is not None:
        matrices, valid = rotations_from_axis_angles(rotation[0][:1], rotation[1][:1])
        if not valid[0]:
            return IDENTITY, "the rotation axis is zero or not finite"
        linear = matrices[0]
    quaternion = vectors(cells.get("Transform3D:quaternion"), 4)
    if quaternion is not None:
        matrices, valid = rotations_from_quaternions(quaternion[:1])
        if not valid[0]:
            return IDENTITY, "the quaternion is zero or not finite"
        linear = matrices[0] if linear is None else linear @ matrices[0]
    scale = vectors(cells.get("Transform3D:scale"), 3)
    if scale is not None:
        if not np.isfinite(scale[0]).all() or not scale[0].any():
            return IDENTITY, "the scale is zero on all axes or not finite"
        linear = np.diag(scale[0]) if linear is None else linear * scale[0]
    mat3x3 = vectors(cells.get("Transform3D:mat3x3"), 9)
    if mat3x3 is not None:
        columns = mat3x3[0].reshape(3, 3).T
        if not np.isfinite(columns).all() or np.linalg.det(columns) == 0:
            return IDENTITY, "the 3x3 matrix is singular or not finite"
        linear = columns if linear is None else linear @ columns
    matrix = np.eye(4)
    if linear is not None:
        matrix[:3, :3] = linear
    translation = vectors(cells.get("Transform3D:translation"), 3)
    if translation is not None:
        if not np.isfinite(translation[0]).all():
            return IDENTITY, "the translation is not finite"
        matrix[:3, 3] = translation[0]
    relation = cells.get("Transform3D:relation")
    if relation is not None and len(relation) and relation[0].as_py() == CHILD_FROM_PARENT:
        if np.linalg.det(matrix) == 0:
            return IDENTITY, "it is given as child-from-parent but cannot be inverted"
        return np.asarray(np.linalg.inv(matrix), dtype=np.float64), None
    return matrix, None


def num_values(cells: Mapping[str, pa.Array]) -> int:
    """Length of the longest batch of a row."""
    return max((len(array) for array in cells.values()), default=0)


def instance_poses(cells: Mapping[str, pa.Array]) -> Matrix | None:
    """(P, 4, 4) `obj_from_pose` of an InstancePoses3D row, P = longest batch; None when all batches are empty.

    Shorter batches repeat their last value. Invalid rotations count as none.
    """
    count = num_values(cells)
    if count == 0:
        return None
    index = np.arange(count)
    linear = np.broadcast_to(np.eye(3), (count, 3, 3))
    rotation = axis_angles(cells.get("InstancePoses3D:rotation_axis_angles"))
    if rotation is not None:
        turned, _ = rotations_from_axis_angles(*rotation)
        linear = linear @ turned[np.minimum(index, len(turned) - 1)]
    quaternions = vectors(cells.get("InstancePoses3D:quaternions"), 4)
    if quaternions is not None:
        turned, _ = rotations_from_quaternions(quaternions)
        linear = linear @ turned[np.minimum(index, len(turned) - 1)]
    scales = vectors(cells.get("InstancePoses3D:scales"), 3)
    if scales is not None:
        linear = linear * scales[np.minimum(index, len(scales) - 1)][:, None, :]
    mat3x3 = vectors(cells.get("InstancePoses3D:mat3x3"), 9)
    if mat3x3 is not None:
        columns = mat3x3.reshape(-1, 3, 3).transpose(0, 2, 1)
        linear = linear @ columns[np.minimum(index, len(columns) - 1)]
    poses = np.zeros((count, 4, 4))
    poses[:, :3, :3] = linear
    poses[:, 3, 3] = 1
    translations = vectors(cells.get("InstancePoses3D:translations"), 3)
    if translations is not None:
        poses[:, :3, 3] = translations[np.minimum(index, len(translations) - 1)]
    return poses


def pinhole_model(cells: Mapping[str, pa.Array]) -> PinholeModel | None:
    """Camera model of a Pinhole row; None when the row has no projection (which removes the camera)."""
    matrix = vectors(cells.get("Pinhole:image_from_camera"), 9)
    if matrix is None:
        return None
    fx, fy, cx, cy = (float(matrix[0, i]) for i in (0, 4, 6, 7))
    resolution = vectors(cells.get("Pinhole:resolution"), 2)
    size = None if resolution is None else (float(resolution[0, 0]), float(resolution[0, 1]))
    # Comparisons with NaN are false.
    has_lens = all(_SMALLEST_PX < abs(length) < _LARGEST_PX for length in (fx, fy))
    if not has_lens or not all(abs(center) < _LARGEST_PX for center in (cx, cy)):
        return None
    has_size = size is not None and all(_SMALLEST_PX < side < _LARGEST_PX for side in size)
    return PinholeModel(fx, fy, cx, cy, size if has_size else None)
