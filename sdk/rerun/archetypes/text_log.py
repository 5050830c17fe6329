"""`TextLog`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["TextLog"]


class TextLog(VisualArchetype):
    """A line of a log.

    Parameters
    ----------
    text:
        Text. The message.
    level:
        Text. Importance of a message, such as `INFO`. Default: none.
    color:
        RGB(A). Colour, sRGB with separate alpha; integers 0 … 255 or floats 0 … 1. Default: by level.
    """

    _NAME = "rerun.archetypes.TextLog"
    _FIELDS = fields(
        _NAME,
        text=components.TextBatch,
        level=components.TextLogLevelBatch,
        color=components.ColorBatch,
    )

    text: components.TextBatch | None
    level: components.TextLogLevelBatch | None
    color: components.ColorBatch | None

    def __init__(
        self,
        text: encodings.Utf8Like,
        *,
        level: encodings.Utf8Like | None = None,
        color: encodings.Rgba32Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                text=text,
                level=level,
                color=color,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        text: encodings.Utf8Like | None = None,
        level: encodings.Utf8Like | None = None,
        color: encodings.Rgba32Like | None = None,
    ) -> TextLog:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "text": text,
                "level": level,
                "color": color,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        text: encodings.Utf8ArrayLike | None = None,
        level: encodings.Utf8ArrayLike | None = None,
        color: encodings.Rgba32ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "text": text,
                "level": level,
                "color": color,
            },
        )
