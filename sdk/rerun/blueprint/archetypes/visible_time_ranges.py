"""`VisibleTimeRanges`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components
from ..archetypes_ext.visible_time_ranges import VisibleTimeRangesExt

__all__ = ["VisibleTimeRanges"]


class VisibleTimeRanges(VisibleTimeRangesExt, Archetype):
    """The times whose data is shown together.

    Attributes
    ----------
    ranges:
        `VisibleTimeRange`s. The times that are shown of a timeline.
    """

    _NAME = "rerun.blueprint.archetypes.VisibleTimeRanges"
    _FIELDS = fields(
        _NAME,
        ranges=blueprint_components.VisibleTimeRangeBatch,
    )

    ranges: blueprint_components.VisibleTimeRangeBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        ranges: encodings.VisibleTimeRangeArrayLike | None = None,
    ) -> VisibleTimeRanges:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "ranges": ranges,
            },
        )
