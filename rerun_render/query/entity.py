"""All that a cursor keeps of one entity: its tracks, its transform histories, its static values and what clears it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.query.atomic import (
    ARCHETYPE_OF_FIELD,
    ATOMIC_FIELDS,
    AtomicArchetype,
    FrameHistory,
    make_histories,
)
from rerun_render.query.clears import CLEAR, ClearSources
from rerun_render.query.state import EMPTY_STATE, EntityState, Row, Source, newest
from rerun_render.query.statics import StaticRow, newest_static
from rerun_render.query.track import BEFORE_ALL, NEVER, Track, grouped_tables
from rerun_render.store.recording import Recording


class TrackedEntity:
    """The moving parts of one entity. `state_at` puts together what is visible once they are at the right time."""

    def __init__(
        self,
        recording: Recording,
        path: EntityPath,
        timeline: str | None,
        *,
        wanted: Callable[[str], bool] | None,
        clears: ClearSources | None,
        reporter: Reporter | None,
    ) -> None:
        self.path = path
        self.clears = clears
        self.state: EntityState | None = None
        self._entries = recording.entity_entries(path)
        names = [name for name in recording.components(path) if name != CLEAR and (wanted is None or wanted(name))]
        ordinary = [name for name in names if name not in ARCHETYPE_OF_FIELD]
        static = {name for entry in self._entries if entry.is_static for name in entry.descriptors}
        self._static_names = tuple(name for name in ordinary if name in static)
        self._static_rows: dict[str, StaticRow] | None = None
        self._static_key: Hashable = ()
        temporal = [name for name in ordinary if name not in static]
        self.tracks = (
            [Track(table) for table in grouped_tables(self._entries, timeline, temporal)]
            if timeline is not None
            else []
        )
        wanted_archetypes = {ARCHETYPE_OF_FIELD[name] for name in names if name in ARCHETYPE_OF_FIELD}
        self.histories: dict[AtomicArchetype, list[FrameHistory]] = {}
        for archetype in ATOMIC_FIELDS:
            if archetype in wanted_archetypes:
                self.histories[archetype] = make_histories(archetype, path, self._entries, timeline, reporter)
        # Poses belong to the entity; transforms and pinholes of one frame share their history of clears.
        self._temporal_frames = {
            history.frame
            for archetype, histories in self.histories.items()
            for history in histories
            if history.has_temporal and archetype != "InstancePoses3D"
        }

    def _statics(self) -> Mapping[str, StaticRow]:
        """Newest static row of each component. Read when first needed, and never again."""
        rows = self._static_rows
        if rows is None:
            rows = {}
            for name in self._static_names:
                found = newest_static(self._entries, (name,))
                if found is not None:
                    rows[name] = found
            self._static_rows = rows
            self._static_key = tuple((name, row.rows.chunk_id, row.row) for name, row in rows.items())
        return rows

    def state_at(self, time: int) -> EntityState:
        """What is visible at `time`, to which all tracks and histories have moved."""
        clears = self.clears
        hiding = None if clears is None else clears.hiding(time)
        sources: dict[str, Source] = {}
        keys: list[Hashable] = []
        for track in self.tracks:
            rows = track.rows
            if rows is None or (hiding is not None and (track.time, track.row_id) <= hiding):
                keys.append(None)
                continue
            source: Source = (rows, track.row, track.time)
            columns = rows.columns
            for name in track.table.components:
                if name in columns:
                    sources[name] = source
            keys.append((rows.chunk_id, track.row))
        for name, static in self._statics().items():
            if hiding is None or hiding.time != NEVER or static.row_id > hiding.row_id:
                sources[name] = (static.rows, static.row, None)
        transforms: dict[AtomicArchetype, tuple[Row, ...]] = {}
        if self.histories:
            last_clear = BEFORE_ALL if clears is None else clears.last_time(time)
            for archetype, histories in self.histories.items():
                found = tuple(self._rows(archetype, histories, last_clear))
                keys.append(tuple((row.key, row.child_frame) for row in found))
                if found:
                    transforms[archetype] = found
                    place = newest(found).place
                    source = (place.rows, place.row, place.time)
                    for name in newest(found).fields:
                        sources[name] = source
        hidden_statics = hiding is not None and hiding.time == NEVER
        key = (self._static_key, tuple(keys), tuple(sources) if hidden_statics else None)
        return EntityState(sources, transforms, key) if sources or transforms else EMPTY_STATE

    def _rows(self, archetype: AtomicArchetype, histories: list[FrameHistory], last_clear: int) -> list[Row]:
        found: list[Row] = []
        for history in histories:
            has_temporal = (
                history.has_temporal if archetype == "InstancePoses3D" else history.frame in self._temporal_frames
            )
            place = history.place(last_clear, can_clear_static=has_temporal)
            if place is not None:
                found.append(Row(archetype, history.frame, place))
        return found
