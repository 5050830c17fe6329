"""Bar charts: the newest numbers of each entity as bars side by side."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import RerunRenderError
from rerun_render.core.srgb import linear_from_srgb, srgb_from_linear
from rerun_render.drawables import UiTriangles, View
from rerun_render.drawables.tessellation import Tessellator
from rerun_render.query.cursor import EntityState
from rerun_render.query.join import clamp
from rerun_render.scene.colors import entity_color
from rerun_render.scene.theme import Rgba
from rerun_render.scene.view_class import ViewClass
from rerun_render.scene.views.canvas import flat_view
from rerun_render.scene.views.latest import LatestView
from rerun_render.scene.views.plot.frame import Axis, Bounds, PlotFrame, with_margin
from rerun_render.scene.views.plot.grid import Mark
from rerun_render.scene.views.plot.legend import LegendEntry, legend_layers
from rerun_render.scene.views.plot.settings import LegendPlace, legend_place, plot_ground, shows_grid
from rerun_render.scene.views.tensor_data import tensor_data

VALUES, COLOR = "BarChart:values", "BarChart:color"
ABSCISSA, WIDTHS = "BarChart:abscissa", "BarChart:widths"
_MARGIN = 0.05
_FILL = 0.75
_FAR_PX = 1e5
_NOTHING: Bounds = (-0.5, 0.5)
_RIGHT_TOP = LegendPlace(at_left=False, at_top=True)
_Array = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class _Bars:
    """lefts, rights, heights: (N,) float64."""

    entity: EntityPath
    color: Rgba
    lefts: _Array
    rights: _Array
    heights: _Array


class BarChartView(LatestView):
    """One chart."""

    required = (VALUES,)

    def draw(self, states: dict[EntityPath, EntityState], time: int | None) -> View:
        settings = self.context.info.settings
        charts = []
        for entity, state in states.items():
            if VALUES not in state or not settings.is_visible(entity):
                continue
            try:
                bars = _read(entity, state)
            except (RerunRenderError, pa.ArrowException, ValueError, TypeError) as error:
                self.context.reporter.error("bad-entity", str(entity), str(error), time=time)
                continue
            if bars is not None:
                charts.append(bars)
        if self.rect.width < 1 or self.rect.height < 1:
            return flat_view(self.rect, self.camera, self.theme, [])
        within = _bounds(charts)
        x, y = (_NOTHING if bounds is None else with_margin(bounds, _MARGIN) for bounds in within or (None, None))
        axes = Axis(_apart(x), _tick), Axis(_apart(y), _tick)
        frame = PlotFrame(self.rect, *axes, self.context.exact_size, self.context.offset)
        ground = plot_ground(self.context)
        is_own = self.context.background is None and ground != self.theme.background
        with_grid = shows_grid(settings) and within is not None
        layers = frame.layers(self.theme, ground if is_own else None, show_grid=with_grid, grid_within=within)
        layers += [_triangles(bars, frame, adds_light=_is_dark(ground)) for bars in charts]
        place = legend_place(settings, _RIGHT_TOP)
        if place is not None:
            entries = [LegendEntry(str(bars.entity), bars.color) for bars in charts]
            layers += legend_layers(entries, frame, self.theme, at_left=place.at_left, at_top=place.at_top)
        return flat_view(self.rect, self.camera, self.theme, layers)


def _read(entity: EntityPath, state: EntityState) -> _Bars | None:
    """The bars of an entity; None if its tensor is no vector."""
    heights = _vector(state, VALUES)
    if heights is None:
        return None
    count = len(heights)
    lefts = _vector(state, ABSCISSA) if ABSCISSA in state else None
    lefts = np.arange(count, dtype=np.float64) if lefts is None else lefts
    count = min(count, len(lefts))
    logged = state[WIDTHS].array.to_numpy(zero_copy_only=False) if WIDTHS in state else np.zeros(0)
    widths = clamp(logged.astype(np.float64), count) if len(logged) else np.ones(count)
    color: Rgba
    if COLOR in state and len(state[COLOR].array) and state[COLOR].array[0].is_valid:
        packed = int(state[COLOR].array[0].as_py())
        color = (packed >> 24 & 255, packed >> 16 & 255, packed >> 8 & 255, packed & 255)
    else:
        red, green, blue, alpha = entity_color(entity).tolist()
        color = (red, green, blue, alpha)
    lefts, heights = lefts[:count], heights[:count]
    good = np.isfinite(lefts) & np.isfinite(heights) & np.isfinite(widths)
    # Bars of negative width stand to the left of their place.
    ends = np.sort(np.stack([lefts, lefts + widths], axis=-1)[good], axis=-1)
    return _Bars(entity, color, ends[:, 0], ends[:, 1], heights[good])


def _vector(state: EntityState, component: str) -> _Array | None:
    array = state[component].array
    if len(array) == 0 or not array[0].is_valid:
        return None
    tensor = tensor_data(array)
    if sum(size != 1 for size in tensor.shape) > 1:
        return None
    numbers: _Array = tensor.values.reshape(-1).astype(np.float64)
    return numbers


def _bounds(charts: list[_Bars]) -> tuple[Bounds, Bounds] | None:
    """Extent of all bars, 0 among the heights; None without bars."""
    filled = [bars for bars in charts if len(bars.heights)]
    if not filled:
        return None
    low, high = min(float(bars.lefts.min()) for bars in filled), max(float(bars.rights.max()) for bars in filled)
    bottom = min(0.0, *(float(bars.heights.min()) for bars in filled))
    top = max(0.0, *(float(bars.heights.max()) for bars in filled))
    return (low, high), (bottom, top)


def _apart(bounds: Bounds) -> Bounds:
    """Bounds that are finite and not equal."""
    low, high = bounds
    if not (math.isfinite(low) and math.isfinite(high) and math.isfinite(high - low)):
        return (-1.0, 1.0)
    return bounds if high > low else (low - 0.5, low + 0.5)


def _tick(mark: Mark) -> str:
    decimals = max(round(-math.log10(mark.step)), 0)
    return f"{mark.value:.{min(decimals, 16)}f}"


def _is_dark(color: Rgba) -> bool:
    """Whether a ground is there and nearer to black than to white."""
    if color[3] == 0:
        return False
    linear = [math.pow(channel / 255.0, 2.2) for channel in color[:3]]
    return 0.3 * linear[0] + 0.59 * linear[1] + 0.11 * linear[2] < 0.5


def _triangles(bars: _Bars, frame: PlotFrame, *, adds_light: bool) -> UiTriangles | None:
    """Bars on whole px, with borders of 1 px of half the light. On dark ground they add light to what is below.

    Up to 3 px wide there is only border; bars narrower than a px are columns of it, the fainter the narrower.
    """
    rect = frame.rect
    lefts, rights = (np.clip(frame.to_x(edge), -_FAR_PX, _FAR_PX) + rect.x for edge in (bars.lefts, bars.rights))
    ends = np.clip(frame.to_y(bars.heights), -_FAR_PX, _FAR_PX) + rect.y
    zero = float(np.clip(frame.to_y(0.0), -_FAR_PX, _FAR_PX)) + rect.y
    top, bottom = np.floor(np.minimum(ends, zero) + 0.5), np.floor(np.maximum(ends, zero) + 0.5)
    fill = [math.floor(channel * bars.color[3] / 255.0 * _FILL + 0.5) for channel in bars.color[:3]]
    line = [_half_light(channel) for channel in fill]
    alpha = math.floor(bars.color[3] * _FILL + 0.5)
    alphas = (0, 0) if adds_light else (alpha, (alpha + 1) // 2)
    is_thin = rights - lefts < 1.0
    columns = np.stack([np.floor(0.5 * (lefts + rights)), top, bottom], axis=-1)[is_thin]
    left, right = np.floor(lefts + 0.5), np.floor(rights + 0.5)
    wide = np.stack([left, top, right, bottom], axis=-1)[~is_thin & (right > left) & (bottom > top)]
    parts = [
        _bordered(wide, [*fill, alphas[0]], [*line, alphas[1]]),
        _faint(columns, (rights - lefts)[is_thin], [*line, alphas[1]]),
    ]
    shapes = Tessellator()
    for positions, colors, triangles in parts:
        if len(triangles):
            shapes.triangles(positions, colors, triangles)
    return shapes.finish(frame.clip)


def _bordered(rects: _Array, fill: list[int], line: list[int]) -> tuple[_Array, npt.NDArray[Any], npt.NDArray[Any]]:
    """Places, colours and triangles of rectangles (N, 4) with a border of 1 px."""
    left, top, right, bottom = rects.T
    start = np.minimum(left + 1, right)
    inner = [start, np.minimum(top + 1, bottom), np.where(right - left > 3, right - 1, start)]
    inner.append(np.maximum(bottom - 1, inner[1]))
    # Corners of the outer rectangle, then of the inner one twice: for the border and for what is inside.
    within = _corners(np.stack(inner, axis=-1))
    places = np.concatenate([_corners(rects), within, within], axis=1)
    border = [
        (a, b, c) for i in range(4) for a, b, c in ((i, (i + 1) % 4, 4 + i), ((i + 1) % 4, 4 + (i + 1) % 4, 4 + i))
    ]
    pattern = np.array([*border, (8, 9, 10), (8, 10, 11)], np.int64)
    shades = np.tile(np.array([line] * 8 + [fill] * 4, np.uint8), (len(rects), 1))
    return places.reshape(-1, 2), shades, (pattern + 12 * np.arange(len(rects))[:, None, None]).reshape(-1, 3)


def _faint(columns: _Array, strengths: _Array, color: list[int]) -> tuple[_Array, npt.NDArray[Any], npt.NDArray[Any]]:
    """Places, colours and triangles of columns of 1 px: (N, 3) left, top and bottom. Equal ones are added up."""
    whole = columns[:, 2] > columns[:, 1]
    distinct, which = np.unique(columns[whole], axis=0, return_inverse=True)
    each = np.floor(np.array(color) * strengths[whole, None] + 0.5)
    totals = np.stack([np.bincount(which.reshape(-1), part, len(distinct)) for part in each.T], axis=-1)
    left, top, bottom = distinct.T
    places = _corners(np.stack([left, top, left + 1, bottom], axis=-1))
    shades = np.repeat(np.minimum(totals, 255).astype(np.uint8), 4, axis=0)
    pattern = np.array([(0, 1, 2), (0, 2, 3)], np.int64)
    return places.reshape(-1, 2), shades, (pattern + 4 * np.arange(len(distinct))[:, None, None]).reshape(-1, 3)


def _corners(rects: _Array) -> _Array:
    """(N, 4, 2) corners of (N, 4) rectangles, one after the other around them."""
    left, top, right, bottom = rects.T
    return np.stack([np.stack([left, right, right, left], -1), np.stack([top, top, bottom, bottom], -1)], axis=-1)


def _half_light(channel: int) -> int:
    """Half of a byte in linear light."""
    encoded = srgb_from_linear(0.5 * linear_from_srgb(np.array(channel / 255.0)))
    return math.floor(255.0 * encoded + 0.5)


BAR_CHART = ViewClass(make=BarChartView, components=frozenset([VALUES, COLOR, ABSCISSA, WIDTHS]))
