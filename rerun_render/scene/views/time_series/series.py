"""Series of an entity: all its numbers over time with their colours, widths and names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rerun_render.core.entity_path import EntityPath
from rerun_render.query.range import RangeColumns, clears_in_range, join_rows, range_cells
from rerun_render.scene.blueprint.model import VisualizerChoice
from rerun_render.scene.colors import StableHasher, auto_color, hash_string, path_hash
from rerun_render.scene.view_class import ViewContext
from rerun_render.scene.views.given import selected
from rerun_render.scene.views.time_series.aggregation import DEFAULT_POLICY, Points, Policy
from rerun_render.scene.views.time_series.names import series_names

LINES, POINTS, MEASUREMENTS = "SeriesLines", "SeriesPoints", "Measurements"
VALUES = {LINES: "Scalars:scalars", POINTS: "Scalars:scalars", MEASUREMENTS: "Measurements:values"}
ALL_TIMES = (-(2**63) + 1, 2**63 - 1)
MAX_SERIES = 1000
_DEFAULT_WIDTH_PX = 1.0
_DEFAULT_MARKER_PX = 3.0
_CIRCLE = 1
# What the viewer draws before the first of several colours.
_UNKNOWN_COLOR = 0x00FF0080

Kind = Literal["line", "points"]


class Interpolation(IntEnum):
    """Values of `InterpolationMode`."""

    LINEAR = 1
    STEP_AFTER = 2
    STEP_BEFORE = 3
    STEP_MID = 4


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Series:
    """One curve, or one set of markers.

    points: all rows. colors: (K, 4) uint8 sRGB, straight alpha, by the looks of the points. shapes: (K,) uint8 marker
    shapes by look, for markers. interpolation: value of `InterpolationMode`.
    """

    entity: EntityPath
    kind: Kind
    name: str
    visible: bool
    points: Points
    colors: npt.NDArray[np.uint8]
    shapes: npt.NDArray[np.uint8]
    policy: Policy = DEFAULT_POLICY
    interpolation: int = Interpolation.LINEAR

    @property
    def color(self) -> tuple[int, int, int, int]:
        """For the legend: that of the first point."""
        red, green, blue, alpha = self.colors[self.points.looks[0]].tolist() if len(self.points) else (0, 0, 0, 0)
        return (red, green, blue, alpha)


class SeriesReader:
    """Reads what one visualizer draws of one entity. choice: what the blueprint says about it; None for nothing."""

    def __init__(
        self, context: ViewContext, entity: EntityPath, visualizer: str, choice: VisualizerChoice | None, name: str
    ) -> None:
        self._context = context
        self._entity = entity
        self._visualizer = visualizer
        self._choice = choice
        self._name = name
        self._styles: dict[str, RangeColumns | None] = {}

    def read(self) -> list[Series]:
        """All series, in order; none if there are no numbers."""
        values = self._columns(VALUES[self._visualizer])
        if values is None or len(values) == 0:
            return []
        if values.is_static:
            message = "numbers that were logged as static have no place on a time axis"
            self._context.reporter.error("bad-entity", str(self._entity), message)
            return []
        lengths = np.diff(values.offsets)
        filled = np.flatnonzero(lengths)
        num_series = int(lengths[filled[0]]) if len(filled) else 1
        if num_series > MAX_SERIES:
            message = f"{num_series} series; only the first {MAX_SERIES} are drawn"
            self._context.reporter.warning("too-many", str(self._entity), message)
            num_series = MAX_SERIES
        elif bool(np.any((lengths != num_series) & (lengths > 0))):
            message = f"the number of scalars varies over time; {num_series} series are drawn"
            self._context.reporter.info("ragged-series", str(self._entity), message)
        numbers = _numbers(values.values)
        if numbers is None:
            message = f"expected numbers to plot, got {values.values.type}"
            self._context.reporter.error("bad-entity", str(self._entity), message)
            return []
        return [self._series(i, num_series, values, numbers) for i in range(num_series)]

    def _series(self, index: int, num_series: int, rows: RangeColumns, numbers: npt.NDArray[np.float64]) -> Series:
        count = len(rows)
        is_there = np.diff(rows.offsets) > index
        if num_series == 1 and len(numbers) == count and is_there.all():
            values = numbers
        else:
            values = np.zeros(count)
            values[is_there] = numbers[rows.offsets[:-1][is_there] + index]
        is_points = self._visualizer == POINTS
        colors = self._over_rows("colors", index, rows, _UNKNOWN_COLOR)
        if colors is None:
            colors = np.broadcast_to(np.float64(self._auto_color(index)), (count,))
        default = _DEFAULT_MARKER_PX if is_points else _DEFAULT_WIDTH_PX
        sizes = self._over_rows("marker_sizes" if is_points else "widths", index, rows, default)
        if sizes is None:
            sizes = np.broadcast_to(np.float64(default), (count,))
        scale = 1.0 if is_points else 0.5
        if sizes.strides == (0,):
            radii = np.broadcast_to(max(scale * float(np.nan_to_num(sizes[:1], nan=default)[0]), 0.0), (count,))
        else:
            radii = np.maximum(scale * np.nan_to_num(sizes, nan=default), 0.0)
        shapes = self._over_rows("markers", index, rows, _CIRCLE) if is_points else None
        looks, which = _distinct(colors, np.broadcast_to(np.float64(_CIRCLE), (count,)) if shapes is None else shapes)
        points = Points(rows.times, values, radii, which, ~is_there, self._deviations(index, rows))
        if not is_points:
            points = self._with_clears(points)
        names = self._first_texts("names")
        units = self._first_texts("units") if self._visualizer == MEASUREMENTS else []
        name = series_names(names, self._name, num_series)[index]
        if units:
            name = f"{name} [{units[min(index, len(units) - 1)]}]"
        shown = self._first_values("visible_series")
        return Series(
            entity=self._entity,
            kind="points" if is_points else "line",
            name=name,
            visible=bool(shown[min(index, len(shown) - 1)]) if shown else True,
            points=points.checked(),
            colors=_rgba(looks >> 8),
            shapes=(looks & 255).astype(np.uint8),
            policy=Policy.OFF if is_points else self._policy(),
            interpolation=_whole(self._first_values("interpolation_mode"), Interpolation.LINEAR),
        )

    def _policy(self) -> Policy:
        number = _whole(self._first_values("aggregation_policy"), int(DEFAULT_POLICY))
        return Policy(number) if number in list(Policy) else DEFAULT_POLICY

    def _deviations(self, index: int, rows: RangeColumns) -> npt.NDArray[np.float64] | None:
        if self._visualizer != MEASUREMENTS:
            return None
        variances = self._over_rows("variances", index, rows)
        if variances is None:
            return None
        with np.errstate(invalid="ignore"):
            return np.nan_to_num(np.sqrt(variances.astype(np.float64)), posinf=0.0)

    def _with_clears(self, points: Points) -> Points:
        """Clears end a curve: they are points with nothing to and from them, at 0."""
        context = self._context
        times, _ = clears_in_range(context.recording, context.timeline, self._entity, *ALL_TIMES)
        if len(times) == 0:
            return points
        count = len(times)
        zeros = np.zeros(count)
        order = np.argsort(np.concatenate([points.times, times]), kind="stable")
        return Points(
            np.concatenate([points.times, times])[order],
            np.concatenate([points.values, zeros])[order],
            np.concatenate([points.radii, zeros])[order],
            np.concatenate([points.looks, np.zeros(count, np.int64)])[order],
            np.concatenate([points.gaps, np.ones(count, bool)])[order],
            None if points.deviations is None else np.concatenate([points.deviations, zeros])[order],
        )

    # Components

    def _columns(self, component: str) -> RangeColumns | None:
        """Rows of a component: what the blueprint gives, else what was logged, else the view's default."""
        context, entity, choice = self._context, self._entity, self._choice
        settings = context.info.settings
        source = None if choice is None else choice.sources.get(component)
        name = component
        if source is None or source.kind == "override":
            given = choice.values.get(component) if choice is not None else None
            given = settings.override(entity, component) if given is None and choice is None else given
            if given is not None:
                return _given(given)
        elif source.kind == "component":
            name = source.component or component
        if source is None or source.kind != "default":
            rows = range_cells(context.recording, context.timeline, entity, name, *ALL_TIMES, reporter=context.reporter)
            if len(rows):
                return rows if source is None or not source.selector else self._selected(rows, source.selector)
        default = settings.default(component)
        return None if default is None else _given(default)

    def _selected(self, rows: RangeColumns, selector: str) -> RangeColumns | None:
        try:
            return selected(rows, selector)
        except ValueError as error:
            self._context.reporter.error("bad-entity", str(self._entity), str(error))
            return None

    def _style(self, field: str) -> RangeColumns | None:
        if field not in self._styles:
            found = self._columns(f"{self._visualizer}:{field}")
            self._styles[field] = None if found is None or len(found) == 0 else found
        return self._styles[field]

    def _over_rows(
        self, field: str, index: int, rows: RangeColumns, unknown: float = 0.0
    ) -> npt.NDArray[np.float64] | None:
        """Value of a series for each row, the newest before it; a lone value holds for all rows. None without any.

        unknown: for rows before the first value, and where it is empty.
        """
        style = self._style(field)
        if style is None:
            return None
        numbers = _numbers(style.values)
        if numbers is None or len(numbers) == 0:
            return None
        lengths = np.diff(style.offsets)
        if len(style) == 1:
            place = int(style.offsets[0]) + min(index, int(lengths[0]) - 1)
            return np.broadcast_to(numbers[place], (len(rows),)) if lengths[0] > 0 else None
        chosen = join_rows(rows, style)
        lengths = np.where(chosen < 0, 0, lengths[chosen])
        places = style.offsets[:-1][chosen] + np.minimum(index, lengths - 1)
        is_known = lengths > 0
        return np.where(is_known, numbers[np.where(is_known, places, 0)], unknown)

    def _first_values(self, field: str) -> list[object]:
        style = self._style(field)
        return [] if style is None else list(style.array(0).to_pylist())

    def _first_texts(self, field: str) -> list[str]:
        return [value for value in self._first_values(field) if isinstance(value, str)]

    def _auto_color(self, index: int) -> int:
        hasher = StableHasher()
        hasher.write_int(path_hash(self._entity))
        values = self._mapped_values()
        hasher.write_int(0 if values is None else 1)
        if values is not None:
            component, selector = values
            hasher.write_int(hash_string(component))
            hasher.write_str(selector)
        hasher.write_int(index)
        red, green, blue, alpha = auto_color(hasher.finish() % 65535).tolist()
        return int(red) << 24 | int(green) << 16 | int(blue) << 8 | int(alpha)

    def _mapped_values(self) -> tuple[str, str] | None:
        """Which component, and what of it, the values were mapped to; None if a blueprint leaves that open."""
        component = VALUES[self._visualizer]
        if self._choice is None:
            return component, ""
        source = self._choice.sources.get(component)
        if source is None or source.kind != "component":
            return None
        return source.component or component, source.selector


