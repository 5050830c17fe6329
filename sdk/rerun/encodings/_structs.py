"""Encodings of several members: rotations, image formats, ranges, tensor axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias, Union

import numpy as np
import pyarrow as pa

from .._baseclasses import BaseBatch
from .._converters import flat_array, vectors
from ._base import StructValue, arrow_of, storage, structs
from ._enumerations import (
    ChannelDatatype,
    ChannelDatatypeLike,
    ColorModel,
    ColorModelLike,
    PixelFormat,
    PixelFormatLike,
)
from ._geometry import Range1D, Range1DLike
from ._numbers import Angle, AngleLike, TimeInt, TimeIntLike, UInt16Like, UInt64Like
from ._vectors import Vec3D, Vec3DLike

RotationAxisAngleLike: TypeAlias = "RotationAxisAngle"
RotationAxisAngleArrayLike: TypeAlias = Union["RotationAxisAngle", Sequence["RotationAxisAngle"]]
ImageFormatLike: TypeAlias = "ImageFormat"
ImageFormatArrayLike: TypeAlias = Union["ImageFormat", Sequence["ImageFormat"]]
Range2DLike: TypeAlias = "Range2D"
Range2DArrayLike: TypeAlias = Union["Range2D", Sequence["Range2D"]]
AbsoluteTimeRangeLike: TypeAlias = Union["AbsoluteTimeRange", tuple[TimeIntLike, TimeIntLike]]
AbsoluteTimeRangeArrayLike: TypeAlias = AbsoluteTimeRangeLike | Sequence[AbsoluteTimeRangeLike]
ChannelCountPairLike: TypeAlias = Union["ChannelCountPair", tuple[UInt16Like, UInt64Like]]
ChannelCountPairArrayLike: TypeAlias = ChannelCountPairLike | Sequence[ChannelCountPairLike]
TensorDimensionSelectionLike: TypeAlias = Union["TensorDimensionSelection", int]
TensorDimensionSelectionArrayLike: TypeAlias = TensorDimensionSelectionLike | Sequence[TensorDimensionSelectionLike]
TensorDimensionIndexSelectionLike: TypeAlias = "TensorDimensionIndexSelection"
TensorDimensionIndexSelectionArrayLike: TypeAlias = Union[
    "TensorDimensionIndexSelection", Sequence["TensorDimensionIndexSelection"]
]


class RotationAxisAngle(StructValue):
    """A rotation about an axis.

    Parameters
    ----------
    axis:
        3 numbers; readers normalise it.
    angle:
        An `Angle`, or a number of radians.
    radians, degrees:
        The angle as a number; instead of `angle`.
    """

    __slots__ = ("angle", "axis")

    def __init__(
        self,
        axis: Vec3DLike,
        angle: AngleLike | None = None,
        *,
        radians: float | None = None,
        degrees: float | None = None,
    ) -> None:
        given = [item for item in (angle, radians, degrees) if item is not None]
        if len(given) != 1:
            raise ValueError(f"RotationAxisAngle: expected one of angle, radians, degrees, got {len(given)} of them")
        self.axis = Vec3D(axis)
        self.angle = Angle(deg=degrees) if degrees is not None else Angle(given[0])  # type: ignore[arg-type]


class RotationAxisAngleBatch(BaseBatch):
    """`RotationAxisAngle`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("RotationAxisAngle")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        items = [data] if isinstance(data, RotationAxisAngle) else list(data)
        for item in items:
            if not isinstance(item, RotationAxisAngle):
                raise TypeError(f"expected RotationAxisAngle(axis, radians=…), got {item!r}")
        axis_field, angle_field = cls._ARROW_TYPE
        axes = np.array([np.asarray(item.axis) for item in items], np.float32).reshape(-1, 3)
        angles = np.array([item.angle.radians for item in items], np.float32)
        children = [vectors(axes, axis_field.type), flat_array(angles, angle_field.type)]
        return pa.Array.from_buffers(cls._ARROW_TYPE, len(items), [None], children=children)


