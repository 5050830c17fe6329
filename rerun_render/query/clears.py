"""Clears: when the values of an entity stop being visible.

All clears of a recording are read when they are first needed; they are few and small. Two sets of rules use them: the
one for ordinary components (`hiding`), in which only the latest clear of an ancestor counts and only if that one is
recursive, and the one for transforms (`last_time`), in which every clear counts.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from rerun_render.core.entity_path import EntityPath
from rerun_render.query.rows import RowId, rows_of
from rerun_render.query.track import BEFORE_ALL, NEVER
from rerun_render.store.recording import Recording

CLEAR = "Clear:is_recursive"


class Clear(NamedTuple):
    """A clear in force: values at or before (time, row_id) are hidden. Static clears have the time NEVER."""

    time: int
    row_id: RowId


class EntityClears:
    """The clears logged on one entity, sorted by (time, row id). A static one replaces all others."""

    def __init__(self, static: tuple[RowId, bool] | None, temporal: list[tuple[int, RowId, bool]]) -> None:
        temporal.sort()
        self.static = static
        self.times = [time for time, _, _ in temporal]
        self.row_ids = [row_id for _, row_id, _ in temporal]
        self.recursive = [recursive for _, _, recursive in temporal]
        self.recursive_times = [time for time, _, recursive in temporal if recursive]

    def latest(self, time: int) -> tuple[Clear, bool] | None:
        """The newest clear at `time`, and whether it is recursive."""
        if self.static is not None:
            return Clear(NEVER, self.static[0]), self.static[1]
        i = bisect_right(self.times, time) - 1
        return None if i < 0 else (Clear(self.times[i], self.row_ids[i]), self.recursive[i])


class ClearSources:
    """The clears that can affect one entity: its own and those of its ancestors."""

    __slots__ = ("ancestors", "own")

    def __init__(self, own: EntityClears | None, ancestors: tuple[EntityClears, ...]) -> None:
        self.own = own
        self.ancestors = ancestors

    def hiding(self, time: int) -> Clear | None:
        """The clear that hides ordinary components at `time`: the newest of the entity's own and of each ancestor's
        latest one, if that is recursive. (A later flat clear of an ancestor thus makes values visible again.)"""
        best: Clear | None = None
        if self.own is not None and (own := self.own.latest(time)) is not None:
            best = own[0]
        for ancestor in self.ancestors:
            found = ancestor.latest(time)
            if found is not None and found[1] and (best is None or found[0] > best):
                best = found[0]
        return best

    def last_time(self, time: int) -> int:
        """Time of the last temporal clear that affects transforms at `time`; BEFORE_ALL if there is none."""
        best = BEFORE_ALL
        if self.own is not None:
            i = bisect_right(self.own.times, time)
            best = self.own.times[i - 1] if i else best
        for ancestor in self.ancestors:
            i = bisect_right(ancestor.recursive_times, time)
            best = max(best, ancestor.recursive_times[i - 1]) if i else best
        return best

    def in_range(self, start: int, end: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint64]]:
        """Times (N,) and row ids (N, 2) of the temporal clears inside [start, end] that affect the entity, sorted."""
        found: list[tuple[int, RowId]] = []
        for source in (self.own, *self.ancestors):
            if source is not None:
                found += [
                    (time, row_id)
                    for time, row_id, recursive in zip(source.times, source.row_ids, source.recursive, strict=True)
                    if start <= time <= end and (recursive or source is self.own)
                ]
        found.sort()
        row_ids = np.array([row_id for _, row_id in found], np.uint64).reshape(-1, 2)
        return np.array([time for time, _ in found], np.int64), row_ids


class ClearIndex:
    """All clears of a recording on one timeline. `by_entity` has only entities with clears."""

    def __init__(self, recording: Recording, timeline: str | None) -> None:
        self.by_entity: dict[EntityPath, EntityClears] = {}
        for entity in recording.entity_paths:
            static: tuple[RowId, bool] | None = None
            temporal: list[tuple[int, RowId, bool]] = []
            seen = False
            for entry in recording.entity_entries(entity):
                if CLEAR not in entry.descriptors:
                    continue
                if not entry.is_static and (timeline is None or CLEAR not in entry.spans.get(timeline, ())):
                    continue
                seen = True
                _chunk, rows = rows_of(entry)
                index = rows.index(None if entry.is_static else timeline, (CLEAR,))
                for time, row in zip(index.times, index.rows, strict=True):
                    values = rows.array(CLEAR, row)
                    recursive = len(values) > 0 and values[0].as_py() is True
                    row_id = rows.row_id(row)
                    if not entry.is_static:
                        temporal.append((time, row_id, recursive))
                    elif static is None or row_id > static[0]:
                        static = (row_id, recursive)
            if seen:
                self.by_entity[entity] = EntityClears(static, temporal)

    def sources(self, entity: EntityPath) -> ClearSources | None:
        """What can clear `entity`; None if nothing ever does."""
        if not self.by_entity:
            return None
        own = self.by_entity.get(entity)
        ancestors = tuple(
            clears for ancestor in entity.ancestors if (clears := self.by_entity.get(ancestor)) is not None
        )
        return None if own is None and not ancestors else ClearSources(own, ancestors)


_indices: WeakKeyDictionary[Recording, dict[str | None, ClearIndex]] = WeakKeyDictionary()


def clear_index(recording: Recording, timeline: str | None) -> ClearIndex:
    """The clears of `recording` on `timeline`; kept as long as the recording."""
    indices = _indices.setdefault(recording, {})
    index = indices.get(timeline)
    if index is None:
        index = indices[timeline] = ClearIndex(recording, timeline)
    return index
