"""`GeoLineStrings`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.geo_line_strings import GeoLineStringsExt

__all__ = ["GeoLineStrings"]


class GeoLineStrings(GeoLineStringsExt, VisualArchetype):
    """Lines on a map.

    Attributes
    ----------
    line_strings:
        N arrays (M, 2) float64, degrees. Points on Earth joined by lines: latitude and longitude, degrees.
    radii:
        (N,) float32, or one number. Half the width of the lines: meters, or points if negative. Radius: scene units, or
        if negative the size in points of the user interface. Default: 2 points.
    colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Colour, sRGB with separate alpha;
        integers 0 … 255 or floats 0 … 1. Default: by entity.
    """

    _NAME = "rerun.archetypes.GeoLineStrings"
    _FIELDS = fields(
        _NAME,
        line_strings=components.GeoLineStringBatch,
        radii=components.RadiusBatch,
        colors=components.ColorBatch,
    )

    line_strings: components.GeoLineStringBatch | None
    radii: components.RadiusBatch | None
    colors: components.ColorBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        line_strings: encodings.GeoLineStringArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
    ) -> GeoLineStrings:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "line_strings": line_strings,
                "radii": radii,
                "colors": colors,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        line_strings: encodings.GeoLineStringArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "line_strings": line_strings,
                "radii": radii,
                "colors": colors,
            },
        )
