"""Bringing batches of different lengths together."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt


def clamp(values: npt.NDArray[Any], n: int) -> npt.NDArray[Any]:
    """`values` with exactly `n` entries along its first axis: cut, or its last entry repeated.

    An empty batch cannot be repeated and stays empty; the caller falls back to a default.

    >>> clamp(np.array([1, 2]), 4)
    array([1, 2, 2, 2])
    """
    size = len(values)
    if size >= n or size == 0:
        return values[:n]
    return np.concatenate([values, np.broadcast_to(values[-1], (n - size, *values.shape[1:]))])
