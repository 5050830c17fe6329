"""`log_rect`, `log_rects`, `log_obb` and `log_obbs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .._legacy.formats import RectFormat
from ..archetypes import Boxes2D, Boxes3D
from ._common import (
    ArgumentError,
    ColorLike,
    EntityPathLike,
    Ext,
    Recording,
    half,
    replaced_by,
    send,
    to_array,
    to_colors,
    to_vector,
)


@replaced_by("log with rerun.Boxes2D")
def log_rect(
    entity_path: EntityPathLike,
    rect: npt.ArrayLike | None,
    *,
    rect_format: RectFormat = RectFormat.XYWH,
    color: ColorLike | None = None,
    label: str | None = None,
    class_id: int | None = None,
    draw_order: float | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log one rectangle.

    Parameters
    ----------
    entity_path:
        Where to log it.
    rect:
        4 numbers, scene units, in the order `rect_format` says. None removes the rectangle.
    rect_format:
        Which numbers these are.
    color, label, class_id, draw_order, ext, timeless, recording:
        As in `log_point`.
    """
    array = None if rect is None else to_array(rect)
    if array is not None and array.size:
        array = to_vector("rect", array, (4,)).reshape(1, 4)
    entity = _rects(
        array, rect_format, colors=to_colors(color), labels=label, class_ids=class_id, draw_order=draw_order
    )
    send(entity_path, entity, ext=ext, timeless=timeless, recording=recording)


@replaced_by("log with rerun.Boxes2D")
def log_rects(
    entity_path: EntityPathLike,
    rects: npt.ArrayLike | None,
    *,
    rect_format: RectFormat = RectFormat.XYWH,
    identifiers: Sequence[int] | None = None,
    colors: ColorLike | None = None,
    labels: Sequence[str] | None = None,
    class_ids: npt.ArrayLike | None = None,
    draw_order: float | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log a batch of rectangles.

    Parameters
    ----------
    entity_path:
        Where to log them.
    rects:
        (N, 4), scene units, in the order `rect_format` says. None and an empty batch remove the rectangles.
    rect_format:
        Which numbers these are.
    identifiers, colors, labels, class_ids, draw_order, ext, timeless, recording:
        As in `log_points`.
    """
    array = None if rects is None else to_array(rects)
    if array is not None and array.size and (array.ndim != 2 or array.shape[1] != 4):
        raise ArgumentError(f"rects: expected N rows of 4 numbers, got shape {array.shape}")
    entity = _rects(
        array, rect_format, colors=to_colors(colors), labels=labels, class_ids=class_ids, draw_order=draw_order
    )
    send(entity_path, entity, ext=ext, identifiers=identifiers, timeless=timeless, recording=recording)


def _rects(rects: npt.NDArray[Any] | None, rect_format: RectFormat, **style: Any) -> Boxes2D:
    if rects is None or rects.size == 0:
        return Boxes2D.from_fields(half_sizes=[], centers=[])
    style = {name: value for name, value in style.items() if value is not None}
    return Boxes2D(array=rects, array_format=rect_format, **style)


@replaced_by("log with rerun.Boxes3D")
def log_obb(
    entity_path: EntityPathLike,
    half_size: npt.ArrayLike | None,
    position: npt.ArrayLike | None = None,
    rotation_q: npt.ArrayLike | None = None,
    color: ColorLike | None = None,
    stroke_width: float | None = None,
    label: str | None = None,
    class_id: int | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log one box that may be turned.

    Parameters
    ----------
    entity_path:
        Where to log it.
    half_size:
        3 numbers: half the extent along each axis, scene units. None changes only what else is given.
    position:
        3 numbers: the centre, scene units.
    rotation_q:
        Quaternion x, y, z, w.
    stroke_width:
        Width of the edges, scene units; negative values are pixels.
    color, label, class_id, ext, timeless, recording:
        As in `log_point`.
    """
    entity = _obbs(
        None if half_size is None else to_vector("half_size", half_size, (3,)).reshape(1, 3),
        None if position is None else to_vector("position", position, (3,)).reshape(1, 3),
        None if rotation_q is None else to_vector("rotation_q", rotation_q, (4,)).reshape(1, 4),
        colors=to_colors(color),
        radii=half(stroke_width),
        labels=label,
        class_ids=class_id,
    )
    send(entity_path, entity, ext=ext, timeless=timeless, recording=recording)


@replaced_by("log with rerun.Boxes3D")
def log_obbs(
    entity_path: EntityPathLike,
    half_sizes: npt.ArrayLike | None,
    positions: npt.ArrayLike | None = None,
    rotations_q: npt.ArrayLike | None = None,
    colors: ColorLike | None = None,
    stroke_widths: npt.ArrayLike | None = None,
    labels: Sequence[str] | None = None,
    class_ids: npt.ArrayLike | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log a batch of boxes that may be turned.

    Parameters
    ----------
    entity_path:
        Where to log them.
    half_sizes:
        (N, 3) halves of the extents, scene units. None changes only what else is given.
    positions:
        (N, 3) centres, scene units.
    rotations_q:
        (N, 4) quaternions x, y, z, w.
    stroke_widths:
        One width of the edges, or (N,): scene units; negative values are pixels.
    colors, labels, class_ids, ext, timeless, recording:
        As in `log_points`.
    """
    entity = _obbs(
        _rows("half_sizes", half_sizes, 3),
        _rows("positions", positions, 3),
        _rows("rotations_q", rotations_q, 4),
        colors=to_colors(colors),
        radii=half(stroke_widths),
        labels=labels,
        class_ids=class_ids,
    )
    send(entity_path, entity, ext=ext, timeless=timeless, recording=recording)


def _rows(name: str, values: npt.ArrayLike | None, size: int) -> npt.NDArray[Any] | None:
    if values is None:
        return None
    array = to_array(values)
    if array.size == 0:
        return np.empty((0, size), dtype=np.float32)
    if array.ndim != 2 or array.shape[1] != size:
        raise ArgumentError(f"{name}: expected N rows of {size} numbers, got shape {array.shape}")
    return array


def _obbs(
    half_sizes: npt.NDArray[Any] | None,
    centers: npt.NDArray[Any] | None,
    quaternions: npt.NDArray[Any] | None,
    **style: Any,
) -> Boxes3D:
    fields = {"half_sizes": half_sizes, "centers": centers, "quaternions": quaternions, **style}
    return Boxes3D.from_fields(**{name: value for name, value in fields.items() if value is not None})
