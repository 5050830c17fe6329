"""Points3D: spheres, or discs if shading is off."""

from __future__ import annotations

from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.points import visualize_points
from rerun_render.schema.enums import PointShading


class Points3D:
    """Draws the archetype Points3D."""

    archetype = "Points3D"
    space: Space = "3D"
    required = "Points3D:positions"
    components = names(
        "Points3D",
        *("positions", "radii", "colors", "point_shading", "labels", "show_labels", "class_ids", "keypoint_ids"),
    )
    pose_rule: PoseRule = "multiply"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        flat = Inputs(context, self.archetype).first("point_shading") == PointShading.FLAT
        return visualize_points(context, self.archetype, 3, shading="flat" if flat else "gradient")
