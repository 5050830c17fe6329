"""Views of values over time or over an index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import archetypes
from ..components import Corner2D
from ..view import TimeRanges, View, view_properties


class TimeSeriesView(View):
    """Scalars over time.

    axis_x, axis_y: ranges of the axes. plot_legend: a `PlotLegend` or its corner. background: a `PlotBackground`.
    interaction: tooltips and points. time_ranges: which part of each timeline is shown; else all of it.
    The rest is as in `View`.
    """

    def __init__(
        self,
        *,
        origin: Any = "/",
        contents: Any = "$origin/**",
        name: str | None = None,
        visible: bool | None = None,
        titlebar: bool | None = None,
        defaults: Iterable[Any] | None = None,
        overrides: Mapping[Any, Any] | None = None,
        axis_x: archetypes.TimeAxis | None = None,
        axis_y: archetypes.ScalarAxis | None = None,
        plot_legend: archetypes.PlotLegend | Corner2D | str | None = None,
        background: archetypes.PlotBackground | None = None,
        interaction: archetypes.PlotInteraction | None = None,
        time_ranges: TimeRanges = None,
    ) -> None:
        properties = view_properties(
            TimeAxis=axis_x,
            ScalarAxis=axis_y,
            PlotLegend=plot_legend,
            PlotBackground=background,
            PlotInteraction=interaction,
            VisibleTimeRanges=time_ranges,
        )
        super().__init__(
            class_identifier="TimeSeries",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )


class BarChartView(View):
    """Bars of `BarChart` and of tensors with one dimension.

    plot_legend: a `PlotLegend` or its corner. background: a `PlotBackground`. The rest is as in `View`.
    """

    def __init__(
        self,
        *,
        origin: Any = "/",
        contents: Any = "$origin/**",
        name: str | None = None,
        visible: bool | None = None,
        titlebar: bool | None = None,
        defaults: Iterable[Any] | None = None,
        overrides: Mapping[Any, Any] | None = None,
        plot_legend: archetypes.PlotLegend | Corner2D | str | None = None,
        background: archetypes.PlotBackground | None = None,
    ) -> None:
        properties = view_properties(
            PlotLegend=plot_legend,
            PlotBackground=background,
        )
        super().__init__(
            class_identifier="BarChart",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )


class StateTimelineView(View):
    """Lanes of `StateChange` over time.

    time_view: range of the time axis. time_ranges: which part of each timeline is shown; else all of it.
    The rest is as in `View`.
    """

    def __init__(
        self,
        *,
        origin: Any = "/",
        contents: Any = "$origin/**",
        name: str | None = None,
        visible: bool | None = None,
        titlebar: bool | None = None,
        defaults: Iterable[Any] | None = None,
        overrides: Mapping[Any, Any] | None = None,
        time_view: archetypes.TimeAxis | None = None,
        time_ranges: TimeRanges = None,
    ) -> None:
        properties = view_properties(
            TimeAxis=time_view,
            VisibleTimeRanges=time_ranges,
        )
        super().__init__(
            class_identifier="StateTimeline",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )


class AudioView(View):
    """Sound.

    playback: how it is played. The rest is as in `View`.
    """

    def __init__(
        self,
        *,
        origin: Any = "/",
        contents: Any = "$origin/**",
        name: str | None = None,
        visible: bool | None = None,
        titlebar: bool | None = None,
        defaults: Iterable[Any] | None = None,
        overrides: Mapping[Any, Any] | None = None,
        playback: archetypes.AudioPlayback | None = None,
    ) -> None:
        properties = view_properties(
            AudioPlayback=playback,
        )
        super().__init__(
            class_identifier="Audio",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )
