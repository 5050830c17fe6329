"""Eyes of 3D views, and the meaning of view coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import radians

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Camera, Perspective
from rerun_render.scene.bounds import Box

Vector = npt.NDArray[np.float64]

DEFAULT_FOV_Y = radians(55.0)
_PERSPECTIVE = Perspective(DEFAULT_FOV_Y)
PARALLEL = 0.9999
"""Cosine above which two directions count as parallel."""

_AXES: dict[int, tuple[str, float]] = {
    1: ("up", 1.0),
    2: ("up", -1.0),
    3: ("right", 1.0),
    4: ("right", -1.0),
    5: ("forward", 1.0),
    6: ("forward", -1.0),
}


@dataclass(frozen=True, eq=False, slots=True)
class Orientation:
    """Unit vectors along the axes of a space: which way is right, up and forward."""

    right: Vector
    up: Vector
    forward: Vector


@lru_cache
def orientation(view_coordinates: tuple[int, ...]) -> Orientation | None:
    """What three direction codes (for x, y, z: up 1, down 2, right 3, left 4, forward 5, back 6) say about a space.

    None unless there are three codes that name three different axes. Equal codes give the same object.
    """
    found: dict[str, Vector] = {}
    for axis, code in enumerate(view_coordinates):
        if code in _AXES and axis < 3:
            name, sign = _AXES[code]
            vector = np.zeros(3)
            vector[axis] = sign
            found[name] = vector
    if len(found) != 3:
        return None
    return Orientation(found["right"], found["up"], found["forward"])


RFU = Orientation(np.array([1.0, 0, 0]), np.array([0, 0, 1.0]), np.array([0, 1.0, 0]))
"""X right, Y forward, Z up: the space of views that nothing else is known about."""
RDF = Orientation(np.array([1.0, 0, 0]), np.array([0, -1.0, 0]), np.array([0, 0, 1.0]))
"""X right, Y down, Z forward: cameras."""


@dataclass(frozen=True, eq=False, slots=True)
class EyePose:
    """Where an eye is, what it looks at, and what is up to it: (3,) float64 each."""

    position: Vector
    target: Vector
    up: Vector


def default_eye(region_of_interest: Box | None, scene: Orientation) -> Camera:
    """Eye that looks at the region of interest from behind, above and a little from the left."""
    pose = default_pose(region_of_interest, scene)
    return look_at(pose.position, pose.target, pose.up)


def default_pose(region_of_interest: Box | None, scene: Orientation) -> EyePose:
    """Where `default_eye` is."""
    center, radius = np.zeros(3), 1.0
    if region_of_interest is not None:
        center = region_of_interest.mean(axis=0)
        radius = 0.75 * float(np.linalg.norm(region_of_interest[1] - region_of_interest[0]))
    if radius == 0 or not np.isfinite(radius):
        radius = 1.0
    if not np.isfinite(center).all():
        center = np.zeros(3)
    radius = max(radius, 0.02)
    right, up = scene.right, scene.up
    direction = 0.75 * _cross(up, right) + 0.25 * right - 0.25 * up
    return EyePose(center - radius * direction / np.sqrt(direction @ direction), center, up)


def look_at(position: Vector, target: Vector, up: Vector) -> Camera:
    """Perspective camera at `position` (3,) that looks at `target` (3,) with `up` (3,) as upright as possible."""
    forward = target - position
    extent = np.abs(forward).max()
    # Squares of tiny numbers lose their digits.
    forward = forward / extent if extent > 1e-300 else np.array([0.0, 1.0, 0.0])
    forward /= np.sqrt(forward @ forward)
    if abs(forward @ up) > PARALLEL * np.sqrt(up @ up):
        # Looking along the up axis: any perpendicular direction will do, the one nearest to an axis is stable.
        up = np.zeros(3)
        up[int(np.argmin(np.abs(forward)))] = 1.0
    right = _cross(forward, up)
    right /= np.sqrt(right @ right)
    matrix = np.eye(4)
    matrix[0, :3] = right
    matrix[1, :3] = _cross(right, forward)
    matrix[2, :3] = -forward
    matrix[:3, 3] = -(matrix[:3, :3] @ position)
    return Camera(matrix, _PERSPECTIVE)


def _cross(a: Vector, b: Vector) -> Vector:
    # numpy's cross spends most of its time on shapes.
    ax, ay, az = a.tolist()
    bx, by, bz = b.tolist()
    return np.array([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx])
