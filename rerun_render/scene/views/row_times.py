"""Times of rows on another timeline than that which they were found by."""

from __future__ import annotations

from rerun_render.core.entity_path import EntityPath
from rerun_render.store.recording import Recording


class RowTimes:
    """Times on `timeline` of the rows of some entities. Each entity is read when it is first asked for."""

    def __init__(self, recording: Recording, timeline: str, entities: tuple[EntityPath, ...]) -> None:
        self._recording = recording
        self._timeline = timeline
        self._known: dict[EntityPath, dict[tuple[int, int], int]] = {}

    def time(self, entity: EntityPath, row_id: tuple[int, int]) -> int | None:
        """None if the row has no time there."""
        if entity not in self._known:
            self._known[entity] = self._read(entity)
        return self._known[entity].get(row_id)

    def _read(self, entity: EntityPath) -> dict[tuple[int, int], int]:
        found: dict[tuple[int, int], int] = {}
        for entry in self._recording.entity_entries(entity):
            if not any(timeline.name == self._timeline for timeline in entry.time_ranges):
                continue
            chunk = entry.load()
            for timeline, times in chunk.times.items():
                if timeline.name == self._timeline:
                    ids = map(tuple, chunk.row_ids.tolist())
                    found.update(zip(ids, times.tolist(), strict=True))
        return found
