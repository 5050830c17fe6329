"""`Measurements`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["Measurements"]


class Measurements(VisualArchetype):
    """Values with uncertainty to plot over time: a line and a band of one standard deviation.

    Parameters
    ----------
    values:
        (N,) float64, or one number. One number for each series.
    variances:
        (N,) float64, or one number. Variance, the square of the standard deviation. Default: 0, no band.
    units:
        N texts, or one text. Unit of measurement, such as `m/s`. Default: none.
    colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Colours of the series. Colour, sRGB
        with separate alpha; integers 0 … 255 or floats 0 … 1. Default: one by series.
    widths:
        (N,) float32, or one number. Widths of the lines. Width of a line, points of the user interface. Default: 0.75.
    names:
        N texts, or one text. Names for the legend. Default: the entity's path.
    visible_series:
        (N,) bool. Which series are drawn. Default: all.
    aggregation_policy:
        One of `Off`, `Average`, `Max`, `Min`, `MinMax`, `MinMaxAverage`. How plotted values that share a pixel column
        are merged. Default: Average.
    interpolation_mode:
        One of `Linear`, `StepAfter`, `StepBefore`, `StepMid`. How plotted values are joined by lines. Default: Linear.
    """

    _NAME = "rerun.archetypes.Measurements"
    _FIELDS = fields(
        _NAME,
        values=components.ScalarBatch,
        variances=components.VarianceBatch,
        units=components.UnitBatch,
        colors=components.ColorBatch,
        widths=components.StrokeWidthBatch,
        names=components.NameBatch,
        visible_series=components.VisibleBatch,
        aggregation_policy=components.AggregationPolicyBatch,
        interpolation_mode=components.InterpolationModeBatch,
    )

    values: components.ScalarBatch | None
    variances: components.VarianceBatch | None
    units: components.UnitBatch | None
    colors: components.ColorBatch | None
    widths: components.StrokeWidthBatch | None
    names: components.NameBatch | None
    visible_series: components.VisibleBatch | None
    aggregation_policy: components.AggregationPolicyBatch | None
    interpolation_mode: components.InterpolationModeBatch | None

    def __init__(
        self,
        values: encodings.Float64ArrayLike,
        *,
        variances: encodings.Float64ArrayLike | None = None,
        units: encodings.Utf8ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        widths: encodings.Float32ArrayLike | None = None,
        names: encodings.Utf8ArrayLike | None = None,
        visible_series: encodings.BoolArrayLike | None = None,
        aggregation_policy: components.AggregationPolicyLike | None = None,
        interpolation_mode: components.InterpolationModeLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                values=values,
                variances=variances,
                units=units,
                colors=colors,
                widths=widths,
                names=names,
                visible_series=visible_series,
                aggregation_policy=aggregation_policy,
                interpolation_mode=interpolation_mode,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        values: encodings.Float64ArrayLike | None = None,
        variances: encodings.Float64ArrayLike | None = None,
        units: encodings.Utf8ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        widths: encodings.Float32ArrayLike | None = None,
        names: encodings.Utf8ArrayLike | None = None,
        visible_series: encodings.BoolArrayLike | None = None,
        aggregation_policy: components.AggregationPolicyLike | None = None,
        interpolation_mode: components.InterpolationModeLike | None = None,
    ) -> Measurements:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "values": values,
                "variances": variances,
                "units": units,
                "colors": colors,
                "widths": widths,
                "names": names,
                "visible_series": visible_series,
                "aggregation_policy": aggregation_policy,
                "interpolation_mode": interpolation_mode,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        values: encodings.Float64ArrayLike | None = None,
        variances: encodings.Float64ArrayLike | None = None,
        units: encodings.Utf8ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        widths: encodings.Float32ArrayLike | None = None,
        names: encodings.Utf8ArrayLike | None = None,
        visible_series: encodings.BoolArrayLike | None = None,
        aggregation_policy: components.AggregationPolicyArrayLike | None = None,
        interpolation_mode: components.InterpolationModeArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "values": values,
                "variances": variances,
                "units": units,
                "colors": colors,
                "widths": widths,
                "names": names,
                "visible_series": visible_series,
                "aggregation_policy": aggregation_policy,
                "interpolation_mode": interpolation_mode,
            },
        )
