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


def finite_points(points: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """The (N, 2) or (N, 3) `points` whose coordinates are all finite, as (M, 3) float64; missing z becomes 0."""
    array = np.asarray(points, dtype=np.float64)
    if array.ndim != 2 or array.shape[1] not in (2, 3):
        raise ValueError(f"expected points of shape (N, 2) or (N, 3), got {array.shape}")
    if array.shape[1] == 2:
        array = np.column_stack([array, np.zeros(len(array))])
    finite = np.isfinite(array).all(axis=1)
    return array if finite.all() else array[finite]


def exact_box(points: npt.ArrayLike) -> Box | None:
    """Smallest box that holds all finite points of an (N, 2) or (N, 3) array; None without any."""
    array = finite_points(points)
    if len(array) == 0:
        return None
    return np.stack([array.min(axis=0), array.max(axis=0)])


def robust_box(points: npt.ArrayLike) -> Box | None:
    """Box of mean +- 2 standard deviations of the points that remain after outliers were dropped.

    Outliers are points outside mean +- 2 standard deviations on any axis. The box may be larger than the data, and is
    exact for fewer than two points.
    """
    array = finite_points(points)
    if len(array) < 2:
        return exact_box(array)
    low, high = _spread(array)
    kept = array[((array >= low) & (array <= high)).all(axis=1)]
    if len(kept) < 2:
        return exact_box(kept if len(kept) else array)
    return np.stack(_spread(kept))


def _spread(points: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    mean = points.mean(axis=0)
    reach = ROBUST_SIGMAS * points.std(axis=0)
    return mean - reach, mean + reach


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
