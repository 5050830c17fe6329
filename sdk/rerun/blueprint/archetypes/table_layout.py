"""`TableLayout`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["TableLayout"]


class TableLayout(Archetype):
    """The order of a table's columns.

    Parameters
    ----------
    column_order:
        N texts, or one text. Name of a column. Default: by the data.
    """

    _NAME = "rerun.blueprint.archetypes.TableLayout"
    _FIELDS = fields(
        _NAME,
        column_order=blueprint_components.ColumnNameBatch,
    )

    column_order: blueprint_components.ColumnNameBatch | None

    def __init__(
        self,
        *,
        column_order: encodings.Utf8ArrayLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                column_order=column_order,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        column_order: encodings.Utf8ArrayLike | None = None,
    ) -> TableLayout:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "column_order": column_order,
            },
        )
