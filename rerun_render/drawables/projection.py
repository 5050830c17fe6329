"""Cameras as numbers for back ends, in float64."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rerun_render.drawables.camera import Orthographic, Perspective, Pinhole
from rerun_render.drawables.frame import View
from rerun_render.drawables.primitives import IDENTITY, Drawable
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
    distance: how far from the eye everything is counted to be, in orthographic projections.
    """

    rect: Rect
    view_from_world: Float64Array
    clip_from_view: Float64Array
    pixel_size: float
    near: float
    is_orthographic: bool
    rank_depths: dict[int, float]
    distance: float = 0.0

    @property
    def is_mirrored(self) -> bool:
        """Whether it turns triangles around, as orthographic ones do (their y points down) and mirrored cameras."""
        turns = bool(self.clip_from_view[0, 0] * self.clip_from_view[1, 1] < 0)
        return turns != (determinant_sign(self.view_from_world) < 0)

    def clip_depth(self, rank: int) -> float:
        """Element (2, 3) of `clip_from_view`: depth times w."""
        if self.is_orthographic:
            return self.rank_depths[rank]
        return self.near * (1.0 + RANK_NUDGE * rank)

    def rays(self, world_from_view: Float64Array) -> Float64Array:
        """(3, 3) columns: `x * c0 + y * c1 + c2` is the world direction of the frame's pixel (x, y), not normalised."""
        rect, clip = self.rect, self.clip_from_view
        per_x, per_y = 2.0 / (rect.width * clip[0, 0]), 2.0 / (rect.height * clip[1, 1])
        center_x = rect.x + 0.5 * rect.width * (1.0 - clip[0, 2])
        center_y = rect.y + 0.5 * rect.height * (1.0 + clip[1, 2])
        view = np.array(
            [
                [per_x, 0.0, -per_x * center_x],
                [0.0, -per_y, per_y * center_y],
                [0.0, 0.0, -1.0],
            ]
        )
        rays: Float64Array = world_from_view[:3, :3] @ view
        return rays


def intrinsics(projection: Perspective | Pinhole, rect: Rect) -> tuple[float, float, float, float]:
    """fx, fy, cx, cy of a perspective projection in px of the view's rectangle; see `Pinhole`."""
    if isinstance(projection, Pinhole):
        width, height = rect.width, rect.height
        return projection.fx * width, projection.fy * height, projection.cx * width, projection.cy * height
    focal_length = 0.5 * rect.height / math.tan(0.5 * projection.fov_y)
    return focal_length, focal_length, 0.5 * rect.width, 0.5 * rect.height


def project(view: View) -> ViewProjection:
    """The projection of a view with its camera and drawables."""
    rect, projection = view.rect, view.camera.projection
    if isinstance(projection, Orthographic):
        depths = _rank_depths(view.drawables)
        return _orthographic(rect, projection, view.camera.view_from_world, depths)
    clip = np.zeros((4, 4))
    clip[3, 2] = -1.0
    if isinstance(projection, Perspective):
        tan_half = math.tan(0.5 * projection.fov_y)
        clip[0, 0] = rect.height / (rect.width * tan_half)
        clip[1, 1] = 1.0 / tan_half
        pixel_size = 2.0 * tan_half / rect.height
    else:
        clip[0, 0] = 2.0 * projection.fx
        clip[0, 2] = 1.0 - 2.0 * projection.cx
        clip[1, 1] = 2.0 * projection.fy
        clip[1, 2] = 2.0 * projection.cy - 1.0
        pixel_size = 1.0 / (abs(projection.fx) * rect.width)
    return ViewProjection(rect, view.camera.view_from_world, clip, pixel_size, projection.near, False, {})


def projected_drawables(view: View, projection: ViewProjection) -> list[tuple[Drawable, ViewProjection]]:
    """All drawables of a view with what each is seen through. projection: of the view itself."""
    found = [(drawable, projection) for drawable in view.drawables]
    plane = view.plane
    if plane is not None and plane.drawables and not projection.is_orthographic:
        ranks = {drawable.depth_rank for drawable in plane.drawables}
        depths = {rank: projection.clip_depth(rank) / plane.distance for rank in ranks}
        flat = _orthographic(view.rect, plane.projection, IDENTITY, depths, plane.distance)
        found += [(drawable, flat) for drawable in plane.drawables]
    return found


def _rank_depths(drawables: Sequence[Drawable]) -> dict[int, float]:
    ranks = sorted({drawable.depth_rank for drawable in drawables})
    # Evenly spread over (0, 1): above the background, and any number of ranks stays apart.
    return {rank: (index + 1) / (len(ranks) + 1) for index, rank in enumerate(ranks)}


def _orthographic(
    rect: Rect,
    projection: Orthographic,
    view_from_world: Float64Array,
    rank_depths: dict[int, float],
    distance: float = 0.0,
) -> ViewProjection:
    width = projection.right - projection.left
    height = projection.bottom - projection.top
    clip = np.zeros((4, 4))
    clip[0, 0] = 2.0 / width
    clip[0, 3] = -1.0 - 2.0 * projection.left / width
    clip[1, 1] = -2.0 / height
    clip[1, 3] = 1.0 + 2.0 * projection.top / height
    clip[3, 3] = 1.0
    return ViewProjection(rect, view_from_world, clip, height / rect.height, 0.0, True, rank_depths, distance)


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
