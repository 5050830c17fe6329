"""What a blueprint says about single entities of a view, in the forms of all releases.

`.../overrides/<entity>/visualizers` holds what concerns the entity as a whole, and below it lies one entity for each
visualizer. Before 0.31 all of it was at `.../overrides/<entity>`, without telling visualizers apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.scene.blueprint import values
from rerun_render.scene.blueprint.model import ComponentSource, EntityOverrides, VisualizerChoice
from rerun_render.scene.blueprint.values import Values

VISUALIZERS = "visualizers"
ACTIVE = "ActiveVisualizers:instruction_ids"
TYPE = "VisualizerInstruction:visualizer_type"
SOURCES = "VisualizerInstruction:component_map"
RANGES = "VisibleTimeRanges:ranges"
_OLD_CHOICES = ("VisualizerOverrides:ranges", "VisualizerOverrides:visualizers")
_VISIBLE = ("EntityBehavior:visible", "Visible", "rerun.components.Visible")
_OWN = ("EntityBehavior:", "VisibleTimeRanges:", "ActiveVisualizers:", "VisualizerOverrides:", "VisualizerInstruction:")
_SOURCE_KINDS: Mapping[Any, Literal["component", "override", "default"]] = {
    1: "component",
    2: "override",
    3: "default",
    4: "default",  # the annotation context: what applies without a value
}


def read_overrides(
    found: Mapping[EntityPath, Mapping[str, pa.Array]], view: EntityPath, reporter: Reporter
) -> dict[EntityPath, EntityOverrides]:
    """Overrides by entity. found: what is stored, by the path below `overrides`. view: for reports."""
    groups: dict[EntityPath, dict[str, Mapping[str, pa.Array]]] = {}
    for stored, arrays in found.items():
        if arrays:
            entity, part = _split(stored)
            groups.setdefault(entity, {})[part] = arrays
    return {entity: _entity(parts, view, entity, reporter) for entity, parts in sorted(groups.items())}


def _split(stored: EntityPath) -> tuple[EntityPath, str]:
    """The entity and, of a visualizer, its UUID; else `visualizers` or (old form) nothing."""
    parts = stored.parts
    if parts and parts[-1] == VISUALIZERS:
        return EntityPath(parts[:-1]), VISUALIZERS
    if len(parts) > 1 and parts[-2] == VISUALIZERS and (ident := values.ident(parts[-1])) is not None:
        return EntityPath(parts[:-2]), ident
    return stored, ""


def _entity(
    parts: Mapping[str, Mapping[str, pa.Array]], view: EntityPath, entity: EntityPath, reporter: Reporter
) -> EntityOverrides:
    whole = {**parts.get("", {}), **parts.get(VISUALIZERS, {})}
    path = EntityPath((*view.parts, "ViewContents", "overrides", *entity.parts))
    about = Values(path, whole, reporter)
    idents = about.all(ACTIVE, values.ident)
    choices: tuple[VisualizerChoice, ...] | None = None
    if idents:
        read = (_choice(ident, Values(path / ident, parts.get(ident, {}), reporter)) for ident in idents)
        choices = tuple(choice for choice in read if choice is not None)
    else:
        for component in _OLD_CHOICES:
            names = about.all(component, values.text)
            if names:
                choices = tuple(VisualizerChoice(name, name) for name in dict.fromkeys(names))
    own = {name: array for name, array in whole.items() if not name.startswith(_OWN) and name not in _VISIBLE}
    if choices is None:
        for ident, arrays in parts.items():
            if ident not in ("", VISUALIZERS):  # values for a visualizer that the data asks for
                own.update({name: array for name, array in arrays.items() if not name.startswith(_OWN)})
    visible = (about.first(name, values.flag) for name in _VISIBLE)
    return EntityOverrides(
        visible=next((flag for flag in visible if flag is not None), None),
        visualizers=choices,
        values=own,
        time_ranges=whole.get(RANGES),
    )


def _choice(ident: str, found: Values) -> VisualizerChoice | None:
    visualizer = found.first(TYPE, values.text)
    if visualizer is None:
        found.warn("a visualizer without a type; left out")
        return None
    sources = {}
    for value in _structs(found.arrays.get(SOURCES)):
        target = value.get("target")
        kind = _SOURCE_KINDS.get(value.get("source_kind"))
        if not isinstance(target, str) or kind is None:
            found.warn(f"a source of components that is not understood: {value!r}; ignored")
            continue
        sources[target] = ComponentSource(
            kind,
            str(value.get("source_component") or ""),
            str(value.get("selector") or ""),
        )
    own = {name: array for name, array in found.arrays.items() if not name.startswith(_OWN)}
    return VisualizerChoice(visualizer, ident, own, sources)


def _structs(array: pa.Array | None) -> list[dict[str, Any]]:
    if array is None or not pa.types.is_struct(array.type):
        return []
    return [value for value in array.to_pylist() if isinstance(value, dict)]
