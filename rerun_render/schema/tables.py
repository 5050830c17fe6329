"""The words in which the schema is written: encodings, components, enumerations, fields, archetypes.

The data is in `encodings.py`, `components.py`, `blueprint_components.py`, `archetypes.py`, `shapes.py`,
`blueprint.py`; `lookup.py` finds things in it and `gen.py` writes the SDK's classes from it. Names and types are those
of recordings of 0.41.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

DATA = "rerun"
BLUEPRINT = "rerun.blueprint"


@dataclass(frozen=True)
class Encoding:
    """How values are stored, whatever they mean.

    arrow: type of one value.
    one, many: what a user passes for one value and for a batch, as texts of docstrings.
    """

    name: str
    arrow: pa.DataType
    one: str
    many: str
    package: str = DATA


@dataclass(frozen=True)
class Enumeration:
    """A closed list of named numbers, stored as `arrow`.

    is_component: False if it is only stored inside other values.
    """

    name: str
    members: Mapping[str, int]
    doc: str
    arrow: pa.DataType = field(default_factory=pa.uint8)
    is_component: bool = True
    package: str = DATA


@dataclass(frozen=True)
class Component:
    """An encoding with a meaning. doc: what one value is, with units."""

    name: str
    encoding: str
    doc: str
    package: str = DATA

    @property
    def full_name(self) -> str:
        """Name in recordings, such as `rerun.components.Position3D`."""
        return f"{self.package}.components.{self.name}"


@dataclass(frozen=True)
class Field:
    """A component of an archetype.

    is_mono: one value for the whole entity, not one for each instance.
    doc: what it is there, beyond the component's own text; default: what holds when it was not logged.
    """

    name: str
    component: str
    is_required: bool = False
    is_mono: bool = False
    doc: str = ""
    default: str = ""


@dataclass(frozen=True)
class Archetype:
    """Components that belong together.

    is_visual: a viewer draws it by itself.
    has_constructor: the SDK's constructor is written by hand (it takes more than the fields).
    is_keyword_only: required fields are given by keyword, too.
    positional: optional fields that may be given by place.
    """

    name: str
    doc: str
    fields: tuple[Field, ...]
    is_visual: bool = False
    has_constructor: bool = False
    is_keyword_only: bool = False
    positional: tuple[str, ...] = ()
    package: str = DATA

    @property
    def full_name(self) -> str:
        """Name in recordings, such as `rerun.archetypes.Points3D`."""
        return f"{self.package}.archetypes.{self.name}"


def need(name: str, component: str, doc: str = "") -> Field:
    """A required field with one value for each instance."""
    return Field(name, component, is_required=True, doc=doc)


def need_one(name: str, component: str, doc: str = "") -> Field:
    """A required field with one value for the entity."""
    return Field(name, component, is_required=True, is_mono=True, doc=doc)


def many(name: str, component: str, doc: str = "", *, default: str = "") -> Field:
    """An optional field with one value for each instance; the last one repeats."""
    return Field(name, component, doc=doc, default=default)


def one(name: str, component: str, doc: str = "", *, default: str = "") -> Field:
    """An optional field with one value for the entity."""
    return Field(name, component, is_mono=True, doc=doc, default=default)
