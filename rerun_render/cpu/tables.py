"""Arrays that grow."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt


class Table:
    """Rows of one type. `array` may be longer than `used` and is another one after `reserve`."""

    def __init__(self, dtype: npt.DTypeLike, *row: int) -> None:
        self.array: npt.NDArray[Any] = np.empty((64, *row), dtype)
        self.used = 0

    def reserve(self, count: int) -> int:
        """Make room for `count` more rows, not filled; returns the first of them."""
        first, self.used = self.used, self.used + count
        if self.used > len(self.array):
            grown = np.empty((max(self.used, 2 * len(self.array)), *self.array.shape[1:]), self.array.dtype)
            grown[:first] = self.array[:first]
            self.array = grown
        return first

    def extend_to(self, used: int) -> int:
        """Make room up to a row, if there is less; returns it."""
        self.reserve(max(int(used) - self.used, 0))
        return int(used)
