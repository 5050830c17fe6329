"""Columns of cells: one plain list array for each component, however the file stores it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from rerun_render.core.errors import ChunkError

_MAX_VIEWED_VALUES = 1 << 24
_UNREADABLE = frozenset({pa.lib.Type_INTERVAL_MONTHS, pa.lib.Type_INTERVAL_DAY_TIME})
"""Types that a file can name, but whose arrays pyarrow cannot show."""


def as_cells(column: pa.Array, component: str) -> pa.ListArray:
    """`column` as a list array with 32-bit offsets, one cell for each row.

    Plain lists pass through without a copy. Large lists, list views and fixed-size lists of nested values become plain
    lists. Any other column holds one value for each row, so each value becomes a cell of one; that includes fixed-size
    lists of numbers, which are vectors. Null rows become null cells.
    Raises ChunkError if the column is too large for 32-bit offsets, or of a type that pyarrow has no arrays for.
    """
    column = _storage(column)
    data_type = column.type
    if not _is_readable(data_type):
        raise ChunkError(f"column '{component}' has the type {data_type}, which cannot be read")
    if pa.types.is_list(data_type):
        return column
    if pa.types.is_large_list(data_type):
        return _cast(column, component)
    if pa.types.is_list_view(data_type) or pa.types.is_large_list_view(data_type):
        return _from_views(column, component)
    if pa.types.is_fixed_size_list(data_type) and pa.types.is_nested(data_type.value_type):
        return _cast(column, component)
    return _wrap_values(column)


def _is_readable(data_type: pa.DataType) -> bool:
    if data_type.id in _UNREADABLE:
        return False
    if pa.types.is_dictionary(data_type):
        return _is_readable(data_type.value_type)
    return all(_is_readable(data_type.field(i).type) for i in range(data_type.num_fields))


def _storage(column: pa.Array) -> pa.Array:
    while isinstance(column, pa.ExtensionArray):
        column = column.storage
    return column


def _cast(column: pa.Array, component: str) -> pa.ListArray:
    try:
        return column.cast(pa.list_(column.type.value_field))
    except pa.ArrowInvalid:
        raise ChunkError(f"column '{component}' holds too many values for one chunk") from None


def _from_views(column: pa.Array, component: str) -> pa.ListArray:
    """List from list views, which may overlap and stand in any order."""
    valid = np.asarray(column.is_valid())
    sizes = np.where(valid, np.asarray(column.sizes), 0).astype(np.int64)
    starts = np.where(valid, np.asarray(column.offsets), 0).astype(np.int64)
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    # Overlapping views can stand for far more values than the file holds.
    if total > max(_MAX_VIEWED_VALUES, len(column.values)) or total >= 2**31:
        raise ChunkError(f"column '{component}' holds too many values for one chunk")
    indices = np.repeat(starts - (ends - sizes), sizes) + np.arange(total)
    offsets = np.concatenate([[0], ends]).astype(np.int32)
    values = column.values.take(pa.array(indices))
    return pa.ListArray.from_arrays(pa.array(offsets), values, mask=pa.array(~valid))


def _wrap_values(column: pa.Array) -> pa.ListArray:
    offsets = pa.array(np.arange(len(column) + 1, dtype=np.int32))
    mask = column.is_null() if column.null_count else None
    return pa.ListArray.from_arrays(offsets, column, mask=mask)
