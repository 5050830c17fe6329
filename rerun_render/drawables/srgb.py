"""Colours of drawables in linear light."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rerun_render.core.srgb import linear_from_srgb

Vec4 = tuple[float, float, float, float]

LINEAR_FROM_BYTE: npt.NDArray[np.float32] = linear_from_srgb(np.arange(256) / 255.0).astype(np.float32)
"""(256,) float32: linear value of each sRGB byte."""
_LINEAR: list[float] = LINEAR_FROM_BYTE.tolist()


def linear_color(color: tuple[int, int, int, int]) -> Vec4:
    """sRGB bytes to linear, straight alpha."""
    return (_LINEAR[color[0]], _LINEAR[color[1]], _LINEAR[color[2]], color[3] / 255.0)
