"""Cameras as numbers for back ends, in float64."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rerun_render.drawables.camera import Orthographic, Perspective
from rerun_render.drawables.frame import View
from rerun_render.drawables.primitives import IDENTITY
from rerun_render.drawables.ui import Rect

Float64Array = npt.NDArray[np.float64]

# How much one depth rank brings a thing nearer in perspective, relative to its depth: some steps of a float32, so that
# it decides between things in one plane and nothing else.
RANK_NUDGE = 2.0**-19


@dataclass(frozen=True, slots=True)
class ViewProjection:
    """What all drawables of a view share.

    clip_from_view: (4, 4); row 2 holds the depth and is set per depth rank, see `clip_depth`. pixel_size: scene units
    per px at depth 1 (perspective) or everywhere (orthographic). rank_depths: orthographic depth of each rank in use.
    """

    rect: Rect
    view_from_world: Float64Array
    clip_from_view: Float64Array
    pixel_size: float
    near: float
    is_orthographic: bool
    tan_half_fov: float
    rank_depths: dict[int, float]

    def clip_depth(self, rank: int) -> float:
        """Element (2, 3) of `clip_from_view`: depth times w."""
        if self.is_orthographic:
            return self.rank_depths[rank]
        return self.near * (1.0 + RANK_NUDGE * rank)

    def rays(self, world_from_view: Float64Array) -> Float64Array:
        """(3, 3) columns: `x * c0 + y * c1 + c2` is the world direction of the frame's pixel (x, y), not normalised."""
        rect = self.rect
        ty = self.tan_half_fov
        tx = ty * rect.width / rect.height
        view = np.array(
            [
                [2 * tx / rect.width, 0.0, -tx - 2 * tx * rect.x / rect.width],
                [0.0, -2 * ty / rect.height, ty + 2 * ty * rect.y / rect.height],
                [0.0, 0.0, -1.0],
            ]
        )
        rays: Float64Array = world_from_view[:3, :3] @ view
        return rays


def project(view: View) -> ViewProjection:
    """The projection of a view with its camera and drawables."""
    rect, projection = view.rect, view.camera.projection
    clip = np.zeros((4, 4))
    if isinstance(projection, Perspective):
        tan_half = math.tan(0.5 * projection.fov_y)
        clip[0, 0] = rect.height / (rect.width * tan_half)
        clip[1, 1] = 1.0 / tan_half
        clip[3, 2] = -1.0
        pixel_size = 2.0 * tan_half / rect.height
        return ViewProjection(rect, view.camera.view_from_world, clip, pixel_size, projection.near, False, tan_half, {})
    return _orthographic(view, projection, clip)


def _orthographic(view: View, projection: Orthographic, clip: Float64Array) -> ViewProjection:
    width = projection.right - projection.left
    height = projection.bottom - projection.top
    clip[0, 0] = 2.0 / width
    clip[0, 3] = -1.0 - 2.0 * projection.left / width
    clip[1, 1] = -2.0 / height
    clip[1, 3] = 1.0 + 2.0 * projection.top / height
    clip[3, 3] = 1.0
    ranks = sorted({drawable.depth_rank for drawable in view.drawables})
    # Evenly spread over (0, 1): above the background, and any number of ranks stays apart.
    depths = {rank: (index + 1) / (len(ranks) + 1) for index, rank in enumerate(ranks)}
    pixel_size = height / view.rect.height
    return ViewProjection(view.rect, view.camera.view_from_world, clip, pixel_size, 0.0, True, 0.0, depths)


def radius_scale(world_from_obj: Float64Array) -> float:
    """Geometric mean of the lengths of the three basis columns."""
    if world_from_obj is IDENTITY:
        return 1.0
    (a, b, c), (d, e, f), (g, h, i) = world_from_obj[:3, :3].tolist()
    volume = math.hypot(a, d, g) * math.hypot(b, e, h) * math.hypot(c, f, i)
    return 1.0 if volume == 1.0 else math.cbrt(volume)


def determinant_sign(matrix: Float64Array) -> int:
    """Sign of the determinant of the upper left (3, 3) block: -1 when the transform mirrors, else 1."""
    if matrix is IDENTITY:
        return 1
    (a, b, c), (d, e, f), (g, h, i) = matrix[:3, :3].tolist()
    return -1 if a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g) < 0 else 1
