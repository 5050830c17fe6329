"""What a blueprint says about one view. Without a blueprint it says nothing, and the viewer's defaults hold."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.query.cursor import EntityState
from rerun_render.scene.blueprint.model import VisualizerChoice


class ViewSettings:
    """Properties of a view, and values it gives to entities.

    A value is looked up in this order: override of the entity, logged data, default of the view, fallback.
    """

    def array(self, archetype: str, field: str) -> pa.Array | None:
        """A property of the view, such as `PlotLegend`, `corner`; None if it is not set or empty."""
        return None

    def first(self, archetype: str, field: str) -> Any:
        """The first value of a property as a Python value; None if it is not set."""
        array = self.array(archetype, field)
        return None if array is None else array[0].as_py()

    def override(self, entity: EntityPath, component: str) -> pa.Array | None:
        """The value that replaces whatever `entity` logged for `component`, e.g. `SeriesLines:colors`."""
        return None

    def default(self, component: str) -> pa.Array | None:
        """The value for entities that logged none."""
        return None

    def visualizers(self, entity: EntityPath) -> tuple[VisualizerChoice, ...] | None:
        """Which visualizers draw the entity; None for those that its data asks for."""
        return None

    def state(self, entity: EntityPath, logged: EntityState, choice: VisualizerChoice | None = None) -> EntityState:
        """What the view sees of an entity: `logged` with overrides and defaults; `logged` itself if there are none.

        choice: what one of its `visualizers` sees; None for what they all see together.
        """
        return logged

    def is_visible(self, entity: EntityPath) -> bool:
        """Whether the view shows the entity at all."""
        return True

    @property
    def source_components(self) -> frozenset[str]:
        """Components, whatever the archetype, that visualizers take values from."""
        return frozenset()

    def follows_time(self, timeline: str | None) -> bool:
        """Whether the picture of the view may change with the time alone: visible time ranges, a turning eye."""
        return False

    def time_range(self, entity: EntityPath, timeline: str | None, time: int | None) -> tuple[int, int] | None:
        """First and last time whose rows the view shows of `entity` at the cursor's `time`; None for the default of the
        view's class (all times in plots, else the latest)."""
        return None


NO_SETTINGS = ViewSettings()
