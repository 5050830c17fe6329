"""`ActiveVisualizers`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["ActiveVisualizers"]


class ActiveVisualizers(Archetype):
    """Which visualizers draw an entity in a view.

    Parameters
    ----------
    instruction_ids:
        (N, 16) uint8. Id of a visualizer instruction.
    """

    _NAME = "rerun.blueprint.archetypes.ActiveVisualizers"
    _FIELDS = fields(
        _NAME,
        instruction_ids=blueprint_components.VisualizerInstructionIdBatch,
    )

    instruction_ids: blueprint_components.VisualizerInstructionIdBatch | None

    def __init__(
        self,
        instruction_ids: encodings.UuidArrayLike,
    ) -> None:
        with self._constructing():
            self._set(
                instruction_ids=instruction_ids,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        instruction_ids: encodings.UuidArrayLike | None = None,
    ) -> ActiveVisualizers:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "instruction_ids": instruction_ids,
            },
        )
