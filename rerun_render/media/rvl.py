"""Decoder of RVL, a lossless code for depth images (Wilson, "Fast lossless depth image compression", 2017).

A file starts with the header that ROS writes: a format number, two float32 parameters of quantised depth, width and
height, 4 bytes each and little-endian. The rest are 32-bit words of eight nibbles, the highest one first. Each nibble
holds three bits of a number, the lowest bits first, and whether more follow. The numbers are, in turns: how many pixels
are zero, how many after them are not, and for each of these the difference to the one before (0, -1, 1, -2, ...).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError

UInt8Array = npt.NDArray[np.uint8]
Int64Array = npt.NDArray[np.int64]

_HEADER = struct.Struct("<iffII")
_MAX_NIBBLES = 11
"""Numbers have 32 bits."""


@dataclass(frozen=True, slots=True)
class RvlHeader:
    """Size in pixels, and the parameters of depth stored as inverse: depth = quant_a / (code - quant_b)."""

    width: int
    height: int
    quant_a: float
    quant_b: float

    @property
    def is_inverse(self) -> bool:
        """Whether codes are quantised inverse depths rather than depths."""
        return bool(np.isfinite(self.quant_a) and np.isfinite(self.quant_b) and self.quant_a != 0)


def read_header(data: UInt8Array) -> RvlHeader:
    """The header of a file. Raises `RerunRenderError` if it is cut off or names no pixels."""
    if len(data) < _HEADER.size:
        raise RerunRenderError(f"expected a header of {_HEADER.size} bytes of an RVL image, got {len(data)} bytes")
    _, quant_a, quant_b, width, height = _HEADER.unpack(data[: _HEADER.size].tobytes())
    if width == 0 or height == 0:
        raise RerunRenderError(f"image has no pixels: its size is {width}x{height}")
    return RvlHeader(width, height, quant_a, quant_b)


def decode(data: UInt8Array) -> npt.NDArray[np.uint16] | npt.NDArray[np.float32]:
    """(H, W) depths of a file: uint16 as stored, or float32 if they are stored as inverse, with NaN for no depth.

    Check the size of `read_header` first: few bytes may stand for many pixels. Raises `RerunRenderError` for files that
    are cut off or make no sense.
    """
    header = read_header(data)
    codes = _codes(data[_HEADER.size :], header.width * header.height).reshape(header.height, header.width)
    if not header.is_inverse:
        return codes
    with np.errstate(divide="ignore"):
        depths = np.float32(header.quant_a) / (codes.astype(np.float32) - np.float32(header.quant_b))
    depths[codes == 0] = np.nan
    return depths


def _codes(payload: UInt8Array, num_pixels: int) -> npt.NDArray[np.uint16]:
    numbers = _numbers(payload)
    filled = np.zeros(num_pixels, np.bool_)
    is_difference = np.zeros(len(numbers), np.bool_)
    pixel, place = 0, 0
    while pixel < num_pixels:  # one round per run of pixels
        if place + 2 > len(numbers):
            raise RerunRenderError(f"RVL image is cut off: {pixel} of {num_pixels} pixels are there")
        zeros, others = int(numbers[place]), int(numbers[place + 1])
        place += 2
        pixel += zeros
        if zeros + others == 0 or pixel + others > num_pixels:
            raise RerunRenderError(f"damaged RVL image: expected {num_pixels} pixels, got runs of {pixel + others}")
        if place + others > len(numbers):
            raise RerunRenderError(f"RVL image is cut off: {pixel} of {num_pixels} pixels are there")
        is_difference[place : place + others] = True
        filled[pixel : pixel + others] = True
        pixel += others
        place += others
    folded = numbers[is_difference]
    values = np.cumsum((folded >> 1) ^ -(folded & 1))
    if len(values) and (values.min() < 0 or values.max() > 65535):
        raise RerunRenderError(f"damaged RVL image: depths from {values.min()} to {values.max()} do not fit 16 bits")
    codes = np.zeros(num_pixels, np.uint16)
    codes[filled] = values
    return codes


def _numbers(payload: UInt8Array) -> Int64Array:
    """All numbers of the code, and perhaps some zeros of padding behind them."""
    payload = payload[: len(payload) // 4 * 4]
    highest_first = payload.reshape(-1, 4)[:, ::-1]
    nibbles = np.stack([highest_first >> 4, highest_first & 15], axis=2).reshape(-1)
    ends = np.flatnonzero(nibbles < 8)
    if len(ends) == 0:
        return np.zeros(0, np.int64)
    starts = np.concatenate([[0], ends[:-1] + 1])
    lengths = ends - starts + 1
    if lengths.max() > _MAX_NIBBLES:
        raise RerunRenderError("damaged RVL image: a number has more than 32 bits")
    bits = (nibbles & 7).astype(np.int64)
    numbers: Int64Array = bits[starts]
    for step in range(1, int(lengths.max())):
        longer = lengths > step
        numbers[longer] |= bits[starts[longer] + step] << (3 * step)
    return numbers
