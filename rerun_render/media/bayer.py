"""Sensor mosaics, one colour per pixel, to RGBA."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from rerun_render.core.srgb import srgb_from_linear

_STEPS = 16
"""Of means between two bytes."""
_WEIGHTS = ((1, 2, 1), (2, 4, 2), (1, 2, 1))


def decode(mosaic: npt.NDArray[np.uint8], pattern: str) -> npt.NDArray[np.uint8]:
    """(H, W, 4) uint8 sRGB from an (H, W) mosaic: missing colours are the mean of the nearest samples of that colour.

    Sensors count light, so the samples are linear. pattern: colours of the top-left 2x2 pixels, row by row, such as
    `RGGB`.
    """
    height, width = mosaic.shape
    out = np.empty((height, width, 4), np.uint8)
    out[:, :, 3] = 255
    for channel, color in enumerate("RGB"):
        tile = np.array([letter == color for letter in pattern], np.uint16).reshape(2, 2)
        known = np.tile(tile, (-(-height // 2), -(-width // 2)))[:height, :width]
        total, weight = _blur(mosaic * known), _blur(known)
        mean = (2 * _STEPS * total.astype(np.uint32) + weight) // np.maximum(2 * weight, 1)
        out[:, :, channel] = _encoded()[np.where(known, np.uint32(_STEPS) * mosaic, mean)]
    return out


@lru_cache(maxsize=1)
def _encoded() -> npt.NDArray[np.uint8]:
    """sRGB byte of each linear value in steps of 1/16 of a byte."""
    linear = np.arange(255 * _STEPS + 1) / (255 * _STEPS)
    return np.asarray(np.rint(srgb_from_linear(linear) * 255), np.uint8)


def _blur(values: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
    height, width = values.shape
    padded = np.pad(values, 1)
    out = np.zeros((height, width), np.uint16)
    for dy, row in enumerate(_WEIGHTS):
        for dx, weight in enumerate(row):
            out += np.uint16(weight) * padded[dy : dy + height, dx : dx + width]
    return out
