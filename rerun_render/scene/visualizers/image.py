"""Image: a picture from (0, 0) to (width, height) of its 2D space."""

from __future__ import annotations

from rerun_render.media.images import decode_image
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.pictures import (
    COLOR_DRAW_ORDER,
    buffer_key,
    color_opacity,
    image_visual,
    logged_format,
)


class Image:
    """Draws the archetype Image."""

    archetype = "Image"
    space: Space = "2D"
    required = "Image:buffer"
    components = names("Image", "buffer", "format", "opacity", "draw_order", "magnification_filter")
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        logged = logged_format(inputs)
        if logged is None:
            return None
        buffer, image_format = logged
        return image_visual(
            inputs,
            decode_image(buffer, image_format),
            buffer_key(inputs),
            draw_order=COLOR_DRAW_ORDER,
            opacity=color_opacity(inputs, context),
            minification="nearest" if image_format.is_ramp else "linear",
        )
