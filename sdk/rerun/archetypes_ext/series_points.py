"""Constructor of `SeriesPoints`."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype


class SeriesPointsExt(Archetype):
    """See `SeriesPoints`."""

    def __init__(
        self,
        *,
        colors: encodings.Rgba32ArrayLike | None = None,
        markers: components.MarkerShapeArrayLike | None = None,
        names: encodings.Utf8ArrayLike | None = None,
        visible_series: encodings.BoolArrayLike | None = None,
        marker_sizes: encodings.Float32ArrayLike | None = None,
    ) -> None:
        """Scalars as points, one style for each series.

        Parameters
        ----------
        colors:
            Colours of the series.
        markers:
            Shapes of the points; circles if not given. They are always written: they tell that points are wanted.
        names:
            Names for the legend.
        visible_series:
            Which series are drawn.
        marker_sizes:
            Sizes of the points, points of the user interface.
        """
        with self._constructing():
            self._set(
                colors=colors,
                markers=components.MarkerShape.Circle if markers is None else markers,
                names=names,
                visible_series=visible_series,
                marker_sizes=marker_sizes,
            )
