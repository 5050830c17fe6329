"""LineStrips3D: connected line segments with round ends and joints."""

from __future__ import annotations

from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import PoseRule, Space, names
from rerun_render.scene.visualizers.line_strips import visualize_line_strips


class LineStrips3D:
    """Draws the archetype LineStrips3D."""

    archetype = "LineStrips3D"
    space: Space = "3D"
    required = "LineStrips3D:strips"
    components = names("LineStrips3D", "strips", "radii", "colors", "labels", "show_labels", "class_ids")
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        return visualize_line_strips(context, self.archetype, 3)
