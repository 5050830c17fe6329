"""Image files inside recordings: JPEG, PNG, WebP, TIFF, AVIF, GIF (its first picture), BMP, others, and RVL for depth.

Sizes are checked before anything is allocated for pixels. What was decoded is kept for a while, by its content.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.media import other_files, rvl
from rerun_render.media.cache import ArrayCache
from rerun_render.media.images import rgba_from_plane

if TYPE_CHECKING:
    from PIL import Image as PillowImage

UInt8Array = npt.NDArray[np.uint8]
ResultT = TypeVar("ResultT")

MAX_PIXELS = 1 << 26
"""Larger images are refused: 8192x8192, a quarter gigabyte as RGBA."""
KEPT_BYTES = 256 << 20
RVL_MEDIA_TYPE = "application/rvl"

_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF", "GIF", "BMP")
_RVL_NAMES = ("application/rvl", "image/rvl", "rvl")
_PLANES = {"I;16": "<u2", "I;16L": "<u2", "I;16B": ">u2", "I;16N": "=u2", "I": "=i4", "F": "=f4"}
"""Types of images with one channel that is wider than a byte, by Pillow's name."""

_cache = ArrayCache(KEPT_BYTES)


def content_key(blob: UInt8Array) -> Hashable:
    """Identity of the bytes of a file: equal keys mean equal bytes."""
    return hashlib.blake2b(np.ascontiguousarray(blob).data, digest_size=16).digest()


def decode_picture(blob: UInt8Array, key: Hashable) -> UInt8Array:
    """(H, W, 4) uint8 sRGB pixels of an image file with straight alpha; read-only.

    blob: (N,) uint8. key: its `content_key`. Raises `RerunRenderError` for files that cannot be read and images of more
    than `MAX_PIXELS`.
    """
    found: UInt8Array = _cache.get(("picture", key), lambda: _decode_picture(blob))
    return found


def decode_depth(blob: UInt8Array, media_type: str | None, key: Hashable) -> npt.NDArray[Any]:
    """(H, W) numbers of a depth image file, read-only: uint8, uint16 or int32 as stored, or float32.

    media_type: tells RVL from other files, which are recognised by their first bytes. Raises like `decode_picture`.
    """
    is_rvl = (media_type or "").strip().lower() in _RVL_NAMES
    return _cache.get(("depth", is_rvl, key), lambda: _decode_rvl(blob) if is_rvl else _decode_depth(blob))


def picture_size(blob: UInt8Array) -> tuple[int, int] | None:
    """Width and height of an image file by its header alone; None if it cannot be read."""
    try:
        return _with_image(blob, lambda image: (image.width, image.height))
    except RerunRenderError:
        return None


def _decode_picture(blob: UInt8Array) -> UInt8Array:
    def convert(image: PillowImage.Image) -> UInt8Array:
        _check_size(image.width, image.height)
        if image.mode in _PLANES:
            plane = _plane(image)
            # Unlike in raw images, all 16 bits count, whatever the largest value is.
            return rgba_from_plane(_high_bytes(plane) if plane.dtype == np.uint16 else plane)
        return np.array(image.convert("RGBA"))

    if other_files.kind_of(blob) is not None:
        return other_files.decode(blob, _check_size)
    return _with_image(blob, convert)


def _decode_depth(blob: UInt8Array) -> npt.NDArray[Any]:
    def convert(image: PillowImage.Image) -> npt.NDArray[Any]:
        _check_size(image.width, image.height)
        if image.mode == "L":
            return np.array(image)
        if image.mode not in _PLANES:
            raise RerunRenderError(f"expected a depth image with one channel, got {image.format} {image.mode}")
        return _plane(image)

    return _with_image(blob, convert)


def _decode_rvl(blob: UInt8Array) -> npt.NDArray[Any]:
    header = rvl.read_header(blob)
    _check_size(header.width, header.height)
    return rvl.decode(blob)


def _plane(image: PillowImage.Image) -> npt.NDArray[Any]:
    stored = np.asarray(image)
    kind = np.dtype(_PLANES[image.mode])
    return np.array(stored, kind.newbyteorder("=") if stored.dtype == kind else stored.dtype)


def _high_bytes(plane: npt.NDArray[np.uint16]) -> UInt8Array:
    return np.asarray((plane.astype(np.uint32) + 128) // 257, np.uint8)


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise RerunRenderError(f"an image of {width}x{height} is too large to draw; the most are {MAX_PIXELS} pixels")


def _with_image(blob: UInt8Array, use: Callable[[PillowImage.Image], ResultT]) -> ResultT:
    """What `use` makes of the opened file; all that Pillow raises about it becomes `RerunRenderError`."""
    from PIL import Image  # takes long to import, and few recordings hold files

    if len(blob) == 0:
        raise RerunRenderError("expected an image file, got no bytes")
    try:
        with warnings.catch_warnings():
            # Pillow warns of large images and odd files; the first are checked here, the second decode or fail.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(blob.tobytes()), formats=_FORMATS) as image:
                return use(image)
    except RerunRenderError:
        raise
    except Exception as error:
        # Its decoders raise errors of many types for damaged files.
        start = blob[:8].tobytes().hex(" ")
        raise RerunRenderError(
            f"expected an image file ({', '.join(_FORMATS)}), got {len(blob)} bytes that start with {start}: {error}"
        ) from error
