"""Rows of the command tables that kernels read."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rerun_render.cpu.kernels import layout
from rerun_render.drawables import Rect, WorldGrid
from rerun_render.drawables.projection import ViewProjection
from rerun_render.drawables.srgb import linear_color
from rerun_render.drawables.surroundings import GRADIENTS, GridNumbers, gradient_rays

Int64Array = npt.NDArray[np.int64]
Float64Array = npt.NDArray[np.float64]


class Command:
    """ints, floats: a row of each table; columns are named in `kernels.layout`."""

    def __init__(self, kind: int, rect: Rect, first: int = 0, record: int = 0) -> None:
        self.ints: Int64Array = np.zeros(layout.NUM_INTS, np.int64)
        self.floats: Float64Array = np.zeros(layout.NUM_FLOATS)
        self.ints[layout.KIND] = kind
        self.ints[layout.FIRST] = first
        self.ints[layout.END] = first
        self.ints[layout.RECORD] = record
        self.ints[layout.LEFT : layout.BOTTOM + 1] = (rect.x, rect.y, rect.x + rect.width, rect.y + rect.height)


def pack(color: tuple[int, int, int, int]) -> int:
    """sRGB bytes, red lowest, without alpha."""
    return color[0] | color[1] << 8 | color[2] << 16


def projected(kind: int, projection: ViewProjection, depth_rank: int, first: int, record: int) -> Command:
    """A command for primitives of a drawable."""
    rect = projection.rect
    command = Command(kind, rect, first, record)
    clip = projection.clip_from_view
    numbers = command.floats
    command.ints[layout.IS_ORTHOGRAPHIC] = projection.is_orthographic
    numbers[layout.DEPTH] = projection.clip_depth(depth_rank)
    numbers[layout.PIXEL] = projection.pixel_size
    numbers[layout.UNIT_X] = 2.0 / (rect.width * clip[0, 0])
    numbers[layout.UNIT_Y] = -2.0 / (rect.height * clip[1, 1])
    numbers[layout.CENTER_X] = rect.x + 0.5 * rect.width * (1.0 - clip[0, 2] + clip[0, 3])
    numbers[layout.CENTER_Y] = rect.y + 0.5 * rect.height * (1.0 + clip[1, 2] - clip[1, 3])
    return command


def gradient(kind: str, projection: ViewProjection) -> Command:
    """A gradient background."""
    command = Command(layout.GRADIENT, projection.rect)
    command.floats[layout.RAYS : layout.RAYS + 9] = gradient_rays(projection).ravel()
    command.floats[layout.LOW], command.floats[layout.SPAN] = GRADIENTS[kind]
    return command


def grid(style: WorldGrid, numbers: GridNumbers, projection: ViewProjection, *, resolved: bool, clear: int) -> Command:
    """A world grid. resolved: on the pixels of the tile. clear: packed colour of the background, -1 for none."""
    command = Command(layout.GRID, projection.rect)
    command.ints[layout.RECORD] = resolved
    command.ints[layout.END] = clear
    red, green, blue, alpha = linear_color(style.color)
    floats = command.floats
    floats[layout.RAYS : layout.RAYS + 9] = numbers.rays.ravel()
    floats[layout.EYE : layout.EYE + 3] = numbers.eye
    floats[layout.MIXING], floats[layout.STROKE] = numbers.mixing, style.stroke_px
    floats[layout.COLOR : layout.COLOR + 4] = (red * alpha, green * alpha, blue * alpha, alpha)
    floats[layout.NEAR_CELLS] = projection.near / numbers.cell
    return command
