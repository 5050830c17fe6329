"""`Clear`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields
from ..archetypes_ext.clear import ClearExt

__all__ = ["Clear"]


class Clear(ClearExt, Archetype):
    """Makes everything that was logged to an entity before this row invisible from here on.

    Attributes
    ----------
    is_recursive:
        True or False. Whether everything below the entity is cleared, too.
    """

    _NAME = "rerun.archetypes.Clear"
    _FIELDS = fields(
        _NAME,
        is_recursive=components.ClearIsRecursiveBatch,
    )

    is_recursive: components.ClearIsRecursiveBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        is_recursive: encodings.BoolLike | None = None,
    ) -> Clear:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "is_recursive": is_recursive,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        is_recursive: encodings.BoolArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "is_recursive": is_recursive,
            },
        )
