"""Archetypes of your own: `DynamicArchetype`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ._baseclasses import ComponentColumnList, ComponentDescriptor
from .any_value import ValueSet, columns_of

__all__ = ["DynamicArchetype"]

_OWN_PACKAGES = ("rerun.blueprint.archetypes.", "rerun.archetypes.")


class DynamicArchetype(ValueSet):
    """Values that belong to an archetype of your own.

    Columns are called `archetype:field`, without the package if that is Rerun's own: `Points3D:radii`.

    Parameters
    ----------
    archetype:
        Its name.
    drop_untyped_nones:
        Whether None is left out silently when the type is not known yet.
    components:
        Field and value: a number, a text, bytes, a list or array of these, or any batch of components.
    """

    def __init__(
        self, archetype: str, drop_untyped_nones: bool = True, components: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__()
        self._archetype = archetype
        for field, value in (components or {}).items():
            self._add(_descriptor(archetype, field), value, drop_untyped_nones)

    def with_component_from_data(self, field: str, value: Any, *, drop_untyped_nones: bool = True) -> DynamicArchetype:
        """Add a field."""
        self._add(_descriptor(self._archetype, field), value, drop_untyped_nones)
        return self

    def with_component_override(
        self, field: str, component_type: str, value: Any, *, drop_untyped_nones: bool = True
    ) -> DynamicArchetype:
        """Add a field that says of its values that they are of `component_type`."""
        self._add(_descriptor(self._archetype, field, component_type), value, drop_untyped_nones)
        return self

    @classmethod
    def columns(
        cls, archetype: str, drop_untyped_nones: bool = True, components: Mapping[str, Any] | None = None
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        descriptors = {_descriptor(archetype, field): value for field, value in (components or {}).items()}
        return columns_of(descriptors, drop_untyped_nones)


def _descriptor(archetype: str, field: str, component_type: str | None = None) -> ComponentDescriptor:
    short = archetype
    for package in _OWN_PACKAGES:
        short = short.removeprefix(package)
    return ComponentDescriptor(f"{short}:{field}", archetype, component_type)
