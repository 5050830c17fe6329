"""EncodedDepthImage: a depth image as a file, PNG with 16 bits, TIFF or RVL."""

from __future__ import annotations

from rerun_render.media.encoded import content_key, decode_depth
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.depth import FIELDS, visualize_depth
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names


class EncodedDepthImage:
    """Draws the archetype EncodedDepthImage."""

    archetype = "EncodedDepthImage"
    space: Space = "2D"
    required = "EncodedDepthImage:blob"
    components = names("EncodedDepthImage", "blob", "media_type", *FIELDS)
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        file = inputs.array("blob")
        if file is None:
            return None
        blob = arrays.blob(file)
        key, media_type = content_key(blob), inputs.first("media_type")
        return visualize_depth(inputs, decode_depth(blob, media_type, key), (self.archetype, media_type, key))
