"""Encodings of single numbers: floats, integers, ids, times, angles, colours."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .._baseclasses import BaseBatch
from .._converters import booleans, colors, numbers, packed_colors
from ._base import NumberValue, arrow_of

# Whatever numpy reads as numbers is accepted; value objects are among it.
Float32Like: TypeAlias = npt.ArrayLike
Float32ArrayLike: TypeAlias = npt.ArrayLike
Float64Like: TypeAlias = npt.ArrayLike
Float64ArrayLike: TypeAlias = npt.ArrayLike
UInt16Like: TypeAlias = npt.ArrayLike
UInt16ArrayLike: TypeAlias = npt.ArrayLike
UInt32Like: TypeAlias = npt.ArrayLike
UInt32ArrayLike: TypeAlias = npt.ArrayLike
UInt64Like: TypeAlias = npt.ArrayLike
UInt64ArrayLike: TypeAlias = npt.ArrayLike
BoolLike: TypeAlias = npt.ArrayLike
BoolArrayLike: TypeAlias = npt.ArrayLike
ClassIdLike: TypeAlias = npt.ArrayLike
ClassIdArrayLike: TypeAlias = npt.ArrayLike
KeypointIdLike: TypeAlias = npt.ArrayLike
KeypointIdArrayLike: TypeAlias = npt.ArrayLike
AngleLike: TypeAlias = npt.ArrayLike
AngleArrayLike: TypeAlias = npt.ArrayLike
Rgba32Like: TypeAlias = npt.ArrayLike
Rgba32ArrayLike: TypeAlias = npt.ArrayLike
TimeIntLike: TypeAlias = npt.ArrayLike
TimeIntArrayLike: TypeAlias = npt.ArrayLike
VideoTimestampLike: TypeAlias = npt.ArrayLike
VideoTimestampArrayLike: TypeAlias = npt.ArrayLike


class _NumberBatch(BaseBatch):
    __slots__ = ()

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return numbers(data, cls._ARROW_TYPE)


class Float32(NumberValue):
    """A number, float32."""

    __slots__ = ("value",)

    def __init__(self, value: Float32Like) -> None:
        self.value = float(value)  # type: ignore[arg-type]


class Float32Batch(_NumberBatch):
    """Numbers, float32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Float32")


class Float64(NumberValue):
    """A number, float64."""

    __slots__ = ("value",)

    def __init__(self, value: Float64Like) -> None:
        self.value = float(value)  # type: ignore[arg-type]


class Float64Batch(_NumberBatch):
    """Numbers, float64."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Float64")


class _Integer(NumberValue):
    __slots__ = ("value",)

    def __init__(self, value: npt.ArrayLike) -> None:
        self.value = int(value)  # type: ignore[arg-type]


class UInt16(_Integer):
    """An integer, uint16."""

    __slots__ = ()


class UInt16Batch(_NumberBatch):
    """Integers, uint16."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("UInt16")


class UInt32(_Integer):
    """An integer, uint32."""

    __slots__ = ()


class UInt32Batch(_NumberBatch):
    """Integers, uint32."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("UInt32")


class UInt64(_Integer):
    """An integer, uint64."""

    __slots__ = ()


class UInt64Batch(_NumberBatch):
    """Integers, uint64."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("UInt64")


class Bool(NumberValue):
    """True or false."""

    __slots__ = ("value",)

    def __init__(self, value: BoolLike) -> None:
        self.value = bool(value)

    def __bool__(self) -> bool:
        return self.value


class BoolBatch(BaseBatch):
    """True or false, each."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Bool")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return booleans(data, cls._ARROW_TYPE)


class _Id(NumberValue):
    __slots__ = ("id",)

    def __init__(self, id: npt.ArrayLike) -> None:
        self.id = int(id)  # type: ignore[arg-type]


class ClassId(_Id):
    """Class of an instance, 0 … 65535."""

    __slots__ = ()


class ClassIdBatch(_NumberBatch):
    """Class ids, uint16."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("ClassId")


class KeypointId(_Id):
    """Keypoint inside a class, 0 … 65535."""

    __slots__ = ()


class KeypointIdBatch(_NumberBatch):
    """Keypoint ids, uint16."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("KeypointId")


class Angle(NumberValue):
    """An angle, kept in radians.

    Parameters
    ----------
    rad:
        Radians.
    deg:
        Degrees; instead of `rad`.
    """

    __slots__ = ("radians",)

    def __init__(self, rad: float | Angle | None = None, deg: float | None = None) -> None:
        if (rad is None) == (deg is None):
            raise ValueError(f"Angle: expected one of rad and deg, got rad={rad!r}, deg={deg!r}")
        self.radians = math.radians(float(deg)) if deg is not None else float(rad)  # type: ignore[arg-type]

    @property
    def degrees(self) -> float:
        """The angle in degrees."""
        return math.degrees(self.radians)


class AngleBatch(_NumberBatch):
    """Angles, float32, radians."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Angle")


class Rgba32(NumberValue):
    """A colour, sRGB with separate alpha, kept as 0xRRGGBBAA.

    Parameters
    ----------
    rgba:
        3 or 4 integers 0 … 255 or floats 0 … 1, or an integer 0xRRGGBBAA.
    """

    __slots__ = ("rgba",)

    def __init__(self, rgba: Rgba32Like) -> None:
        packed = np.array([rgba], np.uint32) if type(rgba) is int else packed_colors(rgba)
        if len(packed) != 1:
            raise ValueError(f"{type(self).__name__}: expected one colour, got {len(packed)}")
        self.rgba = int(packed[0])


class Rgba32Batch(BaseBatch):
    """Colours, 0xRRGGBBAA."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Rgba32")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return colors(data, cls._ARROW_TYPE)


class TimeInt(NumberValue):
    """A time or a difference of times, in the unit of its timeline.

    Parameters
    ----------
    seq:
        Number on a sequence timeline.
    seconds:
        Seconds, on timelines of durations and timestamps; instead of `seq`.
    nanos:
        Nanoseconds; instead of `seq`.
    """

    __slots__ = ("value",)

    def __init__(
        self,
        value: int | TimeInt | None = None,
        *,
        seq: int | None = None,
        seconds: float | None = None,
        nanos: int | None = None,
    ) -> None:
        given = [item for item in (value, seq, seconds, nanos) if item is not None]
        if len(given) != 1:
            raise ValueError(f"{type(self).__name__}: expected one of seq, seconds, nanos, got {len(given)} of them")
        self.value = round(seconds * 1e9) if seconds is not None else int(given[0])


class TimeIntBatch(_NumberBatch):
    """Times, int64, in the unit of their timeline."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("TimeInt")


class VideoTimestamp(NumberValue):
    """A time of a video.

    Parameters
    ----------
    timestamp_ns:
        Nanoseconds since the start of the video.
    seconds, nanoseconds:
        The same, instead of `timestamp_ns`.
    """

    __slots__ = ("timestamp_ns",)

    def __init__(
        self,
        timestamp_ns: VideoTimestampLike | None = None,
        *,
        seconds: float | None = None,
        nanoseconds: int | None = None,
    ) -> None:
        given = [item for item in (timestamp_ns, seconds, nanoseconds) if item is not None]
        if len(given) != 1:
            raise ValueError(f"{type(self).__name__}: expected one of seconds, nanoseconds, got {len(given)}")
        self.timestamp_ns = round(seconds * 1e9) if seconds is not None else int(given[0])  # type: ignore[arg-type]


class VideoTimestampBatch(_NumberBatch):
    """Times of a video, int64 nanoseconds."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("VideoTimestamp")
