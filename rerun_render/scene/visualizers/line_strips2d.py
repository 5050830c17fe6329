"""LineStrips2D: connected line segments with round ends and joints."""

from __future__ import annotations

from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.line_strips import visualize_line_strips

DRAW_ORDER = 20.0


class LineStrips2D:
    """Draws the archetype LineStrips2D."""

    archetype = "LineStrips2D"
    space: Space = "2D"
    required = "LineStrips2D:strips"
    components = names("LineStrips2D", "strips", "radii", "colors", "labels", "show_labels", "draw_order", "class_ids")
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        draw_order = Inputs(context, self.archetype).number("draw_order", DRAW_ORDER)
        return visualize_line_strips(context, self.archetype, 2, draw_order=draw_order)
