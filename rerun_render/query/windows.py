"""Rows of one entity inside a moving range of times, each with what its other components were at that row.

Nothing is decoded but the chunks that the range touches; those it has left are let go. Rows are made block by block and
kept while their block is in the range, so that a step costs little more than what entered or left.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from typing import NamedTuple

from rerun_render.chunk.chunk import Chunk
from rerun_render.core.entity_path import EntityPath
from rerun_render.query.rows import ChunkRows, RowId, RowIndex, rows_of
from rerun_render.query.state import Source
from rerun_render.query.statics import newest_static
from rerun_render.store.entry import ChunkEntry
from rerun_render.store.recording import Recording


class WindowRow(NamedTuple):
    """One row of the required component.

    block: rows that are likely to come and go together have the same one. sources: where each component is.
    key: identity of all of it.
    """

    key: tuple[object, ...]
    block: int
    sources: dict[str, Source]


class _Span(NamedTuple):
    """Rows of a chunk in order of time, from `first` to before `last`. number: of the chunk."""

    number: int
    first: int
    last: int


class _Found(NamedTuple):
    time: int
    row_id: RowId
    number: int
    position: int
    rows: ChunkRows
    row: int


class _Component:
    """Rows of one component. spans: those between two times, by chunk."""

    def __init__(self, entries: Iterable[ChunkEntry], timeline: str, name: str) -> None:
        entries = list(entries)
        self.name = name
        self.static = newest_static(entries, (name,))
        found: list[tuple[int, int, bytes, int, ChunkEntry]] = []
        for entry in entries if self.static is None else ():
            span = entry.spans.get(timeline, {}).get(name)
            if span is not None and span.num_rows:
                found.append((span.start, span.end, entry.chunk_id, span.num_rows, entry))
        # By start, so that chunks that do not overlap come in order of time.
        found.sort(key=lambda each: each[:3])
        self._entries = [entry for *_, entry in found]
        self._starts = [start for start, *_ in found]
        self._ends = [end for _, end, *_ in found]
        self._latest = list(accumulate(self._ends, max))
        self.first_rows = [0, *accumulate(num_rows for _, _, _, num_rows, _ in found)]
        self._timeline = timeline
        self._open: dict[int, tuple[Chunk, ChunkRows]] = {}
        self.spans: tuple[_Span, ...] = ()

    def move(self, start: int, end: int) -> bool:
        """Find the rows between two times. True if they are others than before."""
        candidates = range(bisect_left(self._latest, start), bisect_right(self._starts, end))
        wanted = [i for i in candidates if self._ends[i] >= start]
        before = self._open
        self._open = {i: before.get(i) or rows_of(self._entries[i]) for i in wanted}
        spans: list[_Span] = []
        for i in wanted:
            times = self.index(i).times
            first, last = 0, len(times)
            if self._starts[i] < start or self._ends[i] > end:
                first, last = bisect_left(times, start), bisect_right(times, end)
            if first < last:
                spans.append(_Span(i, first, last))
        if tuple(spans) == self.spans:
            return False
        self.spans = tuple(spans)
        return True

    def rows(self, number: int) -> ChunkRows:
        """A chunk that the window touches."""
        return self._open[number][1]

    def index(self, number: int) -> RowIndex:
        """Where the component is in such a chunk."""
        return self.rows(number).index(self._timeline, (self.name,))

    def in_order(self) -> bool:
        """Whether all rows of each chunk are older than those of the next."""
        numbers = [span.number for span in self.spans]
        return all(self._ends[a] < self._starts[b] for a, b in pairwise(numbers))

    def found(self) -> list[_Found]:
        """All rows, sorted by (time, row id)."""
        found: dict[RowId, _Found] = {}
        for number, first, last in self.spans:
            rows, index = self.rows(number), self.index(number)
            for position in range(first, last):
                row = index.rows[position]
                row_id = rows.row_id(row)  # a row that came twice counts once
                found.setdefault(row_id, _Found(index.times[position], row_id, number, position, rows, row))
        return sorted(found.values(), key=lambda row: row[:2])


class RowWindow:
    """The rows of `required` of an entity between two times.

    For each of them every other component has its newest value at or before it, looked up inside the range only. Static
    values replace all others; clears have no effect. components: the others. num_left_out: of the oldest, because there
    are more than `max_rows`.
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
        names = sorted(name for name in components if name in logged and name != required)
        self._timeline = timeline
        self._required = _Component(entries, timeline, required)
        others = [_Component(entries, timeline, name) for name in names]
        self._others = [other for other in others if other.static is None]
        self._static: dict[str, Source] = {
            other.name: (other.static.rows, other.static.row, None) for other in others if other.static is not None
        }
        self._rows_per_block = rows_per_block
        self._max_rows = max_rows
        self._is_simple = False
        self._blocks: dict[tuple[int, int], list[WindowRow]] = {}
        self._joined: dict[tuple[object, ...], WindowRow] = {}
        self.rows: tuple[WindowRow, ...] = ()
        self.num_left_out = 0

    def move(self, start: int, end: int) -> bool:
        """Go to another range; True if `rows` changed."""
        static = self._required.static
        if static is not None:
            if not self.rows:
                source: Source = (static.rows, static.row, None)
                self.rows = (self._row((static.rows.chunk_id, static.row), 0, {self._required.name: source}),)
                return True
            return False
        moved = self._required.move(start, end)
        if moved:
            spans = self._required.spans
            self._is_simple = self._required.in_order() and all(self._is_logged_together(s.number) for s in spans)
        for other in () if self._is_simple else self._others:
            moved |= other.move(start, end)
        if not moved:
            return False
        before = self.rows
        if self._is_simple:
            self._joined = {}
            self.rows = self._by_blocks(self._required.spans)
        else:
            self._blocks = {}
            self.rows = self._one_by_one()
        return len(before) != len(self.rows) or any(a is not b for a, b in zip(before, self.rows, strict=True))

    def _is_logged_together(self, number: int) -> bool:
        """Whether all components are in the same rows of a chunk, so that each row has its own values."""
        rows, index = self._required.rows(number), self._required.index(number)
        return all(rows.index(self._timeline, (other.name,)) is index for other in self._others)

    def _by_blocks(self, spans: tuple[_Span, ...]) -> tuple[WindowRow, ...]:
        self.num_left_out = max(sum(span.last - span.first for span in spans) - self._max_rows, 0)
        skipped = self.num_left_out
        size = self._rows_per_block
        blocks: dict[tuple[int, int], list[WindowRow]] = {}
        found: list[WindowRow] = []
        for number, first, last in spans:
            start = first + min(skipped, last - first)
            skipped -= start - first
            for block in range(start // size, -(-last // size)) if start < last else ():
                key = (number, block)
                rows = blocks[key] = self._blocks.get(key) or self._block(number, block)
                low = block * size
                found += rows[max(start - low, 0) : last - low]
        self._blocks = blocks
        return tuple(found)

    def _block(self, number: int, block: int) -> list[WindowRow]:
        rows, index = self._required.rows(number), self._required.index(number)
        names = (self._required.name, *(other.name for other in self._others))
        made = []
        first = block * self._rows_per_block
        for position in range(first, min(first + self._rows_per_block, len(index.times))):
            row, time = index.rows[position], index.times[position]
            sources: dict[str, Source] = dict.fromkeys(names, (rows, row, time))
            ordinal = self._required.first_rows[number] + position
            made.append(self._row((rows.chunk_id, row), ordinal, sources))
        return made

    def _one_by_one(self) -> tuple[WindowRow, ...]:
        found = self._required.found()
        self.num_left_out = max(len(found) - self._max_rows, 0)
        found = found[self.num_left_out :]
        joined = []
        for other in self._others:
            values = other.found()
            keys = [value[:2] for value in values]
            joined.append(
                (other.name, [values[i] if (i := bisect_right(keys, r[:2]) - 1) >= 0 else None for r in found])
            )
        kept: dict[tuple[object, ...], WindowRow] = {}
        for number, row in enumerate(found):
            values_now = [(name, values[number]) for name, values in joined]
            key = (row.number, row.row, *(None if v is None else (v.number, v.row) for _, v in values_now))
            made = self._joined.get(key)
            if made is None:
                sources: dict[str, Source] = {self._required.name: (row.rows, row.row, row.time)}
                sources.update((name, (v.rows, v.row, v.time)) for name, v in values_now if v is not None)
                ordinal = self._required.first_rows[row.number] + row.position
                made = self._row((row.rows.chunk_id, row.row), ordinal, sources)
            kept[key] = made
        self._joined = kept
        return tuple(kept.values())

    def _row(self, place: tuple[bytes, int], ordinal: int, sources: dict[str, Source]) -> WindowRow:
        """ordinal: number of the row among all of the entity, chunk after chunk."""
        sources.update(self._static)
        return WindowRow((place, _places(sources)), ordinal // self._rows_per_block, sources)


def _places(sources: Mapping[str, Source]) -> tuple[object, ...]:
    return tuple((name, rows.chunk_id, row) for name, (rows, row, _) in sources.items())
