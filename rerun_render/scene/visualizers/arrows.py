"""What Arrows2D and Arrows3D share."""

from __future__ import annotations

from typing import Literal

import numpy as np

from rerun_render.drawables import LineKind, LineSegments
from rerun_render.scene import bounds
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs, box_center, darken_in_light, finite, with_depth

LABEL_POSITION = 0.45
"""Where along the arrow its label is anchored."""


def visualize_arrows(
    context: VisualizerContext,
    archetype: str,
    dim: int,
    *,
    shading: Literal["flat", "gradient"] = "flat",
    draw_order: float = 0.0,
) -> Visual | None:
    """Visual of arrows with `dim` coordinates: a shaft and a head each; None without a finite one."""
    inputs = Inputs(context, archetype)
    vectors = inputs.vectors("vectors", dim)
    if vectors is None:
        return None
    num = len(vectors)
    origins = inputs.joined_vectors("origins", dim, num)
    anchors = origins + LABEL_POSITION * vectors.astype(np.float64)
    if dim == 2:
        vectors, origins = with_depth(vectors), with_depth(origins)
    with np.errstate(all="ignore"):
        tips = origins + vectors
    kept = finite(vectors) & finite(origins) & finite(tips)
    inputs.report_dropped(kept, "arrows")
    if not kept.any():
        return None
    box = bounds.union((bounds.exact_box(origins[kept]), bounds.exact_box(tips[kept])))
    radii = inputs.radii(num)
    # An arrow without length has no direction, so there is nothing to draw.
    kept &= finite(radii) & (vectors != 0).any(axis=1)
    straight = inputs.straight_colors(num)
    index = np.tile(np.flatnonzero(kept), 2)
    lines = LineSegments(
        key=(context.key, archetype),
        starts=origins[index],
        ends=tips[index],
        radii=radii[index],
        colors=darken_in_light(straight)[index],
        kinds=np.repeat(
            np.array([LineKind.ARROW_SHAFT | LineKind.ROUND_START, LineKind.ARROW_HEAD], np.uint8),
            len(index) // 2,
        ),
        shading=shading,
    )
    return Visual(
        drawables=(lines,) if kept.any() else (),
        bounds=box,
        region_of_interest=box,
        labels=inputs.labels(anchors, straight, box_center(box), kept=kept),
        draw_order=draw_order,
    )
