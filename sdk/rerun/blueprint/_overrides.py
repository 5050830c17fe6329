"""What a view's `overrides` say about one entity, in all spellings, as visualizers and other components."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..error_utils import warn_or_raise
from .visualizers import VisualizableArchetype, Visualizer


class VisualizerOverrides:
    """Names of the visualizers that draw an entity: the spelling of releases up to 0.29.

    >>> import rerun.blueprint as rrb
    >>> view = rrb.TimeSeriesView(overrides={"signal": rrb.VisualizerOverrides("SeriesPoints")})
    """

    def __init__(self, visualizers: str | Iterable[str]) -> None:
        self.names: tuple[str, ...] = (visualizers,) if isinstance(visualizers, str) else tuple(visualizers)


def split_overrides(overrides: Any) -> tuple[list[Any], list[Visualizer]]:
    """What is said of the entity as a whole (archetypes, to be stored as they are), and its visualizers."""
    whole: list[Any] = []
    visualizers: list[Visualizer] = []
    names: list[str] | None = None
    loose: list[Any] = []
    for item in _as_list(overrides):
        if isinstance(item, str):
            names = [*(names or ()), item]
        elif isinstance(item, VisualizerOverrides):
            names = [*(names or ()), *item.names]
        elif isinstance(item, Visualizer):
            visualizers.append(item)
        elif isinstance(item, VisualizableArchetype):
            visualizers.append(item.visualizer())
        elif hasattr(item, "as_component_batches"):
            whole.append(item)
        elif hasattr(item, "as_arrow_array"):
            loose.append(item)
        else:
            raise ValueError(
                f"expected a visualizer, an archetype or a component batch as override, got {type(item).__name__}"
            )
    if names is not None:
        # Archetypes beside names were values for the named visualizers, not visualizers of their own.
        given = {visualizer.visualizer_type: visualizer for visualizer in visualizers}
        visualizers = [given.get(str(name)) or Visualizer(name) for name in dict.fromkeys(names)]
    if loose:
        _add_loose(visualizers, loose)
    return whole, visualizers


def _as_list(overrides: Any) -> list[Any]:
    single = isinstance(overrides, str | Visualizer | VisualizerOverrides)
    if single or hasattr(overrides, "as_component_batches") or hasattr(overrides, "as_arrow_array"):
        return [overrides]
    return list(overrides) if isinstance(overrides, Iterable) else [overrides]


def _add_loose(visualizers: list[Visualizer], loose: list[Any]) -> None:
    """Component batches beside visualizers override the values of all of them (the spelling up to 0.22)."""
    if not visualizers:
        raise ValueError(
            "component batches override nothing by themselves, name what draws them: "
            "`rr.Points3D.from_fields(radii=0.1)` instead of `rr.components.Radius(0.1)`"
        )
    for visualizer in visualizers:
        found = [field for batch in loose for field in as_fields(batch, visualizer.visualizer_type)]
        if found:
            visualizer.overrides = [*(visualizer.overrides or ()), *found]


def as_fields(batch: Any, visualizer_type: str | None = None) -> list[Any]:
    """A component batch as fields of archetypes.

    One that belongs to an archetype stays as it is. A bare one is taken for every field of its component type, of the
    archetypes that `visualizer_type` draws, or of all that are drawn.
    """
    from .. import archetypes
    from .._baseclasses import DescribedComponentBatch

    if isinstance(batch, DescribedComponentBatch):
        descriptor = batch.component_descriptor()
        if descriptor.archetype is not None:
            return [batch]
        component_type = descriptor.component_type or descriptor.component
    else:
        component_type = batch.component_type()
    fields = []
    for name in archetypes.__all__:
        archetype = getattr(archetypes, name)
        if not hasattr(archetype, "visualizer"):
            continue
        if visualizer_type not in (None, archetype.cleared().visualizer().visualizer_type):
            continue
        for field in archetype._FIELDS:
            if field.descriptor.component_type == component_type:
                fields.append(DescribedComponentBatch(batch, field.descriptor))
    if not fields:
        warn_or_raise(f"no archetype that is drawn has a field of type {component_type}; the value has no effect")
    return fields
