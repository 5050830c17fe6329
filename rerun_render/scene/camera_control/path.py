"""Eyes between key frames: places on splines, directions interpolated on the sphere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rerun_render.scene.camera_control.keyframes import KeyFile

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Pose:
    """An eye on the path: either `target` with `up` (3,), None for the scene's, or `rotation` (3, 3) whose columns are
    right, up and back. fov: degrees, None for the default."""

    position: Array
    target: Array | None
    up: Array | None
    rotation: Array | None
    fov: float | None


class CameraPath:
    """Key frames at places `knots` (N,) of the time axis, in order; the first and the last one hold outside of them."""

    def __init__(self, file: KeyFile, knots: Sequence[float]) -> None:
        order = np.argsort(np.asarray(knots, np.float64), kind="stable")
        ordered = np.asarray(knots, np.float64)[order]
        # Of key frames at the same time the last one counts.
        kept = order[np.append(np.diff(ordered) > 0, True)]
        keys = [file.keys[index] for index in kept.tolist()]
        self.knots: Array = np.asarray(knots, np.float64)[kept]
        smooth = file.interpolation == "smooth"
        self._position = Spline(self.knots, np.array([key.eye for key in keys]), smooth=smooth)
        self._target: Spline | None = None
        self._ups: Array | None = None
        self._turns: Array | None = None
        if keys[0].look_at is not None:
            self._target = Spline(self.knots, np.array([key.look_at for key in keys]), smooth=smooth)
            if all(key.up is not None for key in keys):
                ups = np.array([key.up for key in keys], np.float64)
                self._ups = ups / np.linalg.norm(ups, axis=1, keepdims=True)
        else:
            self._turns = np.array([quaternion(np.array(key.rotation)) for key in keys])
        self._fov: Spline | None = None
        if all(key.fov is not None for key in keys):
            self._fov = Spline(self.knots, np.array([[key.fov] for key in keys], np.float64), smooth=False)

    def at(self, place: float) -> Pose:
        """The eye at a place of the time axis."""
        index = int(np.clip(np.searchsorted(self.knots, place, side="right") - 1, 0, max(len(self.knots) - 2, 0)))
        part = 0.0
        if len(self.knots) > 1:
            span = self.knots[index + 1] - self.knots[index]
            part = float(np.clip((place - self.knots[index]) / span, 0.0, 1.0))
        following = min(index + 1, len(self.knots) - 1)
        up = rotation = None
        if self._ups is not None:
            up = direction_between(self._ups[index], self._ups[following], part)
        if self._turns is not None:
            rotation = rotation_matrix(slerp(self._turns[index], self._turns[following], part))
        return Pose(
            self._position.at(index, part),
            None if self._target is None else self._target.at(index, part),
            up,
            rotation,
            None if self._fov is None else float(self._fov.at(index, part)[0]),
        )


class Spline:
    """A smooth curve through points: cubic, with the tangents of a Catmull-Rom spline for uneven times.

    Between equal neighbours it stands still. smooth: False for straight lines.
    """

    def __init__(self, knots: Array, points: Array, *, smooth: bool) -> None:
        self._points = points.astype(np.float64)
        self._spans = np.diff(knots)
        count = len(points)
        slopes = np.diff(self._points, axis=0) / self._spans[:, None] if count > 1 else np.zeros((0, points.shape[1]))
        self._is_straight = not smooth or count < 3
        tangents = np.zeros_like(self._points)
        if not self._is_straight:
            before, after = self._spans[:-1, None], self._spans[1:, None]
            tangents[1:-1] = (slopes[:-1] * after + slopes[1:] * before) / (before + after)
            tangents[0], tangents[-1] = slopes[0], slopes[-1]
            still = ~slopes.any(axis=1)
            tangents[:-1][still] = 0.0
            tangents[1:][still] = 0.0
        self._tangents = tangents

    def at(self, index: int, part: float) -> Array:
        """The point `part` (0..1) of the way from point `index` to the next."""
        start: Array = self._points[index]
        if index + 1 >= len(self._points) or part == 0.0:
            return start
        end: Array = self._points[index + 1]
        if part == 1.0:
            return end
        if self._is_straight:
            between: Array = start + (end - start) * part
            return between
        span, squared, cubed = self._spans[index], part * part, part * part * part
        point: Array = (
            (2 * cubed - 3 * squared + 1) * start
            + (cubed - 2 * squared + part) * span * self._tangents[index]
            + (3 * squared - 2 * cubed) * end
            + (cubed - squared) * span * self._tangents[index + 1]
        )
        return point


def direction_between(a: Array, b: Array, part: float) -> Array:
    """Unit direction on the great circle from unit vector `a` to `b`; `a` where they are opposite."""
    cosine = float(np.clip(a @ b, -1.0, 1.0))
    if cosine < -0.999999:
        return a if part < 0.5 else b
    angle = np.arccos(cosine)
    if angle < 1e-9:
        return b
    mixed: Array = (np.sin((1 - part) * angle) * a + np.sin(part * angle) * b) / np.sin(angle)
    return mixed


def slerp(a: Array, b: Array, part: float) -> Array:
    """Quaternion on the shortest way from unit quaternion `a` to `b`, both (x, y, z, w)."""
    return direction_between(a, b if a @ b >= 0 else -b, part)


def quaternion(rotation: Array) -> Array:
    """(x, y, z, w) of a (3, 3) rotation; the nearest one of a matrix that is none."""
    m = rotation.astype(np.float64)
    # The largest eigenvector of this symmetric matrix is the quaternion, whatever the signs of the trace.
    k = np.array(
        [
            [m[0, 0] - m[1, 1] - m[2, 2], 0, 0, 0],
            [m[0, 1] + m[1, 0], m[1, 1] - m[0, 0] - m[2, 2], 0, 0],
            [m[0, 2] + m[2, 0], m[1, 2] + m[2, 1], m[2, 2] - m[0, 0] - m[1, 1], 0],
            [m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1], m[0, 0] + m[1, 1] + m[2, 2]],
        ]
    )
    vector: Array = np.linalg.eigh(k, UPLO="L")[1][:, -1]
    return vector if vector[3] >= 0 else -vector


def rotation_matrix(turn: Array) -> Array:
    """(3, 3) rotation of a quaternion (x, y, z, w)."""
    x, y, z, w = (turn / np.sqrt(turn @ turn)).tolist()
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )
