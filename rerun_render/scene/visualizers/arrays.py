"""From Arrow instances to numpy: without a copy where types are as the SDK writes them, converted where possible.

Every function takes the instances of one cell. Other types than expected (64-bit floats, large lists, plain lists) are
converted; types that mean something else raise `RerunRenderError`. Missing values become NaN, 0 or the empty text.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.errors import RerunRenderError

Float32Array = npt.NDArray[np.float32]
_ListTypes = (pa.ListArray, pa.LargeListArray)


def numbers(array: pa.Array, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    """(N,) values of a numeric or boolean array as `dtype`; missing floats are NaN, other missing values 0."""
    array = _plain(array)
    kind = array.type
    if not (pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind)):
        raise RerunRenderError(f"expected numbers, got Arrow type {kind}")
    wanted = np.dtype(dtype)
    valid: npt.NDArray[np.bool_] | None = None
    if array.null_count:
        valid = np.asarray(array.is_valid())
        array = array.fill_null(False if pa.types.is_boolean(kind) else pa.scalar(0, type=kind))
    values = np.asarray(array.to_numpy(zero_copy_only=False))
    if values.dtype != wanted:
        with np.errstate(all="ignore"):
            if wanted.kind in "iu" and values.dtype.kind == "f":
                values = np.nan_to_num(values)
            if wanted.kind in "iu":
                limits = np.iinfo(wanted)
                values = np.clip(values, limits.min, limits.max) if _exceeds(values, limits) else values
            values = values.astype(wanted)
    if valid is not None and wanted.kind == "f":
        values = values.copy()
        values[~valid] = np.nan
    return values


def vectors(array: pa.Array, dim: int) -> Float32Array:
    """(N, dim) float32 of an array of vectors with `dim` parts each; missing vectors and parts are NaN."""
    array = _plain(array)
    if isinstance(array, pa.FixedSizeListArray):
        size = array.type.list_size
        if size != dim:
            raise RerunRenderError(f"expected vectors of {dim} numbers, got Arrow type {array.type}")
        flat = array.values.slice(array.offset * size, len(array) * size)
        out: Float32Array = numbers(flat, np.float32).reshape(-1, dim)
        if array.null_count:
            out = out.copy()
            out[~np.asarray(array.is_valid())] = np.nan
        return out
    if isinstance(array, _ListTypes):
        flat, offsets = _flatten(array)
        lengths = np.diff(offsets)
        valid = np.asarray(array.is_valid())
        if np.any(lengths[valid] != dim):
            raise RerunRenderError(f"expected vectors of {dim} numbers, got lists of {lengths[valid].max(initial=0)}")
        out = np.full((len(array), dim), np.nan, np.float32)
        out[valid] = numbers(flat, np.float32).reshape(-1, dim)
        return out
    raise RerunRenderError(f"expected vectors of {dim} numbers, got Arrow type {array.type}")


def triples(array: pa.Array) -> npt.NDArray[np.uint32]:
    """(N, 3) uint32 of an array of index triples; a missing one refers to no vertex."""
    array = _plain(array)
    if isinstance(array, pa.FixedSizeListArray) and array.type.list_size == 3:
        flat = numbers(array.values.slice(array.offset * 3, len(array) * 3), np.uint32).reshape(-1, 3)
        if array.null_count:
            flat = flat.copy()
            flat[~np.asarray(array.is_valid())] = np.iinfo(np.uint32).max
        return flat
    raise RerunRenderError(f"expected triples of vertices, got Arrow type {array.type}")


def integer_vectors(array: pa.Array, dim: int) -> npt.NDArray[np.int32]:
    """(N, dim) int32 of an array of vectors with `dim` whole numbers each; missing ones are 0."""
    array = _plain(array)
    if isinstance(array, _ListTypes):
        array = array.cast(pa.list_(array.type.value_type, dim))
    if not isinstance(array, pa.FixedSizeListArray) or array.type.list_size != dim:
        raise RerunRenderError(f"expected vectors of {dim} whole numbers, got Arrow type {array.type}")
    flat = array.values.slice(array.offset * dim, len(array) * dim)
    return numbers(flat, np.int32).reshape(-1, dim)


def strips(array: pa.Array, dim: int) -> tuple[Float32Array, npt.NDArray[np.int64]]:
    """Vertices (M, dim) float32 of N strips, and where each starts: (N + 1,) int64. Missing strips are empty."""
    array = _plain(array)
    if isinstance(array, pa.FixedSizeListArray) and _is_list(array.type.value_type):
        array = array.cast(pa.list_(array.type.value_type))
    if not isinstance(array, _ListTypes) or not _is_list(array.type.value_type):
        raise RerunRenderError(f"expected lists of vectors of {dim} numbers, got Arrow type {array.type}")
    flat, offsets = _flatten(array)
    return vectors(flat, dim), offsets


def rgba(array: pa.Array) -> npt.NDArray[np.uint8]:
    """(N, 4) uint8 of packed colours 0xRRGGBBAA, or of lists of 3 or 4 bytes. Straight alpha; missing colours are 0."""
    array = _plain(array)
    if isinstance(array, pa.FixedSizeListArray) and array.type.list_size in (3, 4):
        size = array.type.list_size
        flat = numbers(array.values.slice(array.offset * size, len(array) * size), np.uint8).reshape(-1, size)
        return np.insert(flat, 3, 255, axis=1) if size == 3 else flat
    packed = numbers(array, np.uint32)
    return packed.astype(">u4").view(np.uint8).reshape(-1, 4)


def texts(array: pa.Array) -> list[str]:
    """The strings; missing ones are empty."""
    array = _plain(array)
    if not (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
        raise RerunRenderError(f"expected texts, got Arrow type {array.type}")
    return ["" if text is None else text for text in array.to_pylist()]


def axis_angles(array: pa.Array) -> tuple[Float32Array, Float32Array]:
    """Axes (N, 3) float32, not normalised, and angles (N,) float32 in radians."""
    array = _plain(array)
    if not isinstance(array, pa.StructArray) or array.type.get_field_index("axis") < 0:
        raise RerunRenderError(f"expected structs of axis and angle, got Arrow type {array.type}")
    # `field` leaves out the offset of a sliced struct only for its validity, never for the values.
    return vectors(array.field("axis"), 3), numbers(array.field("angle"), np.float32)


def blob(array: pa.Array) -> npt.NDArray[np.uint8]:
    """The bytes of the first instance, without a copy."""
    array = _plain(array)
    if len(array) == 0:
        return np.empty(0, np.uint8)
    if pa.types.is_binary(array.type) or pa.types.is_large_binary(array.type):
        scalar = array[0].as_buffer()
        return np.empty(0, np.uint8) if scalar is None else np.frombuffer(scalar, np.uint8)
    if isinstance(array, (*_ListTypes, pa.FixedSizeListArray)):
        values = array[0].values
        return np.empty(0, np.uint8) if values is None else numbers(values, np.uint8)
    raise RerunRenderError(f"expected bytes, got Arrow type {array.type}")


def first(array: pa.Array) -> Any:
    """The first instance as a Python value; None without one."""
    return array[0].as_py() if len(array) else None


def _plain(array: pa.Array) -> pa.Array:
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if isinstance(array, pa.DictionaryArray):
        array = array.dictionary_decode()
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    return array


def _is_list(kind: pa.DataType) -> bool:
    return bool(pa.types.is_fixed_size_list(kind) or pa.types.is_list(kind) or pa.types.is_large_list(kind))


def _flatten(array: pa.Array) -> tuple[pa.Array, npt.NDArray[np.int64]]:
    """Values of a list array and (N + 1,) offsets into them; missing lists are empty."""
    offsets = np.asarray(array.offsets).astype(np.int64, copy=False)
    if array.null_count == 0:
        return array.values.slice(offsets[0], offsets[-1] - offsets[0]), offsets - offsets[0]
    lengths = np.where(np.asarray(array.is_valid()), np.diff(offsets), 0)
    # `flatten` leaves out what missing lists refer to.
    return array.flatten(), np.concatenate([[0], np.cumsum(lengths)])


def _exceeds(values: npt.NDArray[Any], limits: np.iinfo[Any]) -> bool:
    if values.dtype.kind not in "iuf" or len(values) == 0:
        return False
    return bool(values.min() < limits.min or values.max() > limits.max)
