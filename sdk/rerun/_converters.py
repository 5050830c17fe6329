"""From what users pass to Arrow arrays: numbers, vectors, colours, texts, bytes, lines.

Each function takes the input and the Arrow type of one value and returns an array of it. Inputs are numbers, lists,
numpy arrays of any type and layout, value objects of this package, and whatever numpy can read (torch tensors
included). Arrays of the right type and layout are not copied. A bad input raises ValueError, TypeError or
OverflowError, which `BaseBatch` reports.
"""

from __future__ import annotations

import math
import os
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .error_utils import report_exception, warn_or_raise

# By the types' numbers, because hashing an Arrow type takes longer than the rest of a small conversion.
_DTYPE_OF_ID: Final = {
    pa.from_numpy_dtype(name).id: np.dtype(name)
    for name in "float16 float32 float64 uint8 uint16 uint32 uint64 int32 int64".split()
}


def to_numpy(data: Any, dtype: npt.DTypeLike | None = None) -> npt.NDArray[Any]:
    """`data` as an array; torch tensors are detached and copied from their device."""
    if isinstance(data, np.ndarray):
        return data if type(data) is np.ndarray else np.asarray(data)
    if isinstance(data, list | tuple):
        if data and hasattr(data[0], "numpy"):
            data = [to_numpy(item) for item in data]
    elif hasattr(data, "numpy") and callable(data.numpy):
        try:
            data = data.numpy(force=True)
        except TypeError:  # other libraries' method of that name
            data = data.numpy()
    try:
        return np.asarray(data, dtype=dtype)
    except ValueError as error:
        if isinstance(data, list | tuple) and "inhomogeneous" in str(error):
            raise ValueError("expected rows of equal length, got rows of different lengths") from None
        raise


def cast(array: npt.NDArray[Any], dtype: np.dtype[Any]) -> npt.NDArray[Any]:
    """`array` as `dtype`: integers wrap, floats are cut, dates become nanoseconds; complex numbers are refused."""
    kind = array.dtype.kind
    if kind == "c":
        raise TypeError(f"expected real numbers, got {array.dtype}")
    if kind in "mM":
        array = array.astype(f"{kind}8[ns]").view(np.int64)
    elif kind == "O" or kind in "US":
        array = array.astype(np.float64 if dtype.kind == "f" else np.int64)
    if kind == "f" and dtype.kind != "f" and not np.isfinite(array).all():
        raise ValueError(f"expected finite numbers for {dtype}, got {array[~np.isfinite(array)].flat[0]}")
    with np.errstate(over="ignore", invalid="ignore"):
        if kind == "f" and dtype.kind == "u":  # via signed numbers, whose wrapping is defined
            array = array.astype(np.int64)
        return array.astype(dtype)


def flat_array(values: npt.NDArray[Any], arrow: pa.DataType) -> pa.Array:
    """A flat contiguous array of the numpy type of `arrow` as an Arrow array, without a copy."""
    return pa.Array.from_buffers(arrow, len(values), [None, pa.py_buffer(values)])


def numbers(data: Any, arrow: pa.DataType) -> pa.Array:
    """Plain numbers: one, or any array of them, flattened.

    Python integers must fit into the type; arrays of integers wrap.
    """
    dtype = _DTYPE_OF_ID[arrow.id]
    if isinstance(data, int | float):
        if dtype.kind == "f":
            return flat_array(np.array([data], dtype), arrow)
        return flat_array(_checked_integers([int(data)], dtype), arrow)
    if isinstance(data, str | bytes):
        data = float(data) if dtype.kind == "f" else int(data)
    if isinstance(data, np.ndarray) or dtype.kind == "f" or not isinstance(data, list | tuple):
        array = to_numpy(data)
    else:
        array = _checked_integers(data, dtype)
    if array.dtype != dtype or not array.dtype.isnative:
        array = cast(array, dtype)
    return flat_array(np.ascontiguousarray(array).reshape(-1), arrow)


