"""Lists of named numbers. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, Union

import numpy.typing as npt
import pyarrow as pa

from ..encodings._base import EnumBatch, NamedEnum


class ChannelDatatype(NamedEnum):
    """Type of one channel of an image, little-endian."""

    U8 = 6
    I8 = 7
    U16 = 8
    I16 = 9
    U32 = 10
    I32 = 11
    U64 = 12
    I64 = 13
    F16 = 33
    F32 = 34
    F64 = 35


ChannelDatatypeLike: TypeAlias = Union["ChannelDatatype", str, int]
ChannelDatatypeArrayLike: TypeAlias = ChannelDatatypeLike | Sequence[ChannelDatatypeLike] | npt.ArrayLike


class ChannelDatatypeBatch(EnumBatch):
    """Batch of `ChannelDatatype`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = ChannelDatatype


class ColorModel(NamedEnum):
    """Order of the channels of an image."""

    L = 1
    RGB = 2
    RGBA = 3
    BGR = 4
    BGRA = 5


ColorModelLike: TypeAlias = Union["ColorModel", str, int]
ColorModelArrayLike: TypeAlias = ColorModelLike | Sequence[ColorModelLike] | npt.ArrayLike


class ColorModelBatch(EnumBatch):
    """Batch of `ColorModel`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = ColorModel


class PixelFormat(NamedEnum):
    """Layouts of image bytes that colour model and datatype cannot describe."""

    Y_U_V12_LimitedRange = 20
    NV12 = 26
    YUY2 = 27
    Y8_FullRange = 30
    Y_U_V24_LimitedRange = 39
    Y_U_V24_FullRange = 40
    Y8_LimitedRange = 41
    Y_U_V12_FullRange = 44
    Y_U_V16_LimitedRange = 49
    Y_U_V16_FullRange = 50
    BayerRGGB8 = 128
    BayerBGGR8 = 129
    BayerGBRG8 = 130
    BayerGRBG8 = 131


PixelFormatLike: TypeAlias = Union["PixelFormat", str, int]
PixelFormatArrayLike: TypeAlias = PixelFormatLike | Sequence[PixelFormatLike] | npt.ArrayLike


class PixelFormatBatch(EnumBatch):
    """Batch of `PixelFormat`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = PixelFormat


class ViewDir(NamedEnum):
    """Where an axis points to a viewer."""

    Up = 1
    Down = 2
    Right = 3
    Left = 4
    Forward = 5
    Back = 6


ViewDirLike: TypeAlias = Union["ViewDir", str, int]
ViewDirArrayLike: TypeAlias = ViewDirLike | Sequence[ViewDirLike] | npt.ArrayLike


class ViewDirBatch(EnumBatch):
    """Batch of `ViewDir`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = ViewDir
