"""`TextDocument`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["TextDocument"]


class TextDocument(VisualArchetype):
    """A text on its own.

    Parameters
    ----------
    text:
        Text. Text.
    media_type:
        Text. Media type, such as `image/png`. Default: text/plain.
    """

    _NAME = "rerun.archetypes.TextDocument"
    _FIELDS = fields(
        _NAME,
        text=components.TextBatch,
        media_type=components.MediaTypeBatch,
    )

    text: components.TextBatch | None
    media_type: components.MediaTypeBatch | None

    def __init__(
        self,
        text: encodings.Utf8Like,
        *,
        media_type: encodings.Utf8Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                text=text,
                media_type=media_type,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        text: encodings.Utf8Like | None = None,
        media_type: encodings.Utf8Like | None = None,
    ) -> TextDocument:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "text": text,
                "media_type": media_type,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        text: encodings.Utf8ArrayLike | None = None,
        media_type: encodings.Utf8ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "text": text,
                "media_type": media_type,
            },
        )
