"""The line at the current time."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

import numpy as np

from rerun_render.drawables import UiTriangles
from rerun_render.drawables.tessellation import Tessellator
from rerun_render.scene.theme import Rgba
from rerun_render.scene.views.plot.frame import PlotFrame

_WIDTH_PX = 1.5
_HEAD_PX = 10.0


@lru_cache(maxsize=64)
def _parts(top: float, bottom: float, color: Rgba) -> tuple[UiTriangles, ...]:
    """Head and line at x = 0."""
    head, line = Tessellator(), Tessellator()
    head.convex([(-0.5 * _HEAD_PX, top), (0.5 * _HEAD_PX, top), (0.0, top + _HEAD_PX)], color)
    line.polyline([(0.0, top + _HEAD_PX), (0.0, bottom)], _WIDTH_PX, color)
    return tuple(part for part in (head.finish(), line.finish()) if part is not None)


def time_cursor(x: float, frame: PlotFrame, color: Rgba) -> tuple[UiTriangles, ...]:
    """A line with a triangle at its top, tessellated once and moved. x: px of the picture."""
    # Lines of an even number of px stand between them.
    places = (x, math.floor(x + 0.5))
    parts = _parts(frame.rect.y + frame.top, frame.rect.y + frame.bottom, color)
    return tuple(
        replace(part, positions=part.positions + np.array((place, 0.0), np.float32))
        for part, place in zip(parts, places, strict=False)
    )
