"""What Points2D and Points3D share."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Drawable, LineKind, LineSegments, Points
from rerun_render.scene import bounds
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import (
    DEFAULT_RADIUS,
    Inputs,
    box_center,
    darken_in_gamma,
    darken_in_light,
    finite,
    with_depth,
)


def visualize_points(
    context: VisualizerContext,
    archetype: str,
    dim: int,
    *,
    shading: Literal["gradient", "flat"] = "gradient",
    draw_order: float = 0.0,
) -> Visual | None:
    """Visual of points with `dim` coordinates, and of the skeletons of their classes; None without a finite one."""
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
    drawables: tuple[Drawable, ...] = (points,) if kept.any() else ()
    bones = _skeletons(inputs, positions)
    return Visual(
        # Where depth decides, skeletons need no layer of their own.
        drawables=drawables + bones if dim == 3 else drawables,
        on_top=bones if dim == 2 else (),
        bounds=box,
        region_of_interest=region_of_interest,
        labels=inputs.labels(logged, straight, box_center(box), kept=kept),
        draw_order=draw_order,
    )


def _skeletons(inputs: Inputs, positions: npt.NDArray[np.float32]) -> tuple[LineSegments, ...]:
    """The lines that annotations ask for between keypoints; at most one drawable."""
    classes = inputs.classes(len(positions))
    if classes is None or classes[1] is None:
        return ()
    starts, ends, colors = inputs.context.annotations.skeleton(classes[0], classes[1])
    kept = finite(positions[starts]) & finite(positions[ends])
    if not kept.any():
        return ()
    num = int(kept.sum())
    lines = LineSegments(
        key=(inputs.context.key, inputs.archetype, "skeletons"),
        starts=positions[starts[kept]],
        ends=positions[ends[kept]],
        radii=np.full(num, DEFAULT_RADIUS, np.float32),
        colors=darken_in_light(colors[kept]),
        kinds=np.full(num, LineKind.BUTT, np.uint8),
        shading="gradient",
    )
    return (lines,)
