"""`TextDocumentFormat`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["TextDocumentFormat"]


class TextDocumentFormat(Archetype):
    """How a text document looks.

    Parameters
    ----------
    monospace:
        True or False. Whether it takes effect. Default: False.
    word_wrap:
        True or False. Whether it takes effect. Default: True.
    """

    _NAME = "rerun.blueprint.archetypes.TextDocumentFormat"
    _FIELDS = fields(
        _NAME,
        monospace=blueprint_components.EnabledBatch,
        word_wrap=blueprint_components.EnabledBatch,
    )

    monospace: blueprint_components.EnabledBatch | None
    word_wrap: blueprint_components.EnabledBatch | None

    def __init__(
        self,
        *,
        monospace: encodings.BoolLike | None = None,
        word_wrap: encodings.BoolLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                monospace=monospace,
                word_wrap=word_wrap,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        monospace: encodings.BoolLike | None = None,
        word_wrap: encodings.BoolLike | None = None,
    ) -> TextDocumentFormat:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "monospace": monospace,
                "word_wrap": word_wrap,
            },
        )
