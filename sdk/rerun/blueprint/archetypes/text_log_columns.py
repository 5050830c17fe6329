"""`TextLogColumns`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components
from .. import encodings as blueprint_encodings

__all__ = ["TextLogColumns"]


class TextLogColumns(Archetype):
    """The columns of a text log.

    Parameters
    ----------
    timeline_columns:
        `TimelineColumn`s. Column of a text log with times. Default: by the viewer.
    text_log_columns:
        `TextLogColumn`s. Column of a text log. Default: all.
    """

    _NAME = "rerun.blueprint.archetypes.TextLogColumns"
    _FIELDS = fields(
        _NAME,
        timeline_columns=blueprint_components.TimelineColumnBatch,
        text_log_columns=blueprint_components.TextLogColumnBatch,
    )

    timeline_columns: blueprint_components.TimelineColumnBatch | None
    text_log_columns: blueprint_components.TextLogColumnBatch | None

    def __init__(
        self,
        *,
        timeline_columns: blueprint_encodings.TimelineColumnArrayLike | None = None,
        text_log_columns: blueprint_encodings.TextLogColumnArrayLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                timeline_columns=timeline_columns,
                text_log_columns=text_log_columns,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        timeline_columns: blueprint_encodings.TimelineColumnArrayLike | None = None,
        text_log_columns: blueprint_encodings.TextLogColumnArrayLike | None = None,
    ) -> TextLogColumns:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "timeline_columns": timeline_columns,
                "text_log_columns": text_log_columns,
            },
        )
