"""`log_line_strip`, `log_path`, `log_line_segments` and `log_arrow`."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from .._baseclasses import AsComponents
from ..archetypes import Arrows3D, LineStrips2D, LineStrips3D
from ._common import (
    ArgumentError,
    ColorLike,
    EntityPathLike,
    Ext,
    Recording,
    half,
    replaced_by,
    send,
    to_colors,
    to_points,
    to_vector,
)


def _log_line_strip(
    entity_path: EntityPathLike,
    positions: npt.ArrayLike | None,
    *,
    stroke_width: float | None = None,
    color: ColorLike | None = None,
    draw_order: float | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log a line through points.

    Parameters
    ----------
    entity_path:
        Where to log it.
    positions:
        (N, 2) or (N, 3), scene units. None changes only what else is given.
    stroke_width:
        Scene units; negative values are pixels.
    color, draw_order, ext, timeless, recording:
        As in `log_point`.
    """
    strips, dims = None, None
    if positions is not None:
        points = to_points("positions", positions)
        dims = points.shape[1]
        strips = [points] if len(points) else []
    entities = _lines(strips, dims, radii=half(stroke_width), colors=to_colors(color), draw_order=draw_order)
    send(entity_path, *entities, ext=ext, timeless=timeless, recording=recording)


_log_line_strip.__name__ = _log_line_strip.__qualname__ = "log_line_strip"
log_line_strip = replaced_by("log with rerun.LineStrips2D or rerun.LineStrips3D")(_log_line_strip)


@replaced_by("log with rerun.LineStrips2D or rerun.LineStrips3D")
def log_path(
    entity_path: EntityPathLike,
    positions: npt.ArrayLike | None,
    *,
    stroke_width: float | None = None,
    color: ColorLike | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """The oldest name of `log_line_strip`."""
    _log_line_strip(
        entity_path,
        positions,
        stroke_width=stroke_width,
        color=color,
        ext=ext,
        timeless=timeless,
        recording=recording,
    )


@replaced_by("log with rerun.LineStrips2D or rerun.LineStrips3D")
def log_line_segments(
    entity_path: EntityPathLike,
    positions: npt.ArrayLike,
    *,
    stroke_width: float | None = None,
    color: ColorLike | None = None,
    draw_order: float | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log separate lines between each two points.

    Parameters
    ----------
    entity_path:
        Where to log them.
    positions:
        (2 N, 2) or (2 N, 3), scene units: start and end of each segment. A last point without an end is left out.
    stroke_width, color, draw_order, ext, timeless, recording:
        As in `log_line_strip`.
    """
    points = to_points("positions", positions)
    num_segments, dims = len(points) // 2, points.shape[1]
    segments = points[: 2 * num_segments].reshape(num_segments, 2, dims)
    entities = _lines(
        segments if num_segments else [], dims, radii=half(stroke_width), colors=to_colors(color), draw_order=draw_order
    )
    send(entity_path, *entities, ext=ext, timeless=timeless, recording=recording)


def _lines(strips: Any, dims: int | None, *, draw_order: float | None, **style: Any) -> list[AsComponents]:
    """The archetype of `strips`; the style of both where there are none, since either may be what is shown."""
    style = {name: value for name, value in style.items() if value is not None}
    flat = style if draw_order is None else {**style, "draw_order": draw_order}
    if strips is None:
        return [LineStrips2D.from_fields(**flat), LineStrips3D.from_fields(**style)]
    if dims == 2:
        return [LineStrips2D.from_fields(strips=strips, **flat)]
    return [LineStrips3D.from_fields(strips=strips, **style)]


@replaced_by("log with rerun.Arrows3D")
def log_arrow(
    entity_path: EntityPathLike,
    origin: npt.ArrayLike | None,
    vector: npt.ArrayLike | None = None,
    *,
    color: ColorLike | None = None,
    label: str | None = None,
    width_scale: float | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log one arrow.

    Parameters
    ----------
    entity_path:
        Where to log it.
    origin:
        3 numbers: where it starts, scene units.
    vector:
        3 numbers: from the start to the tip. None together with `origin` None changes only what else is given.
    width_scale:
        Twice the radius of the shaft, scene units.
    color, label, ext, timeless, recording:
        As in `log_point`.
    """
    if origin is not None and vector is None:
        raise ArgumentError("log_arrow: expected a vector beside the origin, got None")
    fields: dict[str, Any] = {
        "vectors": None if vector is None else to_vector("vector", vector, (3,)).reshape(1, 3),
        "origins": None if origin is None else to_vector("origin", origin, (3,)).reshape(1, 3),
        "radii": None if width_scale is None else np.float32(width_scale) / 2,
        "colors": to_colors(color),
        "labels": label,
    }
    entity = Arrows3D.from_fields(**{name: value for name, value in fields.items() if value is not None})
    send(entity_path, entity, ext=ext, timeless=timeless, recording=recording)
