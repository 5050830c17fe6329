"""Numbers of a user's own that a plot shows although they are no `Scalars`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.scene.blueprint.model import ComponentSource, VisualizerChoice
from rerun_render.store.recording import Recording

SCALARS = "Scalars:scalars"
MAX_PER_ENTITY = 4
_PRIORITIES = {pa.float64(): 0, pa.float32(): 1, pa.float16(): 2}
"""Types that are plotted unasked, the best first."""


def automatic_series(
    recording: Recording, entities: Iterable[EntityPath]
) -> dict[EntityPath, tuple[VisualizerChoice, ...]]:
    """Curves of entities without scalars, by entity: floating point numbers in components outside Rerun's own types."""
    found: dict[EntityPath, tuple[VisualizerChoice, ...]] = {}
    for entity in entities:
        components = recording.components(entity)
        if SCALARS in components or "Measurements:values" in components:
            continue
        candidates: list[tuple[int, str, int, str]] = []
        for name, descriptor in components.items():
            if (descriptor.component_type or "").startswith("rerun.") or name.startswith("rerun."):
                continue
            kind = _type_of(recording, entity, name)
            for number, (selector, leaf) in enumerate(_leaves(kind) if kind is not None else ()):
                if leaf in _PRIORITIES:
                    candidates.append((_PRIORITIES[leaf], name, number, selector))
        choices = tuple(
            VisualizerChoice(
                "SeriesLines", f"automatic {place}", sources={SCALARS: ComponentSource("component", name, selector)}
            )
            for place, (_, name, _, selector) in enumerate(sorted(candidates)[:MAX_PER_ENTITY])
        )
        if choices:
            found[entity] = choices
    return found


def _type_of(recording: Recording, entity: EntityPath, component: str) -> pa.DataType | None:
    """Type of the values of a component; None if they cannot be read."""
    for entry in recording.entity_entries(entity):
        if component in entry.descriptors:
            try:
                return entry.load().columns[component].type.value_type
            except Exception:  # reported when it is drawn
                return None
    return None


def _leaves(kind: pa.DataType, selector: str = "") -> Iterator[tuple[str, pa.DataType]]:
    """Numbers inside of a type, and how to select them."""
    if pa.types.is_struct(kind):
        for field in kind:
            yield from _leaves(field.type, f"{selector}.{field.name}")
    elif pa.types.is_list(kind) or pa.types.is_fixed_size_list(kind):
        yield from _leaves(kind.value_type, f"{selector}[]")
    else:
        yield selector, kind
