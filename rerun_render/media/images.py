"""Raw image buffers as recordings hold them, to RGBA pixels.

Results are (H, W, 4) uint8 sRGB with straight alpha, row 0 at the top. Buffers are row-major, little-endian and tightly
packed. Their length is checked against the format before anything is allocated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.media import bayer, yuv
from rerun_render.media.ranges import srgb_bytes_from_values
from rerun_render.schema.enums import ChannelDatatype, ColorModel, PixelFormat

UInt8Array = npt.NDArray[np.uint8]
EnumT = TypeVar("EnumT", bound=IntEnum)

_BAYER = {
    PixelFormat.BAYER_RGGB8: "RGGB",
    PixelFormat.BAYER_BGGR8: "BGGR",
    PixelFormat.BAYER_GBRG8: "GBRG",
    PixelFormat.BAYER_GRBG8: "GRBG",
}


@dataclass(frozen=True, slots=True)
class ImageFormat:
    """Size and layout of a buffer. A pixel format, if given, decides alone; else colour model and datatype do."""

    width: int
    height: int
    pixel_format: PixelFormat | None = None
    color_model: ColorModel = ColorModel.L
    channel_datatype: ChannelDatatype = ChannelDatatype.U8

    @classmethod
    def from_struct(cls, fields: Mapping[str, Any] | None) -> ImageFormat:
        """From the struct that recordings store; missing colour model is L, missing datatype U8.

        Raises `RerunRenderError` for missing sizes and unknown numbers.
        """
        if not fields or fields.get("width") is None or fields.get("height") is None:
            raise RerunRenderError(f"expected an image format with width and height, got {fields}")
        return cls(
            width=int(fields["width"]),
            height=int(fields["height"]),
            pixel_format=_enum(PixelFormat, fields.get("pixel_format"), "pixel format", None),
            color_model=_enum(ColorModel, fields.get("color_model"), "colour model", ColorModel.L) or ColorModel.L,
            channel_datatype=_enum(ChannelDatatype, fields.get("channel_datatype"), "channel datatype", None)
            or ChannelDatatype.U8,
        )

    @property
    def num_bytes(self) -> int:
        """Length of a buffer of this format."""
        if self.pixel_format in _BAYER:
            return self.width * self.height
        if self.pixel_format is not None:
            return yuv.LAYOUTS[self.pixel_format].num_bytes(self.width, self.height)
        return self.width * self.height * self.color_model.num_channels * self.channel_datatype.num_bytes

    @property
    def is_ramp(self) -> bool:
        """Whether pixels are measurements on a ramp of greys, other than bytes that are greys already."""
        plain = self.pixel_format is None and self.color_model is ColorModel.L
        return plain and self.channel_datatype is not ChannelDatatype.U8

    def __str__(self) -> str:
        layout = (
            self.pixel_format.name if self.pixel_format else f"{self.color_model.name} {self.channel_datatype.name}"
        )
        return f"{self.width}x{self.height} {layout}"


def decode_image(buffer: UInt8Array, image_format: ImageFormat) -> UInt8Array:
    """(H, W, 4) uint8 pixels of a buffer, a new array.

    buffer: (N,) uint8. Raises `RerunRenderError` if the image has no pixels or N does not fit the format.
    """
    _check_size(buffer, image_format)
    width, height = image_format.width, image_format.height
    pixel_format = image_format.pixel_format
    if pixel_format in _BAYER:
        return bayer.decode(buffer.reshape(height, width), _BAYER[pixel_format])
    if pixel_format is not None:
        return yuv.decode(buffer, width, height, yuv.LAYOUTS[pixel_format])
    model = image_format.color_model
    dtype = np.dtype(image_format.channel_datatype.dtype_name)
    if dtype != np.uint8:
        buffer = srgb_bytes_from_values(_typed(buffer, dtype), model.num_channels)
    return _rgba(buffer.reshape(height, width, model.num_channels), model)


def decode_plane(buffer: UInt8Array, image_format: ImageFormat) -> npt.NDArray[Any]:
    """(H, W) numbers of an image with one channel, in their own type; a view of the buffer where it is aligned.

    buffer: (N,) uint8. Raises `RerunRenderError` for other formats, and if N does not fit the format.
    """
    if image_format.pixel_format is not None or image_format.color_model is not ColorModel.L:
        raise RerunRenderError(f"expected an image with one channel of numbers, got {image_format}")
    _check_size(buffer, image_format)
    values = _typed(buffer, np.dtype(image_format.channel_datatype.dtype_name))
    return values.reshape(image_format.height, image_format.width)


def rgba_from_plane(values: npt.NDArray[Any]) -> UInt8Array:
    """(H, W, 4) uint8 grey pixels of (H, W) numbers, by the range that they seem to be in."""
    flat = np.ascontiguousarray(values).reshape(-1)
    grey = flat if flat.dtype == np.uint8 else srgb_bytes_from_values(flat, 1)
    return _rgba(grey.reshape(*values.shape, 1), ColorModel.L)


def _check_size(buffer: UInt8Array, image_format: ImageFormat) -> None:
    width, height = image_format.width, image_format.height
    if width <= 0 or height <= 0:
        raise RerunRenderError(f"image has no pixels: its size is {width}x{height}")
    if len(buffer) != image_format.num_bytes:
        raise RerunRenderError(
            f"expected {image_format.num_bytes} bytes for an image of {image_format}, got {len(buffer)}"
        )


def _typed(buffer: UInt8Array, dtype: np.dtype[Any]) -> npt.NDArray[Any]:
    # Buffers cut out of a file may start anywhere; numpy reads unaligned values, but slowly.
    values = np.ascontiguousarray(buffer).view(dtype)
    return values if values.flags.aligned else values.copy()


def _rgba(channels: UInt8Array, model: ColorModel) -> UInt8Array:
    if model is ColorModel.RGBA:
        return np.array(channels, order="C")
    height, width, _ = channels.shape
    if model is ColorModel.L:
        # One multiplication fills three bytes.
        packed = channels[:, :, 0].astype("<u4")
        packed *= 0x010101
        packed |= 0xFF000000
        return packed.view(np.uint8).reshape(height, width, 4)
    out = np.empty((height, width, 4), np.uint8)
    # A copy per channel is several times faster than one fancy index.
    order = (0, 1, 2) if model is ColorModel.RGB else (2, 1, 0)
    for target, source in enumerate(order):
        out[:, :, target] = channels[:, :, source]
    out[:, :, 3] = channels[:, :, 3] if model is ColorModel.BGRA else 255
    return out


def _enum(kind: type[EnumT], value: Any, what: str, default: EnumT | None) -> EnumT | None:
    if value is None:
        return default
    try:
        return kind(value)
    except ValueError as err:
        known = ", ".join(f"{member.value} {member.name}" for member in kind)
        raise RerunRenderError(f"unknown {what} {value!r}; known are {known}") from err
