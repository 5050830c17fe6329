"""Enlarging planes of numbers."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Float32Array = npt.NDArray[np.float32]


def enlarge(values: npt.NDArray[Any], factor: int, filter_name: Literal["linear", "bicubic"]) -> Float32Array:
    """(H * factor, W * factor) float32 of (H, W) numbers, smooth between the centres of the pixels.

    Beyond the outermost centres the nearest pixel goes on. bicubic: Catmull-Rom, which may overshoot.
    """
    rows = _along(values.astype(np.float32), 0, factor, filter_name)
    return _along(rows, 1, factor, filter_name)


def _along(values: Float32Array, axis: int, factor: int, filter_name: Literal["linear", "bicubic"]) -> Float32Array:
    size = values.shape[axis]
    place = (np.arange(size * factor) + 0.5) / factor - 0.5
    first = np.floor(place).astype(np.int64)
    t = place - first
    taps: tuple[tuple[int, npt.NDArray[np.float64]], ...] = ((0, 1 - t), (1, t))
    if filter_name == "bicubic":
        t2, t3 = t * t, t * t * t
        weights = (-t3 + 2 * t2 - t, 3 * t3 - 5 * t2 + 2, -3 * t3 + 4 * t2 + t, t3 - t2)
        taps = tuple((step, weight / 2) for step, weight in zip((-1, 0, 1, 2), weights, strict=True))
    shape = (-1, 1) if axis == 0 else (1, -1)
    out: Float32Array = np.zeros(
        (len(place), values.shape[1]) if axis == 0 else (values.shape[0], len(place)), np.float32
    )
    for step, weight in taps:
        near = np.clip(first + step, 0, size - 1)
        out += values.take(near, axis=axis) * weight.astype(np.float32).reshape(shape)
    return out
