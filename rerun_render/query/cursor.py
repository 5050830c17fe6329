"""A position on a timeline from which the visible state of every entity can be read.

Each track (see `track`) knows when it may change next; a heap over these times makes a step forward cost by what
changed, not by the size of the recording. Steps backward move every track.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from typing import Protocol

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.query.atomic import AtomicArchetype
from rerun_render.query.clears import EntityClears, clear_index
from rerun_render.query.entity import TrackedEntity
from rerun_render.query.samples import SampleRows, sample_rows
from rerun_render.query.state import EMPTY_STATE, Cell, EntityState, Row
from rerun_render.query.track import BEFORE_ALL, NEVER
from rerun_render.store.recording import Recording

__all__ = ["AtomicArchetype", "Cell", "Cursor", "EntityState", "Row"]


class _Mover(Protocol):
    """Something that follows the cursor. `next_time`: first time after the current one at which it may change."""

    next_time: int

    @property
    def key(self) -> Hashable: ...

    def seek(self, time: int) -> None: ...

    def advance(self, time: int) -> None: ...


class _ClearTimes:
    """The times at which the clears of one entity change what others show."""

    def __init__(self, clears: EntityClears) -> None:
        self._times = clears.times
        self.key = 0
        self.next_time = NEVER

    def seek(self, time: int) -> None:
        self.key = bisect_right(self._times, time)
        self.next_time = self._times[self.key] if self.key < len(self._times) else NEVER

    advance = seek


class Cursor:
    """Reads a recording at one time after the other.

    recording: what to read. timeline: name of the time axis; None, or a name the recording does not have: static data
    only. entities: restricts to these; default all. components: keeps the components for which it is true; a field of
    an atomic archetype keeps the whole archetype. reporter: gets what could not be read.
    """

    def __init__(
        self,
        recording: Recording,
        timeline: str | None,
        *,
        entities: Iterable[EntityPath] | None = None,
        components: Callable[[str], bool] | None = None,
        reporter: Reporter | None = None,
    ) -> None:
        if timeline is not None and timeline not in recording.timelines:
            timeline = None
        self._recording, self._timeline = recording, timeline
        self._samples: dict[tuple[EntityPath, str], SampleRows] = {}
        clears = clear_index(recording, timeline)
        paths = recording.entity_paths if entities is None else tuple(sorted(set(entities)))
        self._entities = {
            path: TrackedEntity(
                recording, path, timeline, wanted=components, clears=clears.sources(path), reporter=reporter
            )
            for path in paths
        }
        self._time = BEFORE_ALL
        self._started = False
        self._movers: list[_Mover] = []
        self._owners: list[tuple[TrackedEntity, ...]] = []
        dependents: dict[EntityPath, list[TrackedEntity]] = {}
        for path, entity in self._entities.items():
            movers: list[_Mover] = [*entity.tracks]
            movers += [history for histories in entity.histories.values() for history in histories]
            for mover in movers:
                self._movers.append(mover)
                self._owners.append((entity,))
            if entity.clears is not None:
                for source in (path, *path.ancestors):
                    dependents.setdefault(source, []).append(entity)
        for source, owners in dependents.items():
            if source in clears.by_entity:
                self._movers.append(_ClearTimes(clears.by_entity[source]))
                self._owners.append(tuple(owners))
        self._heap: list[tuple[int, int]] = []

    @property
    def entity_paths(self) -> tuple[EntityPath, ...]:
        """The entities this cursor looks at, sorted."""
        return tuple(self._entities)

    @property
    def shared(self) -> Cursor:
        """The cursor that is moved: this one, unless it only follows another."""
        return self

    @property
    def time(self) -> int | None:
        """The sought time; None before the first seek and for static data only."""
        return None if self._time == BEFORE_ALL else self._time

    @property
    def next_change(self) -> int | None:
        """Time of the next row after the current time that may change anything; None if there is none."""
        return self._heap[0][0] if self._heap else None

    def seek(self, time: int | None) -> frozenset[EntityPath]:
        """Go to `time` (None: static data only) and return the entities whose visible state changed since the previous
        seek; the first time, all."""
        target = BEFORE_ALL if time is None else int(time)
        if not self._started:
            self._started = True
            self._jump(target)
            self._settle(entity for entity in self._entities.values() if entity.clears is not None)
            return frozenset(self._entities)
        touched = self._step(target) if target >= self._time else self._jump(target)
        if not touched:
            return frozenset()
        cleared = [entity for entity in touched if entity.clears is not None]
        if not cleared:
            for entity in touched:
                entity.state = None
            return frozenset(entity.path for entity in touched)
        unchanged = self._settle(cleared)
        for entity in touched:
            if entity.clears is None:
                entity.state = None
        return frozenset(entity.path for entity in touched if entity not in unchanged)

    def state(self, entity: EntityPath) -> EntityState:
        """What is visible of `entity` at the sought time; empty for an entity that is not in the recording."""
        tracked = self._entities.get(entity)
        if tracked is None or not self._started:
            return EMPTY_STATE
        state = tracked.state
        if state is None:
            state = tracked.state = tracked.state_at(self._time)
        return state

    def samples(self, entity: EntityPath, component: str) -> SampleRows:
        """All rows of a component, whatever the sought time; the same object each time."""
        found = self._samples.get((entity, component))
        if found is None:
            found = self._samples[entity, component] = sample_rows(self._recording, self._timeline, entity, component)
        return found

    def _step(self, target: int) -> set[TrackedEntity]:
        """Move forward; returns the entities of which anything moved."""
        self._time = target
        heap, movers, owners = self._heap, self._movers, self._owners
        touched: set[TrackedEntity] = set()
        while heap and heap[0][0] <= target:
            number = heap[0][1]
            mover = movers[number]
            mover.advance(target)
            following = mover.next_time
            if following < NEVER:
                heapq.heapreplace(heap, (following, number))
            else:
                heapq.heappop(heap)
            touched.update(owners[number])
        return touched

    def _jump(self, target: int) -> set[TrackedEntity]:
        """Move anywhere; returns the entities of which anything moved."""
        self._time = target
        touched: set[TrackedEntity] = set()
        heap: list[tuple[int, int]] = []
        for number, mover in enumerate(self._movers):
            before = mover.key
            mover.seek(target)
            if mover.key != before:
                touched.update(self._owners[number])
            if mover.next_time < NEVER:
                heap.append((mover.next_time, number))
        heapq.heapify(heap)
        self._heap = heap
        return touched

    def _settle(self, entities: Iterable[TrackedEntity]) -> set[TrackedEntity]:
        """Put together the states of entities with clears, as only these tell whether a move was visible; returns the
        entities that look the same as before."""
        unchanged: set[TrackedEntity] = set()
        for entity in entities:
            before = entity.state
            state = entity.state_at(self._time)
            if before is not None and before.key == state.key:
                unchanged.add(entity)
            else:
                entity.state = state
        return unchanged
