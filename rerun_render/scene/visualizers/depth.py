"""What DepthImage and EncodedDepthImage share: a coloured picture in 2D, a cloud of points in 3D."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Points
from rerun_render.media import colormaps
from rerun_render.media.ranges import finite_extremes
from rerun_render.media.resample import enlarge
from rerun_render.scene.visual import CameraIntrinsics, Visual
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs
from rerun_render.scene.visualizers.pictures import image_visual, magnification
from rerun_render.schema.enums import Colormap

Values = npt.NDArray[Any]
Float32Array = npt.NDArray[np.float32]

DRAW_ORDER = -20.0
MAX_ENLARGED_SIDE = 2048
MAX_FACTOR = 16
"""How far images are enlarged whose depths are to be smooth."""
FIELDS = ("meter", "colormap", "depth_range", "point_fill_ratio", "draw_order", "magnification_filter")


def visualize_depth(inputs: Inputs, values: Values, values_key: Hashable) -> Visual | None:
    """The visual of (H, W) depths; None in 3D without a camera, or without a pixel that has a depth.

    values_key: identity of the values.
    """
    context = inputs.context
    low, high = _range(inputs, values)
    colormap = _colormap(inputs)
    if context.view_class == "3D":
        return None if context.camera is None else _cloud(inputs, values, (low, high), colormap, context.camera)
    size = (values.shape[1], values.shape[0])
    smooth = magnification(inputs)
    if smooth != "nearest":
        # The viewer smooths depths rather than their colours.
        factor = int(min(MAX_ENLARGED_SIDE // max(size), MAX_FACTOR))
        with np.errstate(invalid="ignore"):
            values = enlarge(np.nan_to_num(values), factor, smooth) if factor > 1 else values
    pixels = colormaps.colorize(values.reshape(-1), low, high, colormap).reshape(*values.shape, 4)
    texture_key = (values_key, low, high, colormap, smooth)
    return image_visual(inputs, pixels, texture_key, draw_order=DRAW_ORDER, size=size, minification="nearest")


def points_of_depths(values: Values, meter: float, camera: CameraIntrinsics) -> tuple[Float32Array, Values]:
    """Places of the pixels that have a depth: (N, 3) in front of the camera (x right, y down, z forward), in row order.

    values: (H, W). meter: how many of their units are one unit of the scene. Also returns which pixels these are, as
    (H * W,) bool.
    """
    height, width = values.shape
    with np.errstate(all="ignore"):
        depths = values.astype(np.float32)
        depths *= np.float32(1 / meter)
        seen = ((depths > 0) & (depths < np.inf)).reshape(-1)
        places = np.empty((height, width, 3), np.float32)
        x = ((np.arange(width) - camera.cx) / camera.fx).astype(np.float32)
        y = ((np.arange(height) - camera.cy) / camera.fy).astype(np.float32)
        np.multiply(depths, x, out=places[:, :, 0])
        np.multiply(depths, y[:, None], out=places[:, :, 1])
        places[:, :, 2] = depths
    flat = places.reshape(-1, 3)
    return (flat if seen.all() else flat[seen]), seen


def _cloud(
    inputs: Inputs, values: Values, span: tuple[float, float], colormap: Colormap, camera: CameraIntrinsics
) -> Visual | None:
    meter = _meter(inputs, values)
    positions, seen = points_of_depths(values, meter, camera)
    if len(positions) == 0:
        return None
    height, width = values.shape
    shown = values.reshape(-1)
    if len(positions) < len(shown):
        shown = shown[seen]
    # Neighbours touch at a fill ratio of 1. A camera of unknown size counts as one of a single pixel, as in the viewer.
    fill_ratio = max(inputs.number("point_fill_ratio", 1.0), 0.0)
    camera_height = 1.0 if camera.resolution is None else camera.resolution[1]
    pixel_size = (0.5 * camera_height / abs(camera.fy)) / (0.5 * height)
    points = Points(
        key=(inputs.context.key, inputs.archetype),
        positions=positions,
        radii=positions[:, 2] * np.float32(fill_ratio * pixel_size),
        colors=colormaps.colorize(shown, *span, colormap),
        shading="flat",
    )
    farthest = span[1] / meter
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
    outline = np.zeros((5, 3))
    outline[:4, :2] = (corners - (camera.cx, camera.cy)) * farthest / (camera.fx, camera.fy)
    outline[:4, 2] = farthest
    box = np.stack([outline.min(axis=0), outline.max(axis=0)])
    return Visual(
        drawables=(points,),
        bounds=box,
        region_of_interest=box,
        outline=outline,
        draw_order=inputs.number("draw_order", DRAW_ORDER),
    )


def _range(inputs: Inputs, values: Values) -> tuple[float, float]:
    """Depths shown as the first and the last colour, in the units of the image."""
    logged = inputs.array("depth_range")
    if logged is not None:
        low, high = arrays.vectors(logged.slice(0, 1), 2)[0].tolist()
        if np.isfinite([low, high]).all():
            return low, high
        inputs.warn("invalid-range", "depth_range is not finite; 0 to the largest depth is used")
    return 0.0, finite_extremes(np.ascontiguousarray(values).reshape(-1))[1]


def _meter(inputs: Inputs, values: Values) -> float:
    default = 1.0 if values.dtype.kind == "f" else 1000.0
    meter = inputs.number("meter", default)
    if meter > 0:
        return meter
    inputs.warn("invalid-meter", f"expected a positive meter, got {meter:g}; {default:g} is used")
    return default


def _colormap(inputs: Inputs) -> Colormap:
    code = inputs.first("colormap")
    if code is None:
        return Colormap.TURBO
    try:
        return Colormap(code)
    except ValueError:
        inputs.warn("unknown-colormap", f"colormap {code} is not known; Turbo is used")
        return Colormap.TURBO
