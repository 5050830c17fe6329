"""How a `DataframeQuery` is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..components import ComponentColumnSelector, FilterByRange, FilterIsNotNull

if TYPE_CHECKING:
    from ... import encodings
    from .. import encodings as blueprint_encodings


class DataframeQueryExt:
    """The constructor of `DataframeQuery`."""

    def __init__(
        self: Any,
        *,
        timeline: encodings.Utf8Like | None = None,
        filter_by_range: tuple[encodings.TimeIntLike, encodings.TimeIntLike]
        | blueprint_encodings.FilterByRangeLike
        | None = None,
        filter_is_not_null: blueprint_encodings.ComponentColumnSelectorLike | None = None,
        apply_latest_at: encodings.BoolLike = False,
        select: Sequence[blueprint_encodings.ComponentColumnSelectorLike | encodings.Utf8Like] | None = None,
        entity_order: Sequence[encodings.EntityPathLike] | None = None,
        auto_scroll: encodings.BoolLike = False,
    ) -> None:
        """Which rows and columns a table shows; all by default.

        Parameters
        ----------
        timeline:
            Whose times the rows have.
        filter_by_range:
            First and last time to show.
        filter_is_not_null:
            The column that must have a value, such as `/entity:Points3D:positions`.
        apply_latest_at:
            Fill gaps with the value before them.
        select:
            The columns to show: names of timelines, and columns such as `/entity:Points3D:positions`.
        entity_order:
            Entities in the order of their columns.
        auto_scroll:
            Keep the row of the present time in sight.
        """
        with self._constructing():
            if isinstance(filter_by_range, tuple):
                filter_by_range = FilterByRange(*filter_by_range)
            column = None
            if filter_is_not_null is not None:
                column = FilterIsNotNull(True, ComponentColumnSelector(filter_is_not_null))
            self._set(
                timeline=timeline,
                filter_by_range=filter_by_range,
                filter_is_not_null=column,
                apply_latest_at=apply_latest_at,
                select=select,
                entity_order=entity_order,
                auto_scroll=auto_scroll,
            )
