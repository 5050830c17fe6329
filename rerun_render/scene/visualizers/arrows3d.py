"""Arrows3D: round shaded shafts with flat heads."""

from __future__ import annotations

from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.arrows import visualize_arrows
from rerun_render.scene.visualizers.inputs import PoseRule, Space, names


class Arrows3D:
    """Draws the archetype Arrows3D."""

    archetype = "Arrows3D"
    space: Space = "3D"
    required = "Arrows3D:vectors"
    components = names("Arrows3D", "vectors", "origins", "radii", "colors", "labels", "show_labels", "class_ids")
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        return visualize_arrows(context, self.archetype, 3, shading="gradient")
