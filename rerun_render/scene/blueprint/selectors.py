"""Paths into the values of a component, such as `.position.x`: parts of structs and items of lists."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

_STEP = re.compile(r"""\.?\[\s*(?:"([^"]*)"|(-?\d+)|)\s*\]|\.([A-Za-z_][\w-]*)|\.(?=$|\[)""")


def select(values: pa.Array, selector: str) -> pa.Array:
    """The part of each value that `selector` names. Raises ValueError if there is no such part.

    `.name` and `["name"]` take a field of a struct, `[2]` an item of a list, `[]` all items. Empty and `.`: the values.
    """
    position = 0
    text = selector.strip()
    while position < len(text):
        match = _STEP.match(text, position)
        if match is None:
            raise ValueError(f"expected a path such as .position.x, got {selector!r}")
        quoted, index, name = match.groups()
        field = name if name is not None else quoted
        try:
            if field is not None:
                values = pc.struct_field(values, field)
            elif index is not None:
                values = _item(values, int(index))
            elif match.group().endswith("]"):
                values = values.flatten()
        except (pa.ArrowException, KeyError, AttributeError) as error:
            raise ValueError(f"{match.group()} does not fit {values.type}: {error}") from None
        position = match.end()
    return values


def _item(values: pa.Array, index: int) -> pa.Array:
    if pa.types.is_fixed_size_list(values.type):
        size = values.type.list_size
        if not -size <= index < size:
            raise KeyError(index)
        index %= size
    elif index < 0:
        raise KeyError(index)
    return pc.list_element(values, index)
