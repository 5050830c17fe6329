"""Geographic points and lines of entities, at one time or over a range of times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import RerunRenderError
from rerun_render.query.cursor import EntityState
from rerun_render.query.join import clamp
from rerun_render.query.range import join_rows, range_cells
from rerun_render.scene.annotations import AnnotationContext
from rerun_render.scene.colors import entity_color
from rerun_render.scene.visualizers import arrays
from rerun_render.store.recording import Recording

Float64Array = npt.NDArray[np.float64]

POINTS, LINES = "GeoPoints:positions", "GeoLineStrings:line_strings"
_FIELDS = {
    "GeoPoints": ("positions", "radii", "colors", "class_ids"),
    "GeoLineStrings": ("line_strings", "radii", "colors"),
}
COMPONENTS = frozenset(f"{archetype}:{field}" for archetype, fields in _FIELDS.items() for field in fields)
MAX_HISTORY_ROWS = 20_000
_POINT_RADIUS, _LINE_RADIUS = -5.0, -2.0

Values = Mapping[str, pa.Array]
"""Component to instances."""


@dataclass(frozen=True, eq=False, slots=True)
class GeoContent:
    """positions: (P, 2) latitudes and longitudes in degrees of points. starts, ends: (S, 2) of the segments of lines.
    Radii: px if negative, else meters; a segment has that of its line. colors: (…, 4) uint8.
    """

    positions: Float64Array
    radii: Float64Array
    colors: npt.NDArray[np.uint8]
    starts: Float64Array
    ends: Float64Array
    line_radii: Float64Array
    line_colors: npt.NDArray[np.uint8]


def rows_in_range(
    recording: Recording, timeline: str, entity: EntityPath, first: int, last: int
) -> Iterator[dict[str, pa.Array]]:
    """What was logged together in a range of times: the newest rows, oldest first."""
    for required in (POINTS, LINES):
        main = range_cells(recording, timeline, entity, required, first, last)
        if not len(main):
            continue
        prefix = required.partition(":")[0]
        others = {
            name: range_cells(recording, timeline, entity, name, -(2**63) + 1, last)
            for name in sorted(COMPONENTS - {required})
            if name.startswith(prefix + ":")
        }
        joined = {name: join_rows(main, cells) for name, cells in others.items()}
        for row in range(max(len(main) - MAX_HISTORY_ROWS, 0), len(main)):
            found = {required: main.array(row)}
            for name, cells in others.items():
                if joined[name][row] >= 0:
                    found[name] = cells.array(int(joined[name][row]))
            yield found


def state_values(state: EntityState) -> dict[str, pa.Array]:
    """The newest values."""
    return {name: state[name].array for name in sorted(COMPONENTS) if name in state}


def read_content(entity: EntityPath, rows: Iterator[Values], annotations: AnnotationContext) -> GeoContent:
    """Points and lines of some rows. Raises `RerunRenderError` if they are not of the expected types."""
    points: list[tuple[Float64Array, Float64Array, npt.NDArray[np.uint8]]] = []
    lines: list[tuple[Float64Array, Float64Array, Float64Array, npt.NDArray[np.uint8]]] = []
    for values in rows:
        if POINTS in values:
            points.append(_points(entity, values, annotations))
        if LINES in values:
            lines.append(_lines(entity, values))
    pairs, numbers, colors = np.zeros((0, 2)), np.zeros(0), np.zeros((0, 4), np.uint8)
    return GeoContent(
        np.concatenate([pairs, *(part[0] for part in points)]),
        np.concatenate([numbers, *(part[1] for part in points)]),
        np.concatenate([colors, *(part[2] for part in points)]),
        np.concatenate([pairs, *(part[0] for part in lines)]),
        np.concatenate([pairs, *(part[1] for part in lines)]),
        np.concatenate([numbers, *(part[2] for part in lines)]),
        np.concatenate([colors, *(part[3] for part in lines)]),
    )


def _points(
    entity: EntityPath, values: Values, annotations: AnnotationContext
) -> tuple[Float64Array, Float64Array, npt.NDArray[np.uint8]]:
    positions = _pairs(values[POINTS])
    num = len(positions)
    class_ids = values.get("GeoPoints:class_ids")
    colors = _colors(values.get("GeoPoints:colors"), num)
    if colors is None and class_ids is not None and len(class_ids):
        colors = annotations.colors(clamp(arrays.numbers(class_ids, np.uint16), num))
    if colors is None:
        colors = np.tile(entity_color(entity), (num, 1))
    radii = _radii(values.get("GeoPoints:radii"), num, _POINT_RADIUS)
    keep = _is_place(positions) & np.isfinite(radii)
    return positions[keep], radii[keep], colors[keep]


def _lines(
    entity: EntityPath, values: Values
) -> tuple[Float64Array, Float64Array, Float64Array, npt.NDArray[np.uint8]]:
    array = values[LINES]
    if not (pa.types.is_list(array.type) or pa.types.is_large_list(array.type)):
        raise RerunRenderError(f"expected lists of latitudes and longitudes, got Arrow type {array.type}")
    lengths = np.array([0 if length is None else length for length in array.value_lengths().to_pylist()], np.int64)
    places = _pairs(array.flatten())
    num = len(lengths)
    colors = _colors(values.get("GeoLineStrings:colors"), num)
    if colors is None:
        colors = np.tile(entity_color(entity), (num, 1))
    radii = _radii(values.get("GeoLineStrings:radii"), num, _LINE_RADIUS)
    strip = np.repeat(np.arange(num), lengths)
    inside = strip[1:] == strip[:-1]
    keep = inside & _is_place(places[1:]) & _is_place(places[:-1]) & np.isfinite(radii[strip[1:]])
    own = strip[1:][keep]
    return places[:-1][keep], places[1:][keep], radii[own], colors[own]


def _is_place(lat_lon: Float64Array) -> npt.NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        return np.asarray((np.abs(lat_lon[:, 0]) <= 90.0) & (np.abs(lat_lon[:, 1]) <= 540.0))


def _radii(array: pa.Array | None, num: int, default: float) -> Float64Array:
    logged = np.zeros(0) if array is None else arrays.numbers(array, np.float64)
    return clamp(logged, num) if len(logged) else np.full(num, default)


def _colors(array: pa.Array | None, num: int) -> npt.NDArray[np.uint8] | None:
    return None if array is None or not len(array) else clamp(arrays.rgba(array), num)


def _pairs(array: pa.Array) -> Float64Array:
    """(N, 2) float64 of latitudes and longitudes; NaN for missing ones."""
    if not pa.types.is_fixed_size_list(array.type):
        array = array.cast(pa.list_(pa.float64(), 2))
    if array.type.list_size != 2:
        raise RerunRenderError(f"expected latitudes and longitudes, got Arrow type {array.type}")
    flat = array.values.slice(array.offset * 2, len(array) * 2)
    pairs: Float64Array = arrays.numbers(flat, np.float64).reshape(-1, 2)
    return pairs
