"""Backgrounds and the world grid: what a view shows around its drawables."""

from __future__ import annotations

from typing import Any

import numpy as np

from rerun_render.drawables import Background, WorldGrid
from rerun_render.drawables.projection import ViewProjection
from rerun_render.drawables.srgb import linear_color
from rerun_render.drawables.surroundings import GRADIENTS, gradient_rays, grid_numbers
from rerun_render.gpu.pipelines import Phase
from rerun_render.gpu.renderers.base import Command, Tools


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
    rays[:3, :3] = gradient_rays(projection)
    low, span = GRADIENTS[background.kind]
    pipeline = tools.pipelines.get("background.wgsl", Phase.BACKGROUND, fragment="fs_gradient")
    slot = tools.slots.add(None, rays, None, viewport, params=(low, span, 0.0, 0.0))
    return Command(pipeline, slot, (), 3)


def grid_command(tools: Tools, grid: WorldGrid, projection: ViewProjection, depth_group: Any = None) -> Command | None:
    """None when the grid cannot be seen: an orthographic view, or the eye in its plane.

    depth_group: bind group of the depth samples, to draw on the resolved picture; None draws among the samples.
    """
    numbers = grid_numbers(grid, projection)
    if numbers is None:
        return None
    rays = np.eye(4)
    rays[:3, :3] = numbers.rays
    rays[:3, 3] = numbers.eye
    red, green, blue, alpha = linear_color(grid.color)
    rect = projection.rect
    clip = projection.clip_from_view
    clip[2, 3] = projection.near
    slot = tools.slots.add(
        projection.view_from_world @ numbers.world_from_quad,
        rays,
        clip,
        (rect.x, rect.y, rect.width, rect.height),
        color=(red * alpha, green * alpha, blue * alpha, alpha),
        params=(numbers.mixing, grid.stroke_px, 0.0, 0.0),
    )
    if depth_group is None:
        pipeline = tools.pipelines.get("grid.wgsl", Phase.TRANSPARENT, topology="triangle-strip")
        return Command(pipeline, slot, (), 4)
    layouts = (tools.pipelines.depth_layout,)
    pipeline = tools.pipelines.get(
        "grid.wgsl", Phase.RESOLVED, layouts, fragment="fs_resolved", topology="triangle-strip"
    )
    return Command(pipeline, slot, (depth_group,), 4)
