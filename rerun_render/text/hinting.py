"""Fitting outlines to pixel rows, as renderers of small text do: horizontal strokes fill whole rows.

Heights that letters share (baseline, height of x, capitals, ascenders, descenders) and horizontal strokes move to row
boundaries; everything between them follows. The x axis is left alone, so widths and spacing stay true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rerun_render.text.fonts import Font

Float64Array = npt.NDArray[np.float64]

_OVERSHOOT = 0.02
"""Round letters reach this far, in em, beyond flat ones of the same height."""
_MAX_STROKE = 0.16
"""Thickest horizontal stroke, in em, that is fitted as a stroke."""
_SAME_EDGE = 0.012


@dataclass(frozen=True, slots=True)
class _Edge:
    y: float
    is_top: bool


class RowFitter:
    """Fits outlines of one font at one size."""

    def __init__(self, font: Font, size_px: float) -> None:
        self._size = size_px
        self._tops: list[tuple[float, float]] = []
        self._bottoms: list[tuple[float, float]] = []
        x_height = _height(font, "x", np.max)
        # All heights grow with the rounding of the height of x, so that their proportions stay.
        scale = max(round(x_height * size_px), 1) / x_height
        for char in "xHl":
            height = _height(font, char, np.max)
            self._tops.append((height, float(round(height * (scale if char == "x" else size_px)))))
        for char in "xp":
            depth = _height(font, char, np.min)
            self._bottoms.append((depth, float(round(depth * size_px))))
        self._scale = scale

    def fit(self, contours: Sequence[Float64Array]) -> list[Float64Array]:
        """Contours in px (y up) of contours in em."""
        edges = _edges(contours)
        places = self._place(edges)
        if not places:
            return [contour * self._size for contour in contours]
        source = np.array(sorted(places))
        target = np.maximum.accumulate(np.array([places[y] for y in source]))
        return [np.column_stack([c[:, 0] * self._size, self._follow(c[:, 1], source, target)]) for c in contours]

    def _follow(self, y: Float64Array, source: Float64Array, target: Float64Array) -> Float64Array:
        inside = np.interp(y, source, target)
        below = target[0] + (y - source[0]) * self._size
        above = target[-1] + (y - source[-1]) * self._size
        return np.where(y < source[0], below, np.where(y > source[-1], above, inside))

    def _place(self, edges: list[_Edge]) -> dict[float, float]:
        """Row boundaries in px that edges in em move to."""
        places: dict[float, float] = {}
        for edge in edges:
            zone = self._zone(edge)
            if zone is not None:
                places[edge.y] = zone
        strokes = [(low, high) for low in edges if not low.is_top and (high := _other_side(low, edges)) is not None]
        for low, high in strokes:
            thickness = max(1.0, float(round((high.y - low.y) * self._size)))
            if low.y in places and high.y not in places:
                places[high.y] = places[low.y] + thickness
            elif high.y in places and low.y not in places:
                places[low.y] = places[high.y] - thickness
        for low, high in strokes:
            if low.y in places or high.y in places:
                continue
            thickness = max(1.0, float(round((high.y - low.y) * self._size)))
            middle = (low.y + high.y) / 2 * self._scale
            if places:
                known = np.array(sorted(places))
                middle = float(
                    self._follow(np.array([(low.y + high.y) / 2]), known, np.array([places[y] for y in known]))[0]
                )
            places[low.y] = float(np.floor(middle - thickness / 2 + 0.5))
            places[high.y] = places[low.y] + thickness
        return places

    def _zone(self, edge: _Edge) -> float | None:
        for height, row in self._tops if edge.is_top else self._bottoms:
            beyond = edge.y - height if edge.is_top else height - edge.y
            if -_OVERSHOOT / 2 <= beyond <= _OVERSHOOT:
                return row
        return None


def _height(font: Font, char: str, extreme: object) -> float:
    return float(extreme(np.concatenate(font.outline(font.glyph(char)))[:, 1]))  # type: ignore[operator]


def _other_side(low: _Edge, edges: list[_Edge]) -> _Edge | None:
    above = [edge for edge in edges if edge.is_top and 0 < edge.y - low.y <= _MAX_STROKE]
    return min(above, key=lambda edge: edge.y, default=None)


def _edges(contours: Sequence[Float64Array]) -> list[_Edge]:
    """Where outlines run horizontally or turn back vertically, from bottom to top; near ones of a kind become one."""
    found: list[_Edge] = []
    for contour in contours:
        step = np.roll(contour, -1, axis=0) - contour
        sign = np.where(np.abs(step[:, 1]) < 1e-4, 0, np.sign(step[:, 1]))
        for i in np.flatnonzero(sign == 0):
            found.append(_Edge(float(contour[i, 1]), bool(step[i, 0] > 0)))
        # A stroke's end turns back gently; a sharp corner, as between the arms of an x, is no stroke.
        gentle = np.abs(step[:, 0]) > np.abs(step[:, 1])
        turns = np.flatnonzero((np.roll(sign, 1) * sign < 0) & gentle & np.roll(gentle, 1))
        for i in turns:
            across = contour[(i + 1) % len(contour), 0] - contour[i - 1, 0]
            found.append(_Edge(float(contour[i, 1]), bool(across > 0)))
    found.sort(key=lambda edge: (edge.y, edge.is_top))
    merged: list[_Edge] = []
    for edge in found:
        if not any(edge.is_top == kept.is_top and edge.y - kept.y < _SAME_EDGE for kept in merged[-4:]):
            merged.append(edge)
    return merged
