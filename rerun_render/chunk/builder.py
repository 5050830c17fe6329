"""Rows -> chunks: rows of one entity with the same timelines and components become one chunk.

A row is what one logging call says. Arrays of a single row are taken over as they are; those of many rows are joined,
one column at a time. The order of rows is kept inside a chunk; chunks come in the order of their first rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import Timeline

MAX_CHUNK_BYTES = 2 << 20
"""Rows are joined up to this size, so that large arrays are not copied and readers need not load much at once.
A single row may be larger."""
_SMALL_BYTES = 1 << 16


class Row(NamedTuple):
    """One row of one entity.

    timelines, times: equally long; both empty for static rows. times are int64.
    row_id: the two halves of the id.
    components, arrays: equally long; each array holds the instances of one component.
    num_bytes: what the arrays take in memory, about.
    """

    entity_path: EntityPath
    timelines: tuple[Timeline, ...]
    times: tuple[int, ...]
    row_id: tuple[int, int]
    components: tuple[ComponentDescriptor, ...]
    arrays: tuple[pa.Array, ...]
    num_bytes: int


def array_bytes(array: pa.Array) -> int:
    """Bytes of an array, about. Small ones are counted whole even if they are slices, which is quicker."""
    size: int = array.get_total_buffer_size()
    if size < _SMALL_BYTES:
        return size
    # pyarrow crashes where it should count the bytes of an empty union.
    return array.nbytes if len(array) else 0


def build_chunks(
    rows: Sequence[Row],
    new_chunk_id: Callable[[], bytes],
    *,
    max_rows_if_unsorted: int | None = None,
) -> list[Chunk]:
    """Chunks that hold all `rows`.

    rows: in the order of their row ids.
    new_chunk_id: makes the 16 bytes of a new id.
    max_rows_if_unsorted: chunks with a timeline that is not in order get at most so many rows.
    """
    groups: dict[object, list[Row]] = {}
    groups_of_ids: dict[object, list[Row]] = {}  # by identity, which is quicker to compare than the values
    for row in rows:
        entity_path, timelines, _, _, components, _, _ = row
        ids = (id(entity_path), id(timelines), *map(id, components))
        group = groups_of_ids.get(ids)
        if group is None:
            group = groups_of_ids[ids] = groups.setdefault((entity_path, timelines, components), [])
        group.append(row)
    chunks: list[Chunk] = []
    for group in groups.values():
        for run in _runs_of_one_type(group):
            chunk = _join(run, new_chunk_id)
            if max_rows_if_unsorted is not None and len(run) > max_rows_if_unsorted and not _is_sorted(chunk):
                starts = range(0, len(run), max_rows_if_unsorted)
                chunks += (_join(run[start : start + max_rows_if_unsorted], new_chunk_id) for start in starts)
            else:
                chunks.append(chunk)
    return chunks


def list_column(arrays: Sequence[pa.Array]) -> pa.ListArray:
    """Column with one cell for each array. Copies nothing if there is only one."""
    offsets = np.zeros(len(arrays) + 1, np.int32)
    if len(arrays) == 1:
        offsets[1] = len(arrays[0])
        values = arrays[0]
    else:
        np.cumsum(np.fromiter(map(len, arrays), np.int32, len(arrays)), out=offsets[1:])
        values = pa.concat_arrays(arrays)
    offset_array = pa.Array.from_buffers(pa.int32(), len(offsets), [None, pa.py_buffer(offsets)])
    return pa.ListArray.from_arrays(offset_array, values)


def _runs_of_one_type(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows in sequence whose arrays have the same types and fit into one chunk."""
    if len(rows) == 1:
        yield rows
        return
    types = [array.type for array in rows[0].arrays]
    num_bytes = 0
    start = 0
    for at, row in enumerate(rows):
        num_bytes += row.num_bytes
        row_types = [array.type for array in row.arrays]
        if at > start and (row_types != types or num_bytes > MAX_CHUNK_BYTES):
            yield rows[start:at]
            start = at
            num_bytes = row.num_bytes
            types = row_types
    yield rows[start:]


def _join(rows: Sequence[Row], new_chunk_id: Callable[[], bytes]) -> Chunk:
    first = rows[0]
    times: dict[Timeline, npt.NDArray[np.int64]] = {}
    if first.timelines:
        table = np.array([row.times for row in rows], np.int64)
        times = {timeline: np.ascontiguousarray(table[:, at]) for at, timeline in enumerate(first.timelines)}
    columns: dict[str, pa.ListArray] = {}
    descriptors: dict[str, ComponentDescriptor] = {}
    for at, descriptor in enumerate(first.components):
        columns[descriptor.component] = list_column([row.arrays[at] for row in rows])
        descriptors[descriptor.component] = descriptor
    row_ids = np.array([row.row_id for row in rows], np.uint64)
    return Chunk(first.entity_path, new_chunk_id(), row_ids, times, columns, descriptors)


def _is_sorted(chunk: Chunk) -> bool:
    return all(bool((values[1:] >= values[:-1]).all()) for values in chunk.times.values())
