"""Constructor of `GeoLineStrings`."""

from __future__ import annotations

from .. import encodings
from .._baseclasses import Archetype


class GeoLineStringsExt(Archetype):
    """See `GeoLineStrings`."""

    def __init__(
        self,
        *,
        lat_lon: encodings.GeoLineStringArrayLike,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
    ) -> None:
        """Lines on a map.

        Parameters
        ----------
        lat_lon:
            N arrays (M, 2) float64, or (N, M, 2): latitude and longitude, degrees.
        radii:
            Half the width of the lines: meters, or points of the user interface if negative.
        colors:
            Colours, as of `Points2D`.
        """
        with self._constructing():
            self._set(line_strings=lat_lon, radii=radii, colors=colors)
