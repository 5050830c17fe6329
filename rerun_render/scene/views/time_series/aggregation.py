"""Fewer points than rows, where several rows share a pixel column.

Rows are put into buckets of a length that is a power of two or one and a half times one, at least as long as a pixel,
counted from time 0. So buckets do not move when the window does. Only neighbours that look the same share a bucket;
values that are not finite stay alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

MIN_UNITS_PER_PX = 2.0
"""Lines of fewer time units per pixel keep all their points, unless several have the same time."""


class Policy(IntEnum):
    """Values of `AggregationPolicy`."""

    OFF = 1
    AVERAGE = 2
    MAX = 3
    MIN = 4
    MIN_MAX = 5
    MIN_MAX_AVERAGE = 6


DEFAULT_POLICY = Policy.MIN_MAX_AVERAGE


@dataclass(frozen=True, eq=False, slots=True)
class Points:
    """Points of a series, sorted by time.

    times: (N,) int64. values: (N,) float64. radii: (N,) float64, half the width of lines. looks: (N,) rows of the
    series' colours; neighbours with equal looks are one stroke. gaps: (N,) bool, nothing is drawn to and from them.
    deviations: (N,) float64, half the height of a band around the values; None without one. is_plain: all of them look
    the same, are finite and no gaps. has_ties: some have the same time. Both are found out by `checked`.
    """

    times: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]
    radii: npt.NDArray[np.float64]
    looks: npt.NDArray[np.int64]
    gaps: npt.NDArray[np.bool_]
    deviations: npt.NDArray[np.float64] | None = None
    is_plain: bool = False
    has_ties: bool = False

    def __len__(self) -> int:
        return len(self.times)

    def part(self, first: int, last: int) -> Points:
        """Points `first` to `last`, without copies."""
        chosen = slice(first, last)
        deviations = None if self.deviations is None else self.deviations[chosen]
        arrays = (self.times[chosen], self.values[chosen], self.radii[chosen], self.looks[chosen], self.gaps[chosen])
        return Points(*arrays, deviations, self.is_plain, self.has_ties)

    def checked(self) -> Points:
        """The same points, with what there is to know about them."""
        is_plain = (
            len(self) > 0
            and not bool(self.gaps.any())
            and bool(np.isfinite(self.values).all())
            and (self.looks.strides == (0,) or bool((self.looks == self.looks[0]).all()))
            and (self.radii.strides == (0,) or bool((self.radii == self.radii[0]).all()))
        )
        has_ties = bool(np.any(self.times[1:] == self.times[:-1]))
        return Points(self.times, self.values, self.radii, self.looks, self.gaps, self.deviations, is_plain, has_ties)


def bucket_length(units_per_px: float) -> int:
    """The smallest of 1, 2, 3, 4, 6, 8, 12, ... that is at least `units_per_px`."""
    length = 1
    while length < units_per_px and length < 2**62:
        if length > 1 and 3 * length // 2 >= units_per_px:
            return 3 * length // 2
        length *= 2
    return length


def needed_bucket(points: Points, policy: Policy, units_per_px: float) -> int | None:
    """The bucket length that points are to be drawn with; None for all of them as they are."""
    if policy is Policy.OFF or len(points) < 2:
        return None
    if units_per_px < MIN_UNITS_PER_PX and not points.has_ties:
        return None
    return bucket_length(units_per_px)


def aggregated(points: Points, policy: Policy, bucket: int) -> Points:
    """Points whose neighbours in the same bucket became one, or two for MIN_MAX."""
    count = len(points)
    if count < 2 or policy is Policy.OFF:
        return points
    number = points.times // bucket
    starts = np.empty(count, bool)
    starts[0] = True
    starts[1:] = number[1:] != number[:-1]
    if not points.is_plain:
        finite = np.isfinite(points.values)
        starts[1:] |= (
            (points.looks[1:] != points.looks[:-1]) | (points.gaps[1:] != points.gaps[:-1]) | ~finite[1:] | ~finite[:-1]
        )
    first = np.flatnonzero(starts)
    if len(first) == count:
        return points
    starts_of, both = first, None
    sizes = np.diff(first, append=count)
    with np.errstate(invalid="ignore"):
        low, high = np.minimum.reduceat(points.values, first), np.maximum.reduceat(points.values, first)
    if points.is_plain:
        thin = thick = points.radii[first]
    else:
        thin, thick = np.minimum.reduceat(points.radii, first), np.maximum.reduceat(points.radii, first)
    times = points.times[first]
    times[-1] = points.times[-1]
    match policy:
        case Policy.AVERAGE:
            with np.errstate(invalid="ignore"):
                values = np.add.reduceat(points.values, first) / sizes
            radii = thin if points.is_plain else np.add.reduceat(points.radii, first) / sizes
        case Policy.MAX:
            values, radii = high, thick
        case Policy.MIN:
            values, radii = low, thin
        case Policy.MIN_MAX:
            both = np.repeat(np.arange(len(first)), np.where(sizes > 1, 2, 1))
            is_second = np.concatenate([[False], both[1:] == both[:-1]])
            first = first[both]
            values = np.where(is_second, high[both], low[both])
            radii = np.where(is_second, thick[both], thin[both])
            times = points.times[first]
            times[-1] = points.times[-1]
        case _:
            values, radii = 0.5 * low + 0.5 * high, 0.5 * (thin + thick)
            alone = sizes == 1
            values[alone] = low[alone]
    deviations = None
    if points.deviations is not None:
        deviations = np.add.reduceat(points.deviations, starts_of) / sizes
        deviations = deviations if both is None else deviations[both]
    return Points(times, values, radii, points.looks[first], points.gaps[first], deviations).checked()


def thinned(points: Points, places: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
    """Which points to draw where many share a pixel column: the first, lowest, highest and last of each column.

    places: (N,) px. Looks the same as all of them; points that differ in look, gaps and values that are not finite
    stay.
    """
    count = len(points)
    column = np.floor(places)
    finite = np.isfinite(points.values)
    starts = np.empty(count, bool)
    starts[:1] = True
    starts[1:] = (
        (column[1:] != column[:-1])
        | (points.looks[1:] != points.looks[:-1])
        | points.gaps[1:]
        | points.gaps[:-1]
        | ~finite[1:]
        | ~finite[:-1]
    )
    first = np.flatnonzero(starts)
    group = np.repeat(np.arange(len(first)), np.diff(first, append=count))
    order = np.lexsort((points.values, group))
    last = np.append(first[1:], count) - 1
    return np.unique(np.concatenate([first, order[first], order[last], last]))
