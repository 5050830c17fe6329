"""Views of numbers over time.

Rows are read once. What depends on the visible times (curves, axes, legend) is built when these change; the time cursor
lies in the overlay, so that a frame of a plot that stands still costs a line and a triangle.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterator

import numpy as np

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import TIME_MAX, TIME_MIN, TimeKind
from rerun_render.drawables import UiLayer, View
from rerun_render.scene.blueprint.model import VisualizerChoice
from rerun_render.scene.blueprint.time_ranges import TimeSpan
from rerun_render.scene.view_class import SceneView, ViewClass, ViewContext
from rerun_render.scene.views.canvas import flat_view, pixel_camera
from rerun_render.scene.views.plot.cursor import time_cursor
from rerun_render.scene.views.plot.curves import Strokes
from rerun_render.scene.views.plot.formats import format_tick, format_time_tick
from rerun_render.scene.views.plot.frame import Axis, Bounds, PlotFrame, sane_bounds, with_margin
from rerun_render.scene.views.plot.grid import Mark, time_marks
from rerun_render.scene.views.plot.legend import LegendEntry, legend_layers
from rerun_render.scene.views.plot.settings import LegendPlace, legend_place, plot_ground, shows_grid
from rerun_render.scene.views.time_series.aggregation import Points, aggregated, needed_bucket
from rerun_render.scene.views.time_series.drawing import add_curve, band_layer, marks
from rerun_render.scene.views.time_series.names import short_names
from rerun_render.scene.views.time_series.series import (
    LINES,
    MEASUREMENTS,
    POINTS,
    VALUES,
    Series,
    SeriesReader,
)
from rerun_render.scene.views.time_series.window import (
    data_range,
    default_span,
    entity_range,
    given_span,
    time_offset,
    window_at,
)
from rerun_render.store.recording import TimelineInfo

_VISUALIZERS = (LINES, POINTS, MEASUREMENTS)
_MARGIN = 0.05
_LEFT_GUESS_PX = 40.0
_LEFT_BOTTOM = LegendPlace(at_left=True, at_top=False)


class TimeSeriesView:
    """One plot. info: its time axis."""

    def __init__(self, context: ViewContext, info: TimelineInfo) -> None:
        self._context = context
        self._info = info
        self._camera = pixel_camera(context.rect)
        rect = context.rect
        self._size = context.exact_size or (float(rect.width), float(rect.height))
        settings = context.info.settings
        self._entities = tuple(entity for entity in context.info.entities if settings.is_visible(entity))
        self._series: list[Series] | None = None
        self._buckets: dict[tuple[int, int], Points] = {}
        self._first_time = 0
        self._given_span = self._read_span()
        self._span: TimeSpan | None = None
        self._limits: dict[EntityPath, tuple[int, int] | None] = {}
        self._window: tuple[int, int] | None = None
        self._frame: PlotFrame | None = None
        self._layers: list[UiLayer | None] = []
        self._legend: list[UiLayer] = []
        self._legend_key: Hashable = None
        self._view: View | None = None
        self._cursor_x: float | None = None

    def update(self, changed: frozenset[EntityPath], moved: Collection[EntityPath], time: int | None) -> View:
        """The view at the cursor's time; the same object as before if nothing visible changed."""
        info = self._info
        timeline, settings = info.timeline.name, self._context.info.settings
        limits = {entity: settings.time_range(entity, timeline, time) for entity in self._entities}
        if self._span is None or limits != self._limits:
            self._limits = limits
            given = self._given_span
            if given is None:
                given = default_span(data_range(self._context.recording, timeline, limits.items()), info)
            self._span = given
            self._window = None
        window = window_at(self._span, info, time)
        frame = self._frame
        if window != self._window or frame is None:
            self._window = window
            frame = self._frame = self._build(window, limits)
            self._view = None
        return self._with_cursor(frame, time)

    def _with_cursor(self, frame: PlotFrame, time: int | None) -> View:
        context = self._context
        x: float | None = None
        if time is not None:
            value = float(time - self._offset)
            if frame.x.bounds[0] <= value <= frame.x.bounds[1]:
                x = float(frame.to_x(value)) + context.rect.x
        if self._view is None or x != self._cursor_x:
            self._cursor_x = x
            cursor = () if x is None else time_cursor(x, frame, context.theme.text)
            overlay = [*cursor, *self._legend]
            self._view = flat_view(context.rect, self._camera, context.theme, self._layers, overlay=overlay)
        return self._view

    # What is shown

    @property
    def _offset(self) -> int:
        return time_offset(self._first_time, self._info.timeline.kind)

    def _read_span(self) -> TimeSpan | None:
        settings = self._context.info.settings
        if settings.first("TimeAxis", "link") == 2:
            # All linked views share a range of their own, which nobody can set here.
            return None
        try:
            return given_span(settings.array("TimeAxis", "view_range"))
        except (TypeError, KeyError, ValueError) as error:
            self._context.reporter.warning("blueprint", self._context.info.name, f"TimeAxis:view_range: {error}")
            return None

    def _all_series(self) -> list[Series]:
        if self._series is None:
            self._series = list(self._read())
            firsts = [
                span[0]
                for entity in {series.entity for series in self._series}
                if (span := entity_range(self._context.recording, self._info.timeline.name, entity)) is not None
            ]
            self._first_time = min(firsts, default=0)
        return self._series

    def _read(self) -> Iterator[Series]:
        """Curves before markers, each in the order of the entities."""
        drawn: list[tuple[EntityPath, str, VisualizerChoice | None]] = []
        for entity in self._entities:
            drawn += [(entity, name, choice) for name, choice in self._visualizers(entity)]
        names = short_names(dict.fromkeys(entity for entity, _, _ in drawn))
        for wanted in _VISUALIZERS:
            for entity, visualizer, choice in drawn:
                if visualizer == wanted:
                    yield from SeriesReader(self._context, entity, visualizer, choice, names[entity]).read()

    def _visualizers(self, entity: EntityPath) -> list[tuple[str, VisualizerChoice | None]]:
        chosen = self._context.info.settings.visualizers(entity)
        if chosen is not None:
            return [(choice.visualizer, choice) for choice in chosen if choice.visualizer in _VISUALIZERS]
        components = self._context.recording.components(entity)
        found: list[tuple[str, VisualizerChoice | None]] = []
        if VALUES[LINES] in components:
            indicated = [
                name for name in (LINES, POINTS) if any(component.startswith(f"{name}:") for component in components)
            ]
            found += [(name, None) for name in indicated or [LINES]]
        if VALUES[MEASUREMENTS] in components:
            found.append((MEASUREMENTS, None))
        return found

    # Building

    def _build(self, window: tuple[int, int], limits: dict[EntityPath, tuple[int, int] | None]) -> PlotFrame:
        context = self._context
        theme, settings = context.theme, context.info.settings
        series = self._all_series()
        offset = self._offset
        x_bounds = sane_bounds(float(window[0] - offset), float(window[1] - offset))
        left = _LEFT_GUESS_PX if self._frame is None else self._frame.left
        frame, parts = self._fit(x_bounds, limits, left)
        for _ in range(3):
            if frame.left == left:
                break
            left = frame.left
            frame, parts = self._fit(x_bounds, limits, left)
        ground = plot_ground(context)
        is_own = context.background is None and ground != theme.background
        layers = frame.layers(theme, ground if is_own else None, show_grid=shows_grid(settings))
        visible = [(each, part) for each, part in zip(series, parts, strict=True) if each.visible and len(part)]
        strokes = Strokes()
        # The viewer draws bands of later series below.
        layers += [band_layer(each, part, frame, offset) for each, part in reversed(visible) if each.kind == "line"]
        for each, part in visible:
            if each.kind == "line":
                add_curve(strokes, each, part, frame, offset)
        layers.append(strokes.layer(frame.clip))
        layers += marks([(each, part) for each, part in visible if each.kind == "points"], frame, offset)
        place = legend_place(settings, _LEFT_BOTTOM)
        geometry = (frame.left, frame.bottom)
        if place is not None and geometry != self._legend_key:
            entries = [LegendEntry(each.name, each.color, each.visible) for each in series]
            self._legend = legend_layers(entries, frame, theme, at_left=place.at_left, at_top=place.at_top)
            self._legend_key = geometry
        self._layers = layers
        return frame

    def _fit(
        self, x_bounds: Bounds, limits: dict[EntityPath, tuple[int, int] | None], left: float
    ) -> tuple[PlotFrame, list[Points]]:
        """The frame and the points to draw, for labels that take `left` px: their width depends on the points."""
        rect, series = self._context.rect, self._all_series()
        units_per_px = (x_bounds[1] - x_bounds[0]) / max(self._context.offset[0] + self._size[0] - left, 1.0)
        parts = [self._part(i, each, units_per_px, x_bounds, limits) for i, each in enumerate(series)]
        y_axis = Axis(self._y_bounds(series, parts), _number)
        return PlotFrame(rect, self._x_axis(x_bounds), y_axis, self._size, self._context.offset), parts

    def _part(
        self,
        number: int,
        series: Series,
        units_per_px: float,
        bounds: Bounds,
        limits: dict[EntityPath, tuple[int, int] | None],
    ) -> Points:
        """The points of a series around the visible times: of curves one more at each end."""
        points = series.points
        bucket = needed_bucket(points, series.policy, units_per_px)
        if bucket is not None:
            known = self._buckets.get((number, bucket))
            if known is None:
                known = self._buckets[number, bucket] = aggregated(points, series.policy, bucket)
            points = known
        # Whole numbers: with others numpy would turn all times into them first.
        low, high = math.floor(bounds[0]) + self._offset, math.ceil(bounds[1]) + self._offset
        limit = limits.get(series.entity)
        if limit is not None:
            low, high = max(low, limit[0]), min(high, limit[1])
        if low > high:
            return points.part(0, 0)
        low, high = max(low, TIME_MIN), min(high, TIME_MAX)
        first, last = (
            np.searchsorted(points.times, np.int64(low), "left"),
            np.searchsorted(points.times, np.int64(high), "right"),
        )
        more = 1 if series.kind == "line" else 0
        return points.part(max(int(first) - more, 0), int(last) + more)

    def _x_axis(self, bounds: Bounds) -> Axis:
        kind, offset = self._info.timeline.kind, self._offset

        def text(mark: Mark) -> str:
            return format_time_tick(int(mark.value) + offset, kind)

        if kind is TimeKind.SEQUENCE:
            return Axis(bounds, text)
        width = self._size[0]
        return Axis(bounds, text, lambda low, high, _units: time_marks(low, high, width))

    def _y_bounds(self, series: list[Series], parts: list[Points]) -> Bounds:
        given = self._context.info.settings.first("ScalarAxis", "range")
        if isinstance(given, (list, tuple)) and len(given) == 2 and all(isinstance(v, (int, float)) for v in given):
            return sane_bounds(float(given[0]), float(given[1]))
        low, high = np.inf, -np.inf
        for each, part in zip(series, parts, strict=True):
            finite = part.values[np.isfinite(part.values)] if each.visible else part.values[:0]
            if len(finite):
                low, high = min(low, float(finite.min())), max(high, float(finite.max()))
        return with_margin(sane_bounds(low, high), _MARGIN)


def _number(mark: Mark) -> str:
    return format_tick(mark.value, mark.step)


class _EmptyView:
    """What shows without a time axis, or where there is no room."""

    def __init__(self, context: ViewContext) -> None:
        self._view = flat_view(context.rect, pixel_camera(context.rect), context.theme, [])

    def update(self, changed: frozenset[EntityPath], moved: Collection[EntityPath], time: int | None) -> View:
        return self._view


def _make(context: ViewContext) -> SceneView:
    info = context.recording.timelines.get(context.timeline or "")
    if info is None or context.rect.width < 1 or context.rect.height < 1:
        return _EmptyView(context)
    return TimeSeriesView(context, info)


TIME_SERIES = ViewClass(make=_make, components=frozenset(), follows_time=True)
