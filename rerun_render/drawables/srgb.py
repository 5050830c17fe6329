"""The sRGB transfer function for colours of drawables."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Vec4 = tuple[float, float, float, float]


Float64Array = npt.NDArray[np.float64]


def linear_from_srgb(encoded: Float64Array) -> Float64Array:
    """Linear values of sRGB values, both 0..1 (IEC 61966-2-1)."""
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def srgb_from_linear(linear: Float64Array) -> Float64Array:
    """sRGB values of linear ones, both 0..1; the inverse of `linear_from_srgb`."""
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


LINEAR_FROM_BYTE: npt.NDArray[np.float32] = linear_from_srgb(np.arange(256) / 255.0).astype(np.float32)
"""(256,) float32: linear value of each sRGB byte."""
_LINEAR: list[float] = LINEAR_FROM_BYTE.tolist()


def linear_color(color: tuple[int, int, int, int]) -> Vec4:
    """sRGB bytes to linear, straight alpha."""
    return (_LINEAR[color[0]], _LINEAR[color[1]], _LINEAR[color[2]], color[3] / 255.0)
