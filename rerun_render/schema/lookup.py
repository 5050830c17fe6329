"""Finding archetypes, components and encodings by name."""

from __future__ import annotations

from functools import cache
from typing import Final

import pyarrow as pa

from rerun_render.schema.archetypes import ARCHETYPES
from rerun_render.schema.blueprint import BLUEPRINT_ARCHETYPES
from rerun_render.schema.blueprint_components import BLUEPRINT_COMPONENTS, BLUEPRINT_ENUMERATIONS
from rerun_render.schema.components import COMPONENTS, ENUMERATIONS
from rerun_render.schema.encodings import ENCODINGS
from rerun_render.schema.shapes import SHAPES
from rerun_render.schema.tables import DATA, Archetype, Component, Encoding, Enumeration

ALL_ARCHETYPES: Final = (*sorted((*ARCHETYPES, *SHAPES), key=lambda a: a.name), *BLUEPRINT_ARCHETYPES)
ALL_COMPONENTS: Final = (*COMPONENTS, *BLUEPRINT_COMPONENTS)
ALL_ENUMERATIONS: Final = (*ENUMERATIONS, *BLUEPRINT_ENUMERATIONS)


@cache
def encodings() -> dict[str, Encoding]:
    """Encodings by name; enumerations are not among them."""
    return {encoding.name: encoding for encoding in ENCODINGS}


@cache
def _components() -> dict[tuple[str, str], Component | Enumeration]:
    found: dict[tuple[str, str], Component | Enumeration] = {(c.package, c.name): c for c in ALL_COMPONENTS}
    found.update({(e.package, e.name): e for e in ALL_ENUMERATIONS if e.is_component})
    return found


def component(name: str, package: str = DATA) -> Component | Enumeration:
    """The component that a field of an archetype of `package` calls `name`; KeyError if there is none.

    Blueprint archetypes use components of both packages; those of their own come first.
    """
    found = _components()
    return found[package, name] if (package, name) in found else found[DATA, name]


def component_type(component: Component | Enumeration) -> str:
    """Full name in recordings, such as `rerun.components.Position3D`."""
    return f"{component.package}.components.{component.name}"


def arrow_type(component: Component | Enumeration) -> pa.DataType:
    """Arrow type of one value."""
    return component.arrow if isinstance(component, Enumeration) else encodings()[component.encoding].arrow


@cache
def archetypes() -> dict[str, Archetype]:
    """Archetypes by full name, such as `rerun.archetypes.Points3D`."""
    return {archetype.full_name: archetype for archetype in ALL_ARCHETYPES}
