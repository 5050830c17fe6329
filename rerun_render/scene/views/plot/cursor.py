"""The line at the current time."""

from __future__ import annotations

import math

from rerun_render.drawables import UiLayer
from rerun_render.drawables.tessellation import Tessellator
from rerun_render.scene.theme import Theme
from rerun_render.scene.views.plot.frame import PlotFrame

_WIDTH_PX = 1.5
_HEAD_PX = 10.0


def time_cursor(x: float, frame: PlotFrame, theme: Theme) -> list[UiLayer]:
    """A line with a triangle at its top. x: px of the picture."""
    top, bottom = frame.rect.y + frame.top, frame.rect.y + frame.bottom
    shapes = Tessellator()
    head = [(x - 0.5 * _HEAD_PX, top), (x + 0.5 * _HEAD_PX, top), (x, top + _HEAD_PX)]
    shapes.convex(head, theme.text)
    # Lines of an even number of px stand between them.
    middle = math.floor(x + 0.5)
    shapes.polyline([(middle, top + _HEAD_PX), (middle, bottom)], _WIDTH_PX, theme.text)
    layer = shapes.finish()
    return [] if layer is None else [layer]
