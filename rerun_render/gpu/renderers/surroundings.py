"""Backgrounds and the world grid: what a view shows around its drawables."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from rerun_render.drawables import Background, WorldGrid
from rerun_render.gpu.pipelines import Phase
from rerun_render.gpu.projection import ViewProjection
from rerun_render.gpu.renderers.base import Command, Tools
from rerun_render.gpu.slots import linear_color

# Gradients: darkest sRGB value and range.
_GRADIENTS = {"gradient_dark": (0.05, 0.20), "gradient_bright": (0.70, 0.20)}

# Below this height above the plane, relative to the spacing, the eye counts as inside it: nothing can be seen.
_LEAST_HEIGHT = 1e-6


def background_command(
    tools: Tools, background: Background, projection: ViewProjection, clear_color: tuple[int, int, int, int]
) -> Command | None:
    """None when the cleared frame already shows it."""
    rect = projection.rect
    viewport = (rect.x, rect.y, rect.width, rect.height)
    if background.kind == "solid":
        if background.color[:3] == clear_color[:3]:
            return None
        pipeline = tools.pipelines.get("background.wgsl", Phase.BACKGROUND, fragment="fs_solid")
        slot = tools.slots.add(None, None, None, viewport, color=linear_color(background.color))
        return Command(pipeline, slot, (), 3)
    rays = np.eye(4)
    rays[:3, :3] = projection.rays(np.linalg.inv(projection.view_from_world).astype(np.float64))
    if projection.is_orthographic:
        # All rays of a picture plane look along z.
        rays[:3, :3] = [[0, 0, 0], [0, 0, 0], [0, 0, 1]]
    low, span = _GRADIENTS[background.kind]
    pipeline = tools.pipelines.get("background.wgsl", Phase.BACKGROUND, fragment="fs_gradient")
    slot = tools.slots.add(None, rays, None, viewport, params=(low, span, 0.0, 0.0))
    return Command(pipeline, slot, (), 3)


def grid_command(tools: Tools, grid: WorldGrid, projection: ViewProjection, depth_group: Any = None) -> Command | None:
    """None when the grid cannot be seen: an orthographic view, or the eye in its plane.

    depth_group: bind group of the depth samples, to draw on the resolved picture; None draws among the samples.
    """
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
    mixing = level - math.floor(level)
    cell = grid.spacing * 10.0 ** math.floor(level)
    plane_from_world = np.stack([axis_u, axis_v, normal])

    # Quad on the plane around the foot of the eye, in units of the eye's height.
    world_from_quad = np.eye(4)
    world_from_quad[:3, 0] = axis_u * abs(height)
    world_from_quad[:3, 1] = axis_v * abs(height)
    world_from_quad[:3, 2] = normal
    world_from_quad[:3, 3] = eye - normal * height
    rays = np.eye(4)
    rays[:3, :3] = plane_from_world @ projection.rays(world_from_view)
    # Ten cells are a whole period of the coarse lines.
    rays[0, 3] = math.fmod(float(axis_u @ eye) / cell, 10.0)
    rays[1, 3] = math.fmod(float(axis_v @ eye) / cell, 10.0)
    rays[2, 3] = height / cell
    red, green, blue, alpha = linear_color(grid.color)
    rect = projection.rect
    clip = projection.clip_from_view
    clip[2, 3] = projection.near
    slot = tools.slots.add(
        projection.view_from_world @ world_from_quad,
        rays,
        clip,
        (rect.x, rect.y, rect.width, rect.height),
        color=(red * alpha, green * alpha, blue * alpha, alpha),
        params=(mixing, grid.stroke_px, 0.0, 0.0),
    )
    if depth_group is None:
        pipeline = tools.pipelines.get("grid.wgsl", Phase.TRANSPARENT, topology="triangle-strip")
        return Command(pipeline, slot, (), 4)
    layouts = (tools.pipelines.depth_layout,)
    pipeline = tools.pipelines.get(
        "grid.wgsl", Phase.RESOLVED, layouts, fragment="fs_resolved", topology="triangle-strip"
    )
    return Command(pipeline, slot, (depth_group,), 4)
