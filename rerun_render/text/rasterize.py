"""Coverage of filled outlines: the exact area of each pixel that lies inside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Float64Array = npt.NDArray[np.float64]


def coverage(contours: Sequence[Float64Array], width: int, height: int) -> Float64Array:
    """(height, width) float64 in 0..1 of closed contours, each (N, 2) in px from the top-left corner, y down.

    Contours must lie inside the bitmap. Every edge adds its signed area to the pixels it crosses and to all pixels to
    their right; where outlines of equal direction overlap, the sum is cut at 1.
    """
    ends = [np.roll(contour, -1, axis=0) for contour in contours]
    start = np.concatenate([*contours, np.empty((0, 2))])
    end = np.concatenate([*ends, np.empty((0, 2))])
    # Cut edges at pixel rows, then at pixel columns: each piece lies within one pixel.
    start, end = _cut(start, end, axis=1)
    start, end = _cut(start, end, axis=0)
    middle = (start + end) / 2
    column = np.clip(np.floor(middle[:, 0]), 0, width - 1).astype(np.intp)
    row = np.clip(np.floor(middle[:, 1]), 0, height - 1).astype(np.intp)
    rise = end[:, 1] - start[:, 1]
    right = rise * (middle[:, 0] - column)
    cell = row * (width + 1) + column
    size = (width + 1) * height
    total = np.bincount(cell, rise - right, size) + np.bincount(cell + 1, right, size)
    filled = np.cumsum(total.reshape(height, width + 1)[:, :width], axis=1)
    return np.minimum(np.abs(filled), 1.0)


def _cut(start: Float64Array, end: Float64Array, axis: int) -> tuple[Float64Array, Float64Array]:
    """Cuts segments where the coordinate `axis` is a whole number."""
    a, b = start[:, axis], end[:, axis]
    low = np.floor(np.minimum(a, b)).astype(np.intp)
    count = np.maximum(np.ceil(np.maximum(a, b)).astype(np.intp) - low, 1)
    segment = np.repeat(np.arange(len(a)), count)
    line = low[segment] + np.arange(len(segment)) - np.repeat(np.cumsum(count) - count, count)
    span = (b - a)[segment]
    with np.errstate(all="ignore"):
        t0 = np.where(span == 0, 0.0, (line - a[segment]) / span)
        t1 = np.where(span == 0, 1.0, (line + 1 - a[segment]) / span)
    # Going down the axis, a piece is entered at its far side.
    t0, t1 = np.where(span < 0, t1, t0), np.where(span < 0, t0, t1)
    origin, step = start[segment], (end - start)[segment]
    return origin + step * np.clip(t0, 0, 1)[:, None], origin + step * np.clip(t1, 0, 1)[:, None]
