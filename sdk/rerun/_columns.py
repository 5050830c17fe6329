"""Columns of data: batches that are cut into rows, for `send_columns`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.chunk.chunk import ComponentDescriptor

__all__ = ["ComponentColumn", "ComponentColumnList", "row_lengths"]


class _HasArray(Protocol):
    def as_arrow_array(self) -> pa.Array: ...


class ComponentColumn:
    """A column of data for `send_columns`: values and where the rows are cut.

    Parameters
    ----------
    descriptor:
        The names of the column, or the bare name of a column outside any archetype.
    component_batch:
        The values of all rows one after another.
    lengths:
        (N,) instances of each row; their sum must be the number of values. Default: one each.
    offsets:
        (N + 1,) int32, where rows begin; instead of `lengths`.
    """

    __slots__ = ("_array", "_lengths", "descriptor")

    def __init__(
        self,
        descriptor: str | ComponentDescriptor,
        component_batch: _HasArray | pa.Array,
        *,
        lengths: npt.ArrayLike | None = None,
        offsets: npt.ArrayLike | None = None,
    ) -> None:
        if lengths is not None and offsets is not None:
            raise ValueError("ComponentColumn: expected lengths or offsets, got both")
        self.descriptor = ComponentDescriptor(descriptor) if isinstance(descriptor, str) else descriptor
        self._array = component_batch if isinstance(component_batch, pa.Array) else component_batch.as_arrow_array()
        if offsets is not None:
            lengths = np.diff(np.asarray(offsets, dtype=np.int64))
        if lengths is None:
            lengths = np.ones(len(self._array), dtype=np.int64)
        self._lengths = _checked_lengths(lengths, len(self._array), self.descriptor.component)

    def component_descriptor(self) -> ComponentDescriptor:
        """The names of the column."""
        return self.descriptor

    @property
    def num_rows(self) -> int:
        """Number of rows."""
        return len(self._lengths)

    def as_arrow_array(self) -> pa.ListArray:
        """One list for each row."""
        offsets = np.zeros(len(self._lengths) + 1, dtype=np.int32)
        np.cumsum(self._lengths, out=offsets[1:])
        return pa.ListArray.from_arrays(pa.array(offsets), self._array)

    def partition(self, lengths: npt.ArrayLike) -> ComponentColumn:
        """The same values cut into rows of `lengths` instances each."""
        return ComponentColumn(self.descriptor, self._array, lengths=lengths)


def _checked_lengths(lengths: npt.ArrayLike, num_values: int, place: str) -> npt.NDArray[np.int64]:
    array = np.asarray(lengths)
    if array.size == 0:
        array = array.astype(np.int64)
    if array.ndim != 1 or array.dtype.kind not in "iu":
        raise ValueError(
            f"{place}: expected row lengths as a list of integers, got {array.dtype} of shape {array.shape}"
        )
    array = array.astype(np.int64)
    if (array < 0).any():
        raise ValueError(f"{place}: expected row lengths of at least 0, got {int(array.min())}")
    if int(array.sum()) != num_values:
        raise ValueError(f"{place}: expected row lengths that sum to {num_values} values, got {int(array.sum())}")
    return array


class ComponentColumnList(Iterable[ComponentColumn]):
    """Columns that are cut alike."""

    def __init__(self, columns: Iterable[ComponentColumn]) -> None:
        self._columns = list(columns)

    def __iter__(self) -> Iterator[ComponentColumn]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def partition(self, lengths: npt.ArrayLike) -> ComponentColumnList:
        """Cut the values of all columns into rows of `lengths` instances each.

        A column that has as many values as there are `lengths`, but not their sum, keeps one value in each row.
        """
        array = np.asarray(lengths)
        return ComponentColumnList(
            column if column.num_rows == len(array) and len(column._array) != array.sum() else column.partition(array)
            for column in self._columns
        )


def row_lengths(value: Any, array: pa.Array) -> npt.NDArray[np.int64]:
    """How the values of a column are cut when nothing is said: by the first axis of the input where it has one.

    An input of more dimensions than one value has, such as (rows, points, 3), puts several values in a row.
    """
    num_values = len(array)
    is_list = pa.types.is_fixed_size_list(array.type)
    is_arrow = isinstance(value, pa.Array) or hasattr(value, "as_arrow_array")
    if (is_list or pa.types.is_primitive(array.type)) and not is_arrow:
        try:
            shape = np.shape(value)
        except ValueError:  # rows of different length: one value each
            shape = ()
        value_dims = 2 if is_list else 1
        if len(shape) > value_dims and shape[0] > 0 and num_values % shape[0] == 0:
            return np.full(shape[0], num_values // shape[0], dtype=np.int64)
    return np.ones(num_values, dtype=np.int64)


def holds_values(value: Any) -> bool:
    """Whether the input of a column has anything in it."""
    try:
        return len(value) > 0
    except TypeError:  # a single number
        return True
