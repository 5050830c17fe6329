"""Repulsion between many points, those far away taken together (Barnes and Hut).

Space is halved again and again, beginning with a square around all points. A square that looks small from a point
counts as one point in its middle of mass. All points go down the levels together.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Float64Array = npt.NDArray[np.float64]

_OPENING = 0.9
"""Squares count as one where their width is below this share of their distance."""
_LEVELS = 24


def repulsion(places: Float64Array, strength: float) -> Float64Array:
    """(N, 2) changes of speed. places: (N, 2), finite. strength: below 0 pushes apart."""
    count = len(places)
    low, width = _square(np.floor(places))
    codes = _interleaved(np.clip(((places - low) * (2.0**_LEVELS / width)).astype(np.int64), 0, 2**_LEVELS - 1))
    order = np.argsort(codes, kind="stable")
    codes, points = codes[order], places[order]
    sums = np.concatenate([np.zeros((1, 2)), np.cumsum(points, axis=0)])
    change = np.zeros((count, 2))
    starts = np.zeros(1, np.int64)
    ends = np.full(1, count, np.int64)
    who, cell = np.arange(count), np.zeros(count, np.int64)
    for level in range(_LEVELS + 1):
        sizes = ends - starts
        middles = (sums[ends] - sums[starts]) / sizes[:, None]
        step = middles[cell] - points[who]
        square = (step * step).sum(axis=1)
        side = width / 2.0**level
        is_far = side * side / _OPENING**2 < square
        is_single = (sizes[cell] == 1) | (level == _LEVELS)
        is_self = (starts[cell] <= who) & (who < ends[cell]) & is_single
        takes = (is_far | is_single) & ~is_self & (square > 0)
        near = np.where(square < 1.0, np.sqrt(square), square)[takes]
        weight = strength * sizes[cell[takes]] / near
        for axis in (0, 1):
            change[:, axis] += np.bincount(who[takes], step[takes, axis] * weight, count)
        opened = ~is_far & ~is_single
        if level == _LEVELS or not opened.any():
            break
        who, cell = who[opened], cell[opened]
        prefix = codes >> (2 * (_LEVELS - level - 1))
        below = np.concatenate([[0], np.flatnonzero(np.diff(prefix)) + 1, [count]])
        first = np.searchsorted(below, starts[cell])
        num = np.searchsorted(below, ends[cell]) - first
        who = np.repeat(who, num)
        cell = np.repeat(first - (np.cumsum(num) - num), num) + np.arange(int(num.sum()))
        starts, ends = below[:-1], below[1:]
    back = np.empty_like(change)
    back[order] = change
    return back


def _square(cells: Float64Array) -> tuple[Float64Array, float]:
    """Corner and width of the square that grows by doubling, towards each point in turn that lies outside.

    cells: (N, 2) whole numbers.
    """
    low, width = cells[0].copy(), 1.0
    first = 0
    while True:
        outside = ((cells[first:] < low) | (cells[first:] >= low + width)).any(axis=1)
        if not outside.any():
            return low, width
        first += int(np.argmax(outside))
        point = cells[first]
        while ((point < low) | (point >= low + width)).any():
            low -= np.where(point < low, width, 0.0)
            width *= 2.0


def _interleaved(cells: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """(N,) bits of (N, 2) numbers one after the other."""
    codes = np.zeros(len(cells), np.int64)
    for bit in range(_LEVELS):
        codes |= ((cells[:, 0] >> bit) & 1) << (2 * bit)
        codes |= ((cells[:, 1] >> bit) & 1) << (2 * bit + 1)
    return codes
