"""Values of a blueprint in the types that views expect: who reads them later need not look again."""

from __future__ import annotations

from functools import cache

import pyarrow as pa

from rerun_render.schema.lookup import archetypes, arrow_type, component
from rerun_render.schema.renames import ARCHETYPES, BLUEPRINT_ARCHETYPES


def conformed(name: str, array: pa.Array) -> pa.Array:
    """The values of a component without nulls, in its own type. Raises ValueError if they are of another kind.

    Components that no archetype has are left as they are; of structs and unions only the kind is checked, because
    their fields differ between releases.
    """
    if array.null_count:
        array = array.drop_null()
    expected = expected_type(name)
    if expected is None or _alike(array.type, expected):
        return array
    if not pa.types.is_nested(expected) and not pa.types.is_nested(array.type):
        is_text = pa.types.is_string(expected) or pa.types.is_large_string(expected)
        if is_text == (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
            try:
                return array.cast(expected)
            except pa.ArrowException:
                pass
    raise ValueError(f"expected values of type {_shown(expected)}, got {_shown(array.type)}")


@cache
def expected_type(name: str) -> pa.DataType | None:
    """Type of a component such as `Points3D:radii`; None if no archetype has it."""
    archetype, _, field = name.partition(":")
    for package in (ARCHETYPES, BLUEPRINT_ARCHETYPES):
        known = archetypes().get(package + archetype)
        for each in () if known is None else known.fields:
            if each.name == field:
                return arrow_type(component(each.component, known.package))  # type: ignore[union-attr]
    return None


def _alike(given: pa.DataType, expected: pa.DataType) -> bool:
    """Whether two types are of one kind, whatever may be null in them and what their parts are called."""
    if pa.types.is_struct(expected):
        return bool(pa.types.is_struct(given))
    if pa.types.is_union(expected):
        return bool(pa.types.is_union(given))
    if pa.types.is_fixed_size_list(expected):
        if not pa.types.is_fixed_size_list(given) or given.list_size != expected.list_size:
            return False
        return _alike(given.value_type, expected.value_type)
    if pa.types.is_list(expected):
        return pa.types.is_list(given) and _alike(given.value_type, expected.value_type)
    return bool(given.equals(expected))


def _shown(kind: pa.DataType) -> str:
    text = str(kind)
    return text if len(text) <= 60 else f"{text[:57]}..."
