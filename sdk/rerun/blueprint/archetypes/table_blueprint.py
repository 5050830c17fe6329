"""`TableBlueprint`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components
from .. import encodings as blueprint_encodings

__all__ = ["TableBlueprint"]


class TableBlueprint(Archetype):
    """How a table looks.

    Parameters
    ----------
    layout:
        One of `Table`, `Cards`. How a table is laid out. Default: Table.
    column_display_mode:
        One of `Compact`, `Component`, `Full`. How much a column's head says. Default: by the viewer.
    filters:
        N texts, or one text. Condition in SQL. Default: none.
    sort_by:
        `SortBy`. The column to sort by. Default: none.
    """

    _NAME = "rerun.blueprint.archetypes.TableBlueprint"
    _FIELDS = fields(
        _NAME,
        layout=blueprint_components.TableLayoutKindBatch,
        column_display_mode=blueprint_components.ColumnDisplayModeBatch,
        filters=blueprint_components.SqlFilterExpressionBatch,
        sort_by=blueprint_components.SortByBatch,
    )

    layout: blueprint_components.TableLayoutKindBatch | None
    column_display_mode: blueprint_components.ColumnDisplayModeBatch | None
    filters: blueprint_components.SqlFilterExpressionBatch | None
    sort_by: blueprint_components.SortByBatch | None

    def __init__(
        self,
        *,
        layout: blueprint_components.TableLayoutKindLike | None = None,
        column_display_mode: blueprint_components.ColumnDisplayModeLike | None = None,
        filters: encodings.Utf8ArrayLike | None = None,
        sort_by: blueprint_encodings.SortByLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                layout=layout,
                column_display_mode=column_display_mode,
                filters=filters,
                sort_by=sort_by,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        layout: blueprint_components.TableLayoutKindLike | None = None,
        column_display_mode: blueprint_components.ColumnDisplayModeLike | None = None,
        filters: encodings.Utf8ArrayLike | None = None,
        sort_by: blueprint_encodings.SortByLike | None = None,
    ) -> TableBlueprint:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "layout": layout,
                "column_display_mode": column_display_mode,
                "filters": filters,
                "sort_by": sort_by,
            },
        )
