"""What Points2D and Points3D share."""

from __future__ import annotations

from typing import Literal

import numpy as np

from rerun_render.drawables import Points
from rerun_render.scene import bounds
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs, box_center, darken_in_gamma, finite, with_depth


def visualize_points(
    context: VisualizerContext,
    archetype: str,
    dim: int,
    *,
    shading: Literal["gradient", "flat"] = "gradient",
    draw_order: float = 0.0,
) -> Visual | None:
    """Visual of points with `dim` coordinates; None without a finite one."""
    inputs = Inputs(context, archetype)
    logged = inputs.vectors("positions", dim)
    if logged is None:
        return None
    num = len(logged)
    positions = logged if dim == 3 else with_depth(logged)
    kept = finite(logged)
    inputs.report_dropped(kept, "positions")
    # What cannot be drawn for want of a radius still takes up room.
    box, region_of_interest = bounds.boxes(positions)
    if box is None:
        return None
    radii = inputs.radii(num)
    kept &= finite(radii)
    straight = inputs.straight_colors(num)
    colors = darken_in_gamma(straight)
    all_kept = bool(kept.all())
    points = Points(
        key=(context.key, archetype),
        positions=np.ascontiguousarray(positions) if all_kept else positions[kept],
        radii=radii if all_kept else radii[kept],
        colors=colors if all_kept else colors[kept],
        shading=shading,
    )
    return Visual(
        drawables=(points,) if kept.any() else (),
        bounds=box,
        region_of_interest=region_of_interest,
        labels=inputs.labels(logged, straight, box_center(box), kept=kept),
        draw_order=draw_order,
    )
