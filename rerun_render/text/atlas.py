"""All glyph bitmaps in one growing picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError

WIDTH = 1024
MAX_HEIGHT = 8192
_START_HEIGHT = 256
_GAP = 1


@dataclass(frozen=True, eq=False, slots=True)
class Atlas:
    """coverage: (H, W) uint8 of all glyphs. version: grows whenever texels are added."""

    coverage: npt.NDArray[np.uint8]
    version: int


class AtlasPacker:
    """Places bitmaps on shelves from top to bottom. Texels that were handed out never change."""

    def __init__(self) -> None:
        self._coverage = np.zeros((_START_HEIGHT, WIDTH), np.uint8)
        self._version = 0
        self._x = 0
        self._y = 0
        self._shelf_height = 0
        self._snapshot: Atlas | None = None

    def add(self, bitmap: npt.NDArray[np.uint8]) -> tuple[int, int, int, int]:
        """Texels x0, y0, x1, y1 that now hold `bitmap` (h, w)."""
        height, width = bitmap.shape
        if width > WIDTH:
            raise RerunRenderError(f"a glyph of {width}x{height} px is too large; at most {WIDTH} px fit")
        if self._x + width > WIDTH:
            self._x, self._y, self._shelf_height = 0, self._y + self._shelf_height + _GAP, 0
        x, y = self._x, self._y
        self._grow(y + height)
        self._coverage[y : y + height, x : x + width] = bitmap
        self._x += width + _GAP
        self._shelf_height = max(self._shelf_height, height)
        self._version += 1
        return x, y, x + width, y + height

    @property
    def atlas(self) -> Atlas:
        """The picture as it is now; the same object until a bitmap is added."""
        if self._snapshot is None or self._snapshot.version != self._version:
            self._snapshot = Atlas(self._coverage, self._version)
        return self._snapshot

    def _grow(self, height: int) -> None:
        have = len(self._coverage)
        if height <= have:
            return
        if height > MAX_HEIGHT:
            raise RerunRenderError(f"too many different glyphs for an atlas of {WIDTH}x{MAX_HEIGHT} texels")
        while have < height:
            have *= 2
        grown = np.zeros((have, WIDTH), np.uint8)
        grown[: len(self._coverage)] = self._coverage
        self._coverage = grown
