"""Eyes of 2D views: which region of the plane fills the rectangle."""

from __future__ import annotations

import numpy as np

from rerun_render.drawables import Camera, Orthographic, Rect
from rerun_render.drawables.primitives import IDENTITY
from rerun_render.scene.bounds import Box

EMPTY_SIZE = 100.0
"""Side of the region shown when there is nothing to show."""

Region = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def visible_region(resolution: tuple[float, float] | None, region_of_interest: Box | None) -> Region:
    """What a 2D view should show: the picture of the camera at its origin, else its content, else a default square.

    Content without width or height counts as none.
    """
    if resolution is not None:
        return (0.0, 0.0, *resolution)
    if region_of_interest is not None:
        (left, top, _), (right, bottom, _) = region_of_interest.tolist()
        if np.isfinite([left, top, right, bottom]).all() and right > left and bottom > top:
            return (left, top, right, bottom)
    return (0.0, 0.0, EMPTY_SIZE, EMPTY_SIZE)


def letterbox(region: Region, rect: Rect) -> Camera:
    """Camera that shows at least `region`, centred and with square pixels, in a rectangle of `rect`'s proportions."""
    left, top, right, bottom = region
    width, height = max(rect.width, 1), max(rect.height, 1)
    units_per_px = max((right - left) / width, (bottom - top) / height)
    center_x, center_y = (left + right) / 2, (top + bottom) / 2
    half_x, half_y = width * units_per_px / 2, height * units_per_px / 2
    return Camera(IDENTITY, Orthographic(center_x - half_x, center_y - half_y, center_x + half_x, center_y + half_y))
