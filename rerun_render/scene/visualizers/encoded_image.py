"""EncodedImage: a picture file in its 2D space."""

from __future__ import annotations

from rerun_render.media.encoded import content_key, decode_picture
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.pictures import COLOR_DRAW_ORDER, color_opacity, image_visual


class EncodedImage:
    """Draws the archetype EncodedImage. The media type is not asked for: files tell by themselves what they are."""

    archetype = "EncodedImage"
    space: Space = "2D"
    required = "EncodedImage:blob"
    components = names("EncodedImage", "blob", "opacity", "draw_order", "magnification_filter")
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        file = inputs.array("blob")
        if file is None:
            return None
        blob = arrays.blob(file)
        key = content_key(blob)
        return image_visual(
            inputs,
            decode_picture(blob, key),
            (self.archetype, key),
            draw_order=COLOR_DRAW_ORDER,
            opacity=color_opacity(inputs, context),
        )
