"""`EntityBehavior`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields

__all__ = ["EntityBehavior"]


class EntityBehavior(Archetype):
    """Whether an entity and everything below it is shown and can be selected.

    Parameters
    ----------
    interactive:
        True or False. Whether it can be hovered and selected. Default: True.
    visible:
        True or False. Whether it is drawn. Default: True.
    """

    _NAME = "rerun.blueprint.archetypes.EntityBehavior"
    _FIELDS = fields(
        _NAME,
        interactive=components.InteractiveBatch,
        visible=components.VisibleBatch,
    )

    interactive: components.InteractiveBatch | None
    visible: components.VisibleBatch | None

    def __init__(
        self,
        *,
        interactive: encodings.BoolLike | None = None,
        visible: encodings.BoolLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                interactive=interactive,
                visible=visible,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        interactive: encodings.BoolLike | None = None,
        visible: encodings.BoolLike | None = None,
    ) -> EntityBehavior:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "interactive": interactive,
                "visible": visible,
            },
        )