def _checked_integers(data: Sequence[Any], dtype: np.dtype[Any]) -> npt.NDArray[Any]:
    """A list of Python numbers as integers of `dtype`; OverflowError for those that do not fit."""
    array = to_numpy(data)
    if array.dtype.kind in "iu" and array.size and not _holds_arrays(data):
        limits = np.iinfo(dtype)
        low, high = int(array.min()), int(array.max())
        if low < limits.min or high > limits.max:
            bad = low if low < limits.min else high
            raise OverflowError(f"expected {limits.min} … {limits.max}, got {bad}")
    if array.dtype.kind == "O":  # integers beyond 64 bits, or no numbers at all
        return np.asarray(data, dtype=dtype)
    return array


def _holds_arrays(data: Sequence[Any]) -> bool:
    return any(isinstance(item, np.ndarray | np.generic) for item in data)


def booleans(data: Any, arrow: pa.DataType) -> pa.Array:
    """True or False, or any array of what counts as such."""
    if isinstance(data, bool | str):
        return pa.array([bool(data)], arrow)
    return pa.array(to_numpy(data).astype(bool).reshape(-1), arrow)


def vectors(data: Any, arrow: pa.DataType) -> pa.Array:
    """Vectors of n numbers: an array whose last axis is n, or a flat one whose length is a multiple of n."""
    size, item = arrow.list_size, arrow.value_type
    dtype = _DTYPE_OF_ID[item.id]
    if isinstance(data, np.ndarray):
        array = data
    elif dtype.kind == "f" or not isinstance(data, list | tuple):
        array = to_numpy(data)
    else:
        array = _checked_integers(data, dtype)
    shape = array.shape
    if not shape or (shape[-1] % size if len(shape) == 1 else shape[-1] != size):
        got = shape or type(data).__name__
        raise ValueError(f"expected shape (N, {size}) or a flat array of a multiple of {size} numbers, got {got}")
    if array.dtype != dtype or not array.flags.c_contiguous:
        array = np.ascontiguousarray(cast(array, dtype) if array.dtype != dtype else array)
    num = array.size // size
    children = [pa.Array.from_buffers(item, num * size, [None, pa.py_buffer(array)])]
    return pa.Array.from_buffers(arrow, num, [None], children=children)


def matrices(data: Any, arrow: pa.DataType) -> pa.Array:
    """Square matrices, rows first: (n, n), flat n², (N, n, n) or (N, n²); stored columns first.

    Matrix objects know their columns and are taken as they are.
    """
    size = round(arrow.list_size**0.5)
    if hasattr(data, "flat_columns"):
        return vectors(data.flat_columns, arrow)
    if isinstance(data, list | tuple) and data and any(hasattr(item, "flat_columns") for item in data):
        columns = [
            item.flat_columns if hasattr(item, "flat_columns") else to_numpy(item).reshape(size, size).T.reshape(-1)
            for item in data
        ]
        return vectors(np.asarray(columns, dtype=np.float32), arrow)
    array = to_numpy(data)
    is_flat = array.ndim > 0 and array.shape[-1] == size * size
    if array.size and not is_flat and array.shape[-2:] != (size, size):
        raise ValueError(f"expected shape ({size}, {size}), ({size * size},) or many of these, got {array.shape}")
    rows = array.reshape(-1, size, size)
    return vectors(rows.transpose(0, 2, 1).reshape(-1, size * size), arrow)


