"""Frustums of logged cameras, coordinate axes, and the plane on which a camera's pixels lie in 3D."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from rerun_render.drawables import LineKind, LineSegments
from rerun_render.scene.affine import Matrix, PinholeModel
from rerun_render.scene.eye import Orientation
from rerun_render.scene.theme import DARK, Rgba

FRUSTUM_RADIUS = -1.0
AXIS_RADIUS = -1.0

PLANE_SHARE = 0.02
"""Default distance of image planes, in diagonals of the region of interest."""
AXES_SHARE = 0.05
"""Default length of axes, in diagonals of the region of interest."""
FALLBACK_LENGTH = 0.3
"""Distance of image planes and length of axes where the scene has no extent."""


def default_plane_distance(roi_diagonal: float) -> float:
    """Where image planes stand that nothing was logged about, in scene units."""
    return _share(PLANE_SHARE, roi_diagonal)


def default_axis_length(roi_diagonal: float) -> float:
    """Length of axes that nothing was logged about, in scene units."""
    return _share(AXES_SHARE, roi_diagonal)


def _share(share: float, roi_diagonal: float) -> float:
    return share * roi_diagonal if np.isfinite(roi_diagonal) and roi_diagonal > 0 else FALLBACK_LENGTH


def camera_from_rdf(axes: Orientation) -> Matrix:
    """(4, 4) rotation from right/down/forward into the axes that a camera's space uses."""
    matrix = np.eye(4)
    matrix[:3, :3] = np.column_stack([axes.right, -axes.up, axes.forward])
    return matrix


def camera_from_pixel(pinhole: PinholeModel, distance: float, axes: Orientation) -> Matrix:
    """(4, 4) matrix that puts pixels on the image plane at `distance` in front of the camera."""
    x, y = distance / pinhole.fx, distance / pinhole.fy
    depth = 2 * x * y / (x + y) if x + y != 0 else abs(x)
    matrix = np.array(
        [
            [x, 0, 0, -pinhole.cx * x],
            [0, y, 0, -pinhole.cy * y],
            [0, 0, depth, distance],
            [0, 0, 0, 1],
        ]
    )
    placed: Matrix = camera_from_rdf(axes) @ matrix
    return placed


def frustum(
    pinhole: PinholeModel,
    resolution: tuple[float, float],
    axes: Orientation,
    key: Hashable,
    *,
    color: Rgba = DARK.frustum,
    radius: float = FRUSTUM_RADIUS,
) -> LineSegments:
    """Frustum of a camera in its own space, with the image plane at distance 1: scale it by the real distance.

    Lines to the four corners of the image, its outline, and a triangle on top of it. resolution: width, height in px.
    """
    width, height = resolution
    pixels = np.array(
        [
            (0, 0),
            (width, 0),
            (width, height),
            (0, height),
            (0.4 * width, 0),
            (0.5 * width, -0.1 * width),
            (0.6 * width, 0),
        ]
    )
    places = np.zeros((8, 3))
    places[:7, :2] = (pixels - (pinhole.cx, pinhole.cy)) / (pinhole.fx, pinhole.fy)
    places[:7, 2] = 1  # place 7 stays the origin
    places = places @ camera_from_rdf(axes)[:3, :3].T
    starts = [7, 7, 7, 7, 0, 1, 2, 3, 4, 5, 6]
    ends = [0, 1, 2, 3, 1, 2, 3, 0, 5, 6, 4]
    count = len(starts)
    return LineSegments(
        key=key,
        starts=places[starts].astype(np.float32),
        ends=places[ends].astype(np.float32),
        radii=np.full(count, radius, np.float32),
        colors=np.tile(np.array(color, np.uint8), (count, 1)),
        kinds=np.full(count, LineKind.ROUND, np.uint8),
    )


def unit_axes(key: Hashable, axis_colors: tuple[Rgba, Rgba, Rgba] = DARK.axes) -> LineSegments:
    """Three thin arrows of length 1 along x, y and z: scale them by the real length."""
    ends = np.concatenate([np.eye(3), np.eye(3)]).astype(np.float32)
    shaft = LineKind.ROUND_START | LineKind.ARROW_SHAFT | LineKind.THIN_HEAD
    head = LineKind.ARROW_HEAD | LineKind.THIN_HEAD
    return LineSegments(
        key=key,
        starts=np.zeros((6, 3), np.float32),
        ends=ends,
        radii=np.full(6, AXIS_RADIUS, np.float32),
        colors=np.array(axis_colors * 2, np.uint8),
        kinds=np.array([shaft] * 3 + [head] * 3, np.uint8),
    )


def scaled(matrix: Matrix, factor: float) -> Matrix:
    """`matrix` (4, 4) after a uniform scale by `factor`."""
    result = matrix.copy()
    result[:3, :3] *= factor
    return result
