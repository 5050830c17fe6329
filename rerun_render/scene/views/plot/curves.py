"""Curves and markers of plots as strokes and triangles. Places are px of the frame."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Rect, UiLayer, UiStrokes, UiTriangles
from rerun_render.drawables.tessellation import Tessellator

_Array = npt.NDArray[np.float64]
_MIN_RADIUS_PX = 0.5
_MAX_RADIUS_PX = 1e4
# Places this near are drawn as they are: what lies beside the plot costs little.
_NEAR_PX = 8192.0
_UNIT = 1.0 / math.sqrt(2.0)
_HIGH = 0.5 * math.sqrt(3.0)
_STROKE_HALF_WIDTH = 0.1
# Corners of filled markers of radius 1, y down; and lines of the others.
_POLYGONS: dict[int, list[tuple[float, float]]] = {
    2: [(0, 1), (-1, 0), (0, -1), (1, 0)],
    3: [(-_UNIT, _UNIT), (-_UNIT, -_UNIT), (_UNIT, -_UNIT), (_UNIT, _UNIT)],
    6: [(0, -1), (_HIGH, 0.5), (-_HIGH, 0.5)],
    7: [(0, 1), (-_HIGH, -0.5), (_HIGH, -0.5)],
    8: [(-1, 0), (0.5, -_HIGH), (0.5, _HIGH)],
    9: [(1, 0), (-0.5, _HIGH), (-0.5, -_HIGH)],
}
_LINES: dict[int, list[tuple[float, float, float, float]]] = {
    4: [(-_UNIT, -_UNIT, _UNIT, _UNIT), (_UNIT, -_UNIT, -_UNIT, _UNIT)],
    5: [(-1, 0, 1, 0), (0, -1, 0, 1)],
    10: [(0, -1, 0, 1), (-_HIGH, 0.5, _HIGH, -0.5), (-_HIGH, -0.5, _HIGH, 0.5)],
}
CIRCLE = 1


class Strokes:
    """Collects strokes of one layer."""

    def __init__(self) -> None:
        self._ends: list[_Array] = []
        self._radii: list[_Array] = []
        self._colors: list[npt.NDArray[np.uint8]] = []

    def add(self, ends: _Array, radii: npt.ArrayLike, colors: npt.ArrayLike) -> None:
        """ends: (N, 4). radii: N or one. colors: (N, 4) or (4,) uint8. Thin strokes fade instead of getting thinner."""
        count = len(ends)
        if count == 0:
            return
        wanted = np.broadcast_to(np.asarray(radii, np.float64), (count,))
        shades = np.broadcast_to(np.asarray(colors, np.uint8), (count, 4))
        strength = np.clip(wanted / _MIN_RADIUS_PX, 0.0, 1.0)
        if (strength < 1.0).any():
            shades = shades.copy()
            shades[:, 3] = np.floor(shades[:, 3] * strength + 0.5)
        self._ends.append(ends)
        self._radii.append(np.clip(wanted, _MIN_RADIUS_PX, _MAX_RADIUS_PX))
        self._colors.append(shades)

    def layer(self, clip: Rect) -> UiStrokes | None:
        """All of them; None if there are none."""
        if not self._ends:
            return None
        return UiStrokes(
            ends=np.concatenate(self._ends).astype(np.float32),
            radii=np.concatenate(self._radii).astype(np.float32),
            colors=np.concatenate(self._colors),
            clip=clip,
        )


def clip_segments(ends: _Array, clip: Rect, margin: npt.ArrayLike) -> tuple[_Array, npt.NDArray[np.intp]]:
    """The parts of segments (N, 4) within `margin` px around a rectangle, and which segments they come from.

    Keeps places small whatever the data, so that they have single precision. Where they are small anyhow nothing is
    cut.
    """
    if len(ends) == 0 or float(np.abs(ends).max()) < _NEAR_PX:
        return ends, np.arange(len(ends))
    reach = np.broadcast_to(np.asarray(margin, np.float64), (len(ends),))
    enter, leave = np.zeros(len(ends)), np.ones(len(ends))
    inside = np.isfinite(ends).all(axis=1)
    for axis, low, high in ((0, clip.x, clip.x + clip.width), (1, clip.y, clip.y + clip.height)):
        start, step = ends[:, axis], ends[:, axis + 2] - ends[:, axis]
        with np.errstate(divide="ignore", invalid="ignore"):
            first, second = (low - reach - start) / step, (high + reach - start) / step
        flat = step == 0.0
        inside &= ~flat | ((start >= low - reach) & (start <= high + reach))
        enter = np.where(flat, enter, np.maximum(enter, np.minimum(first, second)))
        leave = np.where(flat, leave, np.minimum(leave, np.maximum(first, second)))
    kept = np.flatnonzero(inside & (enter <= leave))
    chosen, enter, leave = ends[kept], enter[kept, None], leave[kept, None]
    steps = chosen[:, 2:] - chosen[:, :2]
    starts = np.where(enter > 0.0, chosen[:, :2] + steps * enter, chosen[:, :2])
    stops = np.where(leave < 1.0, chosen[:, :2] + steps * leave, chosen[:, 2:])
    return np.concatenate([starts, stops], axis=1), kept


def marker_layers(
    places: _Array,
    shapes: npt.NDArray[np.uint8],
    radii: _Array,
    colors: npt.NDArray[np.uint8],
    clip: Rect,
) -> list[UiLayer]:
    """Markers (N, 2) in order of their series. Of those that lie on the same quarter of a px the last one is drawn."""
    radii = np.clip(np.nan_to_num(radii), 0.0, _MAX_RADIUS_PX)
    near = (places >= (clip.x, clip.y) - radii[:, None] - 1.0).all(axis=1)
    near &= (places <= (clip.x + clip.width, clip.y + clip.height) + radii[:, None] + 1.0).all(axis=1)
    near &= radii > 0.0
    kept = np.flatnonzero(near)
    grid = np.floor(places[kept] * 4.0).astype(np.int64)
    looks = np.stack([grid[:, 0], grid[:, 1], shapes[kept], np.floor(radii[kept] * 4.0).astype(np.int64)], axis=-1)
    _, last = np.unique(looks[::-1], axis=0, return_index=True)
    kept = kept[np.sort(len(kept) - 1 - last)]
    layers: list[UiLayer] = []
    if len(kept) == 0:
        return layers
    # Runs of the same shape, so that the order stays.
    kinds = shapes[kept]
    for run in np.split(kept, np.flatnonzero(kinds[1:] != kinds[:-1]) + 1):
        shape = int(shapes[run[0]])
        if shape in _POLYGONS or shape in _LINES:
            layers.append(_stamped(shape, places[run], radii[run], colors[run], clip))
        else:
            ends = np.concatenate([places[run], places[run]], axis=1).astype(np.float32)
            layers.append(UiStrokes(ends=ends, radii=radii[run].astype(np.float32), colors=colors[run], clip=clip))
    return layers


def _stamped(shape: int, places: _Array, radii: _Array, colors: npt.NDArray[np.uint8], clip: Rect) -> UiTriangles:
    """One marker tessellated for each radius, copied to all its places."""
    positions, shades, triangles, owners = [], [], [], []
    first = 0
    for radius in np.unique(radii):
        stamp = _stamp(shape, float(radius))
        chosen = np.flatnonzero(radii == radius)
        count = len(stamp.positions)
        alpha = colors[chosen, 3:].astype(np.float64)
        full = np.concatenate([colors[chosen, :3] * (alpha / 255.0), alpha], axis=1)
        strength = stamp.colors[:, 3:] / 255.0
        positions.append((places[chosen, None, :] + stamp.positions).reshape(-1, 2))
        shades.append(np.floor(full[:, None, :] * strength + 0.5).astype(np.uint8).reshape(-1, 4))
        starts = first + count * np.arange(len(chosen))
        triangles.append((starts[:, None, None] + stamp.triangles.astype(np.int64)).reshape(-1, 3))
        owners.append(np.repeat(chosen, len(stamp.triangles)))
        first += count * len(chosen)
    order = np.argsort(np.concatenate(owners), kind="stable")
    return UiTriangles(
        positions=np.concatenate(positions).astype(np.float32),
        colors=np.concatenate(shades),
        triangles=np.concatenate(triangles)[order].astype(np.uint32),
        clip=clip,
    )


def _stamp(shape: int, radius: float) -> UiTriangles:
    tessellator = Tessellator()
    white = (255, 255, 255, 255)
    if shape in _POLYGONS:
        tessellator.convex(radius * np.array(_POLYGONS[shape], np.float64), white)
    for x0, y0, x1, y1 in _LINES.get(shape, ()):
        tessellator.polyline(radius * np.array([(x0, y0), (x1, y1)]), 2.0 * _STROKE_HALF_WIDTH * radius, white)
    stamp = tessellator.finish()
    if stamp is None:
        return UiTriangles(
            positions=np.zeros((0, 2), np.float32),
            colors=np.zeros((0, 4), np.uint8),
            triangles=np.zeros((0, 3), np.uint32),
        )
    return stamp
