"""Values outside rerun's own archetypes: `AnyValues` and `AnyBatchValue`.

The Arrow type of a column is that of its first value in this process; later values are converted to it, and those that
cannot be are dropped with a warning.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from ._baseclasses import ComponentColumn, ComponentColumnList, ComponentDescriptor, DescribedComponentBatch
from ._converters import to_numpy
from .error_utils import report_exception, warn_or_raise

__all__ = ["AnyBatchValue", "AnyValues"]

_type_of_name: dict[str, pa.DataType] = {}


def _array_of(value: Any, arrow: pa.DataType | None) -> pa.Array:
    """`value` as an Arrow array, of type `arrow` if that is known. Raises ValueError or an Arrow error."""
    if hasattr(value, "as_arrow_array"):
        value = value.as_arrow_array()
    if isinstance(value, pa.ChunkedArray):
        value = value.combine_chunks()
    if isinstance(value, pa.Array):
        return value if arrow is None or value.type == arrow else value.cast(arrow)
    if isinstance(value, str | bytes):
        return pa.array([value], arrow)
    if hasattr(value, "numpy") or isinstance(value, np.ndarray | np.generic):
        array = np.atleast_1d(to_numpy(value))
        if array.ndim > 1:
            raise ValueError(f"expected values along one axis, got an array of shape {array.shape}")
        converted = pa.array(array.tolist() if array.dtype.kind in "USO" else array)
        return converted if arrow is None or converted.type == arrow else converted.cast(arrow)
    if isinstance(value, list | tuple | range | set):
        return pa.array(list(value), arrow)
    return pa.array([value], arrow)


class AnyBatchValue:
    """The values of one column with a name of your own.

    Parameters
    ----------
    descriptor:
        Name of the column, or all of its names.
    value:
        A number, a text, bytes, a list or array of these, an Arrow array, or any batch of components.
    drop_untyped_nones:
        Whether None is left out silently when the column's type is not known yet. Otherwise that is an error.
    expect_column:
        Whether the values are those of several rows.
    """

    def __init__(
        self,
        descriptor: str | ComponentDescriptor,
        value: Any,
        *,
        drop_untyped_nones: bool = True,
        expect_column: bool = False,
    ) -> None:
        self.descriptor = ComponentDescriptor(descriptor) if isinstance(descriptor, str) else descriptor
        self.pa_array: pa.Array | None = None
        name = self.descriptor.component
        try:
            arrow = _type_of_name.get(name)
            if value is None:
                if arrow is not None:
                    self.pa_array = pa.array([], arrow)
                elif not drop_untyped_nones:
                    raise ValueError("expected a value of some type, got None as the first one")
                return
            array = _array_of(value, arrow)
            if not pa.types.is_null(array.type):
                self.pa_array = array
                _type_of_name.setdefault(name, array.type)
        except Exception as error:
            report_exception(error, f"value of '{name}'")

    def is_valid(self) -> bool:
        """Whether there is anything to log."""
        return self.pa_array is not None

    def component_descriptor(self) -> ComponentDescriptor:
        """The names of the column."""
        return self.descriptor

    def as_arrow_array(self) -> pa.Array | None:
        """The values; None if there are none to log."""
        return self.pa_array

    @classmethod
    def column(
        cls, descriptor: str | ComponentDescriptor, value: Any, drop_untyped_nones: bool = True
    ) -> ComponentColumn | None:
        """A column of one value in each row; None if there is nothing to log."""
        batch = cls(descriptor, value, drop_untyped_nones=drop_untyped_nones, expect_column=True)
        return None if batch.pa_array is None else ComponentColumn(batch.descriptor, batch.pa_array)


class ValueSet:
    """Batches that are collected one after another; base of `AnyValues` and `DynamicArchetype`."""

    def __init__(self) -> None:
        self._batches: list[DescribedComponentBatch] = []

    def _add(self, descriptor: ComponentDescriptor, value: Any, drop_untyped_nones: bool) -> None:
        batch = AnyBatchValue(descriptor, value, drop_untyped_nones=drop_untyped_nones)
        if batch.pa_array is not None:
            self._batches.append(DescribedComponentBatch(batch.pa_array, descriptor))

    def as_component_batches(self) -> list[DescribedComponentBatch]:
        """The batches of all values that could be converted."""
        if not self._batches:
            warn_or_raise(f"{type(self).__name__}: expected at least one value to log, got none")
        return list(self._batches)


def columns_of(descriptors: dict[ComponentDescriptor, Any], drop_untyped_nones: bool) -> ComponentColumnList:
    """Columns of one value in each row."""
    columns = [AnyBatchValue.column(key, value, drop_untyped_nones) for key, value in descriptors.items()]
    return ComponentColumnList(column for column in columns if column is not None)


class AnyValues(ValueSet):
    """Values with names of your own, outside any archetype.

    Parameters
    ----------
    drop_untyped_nones:
        Whether None is left out silently when the type is not known yet.
    kwargs:
        Name and value of each column: a number, a text, bytes, a list or array of these, or any batch of components.
    """

    def __init__(self, drop_untyped_nones: bool = True, **kwargs: Any) -> None:
        super().__init__()
        for name, value in kwargs.items():
            self._add(ComponentDescriptor(name), value, drop_untyped_nones)

    @property
    def component_batches(self) -> list[DescribedComponentBatch]:
        """The batches collected so far."""
        return self._batches

    def with_component_from_data(self, descriptor: str, value: Any, *, drop_untyped_nones: bool = True) -> AnyValues:
        """Add a column named `descriptor`."""
        self._add(ComponentDescriptor(descriptor), value, drop_untyped_nones)
        return self

    def with_component_override(
        self, field: str, component_type: str, value: Any, *, drop_untyped_nones: bool = True
    ) -> AnyValues:
        """Add a column named `field` that says of its values that they are of `component_type`."""
        self._add(ComponentDescriptor(field, None, component_type), value, drop_untyped_nones)
        return self

    @classmethod
    def columns(cls, drop_untyped_nones: bool = True, **kwargs: Any) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return columns_of({ComponentDescriptor(name): value for name, value in kwargs.items()}, drop_untyped_nones)
