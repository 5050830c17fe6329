"""`MapBackground`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["MapBackground"]


class MapBackground(Archetype):
    """Which map is behind a map view.

    Parameters
    ----------
    provider:
        One of `OpenStreetMap`, `MapboxStreets`, `MapboxDark`, `MapboxSatellite`, `MapboxLight`. Where maps come from.
    """

    _NAME = "rerun.blueprint.archetypes.MapBackground"
    _FIELDS = fields(
        _NAME,
        provider=blueprint_components.MapProviderBatch,
    )

    provider: blueprint_components.MapProviderBatch | None

    def __init__(
        self,
        provider: blueprint_components.MapProviderLike,
    ) -> None:
        with self._constructing():
            self._set(
                provider=provider,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        provider: blueprint_components.MapProviderLike | None = None,
    ) -> MapBackground:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "provider": provider,
            },
        )
