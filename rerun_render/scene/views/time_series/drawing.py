"""Series to strokes, bands and markers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Rect, UiLayer, UiTriangles
from rerun_render.scene.views.plot.curves import Strokes, clip_segments, marker_layers
from rerun_render.scene.views.plot.frame import PlotFrame
from rerun_render.scene.views.time_series.aggregation import Points, thinned
from rerun_render.scene.views.time_series.series import Interpolation, Series

BAND_OPACITY = 0.2
# Points per px above which only those are drawn that show.
_MOST_PER_PX = 8
_Array = npt.NDArray[np.float64]


def places(frame: PlotFrame, points: Points, offset: int) -> _Array:
    """(N, 2) px of the picture."""
    return np.stack(frame.curve_places(_since(points.times, offset), points.values), axis=-1)


def _since(times: npt.NDArray[np.int64], offset: int) -> _Array:
    """Times counted from an offset; exact if that fits into 64 bits."""
    if len(times) and not -(2**63) <= int(times[0]) - offset <= int(times[-1]) - offset < 2**63:
        return times.astype(np.float64) - float(offset)
    return (times - np.int64(offset)).astype(np.float64)


def add_curve(strokes: Strokes, series: Series, points: Points, frame: PlotFrame, offset: int) -> None:
    """The strokes of a curve; points that have no neighbour become dots."""
    xy = places(frame, points, offset)
    if len(points) > _MOST_PER_PX * max(frame.width, 1.0):
        kept = thinned(points, xy[:, 0])
        xy, points = xy[kept], _taken(points, kept)
    clip = frame.clip
    if points.is_plain and len(points) > 1 and series.interpolation == Interpolation.LINEAR:
        ends, _ = clip_segments(np.concatenate([xy[:-1], xy[1:]], axis=1), clip, points.radii[0] + 2.0)
        strokes.add(ends, points.radii[0], series.colors[points.looks[0]])
        return
    is_there = ~points.gaps
    finite = np.isfinite(points.values) & is_there
    starts, ends = xy[:-1], xy[1:]
    together = is_there[:-1] & is_there[1:]
    segments, owners = _stepped(starts, ends, together, series.interpolation)
    radii = points.radii[owners]
    segments, kept = clip_segments(segments, clip, radii + 2.0)
    owners = owners[kept]
    # A stroke looks like the point that it leads to.
    strokes.add(segments, points.radii[owners], series.colors[points.looks[owners]])
    before, after = np.zeros(len(points), bool), np.zeros(len(points), bool)
    before[1:] = finite[:-1]
    after[:-1] = finite[1:] & (points.looks[1:] == points.looks[:-1])
    lone = np.flatnonzero(finite & ~before & ~after)
    if len(lone) == 0:
        return
    dots, kept = clip_segments(np.concatenate([xy[lone], xy[lone]], axis=1), clip, points.radii[lone] + 2.0)
    strokes.add(dots, points.radii[lone[kept]], series.colors[points.looks[lone[kept]]])


def _taken(points: Points, kept: npt.NDArray[np.intp]) -> Points:
    deviations = None if points.deviations is None else points.deviations[kept]
    arrays = (points.times[kept], points.values[kept], points.radii[kept], points.looks[kept], points.gaps[kept])
    return Points(*arrays, deviations, points.is_plain, points.has_ties)


def _stepped(
    starts: _Array, ends: _Array, together: npt.NDArray[np.bool_], interpolation: int
) -> tuple[_Array, npt.NDArray[np.intp]]:
    """Segments (M, 4) between neighbours, and the number of the later point of each."""
    owners = np.flatnonzero(together) + 1
    a, b = starts[together], ends[together]
    match interpolation:
        case Interpolation.STEP_AFTER:
            corners = [np.stack([b[:, 0], a[:, 1]], -1)]
        case Interpolation.STEP_BEFORE:
            corners = [np.stack([a[:, 0], b[:, 1]], -1)]
        case Interpolation.STEP_MID:
            middle = 0.5 * (a[:, 0] + b[:, 0])
            corners = [np.stack([middle, a[:, 1]], -1), np.stack([middle, b[:, 1]], -1)]
        case _:
            corners = []
    path = np.stack([a, *corners, b], axis=1)
    segments = np.concatenate([path[:, :-1], path[:, 1:]], axis=2).reshape(-1, 4)
    owners = np.repeat(owners, path.shape[1] - 1)
    finite = np.isfinite(segments).all(axis=1)
    return segments[finite], owners[finite]


def band_layer(series: Series, points: Points, frame: PlotFrame, offset: int) -> UiTriangles | None:
    """The band of one standard deviation around a curve; None if there is none."""
    if points.deviations is None or len(points) < 2 or not (points.deviations > 0.0).any():
        return None
    since = _since(points.times, offset)
    x, lower = frame.curve_places(since, points.values - points.deviations)
    edges = [lower, frame.curve_places(since, points.values + points.deviations)[1]]
    limit = 4.0 * max(frame.rect.height, frame.rect.width) + 1000.0
    good = np.isfinite(edges[0]) & np.isfinite(edges[1]) & ~points.gaps
    pairs = np.flatnonzero(good[:-1] & good[1:])
    if len(pairs) == 0:
        return None
    x = np.clip(x, -limit, limit)
    top, bottom = (np.clip(edge, -limit, limit) for edge in (edges[1], edges[0]))
    positions = np.stack([np.stack([x, top], -1), np.stack([x, bottom], -1)], axis=1).reshape(-1, 2)
    colors = series.colors[points.looks].astype(np.float64)
    alpha = np.floor(colors[:, 3:] * BAND_OPACITY + 0.5)
    shades = np.concatenate([np.floor(colors[:, :3] * (alpha / 255.0) + 0.5), alpha], axis=1).astype(np.uint8)
    corners = np.array([(0, 1, 2), (1, 3, 2)])
    triangles = (2 * pairs[:, None, None] + corners).reshape(-1, 3)
    return UiTriangles(
        positions=np.nan_to_num(positions).astype(np.float32),
        colors=np.repeat(shades, 2, axis=0),
        triangles=triangles.astype(np.uint32),
        clip=frame.clip,
    )


def marks(drawn: list[tuple[Series, Points]], frame: PlotFrame, offset: int) -> list[UiLayer]:
    """Markers of several series, those of later ones above."""
    clip: Rect = frame.clip
    all_places, shapes, radii, colors = [], [], [], []
    for series, points in drawn:
        xy = places(frame, points, offset)
        shown = np.flatnonzero(np.isfinite(xy).all(axis=1) & ~points.gaps)
        all_places.append(xy[shown])
        radii.append(points.radii[shown])
        colors.append(series.colors[points.looks[shown]])
        shapes.append(series.shapes[points.looks[shown]])
    if not all_places:
        return []
    return marker_layers(
        np.concatenate(all_places), np.concatenate(shapes), np.concatenate(radii), np.concatenate(colors), clip
    )
