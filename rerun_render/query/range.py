"""All values of a component inside a time range, and joining the values of several components row by row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.query.clears import clear_index
from rerun_render.query.rows import rows_of
from rerun_render.query.statics import newest_static
from rerun_render.store.entry import ChunkEntry
from rerun_render.store.recording import Recording

STATIC_TIME = -(2**63)
"""Time of a static row: before all others."""


@dataclass(frozen=True, eq=False, slots=True)
class RangeColumns:
    """Rows sorted by (time, row id).

    times: (N,) int64, STATIC_TIME for a static row. row_ids: (N, 2) uint64.
    values: the instances of all rows, one after another. offsets: (N + 1,) int64, where each row starts in `values`.
    is_static: the only row is static.
    """

    times: npt.NDArray[np.int64]
    row_ids: npt.NDArray[np.uint64]
    values: pa.Array
    offsets: npt.NDArray[np.int64]
    is_static: bool = False

    def __len__(self) -> int:
        return len(self.times)

    def array(self, i: int) -> pa.Array:
        """Instances of row `i`."""
        return self.values.slice(int(self.offsets[i]), int(self.offsets[i + 1] - self.offsets[i]))

    @property
    def arrays(self) -> list[pa.Array]:
        """Instances of every row."""
        return [self.array(i) for i in range(len(self))]


def range_cells(
    recording: Recording,
    timeline: str | None,
    entity: EntityPath,
    component: str,
    start: int,
    end: int,
    *,
    reporter: Reporter | None = None,
) -> RangeColumns:
    """All rows with start <= time <= end in which `component` is not null; clears have no effect.

    A static value replaces all temporal ones. A row that came twice counts once. Decodes only chunks that overlap the
    range. Chunks whose value type differs from the first one's and cannot be cast are left out and reported.
    """
    entries = recording.entity_entries(entity)
    static = newest_static(entries, (component,))
    if static is not None:
        values = static.rows.array(component, static.row)
        return RangeColumns(
            np.array([STATIC_TIME]), np.array([static.row_id], np.uint64), values, np.array([0, len(values)]), True
        )
    parts: list[_Part] = []
    for entry in entries if timeline is not None else ():
        span = entry.spans.get(timeline or "", {}).get(component)
        if span is None or span.end < start or span.start > end:
            continue
        part = _read(entry, timeline or "", component, start, end)
        if part is None:
            continue
        if parts and part.values.type != parts[0].values.type:
            try:
                part.values = part.values.cast(parts[0].values.type)
            except pa.ArrowException:
                if reporter is not None:
                    reporter.error(
                        "bad-entity",
                        str(entity),
                        f"{component} is {part.values.type} in some chunks and {parts[0].values.type} in others",
                    )
                continue
        parts.append(part)
    if not parts:
        empty = np.empty(0, np.int64)
        return RangeColumns(empty, np.empty((0, 2), np.uint64), pa.nulls(0), np.zeros(1, np.int64))
    return _merge(parts)


@dataclass(slots=True)
class _Part:
    times: npt.NDArray[np.int64]
    row_ids: npt.NDArray[np.uint64]
    lengths: npt.NDArray[np.int64]
    values: pa.Array


def _read(entry: ChunkEntry, timeline: str, component: str, start: int, end: int) -> _Part | None:
    chunk, rows = rows_of(entry)
    index = rows.index(timeline, (component,))
    times = np.asarray(index.times)
    first, last = int(np.searchsorted(times, start)), int(np.searchsorted(times, end, side="right"))
    if first >= last:  # also where the range ends before it starts
        return None
    picked: slice | npt.NDArray[np.int64]
    if isinstance(index.rows, range):
        # All rows of the chunk, in its own order.
        picked = slice(first, last)
        cells = chunk.columns[component].slice(first, last - first)
    else:
        picked = np.array(index.rows[first:last], np.int64)
        cells = chunk.columns[component].take(pa.array(picked))
    offsets = np.asarray(cells.offsets, np.int64)
    values = cells.values.slice(int(offsets[0]), int(offsets[-1] - offsets[0]))
    return _Part(times[first:last], chunk.row_ids[picked], np.diff(offsets), values)


def _merge(parts: list[_Part]) -> RangeColumns:
    parts = sorted(parts, key=lambda part: int(part.times[0]))
    times, row_ids, lengths, values = parts[0].times, parts[0].row_ids, parts[0].lengths, parts[0].values
    if len(parts) > 1:
        times = np.concatenate([part.times for part in parts])
        row_ids = np.concatenate([part.row_ids for part in parts])
        lengths = np.concatenate([part.lengths for part in parts])
        values = pa.concat_arrays([part.values for part in parts])
    if bool(np.all(times[1:] > times[:-1])):
        return RangeColumns(times, row_ids, values, np.concatenate([[0], np.cumsum(lengths)]))
    order = np.lexsort((row_ids[:, 1], row_ids[:, 0], times))
    same = (np.diff(times[order]) == 0) & np.all(np.diff(row_ids[order], axis=0) == 0, axis=1)
    order = order[np.concatenate([[True], ~same])]
    if len(order) != len(times) or bool(np.any(np.diff(order) < 0)):
        starts = np.cumsum(lengths) - lengths
        picked = np.repeat(starts[order] - (np.cumsum(lengths[order]) - lengths[order]), lengths[order])
        values = values.take(pa.array(picked + np.arange(len(picked))))
    offsets = np.concatenate([[0], np.cumsum(lengths[order])])
    return RangeColumns(times[order], row_ids[order], values, offsets)


def join_rows(primary: RangeColumns, other: RangeColumns) -> npt.NDArray[np.intp]:
    """For each row of `primary` the newest row of `other` with (time, row id) at or before its own.

    Returns (N,) positions in `other`; -1 where there is none. A static `other` counts for every row.
    """
    num = len(primary)
    if other.is_static:
        return np.zeros(num, np.intp)
    times = np.concatenate([other.times, primary.times])
    row_ids = np.concatenate([other.row_ids, primary.row_ids])
    is_primary = np.arange(len(times)) >= len(other)
    order = np.lexsort((is_primary, row_ids[:, 1], row_ids[:, 0], times))
    newest = np.maximum.accumulate(np.where(is_primary[order], -1, order))
    result = np.empty(num, np.intp)
    ordered_primary = is_primary[order]
    result[order[ordered_primary] - len(other)] = newest[ordered_primary]
    return result


def clears_in_range(
    recording: Recording, timeline: str | None, entity: EntityPath, start: int, end: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint64]]:
    """Times (N,) and row ids (N, 2) of the clears inside the range that affect `entity`; plots show a gap there."""
    sources = clear_index(recording, timeline).sources(entity)
    if sources is None:
        return np.empty(0, np.int64), np.empty((0, 2), np.uint64)
    return sources.in_range(start, end)
