"""`MapZoom`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["MapZoom"]


class MapZoom(Archetype):
    """How much of the Earth a map view shows.

    Parameters
    ----------
    zoom:
        Number, float64. Zoom of a map; 0 is the whole Earth.
    """

    _NAME = "rerun.blueprint.archetypes.MapZoom"
    _FIELDS = fields(
        _NAME,
        zoom=blueprint_components.ZoomLevelBatch,
    )

    zoom: blueprint_components.ZoomLevelBatch | None

    def __init__(
        self,
        zoom: encodings.Float64Like,
    ) -> None:
        with self._constructing():
            self._set(
                zoom=zoom,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        zoom: encodings.Float64Like | None = None,
    ) -> MapZoom:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "zoom": zoom,
            },
        )
