"""Image files of further kinds, which the official viewer does not draw: Netpbm, JPEG 2000, QOI, DDS and ICO.

They are read by imageio. Files are known by their first bytes, so that nothing is handed to readers that start programs
or open other files.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError

UInt8Array = npt.NDArray[np.uint8]

_FIRST_BYTES = {
    **{b"P%d" % number: "Netpbm" for number in range(1, 7)},
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\xff\x4f\xff\x51": "JPEG 2000",
    b"qoif": "QOI",
    b"DDS ": "DDS",
    b"\0\0\1\0": "ICO",
}


def kind_of(blob: UInt8Array) -> str | None:
    """Name of the kind of file; None for all others."""
    start = blob[:8].tobytes()
    return next((name for first, name in _FIRST_BYTES.items() if start.startswith(first)), None)


def decode(blob: UInt8Array, check_size: Callable[[int, int], None]) -> UInt8Array:
    """(H, W, 4) uint8 sRGB pixels with straight alpha of a file whose kind is known.

    check_size: is given width and height before pixels are decoded. Raises RerunRenderError for damaged files, and
    whatever `check_size` raises.
    """
    import imageio.v3 as iio  # takes long to import, and few recordings hold such files

    data = blob.tobytes()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large images and odd files: the first are checked, the others fail
            height, width = iio.improps(data, plugin="pillow", index=0).shape[:2]
            check_size(width, height)
            return np.ascontiguousarray(iio.imread(data, plugin="pillow", index=0, mode="RGBA"), np.uint8)
    except RerunRenderError:
        raise
    except Exception as error:  # decoders raise errors of many types for damaged files
        raise RerunRenderError(f"damaged {kind_of(blob)} file of {len(blob)} bytes: {error}") from error
