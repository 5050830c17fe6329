"""`TextLogRows`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields

__all__ = ["TextLogRows"]


class TextLogRows(Archetype):
    """Which lines a text log shows.

    Parameters
    ----------
    filter_by_log_level:
        N texts, or one text. The levels that are shown. Default: all.
    """

    _NAME = "rerun.blueprint.archetypes.TextLogRows"
    _FIELDS = fields(
        _NAME,
        filter_by_log_level=components.TextLogLevelBatch,
    )

    filter_by_log_level: components.TextLogLevelBatch | None

    def __init__(
        self,
        *,
        filter_by_log_level: encodings.Utf8ArrayLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                filter_by_log_level=filter_by_log_level,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        filter_by_log_level: encodings.Utf8ArrayLike | None = None,
    ) -> TextLogRows:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "filter_by_log_level": filter_by_log_level,
            },
        )
