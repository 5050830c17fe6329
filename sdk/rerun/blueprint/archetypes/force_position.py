"""`ForcePosition`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["ForcePosition"]


class ForcePosition(Archetype):
    """Pulls all nodes of a graph to a place.

    Parameters
    ----------
    enabled:
        True or False. Whether it takes effect. Default: True.
    strength:
        Number, float64. How strong a force is. Default: by the viewer.
    position:
        2 numbers. Position in 2D; in images x points right, y down, in pixels. Default: 0, 0.
    """

    _NAME = "rerun.blueprint.archetypes.ForcePosition"
    _FIELDS = fields(
        _NAME,
        enabled=blueprint_components.EnabledBatch,
        strength=blueprint_components.ForceStrengthBatch,
        position=components.Position2DBatch,
    )

    enabled: blueprint_components.EnabledBatch | None
    strength: blueprint_components.ForceStrengthBatch | None
    position: components.Position2DBatch | None

    def __init__(
        self,
        *,
        enabled: encodings.BoolLike | None = None,
        strength: encodings.Float64Like | None = None,
        position: encodings.Vec2DLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                enabled=enabled,
                strength=strength,
                position=position,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        enabled: encodings.BoolLike | None = None,
        strength: encodings.Float64Like | None = None,
        position: encodings.Vec2DLike | None = None,
    ) -> ForcePosition:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "enabled": enabled,
                "strength": strength,
                "position": position,
            },
        )
