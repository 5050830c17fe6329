"""Views of scenes: 3D and 2D."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import archetypes
from ..view import TimeRanges, View, view_properties


class Spatial3DView(View):
    """Points, lines, meshes, cameras and all else that has a place in space.

    background: a `Background`, its colour or its `BackgroundKind`. line_grid: a `LineGrid3D`, or whether it is shown.
    spatial_information: which frame the scene is shown in, and helpers drawn into it. eye_controls: where the eye is.
    time_ranges: which part of each timeline is shown; else the newest values. The rest is as in `View`.
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
        background: archetypes.Background | Any | None = None,
        line_grid: archetypes.LineGrid3D | bool | None = None,
        spatial_information: archetypes.SpatialInformation | None = None,
        eye_controls: archetypes.EyeControls3D | None = None,
        time_ranges: TimeRanges = None,
    ) -> None:
        properties = view_properties(
            Background=background,
            LineGrid3D=line_grid,
            SpatialInformation=spatial_information,
            EyeControls3D=eye_controls,
            VisibleTimeRanges=time_ranges,
        )
        super().__init__(
            class_identifier="3D",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )


class Spatial2DView(View):
    """Images and drawings in pixels.

    background: a `Background`, its colour or its `BackgroundKind`. visual_bounds: what part of the plane is visible.
    spatial_information: which frame the scene is shown in, and helpers drawn into it.
    time_ranges: which part of each timeline is shown; else the newest values. The rest is as in `View`.
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
        background: archetypes.Background | Any | None = None,
        visual_bounds: archetypes.VisualBounds2D | None = None,
        spatial_information: archetypes.SpatialInformation | None = None,
        time_ranges: TimeRanges = None,
    ) -> None:
        properties = view_properties(
            Background=background,
            VisualBounds2D=visual_bounds,
            SpatialInformation=spatial_information,
            VisibleTimeRanges=time_ranges,
        )
        super().__init__(
            class_identifier="2D",
            origin=origin,
            contents=contents,
            name=name,
            visible=visible,
            titlebar=titlebar,
            properties=properties,
            defaults=defaults,
            overrides=overrides,
        )
