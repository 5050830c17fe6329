"""Lines between nodes: straight, fanned out where several join the same two nodes, loops above a node."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Float64Array = npt.NDArray[np.float64]

_CURVE_STEPS = 24


def edge_paths(
    edges: Sequence[tuple[int, int]], centers: Float64Array, sizes: Float64Array
) -> list[tuple[Float64Array, Float64Array]]:
    """Points of each edge that shows, (P, 2), and the direction in which it ends, (2,).

    centers, sizes: (N, 2) of the boxes of nodes. Edges of boxes that overlap do not show.
    """
    slots: dict[tuple[int, int], list[int]] = {}
    for number, (source, target) in enumerate(edges):
        slots.setdefault((min(source, target), max(source, target)), []).append(number)
    found: list[tuple[Float64Array, Float64Array]] = []
    for (a, b), numbers in slots.items():
        if a == b:
            found += [_loop(centers[a], sizes[a], i + 1.0) for i in range(len(numbers))]
            continue
        gap = np.abs(centers[b] - centers[a]) - (sizes[a] + sizes[b]) / 2
        if (gap <= 0).all():
            continue
        for i, number in enumerate(numbers):
            source, target = edges[number]
            share = i / (len(numbers) - 1) if len(numbers) > 1 else None
            path = _between(centers[a], sizes[a], centers[b], sizes[b], share)
            if source != a:
                path = path[::-1]
            found.append((path, _direction(path)))
    return found


def _between(
    a: Float64Array, size_a: Float64Array, b: Float64Array, size_b: Float64Array, share: float | None
) -> Float64Array:
    """From one box to another; share: place in a fan, from 0 to 1, None for a straight line."""
    along = (b - a) / max(float(np.hypot(*(b - a))), 1e-9)
    start, end = a + along * _to_border(size_a, along), b - along * _to_border(size_b, along)
    if share is None:
        return np.array([start, end])
    delta = end - start
    length = float(np.hypot(*delta))
    normal = np.array([-delta[1], delta[0]]) / max(length, 1e-9)
    bow = normal * min(length * 0.3, 40.0) * (share - 0.5)
    return _bezier(start, start + delta * 0.25 + bow, start + delta * 0.75 + bow, end)


def _loop(center: Float64Array, size: Float64Array, number: float) -> tuple[Float64Array, Float64Array]:
    anchor = center - np.array([0.0, size[1] / 2])
    side, up = np.array([30.0 * number, 0.0]), np.array([0.0, 40.0 * number])
    foot = np.array([4.0, 0.0])
    path = _bezier(anchor - foot, anchor - side - up, anchor + side - up, anchor + foot)
    end = np.array([4.0 - 30.0 * number, 40.0 * number])
    return path, end / np.hypot(*end)


def _to_border(size: Float64Array, along: Float64Array) -> float:
    """Distance from the middle of a box to its border."""
    with np.errstate(divide="ignore"):
        return float(np.min(size / 2 / np.maximum(np.abs(along), 1e-12)))


def _bezier(a: Float64Array, b: Float64Array, c: Float64Array, d: Float64Array) -> Float64Array:
    t = np.linspace(0.0, 1.0, _CURVE_STEPS + 1)[:, None]
    s = 1.0 - t
    curve: Float64Array = a * s**3 + b * (3 * s * s * t) + c * (3 * s * t * t) + d * t**3
    return curve


def _direction(path: Float64Array) -> Float64Array:
    step = path[-1] - path[-2]
    unit: Float64Array = step / max(float(np.hypot(*step)), 1e-9)
    return unit
