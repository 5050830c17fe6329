"""`log_point` and `log_points`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy.typing as npt

from .._baseclasses import AsComponents
from ..archetypes import Points2D, Points3D
from ._common import (
    ColorLike,
    EntityPathLike,
    Ext,
    Recording,
    replaced_by,
    send,
    to_array,
    to_colors,
    to_points,
    to_vector,
)


@replaced_by("log with rerun.Points2D or rerun.Points3D")
def log_point(
    entity_path: EntityPathLike,
    position: npt.ArrayLike | None = None,
    *,
    radius: float | None = None,
    color: ColorLike | None = None,
    label: str | None = None,
    class_id: int | None = None,
    keypoint_id: int | None = None,
    draw_order: float | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log one point.

    Parameters
    ----------
    entity_path:
        Where to log it.
    position:
        2 or 3 numbers, scene units. None changes only what else is given and leaves the position as it was.
    radius:
        Scene units; negative values are pixels.
    color:
        RGB or RGBA: integers 0-255 or floats 0-1.
    label:
        Text beside the point.
    class_id, keypoint_id:
        Numbers that an annotation context explains; a key point without a class is one of class 0.
    draw_order:
        Higher values are drawn on top; points of 2 numbers only.
    ext:
        Columns of your own.
    timeless:
        True logs data that holds at all times.
    recording:
        Where to log; None takes the current recording.
    """
    point = None if position is None else to_vector("position", position, (2, 3)).reshape(1, -1)
    entities = _points(
        point,
        radii=radius,
        colors=to_colors(color),
        labels=label,
        class_ids=class_id,
        keypoint_ids=keypoint_id,
        draw_order=draw_order,
    )
    send(entity_path, *entities, ext=ext, timeless=timeless, recording=recording)


@replaced_by("log with rerun.Points2D or rerun.Points3D")
def log_points(
    entity_path: EntityPathLike,
    positions: npt.ArrayLike | None = None,
    *,
    identifiers: npt.ArrayLike | None = None,
    colors: ColorLike | None = None,
    radii: npt.ArrayLike | None = None,
    labels: Sequence[str] | None = None,
    class_ids: npt.ArrayLike | None = None,
    keypoint_ids: npt.ArrayLike | None = None,
    draw_order: float | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log a batch of points.

    Parameters
    ----------
    entity_path:
        Where to log them.
    positions:
        (N, 2) or (N, 3), scene units. An empty batch removes the points. None changes only what else is given.
    identifiers:
        (N,) numbers of the points.
    colors:
        One colour, or (N, 3) or (N, 4): integers 0-255 or floats 0-1.
    radii:
        One radius, or (N,): scene units; negative values are pixels.
    labels:
        One text, or N texts.
    class_ids, keypoint_ids:
        Numbers that an annotation context explains; key points without a class are of class 0.
    draw_order:
        Higher values are drawn on top; points of 2 numbers only.
    ext, timeless, recording:
        As in `log_point`.
    """
    points = None if positions is None else to_points("positions", positions)
    if points is not None and len(points) == 0:
        empty = Points2D if points.shape[1] == 2 else Points3D
        send(entity_path, empty.from_fields(positions=points), timeless=timeless, recording=recording)
        return
    entities = _points(
        points,
        radii=radii,
        colors=to_colors(colors),
        labels=labels,
        class_ids=class_ids,
        keypoint_ids=keypoint_ids,
        draw_order=draw_order,
    )
    send(entity_path, *entities, ext=ext, identifiers=identifiers, timeless=timeless, recording=recording)


def _points(positions: npt.NDArray[Any] | None, *, draw_order: float | None, **style: Any) -> list[AsComponents]:
    """The archetype of `positions`; the style of both where there are none, since either may be what is shown."""
    if style["keypoint_ids"] is not None and style["class_ids"] is None:
        style["class_ids"] = 0
    style = {name: value for name, value in style.items() if value is not None}
    flat = style if draw_order is None else {**style, "draw_order": draw_order}
    if positions is None:
        return [Points2D.from_fields(**flat), Points3D.from_fields(**style)]
    if to_array(positions).shape[1] == 2:
        return [Points2D.from_fields(positions=positions, **flat)]
    return [Points3D.from_fields(positions=positions, **style)]
