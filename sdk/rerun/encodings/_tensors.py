"""Encoding of tensors: a shape, names of the axes and a flat buffer of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias, Union

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.schema.encodings import TENSOR_ITEMS

from .._baseclasses import BaseBatch
from .._converters import flat_array, list_array, to_numpy
from ..error_utils import warn_or_raise
from ._base import StructValue, Value, arrow_of

TensorLike: TypeAlias = npt.ArrayLike
TensorDataLike: TypeAlias = Union["TensorData", npt.ArrayLike]
TensorDataArrayLike: TypeAlias = TensorDataLike | Sequence["TensorData"]
TensorBufferLike: TypeAlias = Union["TensorBuffer", npt.ArrayLike]
TensorBufferArrayLike: TypeAlias = TensorBufferLike | Sequence["TensorBuffer"]

_MEMBERS = {f"{name[0].lower()}{int(name[1:]) // 8}": index + 1 for index, name in enumerate(TENSOR_ITEMS)}


def _member(dtype: np.dtype[Any]) -> int:
    """Number of the union's member for arrays of `dtype`; TypeError if there is none."""
    try:
        return _MEMBERS[f"{dtype.kind}{dtype.itemsize}"]
    except KeyError:
        raise TypeError(f"expected integers or floats of 8 to 64 bits for a tensor, got {dtype}") from None


class TensorBuffer(Value):
    """Numbers of a tensor, flat, last axis fastest."""

    __slots__ = ("inner",)

    def __init__(self, inner: TensorBufferLike) -> None:
        array = inner.inner if isinstance(inner, TensorBuffer) else to_numpy(inner)
        self.inner: npt.NDArray[Any] = np.ascontiguousarray(array).reshape(-1)
        _member(self.inner.dtype)


class TensorBufferBatch(BaseBatch):
    """Buffers of tensors."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("TensorBuffer")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        is_many = isinstance(data, list) and data and isinstance(data[0], TensorBuffer)
        return buffers_array([item.inner for item in data] if is_many else [TensorBuffer(data).inner], cls._ARROW_TYPE)


def buffers_array(arrays: Sequence[npt.NDArray[Any]], arrow: pa.DataType) -> pa.Array:
    """Flat arrays as a dense union of lists, one element each."""
    members = np.array([_member(array.dtype) for array in arrays], np.int8)
    offsets = np.zeros(len(arrays), np.int32)
    children = [pa.nulls(0)]
    for number in range(1, arrow.num_fields):
        list_type = arrow.field(number).type
        chosen = [array for array, member in zip(arrays, members) if member == number]
        offsets[members == number] = np.arange(len(chosen))
        if not chosen:
            children.append(pa.array([], list_type))
            continue
        cuts = np.zeros(len(chosen) + 1, np.int32)
        np.cumsum([len(array) for array in chosen], out=cuts[1:])
        flat = chosen[0] if len(chosen) == 1 else np.concatenate(chosen)
        native = np.ascontiguousarray(flat, flat.dtype.newbyteorder("="))
        children.append(list_array(cuts, flat_array(native, list_type.value_type), list_type))
    return pa.Array.from_buffers(
        arrow, len(arrays), [None, pa.py_buffer(members), pa.py_buffer(offsets)], children=children
    )


class TensorData(StructValue):
    """An array of numbers of any dimension.

    Parameters
    ----------
    shape:
        Sizes of the axes; by default those of `array`.
    buffer:
        The numbers, flat, last axis fastest.
    array:
        The numbers as an array; instead of `buffer`.
    dim_names:
        Names of the axes; None inside is a nameless one.
    """

    __slots__ = ("buffer", "names", "shape")

    def __init__(
        self,
        *,
        shape: Sequence[int] | None = None,
        buffer: TensorBufferLike | None = None,
        array: TensorLike | None = None,
        dim_names: Sequence[str | None] | None = None,
    ) -> None:
        if (array is None) == (buffer is None):
            raise ValueError("TensorData: expected one of array and buffer")
        if array is not None:
            numbers = to_numpy(array)
            if shape is None:
                shape = numbers.shape
            elif tuple(shape) != numbers.shape:
                # Axes of size 1 carry nothing.
                if [n for n in shape if n != 1] != [n for n in numbers.shape if n != 1]:
                    warn_or_raise(f"TensorData: expected an array of shape {tuple(shape)}, got {numbers.shape}")
            self.buffer = TensorBuffer(numbers)
        else:
            self.buffer = TensorBuffer(buffer)  # type: ignore[arg-type]
            if shape is None:
                raise ValueError("TensorData: expected a shape with the buffer, got none")
            if int(np.prod(shape)) != len(self.buffer.inner):
                raise ValueError(
                    f"TensorData: expected {int(np.prod(shape))} numbers for shape {tuple(shape)},"
                    f" got {len(self.buffer.inner)}"
                )
        self.shape = np.array(shape, np.uint64)
        self.names: list[str] | None = None
        if dim_names is not None:
            if len(dim_names) == len(self.shape):
                self.names = ["" if name is None else str(name) for name in dim_names]
            else:
                warn_or_raise(f"TensorData: expected {len(self.shape)} names of axes, got {len(dim_names)}; dropped")

    def numpy(self, force: bool = False) -> npt.NDArray[Any]:
        """The numbers as an array of the tensor's shape."""
        array = self.buffer.inner.reshape(self.shape.astype(np.int64))
        return array.copy() if force else array


class TensorDataBatch(BaseBatch):
    """Tensors: a `TensorData`, an array, or a list of `TensorData`."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("TensorData")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        is_many = isinstance(data, list) and (not data or isinstance(data[0], TensorData | np.ndarray))
        tensors = [
            item if isinstance(item, TensorData) else TensorData(array=item) for item in (data if is_many else [data])
        ]
        shape, names, buffer = cls._ARROW_TYPE
        columns = [
            pa.array([tensor.shape.tolist() for tensor in tensors], shape.type),
            pa.array([tensor.names for tensor in tensors], names.type),
            buffers_array([tensor.buffer.inner for tensor in tensors], buffer.type),
        ]
        return pa.StructArray.from_arrays(columns, fields=list(cls._ARROW_TYPE))
