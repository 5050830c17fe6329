"""Boxes2D: outlines of rectangles."""

from __future__ import annotations

import numpy as np

from rerun_render.drawables import LineKind, LineSegments
from rerun_render.scene import bounds
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, box_center, darken_in_light, finite, names

DRAW_ORDER = 10.0
_CORNERS = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32)


class Boxes2D:
    """Draws the archetype Boxes2D."""

    archetype = "Boxes2D"
    space: Space = "2D"
    required = "Boxes2D:half_sizes"
    components = names(
        "Boxes2D", "half_sizes", "centers", "radii", "colors", "labels", "show_labels", "draw_order", "class_ids"
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
            flat = centers[:, None] + half_sizes[:, None] * _CORNERS
        kept = finite(flat.reshape(num, 8))
        inputs.report_dropped(kept, "boxes")
        if not kept.any():
            return None
        box = bounds.exact_box(flat[kept].reshape(-1, 2))
        radii = inputs.radii(num)
        kept &= finite(radii)
        corners = np.zeros((int(kept.sum()), 4, 3), np.float32)
        corners[..., :2] = flat[kept]
        straight = inputs.straight_colors(num)
        starts, ends = corners.reshape(-1, 3), np.roll(corners, -1, axis=1).reshape(-1, 3)
        # Segments without length are not drawn: a box without any extent is nothing, not a dot.
        edges = np.flatnonzero((starts != ends).any(axis=1))
        lines = LineSegments(
            key=(context.key, self.archetype),
            starts=starts[edges],
            ends=ends[edges],
            radii=radii[kept][edges // 4],
            colors=darken_in_light(straight[kept])[edges // 4],
            kinds=np.full(len(edges), LineKind.ROUND, np.uint8),
        )
        # Labels hang from the middle of the bottom edge; y points down.
        anchors = np.column_stack([centers[:, 0], centers[:, 1] + np.abs(half_sizes[:, 1])]).astype(np.float64)
        return Visual(
            drawables=(lines,) if len(edges) else (),
            bounds=box,
            region_of_interest=box,
            labels=inputs.labels(
                anchors, straight, box_center(box), kept=kept, wrap_extents=2.0 * np.abs(half_sizes[:, 0])
            ),
            draw_order=inputs.number("draw_order", DRAW_ORDER),
        )
