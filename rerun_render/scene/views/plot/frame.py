"""The frame of a plot: where the data goes, axes with their labels, the grid.

All places are px from the top-left corner of the view; data values are float64, y upwards.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Rect, UiLayer
from rerun_render.scene.theme import Rgba, Theme
from rerun_render.scene.views.canvas import Canvas
from rerun_render.scene.views.plot.grid import Mark, decimal_marks, label_strength
from rerun_render.scene.views.plot.lines import border, grid_layer
from rerun_render.text.engine import default_engine

LABEL_HEIGHT_PX = 15.0
SIDE_MARGIN_PX = 4.0
_MIN_AXIS_PX = 14.0
_X_LABEL_SPACING_PX = (60.0, 80.0)
_Y_LABEL_SPACING_PX = (20.0, 30.0)
_CORNER_RADIUS_PX = 2.0

Bounds = tuple[float, float]
Marks = Callable[[float, float, float], list[Mark]]
"""Marks between two values, for units per px."""


class _Label(NamedTuple):
    text: str
    value: float
    width: float
    strength: float


@dataclass(frozen=True, slots=True)
class Axis:
    """bounds: lowest and highest value that shows. marks: of the grid. text: of a mark's label."""

    bounds: Bounds
    text: Callable[[Mark], str]
    marks: Marks = decimal_marks


class PlotFrame:
    """Places of a plot. rect: of the view. size, offset: its width and height, and how far its top-left corner was from
    that of `rect`, before rounding, where they are known.

    left, top, right, bottom: where the data goes, also between px.
    """

    def __init__(
        self,
        rect: Rect,
        x: Axis,
        y: Axis,
        size: tuple[float, float] | None = None,
        offset: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        self.rect = rect
        self._offset = offset
        self._size = (float(rect.width), float(rect.height)) if size is None else size
        self.x, self.y = x, y
        (self.left, self.top), (width, height) = offset, self._size
        self.right, self.bottom = self.left + width, self.top + height
        self.x_labels: list[_Label] = []
        self.y_labels: list[_Label] = []
        thickness = LABEL_HEIGHT_PX
        for _ in range(2):
            self._fit(thickness)
            if self.x_labels or thickness == _MIN_AXIS_PX:
                break
            thickness = _MIN_AXIS_PX
        if self.right - self.left <= 0.0 or self.bottom - self.top <= 0.0:
            # Too small for axes.
            self.left, self.bottom = offset[0], offset[1] + self._size[1]
            self.x_labels, self.y_labels = [], []

    def _fit(self, x_axis_px: float) -> None:
        self.bottom = self.top + self._size[1] - x_axis_px
        self.y_labels = self._labels(self.y, max(self.bottom - self.top, 1.0), _Y_LABEL_SPACING_PX, is_x=False)
        widest = max((label.width for label in self.y_labels), default=0.0)
        self.left = self._offset[0] + max(_MIN_AXIS_PX, widest + 2 * SIDE_MARGIN_PX if self.y_labels else 0.0)
        self.x_labels = self._labels(self.x, max(self.right - self.left, 1.0), _X_LABEL_SPACING_PX, is_x=True)

    @staticmethod
    def _labels(axis: Axis, length_px: float, spacing: tuple[float, float], *, is_x: bool) -> list[_Label]:
        low, high = axis.bounds
        px_per_unit = length_px / (high - low)
        found = []
        for mark in axis.marks(low, high, 1.0 / px_per_unit):
            between = mark.step * px_per_unit
            strength = label_strength(between, *spacing)
            if strength <= 0.0:
                continue
            text = axis.text(mark)
            width = default_engine().layout(text).width if text else 0.0
            if text and between >= (width if is_x else LABEL_HEIGHT_PX):
                found.append(_Label(text, mark.value, width, strength))
        return found

    @property
    def width(self) -> float:
        """Of the region of the data, px."""
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def curve_places(
        self, x: npt.ArrayLike, y: npt.ArrayLike
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Places of values, px of the picture, for curves and markers.

        The viewer draws these into a picture of whole px: its corner and its height are rounded, and what it shows is
        as much larger. Grid and cursor stand where they belong.
        """
        left, top, bottom = (math.floor(edge + 0.5) for edge in (self.left, self.top, self.bottom))
        scale = (bottom - top) / self.height
        return (
            self.rect.x + left + (self.to_x(x) - self.left) * scale,
            self.rect.y + top + (self.to_y(y) - self.top) * scale,
        )

    @property
    def clip(self) -> Rect:
        """The region of the data in whole px of the frame."""
        left, top, right, bottom = (math.floor(edge + 0.5) for edge in (self.left, self.top, self.right, self.bottom))
        return Rect(self.rect.x + left, self.rect.y + top, max(right - left, 0), max(bottom - top, 0))

    def to_x(self, values: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Places of values, px of the view; infinite where they are too far away."""
        low, high = self.x.bounds
        with np.errstate(over="ignore"):
            return self.left + (np.asarray(values, np.float64) - low) * (self.width / (high - low))

    def to_y(self, values: npt.ArrayLike) -> npt.NDArray[np.float64]:
        low, high = self.y.bounds
        with np.errstate(over="ignore"):
            return self.bottom - (np.asarray(values, np.float64) - low) * (self.height / (high - low))

    def layers(
        self,
        theme: Theme,
        ground: Rgba | None,
        *,
        show_grid: bool,
        grid_within: tuple[Bounds, Bounds] | None = None,
    ) -> list[UiLayer | None]:
        """Ground, frame, grid and labels.

        ground: None for that of the view. grid_within: x and y that grid lines do not leave.
        """
        canvas = Canvas(self.rect, theme)
        left, bottom = math.floor(self.left + 0.5), math.floor(self.bottom + 0.5)
        top, right = math.floor(self.top + 0.5), math.floor(self.right + 0.5)
        if ground is not None:
            canvas.fill(left, top, right, bottom, ground, _CORNER_RADIUS_PX)
        for label in self.y_labels:
            x = self.left - SIDE_MARGIN_PX - label.width
            y = float(self.to_y(label.value)) - 0.5 * LABEL_HEIGHT_PX
            canvas.text(label.text, x, y, faded(theme.text, label.strength))
        for label in self.x_labels:
            x = float(self.to_x(label.value)) - 0.5 * label.width
            canvas.text(label.text, x, self.bottom, faded(theme.text, label.strength))
        x, y = self.rect.x, self.rect.y
        edge = border(x + left, y + top, x + right, y + bottom, theme.separator)
        return [canvas.layer(), edge, grid_layer(self, theme.grid_line, grid_within) if show_grid else None]


def faded(color: Rgba, strength: float) -> Rgba:
    """A colour with part of its opacity."""
    return (*color[:3], math.floor(color[3] * strength + 0.5))


def sane_bounds(low: float, high: float) -> Bounds:
    """Bounds that are finite and apart: equal ones are widened by 1, or 1 % of their value."""
    low, high = (low if math.isfinite(low) else -1.0), (high if math.isfinite(high) else 1.0)
    low, high = min(low, high), max(low, high)
    if high > low and math.isfinite(high - low):
        return low, high
    middle = 0.5 * low + 0.5 * high
    margin = max(1.0, abs(middle) * 0.01)
    return middle - margin, middle + margin


def with_margin(bounds: Bounds, share: float) -> Bounds:
    """Bounds widened on both sides by a share of their distance."""
    margin = (bounds[1] - bounds[0]) * share
    return bounds[0] - margin, bounds[1] + margin
