"""`NearClipPlane`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["NearClipPlane"]


class NearClipPlane(Archetype):
    """Where a 3D view begins to draw.

    Parameters
    ----------
    near_clip_plane:
        Number, float32. Distance before which nothing is drawn, scene units.
    """

    _NAME = "rerun.blueprint.archetypes.NearClipPlane"
    _FIELDS = fields(
        _NAME,
        near_clip_plane=blueprint_components.NearClipPlaneBatch,
    )

    near_clip_plane: blueprint_components.NearClipPlaneBatch | None

    def __init__(
        self,
        near_clip_plane: encodings.Float32Like,
    ) -> None:
        with self._constructing():
            self._set(
                near_clip_plane=near_clip_plane,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        near_clip_plane: encodings.Float32Like | None = None,
    ) -> NearClipPlane:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "near_clip_plane": near_clip_plane,
            },
        )
