"""Old chunks -> current names."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import PROPERTIES
from rerun_render.schema.renames import ComponentName, current_name, is_indicator

_OLD_PROPERTIES = PROPERTIES / "recording"
_OLD_PROPERTIES_ARCHETYPE = "rerun.archetypes.RecordingProperties"


def migrate(chunk: Chunk) -> Chunk:
    """`chunk` with the component names of 0.41 and without indicator columns.

    Indicators mark that an archetype was logged; they were written until 0.23 and hold nothing. A chunk of indicators
    only comes back without columns. Returns the same chunk if nothing changes.
    """
    columns: dict[str, pa.ListArray] = {}
    descriptors: dict[str, ComponentDescriptor] = {}
    for component, column in chunk.columns.items():
        descriptor = chunk.descriptors[component]
        name = ComponentName(component, descriptor.archetype, descriptor.component_type)
        if pa.types.is_null(column.type.value_type) and is_indicator(name):
            continue
        new = current_name(name)
        if new.component in columns:  # both the old and the new name were logged: the new one stands
            if new.component != component:
                continue
        columns[new.component] = column
        descriptors[new.component] = ComponentDescriptor(*new) if new != name else descriptor
    entity_path = chunk.entity_path
    archetypes = {descriptor.archetype for descriptor in chunk.descriptors.values()}
    if entity_path == _OLD_PROPERTIES and _OLD_PROPERTIES_ARCHETYPE in archetypes:
        entity_path = PROPERTIES
    if entity_path is chunk.entity_path and descriptors == dict(chunk.descriptors):
        return chunk
    return replace(chunk, entity_path=entity_path, columns=columns, descriptors=descriptors)
