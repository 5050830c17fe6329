"""Writes RVL files for tests, pixel by pixel."""

from __future__ import annotations

import struct

import numpy as np
import numpy.typing as npt


def encode_rvl(depths: npt.NDArray[np.uint16], quant: tuple[float, float] = (0.0, 0.0)) -> bytes:
    """File of (H, W) codes."""
    nibbles: list[int] = []

    def write(number: int) -> None:
        while True:
            number, part = number >> 3, number & 7
            nibbles.append(part | (8 if number else 0))
            if not number:
                return

    pixels = [int(depth) for depth in depths.ravel()]
    place, previous = 0, 0
    while place < len(pixels):
        start = place
        while place < len(pixels) and pixels[place] == 0:
            place += 1
        write(place - start)
        start = place
        while place < len(pixels) and pixels[place] != 0:
            place += 1
        write(place - start)
        for pixel in pixels[start:place]:
            difference = pixel - previous
            write(2 * difference if difference >= 0 else -2 * difference - 1)
            previous = pixel
    nibbles += [0] * (-len(nibbles) % 8)
    words = [int("".join(f"{nibble:x}" for nibble in nibbles[i : i + 8]), 16) for i in range(0, len(nibbles), 8)]
    height, width = depths.shape
    return struct.pack("<iffII", 0, *quant, width, height) + struct.pack(f"<{len(words)}I", *words)
