"""A spiral and a grid of coloured points, and a back-and-forth between two values."""

from __future__ import annotations

from math import tau
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from ._turbo import turbo_colors

_T = TypeVar("_T")


class ColorSpiral(NamedTuple):
    """positions: (N, 3) float64. colors: (N, 3) float64, 0-1."""

    positions: npt.NDArray[np.float64]
    colors: npt.NDArray[np.float64]


class ColorGrid(NamedTuple):
    """positions: (N, 3) float64. colors: (N, 3) uint8."""

    positions: npt.NDArray[np.float64]
    colors: npt.NDArray[np.uint8]


def build_color_spiral(
    num_points: int = 100,
    *,
    radius: float = 2,
    angular_step: float = 0.02,
    angular_offset: float = 0,
    z_step: float = 0.1,
) -> ColorSpiral:
    """Points that wind up around the z axis, coloured from dark blue to dark red.

    Parameters
    ----------
    num_points:
        How many.
    radius:
        Distance from the z axis.
    angular_step:
        Part of a turn from one point to the next.
    angular_offset:
        Angle of the first point, radians.
    z_step:
        Height from one point to the next.
    """
    steps = np.arange(num_points)
    angles = tau * angular_step * steps + angular_offset
    positions = np.column_stack((np.cos(angles) * radius, np.sin(angles) * radius, steps * z_step))
    colors = turbo_colors()[np.linspace(0, 255, num_points, dtype=np.intp)]
    return ColorSpiral(positions, colors)


def build_color_grid(x_count: int = 10, y_count: int = 10, z_count: int = 10, *, twist: float = 0) -> ColorGrid:
    """A cube of points from -10 to 10, coloured by where they are.

    Parameters
    ----------
    x_count, y_count, z_count:
        Points along each axis; z changes fastest.
    twist:
        Angle between bottom and top, radians, around the z axis.
    """
    counts = (x_count, y_count, z_count)
    x, y, z = (axis.reshape(-1) for axis in np.meshgrid(*(np.linspace(-10, 10, n) for n in counts), indexing="ij"))
    angles = z * (twist / 20)
    cos, sin = np.cos(angles), np.sin(angles)
    positions = np.column_stack((cos * x - sin * y, sin * x + cos * y, z))
    shades = np.meshgrid(*(np.linspace(0, 255, n).astype(np.uint8) for n in counts), indexing="ij")
    return ColorGrid(positions, np.column_stack([shade.reshape(-1) for shade in shades]))


def bounce_lerp(a: Any, b: Any, t: Any) -> Any:
    """From `a` (t = 0) to `b` (t = 1), back to `a` (t = 2) and so on, at an even speed.

    Any of them may be arrays of shapes that fit.
    """
    turn = np.mod(t, 1)
    is_forward = np.asarray(t).astype(np.int64) % 2 == 0
    value = np.where(is_forward, a + (b - a) * turn, b + (a - b) * turn) if np.ndim(t) else None
    if value is not None:
        return value
    return a + (b - a) * turn if is_forward else b + (a - b) * turn
