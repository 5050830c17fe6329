"""The view of state timelines."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import TimeKind
from rerun_render.drawables import Background, UiLayer, View
from rerun_render.drawables.tessellation import Tessellator
from rerun_render.scene.theme import Rgba
from rerun_render.scene.view_class import ViewClass, ViewContext
from rerun_render.scene.views.canvas import Canvas, flat_view, pixel_camera
from rerun_render.scene.views.measures import header_line, mixed
from rerun_render.scene.views.state_timeline.lanes import (
    COLORS,
    LABELS,
    STATE,
    VALUES,
    VISIBLE,
    Lane,
    LaneGroup,
    Look,
    read_groups,
)
from rerun_render.scene.views.state_timeline.ruler import (
    AXIS_PX,
    BEYOND_PX,
    ZIG_PX,
    TimeScale,
    draw_ticks,
    torn_edges,
)
from rerun_render.scene.views.time_series.window import default_span, given_span, window_at

BAND_PX, LABEL_PX, GAP_PX, BETWEEN_PX, TOP_PX = 22, 14, 4, 1, 4
_NARROW_PX = 4.0
"""Phases narrower than this are drawn as one with narrow neighbours."""
_NO_DATA = (
    "No state data. Drag a state entity or a string component from the streams tree into this view or add a new "
    "visualizer."
)


class StateTimelineView:
    """Lanes of all entities of the view below a common time axis."""

    def __init__(self, context: ViewContext) -> None:
        self.context = context
        self.rect = context.rect
        self._theme = context.theme
        self._camera = pixel_camera(context.rect)
        recording, timeline = context.recording, context.timeline
        self._groups: list[LaneGroup] = []
        info = recording.timelines.get(timeline) if timeline is not None else None
        self._kind = TimeKind.SEQUENCE if info is None else info.timeline.kind
        self._data = (0, 1) if info is None else (info.start, info.end)
        if timeline is not None:
            for entity in context.info.entities:
                self._groups += read_groups(recording, timeline, entity, context.reporter, context.info.settings)
        self._info = info
        self._span = None if info is None else default_span(self._data, info)
        try:
            self._span = given_span(context.info.settings.array("TimeAxis", "view_range")) or self._span
        except (TypeError, KeyError) as err:
            context.reporter.warning("bad-blueprint", context.info.name, f"a time range that is not understood: {err}")
        self._key: Hashable = None
        self._view: View | None = None

    def update(self, changed: frozenset[EntityPath], moved: Collection[EntityPath], time: int | None) -> View:
        """The view at the cursor's time; the same object as before if nothing visible changed."""
        scale = self._scale(time)
        x = None if time is None or not self._groups else scale.x(time)
        settings, timeline = self.context.info.settings, self.context.timeline
        spans = tuple(settings.time_range(group.entity, timeline, time) for group in self._groups)
        key = (scale, x, spans)
        if self._view is not None and key == self._key:
            return self._view
        before = self._view
        keep = before is not None and isinstance(self._key, tuple) and self._key[::2] == (scale, spans)
        layers = before.ui if before is not None and keep else self._draw(scale, spans)
        self._key = key
        view = flat_view(self.rect, self._camera, self._theme, layers, overlay=[self._cursor(x)])
        self._view = replace(
            view, background=Background("solid", self._theme.extreme if self._groups else self._theme.background)
        )
        return self._view

    def _scale(self, time: int | None) -> TimeScale:
        """The times that show: those asked for, else all data, or of long recordings what is around the cursor."""
        first, last = 0.0, 1.0
        if self._info is not None and self._span is not None:
            first, last = (float(end) for end in window_at(self._span, self._info, time))
        if first > last:
            first, last = last, first
        if first == last:
            first, last = first - 0.5, last + 0.5
        return TimeScale(first, last, float(max(self.rect.width, 1)))

    def _draw(self, scale: TimeScale, spans: Sequence[tuple[int, int] | None]) -> list[UiLayer | None]:
        theme, rect = self._theme, self.rect
        canvas = Canvas(rect, theme)
        if not self._groups:
            block = canvas.engine.layout(_NO_DATA, wrap_width=rect.width, centered=True)
            canvas.block(block, rect.width / 2, (rect.height - block.height) / 2, theme.text)
            return [canvas.layer()]
        draw_ticks(canvas, scale, self._kind, self._data)
        canvas.fill(0, AXIS_PX, rect.width, AXIS_PX + 1, mixed(theme.text, theme.extreme, 0.6))
        labels = Canvas(rect, theme)
        y = float(AXIS_PX + TOP_PX)
        for group, span in zip(self._groups, spans, strict=True):
            if y > rect.height:
                break
            lanes = group.lanes[: group.num_lanes(scale.first, scale.last)]
            for number, lane in enumerate(lanes):
                top = y + LABEL_PX + number * (BAND_PX + BETWEEN_PX)
                if top > rect.height:
                    break
                self._band(canvas, group, lane if span is None else lane.within(*span), top, scale)
            block = canvas.engine.layout(group.label(len(lanes))[:500], size_px=11.0)
            labels.fill(1, y - 1, 4 + block.width + 3, y + block.height + 1, (*theme.extreme[:3], 160), 2.0)
            labels.block(block, 4, y, theme.text)
            y += LABEL_PX + len(lanes) * (BAND_PX + BETWEEN_PX) - BETWEEN_PX + GAP_PX
        edges = torn_edges(canvas, scale, self._data, (rect.x, rect.y, rect.height))
        return [canvas.layer(), edges, labels.layer()]

    def _band(self, canvas: Canvas, group: LaneGroup, lane: Lane, top: float, scale: TimeScale) -> None:
        for x0, x1, code, count in _items(lane, group.looks, scale, self._data[1]):
            left, right = np.floor(x0 + 0.5), np.floor(x1 + 0.5)
            look = group.looks[code] if count == 1 else None
            if look is None:
                look = Look(f"{count} states", header_line(canvas.theme))
                fill, color, needed = (*look.color[:3], 255), canvas.theme.text, 30.0
            else:
                fill, color, needed = (*look.color[:3], 200), _readable(look.color), 16.0
            canvas.fill(left, top, right, top + BAND_PX, fill)
            if x1 - x0 > needed:
                block = canvas.engine.layout(look.label[:300].split("\n")[0], size_px=12.0)
                canvas.block(block, x0 + 4, top + 3, color, clip=(left, right))

    def _cursor(self, x: float | None) -> UiLayer | None:
        if x is None or not 0 <= x <= self.rect.width:
            return None
        left, top, bottom = self.rect.x + x, self.rect.y, self.rect.y + self.rect.height
        middle = np.floor(left + 0.5)
        shapes = Tessellator()
        shapes.convex([(left - 5, top), (left + 5, top), (left, top + 10)], self._theme.text)
        shapes.polyline([(middle, top + 10), (middle, bottom)], 1.5, self._theme.text)
        return shapes.finish()


