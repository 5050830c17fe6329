"""`Scalars`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields

__all__ = ["Scalars"]


class Scalars(Archetype):
    """Numbers to plot over time.

    Parameters
    ----------
    scalars:
        (N,) float64, or one number. One for each series.
    """

    _NAME = "rerun.archetypes.Scalars"
    _FIELDS = fields(
        _NAME,
        scalars=components.ScalarBatch,
    )

    scalars: components.ScalarBatch | None

    def __init__(
        self,
        scalars: encodings.Float64ArrayLike,
    ) -> None:
        with self._constructing():
            self._set(
                scalars=scalars,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        scalars: encodings.Float64ArrayLike | None = None,
    ) -> Scalars:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "scalars": scalars,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        scalars: encodings.Float64ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "scalars": scalars,
            },
        )
