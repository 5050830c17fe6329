"""The view of maps, without tiles: it never asks the network for anything."""

from __future__ import annotations

from collections.abc import Collection, Hashable

import numpy as np
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import Drawable, LineKind, LineSegments, Points, View
from rerun_render.query.cursor import EntityState
from rerun_render.scene.view_class import ViewClass, ViewContext
from rerun_render.scene.views.canvas import Canvas, flat_view
from rerun_render.scene.views.latest import LatestView
from rerun_render.scene.views.map.content import (
    COMPONENTS,
    LINES,
    POINTS,
    GeoContent,
    read_content,
    rows_in_range,
    state_values,
)
from rerun_render.scene.views.map.mercator import MapFrame, fitted
from rerun_render.scene.views.measures import weak

_GRATICULE_STEPS = (
    30.0,
    15.0,
    10.0,
    5.0,
    2.0,
    1.0,
    0.5,
    0.2,
    0.1,
    0.05,
    0.02,
    0.01,
    0.005,
    0.002,
    0.001,
    0.0005,
    0.0002,
)
_GRATICULE_PX = 120.0
_MAX_GRATICULE_LINES = 60
_LABEL_PX = 10.0


class MapView(LatestView):
    """Points and lines of all entities of the view."""

    required = (POINTS, LINES)

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context)
        settings = context.info.settings
        if settings.first("MapBackground", "provider") is not None:
            context.reporter.info("map-background", context.info.name, "maps are drawn without tiles of a provider")
        self._spans: dict[EntityPath, tuple[int, int]] = {}

    def update(self, changed: frozenset[EntityPath], moved: Collection[EntityPath], time: int | None) -> View:
        """The view at the cursor's time; the same object as before if nothing visible changed."""
        settings, timeline = self.context.info.settings, self.context.timeline
        spans = {entity: span for entity in self.entities if (span := settings.time_range(entity, timeline, time))}
        if spans != self._spans:
            self._spans = spans
            self._key = None
            changed = changed | self._own
        return super().update(changed, moved, time)

    def draw(self, states: dict[EntityPath, EntityState], time: int | None) -> View:
        contents: dict[EntityPath, GeoContent] = {}
        for entity, state in states.items():
            try:
                contents[entity] = self._read(entity, state)
            except (RerunRenderError, pa.ArrowException) as err:
                self.context.reporter.error("bad-entity", str(entity), str(err), time=time)
        places = [part for c in contents.values() for part in (c.positions, c.starts, c.ends)]
        asked = self.context.info.settings.first("MapZoom", "zoom")
        zoom = float(asked) if isinstance(asked, (int, float)) and np.isfinite(asked) else None
        frame = fitted(places, zoom, float(max(self.rect.width, 1)), float(max(self.rect.height, 1)))
        canvas = Canvas(self.rect, self.theme)
        drawables: list[Drawable] = [self._graticule(canvas, frame)]
        for entity, content in contents.items():
            key = ("map", entity, states[entity].key, self._spans.get(entity), frame, self.rect)
            drawables += self._drawables(content, frame, key)
        return flat_view(self.rect, self.camera, self.theme, [canvas.layer()], drawables=tuple(drawables))

    def _read(self, entity: EntityPath, state: EntityState) -> GeoContent:
        annotations = self.context.annotations.find(entity)
        span, timeline = self._spans.get(entity), self.context.timeline
        if span is not None and timeline is not None:
            rows = rows_in_range(self.context.recording, timeline, entity, *span)
            return read_content(entity, rows, annotations)
        return read_content(entity, iter([state_values(state)]), annotations)

    def _drawables(self, content: GeoContent, frame: MapFrame, key: Hashable) -> list[Drawable]:
        found: list[Drawable] = []
        if len(content.starts):
            meters = frame.px_per_meter(content.starts[:, 0])
            found.append(
                LineSegments(
                    key=(key, "lines"),
                    starts=self._points(frame, content.starts),
                    ends=self._points(frame, content.ends),
                    radii=_pixels(content.line_radii, meters),
                    colors=content.line_colors,
                    kinds=np.full(len(content.starts), LineKind.ROUND, np.uint8),
                    depth_rank=1,
                )
            )
        if len(content.positions):
            found.append(
                Points(
                    key=(key, "points"),
                    positions=self._points(frame, content.positions),
                    radii=_pixels(content.radii, frame.px_per_meter(content.positions[:, 0])),
                    colors=content.colors,
                    shading="flat",
                    depth_rank=2,
                )
            )
        return found

    def _points(self, frame: MapFrame, lat_lon: np.ndarray) -> np.ndarray:
        """(N, 3) float32 px of the picture."""
        places = frame.px(lat_lon) + np.array([self.rect.x, self.rect.y])
        return np.column_stack([places, np.zeros(len(places))]).astype(np.float32)

    def _graticule(self, canvas: Canvas, frame: MapFrame) -> Drawable:
        """Parallels and meridians, with their degrees at the left and at the bottom."""
        step = _graticule_step(frame)
        south, west, north, east = frame.lat_lon_bounds
        parallels = _multiples(max(south, -85.0), min(north, 85.0), step)
        meridians = _multiples(max(west, -180.0), min(east, 180.0), step)
        left, right = max(west, -180.0), min(east, 180.0)
        low, high = max(south, -85.0), min(north, 85.0)
        starts = np.array([(value, left) for value in parallels] + [(low, value) for value in meridians]).reshape(-1, 2)
        ends = np.array([(value, right) for value in parallels] + [(high, value) for value in meridians]).reshape(-1, 2)
        color = weak(self.theme)
        for value, (_, y) in zip(parallels, frame.px(starts[: len(parallels)]).tolist(), strict=True):
            canvas.text(_degrees(value, "NS"), 4, y - 13, color, size_px=_LABEL_PX)
        for value, (x, _) in zip(meridians, frame.px(starts[len(parallels) :]).tolist(), strict=True):
            canvas.text(_degrees(value, "EW"), x + 4, self.rect.height - 15, color, size_px=_LABEL_PX)
        return LineSegments(
            key=("map", "graticule", frame, self.rect, self.theme.name),
            starts=self._points(frame, starts),
            ends=self._points(frame, ends),
            radii=np.full(len(starts), -0.5, np.float32),
            colors=np.tile(np.array(self.theme.grid_line, np.uint8), (len(starts), 1)),
            kinds=np.full(len(starts), LineKind.BUTT, np.uint8),
        )


def _pixels(radii: np.ndarray, px_per_meter: np.ndarray) -> np.ndarray:
    """(N,) float32 radii in px of those that are meters or, if negative, px."""
    return -np.where(radii < 0, -radii, radii * px_per_meter).astype(np.float32)


def _graticule_step(frame: MapFrame) -> float:
    """Degrees between meridians, the finest that leaves room for labels."""
    px_per_degree = frame.px_per_world / 360.0
    fitting = [step for step in _GRATICULE_STEPS if step * px_per_degree >= _GRATICULE_PX]
    return fitting[-1] if fitting else _GRATICULE_STEPS[0]


def _multiples(low: float, high: float, step: float) -> list[float]:
    first = int(np.ceil(low / step))
    count = min(max(int(np.floor(high / step)) - first + 1, 0), _MAX_GRATICULE_LINES)
    return [(first + i) * step for i in range(count)]


def _degrees(value: float, sides: str) -> str:
    """Such as `47.5° N`."""
    number = f"{abs(value):.4f}".rstrip("0").rstrip(".")
    return f"{number}°" if number == "0" else f"{number}° {sides[0] if value > 0 else sides[1]}"


MAP = ViewClass(make=MapView, components=COMPONENTS, follows_time=True)
