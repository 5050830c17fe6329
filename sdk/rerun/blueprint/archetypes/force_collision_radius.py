"""`ForceCollisionRadius`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["ForceCollisionRadius"]


class ForceCollisionRadius(Archetype):
    """Keeps the nodes of a graph apart.

    Parameters
    ----------
    enabled:
        True or False. Whether it takes effect. Default: True.
    strength:
        Number, float64. How strong a force is. Default: by the viewer.
    iterations:
        Integer, uint64. How often a force is applied in each step. Default: by the viewer.
    """

    _NAME = "rerun.blueprint.archetypes.ForceCollisionRadius"
    _FIELDS = fields(
        _NAME,
        enabled=blueprint_components.EnabledBatch,
        strength=blueprint_components.ForceStrengthBatch,
        iterations=blueprint_components.ForceIterationsBatch,
    )

    enabled: blueprint_components.EnabledBatch | None
    strength: blueprint_components.ForceStrengthBatch | None
    iterations: blueprint_components.ForceIterationsBatch | None

    def __init__(
        self,
        *,
        enabled: encodings.BoolLike | None = None,
        strength: encodings.Float64Like | None = None,
        iterations: encodings.UInt64Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                enabled=enabled,
                strength=strength,
                iterations=iterations,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        enabled: encodings.BoolLike | None = None,
        strength: encodings.Float64Like | None = None,
        iterations: encodings.UInt64Like | None = None,
    ) -> ForceCollisionRadius:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "enabled": enabled,
                "strength": strength,
                "iterations": iterations,
            },
        )
