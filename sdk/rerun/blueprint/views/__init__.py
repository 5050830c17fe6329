"""All kinds of views."""

from __future__ import annotations

from .data import DataframeView, GraphView, MapView, TensorView
from .plots import AudioView, BarChartView, StateTimelineView, TimeSeriesView
from .spatial import Spatial2DView, Spatial3DView
from .text import TextDocumentView, TextLogView

__all__ = [
    "AudioView",
    "BarChartView",
    "DataframeView",
    "GraphView",
    "MapView",
    "Spatial2DView",
    "Spatial3DView",
    "StateTimelineView",
    "TensorView",
    "TextDocumentView",
    "TextLogView",
    "TimeSeriesView",
]
