"""Views whose pixels need not be drawn again.

A view that comes a second time with the same content is drawn once more and its pixels are put aside; from the third
time on they are copied. Views with an overlay expect to come again and are put aside the first time. What a view shows
is compared by the identity of its drawables and layers, never by their data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from enum import Enum, auto
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Background, Camera, Frame, Orthographic, Perspective, Rect, View, WorldGrid
from rerun_render.drawables.camera import Pinhole
from rerun_render.drawables.frame import PicturePlane, intersection

_CONTENT = tuple(field.name for field in fields(View) if field.name != "overlay")
# More numbers than a matrix has are data.
_MOST_NUMBERS = 16
# Compared by what they say; drawables and layers are not.
_VALUES = (Background, Camera, Orthographic, Perspective, PicturePlane, Pinhole, WorldGrid)


class Way(Enum):
    """How the pixels of a view come about: drawn; drawn and put aside; copied from what was put aside."""

    DRAW = auto()
    KEEP = auto()
    RESTORE = auto()


class Keeper:
    """pixels: (H * W,) uint32, valid where views were kept."""

    def __init__(self) -> None:
        self.pixels: npt.NDArray[np.uint32] = np.zeros(1, np.uint32)
        self._size = (0, 0)
        self._views: dict[Rect, tuple[View, bool]] = {}

    def plan(self, frame: Frame, views: Sequence[View]) -> list[Way]:
        """How each view of the next frame is drawn. If that fails, `forget` must be called."""
        if self._size != (frame.width, frame.height):
            self.forget()
            self._size = (frame.width, frame.height)
        if _overlap(views):
            self.forget()
            return [Way.DRAW] * len(views)
        known, self._views = self._views, {}
        ways = []
        for view in views:
            before, is_kept = known.get(view.rect, (None, False))
            is_same = before is not None and all(_same(getattr(before, n), getattr(view, n)) for n in _CONTENT)
            if is_same:
                ways.append(Way.RESTORE if is_kept else Way.KEEP)
            else:
                ways.append(Way.KEEP if view.overlay else Way.DRAW)
            self._views[view.rect] = view, ways[-1] is not Way.DRAW
        if Way.KEEP in ways and len(self.pixels) != frame.width * frame.height:
            self.pixels = np.empty(frame.width * frame.height, np.uint32)
        return ways

    def forget(self) -> None:
        """Draw everything next time."""
        self._views = {}


def _overlap(views: Sequence[View]) -> bool:
    """Whether a view covers another one."""
    rects = [view.rect for view in views]
    for i, rect in enumerate(rects):
        for other in rects[:i]:
            common = intersection(rect, other)
            if common.width > 0 < common.height:
                return True
    return False


def _same(a: Any, b: Any) -> bool:
    """Whether two parts of views show the same; drawables and layers only if they are one object."""
    if a is b:
        return True
    if type(a) is not type(b):
        return False
    if isinstance(a, tuple):
        return len(a) == len(b) and all(_same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, np.ndarray):
        return a.size <= _MOST_NUMBERS and np.array_equal(a, b)
    if isinstance(a, _VALUES):
        return all(_same(getattr(a, field.name), getattr(b, field.name)) for field in fields(a))
    return isinstance(a, (str, int, float)) and bool(a == b)
