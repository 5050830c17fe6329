"""`TableColumnPreview`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["TableColumnPreview"]


class TableColumnPreview(Archetype):
    """The previews of a column.

    Parameters
    ----------
    views:
        N entity paths. Path of a view or container inside.
    """

    _NAME = "rerun.blueprint.archetypes.TableColumnPreview"
    _FIELDS = fields(
        _NAME,
        views=blueprint_components.IncludedContentBatch,
    )

    views: blueprint_components.IncludedContentBatch | None

    def __init__(
        self,
        views: encodings.EntityPathArrayLike,
    ) -> None:
        with self._constructing():
            self._set(
                views=views,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        views: encodings.EntityPathArrayLike | None = None,
    ) -> TableColumnPreview:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "views": views,
            },
        )
