"""`log_image`, `log_image_file`, `log_depth_image` and `log_segmentation_image`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .._baseclasses import AsComponents
from .._legacy.formats import ImageFormat, media_type_of_format, media_type_of_image
from ..archetypes import DepthImage, EncodedImage, Image, SegmentationImage, Tensor
from ..error_utils import warn_or_raise
from ._common import ArgumentError, EntityPathLike, Ext, Recording, replaced_by, send, to_array


@replaced_by("log with rerun.Image")
def log_image(
    entity_path: EntityPathLike,
    image: npt.ArrayLike,
    *,
    draw_order: float | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
    jpeg_quality: int | None = None,
) -> None:
    """Log a grey or colour picture.

    Parameters
    ----------
    entity_path:
        Where to log it.
    image:
        (H, W), (H, W, 1), (H, W, 3) or (H, W, 4); more axes of length 1 are left out. Other arrays are logged as
        tensors, with a warning.
    draw_order:
        Higher values are drawn on top.
    ext, timeless, recording:
        As in `log_point`.
    jpeg_quality:
        1 to 100 stores the picture as a JPEG file (needs Pillow).
    """
    array = to_array(image)
    pixels = _without_unit_axes(array, (1, 3, 4))
    entity: AsComponents
    if pixels is None:
        entity = _tensor_instead("log_image", "a picture of 1, 3 or 4 channels", array, recording)
    else:
        entity = Image(pixels, draw_order=draw_order)
        if jpeg_quality is not None:
            entity = entity.compress(jpeg_quality=jpeg_quality)
    send(entity_path, entity, ext=ext, timeless=timeless, recording=recording)


@replaced_by("log with rerun.DepthImage")
def log_depth_image(
    entity_path: EntityPathLike,
    image: npt.ArrayLike,
    *,
    draw_order: float | None = None,
    meter: float | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log distances from a camera.

    Parameters
    ----------
    entity_path:
        Where to log them.
    image:
        (H, W), in units of your own. Arrays that are no picture of one channel are logged as tensors, with a warning.
    draw_order:
        Higher values are drawn on top.
    meter:
        How long a metre is in the units of `image`.
    ext, timeless, recording:
        As in `log_point`.
    """
    array = to_array(image)
    pixels = _without_unit_axes(array, (1,))
    entity: AsComponents
    if pixels is None:
        entity = _tensor_instead("log_depth_image", "a picture of one channel", array, recording)
    else:
        entity = DepthImage(pixels.reshape(pixels.shape[:2]), meter=meter, draw_order=draw_order)
    send(entity_path, entity, ext=ext, timeless=timeless, recording=recording)


@replaced_by("log with rerun.SegmentationImage")
def log_segmentation_image(
    entity_path: EntityPathLike,
    image: npt.ArrayLike,
    *,
    draw_order: float | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log a class number for each pixel.

    Parameters
    ----------
    entity_path:
        Where to log them.
    image:
        (H, W) uint8 or uint16; other numbers are cast to uint16. Arrays that are no picture of one channel are logged
        as tensors, with a warning.
    draw_order:
        Higher values are drawn on top.
    ext, timeless, recording:
        As in `log_point`.
    """
    array = to_array(image)
    if array.dtype not in (np.uint8, np.uint16):
        array = array.astype(np.uint16)
    pixels = _without_unit_axes(array, (1,))
    entity: AsComponents
    if pixels is None:
        entity = _tensor_instead("log_segmentation_image", "a picture of one channel", array, recording)
    else:
        entity = SegmentationImage(pixels.reshape(pixels.shape[:2]), draw_order=draw_order)
    send(entity_path, entity, ext=ext, timeless=timeless, recording=recording)


def _without_unit_axes(array: npt.NDArray[Any], channels: tuple[int, ...]) -> npt.NDArray[Any] | None:
    """(H, W) or (H, W, C) with C one of `channels`, or None if leaving out axes of length 1 does not lead there."""
    while array.ndim > 3 and array.shape[0] == 1:
        array = array[0]
    while array.ndim > 3 and array.shape[-1] == 1:
        array = array[..., 0]
    if array.ndim == 3 and array.shape[-1] not in channels and array.shape[0] == 1:
        array = array[0]
    fits = array.ndim == 2 or (array.ndim == 3 and array.shape[-1] in channels)
    return array if fits else None


def _tensor_instead(name: str, expected: str, array: npt.NDArray[Any], recording: Recording) -> Tensor:
    warn_or_raise(
        f"{name}: expected {expected}, got shape {array.shape}; it is logged as a tensor",
        error=TypeError,
        recording=recording,
    )
    return Tensor(array)


@replaced_by("log with rerun.EncodedImage")
def log_image_file(
    entity_path: EntityPathLike,
    *,
    img_bytes: bytes | None = None,
    img_path: str | Path | None = None,
    img_format: ImageFormat | str | None = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log a picture file as it is.

    Parameters
    ----------
    entity_path:
        Where to log it.
    img_bytes:
        Contents of the file, or else
    img_path:
        where the file is.
    img_format:
        Format of the file; without it, the contents and the name tell.
    timeless, recording:
        As in `log_point`.
    """
    if (img_bytes is None) == (img_path is None):
        raise ArgumentError("log_image_file: expected exactly one of img_bytes and img_path")
    contents = Path(img_path).read_bytes() if img_path is not None else img_bytes
    media_type: str | None
    if img_format is not None:
        media_type = media_type_of_format(img_format)
    else:
        media_type = media_type_of_image(bytes(contents or b""), "" if img_path is None else str(img_path))
    entity = EncodedImage.from_fields(blob=contents, media_type=media_type)
    send(entity_path, entity, timeless=timeless, recording=recording)