class ImageFormat(StructValue):
    """Size of an image and meaning of its bytes.

    Parameters
    ----------
    width, height:
        Pixels.
    pixel_format:
        Decides everything if given.
    color_model, channel_datatype:
        Channels and their type, without `pixel_format`; L and U8 if not given.
    """

    __slots__ = ("channel_datatype", "color_model", "height", "pixel_format", "width")

    def __init__(
        self,
        width: int,
        height: int,
        *,
        pixel_format: PixelFormatLike | None = None,
        color_model: ColorModelLike | None = None,
        channel_datatype: ChannelDatatypeLike | None = None,
    ) -> None:
        self.width = int(width)
        self.height = int(height)
        self.pixel_format = None if pixel_format is None else PixelFormat.auto(pixel_format)
        self.color_model = None if color_model is None else ColorModel.auto(color_model)
        self.channel_datatype = None if channel_datatype is None else ChannelDatatype.auto(channel_datatype)


class ImageFormatBatch(BaseBatch):
    """`ImageFormat`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("ImageFormat")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return _typed(data, cls._ARROW_TYPE, ImageFormat)


def _typed(data: Any, arrow: pa.DataType, expected: type[StructValue]) -> pa.Array:
    """Values that must be of the class `expected`."""
    items = data if isinstance(data, list | tuple) else [data]
    for item in items:
        if not isinstance(item, expected):
            raise TypeError(f"expected {expected.__name__}, got {item!r}")
    return pa.array([storage(item) for item in items], arrow)


class Range2D(StructValue):
    """Intervals of x and y, float64."""

    __slots__ = ("x_range", "y_range")

    def __init__(self, x_range: Range1DLike, y_range: Range1DLike) -> None:
        self.x_range = Range1D(x_range)
        self.y_range = Range1D(y_range)


class Range2DBatch(BaseBatch):
    """`Range2D`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("Range2D")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return _typed(data, cls._ARROW_TYPE, Range2D)


class AbsoluteTimeRange(StructValue):
    """First and last time, in the unit of the timeline."""

    __slots__ = ("max", "min")
    max: TimeInt
    min: TimeInt

    def __init__(self, min: Any, max: TimeIntLike | None = None) -> None:
        if max is None:
            min, max = (min.min, min.max) if isinstance(min, AbsoluteTimeRange) else min
        self.min = TimeInt(min)
        self.max = TimeInt(max)  # type: ignore[arg-type]


class AbsoluteTimeRangeBatch(BaseBatch):
    """`AbsoluteTimeRange`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("AbsoluteTimeRange")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return structs([data] if isinstance(data, tuple) else data, cls._ARROW_TYPE, AbsoluteTimeRange)


class ChannelCountPair(StructValue):
    """An MCAP channel and the number of its messages."""

    __slots__ = ("channel_id", "message_count")

    def __init__(self, channel_id: Any, message_count: UInt64Like | None = None) -> None:
        if message_count is None:
            channel_id, message_count = channel_id
        self.channel_id = int(channel_id)
        self.message_count = int(message_count)  # type: ignore[arg-type]


class ChannelCountPairBatch(BaseBatch):
    """Pairs of channel id and number of messages."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("ChannelCountPair")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return structs([data] if isinstance(data, tuple) else data, cls._ARROW_TYPE, ChannelCountPair)


class TensorDimensionSelection(StructValue):
    """An axis of a tensor.

    Parameters
    ----------
    dimension:
        Number of the axis.
    invert:
        Whether it runs backwards.
    """

    __slots__ = ("dimension", "invert")

    def __init__(self, dimension: int, *, invert: bool = False) -> None:
        self.dimension = int(dimension)
        self.invert = bool(invert)


class TensorDimensionSelectionBatch(BaseBatch):
    """`TensorDimensionSelection`s, or numbers of axes."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("TensorDimensionSelection")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return structs(data, cls._ARROW_TYPE, TensorDimensionSelection)


class TensorDimensionIndexSelection(StructValue):
    """An index on one axis of a tensor."""

    __slots__ = ("dimension", "index")

    def __init__(self, dimension: int, index: int) -> None:
        self.dimension = int(dimension)
        self.index = int(index)


class TensorDimensionIndexSelectionBatch(BaseBatch):
    """`TensorDimensionIndexSelection`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("TensorDimensionIndexSelection")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return _typed(data, cls._ARROW_TYPE, TensorDimensionIndexSelection)
