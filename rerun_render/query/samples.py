"""All rows of a component over time, found once, each read when it is needed: for long streams of encoded pictures."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.query.range import STATIC_TIME
from rerun_render.query.rows import rows_of
from rerun_render.query.statics import newest_static
from rerun_render.store.entry import ChunkEntry
from rerun_render.store.recording import Recording


class SampleRows:
    """Rows of one component of one entity, sorted by (time, row id).

    times: (N,) int64, STATIC_TIME for a static row. row_ids: (N, 2) uint64. The contents stay in the store, which may
    forget and decode them again.
    """

    def __init__(
        self,
        component: str,
        entries: list[ChunkEntry],
        times: npt.NDArray[np.int64],
        row_ids: npt.NDArray[np.uint64],
        places: npt.NDArray[np.int64],
    ) -> None:
        self.times = times
        self.row_ids = row_ids
        self._component = component
        self._entries = entries
        self._places = places

    def __len__(self) -> int:
        return len(self.times)

    def at(self, time: int | None) -> int:
        """The newest row at or before `time` (None: static ones only); -1 if there is none."""
        return int(np.searchsorted(self.times, STATIC_TIME if time is None else time, side="right")) - 1

    def array(self, i: int) -> pa.Array:
        """Instances of row `i`."""
        entry, row = self._places[i].tolist()
        _, rows = rows_of(self._entries[entry])
        return rows.array(self._component, row)

    def key(self, i: int) -> Hashable:
        """Identity of row `i`."""
        entry, row = self._places[i].tolist()
        return (self._entries[entry].chunk_id, row)


def sample_rows(recording: Recording, timeline: str | None, entity: EntityPath, component: str) -> SampleRows:
    """All rows with a value that is not empty; clears have no effect. A static value replaces all temporal ones."""
    entries = list(recording.entity_entries(entity))
    if newest_static(entries, (component,)) is not None:
        entries = [entry for entry in entries if entry.is_static and component in entry.descriptors]
        timeline = None
    elif timeline is not None:
        entries = [entry for entry in entries if component in entry.spans.get(timeline, ())]
    else:
        entries = []
    times: list[npt.NDArray[np.int64]] = [np.empty(0, np.int64)]
    row_ids: list[npt.NDArray[np.uint64]] = [np.empty((0, 2), np.uint64)]
    places: list[npt.NDArray[np.int64]] = [np.empty((0, 2), np.int64)]
    for number, entry in enumerate(entries):
        chunk, rows = rows_of(entry)
        index = rows.index(timeline, (component,))
        found = np.array(index.rows, np.int64)
        if len(found) == 0:
            continue
        filled = np.diff(np.asarray(chunk.columns[component].offsets))[found] > 0
        times.append(np.asarray(index.times, np.int64)[filled])
        row_ids.append(chunk.row_ids[found[filled]])
        places.append(np.stack([np.full(filled.sum(), number), found[filled]], axis=1))
    all_times, ids, all_places = np.concatenate(times), np.concatenate(row_ids), np.concatenate(places)
    if timeline is None:
        all_times[:] = STATIC_TIME
    order = np.lexsort((ids[:, 1], ids[:, 0], all_times))
    same = (np.diff(all_times[order]) == 0) & np.all(np.diff(ids[order], axis=0) == 0, axis=1)
    order = order[np.concatenate([[True], ~same])] if len(order) else order
    if timeline is None:
        order = order[-1:]
    return SampleRows(component, entries, all_times[order], ids[order], all_places[order])
