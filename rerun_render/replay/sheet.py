"""Contact sheets: frames of several times in one picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import UsageError
from rerun_render.replay.clock import FrameTimes

GAP_PX = 2
"""Between the frames of a sheet."""
MIN_CELL_PX = 16


def cell_size(size: tuple[int, int], columns: int, rows: int) -> tuple[int, int]:
    """(W, H) px of one frame in a sheet of `size`. Raises UsageError if the frames would be tiny."""
    width = (size[0] - (columns - 1) * GAP_PX) // columns
    height = (size[1] - (rows - 1) * GAP_PX) // rows
    if min(width, height) < MIN_CELL_PX:
        raise UsageError(f"{columns}x{rows} frames do not fit into {size[0]}x{size[1]} px: choose a larger --size")
    return width, height


def spread(times: FrameTimes | Sequence[int | None], count: int) -> list[int | None]:
    """`count` times spread evenly, the first and the last among them; fewer if there are not as many different ones."""
    if count >= len(times):
        return list(times)
    if count == 1:
        return [times[-1]]
    return [times[round(i * (len(times) - 1) / (count - 1))] for i in range(count)]


class Sheet:
    """Takes frames row by row. color: (4,) uint8 of gaps and of cells that stay empty."""

    def __init__(self, size: tuple[int, int], columns: int, rows: int, color: Sequence[int]) -> None:
        self.pixels: npt.NDArray[np.uint8] = np.empty((size[1], size[0], 4), np.uint8)
        self.pixels[:] = color
        self._columns = columns
        self._cell = cell_size(size, columns, rows)
        self._count = 0

    def add(self, rgba: npt.NDArray[np.uint8]) -> None:
        """Put the next frame, (H, W, 4) of the size of a cell, into its place."""
        width, height = self._cell
        row, column = divmod(self._count, self._columns)
        top, left = row * (height + GAP_PX), column * (width + GAP_PX)
        self.pixels[top : top + height, left : left + width] = rgba
        self._count += 1
