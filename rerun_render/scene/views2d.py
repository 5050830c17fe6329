"""Eyes of 2D views: which region of the plane fills the rectangle."""

from __future__ import annotations

import numpy as np

from rerun_render.drawables import Camera, Orthographic, Pinhole
from rerun_render.drawables.primitives import IDENTITY
from rerun_render.scene.affine import Matrix, PinholeModel
from rerun_render.scene.bounds import Box

EMPTY_SIZE = 100.0
"""Side of the region shown when there is nothing to show."""

PLANE_DISTANCE = 500.0
"""Where the picture of a camera stands among 3D content seen through it, in scene units."""
NEAR_CLIP = 0.1
"""Distance below which 3D content is cut off, in scene units."""
SMALLEST_NEAR = 1e-6

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


def letterbox(region: Region, size: tuple[float, float]) -> Camera:
    """Camera that shows at least `region`, centred and with square pixels, in a rectangle of the proportions of `size`
    (width, height)."""
    left, top, right, bottom = region
    width, height = max(size[0], 1), max(size[1], 1)
    units_per_px = max((right - left) / width, (bottom - top) / height)
    center_x, center_y = (left + right) / 2, (top + bottom) / 2
    half_x, half_y = width * units_per_px / 2, height * units_per_px / 2
    return Camera(IDENTITY, Orthographic(center_x - half_x, center_y - half_y, center_x + half_x, center_y + half_y))


_VIEW_FROM_RDF = np.diag([1.0, -1.0, -1.0, 1.0])
_VIEW_FROM_RDF.setflags(write=False)


def focal_length(pinhole: PinholeModel) -> float:
    """One focal length in px for both axes: their harmonic mean."""
    return 2.0 / (1.0 / abs(pinhole.fx) + 1.0 / abs(pinhole.fy))


def stretched_from_rdf(pinhole: PinholeModel) -> Matrix:
    """(4, 4) matrix after which a camera has one focal length for both axes, see `focal_length`.

    As in the official viewer, spheres and line widths are drawn in that space, so they stay round.
    """
    length = focal_length(pinhole)
    return np.diag([pinhole.fx / length, pinhole.fy / length, 1.0, 1.0])


def lens_camera(pinhole: PinholeModel, region: Orthographic, near: float) -> Camera:
    """Eye of a logged camera whose pixels lie where `region` shows them; it looks along z, y down.

    Content has to be stretched first, see `stretched_from_rdf`.
    """
    length = focal_length(pinhole)
    per_x, per_y = 1.0 / (region.right - region.left), 1.0 / (region.bottom - region.top)
    lens = Pinhole(
        fx=length * per_x,
        fy=length * per_y,
        cx=(pinhole.cx - region.left) * per_x,
        cy=(pinhole.cy - region.top) * per_y,
        near=near,
    )
    return Camera(_VIEW_FROM_RDF, lens)
