"""Automatic colours, and the stable hash of entity paths that they come from.

The hash is aHash 0.8 (the variant without AES instructions) with the fixed seeds 0, 1, 2, 3.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.srgb import srgb_from_linear

Rgba = npt.NDArray[np.uint8]

NUM_AUTO_COLORS = 65536
"""Class ids and keypoint ids have 16 bits."""

_MASK = (1 << 64) - 1
_MULTIPLE = 6364136223846793005
# Seeds 0..3, each mixed with 64 bits of the hexadecimal digits of pi.
_PAD, _BUFFER, _EXTRA_0, _EXTRA_1 = (
    seed ^ digits
    for seed, digits in enumerate((0x452821E638D01377, 0xBE5466CF34E90C6C, 0xC0AC29B7C97C50DD, 0x3F84D5B5B5470917))
)


def _fold(a: int, b: int) -> int:
    product = a * b
    return (product & _MASK) ^ (product >> 64)


def _rotate_left(value: int, bits: int) -> int:
    bits &= 63
    return ((value << bits) | (value >> (64 - bits))) & _MASK


class StableHasher:
    """Feeds integers and strings into the hash, one after the other."""

    __slots__ = ("_buffer",)

    def __init__(self) -> None:
        self._buffer = _BUFFER

    def write_int(self, value: int) -> None:
        """An unsigned integer of at most 64 bits."""
        self._buffer = _fold(value ^ self._buffer, _MULTIPLE)

    def _write_block(self, a: int, b: int) -> None:
        mixed = _fold(a ^ _EXTRA_0, b ^ _EXTRA_1)
        self._buffer = _rotate_left(((self._buffer + _PAD) & _MASK) ^ mixed, 23)

    def write_str(self, text: str) -> None:
        data = text.encode()
        n = len(data)

        def number(start: int, stop: int) -> int:
            return int.from_bytes(data[start:stop], "little")

        self._buffer = ((self._buffer + n) * _MULTIPLE) & _MASK
        if n > 16:
            self._write_block(number(n - 16, n - 8), number(n - 8, n))
            for start in range(0, n - 16, 16):
                self._write_block(number(start, start + 8), number(start + 8, start + 16))
        elif n > 8:
            self._write_block(number(0, 8), number(n - 8, n))
        elif n >= 4:
            self._write_block(number(0, 4), number(n - 4, n))
        elif n >= 2:
            self._write_block(number(0, 2), number(n - 1, n))
        elif n == 1:
            self._write_block(data[0], data[0])
        else:
            self._write_block(0, 0)
        self.write_int(0xFF)

    def finish(self) -> int:
        """The hash, 64 bits."""
        return _rotate_left(_fold(self._buffer, _PAD), self._buffer & 63)


@lru_cache(maxsize=65536)
def hash_string(text: str) -> int:
    """64-bit stable hash of a string."""
    hasher = StableHasher()
    hasher.write_str(text)
    return hasher.finish()


@lru_cache(maxsize=65536)
def path_hash(entity_path: EntityPath) -> int:
    """64-bit stable hash of an entity path."""
    hasher = StableHasher()
    hasher.write_int(len(entity_path.parts))
    for part in entity_path.parts:
        hasher.write_int(hash_string(part))
    return hasher.finish()


@lru_cache(maxsize=4096)
def auto_color(value: int) -> Rgba:
    """Colour that stands for a number (class id, hash modulo 65535): (4,) uint8 sRGB, read-only.

    Neighbouring numbers are far apart in hue: steps of the golden ratio, saturation 0.85, value 0.5 in linear light.
    """
    color: Rgba = _auto_colors(np.array([value]))[0]
    color.setflags(write=False)
    return color


@lru_cache(maxsize=1)
def auto_color_table() -> npt.NDArray[np.uint8]:
    """(65536, 4) uint8 sRGB, read-only: `auto_color` of every class id."""
    table = _auto_colors(np.arange(NUM_AUTO_COLORS))
    table.setflags(write=False)
    return table


def _auto_colors(values: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    # 32-bit floats on purpose: for large numbers their rounding decides the hue.
    turns = values.astype(np.float32) * np.float32(0.618034)
    hues = (turns - np.floor(turns)).astype(np.float64)
    # HSV to RGB, channel by channel: distance of the hue from that of the channel.
    sixths = (hues[:, None] * 6.0 + np.array([5.0, 3.0, 1.0])) % 6.0
    linear = 0.5 - 0.5 * 0.85 * np.clip(np.minimum(sixths, 4.0 - sixths), 0.0, 1.0)
    colors = np.full((len(values), 4), 255, np.uint8)
    colors[:, :3] = np.rint(255.0 * srgb_from_linear(linear))
    return colors


@lru_cache(maxsize=65536)
def entity_color(entity_path: EntityPath) -> Rgba:
    """Colour of an entity that logged none: (4,) uint8 sRGB, read-only."""
    return auto_color(path_hash(entity_path) % 65535)
