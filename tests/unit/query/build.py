"""Small recordings for the tests of queries: one row after another, as if logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import numpy as np
import pyarrow as pa

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import Timeline
from rerun_render.query.state import EntityState
from rerun_render.store.recording import Recording

FRAME = Timeline("frame")
CLEAR = "Clear:is_recursive"
POSITION = "Points2D:positions"
COLOR = "Points2D:colors"

Value = Sequence[object] | None
"""Instances of a cell; None is null, an empty list is a value."""

_chunk_numbers = count(1)


def path(text: str) -> EntityPath:
    return EntityPath.parse(text)


def column(name: str, cells: Sequence[Value]) -> pa.ListArray:
    value_type = pa.bool_() if name == CLEAR else pa.string() if name.endswith("_frame") else pa.float64()
    return pa.array(cells, pa.list_(value_type))


def chunk(
    entity: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    times: Sequence[int] | None = None,
    row_ids: Sequence[int],
    timelines: Sequence[Timeline] = (FRAME,),
) -> Chunk:
    """A chunk of `rows`; static without `times`."""
    names = sorted({name for row in rows for name in row})
    time_columns = {} if times is None else {timeline: np.array(times, np.int64) for timeline in timelines}
    return Chunk(
        path(entity),
        next(_chunk_numbers).to_bytes(16, "big"),
        np.array([(0, row_id) for row_id in row_ids], np.uint64).reshape(-1, 2),
        time_columns,
        {name: column(name, [row.get(name) for row in rows]) for name in names},
        {name: ComponentDescriptor(name) for name in names},
    )


class Log:
    """Logs rows, each with the next row id, each in a chunk of its own."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []
        self._row_id = 0

    def row(self, entity: str, time: int | None, timeline: Timeline = FRAME, **values: Value) -> Log:
        """Log a row; `time` None makes it static. Keywords: `Archetype__field`, or `x` and `color` for short."""
        self._row_id += 1
        short = {"x": POSITION, "color": COLOR}
        row = {short.get(name, name.replace("__", ":")): value for name, value in values.items()}
        times = None if time is None else [time]
        self.chunks.append(chunk(entity, [row], times=times, row_ids=[self._row_id], timelines=(timeline,)))
        return self

    def clear(self, entity: str, time: int | None, *, recursive: bool = False, timeline: Timeline = FRAME) -> Log:
        return self.row(entity, time, timeline, Clear__is_recursive=[recursive])

    @property
    def recording(self) -> Recording:
        return Recording.from_chunks(self.chunks)


def values(state: EntityState) -> dict[str, list[object]]:
    """The whole state as plain values."""
    return {name: cell.array.to_pylist() for name, cell in state.items()}
