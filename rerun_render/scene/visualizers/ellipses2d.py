"""Ellipses2D: outlines of ellipses."""

from __future__ import annotations

import numpy as np

from rerun_render.drawables import LineKind, LineSegments
from rerun_render.scene import bounds
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, box_center, darken_in_light, finite, names

DRAW_ORDER = 10.0
NUM_SEGMENTS = 64
EXTENT = 1.1
"""The official viewer takes ellipses for this much larger when it fits a view to its content."""

_ANGLES = np.arange(NUM_SEGMENTS) * (2 * np.pi / NUM_SEGMENTS)
_CIRCLE = np.stack([np.cos(_ANGLES), np.sin(_ANGLES)], axis=1).astype(np.float32)


class Ellipses2D:
    """Draws the archetype Ellipses2D."""

    archetype = "Ellipses2D"
    space: Space = "2D"
    required = "Ellipses2D:half_sizes"
    components = names(
        "Ellipses2D",
        "half_sizes",
        "centers",
        "line_radii",
        "colors",
        "labels",
        "show_labels",
        "draw_order",
        "class_ids",
    )
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        half_sizes = inputs.vectors("half_sizes", 2)
        if half_sizes is None:
            return None
        num = len(half_sizes)
        centers = inputs.joined_vectors("centers", 2, num)
        with np.errstate(all="ignore"):
            reach = np.float32(EXTENT) * half_sizes
            corners = np.concatenate([centers - reach, centers + reach], axis=1)
        kept = finite(corners)
        inputs.report_dropped(kept, "ellipses")
        if not kept.any():
            return None
        box = bounds.exact_box(corners[kept].reshape(-1, 2))
        radii = inputs.radii(num, field="line_radii")
        kept &= finite(radii)
        points = np.zeros((int(kept.sum()), NUM_SEGMENTS, 3), np.float32)
        points[..., :2] = centers[kept][:, None] + half_sizes[kept][:, None] * _CIRCLE
        straight = inputs.straight_colors(num)
        starts, ends = points.reshape(-1, 3), np.roll(points, -1, axis=1).reshape(-1, 3)
        # Segments without length are not drawn: an ellipse without any extent is nothing, not a dot.
        drawn = np.flatnonzero((starts != ends).any(axis=1))
        lines = LineSegments(
            key=(context.key, self.archetype),
            starts=starts[drawn],
            ends=ends[drawn],
            radii=radii[kept][drawn // NUM_SEGMENTS],
            colors=darken_in_light(straight[kept])[drawn // NUM_SEGMENTS],
            kinds=np.full(len(drawn), LineKind.ROUND, np.uint8),
        )
        return Visual(
            drawables=(lines,) if len(drawn) else (),
            bounds=box,
            region_of_interest=box,
            labels=inputs.labels(centers.astype(np.float64), straight, box_center(box), kept=kept),
            draw_order=inputs.number("draw_order", DRAW_ORDER),
        )
