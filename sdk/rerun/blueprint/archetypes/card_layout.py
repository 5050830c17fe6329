"""`CardLayout`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["CardLayout"]


class CardLayout(Archetype):
    """How the rows of a table look as cards.

    Parameters
    ----------
    field_order:
        N texts, or one text. The columns on a card, in this order.
    title:
        Text. Column of the cards' titles.
    link:
        Text. Column of the cards' links.
    """

    _NAME = "rerun.blueprint.archetypes.CardLayout"
    _FIELDS = fields(
        _NAME,
        field_order=blueprint_components.ColumnNameBatch,
        title=blueprint_components.ColumnNameBatch,
        link=blueprint_components.ColumnNameBatch,
    )

    field_order: blueprint_components.ColumnNameBatch | None
    title: blueprint_components.ColumnNameBatch | None
    link: blueprint_components.ColumnNameBatch | None

    def __init__(
        self,
        field_order: encodings.Utf8ArrayLike,
        *,
        title: encodings.Utf8Like | None = None,
        link: encodings.Utf8Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                field_order=field_order,
                title=title,
                link=link,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        field_order: encodings.Utf8ArrayLike | None = None,
        title: encodings.Utf8Like | None = None,
        link: encodings.Utf8Like | None = None,
    ) -> CardLayout:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "field_order": field_order,
                "title": title,
                "link": link,
            },
        )
