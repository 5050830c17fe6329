"""`AudioPlayback`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["AudioPlayback"]


class AudioPlayback(Archetype):
    """How sound is played.

    Parameters
    ----------
    volume:
        Number, float32. Loudness, 0 … 1. Default: 1.
    """

    _NAME = "rerun.blueprint.archetypes.AudioPlayback"
    _FIELDS = fields(
        _NAME,
        volume=blueprint_components.VolumeBatch,
    )

    volume: blueprint_components.VolumeBatch | None

    def __init__(
        self,
        *,
        volume: encodings.Float32Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                volume=volume,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        volume: encodings.Float32Like | None = None,
    ) -> AudioPlayback:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "volume": volume,
            },
        )