def _items(
    lane: Lane, looks: tuple[Look | None, ...], scale: TimeScale, data_end: int
) -> Iterator[tuple[float, float, int, int]]:
    """Left and right end in px, code and number of phases of everything to draw in a lane, from left to right."""
    if not len(lane.starts):
        return
    first = max(int(np.searchsorted(lane.starts, np.floor(scale.first), side="right")) - 1, 0)
    last = int(np.searchsorted(lane.starts, np.ceil(scale.last), side="right"))
    starts = lane.starts[first:last].astype(np.float64)
    codes = lane.codes[first:last]
    if not len(starts):
        return
    is_open = last == len(lane.starts)
    end = float(data_end) + (BEYOND_PX + ZIG_PX) / scale.px_per_time if is_open else float(lane.starts[last])
    edges = np.clip((np.append(starts, end) - scale.first) * scale.px_per_time, 0.0, scale.width)
    widths = np.diff(edges)
    hidden = np.array([look is None for look in looks], np.bool_)
    drawn = (codes >= 0) & (widths > 0)
    if len(hidden):
        drawn &= ~hidden[np.maximum(codes, 0)]
    narrow = drawn & (widths < _NARROW_PX)
    if is_open:
        narrow[-1] = False
    for low, high in _runs(drawn, narrow, edges):
        yield float(edges[low]), float(edges[high]), int(codes[low]), high - low


def _runs(
    drawn: npt.NDArray[np.bool_], narrow: npt.NDArray[np.bool_], edges: npt.NDArray[np.float64]
) -> Iterator[tuple[int, int]]:
    """First phase, and one after the last, of what is drawn as one; only one for each half of a pixel."""
    numbers = np.flatnonzero(drawn)
    if not len(numbers):
        return
    joined = narrow[numbers[1:]] & narrow[numbers[:-1]] & (numbers[1:] == numbers[:-1] + 1)
    begins = numbers[np.append(True, ~joined)]
    ends = numbers[np.append(~joined, True)] + 1
    _, kept = np.unique(np.floor(edges[begins] * 2), return_index=True)
    wide = np.flatnonzero(edges[ends] - edges[begins] >= 1.0)
    for i in np.union1d(kept, wide).tolist():
        yield int(begins[i]), int(ends[i])


def _readable(color: Rgba) -> Rgba:
    """Black or white, whichever shows on a colour."""
    brightness = (0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2]) / 255
    return (0, 0, 0, 255) if brightness > 0.6 else (255, 255, 255, 255)


STATE_TIMELINE = ViewClass(
    make=StateTimelineView, components=frozenset([STATE, VALUES, LABELS, COLORS, VISIBLE]), follows_time=True
)
