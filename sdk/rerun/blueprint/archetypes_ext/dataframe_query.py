"""Constructor of `DataframeQuery`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ... import encodings
from ..._baseclasses import Archetype
from .. import encodings as blueprint_encodings


class DataframeQueryExt(Archetype):
    """See `DataframeQuery`."""

    def __init__(
        self,
        *,
        timeline: encodings.Utf8Like | None = None,
        filter_by_range: tuple[encodings.TimeIntLike, encodings.TimeIntLike]
        | blueprint_encodings.FilterByRange
        | None = None,
        filter_is_not_null: blueprint_encodings.ComponentColumnSelectorLike
        | blueprint_encodings.FilterIsNotNull
        | None = None,
        apply_latest_at: bool | None = False,
        select: Sequence[blueprint_encodings.ComponentColumnSelectorLike | encodings.Utf8Like] | None = None,
        entity_order: Sequence[str] | None = None,
        auto_scroll: bool | None = False,
    ) -> None:
        """What a table of data shows.

        Parameters
        ----------
        timeline:
            Timeline of the rows.
        filter_by_range:
            First and last time, as a pair or a `FilterByRange`.
        filter_is_not_null:
            The column that must have a value, such as `/points:Points3D:positions`.
        apply_latest_at:
            Whether gaps are filled with the latest value before them.
        select:
            The columns: names of timelines, and `/entity:component`.
        entity_order:
            Entities in the order of their columns.
        auto_scroll:
            Whether the newest rows are kept in sight.
        """
        with self._constructing():
            column: Any = filter_is_not_null
            if column is not None and not isinstance(column, blueprint_encodings.FilterIsNotNull):
                column = blueprint_encodings.FilterIsNotNull(active=True, column=column)
            self._set(
                timeline=timeline,
                filter_by_range=filter_by_range,
                filter_is_not_null=column,
                apply_latest_at=apply_latest_at,
                select=select,
                entity_order=entity_order,
                auto_scroll=auto_scroll,
            )
