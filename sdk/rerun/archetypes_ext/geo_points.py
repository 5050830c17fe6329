"""Constructor of `GeoPoints`."""

from __future__ import annotations

from .. import encodings
from .._baseclasses import Archetype


class GeoPointsExt(Archetype):
    """See `GeoPoints`."""

    def __init__(
        self,
        *,
        lat_lon: encodings.DVec2DArrayLike,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> None:
        """Points on a map.

        Parameters
        ----------
        lat_lon:
            (N, 2) float64: latitude and longitude, degrees.
        radii:
            Meters, or points of the user interface if negative.
        colors:
            Colours, as of `Points2D`.
        class_ids:
            Classes of the points.
        """
        with self._constructing():
            self._set(positions=lat_lon, radii=radii, colors=colors, class_ids=class_ids)
