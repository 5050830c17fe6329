"""`SeriesPoints`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.series_points import SeriesPointsExt

__all__ = ["SeriesPoints"]


class SeriesPoints(SeriesPointsExt, VisualArchetype):
    """How `Scalars` look as points.

    Attributes
    ----------
    colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Colours of the series. Colour, sRGB
        with separate alpha; integers 0 … 255 or floats 0 … 1. Default: one by series.
    markers:
        N of them: one of `Circle`, `Diamond`, `Square`, `Cross`, `Plus`, `Up`, `Down`, `Left`, `Right`, `Asterisk`.
        Shape of a plotted point.
    names:
        N texts, or one text. Names for the legend. Default: the entity's path.
    visible_series:
        (N,) bool. Which series are drawn. Default: all.
    marker_sizes:
        (N,) float32, or one number. Size of a marker, points of the user interface. Default: 3.
    """

    _NAME = "rerun.archetypes.SeriesPoints"
    _FIELDS = fields(
        _NAME,
        colors=components.ColorBatch,
        markers=components.MarkerShapeBatch,
        names=components.NameBatch,
        visible_series=components.VisibleBatch,
        marker_sizes=components.MarkerSizeBatch,
    )

    colors: components.ColorBatch | None
    markers: components.MarkerShapeBatch | None
    names: components.NameBatch | None
    visible_series: components.VisibleBatch | None
    marker_sizes: components.MarkerSizeBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        colors: encodings.Rgba32ArrayLike | None = None,
        markers: components.MarkerShapeArrayLike | None = None,
        names: encodings.Utf8ArrayLike | None = None,
        visible_series: encodings.BoolArrayLike | None = None,
        marker_sizes: encodings.Float32ArrayLike | None = None,
    ) -> SeriesPoints:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "colors": colors,
                "markers": markers,
                "names": names,
                "visible_series": visible_series,
                "marker_sizes": marker_sizes,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        colors: encodings.Rgba32ArrayLike | None = None,
        markers: components.MarkerShapeArrayLike | None = None,
        names: encodings.Utf8ArrayLike | None = None,
        visible_series: encodings.BoolArrayLike | None = None,
        marker_sizes: encodings.Float32ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "colors": colors,
                "markers": markers,
                "names": names,
                "visible_series": visible_series,
                "marker_sizes": marker_sizes,
            },
        )
