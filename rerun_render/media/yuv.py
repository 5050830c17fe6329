"""Luma and chroma buffers to RGBA."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from rerun_render.schema.enums import PixelFormat

UInt8Array = npt.NDArray[np.uint8]
Int32Array = npt.NDArray[np.int32]

_BITS = 16
"""Fraction bits of fixed-point numbers."""
_BLOCK_ROWS = 64


@dataclass(frozen=True, slots=True)
class Layout:
    """How a format stores and means its numbers.

    packing: `planar` Y, U, V; `nv12` Y, then U and V alternating; `yuy2` Y U Y V; `gray` Y only.
    chroma_x, chroma_y: pixels that share one chroma sample. full_range: luma 0..255 rather than 16..235.
    """

    packing: Literal["planar", "nv12", "yuy2", "gray"]
    standard: Literal["bt601", "bt709"]
    full_range: bool
    chroma_x: int = 1
    chroma_y: int = 1

    def chroma_size(self, width: int, height: int) -> tuple[int, int]:
        """Width and height of a chroma plane."""
        return -(-width // self.chroma_x), -(-height // self.chroma_y)

    def num_bytes(self, width: int, height: int) -> int:
        """Length of a whole buffer."""
        if self.packing == "gray":
            return width * height
        chroma_width, chroma_height = self.chroma_size(width, height)
        if self.packing == "yuy2":
            return 4 * chroma_width * height
        return width * height + 2 * chroma_width * chroma_height


LAYOUTS = {
    PixelFormat.NV12: Layout("nv12", "bt601", False, 2, 2),
    PixelFormat.YUY2: Layout("yuy2", "bt601", False, 2, 1),
    PixelFormat.Y_U_V12_LIMITED_RANGE: Layout("planar", "bt709", False, 2, 2),
    PixelFormat.Y_U_V12_FULL_RANGE: Layout("planar", "bt709", True, 2, 2),
    PixelFormat.Y_U_V16_LIMITED_RANGE: Layout("planar", "bt709", False, 2, 1),
    PixelFormat.Y_U_V16_FULL_RANGE: Layout("planar", "bt709", True, 2, 1),
    PixelFormat.Y_U_V24_LIMITED_RANGE: Layout("planar", "bt709", False),
    PixelFormat.Y_U_V24_FULL_RANGE: Layout("planar", "bt709", True),
    PixelFormat.Y8_LIMITED_RANGE: Layout("gray", "bt709", False),
    PixelFormat.Y8_FULL_RANGE: Layout("gray", "bt709", True),
}

# (red per v, green per u, green per v, blue per u)
_MATRICES = {"bt601": (1.402, -0.344, -0.714, 1.772), "bt709": (1.575, -0.187, -0.468, 1.856)}


def decode(buffer: UInt8Array, width: int, height: int, layout: Layout) -> UInt8Array:
    """(height, width, 4) uint8 sRGB of a buffer of exactly `layout.num_bytes(width, height)` bytes.

    Each pixel takes the nearest chroma sample.
    """
    luma, u, v = _planes(buffer, width, height, layout)
    tables = _tables(layout.standard, layout.full_range)
    if u is None or v is None:
        gray = np.clip(tables[0] >> _BITS, 0, 255).astype("<u4") * 0x010101 | 0xFF000000
        return np.ascontiguousarray(gray[luma]).view(np.uint8).reshape(height, width, 4)
    out = np.empty((height, width, 4), np.uint8)
    out[:, :, 3] = 255
    step_x, step_y = layout.chroma_x, layout.chroma_y
    fill = _fill_whole if layout.full_range else _fill_block
    for start in range(0, height, _BLOCK_ROWS):
        stop = min(start + _BLOCK_ROWS, height)
        rows = slice(start // step_y, -(-stop // step_y))
        fill(out[start:stop], luma[start:stop], u[rows], v[rows], (step_x, step_y), tables)
    return out


def _fill_block(
    out: UInt8Array,
    luma: UInt8Array,
    u: UInt8Array,
    v: UInt8Array,
    steps: tuple[int, int],
    tables: tuple[Int32Array, ...],
) -> None:
    height, width = luma.shape
    from_y, red_v, green_u, green_v, blue_u = tables
    y = from_y[luma]
    for channel, chroma in enumerate((red_v[v], green_u[u] + green_v[v], blue_u[u])):
        total = y + _spread(chroma, steps)[:height, :width]
        total >>= _BITS
        np.clip(total, 0, 255, out=total)
        out[:, :, channel] = total


def _fill_whole(
    out: UInt8Array,
    luma: UInt8Array,
    u: UInt8Array,
    v: UInt8Array,
    steps: tuple[int, int],
    tables: tuple[Int32Array, ...],
) -> None:
    """The same where luma is in whole units, so that the share of chroma can be rounded by itself."""
    height, width = luma.shape
    _, red_v, green_u, green_v, blue_u = tables
    half = 1 << (_BITS - 1)
    y = luma.astype(np.int16)
    for channel, share in enumerate((red_v[v], green_u[u] + green_v[v], blue_u[u])):
        chroma = ((share + half) >> _BITS).astype(np.int16)
        total = y + _spread(chroma, steps)[:height, :width]
        np.clip(total, 0, 255, out=total)
        out[:, :, channel] = total


def _spread(chroma: npt.NDArray[Any], steps: tuple[int, int]) -> npt.NDArray[Any]:
    """Each sample for all pixels that share it."""
    spread = chroma.repeat(steps[0], axis=1) if steps[0] > 1 else chroma
    return spread.repeat(steps[1], axis=0) if steps[1] > 1 else spread


def _planes(
    buffer: UInt8Array, width: int, height: int, layout: Layout
) -> tuple[UInt8Array, UInt8Array | None, UInt8Array | None]:
    chroma_width, chroma_height = layout.chroma_size(width, height)
    if layout.packing == "yuy2":
        quads = buffer.reshape(height, chroma_width, 4)
        luma = np.ascontiguousarray(quads[:, :, ::2]).reshape(height, 2 * chroma_width)[:, :width]
        return luma, quads[:, :, 1], quads[:, :, 3]
    luma = buffer[: width * height].reshape(height, width)
    chroma = buffer[width * height :]
    if layout.packing == "gray":
        return luma, None, None
    if layout.packing == "nv12":
        pairs = chroma.reshape(chroma_height, chroma_width, 2)
        return luma, pairs[:, :, 0], pairs[:, :, 1]
    planes = chroma.reshape(2, chroma_height, chroma_width)
    return luma, planes[0], planes[1]


@lru_cache(maxsize=4)
def _tables(standard: str, full_range: bool) -> tuple[Int32Array, ...]:
    """For each byte its fixed-point share in 0..255 units: luma (with half a unit for rounding), then chroma."""
    codes = np.arange(256, dtype=np.float64)
    luma = codes / 255 if full_range else (codes - 16) / 219
    chroma = (codes - 128) / (255 if full_range else 224)
    scale = 255 * (1 << _BITS)
    shares = [luma * scale + (1 << (_BITS - 1)), *(chroma * factor * scale for factor in _MATRICES[standard])]
    tables = tuple(np.rint(share).astype(np.int32) for share in shares)
    for table in tables:
        table.setflags(write=False)
    return tables
