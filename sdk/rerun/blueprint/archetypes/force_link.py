"""`ForceLink`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["ForceLink"]


class ForceLink(Archetype):
    """Pulls linked nodes to a distance.

    Parameters
    ----------
    enabled:
        True or False. Whether it takes effect. Default: True.
    distance:
        Number, float64. Length at which a force is at rest. Default: by the viewer.
    iterations:
        Integer, uint64. How often a force is applied in each step. Default: by the viewer.
    """

    _NAME = "rerun.blueprint.archetypes.ForceLink"
    _FIELDS = fields(
        _NAME,
        enabled=blueprint_components.EnabledBatch,
        distance=blueprint_components.ForceDistanceBatch,
        iterations=blueprint_components.ForceIterationsBatch,
    )

    enabled: blueprint_components.EnabledBatch | None
    distance: blueprint_components.ForceDistanceBatch | None
    iterations: blueprint_components.ForceIterationsBatch | None

    def __init__(
        self,
        *,
        enabled: encodings.BoolLike | None = None,
        distance: encodings.Float64Like | None = None,
        iterations: encodings.UInt64Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                enabled=enabled,
                distance=distance,
                iterations=iterations,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        enabled: encodings.BoolLike | None = None,
        distance: encodings.Float64Like | None = None,
        iterations: encodings.UInt64Like | None = None,
    ) -> ForceLink:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "enabled": enabled,
                "distance": distance,
                "iterations": iterations,
            },
        )
