"""`ImageEncoded`, which `EncodedImage` and pictures with a pixel format replaced."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

from ..archetypes import EncodedImage, Image
from ..encodings import PixelFormat
from ..error_utils import catch_and_log_exceptions
from .deprecation import warn_once
from .formats import ImageFormat, media_type_of_format, media_type_of_image


def ImageEncoded(
    *,
    path: str | Path | None = None,
    contents: bytes | IO[bytes] | None = None,
    format: ImageFormat | str | None = None,
    draw_order: float | None = None,
) -> Image | EncodedImage:
    """A picture file, or pixels as a camera sends them.

    Parameters
    ----------
    path:
        Where the file is, or else
    contents:
        its contents.
    format:
        Format of the file, or `ImageFormat.NV12(size)` or `ImageFormat.YUY2(size)`; without it the contents and the
        name tell.
    draw_order:
        Higher values are drawn on top.
    """
    warn_once("ImageEncoded", "rerun.ImageEncoded is an old form: use rerun.EncodedImage, or rerun.Image for pixels")
    with catch_and_log_exceptions("ImageEncoded"):
        if (path is None) == (contents is None):
            raise ValueError("ImageEncoded: expected exactly one of path and contents")
        data = _read(path, contents)
        if isinstance(format, ImageFormat) and format.size_hint is not None:
            height, width = format.size_hint
            pixels: dict[str, Any] = {"pixel_format": getattr(PixelFormat, format.name)}
            return Image(bytes=data, width=width, height=height, draw_order=draw_order, **pixels)
        if format is not None:
            media_type: str | None = media_type_of_format(format)
        else:
            media_type = media_type_of_image(data, "" if path is None else str(path))
        return EncodedImage.from_fields(blob=data, media_type=media_type, draw_order=draw_order)
    return EncodedImage.from_fields()


def _read(path: str | Path | None, contents: bytes | IO[bytes] | None) -> bytes:
    if path is not None:
        return Path(path).read_bytes()
    if contents is None or isinstance(contents, bytes | bytearray | memoryview):
        return bytes(contents or b"")
    return contents.read()
