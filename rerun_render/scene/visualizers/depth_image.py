"""DepthImage: distances along the axis of the camera."""

from __future__ import annotations

from rerun_render.media.images import decode_plane
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.depth import FIELDS, visualize_depth
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.pictures import buffer_key, logged_format


class DepthImage:
    """Draws the archetype DepthImage."""

    archetype = "DepthImage"
    space: Space = "2D"
    required = "DepthImage:buffer"
    components = names("DepthImage", "buffer", "format", *FIELDS)
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        logged = logged_format(inputs)
        return None if logged is None else visualize_depth(inputs, decode_plane(*logged), buffer_key(inputs))
