"""`McapMessage`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields

__all__ = ["McapMessage"]


class McapMessage(Archetype):
    """A message of an MCAP file as it is.

    Parameters
    ----------
    data:
        Bytes, or (N,) uint8. The message's bytes.
    """

    _NAME = "rerun.archetypes.McapMessage"
    _FIELDS = fields(
        _NAME,
        data=components.BlobBatch,
    )

    data: components.BlobBatch | None

    def __init__(
        self,
        data: encodings.BlobLike,
    ) -> None:
        with self._constructing():
            self._set(
                data=data,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        data: encodings.BlobLike | None = None,
    ) -> McapMessage:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "data": data,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        data: encodings.BlobArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "data": data,
            },
        )
