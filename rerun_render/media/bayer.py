"""Sensor mosaics, one colour per pixel, to RGBA."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_WEIGHTS = ((1, 2, 1), (2, 4, 2), (1, 2, 1))


def decode(mosaic: npt.NDArray[np.uint8], pattern: str) -> npt.NDArray[np.uint8]:
    """(H, W, 4) uint8 from an (H, W) mosaic: missing colours are the mean of the nearest samples of that colour.

    pattern: colours of the top-left 2x2 pixels, row by row, such as `RGGB`.
    """
    height, width = mosaic.shape
    out = np.empty((height, width, 4), np.uint8)
    out[:, :, 3] = 255
    for channel, color in enumerate("RGB"):
        tile = np.array([letter == color for letter in pattern], np.uint16).reshape(2, 2)
        known = np.tile(tile, (-(-height // 2), -(-width // 2)))[:height, :width]
        total, weight = _blur(mosaic * known), _blur(known)
        mean = (2 * total + weight) // np.maximum(2 * weight, 1)
        out[:, :, channel] = np.where(known, mosaic, mean)
    return out


def _blur(values: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
    height, width = values.shape
    padded = np.pad(values, 1)
    out = np.zeros((height, width), np.uint16)
    for dy, row in enumerate(_WEIGHTS):
        for dx, weight in enumerate(row):
            out += np.uint16(weight) * padded[dy : dy + height, dx : dx + width]
    return out
