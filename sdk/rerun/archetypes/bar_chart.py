"""`BarChart`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.bar_chart import BarChartExt

__all__ = ["BarChart"]


class BarChart(BarChartExt, VisualArchetype):
    """Bars of a one-dimensional tensor.

    Attributes
    ----------
    values:
        `TensorData`, or an array of numbers. Heights of the bars, (N,) numbers.
    color:
        RGB(A). Colour of all bars. Colour, sRGB with separate alpha; integers 0 … 255 or floats 0 … 1. Default: by
        entity.
    abscissa:
        `TensorData`, or an array of numbers. Places of the bars, (N,) numbers. Default: 0 … N−1.
    widths:
        (N,) float32, or one number. Widths of the bars. Default: 1.
    """

    _NAME = "rerun.archetypes.BarChart"
    _FIELDS = fields(
        _NAME,
        values=components.TensorDataBatch,
        color=components.ColorBatch,
        abscissa=components.TensorDataBatch,
        widths=components.LengthBatch,
    )

    values: components.TensorDataBatch | None
    color: components.ColorBatch | None
    abscissa: components.TensorDataBatch | None
    widths: components.LengthBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        values: encodings.TensorDataLike | None = None,
        color: encodings.Rgba32Like | None = None,
        abscissa: encodings.TensorDataLike | None = None,
        widths: encodings.Float32ArrayLike | None = None,
    ) -> BarChart:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "values": values,
                "color": color,
                "abscissa": abscissa,
                "widths": widths,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        values: encodings.TensorDataArrayLike | None = None,
        color: encodings.Rgba32ArrayLike | None = None,
        abscissa: encodings.TensorDataArrayLike | None = None,
        widths: encodings.Float32ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "values": values,
                "color": color,
                "abscissa": abscissa,
                "widths": widths,
            },
        )
