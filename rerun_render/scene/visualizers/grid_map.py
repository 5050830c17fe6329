"""GridMap: a picture that lies in space, its lower left corner at its pose, with cells of a given size."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import ImageRect, Texture
from rerun_render.media.colormaps import colorize
from rerun_render.media.images import ImageFormat, decode_image, decode_plane
from rerun_render.media.ranges import guess_range
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.grids import GRID_POSE, entity_from_grid
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.pictures import COLOR_DRAW_ORDER, fitted, logged_opacity
from rerun_render.scene.visualizers.voxel_grid_map import logged_colormap
from rerun_render.schema.enums import ChannelDatatype, Colormap, ColorModel

DEFAULT_CELL_SIZE = 0.01
OCCUPANCY = (Colormap.RVIZ_MAP, Colormap.RVIZ_COSTMAP, Colormap.COSTMAP)
"""Colormaps of 256 separate colours, for bytes."""


class GridMap:
    """Draws the archetype GridMap."""

    archetype = "GridMap"
    space: Space = "3D"
    required = "GridMap:data"
    components = names("GridMap", "data", "format", "cell_size", "opacity", "draw_order", "colormap", *GRID_POSE)
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        data, format_array = inputs.array("data"), inputs.array("format")
        if data is None:
            return None
        if format_array is None:
            raise RerunRenderError("expected an image format next to the cells, found none")
        image_format = ImageFormat.from_struct(arrays.first(format_array))
        size = inputs.number("cell_size", DEFAULT_CELL_SIZE)
        if size <= 0:
            raise RerunRenderError(f"expected cells of a positive size, got {size}")
        pixels, minification = _pixels(inputs, arrays.blob(data), image_format)
        pose = entity_from_grid(inputs)
        right, up = pose[:3, 0] * size * image_format.width, pose[:3, 1] * size * image_format.height
        opacity = logged_opacity(inputs, 1.0)
        rect = ImageRect(
            key=(context.key, self.archetype),
            texture=Texture(key=(context.key, self.archetype, "cells"), pixels=fitted(inputs, pixels)),
            top_left=pose[:3, 3] + up,
            extent_u=right,
            extent_v=-up,
            opacity=opacity,
            minification=minification,
            transparent=opacity < 1.0,
        )
        around = pose[:3, 3] + np.stack([np.zeros(3), right, up, right + up])
        box = np.stack([around.min(axis=0), around.max(axis=0)])
        return Visual(
            drawables=(rect,),
            bounds=box,
            region_of_interest=box,
            outline=around,
            draw_order=inputs.number("draw_order", COLOR_DRAW_ORDER),
        )


def _pixels(
    inputs: Inputs, buffer: npt.NDArray[np.uint8], image_format: ImageFormat
) -> tuple[npt.NDArray[np.uint8], Literal["nearest", "linear"]]:
    """(H, W, 4) uint8 colours of the cells, and what is done where they are smaller than pixels."""
    if image_format.pixel_format is not None or image_format.color_model is not ColorModel.L:
        return decode_image(buffer, image_format), "linear"
    colormap = logged_colormap(inputs)
    if colormap not in OCCUPANCY:
        values = decode_plane(buffer, image_format)
        span = guess_range(values.reshape(-1))
        low, high = span.low, span.high
    elif image_format.channel_datatype is ChannelDatatype.U8:
        values, low, high = decode_plane(buffer, image_format), 0.0, 255.0
    else:
        inputs.warn("unfit-colormap", f"{colormap.name} is for bytes; cells of {image_format} are drawn as they are")
        return decode_image(buffer, image_format), "linear"
    colors = colorize(values.reshape(-1), low, high, colormap)
    return colors.reshape(*values.shape, 4), "nearest" if colormap in OCCUPANCY else "linear"
