"""OpenEXR files: one part, scan lines, ZIP compression by blocks of 16 lines.

Layout: ASWF, "OpenEXR File Layout" and "Technical Introduction to OpenEXR": a header of attributes, a table of the
places of all blocks, then the blocks. Numbers are little endian.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

_MAGIC, _VERSION = 20000630, 2
_TYPES = {np.dtype(np.uint32): 0, np.dtype(np.float16): 1, np.dtype(np.float32): 2}
_ZIP, _LINES_PER_BLOCK = 3, 16
_LEVEL = 2

Plane = npt.NDArray[Any]


def encode_exr(planes: Mapping[str, Plane], texts: Mapping[str, str] | None = None) -> bytes:
    """Bytes of a file. planes: by channel name (`R`, `Z`, `N.X`), (H, W) float16, float32 or uint32, all of one size.

    texts: further attributes of the header. Raises ValueError for planes of other types or sizes.
    """
    named = sorted(planes.items(), key=lambda item: item[0].encode())
    shapes = {plane.shape for _, plane in named}
    if len(shapes) != 1 or len(next(iter(shapes))) != 2:
        raise ValueError(f"expected planes of one size (H, W), got {sorted(map(str, shapes))}")
    if any(plane.dtype not in _TYPES for _, plane in named):
        raise ValueError("expected planes of float16, float32 or uint32")
    height, width = named[0][1].shape
    header = _header(named, width, height, texts or {})
    step = _LINES_PER_BLOCK
    blocks = [_block(named, first, min(first + step, height)) for first in range(0, height, step)]
    place = len(header) + 8 * len(blocks)
    table = []
    for block in blocks:
        table.append(place)
        place += len(block)
    return header + struct.pack(f"<{len(table)}Q", *table) + b"".join(blocks)


def _header(named: list[tuple[str, Plane]], width: int, height: int, texts: Mapping[str, str]) -> bytes:
    channels = b"".join(
        name.encode() + b"\0" + struct.pack("<iB3xii", _TYPES[plane.dtype], 0, 1, 1) for name, plane in named
    )
    window = struct.pack("<4i", 0, 0, width - 1, height - 1)
    attributes = [
        ("channels", "chlist", channels + b"\0"),
        ("compression", "compression", bytes([_ZIP])),
        ("dataWindow", "box2i", window),
        ("displayWindow", "box2i", window),
        ("lineOrder", "lineOrder", b"\0"),
        ("pixelAspectRatio", "float", struct.pack("<f", 1.0)),
        ("screenWindowCenter", "v2f", struct.pack("<2f", 0.0, 0.0)),
        ("screenWindowWidth", "float", struct.pack("<f", 1.0)),
        *((name, "string", text.encode()) for name, text in texts.items()),
    ]
    parts = [struct.pack("<iI", _MAGIC, _VERSION | (0x400 if any(len(n) > 31 for n, _ in named) else 0))]
    for name, kind, value in attributes:
        parts += [name.encode(), b"\0", kind.encode(), b"\0", struct.pack("<i", len(value)), value]
    return b"".join(parts) + b"\0"


def _block(named: list[tuple[str, Plane]], first: int, end: int) -> bytes:
    lines = [
        np.ascontiguousarray(plane[y]).astype(plane.dtype.newbyteorder("<")).tobytes()
        for y in range(first, end)
        for _, plane in named
    ]
    raw = np.frombuffer(b"".join(lines), np.uint8)
    # First and second bytes of pairs apart, then differences: similar bytes come together.
    halves = np.concatenate([raw[0::2], raw[1::2]]).astype(np.int16)
    halves[1:] = halves[1:] - halves[:-1] + 128
    packed = zlib.compress((halves & 255).astype(np.uint8).tobytes(), _LEVEL)
    data = packed if len(packed) < len(raw) else raw.tobytes()
    return struct.pack("<2i", first, len(data)) + data
