"""Eyes of views: where they are and how they project."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Float64Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Perspective:
    """Pinhole projection with infinite reversed depth: 1 at the near plane, 0 at infinity.

    fov_y: vertical opening angle in radians. near: distance of the near plane in scene units.
    The aspect ratio is that of the view's rectangle.
    """

    fov_y: float
    near: float = 0.01


@dataclass(frozen=True, slots=True)
class Pinhole:
    """Perspective by intrinsics: fx, cx in widths, fy, cy in heights of the view's rectangle, from its top-left corner.

    A place at depth z in front of the eye, x to its right and y above it, is seen at (cx + fx*x/z, cy - fy*y/z).
    near: distance of the near plane in scene units; depth is that of `Perspective`.
    """

    fx: float
    fy: float
    cx: float
    cy: float
    near: float = 0.01


@dataclass(frozen=True, slots=True)
class Orthographic:
    """2D projection: the region [left, right] x [top, bottom] of the world fills the view's rectangle (y down).

    Depth comes from the `depth_rank` of drawables alone: higher ranks cover lower ones.
    """

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, eq=False, slots=True)
class Camera:
    """view_from_world: (4, 4) float64 rigid transform; view space is right/up/back. Identity for orthographic views."""

    view_from_world: Float64Array
    projection: Perspective | Pinhole | Orthographic
