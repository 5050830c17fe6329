"""Encodings of lists that a single component uses: lines, texts by name, numbers of messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, Union

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .._baseclasses import BaseBatch
from .._converters import pair_items, strips, to_numpy
from ._base import Value, arrow_of

LineStrip2DLike: TypeAlias = Union["LineStrip2D", npt.ArrayLike]
LineStrip2DArrayLike: TypeAlias = LineStrip2DLike | Sequence[LineStrip2DLike]
LineStrip3DLike: TypeAlias = Union["LineStrip3D", npt.ArrayLike]
LineStrip3DArrayLike: TypeAlias = LineStrip3DLike | Sequence[LineStrip3DLike]
GeoLineStringLike: TypeAlias = Union["GeoLineString", npt.ArrayLike]
GeoLineStringArrayLike: TypeAlias = GeoLineStringLike | Sequence[GeoLineStringLike]
KeyValuePairsLike: TypeAlias = Union["KeyValuePairs", Mapping[str, str], Sequence[tuple[str, str]]]
KeyValuePairsArrayLike: TypeAlias = KeyValuePairsLike | Sequence[KeyValuePairsLike]
ChannelMessageCountsLike: TypeAlias = Union["ChannelMessageCounts", Mapping[int, int], Sequence[tuple[int, int]]]
ChannelMessageCountsArrayLike: TypeAlias = ChannelMessageCountsLike | Sequence[ChannelMessageCountsLike]


class _StripBatch(BaseBatch):
    __slots__ = ()

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return strips(data, cls._ARROW_TYPE)


class LineStrip2D(Value):
    """Points joined by lines: (M, 2) float32."""

    __slots__ = ("points",)

    def __init__(self, points: npt.ArrayLike) -> None:
        self.points = np.array(to_numpy(points), np.float32).reshape(-1, 2)


class LineStrip2DBatch(_StripBatch):
    """Line strips: arrays of shape (M, 2), or (N, M, 2)."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("LineStrip2D")


class LineStrip3D(Value):
    """Points joined by lines: (M, 3) float32."""

    __slots__ = ("points",)

    def __init__(self, points: npt.ArrayLike) -> None:
        self.points = np.array(to_numpy(points), np.float32).reshape(-1, 3)


class LineStrip3DBatch(_StripBatch):
    """Line strips: arrays of shape (M, 3), or (N, M, 3)."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("LineStrip3D")


class GeoLineString(Value):
    """Points on Earth joined by lines: (M, 2) float64, latitude and longitude in degrees."""

    __slots__ = ("lat_lon",)

    def __init__(self, lat_lon: npt.ArrayLike) -> None:
        self.lat_lon = np.array(to_numpy(lat_lon), np.float64).reshape(-1, 2)

    @property
    def points(self) -> npt.NDArray[np.float64]:
        """The same as `lat_lon`."""
        return self.lat_lon


class GeoLineStringBatch(_StripBatch):
    """Lines on Earth: arrays of shape (M, 2), or (N, M, 2)."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("GeoLineString")


class KeyValuePairs(Value):
    """Texts by name."""

    __slots__ = ("pairs",)
    pairs: list[tuple[str, str]]

    def __init__(self, pairs: KeyValuePairsLike) -> None:
        items = pairs.pairs if isinstance(pairs, KeyValuePairs) else pair_items(pairs)
        self.pairs = [(str(first), str(second)) for first, second in items]


class KeyValuePairsBatch(BaseBatch):
    """Texts by name: a mapping, pairs, or a list of mappings."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("KeyValuePairs")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        is_many = isinstance(data, list) and all(isinstance(item, KeyValuePairs | Mapping) for item in data)
        values = [KeyValuePairs(item).pairs for item in (data if is_many else [data])]
        rows = [[{"first": first, "second": second} for first, second in value] for value in values]
        return pa.array(rows, cls._ARROW_TYPE)


class ChannelMessageCounts(Value):
    """Number of messages of each MCAP channel."""

    __slots__ = ("counts",)
    counts: list[tuple[int, int]]

    def __init__(self, counts: ChannelMessageCountsLike) -> None:
        items = counts.counts if isinstance(counts, ChannelMessageCounts) else pair_items(counts)
        self.counts = [(int(channel), int(count)) for channel, count in items]


class ChannelMessageCountsBatch(BaseBatch):
    """Numbers of messages by channel: a mapping, pairs, or a list of mappings."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("ChannelMessageCounts")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        is_many = isinstance(data, list) and all(isinstance(item, ChannelMessageCounts | Mapping) for item in data)
        values = [ChannelMessageCounts(item).counts for item in (data if is_many else [data])]
        rows = [[{"channel_id": channel, "message_count": count} for channel, count in value] for value in values]
        return pa.array(rows, cls._ARROW_TYPE)
