"""The values of some components of one entity over time, found without decoding more chunks than needed.

`Timetable` knows the chunks that hold the components, by their time ranges; `Track` is a position in it. Components
that are always logged together share one track.

Chunks are grouped into clusters whose time ranges touch or overlap, so a time is decided within one cluster; usually
a cluster is one chunk. Within a cluster a chunk can hold the newest value at time t only if it starts at or before t
and its last row before t is not older than what another chunk is known to hold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from rerun_render.chunk.chunk import Chunk
from rerun_render.query.rows import ChunkRows, RowId, rows_of
from rerun_render.store.entry import ChunkEntry

NEVER = 2**64
"""Later than every time."""
BEFORE_ALL = -(2**64)
"""Earlier than every time."""

_Found = tuple[int, RowId, bytes, int, Chunk, ChunkRows]


class Timetable:
    """Chunks of one entity that hold any of `components` on `timeline`, sorted by start.

    starts, ends: time range of each, only of the rows that hold the components.
    """

    __slots__ = ("_cluster_starts", "_clusters", "components", "ends", "entries", "starts", "timeline")

    def __init__(
        self, timeline: str, components: tuple[str, ...], chunks: Iterable[tuple[int, int, ChunkEntry]]
    ) -> None:
        ordered = sorted(chunks, key=lambda chunk: (chunk[0], chunk[1], chunk[2].chunk_id))
        self.timeline = timeline
        self.components = components
        self.starts = [start for start, _, _ in ordered]
        self.ends = [end for _, end, _ in ordered]
        self.entries = [entry for _, _, entry in ordered]
        self._clusters: list[int] = []
        reached = BEFORE_ALL
        for i, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            if start > reached:
                self._clusters.append(i)
            reached = max(reached, end)
        self._cluster_starts = [self.starts[i] for i in self._clusters]

    def candidates(self, time: int) -> list[int]:
        """Chunks that can hold the newest value at `time`, and all that have rows on both sides of it."""
        cluster = bisect_right(self._cluster_starts, time) - 1
        if cluster < 0:
            return []
        first = self._clusters[cluster]
        last = bisect_right(self.starts, time, lo=first)
        if last == first + 1:
            return [first]
        starts, ends = self.starts, self.ends
        known = max(ends[i] if ends[i] <= time else starts[i] for i in range(first, last))
        return [i for i in range(first, last) if ends[i] >= known]

    def next_start(self, time: int) -> int:
        """Start of the first chunk after `time`."""
        i = bisect_right(self.starts, time)
        return self.starts[i] if i < len(self.starts) else NEVER


class Track:
    """A position in a timetable.

    rows, row, time: the newest row at or before the sought time; rows is None if there is none.
    next_time: the first time after the sought one at which this may change; NEVER if it does not.
    """

    __slots__ = ("_index", "_limit", "_position", "chunk", "next_time", "row", "rows", "table", "time")

    def __init__(self, table: Timetable) -> None:
        self.table = table
        self.rows: ChunkRows | None = None
        self.row = -1
        self.time = BEFORE_ALL
        self.next_time = NEVER
        self.chunk: Chunk | None = None
        self._index: tuple[memoryview, Sequence[int] | memoryview] | None = None
        self._position = -1
        self._limit = BEFORE_ALL

    @property
    def row_id(self) -> RowId:
        return self.rows.row_id(self.row) if self.rows is not None else (0, 0)

    @property
    def key(self) -> tuple[bytes, int] | None:
        """Identity of the row; None if there is none."""
        return None if self.rows is None else (self.rows.chunk_id, self.row)

    def advance(self, time: int) -> None:
        """Go forward to `time`, which is at or after the sought time."""
        if time >= self._limit or self._index is None:
            self.seek(time)
            return
        times, rows = self._index
        position = self._position
        following = position + 1
        num = len(times)
        if following < num and times[following] <= time:
            position = following
            following += 1
            if following < num and times[following] <= time:
                following = bisect_right(times, time, following + 1)
                position = following - 1
            self._position = position
            self.row = rows[position]
            self.time = times[position]
        # A chunk that overlaps this one may start before its next row.
        self.next_time = min(times[following], self._limit) if following < num else self._limit

    def seek(self, time: int) -> None:
        """Go to any time."""
        table = self.table
        candidates = table.candidates(time)
        limit = table.next_start(time)
        best, following = self._newest(candidates, time)
        if best is None and candidates:
            # The time ranges promised a row that is not there (a chunk that cannot be read): look further back.
            candidates = [i for i, start in enumerate(table.starts) if start <= time]
            best, following = self._newest(candidates, time)
        self._index = None
        self._limit = BEFORE_ALL
        self.next_time = min(following, limit)
        if best is None:
            self.chunk = self.rows = None
            self.row, self.time, self._position = -1, BEFORE_ALL, -1
            return
        self.time, _, _, self._position, self.chunk, self.rows = best
        index = self.rows.index(table.timeline, table.components)
        self.row = index.rows[self._position]
        if len(candidates) == 1:
            self._index = (index.times, index.rows)
            self._limit = limit

    def _newest(self, candidates: list[int], time: int) -> tuple[_Found | None, int]:
        """The newest row of the candidates at or before `time`, and the time of the next one after it."""
        best: _Found | None = None
        following = NEVER
        table = self.table
        for i in candidates:
            chunk, rows = rows_of(table.entries[i])
            index = rows.index(table.timeline, table.components)
            position = index.find(time)
            if position + 1 < len(index.times):
                following = min(following, index.times[position + 1])
            if position >= 0:
                row_id = rows.row_id(index.rows[position])
                found = (index.times[position], row_id, rows.chunk_id, position, chunk, rows)
                if best is None or found[:3] > best[:3]:
                    best = found
        return best, following


def component_table(entries: Iterable[ChunkEntry], timeline: str, components: tuple[str, ...]) -> Timetable:
    """The timetable of components that count together (any of them makes a row)."""
    chunks: list[tuple[int, int, ChunkEntry]] = []
    for entry in entries:
        spans = entry.spans.get(timeline)
        if spans:
            found = [spans[component] for component in components if component in spans and spans[component].num_rows]
            if found:
                chunks.append((min(s.start for s in found), max(s.end for s in found), entry))
    return Timetable(timeline, components, chunks)


def grouped_tables(entries: Sequence[ChunkEntry], timeline: str, components: Iterable[str]) -> list[Timetable]:
    """Timetables for components that count alone; those that are present in exactly the same rows share one."""
    holding: dict[str, list[tuple[int, int, int]]] = {component: [] for component in components}
    dense: dict[str, bool] = dict.fromkeys(holding, True)
    for number, entry in enumerate(entries):
        for component, span in entry.spans.get(timeline, {}).items():
            if component in holding and span.num_rows:
                holding[component].append((number, span.start, span.end))
                dense[component] &= span.num_rows == entry.num_rows
    groups: dict[tuple[str | None, tuple[tuple[int, int, int], ...]], list[str]] = {}
    for component, chunks in holding.items():
        if chunks:
            groups.setdefault((None if dense[component] else component, tuple(chunks)), []).append(component)
    return [
        Timetable(timeline, tuple(sorted(group)), ((start, end, entries[number]) for number, start, end in chunks))
        for (_, chunks), group in groups.items()
    ]
