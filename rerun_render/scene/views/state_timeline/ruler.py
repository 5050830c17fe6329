"""The time axis above the lanes: ticks, their labels, and the torn edges where data ends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rerun_render.core.time import NANOS_PER_SEC, TimeKind
from rerun_render.drawables import UiLayer
from rerun_render.drawables.tessellation import Tessellator
from rerun_render.scene.theme import Rgba, Theme
from rerun_render.scene.views.canvas import Canvas
from rerun_render.scene.views.measures import mixed
from rerun_render.scene.views.state_timeline.tick_labels import tick_label

AXIS_PX = 20
BEYOND_PX = 10.0
"""So far the axis goes on beyond the data."""
ZIG_PX = 4.0
_SMALL_TEXT_PX = 11.0
_MIN_SPACING_PX = 4.0
_TEXT_SPACING_PX = 60.0
_MAX_TICKS = 4000
_NANOS_STEPS = ((10, 6), (60, 10), (600, 6), (3600, 12), (43200, 2))


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Places of times. first, last: at the left and right edge of the view, of which `width` is in px."""

    first: float
    last: float
    width: float

    @property
    def px_per_time(self) -> float:
        return self.width / max(self.last - self.first, 1e-9)

    def x(self, time: float) -> float:
        return (time - self.first) * self.px_per_time


def next_spacing(spacing: int, kind: TimeKind) -> int:
    """The next coarser distance between ticks."""
    if kind is not TimeKind.SEQUENCE and spacing > NANOS_PER_SEC:
        for secs, factor in _NANOS_STEPS:
            if spacing == secs * NANOS_PER_SEC:
                return spacing * factor
    return spacing * 10


def draw_ticks(canvas: Canvas, scale: TimeScale, kind: TimeKind, data: tuple[int, int]) -> None:
    """Ticks within the data and a little beyond."""
    small = 1
    while (scale.last - scale.first) / small > scale.width / _MIN_SPACING_PX:
        small = next_spacing(small, kind)
    medium = next_spacing(small, kind)
    big = next_spacing(medium, kind)
    beyond = BEYOND_PX / scale.px_per_time
    first = max(scale.first, data[0] - beyond)
    last = min(scale.last, data[1] + beyond)
    theme = canvas.theme
    strengths = {spacing: _strength(spacing, kind, scale.px_per_time) for spacing in (small, medium, big)}
    for number in range(_MAX_TICKS):
        time = (int(np.floor(first)) // small + number) * small
        if time > last:
            break
        if time < first:
            continue
        spacing = big if time % big == 0 else medium if time % medium == 0 else small
        finer = {big: medium, medium: small}.get(spacing)
        top = 0.75 - 0.25 * (strengths[finer] if finer is not None else 0.0)
        x = np.floor(scale.x(time))
        canvas.fill(
            x, np.floor(top * AXIS_PX + 0.5), x + 1, AXIS_PX, _shade(theme, min(0.7 * strengths[spacing], 0.456))
        )
        room = spacing * scale.px_per_time
        alpha = 0.7 * min(max((room - _TEXT_SPACING_PX) / (2 * _TEXT_SPACING_PX), 0.0), 1.0)
        if alpha > 0:
            canvas.text(tick_label(time, kind), scale.x(time) + 4, 3, _shade(theme, alpha), size_px=_SMALL_TEXT_PX)


def _strength(spacing: int, kind: TimeKind, px_per_time: float) -> float:
    factor = next_spacing(spacing, kind) / spacing
    return min(max((spacing * px_per_time - _MIN_SPACING_PX) / ((factor - 1) * _MIN_SPACING_PX), 0.0), 1.0)


def _shade(theme: Theme, alpha: float) -> Rgba:
    share = alpha * alpha if theme.extreme[0] < 128 else alpha
    return mixed((255, 255, 255, 255) if theme.extreme[0] < 128 else (0, 0, 0, 255), theme.extreme, share)


def torn_edges(
    canvas: Canvas, scale: TimeScale, data: tuple[int, int], place: tuple[float, float, float]
) -> UiLayer | None:
    """What covers the parts of the view without data. place: left and top of the view, and its height, px."""
    left, top, height = place
    beyond = BEYOND_PX
    shapes = Tessellator()
    edges = ((scale.x(data[0]) - beyond, -1.0, 0.0), (scale.x(data[1]) + beyond, 1.0, scale.width))
    for edge, side, limit in edges:
        if not 0.0 < edge < scale.width:
            continue
        count = int(height / ZIG_PX) + 2
        zigs = [(left + edge + (0.0 if row % 2 == 0 else side * ZIG_PX), top + row * ZIG_PX) for row in range(count)]
        for (x0, y0), (x1, y1) in pairwise(zigs):
            shapes.triangles(
                [(left + limit, y0), (x0, y0), (x1, y1), (left + limit, y1)],
                np.array(canvas.theme.background, np.uint8),
                [(0, 1, 2), (0, 2, 3)],
            )
        shapes.polyline(zigs, 1.0, canvas.theme.separator)
    return shapes.finish()
