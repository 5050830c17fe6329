"""`PlotLegend`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["PlotLegend"]


class PlotLegend(Archetype):
    """The legend of a plot.

    Parameters
    ----------
    corner:
        One of `LeftTop`, `RightTop`, `LeftBottom`, `RightBottom`. A corner of a rectangle. Default: RightBottom.
    visible:
        True or False. Whether it is drawn. Default: True.
    """

    _NAME = "rerun.blueprint.archetypes.PlotLegend"
    _FIELDS = fields(
        _NAME,
        corner=blueprint_components.Corner2DBatch,
        visible=components.VisibleBatch,
    )

    corner: blueprint_components.Corner2DBatch | None
    visible: components.VisibleBatch | None

    def __init__(
        self,
        corner: blueprint_components.Corner2DLike | None = None,
        *,
        visible: encodings.BoolLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                corner=corner,
                visible=visible,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        corner: blueprint_components.Corner2DLike | None = None,
        visible: encodings.BoolLike | None = None,
    ) -> PlotLegend:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "corner": corner,
                "visible": visible,
            },
        )
