"""The cursor as one view sees it: with what its settings say about entities."""

from __future__ import annotations

from typing import NoReturn

from rerun_render.core.entity_path import EntityPath
from rerun_render.query.cursor import Cursor, EntityState
from rerun_render.query.samples import SampleRows
from rerun_render.scene.blueprint.model import VisualizerChoice
from rerun_render.scene.view_settings import ViewSettings


class ViewCursor(Cursor):
    """Follows the cursor that all views share; only that one is moved."""

    def __init__(self, shared: Cursor, settings: ViewSettings) -> None:
        self._shared = shared
        self._settings = settings
        self._seen: dict[tuple[EntityPath, str | None], tuple[EntityState, EntityState]] = {}

    @property
    def entity_paths(self) -> tuple[EntityPath, ...]:
        return self._shared.entity_paths

    @property
    def shared(self) -> Cursor:
        return self._shared

    @property
    def time(self) -> int | None:
        return self._shared.time

    @property
    def next_change(self) -> int | None:
        return self._shared.next_change

    def seek(self, time: int | None) -> NoReturn:
        """The shared cursor is moved by the scene."""
        raise TypeError("a view cannot move the cursor that it shares with others")

    def state(self, entity: EntityPath) -> EntityState:
        return self.seen_by(entity, None)

    def samples(self, entity: EntityPath, component: str) -> SampleRows:
        return self._shared.samples(entity, component)

    def seen_by(self, entity: EntityPath, choice: VisualizerChoice | None) -> EntityState:
        """What one visualizer sees of an entity; the same object while nothing about it changed."""
        logged = self._shared.state(entity)
        key = (entity, None if choice is None else choice.ident)
        found = self._seen.get(key)
        if found is None or found[0] is not logged:
            found = self._seen[key] = (logged, self._settings.state(entity, logged, choice))
        return found[1]


def seen_by(cursor: Cursor, entity: EntityPath, choice: VisualizerChoice | None) -> EntityState:
    """What a visualizer of a view sees of an entity."""
    return cursor.seen_by(entity, choice) if isinstance(cursor, ViewCursor) else cursor.state(entity)
