"""Arrays of any dimension as recordings store them."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.errors import RerunRenderError

MAX_DIMENSIONS = 32
_SUPPORTED = frozenset("iuf")


@dataclass(frozen=True, eq=False, slots=True)
class TensorData:
    """values: array of any shape. names: of each axis; None for those without."""

    values: npt.NDArray[Any]
    names: tuple[str | None, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        return self.values.shape


def tensor_data(array: pa.Array, index: int = 0) -> TensorData:
    """A tensor of an Arrow array of tensors, without a copy of its numbers.

    Also reads the layout of releases before 0.20, which kept names inside the shape. Raises `RerunRenderError` if sizes
    and numbers do not fit.
    """
    one = array.slice(index, 1)
    if (
        not pa.types.is_struct(one.type)
        or one.type.get_field_index("shape") < 0
        or one.type.get_field_index("buffer") < 0
    ):
        raise RerunRenderError(f"expected a tensor with shape and buffer, got {one.type}")
    shape, names = _axes(one)
    values = _values(one.field("buffer"))
    if len(shape) > MAX_DIMENSIONS:
        raise RerunRenderError(f"expected at most {MAX_DIMENSIONS} axes of a tensor, got {len(shape)}")
    if prod(shape) != len(values):
        raise RerunRenderError(f"expected {prod(shape)} numbers for a tensor of shape {shape}, got {len(values)}")
    return TensorData(values.reshape(shape), names)


def _axes(one: pa.Array) -> tuple[tuple[int, ...], tuple[str | None, ...]]:
    axes = one.field("shape")[0].as_py() or []
    if axes and isinstance(axes[0], dict):
        return tuple(int(axis["size"]) for axis in axes), tuple(axis.get("name") or None for axis in axes)
    logged = one.field("names")[0].as_py() if one.type.get_field_index("names") >= 0 else None
    names = [name or None for name in logged or []]
    return tuple(int(axis) for axis in axes), tuple([*names, *[None] * len(axes)][: len(axes)])


def _values(buffers: pa.Array) -> npt.NDArray[Any]:
    """(N,) numbers of the one buffer of a union."""
    if pa.types.is_union(buffers.type):
        place = buffers.type.type_codes.index(_own(buffers, 1, np.int8))
        name = buffers.type.field(place).name
        child = buffers.field(place)
        at = _own(buffers, 2, np.int32) if buffers.type.mode == "dense" else 0
        if name not in _NAMES or not len(child):
            raise RerunRenderError(f"expected a tensor of numbers, got {name}")
        buffers = child.slice(at, 1)
    if not (pa.types.is_list(buffers.type) or pa.types.is_large_list(buffers.type)):
        raise RerunRenderError(f"expected a list of numbers in a tensor, got {buffers.type}")
    values = buffers[0].values
    if values is None:
        return np.zeros(0, np.float32)
    numbers: npt.NDArray[Any] = values.to_numpy(zero_copy_only=False)
    if numbers.dtype.kind not in _SUPPORTED:
        raise RerunRenderError(f"expected numbers in a tensor, got {values.type}")
    return numbers


def _own(union: pa.Array, buffer: int, dtype: type) -> int:
    """First number of a buffer of a union; pyarrow's own properties forget that the array may be a slice."""
    return int(np.frombuffer(union.buffers()[buffer], dtype)[union.offset])


_NAMES = frozenset(["U8", "U16", "U32", "U64", "I8", "I16", "I32", "I64", "F16", "F32", "F64"])
