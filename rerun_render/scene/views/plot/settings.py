"""What a blueprint says about plots."""

from __future__ import annotations

from dataclasses import dataclass

from rerun_render.scene.theme import Rgba
from rerun_render.scene.view_class import ViewContext
from rerun_render.scene.view_settings import ViewSettings

_CORNERS = {1: (True, True), 2: (False, True), 3: (True, False), 4: (False, False)}


@dataclass(frozen=True, slots=True)
class LegendPlace:
    """Corner of a legend."""

    at_left: bool
    at_top: bool


def legend_place(settings: ViewSettings, default: LegendPlace) -> LegendPlace | None:
    """Where the legend is; None if it does not show."""
    if settings.first("PlotLegend", "visible") is False:
        return None
    corner = settings.first("PlotLegend", "corner")
    return LegendPlace(*_CORNERS[corner]) if corner in _CORNERS else default


def plot_ground(context: ViewContext) -> Rgba:
    """Colour behind a plot: of the picture, else of the blueprint, else of the theme. Alpha 0: transparent."""
    if context.background is not None:
        return context.background
    packed = context.info.settings.first("PlotBackground", "color")
    if not isinstance(packed, int):
        return context.theme.background
    return (packed >> 24 & 255, packed >> 16 & 255, packed >> 8 & 255, packed & 255)


def shows_grid(settings: ViewSettings) -> bool:
    return settings.first("PlotBackground", "show_grid") is not False
