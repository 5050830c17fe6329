"""Boxes around points: exact ones, ones that ignore outliers, and moving them between spaces.

A box is a (2, 3) float64 array, lowest corner first. `None` stands for "nothing there".
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Box = npt.NDArray[np.float64]

ROBUST_SIGMAS = 2.0
"""Points further than this many standard deviations from the mean, on any axis, are outliers."""


def exact_box(points: npt.ArrayLike) -> Box | None:
    """Smallest box that holds all finite points of an (N, 2) or (N, 3) array; None without any."""
    columns = _finite_columns(points)
    return _exact(columns) if columns.shape[1] else None


def robust_box(points: npt.ArrayLike) -> Box | None:
    """Box of mean +- 2 standard deviations of the points that remain after outliers were dropped.

    Outliers are points outside mean +- 2 standard deviations on any axis. The box may be larger than the data, and is
    exact for fewer than two points.
    """
    return boxes(points)[1]


def boxes(points: npt.ArrayLike) -> tuple[Box | None, Box | None]:
    """The exact and the robust box of the same points, for little more than the price of one."""
    columns = _finite_columns(points)
    num = columns.shape[1]
    if num == 0:
        return None, None
    exact = _exact(columns)
    if num < 2:
        return exact, exact
    low, high = _spread(columns)
    inside = np.ones(num, np.bool_)
    for axis in range(3):
        if low[axis] > exact[0, axis] or high[axis] < exact[1, axis]:
            inside &= (columns[axis] >= low[axis]) & (columns[axis] <= high[axis])
    kept = columns if inside.all() else np.stack([column[inside] for column in columns])
    if kept.shape[1] < 2:
        return exact, _exact(kept) if kept.shape[1] else exact
    return exact, np.stack(_spread(kept))


def _finite_columns(points: npt.ArrayLike) -> npt.NDArray[np.floating]:
    """(3, M) coordinates of the finite points, axis by axis: numpy reduces few long rows faster than many short."""
    array = np.asarray(points)
    if array.ndim != 2 or array.shape[1] not in (2, 3):
        raise ValueError(f"expected points of shape (N, 2) or (N, 3), got {array.shape}")
    if not np.issubdtype(array.dtype, np.floating):
        array = array.astype(np.float64)
    columns = np.zeros((3, len(array)), array.dtype)
    columns[: array.shape[1]] = array.T
    # The extremes tell of NaN and infinities at the speed of memory.
    if columns.size and not (np.isfinite(columns.min()) and np.isfinite(columns.max())):
        columns = columns[:, np.isfinite(columns).all(axis=0)]
    return columns


def _exact(columns: npt.NDArray[np.floating]) -> Box:
    return np.stack([columns.min(axis=1), columns.max(axis=1)]).astype(np.float64)


def _spread(columns: npt.NDArray[np.floating]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    mean = columns.mean(axis=1, dtype=np.float64)
    # Axis by axis, so that no temporary is larger than one coordinate of the points.
    sigma = np.sqrt([np.square(column - center).mean() for column, center in zip(columns, mean)])
    return mean - ROBUST_SIGMAS * sigma, mean + ROBUST_SIGMAS * sigma


def corners(box: Box) -> npt.NDArray[np.float64]:
    """The (8, 3) corners of a box."""
    x, y, z = box.T
    return np.array([(a, b, c) for a in x for b in y for c in z])


def transform_box(target_from_source: npt.NDArray[np.float64], box: Box | None) -> Box | None:
    """Box in target space around a box of source space, moved by an affine (4, 4) matrix."""
    if box is None:
        return None
    # Interval arithmetic gives the same box as moving the eight corners.
    linear = target_from_source[:3, :3]
    at_low, at_high = linear * box[0], linear * box[1]
    offset = target_from_source[:3, 3]
    return np.stack(
        [np.minimum(at_low, at_high).sum(axis=1) + offset, np.maximum(at_low, at_high).sum(axis=1) + offset]
    )


def union(boxes: Iterable[Box | None]) -> Box | None:
    """Smallest box around all given boxes; None if there is none."""
    present = [box for box in boxes if box is not None]
    if not present:
        return None
    if len(present) == 1:
        return present[0]
    stacked = np.stack(present)
    return np.stack([stacked[:, 0].min(axis=0), stacked[:, 1].max(axis=0)])


def diagonal(box: Box | None) -> float:
    """Length of the box's diagonal; 0 for None."""
    return 0.0 if box is None else float(np.linalg.norm(box[1] - box[0]))
