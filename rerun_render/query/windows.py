"""Rows of one entity inside a moving range of times, each with what its other components were at that row.

Nothing is decoded but the chunks that the range touches; those it has left are let go.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from rerun_render.chunk.chunk import Chunk
from rerun_render.core.entity_path import EntityPath
from rerun_render.query.rows import ChunkRows, RowId, rows_of
from rerun_render.query.state import Source
from rerun_render.query.statics import newest_static
from rerun_render.store.entry import ChunkEntry
from rerun_render.store.recording import Recording

_Span = tuple[int, int, int]
"""A chunk, and the first and last (exclusive) of its rows, in order of time."""


class WindowRow(NamedTuple):
    """One row of the required component.

    block: rows that are likely to come and go together have the same one. sources: where each component is.
    key: identity of all of it.
    """

    key: tuple[object, ...]
    block: tuple[int, int]
    sources: dict[str, Source]


class _Found(NamedTuple):
    time: int
    row_id: RowId
    chunk: int
    position: int
    rows: ChunkRows
    row: int


class _Component:
    """Rows of one component."""

    def __init__(self, entries: Iterable[ChunkEntry], timeline: str, name: str) -> None:
        entries = list(entries)
        self.name = name
        self.static = newest_static(entries, (name,))
        self._entries: list[tuple[int, int, ChunkEntry]] = []
        for entry in entries if self.static is None else ():
            span = entry.spans.get(timeline, {}).get(name)
            if span is not None and span.num_rows:
                self._entries.append((span.start, span.end, entry))
        self._timeline = timeline
        self._open: dict[int, tuple[Chunk, ChunkRows]] = {}
        self._spans: tuple[_Span, ...] = ()
        self.found: list[_Found] = []

    def move(self, start: int, end: int) -> bool:
        """Find the rows between two times. True if they are others than before."""
        wanted = [i for i, (first, last, _) in enumerate(self._entries) if first <= end and last >= start]
        self._open = {i: self._open.get(i) or rows_of(self._entries[i][2]) for i in wanted}
        spans: list[_Span] = []
        for i, (_, rows) in self._open.items():
            times = np.asarray(rows.index(self._timeline, (self.name,)).times)
            first, last = int(np.searchsorted(times, start)), int(np.searchsorted(times, end, side="right"))
            if first < last:
                spans.append((i, first, last))
        if tuple(spans) == self._spans:
            return False
        self._spans = tuple(spans)
        self.found = list(self._rows())
        return True

    def _rows(self) -> list[_Found]:
        found: dict[RowId, _Found] = {}
        for i, first, last in self._spans:
            rows = self._open[i][1]
            index = rows.index(self._timeline, (self.name,))
            for position in range(first, last):
                row = index.rows[position]
                row_id = rows.row_id(row)  # a row that came twice counts once
                found.setdefault(row_id, _Found(index.times[position], row_id, i, position, rows, row))
        return sorted(found.values(), key=lambda row: row[:2])


class RowWindow:
    """The rows of `required` of an entity between two times.

    For each of them every other component has its newest value at or before it, looked up inside the range only. Static
    values replace all others; clears have no effect. components: the others.
    """

    def __init__(
        self,
        recording: Recording,
        timeline: str,
        entity: EntityPath,
        required: str,
        components: Iterable[str],
        *,
        rows_per_block: int,
        max_rows: int,
    ) -> None:
        logged = recording.components(entity)
        entries = recording.entity_entries(entity)
        self._required = _Component(entries, timeline, required)
        names = sorted(name for name in components if name in logged and name != required)
        self._others = [_Component(entries, timeline, name) for name in names]
        self._rows_per_block = rows_per_block
        self._max_rows = max_rows
        self.rows: tuple[WindowRow, ...] = ()
        self.num_left_out = 0

    def move(self, start: int, end: int) -> bool:
        """Go to another range; True if `rows` changed. `num_left_out` says how many of the oldest are too many."""
        moved = [part.move(start, end) for part in (self._required, *self._others)]
        if not any(moved) and (self.rows or not self._required.found) and self._required.static is None:
            return False
        before = self.rows
        self.rows = tuple(self._join())
        return self.rows != before

    def _join(self) -> list[WindowRow]:
        static = self._required.static
        if static is not None:
            sources: dict[str, Source] = {self._required.name: (static.rows, static.row, None)}
            return [self._row((static.rows.chunk_id, static.row), (-1, 0), sources)]
        found = self._required.found
        self.num_left_out = max(len(found) - self._max_rows, 0)
        found = found[self.num_left_out :]
        joined = [(other, self._newest(other, found)) for other in self._others if other.static is None]
        rows = []
        for number, row in enumerate(found):
            sources = {self._required.name: (row.rows, row.row, row.time)}
            for other, places in joined:
                if places[number] >= 0:
                    value = other.found[places[number]]
                    sources[other.name] = (value.rows, value.row, value.time)
            block = (row.chunk, row.position // self._rows_per_block)
            rows.append(self._row((row.rows.chunk_id, row.row), block, sources))
        return rows

    def _row(self, place: tuple[bytes, int], block: tuple[int, int], sources: dict[str, Source]) -> WindowRow:
        for other in self._others:
            if other.static is not None:
                sources[other.name] = (other.static.rows, other.static.row, None)
        return WindowRow((place, _places(sources)), block, sources)

    @staticmethod
    def _newest(other: _Component, found: list[_Found]) -> list[int]:
        """For each row the newest one of `other` at or before it; -1 where there is none."""
        if len(other.found) == len(found) and all(
            a.row == b.row and a.rows is b.rows for a, b in zip(other.found, found, strict=True)
        ):
            return list(range(len(found)))
        keys = [row[:2] for row in other.found]
        return [bisect_right(keys, row[:2]) - 1 for row in found]


def _places(sources: Mapping[str, Source]) -> tuple[object, ...]:
    return tuple((name, rows.chunk_id, row) for name, (rows, row, _) in sources.items())
