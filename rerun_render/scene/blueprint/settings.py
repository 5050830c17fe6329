"""What a blueprint says about one view, in the form that views ask for."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cache

import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.query.cursor import Cell, EntityState
from rerun_render.scene.blueprint.model import EntityOverrides, ViewNode, VisualizerChoice
from rerun_render.scene.blueprint.selectors import select
from rerun_render.scene.blueprint.states import GivenCell, GivenState
from rerun_render.scene.blueprint.time_ranges import TimeSpans, read_time_spans
from rerun_render.scene.view_settings import ViewSettings
from rerun_render.schema.lookup import archetypes, component, component_type
from rerun_render.schema.renames import ARCHETYPES

_NOTHING = EntityOverrides()
_RANGES = "VisibleTimeRanges:ranges"


class BlueprintSettings(ViewSettings):
    """Settings of a view of a blueprint. automatic: visualizers of entities for which the blueprint names none."""

    def __init__(
        self,
        view: ViewNode,
        reporter: Reporter,
        automatic: Mapping[EntityPath, tuple[VisualizerChoice, ...]] | None = None,
    ) -> None:
        self._view = view
        self._automatic = automatic or {}
        self._reporter = reporter
        self._ranges = self._spans(view.properties.get(_RANGES))
        self._own_ranges = {
            entity: spans
            for entity, overrides in view.overrides.items()
            if (spans := self._spans(overrides.time_ranges))
        }
        # Names without an archetype (releases up to 0.22) hold for all components of that type.
        self._typed = {name.rpartition(".")[2]: array for name, array in view.defaults.items() if ":" not in name}

    def array(self, archetype: str, field: str) -> pa.Array | None:
        return self._view.properties.get(f"{archetype}:{field}")

    def visualizers(self, entity: EntityPath) -> tuple[VisualizerChoice, ...] | None:
        chosen = self._overrides(entity).visualizers
        return self._automatic.get(entity) if chosen is None else chosen

    def override(self, entity: EntityPath, component: str) -> pa.Array | None:
        overrides = self._overrides(entity)
        found = overrides.values.get(component)
        for choice in overrides.visualizers or () if found is None else ():
            if component in choice.values:
                return choice.values[component]
        return found

    def default(self, component: str) -> pa.Array | None:
        found = self._view.defaults.get(component)
        if found is None and self._typed:
            return self._typed.get(_type_of(component) or "")
        return found

    def state(self, entity: EntityPath, logged: EntityState, choice: VisualizerChoice | None = None) -> EntityState:
        overrides = self._overrides(entity)
        if overrides is _NOTHING and not self._view.defaults:
            return logged
        given: dict[str, Cell] = {}
        hidden: set[str] = set()
        choices = overrides.visualizers or () if choice is None else (choice,)
        for each in choices:
            self._take_sources(entity, logged, each, given, hidden)
        for values, owner in ((overrides.values, "entity"), *((each.values, each.ident) for each in choices)):
            for name, array in values.items():
                source = next((each.sources[name] for each in choices if name in each.sources), None)
                if source is None or source.kind == "override":
                    given[name] = GivenCell(name, array, self._key(entity, name, owner))
        for name, array in self._view.defaults.items():
            if ":" in name and name not in given and (name in hidden or name not in logged):
                given[name] = GivenCell(name, array, self._key(None, name, "default"))
        if self._typed:
            self._take_typed(logged, given, hidden)
        if not given and not hidden:
            return logged
        return GivenState(logged, given, hidden, (self._view.ident, None if choice is None else choice.ident))

    def is_visible(self, entity: EntityPath) -> bool:
        """Whether the entity is shown: what is said about it or, else, about the nearest entity above it."""
        for path in (entity, *entity.ancestors):
            visible = self._overrides(path).visible
            if visible is not None:
                return visible
        return True

    @property
    def source_components(self) -> frozenset[str]:
        chosen = [overrides.visualizers or () for overrides in self._view.overrides.values()]
        return frozenset(
            source.component
            for choices in (*chosen, *self._automatic.values())
            for choice in choices
            for source in choice.sources.values()
            if source.kind == "component"
        )

    def follows_time(self, timeline: str | None) -> bool:
        spans = (self._ranges, *self._own_ranges.values())
        return any(timeline in each for each in spans) or bool(self.first("EyeControls3D", "spin_speed"))

    def time_range(self, entity: EntityPath, timeline: str | None, time: int | None) -> tuple[int, int] | None:
        if timeline is None or time is None:
            return None
        span = self._own_ranges.get(entity, {}).get(timeline) or self._ranges.get(timeline)
        return None if span is None else span.around(time)

    def _overrides(self, entity: EntityPath) -> EntityOverrides:
        return self._view.overrides.get(entity, _NOTHING)

    def _key(self, entity: EntityPath | None, component: str, owner: Hashable) -> Hashable:
        return ("blueprint", self._view.ident, entity, component, owner)

    def _take_sources(
        self,
        entity: EntityPath,
        logged: EntityState,
        choice: VisualizerChoice,
        given: dict[str, Cell],
        hidden: set[str],
    ) -> None:
        """Components that a visualizer takes from elsewhere."""
        for target, source in choice.sources.items():
            if source.kind == "default":
                hidden.add(target)
            elif source.kind == "component" and (source.component != target or source.selector):
                hidden.add(target)
                cell = logged.get(source.component)
                if cell is None:
                    continue
                try:
                    array = select(cell.array, source.selector)
                except ValueError as error:
                    message = f"{target} cannot be taken from {source.component}{source.selector}: {error}"
                    self._reporter.warning("blueprint", str(entity), message)
                    continue
                taken = GivenCell(target, array, (cell.key, source.selector, target))
                taken.time = cell.time
                given[target] = taken

    def _take_typed(self, logged: EntityState, given: dict[str, Cell], hidden: set[str]) -> None:
        """Defaults by type, for all components of the archetypes of which anything is there."""
        for archetype in {name.partition(":")[0] for name in (*logged, *given) if ":" in name}:
            for name, type_name in sorted(_types_of(archetype).items()):
                array = self._typed.get(type_name)
                if array is not None and name not in given and (name in hidden or name not in logged):
                    given[name] = GivenCell(name, array, self._key(None, name, "default"))

    def _spans(self, ranges: pa.Array | None) -> TimeSpans:
        try:
            return read_time_spans(ranges)
        except ValueError as error:
            self._reporter.warning("blueprint", self._view.title, f"{error}; ignored")
            return {}


@cache
def _types_of(archetype: str) -> dict[str, str]:
    """Short type names of the components of an archetype."""
    known = archetypes().get(ARCHETYPES + archetype)
    if known is None:
        return {}
    return {
        f"{archetype}:{field.name}": component_type(component(field.component)).rpartition(".")[2]
        for field in known.fields
    }


def _type_of(name: str) -> str | None:
    return _types_of(name.partition(":")[0]).get(name)
