"""Rows of a chunk in the order of a timeline.

A chunk is turned into indices once, and the indices live as long as the chunk: per timeline the order of all rows by
(time, row id), and per component the rows that hold it. Everything that is read one number at a time is a memoryview,
because reading single numpy elements is slow.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.chunk.chunk import Chunk
from rerun_render.store.entry import ChunkEntry

RowId = tuple[int, int]


class RowIndex:
    """The rows of a chunk that hold something, sorted by (time, row id).

    times: their times. rows: their positions in the chunk. Both have the same length.
    """

    __slots__ = ("rows", "times")

    def __init__(self, times: memoryview, rows: Sequence[int] | memoryview) -> None:
        self.times = times
        self.rows = rows

    def find(self, time: int) -> int:
        """Position of the newest row at or before `time`; -1 if there is none."""
        return bisect_right(self.times, time) - 1


class _Slices:
    """Cells of a list column without Arrow overhead: bounds as plain numbers, one slice of the values per cell."""

    __slots__ = ("offsets", "values")

    def __init__(self, column: pa.ListArray) -> None:
        self.values: pa.Array = column.values
        self.offsets = column.offsets.to_numpy().data


class ChunkRows:
    """A chunk prepared for queries. Holds the chunk's arrays, not the chunk.

    high, low: halves of the row ids in chunk order.
    """

    def __init__(self, chunk: Chunk) -> None:
        self.chunk_id = chunk.chunk_id
        self.columns = chunk.columns
        self.num_rows = chunk.num_rows
        self._row_ids = chunk.row_ids
        self._times = {timeline.name: times for timeline, times in chunk.times.items()}
        self.high = np.ascontiguousarray(chunk.row_ids[:, 0]).data
        self.low = np.ascontiguousarray(chunk.row_ids[:, 1]).data
        self._slices: dict[str, _Slices] = {}
        self._present: dict[tuple[str, ...], tuple[tuple[str, ...], bool]] = {}
        self._orders: dict[str | None, tuple[npt.NDArray[np.int64], npt.NDArray[np.intp] | None]] = {}
        self._indices: dict[tuple[str | None, tuple[str, ...]], RowIndex] = {}

    def row_id(self, row: int) -> RowId:
        return self.high[row], self.low[row]

    def has(self, component: str, row: int) -> bool:
        """True if `component` was logged (not null) in `row`."""
        column = self.columns.get(component)
        return column is not None and (column.null_count == 0 or bool(column[row].is_valid))

    def present(self, components: tuple[str, ...], row: int) -> tuple[str, ...]:
        """Those of `components` that were logged in `row`."""
        dense = self._present.get(components)
        if dense is None:
            found = tuple(component for component in components if component in self.columns)
            has_nulls = any(self.columns[component].null_count for component in found)
            dense = self._present[components] = (found, has_nulls)
        found, has_nulls = dense
        return tuple(component for component in found if self.has(component, row)) if has_nulls else found

    def array(self, component: str, row: int) -> pa.Array:
        """The instances of a cell that is not null, without a copy."""
        slices = self._slices.get(component)
        if slices is None:
            slices = self._slices[component] = _Slices(self.columns[component])
        start = slices.offsets[row]
        return slices.values.slice(start, slices.offsets[row + 1] - start)

    def index(self, timeline: str | None, components: tuple[str, ...]) -> RowIndex:
        """Rows in which any of `components` is not null; for `timeline` None by row id alone, with all times 0."""
        key = (timeline, components)
        index = self._indices.get(key)
        if index is None:
            index = self._indices[key] = self._make_index(timeline, components)
        return index

    def _make_index(self, timeline: str | None, components: tuple[str, ...]) -> RowIndex:
        columns = [self.columns[component] for component in components if component in self.columns]
        if not columns or (timeline is not None and timeline not in self._times):
            return RowIndex(np.empty(0, np.int64).data, ())
        times, order = self._order(timeline)
        if any(column.null_count == 0 for column in columns):
            shared = self._indices.get((timeline, ()))
            if shared is None:
                rows_in_order = range(self.num_rows) if order is None else order.data
                shared = self._indices[timeline, ()] = RowIndex(times.data, rows_in_order)
            return shared
        valid = np.zeros(self.num_rows, dtype=bool)
        for column in columns:
            valid |= np.asarray(column.is_valid())
        if order is None:
            rows = np.flatnonzero(valid)
            return RowIndex(times[rows].data, rows.data)
        kept = valid[order]
        return RowIndex(times[kept].data, order[kept].data)

    def _order(self, timeline: str | None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.intp] | None]:
        """Times in sorted order, and the rows in that order; None where the chunk is already sorted."""
        found = self._orders.get(timeline)
        if found is None:
            times = np.zeros(self.num_rows, np.int64) if timeline is None else self._times[timeline]
            high, low = self._row_ids[:, 0], self._row_ids[:, 1]
            later = times[1:] > times[:-1]
            ties = ~later & (times[1:] == times[:-1])
            newer = (high[1:] > high[:-1]) | ((high[1:] == high[:-1]) & (low[1:] >= low[:-1]))
            if bool(np.all(later | (ties & newer))):
                found = (np.ascontiguousarray(times), None)
            else:
                order = np.lexsort((low, high, times))
                found = (times[order], order)
            self._orders[timeline] = found
        return found


_rows_of_chunk: WeakKeyDictionary[Chunk, ChunkRows] = WeakKeyDictionary()
_lock = threading.Lock()


def rows_of(entry: ChunkEntry) -> tuple[Chunk, ChunkRows]:
    """The contents of `entry` prepared for queries. The indices stay as long as the chunk is held by anybody."""
    chunk = entry.load()
    rows = _rows_of_chunk.get(chunk)
    if rows is None:
        rows = ChunkRows(chunk)
        with _lock:
            rows = _rows_of_chunk.setdefault(chunk, rows)
    return chunk, rows
