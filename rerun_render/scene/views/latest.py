"""What views share that show the newest values of their entities and nothing else."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Hashable

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import View
from rerun_render.query.cursor import EntityState
from rerun_render.scene.view_class import ViewContext
from rerun_render.scene.views.canvas import pixel_camera


class LatestView(ABC):
    """Draws itself anew only when an entity that holds `required` looks different."""

    required: tuple[str, ...] = ()

    def __init__(self, context: ViewContext) -> None:
        self.context = context
        self.rect = context.rect
        self.theme = context.theme
        self.camera = pixel_camera(context.rect)
        recording = context.recording
        self.entities = tuple(
            entity
            for entity in context.info.entities
            if not recording.components(entity).keys().isdisjoint(self.required)
        )
        self._own = frozenset(self.entities)
        self._view: View | None = None
        self._key: Hashable = None

    def update(self, changed: frozenset[EntityPath], moved: Collection[EntityPath], time: int | None) -> View:
        """The view at the cursor's time; the same object as before if nothing visible changed."""
        if self._view is not None and self._own.isdisjoint(changed):
            return self._view
        settings, cursor = self.context.info.settings, self.context.cursor
        states = {entity: settings.state(entity, cursor.state(entity)) for entity in self.entities}
        key = tuple(state.key for state in states.values())
        if self._view is None or key != self._key:
            self._key = key
            self._view = self.draw(states, time)
        return self._view

    @abstractmethod
    def draw(self, states: dict[EntityPath, EntityState], time: int | None) -> View:
        """The view of the states of all `entities`."""
