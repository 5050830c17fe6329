"""The view of tables. Only rows in sight are looked up and laid out."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import Any

import numpy as np
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import TIME_MAX, TIME_MIN, TimeKind
from rerun_render.drawables import UiQuads, View
from rerun_render.scene.timelines import default_timeline
from rerun_render.scene.view_class import ViewClass, ViewContext
from rerun_render.scene.views.canvas import Canvas, flat_view, pixel_camera
from rerun_render.scene.views.dataframe.cells import is_color, words
from rerun_render.scene.views.dataframe.columns import ComponentColumn
from rerun_render.scene.views.measures import header_line, mixed, on_selection
from rerun_render.scene.views.wording import integer, time_cell
from rerun_render.text.engine import ELLIPSIS, default_engine
from rerun_render.text.fonts import Family

ROW_PX = 20
ENTITY_HEADER_PX, NAME_HEADER_PX = 32, 40
INSET_PX = 8.0
_ARCHETYPE_PX = 10.5
_MAX_COLUMNS = 2000
_CHAR_PX = 7.5


class DataframeView:
    """All components of the view's entities."""

    def __init__(self, context: ViewContext) -> None:
        self.context = context
        self.rect = context.rect
        self._theme = context.theme
        self._camera = pixel_camera(context.rect)
        recording, settings = context.recording, context.info.settings
        asked = settings.first("DataframeQuery", "timeline")
        known = recording.timelines
        self._timeline = asked if isinstance(asked, str) and asked in known else context.timeline
        if self._timeline is None:
            self._timeline = default_timeline(recording)
        info = known.get(self._timeline or "")
        self._kind = TimeKind.SEQUENCE if info is None else info.timeline.kind
        self._latest_at = settings.first("DataframeQuery", "apply_latest_at") is True
        self._follows = settings.first("DataframeQuery", "auto_scroll") is True
        self._columns = self._find_columns()
        self._times = self._find_times()
        self._starts = self._place_columns()
        self._key: Hashable = None
        self._view: View | None = None

    def update(self, changed: frozenset[EntityPath], moved: Collection[EntityPath], time: int | None) -> View:
        """The view at the cursor's time; the same object as before if nothing visible changed."""
        room = max(self.rect.height - ENTITY_HEADER_PX - NAME_HEADER_PX, 0)
        current = -1
        if time is not None and self._timeline == self.context.timeline:
            current = int(np.searchsorted(self._times, time, side="right")) - 1
        offset = max((current + 1) * ROW_PX - room, 0) if self._follows else 0
        key = (offset,)
        if self._view is not None and (key, current) == self._key:
            return self._view
        is_same = self._view is not None and isinstance(self._key, tuple) and self._key[0] == key
        layers = self._view.ui if self._view is not None and is_same else self._draw(offset, room)
        self._key = (key, current)
        self._view = flat_view(self.rect, self._camera, self._theme, layers, overlay=[self._mark(current, offset)])
        return self._view

    def _find_columns(self) -> list[ComponentColumn]:
        settings, recording = self.context.info.settings, self.context.recording
        entities = list(self.context.info.entities)
        order = settings.first("DataframeQuery", "entity_order")
        if isinstance(order, list):
            ranks = {str(name): rank for rank, name in enumerate(order)}
            entities.sort(key=lambda entity: ranks.get(str(entity), len(ranks)))
        selected = settings.first("DataframeQuery", "select")
        chosen = selected.get("component_columns") if isinstance(selected, dict) else None
        wanted = None if chosen is None else {(item.get("entity_path"), item.get("component")) for item in chosen}
        columns: list[ComponentColumn] = []
        for entity in entities:
            for component in recording.components(entity):
                if wanted is not None and (str(entity), component) not in wanted:
                    continue
                if len(columns) < _MAX_COLUMNS:
                    columns.append(ComponentColumn(recording, self._timeline or "", entity, component))
        return columns

    def _find_times(self) -> np.ndarray:
        """(R,) int64 ascending: the time of each row."""
        settings = self.context.info.settings
        columns = self._columns
        condition = settings.first("DataframeQuery", "filter_is_not_null")
        if isinstance(condition, dict) and condition.get("active") and isinstance(condition.get("column"), dict):
            column = condition["column"]
            key = (column.get("entity_path"), column.get("component"))
            columns = [c for c in columns if (str(c.entity), c.component) == key]
        times = np.unique(np.concatenate([np.zeros(0, np.int64), *(part for c in columns for part in c.times)]))
        limits = settings.first("DataframeQuery", "filter_by_range")
        if isinstance(limits, dict):
            first, last = (
                _limit(limits.get(end), default) for end, default in (("start", TIME_MIN), ("end", TIME_MAX))
            )
            times = times[(times >= first) & (times <= last)]
        return np.asarray(times)

    def _place_columns(self) -> list[float]:
        """Left edges of the time column and all others, and the right edge of the last one."""
        engine = default_engine()
        starts = [0.0]
        names = [("", self._timeline or ""), *((column.archetype, column.name) for column in self._columns)]
        for archetype, name in names:
            width = max(engine.layout(archetype, size_px=_ARCHETYPE_PX).width, len(name) * _CHAR_PX + 2)
            if len(starts) == 1:
                # The viewer lets its users widen this column; here nobody could.
                width = max((width, *(engine.layout(text).width for text in self._probed_times())))
            starts.append(starts[-1] + width + 2 * INSET_PX)
        return starts

    def _probed_times(self) -> list[str]:
        """Of so many rows at either end that the times of most rows are as wide."""
        return [time_cell(int(time), self._kind) for time in (*self._times[:20], *self._times[-20:])]

    def _draw(self, offset: int, room: int) -> list[UiQuads | None]:
        theme, rect = self._theme, self.rect
        top = ENTITY_HEADER_PX + NAME_HEADER_PX
        body = Canvas(rect, theme, (0, top, rect.width, rect.height))
        end = min(self._starts[-1], float(rect.width))
        first = offset // ROW_PX
        last = min(first + room // ROW_PX + 2, len(self._times))
        for row in range(first, last):
            y = float(top + row * ROW_PX - offset)
            time = int(self._times[row])
            if row % 2:
                body.fill(0, y, end, y + ROW_PX, theme.stripe)
            body.fill(0, y + ROW_PX - 1, end, y + ROW_PX, theme.grid_line)
            width = self._starts[1] - 2 * INSET_PX
            self._words(body, [(time_cell(time, self._kind), theme.text)], INSET_PX, y + 2, width, "sans")
            for x, right, column in zip(self._starts[1:], self._starts[2:], self._columns, strict=False):
                if x > rect.width:
                    break
                self._cell(body, column, time, (x + INSET_PX, y), right - x - 2 * INSET_PX)
        bottom = min(float(top + len(self._times) * ROW_PX - offset), float(rect.height))
        for x in self._starts[1:]:
            body.fill(np.floor(x - 0.5), top, np.floor(x - 0.5) + 1, bottom, theme.grid_line)
        return [self._header(end), body.layer()]

    def _cell(
        self, canvas: Canvas, column: ComponentColumn, time: int, place: tuple[float, float], width: float
    ) -> None:
        x, y = place
        theme = self._theme
        value = column.value(time, latest_at=self._latest_at)
        if value is None or len(value) == 0:
            canvas.text("-", x, y + 3, theme.text)
        elif is_color(column.component, value) and len(value) == 1:
            packed = value[0].as_py() or 0
            red, green, blue, _ = int(packed).to_bytes(4, "big")
            edge = mixed(theme.text, theme.background, 0.25)
            left = np.floor(x + 0.5)
            canvas.frame(left, y + 3, left + 14, y + 17, edge, (red, green, blue, 255), 2.0)
        elif len(value) > 1:
            text = f"{integer(len(value))} instances"
            self._words(canvas, [(text, theme.text)], x, y + 3, width, "sans")
        else:
            try:
                found = words(column.component, value, theme)
            except (pa.ArrowException, ValueError, TypeError):
                found = [("?", theme.text)]
            self._words(canvas, found, x, y + 2, width, "mono")

    def _words(
        self, canvas: Canvas, found: list[tuple[str, Any]], x: float, y: float, width: float, family: Family
    ) -> None:
        """Words one after the other, the last one that fits ending in an ellipsis if others follow."""
        if family == "sans":
            text, color = found[0]
            canvas.text(canvas.engine.elide(text, width), x, y, color)
            return
        room = int(width / _CHAR_PX + 1e-6)
        if sum(len(text) for text, _ in found) > room:
            kept, left = [], room - 1
            for text, color in found:
                part = text.replace("\n", " ")[: max(left, 0)]
                left -= len(text)
                kept.append((part + (ELLIPSIS if left <= 0 else ""), color))
                if left <= 0:
                    break
            found = kept
        for text, color in found:
            canvas.text(text, x, y, color, family="mono")
            x += len(text) * _CHAR_PX

    def _header(self, end: float) -> UiQuads | None:
        theme = self._theme
        canvas = Canvas(self.rect, theme, (0, 0, self.rect.width, ENTITY_HEADER_PX + NAME_HEADER_PX))
        total = ENTITY_HEADER_PX + NAME_HEADER_PX
        line = header_line(theme)
        canvas.fill(0, 0, end, total, theme.stripe)
        for y in (ENTITY_HEADER_PX, total):
            canvas.fill(0, y - 1, end, y, line)
        entities = [None, *(column.entity for column in self._columns), None]
        for number, x in enumerate(self._starts[1:], start=1):
            if entities[number] is not entities[number - 1]:
                canvas.fill(np.floor(x - 0.5), 0, np.floor(x - 0.5) + 1, total, line)
                if entities[number] is not None:
                    last = number
                    while entities[last] is entities[number]:
                        last += 1
                    width = self._starts[last] - x - 10
                    canvas.text(canvas.engine.elide(str(entities[number]), width), x + 5, 9, theme.text)
        self._names(canvas)
        return canvas.layer()

    def _names(self, canvas: Canvas) -> None:
        theme = self._theme
        y = float(ENTITY_HEADER_PX + 21)
        timeline = self._timeline or ""
        color = theme.strong_text
        if timeline and timeline == self.context.timeline:
            canvas.fill(INSET_PX, y, INSET_PX + len(timeline) * _CHAR_PX + 2.5, y + 17, theme.selection, 4.0)
            color = on_selection(theme)
        canvas.text(timeline, INSET_PX + 1, y, color, family="mono")
        for x, column in zip(self._starts[1:], self._columns, strict=False):
            if x > self.rect.width:
                break
            canvas.text(column.archetype, x + INSET_PX, y - 15, theme.faint_text, size_px=_ARCHETYPE_PX)
            canvas.text(column.name, x + INSET_PX + 1, y, theme.strong_text, family="mono")

    def _mark(self, current: int, offset: int) -> UiQuads | None:
        """The line below the row of the current time."""
        if current < 0:
            return None
        top = ENTITY_HEADER_PX + NAME_HEADER_PX
        canvas = Canvas(self.rect, self._theme, (0, top, self.rect.width, self.rect.height))
        y = top + (current + 1) * ROW_PX - offset
        canvas.fill(0, y - 1, min(self._starts[-1], self.rect.width), y, self._theme.text)
        return canvas.layer()


def _limit(value: Any, default: int) -> int:
    return value if isinstance(value, int) else default


DATAFRAME = ViewClass(make=DataframeView, components=frozenset(), follows_time=True)
