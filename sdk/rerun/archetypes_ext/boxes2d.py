"""Constructor of `Boxes2D`."""

from __future__ import annotations

from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import encodings
from .._baseclasses import Archetype
from .._converters import to_numpy
from ..error_utils import warn_or_raise

_HALF = np.float32(0.5)


class Box2DFormat(Enum):
    """What 4 numbers of a rectangle are: X, Y a corner, XC, YC the middle, W, H sizes, W2, H2 half sizes."""

    XYWH = "XYWH"
    YXHW = "YXHW"
    XYXY = "XYXY"
    YXYX = "YXYX"
    XCYCWH = "XCYCWH"
    XCYCW2H2 = "XCYCW2H2"


def box_half_sizes_and_centers(*, sizes: Any, mins: Any, half_sizes: Any, centers: Any, name: str) -> tuple[Any, Any]:
    """Half sizes and centres of boxes from whatever describes them; None where nothing is known."""
    if sizes is not None:
        if half_sizes is not None:
            raise ValueError(f"{name}: expected one of sizes and half_sizes, got both")
        half_sizes = to_numpy(sizes).astype(np.float32) / np.float32(2)
    if mins is not None:
        if centers is not None:
            raise ValueError(f"{name}: expected one of mins and centers, got both")
        if half_sizes is None:
            warn_or_raise(f"{name}: expected sizes or half_sizes with mins, got neither; half sizes are taken as 1")
            half_sizes = np.ones_like(to_numpy(mins), np.float32)
        centers = to_numpy(mins).astype(np.float32) + to_numpy(half_sizes).astype(np.float32)
    return half_sizes, centers


def rects_half_sizes_and_centers(
    array: npt.ArrayLike, array_format: Any
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Half sizes and centres, (N, 2) float32, of rectangles of 4 numbers each."""
    rects: npt.NDArray[np.float32] = to_numpy(array).astype(np.float32)
    if rects.size % 4 or (rects.ndim > 1 and rects.shape[-1] != 4):
        raise ValueError(f"Boxes2D: expected an array of shape (N, 4), got {rects.shape}")
    rects = rects.reshape(-1, 4)
    # The formats are compared by name, so that older enumerations with the same names do as well.
    form = Box2DFormat[str(getattr(array_format, "name", array_format)).upper()]
    if form in (Box2DFormat.YXHW, Box2DFormat.YXYX):
        rects = rects[:, [1, 0, 3, 2]]
    first, second = rects[:, :2], rects[:, 2:]
    if form in (Box2DFormat.XYWH, Box2DFormat.YXHW):
        return second * _HALF, first + second * _HALF
    if form in (Box2DFormat.XYXY, Box2DFormat.YXYX):
        return (second - first) * _HALF, (first + second) * _HALF
    return (second * _HALF if form is Box2DFormat.XCYCWH else second), first


class Boxes2DExt(Archetype):
    """See `Boxes2D`."""

    def __init__(
        self,
        *,
        sizes: encodings.Vec2DArrayLike | None = None,
        mins: encodings.Vec2DArrayLike | None = None,
        half_sizes: encodings.Vec2DArrayLike | None = None,
        centers: encodings.Vec2DArrayLike | None = None,
        array: npt.ArrayLike | None = None,
        array_format: Box2DFormat | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolLike | None = None,
        draw_order: encodings.Float32ArrayLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> None:
        """Rectangles by size and place, or as an array of 4 numbers each.

        Parameters
        ----------
        sizes, half_sizes:
            (N, 2) float32, scene units; one of the two.
        mins:
            (N, 2) float32: the corners with the smallest coordinates. Needs sizes.
        centers:
            (N, 2) float32: the middles; instead of `mins`. The origin if neither is given.
        array, array_format:
            (N, 4) numbers and what they are; instead of all of the above.
        radii:
            Half the width of the lines.
        colors:
            Colours, as of `Points2D`.
        labels:
            Texts at the boxes.
        show_labels:
            Whether labels are drawn.
        draw_order:
            The 2D layer; higher is on top.
        class_ids:
            Classes of the boxes.
        """
        with self._constructing():
            if array is not None:
                if any(value is not None for value in (sizes, mins, half_sizes, centers)):
                    raise ValueError("Boxes2D: expected array alone, got sizes, mins, half_sizes or centers with it")
                if array_format is None:
                    raise ValueError("Boxes2D: expected array_format with array, got none")
                half_sizes, centers = rects_half_sizes_and_centers(array, array_format)
            else:
                half_sizes, centers = box_half_sizes_and_centers(
                    sizes=sizes, mins=mins, half_sizes=half_sizes, centers=centers, name="Boxes2D"
                )
            self._set(
                half_sizes=half_sizes,
                centers=centers,
                colors=colors,
                radii=radii,
                labels=labels,
                show_labels=show_labels,
                draw_order=draw_order,
                class_ids=class_ids,
            )
