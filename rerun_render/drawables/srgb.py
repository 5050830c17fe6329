"""The sRGB transfer function for colours of drawables."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Vec4 = tuple[float, float, float, float]


def linear_from_byte() -> npt.NDArray[np.float32]:
    """(256,) float32: linear value of each sRGB byte."""
    value = np.arange(256) / 255.0
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)


LINEAR_FROM_BYTE = linear_from_byte()
_LINEAR: list[float] = LINEAR_FROM_BYTE.tolist()


def linear_color(color: tuple[int, int, int, int]) -> Vec4:
    """sRGB bytes to linear, straight alpha."""
    return (_LINEAR[color[0]], _LINEAR[color[1]], _LINEAR[color[2]], color[3] / 255.0)
