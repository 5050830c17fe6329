"""What a blueprint says about the surroundings in a spatial view: background, grid, axes, region shown."""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import Background, Drawable, LineKind, LineSegments, WorldGrid
from rerun_render.scene.bounds import Box
from rerun_render.scene.cameras import unit_axes
from rerun_render.scene.eye import Orientation, orientation
from rerun_render.scene.theme import Rgba, Theme
from rerun_render.scene.view_settings import ViewSettings
from rerun_render.scene.views2d import Region

BOX_RADIUS = -1.5
_BACKGROUND_KINDS = {1: "gradient_dark", 2: "gradient_bright"}
_CORNERS = np.array([(x, y, z) for x in (0, 1) for y in (0, 1) for z in (0, 1)])
_EDGES = np.array([(a, b) for a in range(8) for b in range(a + 1, 8) if (a ^ b) in (1, 2, 4)])


def color_of(settings: ViewSettings, archetype: str, field: str = "color") -> Rgba | None:
    """A colour property; None if it is not set."""
    code = settings.first(archetype, field)
    return (code >> 24 & 255, code >> 16 & 255, code >> 8 & 255, code & 255) if isinstance(code, int) else None


def number_of(settings: ViewSettings, archetype: str, field: str) -> float | None:
    """A finite number among the properties; None if it is not set."""
    value = settings.first(archetype, field)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and isfinite(value) else None


def background_of(settings: ViewSettings, theme: Theme) -> Background:
    """What is behind a spatial view."""
    kind = settings.first("Background", "kind")
    if kind in _BACKGROUND_KINDS:
        return Background(kind=_BACKGROUND_KINDS[kind])  # type: ignore[arg-type]
    return Background(color=color_of(settings, "Background") or theme.background)


def grid_of(settings: ViewSettings, scene: Orientation) -> WorldGrid | None:
    """The grid of a 3D view; None if it is hidden."""
    if settings.first("LineGrid3D", "visible") is False:
        return None
    default = WorldGrid()
    normal, distance = scene.up, 0.0
    plane = settings.first("LineGrid3D", "plane")
    if isinstance(plane, list) and len(plane) == 4 and np.isfinite(plane).all() and np.any(plane[:3]):
        normal, distance = np.array(plane[:3]), float(plane[3])
    spacing = number_of(settings, "LineGrid3D", "spacing")
    stroke = number_of(settings, "LineGrid3D", "stroke_width")
    x, y, z = normal.tolist()
    return WorldGrid(
        normal=(x, y, z),
        distance=distance,
        spacing=spacing if spacing is not None and spacing > 0 else default.spacing,
        stroke_px=default.stroke_px if stroke is None else max(stroke, 0.0),
        color=color_of(settings, "LineGrid3D") or default.color,
    )


def axes_of(settings: ViewSettings) -> Orientation | None:
    """Which way is up in a view; None if that is left to the data."""
    codes: Any = settings.first("SpatialInformation", "axes")
    return orientation(tuple(int(code) for code in codes)) if isinstance(codes, list) else None


def region_of(settings: ViewSettings) -> Region | None:
    """The region that a 2D view shows; None if that is left to the data."""
    value = settings.first("VisualBounds2D", "range")
    if not isinstance(value, dict):
        return None
    (left, right), (top, bottom) = value.get("x_range") or (0, 0), value.get("y_range") or (0, 0)
    if not np.isfinite([left, right, top, bottom]).all() or left == right or top == bottom:
        return None
    return (float(min(left, right)), float(min(top, bottom)), float(max(left, right)), float(max(top, bottom)))


class Ornaments:
    """Axes at the origin of a view and a box around its content.

    has_axes: the origin then counts as content for the eye. has_box: whether `draw` needs the box.
    """

    def __init__(self, view: EntityPath, settings: ViewSettings, theme: Theme, *, flat: bool, rank: int) -> None:
        self.has_axes = settings.first("SpatialInformation", "show_axes") is True
        self.has_box = settings.first("SpatialInformation", "show_bounding_box") is True
        self._key = ("ornaments", view)
        self._color = theme.frustum
        self._rank = rank
        self._axes: tuple[Drawable, ...] = ()
        if self.has_axes:
            axes = unit_axes((*self._key, "axes", theme.axes), theme.axes)
            self._axes = (_flat_axes(axes, rank + 1) if flat else axes,)
        self._box_key: bytes | None = None
        self._drawables: tuple[Drawable, ...] = self._axes

    def draw(self, box: Box | None) -> tuple[Drawable, ...]:
        """The lines; the same object as before if nothing changed. box: exact box of all content, None if empty."""
        key = None if box is None or not self.has_box else box.tobytes()
        if key != self._box_key:
            self._box_key = key
            outline = () if box is None or key is None else (self._outline(box),)
            self._drawables = (*outline, *self._axes)
        return self._drawables

    def _outline(self, box: Box) -> LineSegments:
        corners = (box[0] + _CORNERS * (box[1] - box[0])).astype(np.float32)
        count = len(_EDGES)
        return LineSegments(
            key=(*self._key, "box", box.tobytes()),
            starts=corners[_EDGES[:, 0]],
            ends=corners[_EDGES[:, 1]],
            radii=np.full(count, BOX_RADIUS, np.float32),
            colors=np.tile(np.array(self._color, np.uint8), (count, 1)),
            kinds=np.full(count, LineKind.ROUND, np.uint8),
            depth_rank=self._rank,
        )


def _flat_axes(axes: LineSegments, rank: int) -> LineSegments:
    """Only x and y."""
    kept = np.array([0, 1, 3, 4])
    return LineSegments(
        key=(axes.key, "flat"),
        starts=axes.starts[kept],
        ends=axes.ends[kept],
        radii=axes.radii[kept],
        colors=axes.colors[kept],
        kinds=axes.kinds[kept],
        depth_rank=rank,
    )