def _given(array: pa.Array) -> RangeColumns:
    """A value that does not come from the data."""
    return RangeColumns(
        np.zeros(1, np.int64), np.zeros((1, 2), np.uint64), array, np.array([0, len(array)], np.int64), True
    )


def _numbers(values: pa.Array) -> npt.NDArray[np.float64] | None:
    """Any numbers as float64, nulls as NaN; None if they are no numbers."""
    kind = values.type
    if pa.types.is_boolean(kind):
        values = pc.cast(values, pa.uint8())
    elif not (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
        return None
    found: npt.NDArray[np.float64] = values.to_numpy(zero_copy_only=False).astype(np.float64, copy=False)
    return found


def _distinct(
    colors: npt.NDArray[np.float64], shapes: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Different looks as numbers (colour times 256 plus shape), and which of them each row has."""

    def number(color: npt.NDArray[np.float64], shape: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        colors_and_shapes = (np.nan_to_num(color).clip(0, 2**32 - 1), np.nan_to_num(shape).clip(0, 255))
        found: npt.NDArray[np.int64] = colors_and_shapes[0].astype(np.int64) << 8 | colors_and_shapes[1].astype(
            np.int64
        )
        return found

    if _is_constant(colors) and _is_constant(shapes):
        return number(colors[:1], shapes[:1]), np.broadcast_to(np.int64(0), (len(colors),))
    found, which = np.unique(number(colors, shapes), return_inverse=True)
    return found, which.reshape(-1).astype(np.int64)


def _is_constant(values: npt.NDArray[Any]) -> bool:
    return values.strides == (0,) or bool((values == values[:1]).all())


def _rgba(packed: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    return np.stack([packed >> shift & 255 for shift in (24, 16, 8, 0)], axis=-1).astype(np.uint8)


def _whole(values: list[object], default: int) -> int:
    return int(values[0]) if values and isinstance(values[0], (int, np.integer)) else default
