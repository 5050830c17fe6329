"""Encodings of texts and bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, Any, TypeAlias, Union

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .._baseclasses import BaseBatch
from .._converters import _bytes_of, blobs, texts
from ._base import StructValue, TextValue, Value, arrow_of, structs

Utf8Like: TypeAlias = Union[str, "Utf8"]
Utf8ArrayLike: TypeAlias = Utf8Like | Sequence[Utf8Like] | npt.ArrayLike
EntityPathLike: TypeAlias = Union[str, "EntityPath"]
EntityPathArrayLike: TypeAlias = EntityPathLike | Sequence[EntityPathLike]
BlobLike: TypeAlias = Union["Blob", bytes, IO[bytes], npt.ArrayLike]
BlobArrayLike: TypeAlias = BlobLike | Sequence[BlobLike]
Utf8PairLike: TypeAlias = Union["Utf8Pair", tuple[Utf8Like, Utf8Like]]
Utf8PairArrayLike: TypeAlias = Utf8PairLike | Sequence[Utf8PairLike] | npt.ArrayLike


class _TextBatch(BaseBatch):
    __slots__ = ()

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return texts(data, cls._ARROW_TYPE)


class Utf8(TextValue):
    """A text."""

    __slots__ = ("value",)

    def __init__(self, value: Utf8Like) -> None:
        self.value = str(value)


class Utf8Batch(_TextBatch):
    """Texts."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Utf8")


class EntityPath(TextValue):
    """Path of an entity."""

    __slots__ = ("path",)

    def __init__(self, path: EntityPathLike) -> None:
        self.path = str(path)


class EntityPathBatch(_TextBatch):
    """Paths of entities."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("EntityPath")


class Blob(Value):
    """Bytes, kept as (N,) uint8."""

    __slots__ = ("data",)

    def __init__(self, data: BlobLike) -> None:
        self.data = _bytes_of(data)

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> npt.NDArray[Any]:
        return np.array(self.data, dtype=dtype)

    def __len__(self) -> int:
        return len(self.data)


class BlobBatch(BaseBatch):
    """Bytes, one each."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Blob")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return blobs(data, cls._ARROW_TYPE)


class Utf8Pair(StructValue):
    """Two texts."""

    __slots__ = ("first", "second")
    first: str
    second: str

    def __init__(self, first: Any, second: Utf8Like | None = None) -> None:
        if second is None:
            first, second = (first.first, first.second) if isinstance(first, Utf8Pair) else first
        self.first = str(first)
        self.second = str(second)


class Utf8PairBatch(BaseBatch):
    """Pairs of texts."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Utf8Pair")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        is_single = isinstance(data, tuple) and len(data) == 2 and all(isinstance(item, str) for item in data)
        return structs([data] if is_single else data, cls._ARROW_TYPE, Utf8Pair)
