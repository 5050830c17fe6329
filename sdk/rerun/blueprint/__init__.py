"""Layouts: which views there are, what they show and how.

>>> import rerun as rr, rerun.blueprint as rrb
>>> blueprint = rrb.Blueprint(
...     rrb.Horizontal(
...         rrb.Spatial3DView(origin="/world", name="Scene"),
...         rrb.TimeSeriesView(origin="/speed", plot_legend="LeftTop"),
...         column_shares=[2, 1],
...     ),
...     collapse_panels=True,
... )
>>> blueprint.save("my_app", "layout.rbl")  # doctest: +SKIP

`rr.send_blueprint(blueprint)` puts it into a recording, `default_blueprint=` of `rr.save` and its likes does so at the
start. A view or a container can stand for a whole blueprint.
"""

from __future__ import annotations

import warnings
from typing import Any

from ..encodings import TimeRange, TimeRangeBoundary, VisibleTimeRange
from . import archetypes, components, encodings, experimental, views, visualizers
from ._overrides import VisualizerOverrides
from .api import (
    Blueprint,
    BlueprintLike,
    BlueprintPanel,
    BlueprintPart,
    Container,
    ContainerLike,
    PanelState,
    PanelStateLike,
    SelectionPanel,
    TimePanel,
    TopPanel,
    View,
)
from .archetypes import (
    ActiveVisualizers,
    AudioPlayback,
    Background,
    DataframeQuery,
    EntityBehavior,
    EyeControls3D,
    ForceCenter,
    ForceCollisionRadius,
    ForceLink,
    ForceManyBody,
    ForcePosition,
    GraphBackground,
    LineGrid3D,
    MapBackground,
    MapZoom,
    NearClipPlane,
    PlotBackground,
    PlotInteraction,
    PlotLegend,
    ScalarAxis,
    SpatialInformation,
    TensorScalarMapping,
    TensorSliceSelection,
    TensorViewFit,
    TextDocumentFormat,
    TextLogColumns,
    TextLogFormat,
    TextLogRows,
    TimeAxis,
    VisibleTimeRanges,
    VisualBounds2D,
)
from .components import BackgroundKind, Corner2D, Eye3DKind, LockRangeDuringZoom, MapProvider
from .containers import Grid, Horizontal, Tabs, Vertical
from .views import (
    AudioView,
    BarChartView,
    DataframeView,
    GraphView,
    MapView,
    Spatial2DView,
    Spatial3DView,
    StateTimelineView,
    TensorView,
    TextDocumentView,
    TextLogView,
    TimeSeriesView,
)
from .visualizers import VisualizableArchetype, Visualizer

__all__ = [
    "ActiveVisualizers",
    "AudioPlayback",
    "AudioView",
    "Background",
    "BackgroundKind",
    "BarChartView",
    "Blueprint",
    "BlueprintLike",
    "BlueprintPanel",
    "BlueprintPart",
    "Container",
    "ContainerLike",
    "Corner2D",
    "DataframeQuery",
    "DataframeView",
    "EntityBehavior",
    "Eye3DKind",
    "EyeControls3D",
    "ForceCenter",
    "ForceCollisionRadius",
    "ForceLink",
    "ForceManyBody",
    "ForcePosition",
    "GraphBackground",
    "GraphView",
    "Grid",
    "Horizontal",
    "LineGrid3D",
    "LockRangeDuringZoom",
    "MapBackground",
    "MapProvider",
    "MapView",
    "MapZoom",
    "NearClipPlane",
    "PanelState",
    "PanelStateLike",
    "PlotBackground",
    "PlotInteraction",
    "PlotLegend",
    "ScalarAxis",
    "SelectionPanel",
    "Spatial2DView",
    "Spatial3DView",
    "SpatialInformation",
    "StateTimelineView",
    "Tabs",
    "TensorScalarMapping",
    "TensorSliceSelection",
    "TensorView",
    "TensorViewFit",
    "TextDocumentFormat",
    "TextDocumentView",
    "TextLogColumns",
    "TextLogFormat",
    "TextLogRows",
    "TextLogView",
    "TimeAxis",
    "TimePanel",
    "TimeRange",
    "TimeRangeBoundary",
    "TimeSeriesView",
    "TopPanel",
    "Vertical",
    "View",
    "VisibleTimeRange",
    "VisibleTimeRanges",
    "VisualBounds2D",
    "VisualizableArchetype",
    "Visualizer",
    "VisualizerOverrides",
    "archetypes",
    "components",
    "encodings",
    "experimental",
    "views",
    "visualizers",
]

# Names of releases before 0.21, when views were called space views.
_RENAMED: dict[str, Any] = {
    "SpaceView": View,
    "SpaceViewBlueprint": archetypes.ViewBlueprint,
    "SpaceViewContents": archetypes.ViewContents,
}


def __getattr__(name: str) -> Any:
    if name in _RENAMED:
        new = _RENAMED[name]
        warnings.warn(f"`{name}` is called `{new.__name__}` now", DeprecationWarning, stacklevel=2)
        return new
    if name == "datatypes":
        return encodings
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