def harmonics(data: Any, arrow: pa.DataType) -> pa.Array:
    """Spherical harmonics: any array whose size is a multiple of 45, last axes (15, 3)."""
    array = to_numpy(data)
    if array.size % 45 or (array.ndim > 1 and array.shape[-2:] != (15, 3) and array.shape[-1] != 45):
        raise ValueError(f"expected shape (15, 3) or (N, 15, 3), got {array.shape}")
    inner = vectors(array.reshape(-1, 3), arrow.value_type)
    return pa.Array.from_buffers(arrow, array.size // 45, [None], children=[inner])


def colors(data: Any, arrow: pa.DataType) -> pa.Array:
    """Colours as 0xRRGGBBAA.

    Floats are 0 … 1 and times 255; integers in threes or fours are 0 … 255; uint32 and lone integers are packed.
    """
    if type(data) is int:
        return pa.array([data], arrow)
    if type(data) in (list, tuple) and 3 <= len(data) <= 4 and all(type(c) is int and 0 <= c <= 255 for c in data):
        red, green, blue, alpha = data if len(data) == 4 else (*data, 255)  # the usual case, without numpy's overhead
        return flat_array(np.array([red << 24 | green << 16 | blue << 8 | alpha], np.uint32), arrow)
    if isinstance(data, str):
        raise ValueError(f"expected a colour as numbers, got {data!r}")
    if hasattr(data, "rgba"):
        return pa.array([int(data.rgba)], arrow)
    return flat_array(packed_colors(data), arrow)


def packed_colors(data: Any) -> npt.NDArray[np.uint32]:
    """(N,) uint32, see `colors`."""
    if hasattr(data, "rgba"):
        return np.array([int(data.rgba)], np.uint32)
    try:
        array = to_numpy(data)
        kind = array.dtype.kind
    except ValueError:  # rows of different length
        kind = "O"
    if kind == "O":
        if isinstance(data, list | tuple) and data:
            return np.concatenate([packed_colors([item] if isinstance(item, int) else item) for item in data])
    if kind not in "fiub":
        raise ValueError(f"expected colours as numbers, got {data!r}")
    if array.size == 0:
        return np.empty(0, np.uint32)
    if isinstance(data, list | tuple) and hasattr(data[0], "rgba") and array.ndim == 1:
        return array.astype(np.uint32)
    if kind == "f":
        with np.errstate(invalid="ignore", over="ignore"):
            bytes_ = np.round(array * 255.0).astype(np.int64).astype(np.uint8)
        return _pack(bytes_, array.shape)
    if array.dtype == np.uint8:
        return _pack(array, array.shape)
    is_rows = array.shape[-1:] in ((3,), (4,)) and array.dtype != np.uint32
    if is_rows and (array.size == array.shape[-1] and array.max() > 255):
        warn_or_raise(
            f"expected a colour of integers 0 … 255, got {array.reshape(-1).tolist()}; taken as packed colours"
            " (use a uint32 array if that is meant)"
        )
        is_rows = False
    if is_rows:
        return _pack(array.astype(np.uint8), array.shape)
    return np.ascontiguousarray(array.reshape(-1), dtype=np.uint32)


def _pack(channels: npt.NDArray[np.uint8], shape: tuple[int, ...]) -> npt.NDArray[np.uint32]:
    """uint8 channels as packed colours; a flat array is one RGB colour or RGBA colours in a row."""
    if len(shape) == 1 and shape[0] != 3:
        num_channels = 4
        if shape[0] % 4:
            raise ValueError(f"expected 3 numbers or a multiple of 4, got {shape[0]}")
    elif shape and shape[-1] in (3, 4):
        num_channels = shape[-1]
    else:
        raise ValueError(f"expected colours of shape (N, 3) or (N, 4), got {shape}")
    rows = channels.reshape(-1, num_channels)
    if num_channels == 4:
        return np.ascontiguousarray(rows).view(">u4").reshape(-1).astype(np.uint32)
    full = np.full((len(rows), 4), 255, np.uint8)
    full[:, :3] = rows
    return full.view(">u4").reshape(-1).astype(np.uint32)


def texts(data: Any, arrow: pa.DataType) -> pa.Array:
    """A text, or a sequence of anything; whatever is not a text becomes one by `str`."""
    if isinstance(data, str):
        return pa.array([data], arrow)
    if isinstance(data, np.ndarray):
        data = data.reshape(-1).tolist()
    elif not isinstance(data, Sequence):
        return pa.array([str(data)], arrow)
    return pa.array([str(item) for item in data], arrow)


def text_list(data: Any, arrow: pa.DataType) -> pa.Array:
    """One list of texts."""
    items = [data] if isinstance(data, str) else [str(item) for item in data]
    return pa.array([items], arrow)


def blobs(data: Any, arrow: pa.DataType) -> pa.Array:
    """Bytes, a file open for reading, an array of bytes; or a list of these, one each; or rows of bytes."""
    if isinstance(data, list | tuple):
        parts = [_bytes_of(np.uint8(item)) if isinstance(item, int) else _bytes_of(item) for item in data]
    elif isinstance(data, np.ndarray) and data.ndim == 2:
        parts = [_bytes_of(row) for row in data]
    else:
        parts = [_bytes_of(data)]
    if len(parts) == 1:
        flat = parts[0]
    else:
        flat = np.concatenate(parts) if parts else np.empty(0, np.uint8)
    offsets = np.zeros(len(parts) + 1, np.int32)
    np.cumsum([len(part) for part in parts], out=offsets[1:])
    return list_array(offsets, flat_array(flat, pa.uint8()), arrow)


def _bytes_of(data: Any) -> npt.NDArray[np.uint8]:
    if hasattr(data, "read"):
        data = data.read()
    if isinstance(data, bytes | bytearray | memoryview):
        return np.frombuffer(data, np.uint8)
    if isinstance(data, str | os.PathLike):
        raise TypeError(f"expected bytes, got {data!r}; read the file first")
    array = to_numpy(data)
    if array.dtype != np.uint8:
        array = cast(array, np.dtype(np.uint8))
    return np.ascontiguousarray(array).reshape(-1)


def list_array(offsets: npt.NDArray[np.int32], items: pa.Array, arrow: pa.DataType) -> pa.Array:
    """Lists of `items` cut at `offsets`, of exactly the type `arrow`."""
    buffers = [None, pa.py_buffer(np.ascontiguousarray(offsets, np.int32))]
    return pa.Array.from_buffers(arrow, len(offsets) - 1, buffers, children=[items])


def strips(data: Any, arrow: pa.DataType) -> pa.Array:
    """Lists of points: one (M, n), several as a list of these, or (N, M, n)."""
    item = arrow.value_type
    size = item.list_size
    if hasattr(data, "points"):
        data = data.points
    if not isinstance(data, np.ndarray):
        data = _strip_parts(data)
    if isinstance(data, np.ndarray):
        if data.size == 0 and data.ndim < 3:
            return pa.array([[]] if data.ndim == 2 else [], arrow)
        if data.ndim < 2:
            raise ValueError(f"expected points of {size} numbers, (M, {size}) or (N, M, {size}), got {data.shape}")
        if data.shape[-1] != size:
            _report_strip(size, data.shape)
            return pa.array([[]] * (1 if data.ndim == 2 else len(data)), arrow)
        points = data[None] if data.ndim == 2 else data.reshape(math.prod(data.shape[:-2]), *data.shape[-2:])
        offsets = np.arange(len(points) + 1, dtype=np.int32) * points.shape[1]
        return list_array(offsets, vectors(points, item), arrow)
    parts = [part if part.size else part.reshape(0, size) for part in data]
    for at, part in enumerate(parts):
        if part.ndim != 2 or part.shape[1] != size:
            _report_strip(size, part.shape)
            parts[at] = np.empty((0, size), np.float32)
    offsets = np.zeros(len(parts) + 1, np.int32)
    np.cumsum([len(part) for part in parts], out=offsets[1:])
    return list_array(offsets, vectors(np.concatenate(parts), item), arrow)


def _report_strip(size: int, shape: tuple[int, ...]) -> None:
    """A strip of other points stays without points, the others are kept."""
    error = ValueError(f"expected points of {size} numbers, (M, {size}), got {shape}")
    report_exception(error, f"LineStrips{size}D strips")


def _strip_parts(data: Any) -> npt.NDArray[Any] | list[npt.NDArray[Any]]:
    """One array where the strips allow it, else one for each strip."""
    if not isinstance(data, list | tuple):
        return to_numpy(data)
    data = [getattr(item, "points", item) for item in data]
    try:
        array = to_numpy(data)
    except ValueError:  # strips of different length
        array = None
    if array is not None and array.dtype.kind in "fiub":
        return array
    return [to_numpy(item) for item in data]


def uuids(data: Any, arrow: pa.DataType) -> pa.Array:
    """UUID objects or 16 bytes, one or a list."""
    if isinstance(data, uuid.UUID | bytes):
        data = [data]
    if isinstance(data, list | tuple) and data and not isinstance(data[0], int):
        rows = [item.bytes if isinstance(item, uuid.UUID) or hasattr(item, "bytes") else item for item in data]
        data = np.stack([_bytes_of(row) for row in rows])
    return vectors(to_numpy(data), arrow)


def pair_items(data: Any) -> list[tuple[Any, Any]]:
    """The items of a mapping, or of an iterable of pairs."""
    items: Iterable[Any] = data.items() if isinstance(data, Mapping) else data
    return [(first, second) for first, second in items]
