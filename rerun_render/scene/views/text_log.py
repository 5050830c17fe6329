"""Text logs: a table of all rows that scrolls to the time of the cursor.

Only rows in sight are laid out, so the length of the log does not matter to a frame.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import TimeKind
from rerun_render.drawables import UiQuads, View
from rerun_render.scene.theme import Rgba
from rerun_render.scene.view_class import ViewClass, ViewContext
from rerun_render.scene.views.canvas import Canvas, flat_view, pixel_camera
from rerun_render.scene.views.entity_label import entity_label
from rerun_render.scene.views.log_rows import COLOR, LEVEL, TEXT, LogRow, LogRows
from rerun_render.scene.views.measures import PADDING_PX, header_line, on_selection
from rerun_render.scene.views.row_times import RowTimes
from rerun_render.scene.views.wording import time_cell
from rerun_render.text.engine import default_engine
from rerun_render.text.fonts import Family

ROW_PX = 20
HEADER_PX = 32
CELL_INSET_PX = 8.0
_PROBED_ROWS = 50
"""Of so many rows at either end, times decide how wide their column is."""
_KINDS: dict[int, Literal["entity", "level", "body"]] = {1: "entity", 2: "level", 3: "body"}
_HEADERS = {"entity": "Entity path", "level": "Level", "body": "Body"}


@dataclass(frozen=True, slots=True)
class _Column:
    """timeline: of a column of times, else empty."""

    kind: Literal["time", "entity", "level", "body"]
    timeline: str = ""


class TextLogView:
    """All text logs of the view's entities in one table."""

    def __init__(self, context: ViewContext) -> None:
        self.context = context
        self.rect = context.rect
        # Rows are scrolled by what the height is before it is rounded.
        self._height = self.rect.height if context.exact_size is None else context.exact_size[1]
        self._theme = context.theme
        self._camera = pixel_camera(context.rect)
        recording = context.recording
        entities = tuple(entity for entity in context.info.entities if TEXT in recording.components(entity))
        settings = context.info.settings
        self._rows = LogRows(recording, context.timeline, entities, context.reporter, settings)
        self._family: Family = "mono" if settings.first("TextLogFormat", "monospace_body") is True else "sans"
        levels = settings.array("TextLogRows", "filter_by_log_level")
        if levels is None:
            self._shown = np.arange(len(self._rows))
        else:
            self._shown = self._rows.with_levels(frozenset(str(level) for level in levels.to_pylist()))
        self._times = self._rows.times[self._shown]
        self._columns = self._find_columns()
        self._row_times = {
            column.timeline: RowTimes(recording, column.timeline, entities)
            for column in self._columns
            if column.kind == "time" and column.timeline != context.timeline
        }
        self._widths = [self._width(column) for column in self._columns]
        self._key: Hashable = None
        self._line: float | None = None
        self._end = 0.0
        self._view: View | None = None

    def update(self, changed: frozenset[EntityPath], moved: Collection[EntityPath], time: int | None) -> View:
        """The view at the cursor's time; the same object as before if nothing visible changed."""
        before = after = 0
        if time is not None:
            before = int(np.searchsorted(self._times, time, side="left"))
            after = int(np.searchsorted(self._times, time, side="right"))
        top = HEADER_PX + PADDING_PX
        height = self._height - PADDING_PX - top
        offset = before * ROW_PX + ROW_PX / 2 - height / 2 if time is not None else 0.0
        offset = min(max(offset, 0.0), max(len(self._shown) * ROW_PX - height, 0.0))
        first = int(offset // ROW_PX)
        last = min(first + int(height // ROW_PX) + 2, len(self._shown))
        current = range(max(before, first), min(after, last))
        key = (first, last, offset, current if len(current) else None)
        has_line = any(column == _Column("time", self.context.timeline or "") for column in self._columns)
        is_marked = has_line and time is not None and len(self._shown) > 0
        # Below the last row, the line replaces that of the table.
        is_last = after == len(self._shown)
        line = float(np.floor(top + after * ROW_PX - offset + 0.5)) - is_last if is_marked else None
        if self._view is None or key != self._key or line != self._line:
            layers = self._view.ui if self._view is not None and key == self._key else self._table(*key[:3], current)
            self._key, self._line = key, line
            self._view = flat_view(self.rect, self._camera, self._theme, layers, overlay=[self._mark(line)])
        return self._view

    def _find_columns(self) -> list[_Column]:
        settings, timeline = self.context.info.settings, self.context.timeline
        times = settings.array("TextLogColumns", "timeline_columns")
        if times is None:
            columns = [_Column("time", timeline)] if timeline else []
        else:
            columns = [_Column("time", str(name)) for name in _visible(times.to_pylist(), "timeline")]
        others = settings.array("TextLogColumns", "text_log_columns")
        kinds = [1, 2, 3] if others is None else _visible(others.to_pylist(), "kind")
        return columns + [_Column(_KINDS[kind]) for kind in kinds if kind in _KINDS]

    def _width(self, column: _Column) -> float:
        """Of a cell's content; infinite for what takes as much as it needs."""
        engine = default_engine()
        if column.kind == "body":
            return np.inf
        if column.kind == "entity":
            return float(np.floor(engine.layout(_HEADERS["entity"]).width))
        if column.kind == "level":
            texts = [_HEADERS["level"], *self._rows.levels[:200]]
            return max(engine.layout(text[:200]).width + 0.65 * (text == "CRITICAL") for text in texts)
        count = len(self._shown)
        probed = {*range(min(count, _PROBED_ROWS)), *range(max(count - _PROBED_ROWS, 0), count)}
        texts = [
            column.timeline,
            *(self._time_text(column, self._rows.row(int(self._shown[i]))) for i in sorted(probed)),
        ]
        return max(engine.layout(text).width for text in texts) + 2.05

    def _time_text(self, column: _Column, row: LogRow) -> str:
        infos = self.context.recording.timelines
        kind = infos[column.timeline].timeline.kind if column.timeline in infos else TimeKind.SEQUENCE
        known = self._row_times.get(column.timeline)
        return time_cell(row.time if known is None else known.time(row.entity, row.row_id), kind)

    def _table(self, first: int, last: int, offset: float, current: range) -> list[UiQuads | None]:
        theme, rect = self._theme, self.rect
        right, bottom = rect.width - PADDING_PX, rect.height - PADDING_PX
        top = PADDING_PX + HEADER_PX
        body = Canvas(rect, theme, (PADDING_PX, top, right, bottom))
        rows = [self._rows.row(int(number)) for number in self._shown[first:last]]
        starts, end = self._place_columns(rows)
        self._end = end
        for number, row in enumerate(rows, start=first):
            y = float(top + number * ROW_PX - offset)
            for column, x, width in zip(self._columns, starts, self._widths, strict=True):
                self._cell(body, column, row, (x + CELL_INSET_PX, y, width), number in current)
            bottom_line = np.floor(y + ROW_PX - 0.5)
            body.fill(PADDING_PX, bottom_line, end, bottom_line + 1, theme.grid_line)
        last_bottom = min(top + len(self._shown) * ROW_PX - offset, bottom)
        for x in starts[1:]:
            body.fill(_edge(x) - 1, top, _edge(x), last_bottom, theme.grid_line)
        return [self._header(starts, end), body.layer()]

    def _place_columns(self, rows: list[LogRow]) -> tuple[list[float], float]:
        """Left edges of the columns, and where the table ends."""
        starts, x = [], float(PADDING_PX)
        for width in self._widths:
            starts.append(x)
            if not np.isfinite(width):
                # As wide as what shows now, and what showed at first.
                width = max(self._body_width, *(self._text_width(row) for row in rows), 0.0)
            x += width + 2 * CELL_INSET_PX
        return starts, float(np.floor(min(x, self.rect.width - PADDING_PX)))

    def _text_width(self, row: LogRow) -> float:
        return default_engine().layout(_one_row(row.text), family=self._family).width

    @cached_property
    def _body_width(self) -> float:
        count = min(len(self._shown), max(self.rect.height - HEADER_PX, 0) // ROW_PX)
        return max((self._text_width(self._rows.row(int(number))) for number in self._shown[:count]), default=0.0)

    def _cell(
        self, canvas: Canvas, column: _Column, row: LogRow, place: tuple[float, float, float], is_current: bool
    ) -> None:
        x, y, width = place
        theme = self._theme
        match column.kind:
            case "time":
                text = self._time_text(column, row)
                marked = is_current and column.timeline == self.context.timeline
                _button(canvas, text, x, np.floor(y + 3), theme.text, marked)
            case "entity":
                entity_label(canvas, row.entity, x, y, width)
            case "level":
                _level(canvas, row.level, x, np.floor(y + 3))
            case "body":
                color = theme.text if row.color is None else _rgba(row.color)
                canvas.text(
                    _one_row(row.text),
                    x,
                    np.floor(y + (3 if self._family == "sans" else 2)),
                    color,
                    family=self._family,
                )

    def _header(self, starts: list[float], end: float) -> UiQuads | None:
        theme = self._theme
        right = self.rect.width - PADDING_PX
        canvas = Canvas(self.rect, theme, (PADDING_PX, PADDING_PX, right, PADDING_PX + HEADER_PX))
        bottom = PADDING_PX + HEADER_PX
        canvas.fill(PADDING_PX, PADDING_PX, end, bottom - 1, theme.stripe)
        canvas.fill(PADDING_PX, bottom - 1, end, bottom, header_line(theme))
        for x in starts[1:]:
            canvas.fill(_edge(x) - 1, PADDING_PX, _edge(x), bottom, header_line(theme))
        for column, x in zip(self._columns, starts, strict=True):
            y = PADDING_PX + 9
            if column.kind == "time":
                marked = column.timeline == self.context.timeline
                _button(canvas, column.timeline, x + CELL_INSET_PX, y, theme.text, marked)
            else:
                canvas.text(_HEADERS[column.kind], x + CELL_INSET_PX, y, theme.strong_text)
        return canvas.layer()

    def _mark(self, line: float | None) -> UiQuads | None:
        """The line below the rows of the past."""
        if line is None:
            return None
        right, bottom = self.rect.width - PADDING_PX, self.rect.height - PADDING_PX
        canvas = Canvas(self.rect, self._theme, (PADDING_PX, PADDING_PX + HEADER_PX, right, bottom))
        canvas.fill(PADDING_PX, line, self._end, line + 1, self._theme.strong_text)
        return canvas.layer()


def _edge(x: float) -> float:
    return float(np.floor(x))


def _button(canvas: Canvas, text: str, x: float, y: float, color: Rgba, marked: bool) -> None:
    block = canvas.engine.layout(text)
    if marked:
        left = np.floor(x + 0.5)
        canvas.fill(left, y, left + np.floor(block.width + 2.5), y + 15, canvas.theme.selection, 4.0)
    canvas.block(block, x + 1, y, on_selection(canvas.theme) if marked else color)


def _level(canvas: Canvas, level: str | None, x: float, y: float) -> None:
    theme = canvas.theme
    text = "-" if level is None else _one_row(level)
    block = canvas.engine.layout(text)
    color = theme.levels.get(text, theme.text)
    if text == "CRITICAL":
        left = np.floor(x + 0.5)
        canvas.fill(left - 1, y - 1, left + np.floor(block.width + 0.5) + 1, y + 16, color)
        color = theme.on_critical
    canvas.block(block, x, y, color)


def _one_row(text: str) -> str:
    """The first row of a text, of what may fit into a picture."""
    head, newline, _ = text.partition("\n")
    if len(head) > 2000:
        return head[:2000]
    return f"{head} \N{HORIZONTAL ELLIPSIS}" if newline else head


def _rgba(packed: int) -> Rgba:
    red, green, blue, alpha = packed.to_bytes(4, "big")
    return (red, green, blue, alpha)


def _visible(columns: list[Any], field: str) -> list[Any]:
    """Values of the columns that are not hidden."""
    found = (column for column in columns if isinstance(column, dict))
    return [column[field] for column in found if column.get("visible") is not False and column.get(field) is not None]


TEXT_LOG = ViewClass(make=TextLogView, components=frozenset([TEXT, LEVEL, COLOR]), follows_time=True)
