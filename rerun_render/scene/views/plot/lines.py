"""The lines of a plot that are no data: its border and its grid."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from rerun_render.drawables import UiQuads, UiTriangles
from rerun_render.drawables.tessellation import Tessellator
from rerun_render.scene.theme import Rgba
from rerun_render.scene.views.plot.grid import line_strength

if TYPE_CHECKING:
    from rerun_render.scene.views.plot.frame import Bounds, PlotFrame

_CORNER_RADIUS_PX = 1.5


@lru_cache(maxsize=64)
def border(left: float, top: float, right: float, bottom: float, color: Rgba) -> UiTriangles | None:
    """A line of 1 px inside the edges, round at the corners. All places are px of the picture."""
    left, top, right, bottom = left + 0.5, top + 0.5, right - 0.5, bottom - 0.5
    radius = _CORNER_RADIUS_PX
    if right - left < 2 * radius or bottom - top < 2 * radius:
        return None
    turn = np.linspace(0.0, 0.5 * math.pi, 5)
    (x0, x1), (y0, y1) = (left + radius, right - radius), (top + radius, bottom - radius)
    corners = []
    for quarter, (x, y) in enumerate(((x1, y1), (x0, y1), (x0, y0), (x1, y0))):
        angle = turn + 0.5 * math.pi * quarter
        corners.append(np.stack([x + radius * np.cos(angle), y + radius * np.sin(angle)], axis=-1))
    shapes = Tessellator()
    shapes.polyline(np.concatenate(corners), 1.0, color, closed=True)
    return shapes.finish()


def grid_layer(frame: PlotFrame, color: Rgba, within: tuple[Bounds, Bounds] | None) -> UiQuads | None:
    """Lines of 1 px at the marks of both axes, strong ones over weak ones. within: x and y that they do not leave."""
    left, right, top, bottom = frame.left, frame.right, frame.top, frame.bottom
    if within is not None:
        left, right = frame.to_x(within[0]).tolist()
        bottom, top = frame.to_y(within[1]).tolist()
    rows: list[tuple[float, float, float, float, float]] = []
    for number, (axis, length) in enumerate(((frame.x, frame.width), (frame.y, frame.height))):
        low, high = axis.bounds
        px_per_unit = length / (high - low)
        marks = axis.marks(low, high, 1.0 / px_per_unit)
        if within is not None:
            marks = [mark for mark in marks if within[number][0] <= mark.value <= within[number][1]]
        values = [mark.value for mark in marks]
        places = np.floor(frame.to_x(values) if number == 0 else frame.to_y(values)).tolist()
        strengths = {step: line_strength(step * px_per_unit) for step in {mark.step for mark in marks}}
        for mark, place in zip(marks, places, strict=True):
            strength = strengths[mark.step]
            if strength > 0.0 and number == 0:
                rows.append((strength, place, top, place + 1.0, bottom))
            elif strength > 0.0:
                rows.append((strength, left, place, right, place + 1.0))
    if not rows:
        return None
    rows.sort(key=lambda row: row[0])
    table = np.array(rows)
    count = len(table)
    colors = np.tile(np.array(color, np.uint8), (count, 1))
    colors[:, 3] = np.floor(color[3] * table[:, 0] + 0.5)
    return UiQuads(
        rects=(table[:, 1:] + np.array([frame.rect.x, frame.rect.y] * 2)).astype(np.float32),
        colors=colors,
        corner_radii=np.zeros(count, np.float32),
        uvs=np.zeros((count, 4), np.float32),
        clip=frame.clip,
    )
