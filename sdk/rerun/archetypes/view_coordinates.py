"""`ViewCoordinates`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields
from ..archetypes_ext.view_coordinates import ViewCoordinatesExt

__all__ = ["ViewCoordinates"]


class ViewCoordinates(ViewCoordinatesExt, Archetype):
    """What the axes of the entity's space mean to a viewer. Does not change the data.

    Attributes
    ----------
    xyz:
        3 directions of `ViewDir`. What the axes x, y, z mean to a viewer.
    """

    _NAME = "rerun.archetypes.ViewCoordinates"
    _FIELDS = fields(
        _NAME,
        xyz=components.ViewCoordinatesBatch,
    )

    xyz: components.ViewCoordinatesBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        xyz: encodings.ViewCoordinatesLike | None = None,
    ) -> ViewCoordinates:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "xyz": xyz,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        xyz: encodings.ViewCoordinatesArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "xyz": xyz,
            },
        )
