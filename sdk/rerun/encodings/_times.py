"""Encodings of ranges of times, relative to the time that is shown or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, Union

import numpy as np
import pyarrow as pa

from .._baseclasses import BaseBatch
from .._converters import flat_array
from ._base import StructValue, Value, arrow_of
from ._numbers import TimeInt
from ._texts import Utf8, Utf8Like

TimeRangeBoundaryLike: TypeAlias = Union["TimeRangeBoundary", TimeInt]
TimeRangeBoundaryArrayLike: TypeAlias = TimeRangeBoundaryLike | Sequence[TimeRangeBoundaryLike]
TimeRangeLike: TypeAlias = "TimeRange"
TimeRangeArrayLike: TypeAlias = Union["TimeRange", Sequence["TimeRange"]]
VisibleTimeRangeLike: TypeAlias = "VisibleTimeRange"
VisibleTimeRangeArrayLike: TypeAlias = Union["VisibleTimeRange", Sequence["VisibleTimeRange"]]

_KINDS = ("cursor_relative", "absolute", "infinite")


class TimeRangeBoundary(Value):
    """One end of a range of times.

    Parameters
    ----------
    inner:
        The time, or the offset from the time that is shown; None if the range has no end there.
    kind:
        What `inner` is.
    """

    __slots__ = ("inner", "kind")
    inner: TimeInt | None
    kind: Literal["cursor_relative", "absolute", "infinite"]

    def __init__(
        self,
        inner: TimeInt | TimeRangeBoundary | None,
        kind: Literal["cursor_relative", "absolute", "infinite"] = "cursor_relative",
    ) -> None:
        if kind not in _KINDS:
            raise ValueError(f"TimeRangeBoundary: expected one of {', '.join(_KINDS)}, got {kind!r}")
        self.inner = inner.inner if isinstance(inner, TimeRangeBoundary) else inner
        self.kind = inner.kind if isinstance(inner, TimeRangeBoundary) else kind

    @staticmethod
    def cursor_relative(
        offset: TimeInt | None = None,
        *,
        seq: int | None = None,
        seconds: float | None = None,
        nanos: int | None = None,
    ) -> TimeRangeBoundary:
        """So much after the time that is shown; negative for before it, nothing for that time itself."""
        if offset is None and seq is None and seconds is None and nanos is None:
            seq = 0
        return TimeRangeBoundary(offset or TimeInt(seq=seq, seconds=seconds, nanos=nanos), "cursor_relative")

    @staticmethod
    def absolute(
        time: TimeInt | None = None,
        *,
        seq: int | None = None,
        seconds: float | None = None,
        nanos: int | None = None,
    ) -> TimeRangeBoundary:
        """At this time."""
        return TimeRangeBoundary(time or TimeInt(seq=seq, seconds=seconds, nanos=nanos), "absolute")

    @staticmethod
    def infinite() -> TimeRangeBoundary:
        """Nowhere: everything on that side belongs to the range."""
        return TimeRangeBoundary(None, "infinite")


def _boundaries(items: Sequence[TimeRangeBoundary], arrow: pa.DataType) -> pa.Array:
    members = np.array([_KINDS.index(item.kind) + 1 for item in items], np.int8)
    offsets = np.zeros(len(items), np.int32)
    children = [pa.nulls(0)]
    for number in (1, 2):
        values = [0 if item.inner is None else item.inner.value for item, m in zip(items, members) if m == number]
        offsets[members == number] = np.arange(len(values))
        children.append(flat_array(np.array(values, np.int64), pa.int64()))
    num_infinite = int(np.count_nonzero(members == 3))
    offsets[members == 3] = np.arange(num_infinite)
    children.append(pa.nulls(num_infinite))
    buffers = [None, pa.py_buffer(members), pa.py_buffer(offsets)]
    return pa.Array.from_buffers(arrow, len(items), buffers, children=children)


def _boundary(value: TimeRangeBoundaryLike) -> TimeRangeBoundary:
    return value if isinstance(value, TimeRangeBoundary) else TimeRangeBoundary(value)


class TimeRangeBoundaryBatch(BaseBatch):
    """`TimeRangeBoundary`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("TimeRangeBoundary")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        items = data if isinstance(data, list | tuple) else [data]
        return _boundaries([_boundary(item) for item in items], cls._ARROW_TYPE)


class TimeRange(StructValue):
    """Where a range of times starts and ends, both ends included."""

    __slots__ = ("end", "start")

    def __init__(self, start: TimeRangeBoundaryLike, end: TimeRangeBoundaryLike) -> None:
        self.start = _boundary(start)
        self.end = _boundary(end)


def _ranges(items: Sequence[TimeRange], arrow: pa.DataType) -> pa.Array:
    start, end = arrow
    columns = [
        _boundaries([item.start for item in items], start.type),
        _boundaries([item.end for item in items], end.type),
    ]
    return pa.StructArray.from_arrays(columns, fields=[start, end])


class TimeRangeBatch(BaseBatch):
    """`TimeRange`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("TimeRange")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return _ranges(data if isinstance(data, list | tuple) else [data], cls._ARROW_TYPE)


class VisibleTimeRange(StructValue):
    """The times of one timeline whose data is shown together.

    Parameters
    ----------
    timeline:
        Name of the timeline.
    range:
        The times; or `start` and `end` instead, where a missing one is the time that is shown.
    """

    __slots__ = ("range", "timeline")

    def __init__(
        self,
        timeline: Utf8Like,
        range: TimeRangeLike | None = None,
        *,
        start: TimeRangeBoundary | None = None,
        end: TimeRangeBoundary | None = None,
    ) -> None:
        if range is not None and (start is not None or end is not None):
            raise ValueError("VisibleTimeRange: expected range, or start and end, got both")
        now = TimeRangeBoundary.cursor_relative(TimeInt(seq=0))
        self.timeline = Utf8(timeline)
        self.range: TimeRange = TimeRange(start or now, end or now) if range is None else range


class VisibleTimeRangeBatch(BaseBatch):
    """`VisibleTimeRange`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("VisibleTimeRange")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        items = data if isinstance(data, list | tuple) else [data]
        timeline, range_ = cls._ARROW_TYPE
        columns = [
            pa.array([str(item.timeline) for item in items], timeline.type),
            _ranges([item.range for item in items], range_.type),
        ]
        return pa.StructArray.from_arrays(columns, fields=[timeline, range_])
