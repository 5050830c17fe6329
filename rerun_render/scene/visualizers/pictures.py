"""What all images share: a textured rectangle from (0, 0) to (width, height), and how strongly it covers others."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import ImageRect, Texture
from rerun_render.media.images import ImageFormat
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs
from rerun_render.schema.enums import MagnificationFilter

UInt8Array = npt.NDArray[np.uint8]

COLOR_DRAW_ORDER = -10.0
OPACITY_OVER_OTHERS = 0.5
"""Opacity of colour images above depth images, and of segmentation images above both."""
MAX_TEXTURE_SIDE = 8192
"""Every graphics adapter takes textures of this size; of larger images only some rows and columns are shown."""


def logged_format(inputs: Inputs) -> tuple[UInt8Array, ImageFormat] | None:
    """The bytes of an image buffer and their format; None without a buffer. Raises RerunRenderError without format."""
    buffer, format_array = inputs.array("buffer"), inputs.array("format")
    if buffer is None:
        return None
    if format_array is None:
        raise RerunRenderError("expected an image format next to the image buffer, found none")
    return arrays.blob(buffer), ImageFormat.from_struct(arrays.first(format_array))


def buffer_key(inputs: Inputs) -> Hashable:
    """Identity of the pixels of an image buffer."""
    state, name = inputs.context.state, inputs.archetype
    return (name, state[f"{name}:buffer"].key, state[f"{name}:format"].key)


def color_opacity(inputs: Inputs, context: VisualizerContext) -> float:
    """Opacity of a colour image."""
    return logged_opacity(inputs, OPACITY_OVER_OTHERS if context.view_has_depth_image else 1.0)


def logged_opacity(inputs: Inputs, default: float) -> float:
    """Opacity within 0..1."""
    return min(max(inputs.number("opacity", default), 0.0), 1.0)


def magnification(inputs: Inputs) -> Literal["nearest", "linear", "bicubic"]:
    """How the image looks where its pixels are larger than those of the picture."""
    chosen = inputs.first("magnification_filter")
    if chosen == MagnificationFilter.LINEAR:
        return "linear"
    return "bicubic" if chosen == MagnificationFilter.BICUBIC else "nearest"


def image_visual(
    inputs: Inputs,
    pixels: UInt8Array,
    texture_key: Hashable,
    *,
    draw_order: float,
    opacity: float = 1.0,
    minification: Literal["nearest", "linear"] = "linear",
    is_see_through: bool = False,
    size: tuple[int, int] | None = None,
    is_from_file: bool = False,
) -> Visual:
    """The visual of (H, W, 4) pixels.

    texture_key: identity of the pixels alone, so that a change of opacity or order does not upload them again.
    draw_order: unless another one is logged. is_see_through: whether transparent pixels show what is behind them even
    if that is no other image. size: width and height that it covers, by default W and H. is_from_file: as in `Visual`.
    """
    context = inputs.context
    width, height = (pixels.shape[1], pixels.shape[0]) if size is None else size
    box = np.array([[0.0, 0.0, 0.0], [width, height, 0.0]])
    # Else an image by itself replaces what is behind it, so that its transparent pixels are black, as in the viewer.
    may_blend = is_see_through or context.view_has_several_images
    has_gaps = opacity == 1.0 and may_blend and bool((pixels[:, :, 3] < 255).any())
    blends = opacity < 1.0 or (has_gaps and is_see_through)
    rect = ImageRect(
        key=(context.key, inputs.archetype),
        texture=Texture(key=texture_key, pixels=fitted(inputs, pixels)),
        top_left=np.zeros(3),
        extent_u=np.array([float(width), 0.0, 0.0]),
        extent_v=np.array([0.0, float(height), 0.0]),
        opacity=opacity,
        magnification=magnification(inputs),
        minification=minification,
        transparent=blends,
    )
    return Visual(
        drawables=(rect,),
        bounds=box,
        region_of_interest=box,
        draw_order=inputs.number("draw_order", draw_order),
        is_from_file=is_from_file,
        has_gaps=has_gaps and not blends,
    )


def fitted(inputs: Inputs, pixels: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Pixels that fit into a texture: of larger images every n-th row and column."""
    step = -(-max(pixels.shape[:2]) // MAX_TEXTURE_SIDE)
    if step <= 1:
        return pixels
    height, width = pixels.shape[:2]
    inputs.inform("thinned-image", f"of {width}x{height} pixels, every {step}th row and column is drawn")
    rows, columns = (slice(min(step // 2, size - 1), None, step) for size in (height, width))
    return np.ascontiguousarray(pixels[rows, columns])
