"""Points2D: discs shaded like spheres."""

from __future__ import annotations

from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.points import visualize_points

DRAW_ORDER = 20.0


class Points2D:
    """Draws the archetype Points2D."""

    archetype = "Points2D"
    space: Space = "2D"
    required = "Points2D:positions"
    components = names(
        "Points2D", "positions", "radii", "colors", "labels", "show_labels", "draw_order", "class_ids", "keypoint_ids"
    )
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        draw_order = Inputs(context, self.archetype).number("draw_order", DRAW_ORDER)
        return visualize_points(context, self.archetype, 2, draw_order=draw_order)
