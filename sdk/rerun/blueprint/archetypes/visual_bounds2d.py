"""`VisualBounds2D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components
from ..archetypes_ext.visual_bounds2d import VisualBounds2DExt

__all__ = ["VisualBounds2D"]


class VisualBounds2D(VisualBounds2DExt, Archetype):
    """The part of its space that a 2D view shows.

    Attributes
    ----------
    range:
        `Range2D`. The part of a 2D space that is shown.
    """

    _NAME = "rerun.blueprint.archetypes.VisualBounds2D"
    _FIELDS = fields(
        _NAME,
        range=blueprint_components.VisualBounds2DBatch,
    )

    range: blueprint_components.VisualBounds2DBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        range: encodings.Range2DLike | None = None,
    ) -> VisualBounds2D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "range": range,
            },
        )
