"""`CoordinateFrame`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields

__all__ = ["CoordinateFrame"]


class CoordinateFrame(Archetype):
    """The frame in which an entity's own data lies. Does not move the entities below it.

    Parameters
    ----------
    frame:
        Text. Name of a coordinate frame.
    """

    _NAME = "rerun.archetypes.CoordinateFrame"
    _FIELDS = fields(
        _NAME,
        frame=components.TransformFrameIdBatch,
    )

    frame: components.TransformFrameIdBatch | None

    def __init__(
        self,
        frame: encodings.Utf8Like,
    ) -> None:
        with self._constructing():
            self._set(
                frame=frame,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        frame: encodings.Utf8Like | None = None,
    ) -> CoordinateFrame:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "frame": frame,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        frame: encodings.Utf8ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "frame": frame,
            },
        )
