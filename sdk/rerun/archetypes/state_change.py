"""`StateChange`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["StateChange"]


class StateChange(VisualArchetype):
    """The state that something is in from here on.

    Parameters
    ----------
    state:
        N texts, or one text. One for each lane; an empty text ends the current state.
    """

    _NAME = "rerun.archetypes.StateChange"
    _FIELDS = fields(
        _NAME,
        state=components.TextBatch,
    )

    state: components.TextBatch | None

    def __init__(
        self,
        *,
        state: encodings.Utf8ArrayLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                state=state,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        state: encodings.Utf8ArrayLike | None = None,
    ) -> StateChange:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "state": state,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        state: encodings.Utf8ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "state": state,
            },
        )
