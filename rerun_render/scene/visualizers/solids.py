"""Poses of solids: where each instance of boxes and the like stands, and how its unit shape is drawn."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import LineKind, LineSegments, Mesh, MeshInstances
from rerun_render.query.join import clamp
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs, darken_in_gamma

Float64Array = npt.NDArray[np.float64]
UInt8Array = npt.NDArray[np.uint8]

WIRE_RADIUS = -0.5
"""Default radius of the lines of solids."""


def rotations_from_quaternions(quaternions: npt.NDArray[np.floating]) -> Float64Array:
    """(N, 3, 3) from (N, 4) xyzw of any length; NaN where the quaternion is zero or not finite."""
    with np.errstate(all="ignore"):
        wide = quaternions.astype(np.float64)
        x, y, z, w = (wide / np.linalg.norm(wide, axis=1, keepdims=True)).T
        rows = (
            (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
            (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
            (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
        )
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def rotations_from_axis_angles(axes: npt.NDArray[np.floating], angles: npt.NDArray[np.floating]) -> Float64Array:
    """(N, 3, 3) from (N, 3) axes of any length and (N,) radians.

    A zero axis with angle 0 is no rotation; with another angle it is NaN.
    """
    with np.errstate(all="ignore"):
        unit = axes.astype(np.float64)
        unit = unit / np.linalg.norm(unit, axis=1, keepdims=True)
        half = angles.astype(np.float64)[:, None] / 2
        out = rotations_from_quaternions(np.hstack([unit * np.sin(half), np.cos(half)]))
    out[(axes == 0).all(axis=1) & (angles == 0)] = np.eye(3)
    return out


def place_solids(inputs: Inputs, sizes: npt.NDArray[np.float32], centers_field: str) -> tuple[Float64Array, int]:
    """(N, 3, 4) `obj_from_unit` of N = max(sizes, poses, centers, rotations) instances, and N.

    sizes: (M, 3) scale of the unit shape. Each instance is pose * translation * axis-angle * quaternion * scale;
    shorter lists repeat their last value. Invalid rotations give NaN.
    """
    poses = inputs.context.poses
    centers = inputs.vectors(centers_field, 3)
    quaternions = inputs.vectors("quaternions", 4)
    axis_angle_array = inputs.array("rotation_axis_angles")
    rotations = []
    if axis_angle_array is not None:
        rotations.append(rotations_from_axis_angles(*arrays.axis_angles(axis_angle_array)))
    if quaternions is not None:
        rotations.append(rotations_from_quaternions(quaternions))
    others = [*rotations, *(x for x in (poses, centers) if x is not None)]
    num = max(len(sizes), *(len(other) for other in others)) if others else len(sizes)
    out = np.zeros((num, 3, 4))
    out[:, :, :3] = np.eye(3)
    for rotation in rotations:
        out[:, :, :3] = out[:, :, :3] @ clamp(rotation, num)
    out[:, :, :3] *= clamp(sizes, num)[:, None, :]
    if centers is not None:
        out[:, :, 3] = clamp(centers, num)
    if poses is not None and len(poses):
        joined = clamp(poses, num)
        out[:, :, 3] = np.einsum("nij,nj->ni", joined[:, :3, :3], out[:, :, 3]) + joined[:, :3, 3]
        out[:, :, :3] = joined[:, :3, :3] @ out[:, :, :3]
    return out, num


def wireframe(
    key: Hashable,
    obj_from_unit: Float64Array,
    unit_starts: npt.NDArray[np.float32],
    unit_ends: npt.NDArray[np.float32],
    radii: npt.NDArray[np.float32],
    colors: UInt8Array,
) -> LineSegments:
    """The (S, 3) segments of a unit shape at each of N instances."""
    linear = obj_from_unit[:, :, :3].transpose(0, 2, 1)
    offset = obj_from_unit[:, None, :, 3]
    num_segments = len(unit_starts)
    return LineSegments(
        key=key,
        starts=(unit_starts @ linear + offset).reshape(-1, 3).astype(np.float32),
        ends=(unit_ends @ linear + offset).reshape(-1, 3).astype(np.float32),
        radii=np.repeat(radii, num_segments),
        colors=np.repeat(colors, num_segments, axis=0),
        kinds=np.full(num_segments * len(obj_from_unit), LineKind.ROUND, np.uint8),
    )


def solid_fill(
    key: tuple[Hashable, ...], mesh: Mesh, obj_from_unit: Float64Array, colors: UInt8Array
) -> tuple[MeshInstances, ...]:
    """Filled instances: opaque ones without their inside faces, and those of translucent colour."""
    opaque = colors[:, 3] == 255
    out = []
    if opaque.any():
        out.append(
            MeshInstances(
                key=(*key, "solid"),
                mesh=mesh,
                obj_from_mesh=obj_from_unit[opaque].astype(np.float32),
                tints=colors[opaque],
                cull="back",
            )
        )
    if not opaque.all():
        out.append(_translucent((*key, "translucent"), mesh, obj_from_unit[~opaque], colors[~opaque]))
    return tuple(out)


def transparent_fill(
    key: tuple[Hashable, ...], mesh: Mesh, obj_from_unit: Float64Array, colors: UInt8Array
) -> MeshInstances:
    """Instances that show what is behind them: a quarter of the colour's alpha, which also darkens the colour."""
    tints = darken_in_gamma(colors).copy()
    tints[:, 3] = colors[:, 3] // 4
    return _translucent((*key, "fill"), mesh, obj_from_unit, tints)


def _translucent(key: Hashable, mesh: Mesh, obj_from_unit: Float64Array, tints: UInt8Array) -> MeshInstances:
    return MeshInstances(
        key=key, mesh=mesh, obj_from_mesh=obj_from_unit.astype(np.float32), tints=tints, transparent=True
    )
