"""Arrays as images: which axes count, what the bytes and the format are."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from .._converters import to_numpy
from ..encodings import ChannelDatatype, ColorModel, ColorModelLike, ImageFormat
from ..error_utils import warn_or_raise

_COLOR_MODEL_OF_CHANNELS = {1: ColorModel.L, 3: ColorModel.RGB, 4: ColorModel.RGBA}
NUM_CHANNELS = {ColorModel.L: 1, ColorModel.RGB: 3, ColorModel.RGBA: 4, ColorModel.BGR: 3, ColorModel.BGRA: 4}


def squeezed(image: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """`image` without leading and trailing axes of size 1, down to two axes."""
    while image.ndim > 2 and image.shape[0] == 1:
        image = image[0]
    while image.ndim > 2 and image.shape[-1] == 1:
        image = image[..., 0]
    return image


def datatype_of(dtype: np.dtype[Any]) -> ChannelDatatype | None:
    """The channel type of arrays of `dtype`; None if images cannot hold it."""
    return ChannelDatatype.__members__.get(f"{dtype.kind.upper()}{dtype.itemsize * 8}")


def bytes_of(image: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """The values of `image` as little-endian bytes."""
    data = np.ascontiguousarray(image, image.dtype.newbyteorder("<")).reshape(-1)
    return data.view(np.uint8) if data.size else np.empty(0, np.uint8)


def buffer_and_format(
    image: npt.NDArray[Any], name: str, color_model: ColorModelLike | None = None
) -> tuple[npt.NDArray[np.uint8], ImageFormat]:
    """Bytes and format of an array (H, W) or (H, W, channels); warns of channels that have no meaning."""
    height, width = image.shape[:2]
    num_channels = 1 if image.ndim == 2 else image.shape[2]
    if color_model is None:
        model = _COLOR_MODEL_OF_CHANNELS.get(num_channels)
        if model is None:
            warn_or_raise(f"{name}: expected 1, 3 or 4 channels, got {num_channels}")
    else:
        model = ColorModel.auto(color_model)
        if NUM_CHANNELS[model] != num_channels:
            warn_or_raise(f"{name}: expected {NUM_CHANNELS[model]} channels for {model}, got {num_channels}")
    datatype = datatype_of(image.dtype)
    if datatype is None:
        warn_or_raise(f"{name}: expected integers or floats of 8 to 64 bits, got {image.dtype}")
    return bytes_of(image), ImageFormat(width, height, color_model=model, channel_datatype=datatype)


def plane_and_format(image: npt.ArrayLike, name: str) -> tuple[npt.NDArray[np.uint8], ImageFormat]:
    """Bytes and format of an array that must be (H, W) of numbers; ValueError otherwise."""
    array = squeezed(to_numpy(image))
    if array.ndim != 2:
        raise ValueError(f"{name}: expected an image of shape (H, W), got {array.shape}")
    datatype = datatype_of(array.dtype)
    if datatype is None:
        raise ValueError(f"{name}: expected integers or floats of 8 to 64 bits, got {array.dtype}")
    height, width = array.shape
    return bytes_of(array), ImageFormat(width, height, channel_datatype=datatype)


def stored_format(format_batch: Any, name: str) -> ImageFormat:
    """The first value of a batch of image formats; ValueError if there is none."""
    values = [] if format_batch is None else format_batch.pa_array.to_pylist()
    if not values:
        raise ValueError(f"{name}: expected an image with a format, got none")
    return ImageFormat(**values[0])


def stored_array(buffer_batch: Any, form: ImageFormat, name: str) -> npt.NDArray[Any]:
    """The pixels as an array (H, W) or (H, W, channels); ValueError for pixel formats that are no plain arrays."""
    if form.pixel_format is not None:
        raise ValueError(f"{name}: expected an image with a colour model, got the pixel format {form.pixel_format}")
    datatype = form.channel_datatype or ChannelDatatype.U8
    num_channels = NUM_CHANNELS[form.color_model or ColorModel.L]
    dtype = np.dtype(f"{datatype.name[0].lower()}{int(datatype.name[1:]) // 8}").newbyteorder("<")
    data = buffer_batch.pa_array.flatten().to_numpy(zero_copy_only=False).view(dtype)
    shape = (form.height, form.width) if num_channels == 1 else (form.height, form.width, num_channels)
    pixels: npt.NDArray[Any] = data.reshape(shape)
    return pixels
