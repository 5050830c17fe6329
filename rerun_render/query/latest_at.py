"""The value of one component at one time, without a cursor. For a few values; a cursor is faster for many."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from rerun_render.core.entity_path import EntityPath
from rerun_render.query.atomic import ARCHETYPE_OF_FIELD
from rerun_render.query.clears import CLEAR, clear_index
from rerun_render.query.entity import TrackedEntity
from rerun_render.query.state import Cell
from rerun_render.query.statics import newest_static
from rerun_render.query.track import BEFORE_ALL, NEVER, Timetable, Track, component_table
from rerun_render.store.recording import Recording

_tables: WeakKeyDictionary[Recording, dict[tuple[EntityPath, str, str], Timetable]] = WeakKeyDictionary()


def latest_at(
    recording: Recording, timeline: str | None, entity: EntityPath, component: str, time: int | None
) -> Cell | None:
    """The cell of `component` in force at `time` (None: static only), after clears; None if there is none.

    A static value wins over all others. A field of an atomic archetype is that of the row in force. Decodes only the
    chunks that can hold the answer, and those with clears.
    """
    if timeline not in recording.timelines or time is None:
        timeline, time = None, BEFORE_ALL
    if component in ARCHETYPE_OF_FIELD:
        return _atomic_field(recording, timeline, entity, component, time)
    entries = recording.entity_entries(entity)
    sources = None if component == CLEAR else clear_index(recording, timeline).sources(entity)
    hiding = None if sources is None else sources.hiding(time)
    static = newest_static(entries, (component,))
    if static is not None:
        hidden = hiding is not None and hiding.time == NEVER and static.row_id <= hiding.row_id
        return None if hidden else Cell(component, static.rows, static.row, None)
    if timeline is None:
        return None
    tables = _tables.setdefault(recording, {})
    table = tables.get((entity, timeline, component))
    if table is None:
        table = tables[entity, timeline, component] = component_table(entries, timeline, (component,))
    track = Track(table)
    track.seek(time)
    if track.rows is None or (hiding is not None and (track.time, track.row_id) <= hiding):
        return None
    return Cell(component, track.rows, track.row, track.time)


def _atomic_field(
    recording: Recording, timeline: str | None, entity: EntityPath, component: str, time: int
) -> Cell | None:
    archetype = ARCHETYPE_OF_FIELD[component]
    tracked = TrackedEntity(
        recording,
        entity,
        timeline,
        wanted=lambda name: ARCHETYPE_OF_FIELD.get(name) in (archetype, "Transform3D", "Pinhole"),
        clears=clear_index(recording, timeline).sources(entity),
        reporter=None,
    )
    for histories in tracked.histories.values():
        for history in histories:
            history.seek(time)
    return tracked.state_at(time).get(component)
