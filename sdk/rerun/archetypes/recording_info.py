"""`RecordingInfo`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields

__all__ = ["RecordingInfo"]


class RecordingInfo(Archetype):
    """Properties of a recording; goes to `/__properties`, static.

    Parameters
    ----------
    start_time:
        `TimeInt`, or an integer. When the recording began.
    name:
        Text. Name to show.
    """

    _NAME = "rerun.archetypes.RecordingInfo"
    _FIELDS = fields(
        _NAME,
        start_time=components.TimestampBatch,
        name=components.NameBatch,
    )

    start_time: components.TimestampBatch | None
    name: components.NameBatch | None

    def __init__(
        self,
        *,
        start_time: encodings.TimeIntLike | None = None,
        name: encodings.Utf8Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                start_time=start_time,
                name=name,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        start_time: encodings.TimeIntLike | None = None,
        name: encodings.Utf8Like | None = None,
    ) -> RecordingInfo:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "start_time": start_time,
                "name": name,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        start_time: encodings.TimeIntArrayLike | None = None,
        name: encodings.Utf8ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "start_time": start_time,
                "name": name,
            },
        )
