"""SegmentationImage: class ids, each drawn in the colour of its class."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.core.srgb import linear_from_srgb, srgb_from_linear
from rerun_render.media.images import decode_plane
from rerun_render.scene.annotations import CONTEXT, AnnotationContext
from rerun_render.scene.colors import NUM_AUTO_COLORS
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.pictures import (
    OPACITY_OVER_OTHERS,
    buffer_key,
    image_visual,
    logged_format,
    logged_opacity,
)

DRAW_ORDER = 0.0


class SegmentationImage:
    """Draws the archetype SegmentationImage."""

    archetype = "SegmentationImage"
    space: Space = "2D"
    required = "SegmentationImage:buffer"
    components = names("SegmentationImage", "buffer", "format", "opacity", "draw_order") | {CONTEXT}
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        logged = logged_format(inputs)
        if logged is None:
            return None
        return image_visual(
            inputs,
            class_pixels(decode_plane(*logged), context.annotations),
            (buffer_key(inputs), context.annotations.key),
            draw_order=DRAW_ORDER,
            opacity=logged_opacity(inputs, OPACITY_OVER_OTHERS if context.view_has_image_below_classes else 1.0),
            minification="nearest",
            is_see_through=True,
        )


def class_pixels(class_ids: npt.NDArray[Any], annotations: AnnotationContext) -> npt.NDArray[np.uint8]:
    """(H, W, 4) uint8 colours of (H, W) class ids of any number type.

    Floats are rounded to the nearest id. What is no id (negative, above 65535, NaN) is transparent.
    """
    ids = class_ids.reshape(-1)
    valid: npt.NDArray[np.bool_] | None = None
    if ids.dtype.kind != "u" or ids.dtype.itemsize > 2:
        with np.errstate(invalid="ignore"):
            # Half floats cannot hold the largest ids.
            rounded = np.rint(ids, dtype=np.result_type(ids, np.float32)) if ids.dtype.kind == "f" else ids
            valid = (rounded >= 0) & (rounded < NUM_AUTO_COLORS)
            ids = np.where(valid, rounded, 0).astype(np.uint16)
    table = _with_premultiplied_codes(annotations.class_table(int(ids.max())))
    packed = table.view(np.uint32).reshape(-1)[ids]
    if valid is not None and not valid.all():
        packed[~valid] = 0
    return np.asarray(packed.view(np.uint8).reshape(*class_ids.shape, 4))


def _with_premultiplied_codes(colors: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """(N, 4) colours with straight alpha that look as if their codes had been multiplied by alpha before decoding,
    which is how the official viewer blends classes: darker than usual.
    """
    partial = (colors[:, 3] > 0) & (colors[:, 3] < 255)
    if not partial.any():
        return colors
    out = colors.copy()
    alpha = colors[partial, 3:].astype(np.float64) / 255
    code = np.rint(colors[partial, :3] * alpha) / 255
    encoded = srgb_from_linear(linear_from_srgb(code) / alpha)
    out[partial, :3] = np.rint(np.clip(encoded, 0, 1) * 255)
    return out
