"""The sRGB transfer function (IEC 61966-2-1), for numbers and arrays; 32-bit floats stay 32-bit."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt

Floats = TypeVar("Floats", npt.NDArray[np.float32], npt.NDArray[np.float64])


def linear_from_srgb(encoded: Floats) -> Floats:
    """Linear values of sRGB values, both 0..1."""
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def srgb_from_linear(linear: Floats) -> Floats:
    """sRGB values of linear ones, both 0..1; the inverse of `linear_from_srgb`."""
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
