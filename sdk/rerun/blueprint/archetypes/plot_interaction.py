"""`PlotInteraction`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["PlotInteraction"]


class PlotInteraction(Archetype):
    """What a plot shows under the mouse.

    Parameters
    ----------
    tooltip_mode:
        One of `Nearest`, `All`. What a plot's tooltip lists. Default: by the viewer.
    points_display:
        One of `OnHover`, `Always`. When plots mark their values. Default: OnHover.
    """

    _NAME = "rerun.blueprint.archetypes.PlotInteraction"
    _FIELDS = fields(
        _NAME,
        tooltip_mode=blueprint_components.TooltipModeBatch,
        points_display=blueprint_components.PointsDisplayBatch,
    )

    tooltip_mode: blueprint_components.TooltipModeBatch | None
    points_display: blueprint_components.PointsDisplayBatch | None

    def __init__(
        self,
        *,
        tooltip_mode: blueprint_components.TooltipModeLike | None = None,
        points_display: blueprint_components.PointsDisplayLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                tooltip_mode=tooltip_mode,
                points_display=points_display,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        tooltip_mode: blueprint_components.TooltipModeLike | None = None,
        points_display: blueprint_components.PointsDisplayLike | None = None,
    ) -> PlotInteraction:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "tooltip_mode": tooltip_mode,
                "points_display": points_display,
            },
        )
