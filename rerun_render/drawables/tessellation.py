"""Flat shapes as triangles with soft edges, as the viewer's user interface draws them.

Edges fade over one px: full colour half a px inside, nothing half a px outside. Lines thinner than that keep the soft
edges and lose colour instead. Corners are mitred, sharp ones cut off. A `Tessellator` collects shapes in painter's
order and gives one `UiTriangles`:

    shapes = Tessellator()
    shapes.polyline(points, 1.5, (204, 204, 204, 255))
    shapes.circle((40.0, 20.0), 4.0, (255, 0, 0, 255))
    layer = shapes.finish()

Everywhere points are (N, 2) px of the frame, y down, and colours sRGB with straight alpha. Shapes with places that are
not finite, or with fewer points than they need, draw nothing. For curves of many thousand points use `UiStrokes`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rerun_render.drawables.ui import Rect, UiTriangles

Rgba = tuple[int, int, int, int]
FEATHER_PX = 1.0
# Corners of this square of the length of the mean of both normals and less are cut off: 90 degrees.
_SHARP = 0.5
_Array = npt.NDArray[np.float64]


def premultiplied(color: Rgba, strength: float = 1.0, *, additive: bool = False) -> npt.NDArray[np.uint8]:
    """(4,) uint8: the colour times alpha and `strength`, in gamma space. additive: it adds light and covers nothing."""
    alpha = min(max(color[3] / 255.0 * strength, 0.0), 1.0)
    scaled = [math.floor(channel * alpha + 0.5) for channel in color[:3]]
    return np.array([*scaled, 0 if additive else math.floor(255.0 * alpha + 0.5)], np.uint8)


class Tessellator:
    """Collects shapes."""

    def __init__(self) -> None:
        self._positions: list[_Array] = []
        self._colors: list[npt.NDArray[np.uint8]] = []
        self._triangles: list[npt.NDArray[np.int64]] = []
        self._num_vertices = 0

    def finish(self, clip: Rect | None = None) -> UiTriangles | None:
        """All shapes so far; None if there are none."""
        if not self._triangles:
            return None
        return UiTriangles(
            positions=np.concatenate(self._positions).astype(np.float32),
            colors=np.concatenate(self._colors),
            triangles=np.concatenate(self._triangles).astype(np.uint32),
            clip=clip,
        )

    def polyline(self, points: npt.ArrayLike, width: float, color: Rgba, *, closed: bool = False) -> None:
        """A line of `width` px through the points; points that repeat count once. Open ends are cut off straight."""
        path = _distinct(points, closed)
        if len(path) < (3 if closed else 2) or not width > 0.0:
            return
        if closed:
            path, mitres, _ = _cut_corners(path)
        else:
            path, mitres = _open_mitres(path)
        inner = max(0.5 * (width - FEATHER_PX), 0.0)
        outer = 0.5 * (width + FEATHER_PX) if width > FEATHER_PX else FEATHER_PX
        full = premultiplied(color, min(width / FEATHER_PX, 1.0))
        offsets = np.array([-outer, 0.0, outer] if inner == 0.0 else [-outer, -inner, inner, outer])
        rows = path[:, None, :] + offsets[:, None] * mitres[:, None, :]
        strengths = np.abs(offsets) < outer
        shades = np.where(strengths[None, :, None], full, np.zeros(4, np.uint8)).astype(np.uint8)
        shades = np.repeat(shades, len(path), axis=0)
        if not closed:
            rows, shades = _soft_ends(path, rows, shades)
        self._add_grid(rows, shades, closed)

    def dashed(self, points: npt.ArrayLike, width: float, color: Rgba, dash: float, gap: float) -> None:
        """An open line of dashes of `dash` px with gaps of `gap` px between them."""
        for part in dashes(points, dash, gap):
            self.polyline(part, width, color)

    def convex(self, points: npt.ArrayLike, color: Rgba, *, additive: bool = False) -> None:
        """A filled convex polygon, in either orientation."""
        path = _distinct(points, closed=True)
        if len(path) < 3:
            return
        following = np.roll(path, -1, axis=0)
        area = float(np.sum(path[:, 0] * following[:, 1] - path[:, 1] * following[:, 0]))
        if area == 0.0:
            return
        if area < 0.0:
            path = path[::-1]
        path, mitres, whole = _cut_corners(path)
        half = 0.5 * FEATHER_PX
        full = premultiplied(color, additive=additive)
        count = len(path)
        inner = np.arange(count)
        fan = np.stack([np.zeros(count - 2, np.int64), inner[1:-1], inner[2:]], axis=-1)
        following_inner = (inner + 1) % count
        rim = np.concatenate(
            [
                np.stack([inner, following_inner, inner + count], axis=-1),
                np.stack([following_inner, following_inner + count, inner + count], axis=-1),
            ]
        )
        shades = np.concatenate([np.tile(full, (count, 1)), np.zeros((count, 4), np.uint8)])
        self._add(np.concatenate([path - half * whole, path + half * mitres]), shades, np.concatenate([fan, rim]))

    def rect(self, left: float, top: float, right: float, bottom: float, color: Rgba) -> None:
        """A filled rectangle. Solid ones on whole px are cheaper as `UiQuads`."""
        self.convex([(left, top), (right, top), (right, bottom), (left, bottom)], color)

    def circle(self, center: Sequence[float], radius: float, color: Rgba) -> None:
        """A filled disc."""
        self.convex(circle_points(center, radius), color)

    def ring(self, center: Sequence[float], radius: float, width: float, color: Rgba) -> None:
        """A circle of a line of `width` px whose middle has the radius."""
        self.polyline(circle_points(center, radius), width, color, closed=True)

    def triangles(self, positions: npt.ArrayLike, colors: npt.ArrayLike, triangles: npt.ArrayLike) -> None:
        """Triangles as they are. colors: (V, 4) uint8, premultiplied."""
        places = np.asarray(positions, np.float64).reshape(-1, 2)
        shades = np.broadcast_to(np.asarray(colors, np.uint8), (len(places), 4))
        self._add(places, shades, np.asarray(triangles, np.int64).reshape(-1, 3))

    def _add_grid(self, rows: _Array, shades: npt.NDArray[np.uint8], closed: bool) -> None:
        """rows: (P, K, 2) places across the line at each of its points. shades: (P, K, 4)."""
        num_rows, across = rows.shape[:2]
        index = np.arange(num_rows * across).reshape(num_rows, across)
        here, there = (index, np.roll(index, -1, axis=0)) if closed else (index[:-1], index[1:])
        a, b, c, d = here[:, :-1], here[:, 1:], there[:, :-1], there[:, 1:]
        corners = np.stack([np.stack([a, b, c], -1), np.stack([b, d, c], -1)], axis=2)
        self._add(rows.reshape(-1, 2), shades.reshape(-1, 4), corners.reshape(-1, 3))

    def _add(self, positions: _Array, colors: npt.NDArray[np.uint8], triangles: npt.NDArray[np.int64]) -> None:
        self._positions.append(positions)
        self._colors.append(colors)
        self._triangles.append(triangles + self._num_vertices)
        self._num_vertices += len(positions)


def circle_points(center: Sequence[float], radius: float) -> _Array:
    """(N, 2) corners of a polygon that looks round; none if the radius is not above 0."""
    if not (0.0 < radius < 1e6):
        return np.zeros((0, 2))
    count = min(max(8, math.ceil(math.tau / math.acos(max(1.0 - 0.1 / max(radius, 0.2), -1.0)))), 512)
    turn = np.arange(count) * (math.tau / count)
    points: _Array = np.asarray(center, np.float64) + radius * np.stack([np.cos(turn), np.sin(turn)], axis=-1)
    return points


def dashes(points: npt.ArrayLike, dash: float, gap: float) -> list[_Array]:
    """Parts of a line, each (N, 2), that are `dash` px long with gaps of `gap` px between them; at most 10,000."""
    path = _distinct(points, closed=False)
    if len(path) < 2 or not dash > 0.0 or not gap >= 0.0:
        return []
    places = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    period = max(dash + gap, places[-1] / 10_000)
    found = []
    for start in np.arange(0.0, places[-1], period).tolist():
        end = min(start + dash * period / (dash + gap), places[-1])
        inside = path[(places > start) & (places < end)]
        ends = np.stack([np.interp([start, end], places, path[:, axis]) for axis in (0, 1)], axis=-1)
        found.append(np.concatenate([ends[:1], inside, ends[1:]]))
    return found


def _distinct(points: npt.ArrayLike, closed: bool) -> _Array:
    """Points without repetitions; none at all if any is not finite."""
    path = np.asarray(points, np.float64).reshape(-1, 2)
    if not np.isfinite(path).all():
        return np.zeros((0, 2))
    before = np.roll(path, 1, axis=0)
    keep = (path != before).any(axis=1)
    if not closed and len(keep):
        keep[0] = True
    kept: _Array = path[keep]
    return kept


def _normals(steps: _Array) -> _Array:
    """Unit vectors to the right of the steps (outwards for polygons of positive area)."""
    unit = steps / np.hypot(steps[:, 0], steps[:, 1])[:, None]
    return np.stack([unit[:, 1], -unit[:, 0]], axis=-1)


def _joined(before: _Array, after: _Array, path: _Array) -> tuple[_Array, _Array, _Array]:
    """Corners between edges with the normals `before` and `after`; sharp ones become two.

    Returns points, mitres, and mitres of corners that are not cut off.
    """
    mean = 0.5 * (before + after)
    square = np.sum(mean * mean, axis=1)
    is_sharp = square < _SHARP
    mitre = mean / np.maximum(square, _SHARP)[:, None]
    # A bevel: each edge ends where its own normal meets the direction between both.
    bisector = np.where(square[:, None] > 1e-12, mean / np.sqrt(np.maximum(square, 1e-12))[:, None], before)
    first, second = _bevel(before, bisector), _bevel(after, bisector)
    counts = np.where(is_sharp, 2, 1)
    index = np.repeat(np.arange(len(path)), counts)
    is_second = np.concatenate([[False], index[1:] == index[:-1]]) if len(index) else np.zeros(0, bool)
    mitres = np.where(is_sharp[index, None], np.where(is_second[:, None], second[index], first[index]), mitre[index])
    return path[index], mitres, (mean / np.maximum(square, 0.02)[:, None])[index]


def _bevel(normal: _Array, bisector: _Array) -> _Array:
    between = 0.5 * (normal + bisector)
    mitre: _Array = between / np.maximum(np.sum(between * between, axis=1), _SHARP)[:, None]
    return mitre


def _cut_corners(path: _Array) -> tuple[_Array, _Array, _Array]:
    normals = _normals(np.roll(path, -1, axis=0) - path)
    return _joined(np.roll(normals, 1, axis=0), normals, path)


def _open_mitres(path: _Array) -> tuple[_Array, _Array]:
    normals = _normals(np.diff(path, axis=0))
    inner, mitres, _ = _joined(normals[:-1], normals[1:], path[1:-1])
    return np.concatenate([path[:1], inner, path[-1:]]), np.concatenate([normals[:1], mitres, normals[-1:]])


def _soft_ends(path: _Array, rows: _Array, shades: npt.NDArray[np.uint8]) -> tuple[_Array, npt.NDArray[np.uint8]]:
    """Move the first and last row half a px inwards and add empty rows half a px outside."""
    first, last = path[1] - path[0], path[-1] - path[-2]
    along_first = first / math.hypot(*first) * min(0.5 * FEATHER_PX, 0.5 * math.hypot(*first))
    along_last = last / math.hypot(*last) * min(0.5 * FEATHER_PX, 0.5 * math.hypot(*last))
    start, end = rows[:1] - along_first, rows[-1:] + along_last
    rows = rows.copy()
    rows[0] += along_first
    rows[-1] -= along_last
    nothing = np.zeros_like(shades[:1])
    return np.concatenate([start, rows, end]), np.concatenate([nothing, shades, nothing])
