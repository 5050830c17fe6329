"""`TextLogFormat`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["TextLogFormat"]


class TextLogFormat(Archetype):
    """How a text log looks.

    Parameters
    ----------
    monospace_body:
        True or False. Whether it takes effect. Default: False.
    """

    _NAME = "rerun.blueprint.archetypes.TextLogFormat"
    _FIELDS = fields(
        _NAME,
        monospace_body=blueprint_components.EnabledBatch,
    )

    monospace_body: blueprint_components.EnabledBatch | None

    def __init__(
        self,
        *,
        monospace_body: encodings.BoolLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                monospace_body=monospace_body,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        monospace_body: encodings.BoolLike | None = None,
    ) -> TextLogFormat:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "monospace_body": monospace_body,
            },
        )
