"""Values of components by time, found when they are shown.

Only times are kept: a table of ten million rows costs twelve bytes a row for each component.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.query.rows import rows_of
from rerun_render.query.statics import newest_static
from rerun_render.store.entry import ChunkEntry
from rerun_render.store.recording import Recording


@dataclass(frozen=True, eq=False, slots=True)
class _Part:
    """times: (N,) int64 ascending. rows: (N,) int32 rows of the chunk."""

    entry: ChunkEntry
    times: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]


class ComponentColumn:
    """One component of one entity on one timeline. is_static: it has the same value in all rows."""

    def __init__(self, recording: Recording, timeline: str, entity: EntityPath, component: str) -> None:
        self.entity = entity
        self.component = component
        entries = recording.entity_entries(entity)
        static = newest_static(entries, (component,))
        self._static = None if static is None else static.rows.array(component, static.row)
        self.is_static = static is not None
        self._parts: list[_Part] = []
        for entry in entries if static is None else ():
            if component not in entry.spans.get(timeline, {}):
                continue
            index = rows_of(entry)[1].index(timeline, (component,))
            if len(index.times):
                self._parts.append(_Part(entry, np.array(index.times), np.array(index.rows, np.int32)))

    @property
    def archetype(self) -> str:
        """Short name of the archetype; empty for a component of its own."""
        return self.component.partition(":")[0] if ":" in self.component else ""

    @property
    def name(self) -> str:
        return self.component.rpartition(":")[2]

    @property
    def times(self) -> list[npt.NDArray[np.int64]]:
        """Times of all rows, chunk by chunk; nothing for a static value."""
        return [part.times for part in self._parts]

    def value(self, time: int, *, latest_at: bool) -> pa.Array | None:
        """Instances of the newest row at `time`, or with `latest_at` also before it; None if there is none."""
        if self._static is not None:
            return self._static
        best: tuple[tuple[int, tuple[int, int]], pa.Array] | None = None
        for part in self._parts:
            at = int(np.searchsorted(part.times, time, side="right")) - 1
            if at < 0 or (part.times[at] < time and not latest_at):
                continue
            if best is not None and int(part.times[at]) < best[0][0]:
                continue
            rows = rows_of(part.entry)[1]
            row = int(part.rows[at])
            key = (int(part.times[at]), rows.row_id(row))
            if best is None or key > best[0]:
                best = (key, rows.array(self.component, row))
        return None if best is None else best[1]
