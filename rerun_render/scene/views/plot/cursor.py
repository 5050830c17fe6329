"""The line at the current time."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rerun_render.drawables import UiTriangles
from rerun_render.drawables.tessellation import Tessellator
from rerun_render.scene.theme import Theme
from rerun_render.scene.views.plot.frame import PlotFrame

_WIDTH_PX = 1.5
_HEAD_PX = 10.0


class TimeCursor:
    """A line with a triangle at its top, tessellated once and moved."""

    def __init__(self, frame: PlotFrame, theme: Theme) -> None:
        top, bottom = frame.rect.y + frame.top, frame.rect.y + frame.bottom
        head, line = Tessellator(), Tessellator()
        head.convex([(-0.5 * _HEAD_PX, top), (0.5 * _HEAD_PX, top), (0.0, top + _HEAD_PX)], theme.text)
        line.polyline([(0.0, top + _HEAD_PX), (0.0, bottom)], _WIDTH_PX, theme.text)
        self._parts = tuple(part for part in (head.finish(), line.finish()) if part is not None)

    def at(self, x: float) -> tuple[UiTriangles, ...]:
        """The cursor at a place, px of the picture."""
        # Lines of an even number of px stand between them.
        places = (x, math.floor(x + 0.5))
        return tuple(
            replace(part, positions=part.positions + np.array((place, 0.0), np.float32))
            for part, place in zip(self._parts, places, strict=False)
        )
