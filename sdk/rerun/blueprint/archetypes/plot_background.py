"""`PlotBackground`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["PlotBackground"]


class PlotBackground(Archetype):
    """What is behind a plot.

    Parameters
    ----------
    color:
        RGB(A). Colour, sRGB with separate alpha; integers 0 … 255 or floats 0 … 1. Default: by the viewer.
    show_grid:
        True or False. Whether it takes effect. Default: True.
    """

    _NAME = "rerun.blueprint.archetypes.PlotBackground"
    _FIELDS = fields(
        _NAME,
        color=components.ColorBatch,
        show_grid=blueprint_components.EnabledBatch,
    )

    color: components.ColorBatch | None
    show_grid: blueprint_components.EnabledBatch | None

    def __init__(
        self,
        *,
        color: encodings.Rgba32Like | None = None,
        show_grid: encodings.BoolLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                color=color,
                show_grid=show_grid,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        color: encodings.Rgba32Like | None = None,
        show_grid: encodings.BoolLike | None = None,
    ) -> PlotBackground:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "color": color,
                "show_grid": show_grid,
            },
        )
