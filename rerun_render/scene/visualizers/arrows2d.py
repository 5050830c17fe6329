"""Arrows2D: arrows of one flat colour."""

from __future__ import annotations

from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.arrows import visualize_arrows
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names

DRAW_ORDER = 20.0


class Arrows2D:
    """Draws the archetype Arrows2D."""

    archetype = "Arrows2D"
    space: Space = "2D"
    required = "Arrows2D:vectors"
    components = names(
        "Arrows2D", "vectors", "origins", "radii", "colors", "labels", "show_labels", "draw_order", "class_ids"
    )
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        draw_order = Inputs(context, self.archetype).number("draw_order", DRAW_ORDER)
        return visualize_arrows(context, self.archetype, 2, draw_order=draw_order)
