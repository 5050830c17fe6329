"""`DataframeQuery`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components
from .. import encodings as blueprint_encodings
from ..archetypes_ext.dataframe_query import DataframeQueryExt

__all__ = ["DataframeQuery"]


class DataframeQuery(DataframeQueryExt, Archetype):
    """What a table of data shows.

    Attributes
    ----------
    timeline:
        Text. The timeline of the rows. Default: by the viewer.
    filter_by_range:
        `FilterByRange`. First and last time to show. Default: all.
    filter_is_not_null:
        `FilterIsNotNull`. The column that must have a value. Default: none.
    apply_latest_at:
        True or False. Whether gaps are filled with the latest value before them. Default: False.
    select:
        `SelectedColumns`. The columns to show. Default: all.
    entity_order:
        Entity paths. Entities in the order of their columns. Default: by name.
    auto_scroll:
        True or False. Whether the newest rows are kept in sight. Default: False.
    """

    _NAME = "rerun.blueprint.archetypes.DataframeQuery"
    _FIELDS = fields(
        _NAME,
        timeline=blueprint_components.TimelineNameBatch,
        filter_by_range=blueprint_components.FilterByRangeBatch,
        filter_is_not_null=blueprint_components.FilterIsNotNullBatch,
        apply_latest_at=blueprint_components.ApplyLatestAtBatch,
        select=blueprint_components.SelectedColumnsBatch,
        entity_order=blueprint_components.ColumnOrderBatch,
        auto_scroll=blueprint_components.AutoScrollBatch,
    )

    timeline: blueprint_components.TimelineNameBatch | None
    filter_by_range: blueprint_components.FilterByRangeBatch | None
    filter_is_not_null: blueprint_components.FilterIsNotNullBatch | None
    apply_latest_at: blueprint_components.ApplyLatestAtBatch | None
    select: blueprint_components.SelectedColumnsBatch | None
    entity_order: blueprint_components.ColumnOrderBatch | None
    auto_scroll: blueprint_components.AutoScrollBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        timeline: encodings.Utf8Like | None = None,
        filter_by_range: blueprint_encodings.FilterByRangeLike | None = None,
        filter_is_not_null: blueprint_encodings.FilterIsNotNullLike | None = None,
        apply_latest_at: encodings.BoolLike | None = None,
        select: blueprint_encodings.SelectedColumnsLike | None = None,
        entity_order: blueprint_encodings.ColumnOrderLike | None = None,
        auto_scroll: encodings.BoolLike | None = None,
    ) -> DataframeQuery:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "timeline": timeline,
                "filter_by_range": filter_by_range,
                "filter_is_not_null": filter_is_not_null,
                "apply_latest_at": apply_latest_at,
                "select": select,
                "entity_order": entity_order,
                "auto_scroll": auto_scroll,
            },
        )
