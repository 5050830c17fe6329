"""Backgrounds and the world grid as numbers for back ends."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rerun_render.drawables.frame import WorldGrid
from rerun_render.drawables.projection import ViewProjection

Float64Array = npt.NDArray[np.float64]

GRADIENTS = {"gradient_dark": (0.05, 0.20), "gradient_bright": (0.70, 0.20)}
"""Darkest sRGB value and range of each gradient."""

GRID_HALF_EXTENT = 1000.0
"""The grid is a square around the foot of the eye; this in heights of the eye."""

# Below this height above the plane, relative to the spacing, the eye counts as inside it: nothing can be seen.
_LEAST_HEIGHT = 1e-6


def gradient_rays(projection: ViewProjection) -> Float64Array:
    """(3, 3) columns: `x * c0 + y * c1 + c2` is the world direction seen at the frame's pixel (x, y)."""
    if projection.is_orthographic:
        # As in the official viewer, a picture plane is seen by an eye twice as far away as it is wide and high.
        x, y, width, height = projection.rect
        return np.array([[1.0 / width, 0.0, -x / width - 0.5], [0.0, 1.0 / height, -y / height - 0.5], [0.0, 0.0, 1.0]])
    return projection.rays(np.linalg.inv(projection.view_from_world).astype(np.float64))


@dataclass(frozen=True, slots=True)
class GridNumbers:
    """A grid seen by an eye, in cells of the finer spacing.

    rays: (3, 3) columns as in `ViewProjection.rays`, in axes of the plane (u, v, normal). eye: place on the plane,
    reduced by whole periods of the coarse lines, and height above it. mixing: how far the coarse lines, ten times as
    far apart, have taken over. cell: scene units. world_from_quad: (4, 4), the unit square around the foot of the eye,
    in units of its height.
    """

    rays: Float64Array
    eye: tuple[float, float, float]
    mixing: float
    cell: float
    world_from_quad: Float64Array


def grid_numbers(grid: WorldGrid, projection: ViewProjection) -> GridNumbers | None:
    """None when the grid cannot be seen: an orthographic view, or the eye in its plane."""
    if projection.is_orthographic or not grid.spacing > 0.0:
        return None
    normal = np.asarray(grid.normal, dtype=np.float64)
    length = float(np.linalg.norm(normal))
    if not length > 0.0:
        return None
    normal = normal / length
    # Axes of the plane: for the planes of the coordinate axes they are coordinate axes.
    least = int(np.argmin(np.abs(normal)))
    axis_u = np.zeros(3)
    axis_u[least] = 1.0
    axis_u -= normal * (axis_u @ normal)
    axis_u /= np.linalg.norm(axis_u)
    axis_v = np.cross(normal, axis_u)
    world_from_view = np.linalg.inv(projection.view_from_world).astype(np.float64)
    eye = world_from_view[:3, 3]
    height = float(normal @ eye) - grid.distance
    if not abs(height) > _LEAST_HEIGHT * grid.spacing:
        return None

    level = max(math.log10(abs(height) / grid.spacing) - 0.9, 0.0)
    cell = grid.spacing * 10.0 ** math.floor(level)
    world_from_quad = np.eye(4)
    world_from_quad[:3, 0] = axis_u * abs(height)
    world_from_quad[:3, 1] = axis_v * abs(height)
    world_from_quad[:3, 2] = normal
    world_from_quad[:3, 3] = eye - normal * height
    # Ten cells are a whole period of the coarse lines.
    place = (
        math.fmod(float(axis_u @ eye) / cell, 10.0),
        math.fmod(float(axis_v @ eye) / cell, 10.0),
        height / cell,
    )
    rays = np.stack([axis_u, axis_v, normal]) @ projection.rays(world_from_view)
    return GridNumbers(rays, place, level - math.floor(level), cell, world_from_quad)
