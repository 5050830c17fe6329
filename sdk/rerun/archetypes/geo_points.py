"""`GeoPoints`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.geo_points import GeoPointsExt

__all__ = ["GeoPoints"]


class GeoPoints(GeoPointsExt, VisualArchetype):
    """Points on a map.

    Attributes
    ----------
    positions:
        (N, 2) float64. Latitude and longitude, degrees.
    radii:
        (N,) float32, or one number. Meters, or points if negative. Radius: scene units, or if negative the size in
        points of the user interface. Default: 5 points.
    colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Colour, sRGB with separate alpha;
        integers 0 … 255 or floats 0 … 1. Default: by class, else by entity.
    class_ids:
        (N,) uint16, or one integer. Class of an instance; an annotation context says its colour and label. Default:
        none.
    """

    _NAME = "rerun.archetypes.GeoPoints"
    _FIELDS = fields(
        _NAME,
        positions=components.LatLonBatch,
        radii=components.RadiusBatch,
        colors=components.ColorBatch,
        class_ids=components.ClassIdBatch,
    )

    positions: components.LatLonBatch | None
    radii: components.RadiusBatch | None
    colors: components.ColorBatch | None
    class_ids: components.ClassIdBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        positions: encodings.DVec2DArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> GeoPoints:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "positions": positions,
                "radii": radii,
                "colors": colors,
                "class_ids": class_ids,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        positions: encodings.DVec2DArrayLike | None = None,
        radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "positions": positions,
                "radii": radii,
                "colors": colors,
                "class_ids": class_ids,
            },
        )
