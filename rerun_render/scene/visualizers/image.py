"""Image: a picture from (0, 0) to (width, height) of its 2D space."""

from __future__ import annotations

from typing import Literal

import numpy as np

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import ImageRect, Texture
from rerun_render.media.images import ImageFormat, decode_image
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.schema.enums import MagnificationFilter

DRAW_ORDER = -10.0
OPACITY_OVER_DEPTH = 0.5
"""Opacity of colour images in a view that also shows depth images."""


class Image:
    """Draws the archetype Image."""

    archetype = "Image"
    space: Space = "2D"
    required = "Image:buffer"
    components = names("Image", "buffer", "format", "opacity", "draw_order", "magnification_filter")
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        buffer, format_array = inputs.array("buffer"), inputs.array("format")
        if buffer is None:
            return None
        if format_array is None:
            raise RerunRenderError("expected an image format next to the image buffer, found none")
        image_format = ImageFormat.from_struct(arrays.first(format_array))
        pixels = decode_image(arrays.blob(buffer), image_format)
        opacity = inputs.number("opacity", OPACITY_OVER_DEPTH if context.view_has_depth_image else 1.0)
        opacity = min(max(opacity, 0.0), 1.0)
        state = context.state
        width, height = float(image_format.width), float(image_format.height)
        box = np.array([[0.0, 0.0, 0.0], [width, height, 0.0]])
        rect = ImageRect(
            key=(context.key, self.archetype),
            # Of the pixels alone, so that a change of opacity or order does not upload them again.
            texture=Texture(key=("Image", state["Image:buffer"].key, state["Image:format"].key), pixels=pixels),
            top_left=np.zeros(3),
            extent_u=np.array([width, 0.0, 0.0]),
            extent_v=np.array([0.0, height, 0.0]),
            opacity=opacity,
            magnification=_magnification(inputs),
            minification="nearest" if image_format.is_ramp else "linear",
            transparent=opacity < 1.0,
        )
        return Visual(
            drawables=(rect,),
            bounds=box,
            region_of_interest=box,
            draw_order=inputs.number("draw_order", DRAW_ORDER),
        )


def _magnification(inputs: Inputs) -> Literal["nearest", "linear", "bicubic"]:
    chosen = inputs.first("magnification_filter")
    if chosen == MagnificationFilter.LINEAR:
        return "linear"
    return "bicubic" if chosen == MagnificationFilter.BICUBIC else "nearest"
