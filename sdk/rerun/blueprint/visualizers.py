"""Which visualizers draw an entity in a view, and with which values.

>>> import rerun as rr, rerun.blueprint as rrb
>>> view = rrb.Spatial3DView(overrides={"points": rr.Points3D.from_fields(radii=0.2).visualizer()})

The names in this module are those of the visualizers of the viewer. Each is a string; releases up to 0.24 expected it
in `VisualizerOverrides`, those up to 0.29 called it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, runtime_checkable


class Visualizer:
    """One visualizer of one entity in one view.

    visualizer_type: name of the visualizer, such as `Points3D`.
    overrides: values that replace logged ones: an archetype or component batches.
    mappings: where the visualizer takes its components from (`VisualizerComponentMapping`).
    """

    def __init__(self, visualizer_type: str, *, overrides: Any = None, mappings: Sequence[Any] | None = None) -> None:
        self.id = uuid.uuid4()
        self.visualizer_type = str(visualizer_type)
        self.overrides: list[Any] | None = None if overrides is None else batches_of(overrides)
        self.mappings = mappings

    def __repr__(self) -> str:
        return f"Visualizer({self.visualizer_type!r}, overrides={self.overrides!r}, mappings={self.mappings!r})"


@runtime_checkable
class VisualizableArchetype(Protocol):
    """An archetype that a visualizer draws."""

    def visualizer(self, *args: Any, **kwargs: Any) -> Visualizer:
        """A visualizer whose overrides are the fields that are set."""
        ...


class VisualizerName(str):
    """Name of a visualizer. Called, it makes one."""

    __slots__ = ()

    def __call__(self, *, overrides: Any = None, mappings: Sequence[Any] | None = None) -> Visualizer:
        return Visualizer(self, overrides=overrides, mappings=mappings)


# Where a visualizer is not called like the archetype that it draws.
_TYPE_OF_ARCHETYPE = {
    "LineStrips2D": "Lines2D",
    "LineStrips3D": "Lines3D",
    "Measurements": "MeasurementsSeries",
    "Pinhole": "Cameras",
    "StateChange": "StateVisualizer",
    "StateConfiguration": "StateVisualizer",
}


def visualizer_type_of(archetype: str) -> str:
    """Name of the visualizer that draws an archetype, such as `Lines3D` for `LineStrips3D`."""
    return _TYPE_OF_ARCHETYPE.get(archetype, archetype)


def batches_of(values: Any) -> list[Any]:
    """Component batches of an archetype, of one batch, or of any mix of them."""
    if hasattr(values, "as_component_batches"):
        return list(values.as_component_batches())
    if isinstance(values, Iterable) and not hasattr(values, "as_arrow_array"):
        return [batch for value in values for batch in batches_of(value)]
    return [values]


Arrows2D = VisualizerName("Arrows2D")
Arrows3D = VisualizerName("Arrows3D")
Asset3D = VisualizerName("Asset3D")
AssetAudio = VisualizerName("AssetAudio")
BarChart = VisualizerName("BarChart")
Boxes2D = VisualizerName("Boxes2D")
Boxes3D = VisualizerName("Boxes3D")
Cameras = VisualizerName("Cameras")
Capsules3D = VisualizerName("Capsules3D")
Cylinders3D = VisualizerName("Cylinders3D")
DepthImage = VisualizerName("DepthImage")
Ellipses2D = VisualizerName("Ellipses2D")
Ellipsoids3D = VisualizerName("Ellipsoids3D")
EncodedDepthImage = VisualizerName("EncodedDepthImage")
EncodedImage = VisualizerName("EncodedImage")
GaussianSplats3D = VisualizerName("GaussianSplats3D")
GeoLineStrings = VisualizerName("GeoLineStrings")
GeoPoints = VisualizerName("GeoPoints")
GraphEdges = VisualizerName("GraphEdges")
GraphNodes = VisualizerName("GraphNodes")
Image = VisualizerName("Image")
Lines2D = VisualizerName("Lines2D")
Lines3D = VisualizerName("Lines3D")
Measurements = VisualizerName("MeasurementsSeries")
Mesh3D = VisualizerName("Mesh3D")
Points2D = VisualizerName("Points2D")
Points3D = VisualizerName("Points3D")
SegmentationImage = VisualizerName("SegmentationImage")
SeriesLines = VisualizerName("SeriesLines")
SeriesPoints = VisualizerName("SeriesPoints")
StateTimeline = VisualizerName("StateVisualizer")
Tensor = VisualizerName("Tensor")
TextDocument = VisualizerName("TextDocument")
TextLog = VisualizerName("TextLog")
TransformAxes3D = VisualizerName("TransformAxes3D")
VideoFrameReference = VisualizerName("VideoFrameReference")
VideoStream = VisualizerName("VideoStream")
Volume3D = VisualizerName("Volume3D")
VoxelGridMap = VisualizerName("VoxelGridMap")

# Spellings of earlier releases.
LineStrips2D = Lines2D
LineStrips3D = Lines3D
Pinhole = Cameras
BarChar = BarChart
SeriesLine = SeriesLines
SeriesPoint = SeriesPoints
Transform3DArrows = TransformAxes3D


class experimental:
    """Where releases 0.27 to 0.29 kept the visualizers."""

    Visualizer = Visualizer


for _name, _value in list(globals().items()):
    if isinstance(_value, VisualizerName):
        setattr(experimental, _name, _value)
