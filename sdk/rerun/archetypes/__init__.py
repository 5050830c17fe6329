"""Archetypes: what can be logged. Written by `python -m rerun_render.schema.gen`; do not edit.

Modules are imported when their archetype is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .._import_gate import importing

if TYPE_CHECKING:
    from .annotation_context import AnnotationContext as AnnotationContext
    from .arrows2d import Arrows2D as Arrows2D
    from .arrows3d import Arrows3D as Arrows3D
    from .asset3d import Asset3D as Asset3D
    from .asset_audio import AssetAudio as AssetAudio
    from .asset_video import AssetVideo as AssetVideo
    from .bar_chart import BarChart as BarChart
    from .boxes2d import Boxes2D as Boxes2D
    from .boxes3d import Boxes3D as Boxes3D
    from .capsules3d import Capsules3D as Capsules3D
    from .clear import Clear as Clear
    from .coordinate_frame import CoordinateFrame as CoordinateFrame
    from .cylinders3d import Cylinders3D as Cylinders3D
    from .depth_image import DepthImage as DepthImage
    from .ellipses2d import Ellipses2D as Ellipses2D
    from .ellipsoids3d import Ellipsoids3D as Ellipsoids3D
    from .encoded_depth_image import EncodedDepthImage as EncodedDepthImage
    from .encoded_image import EncodedImage as EncodedImage
    from .gaussian_splats3d import GaussianSplats3D as GaussianSplats3D
    from .geo_line_strings import GeoLineStrings as GeoLineStrings
    from .geo_points import GeoPoints as GeoPoints
    from .graph_edges import GraphEdges as GraphEdges
    from .graph_nodes import GraphNodes as GraphNodes
    from .grid_map import GridMap as GridMap
    from .image import Image as Image
    from .instance_poses3d import InstancePoses3D as InstancePoses3D
    from .line_strips2d import LineStrips2D as LineStrips2D
    from .line_strips3d import LineStrips3D as LineStrips3D
    from .mcap_channel import McapChannel as McapChannel
    from .mcap_message import McapMessage as McapMessage
    from .mcap_schema import McapSchema as McapSchema
    from .mcap_statistics import McapStatistics as McapStatistics
    from .measurements import Measurements as Measurements
    from .mesh3d import Mesh3D as Mesh3D
    from .pinhole import Pinhole as Pinhole
    from .points2d import Points2D as Points2D
    from .points3d import Points3D as Points3D
    from .recording_info import RecordingInfo as RecordingInfo
    from .scalars import Scalars as Scalars
    from .segmentation_image import SegmentationImage as SegmentationImage
    from .series_lines import SeriesLines as SeriesLines
    from .series_points import SeriesPoints as SeriesPoints
    from .state_change import StateChange as StateChange
    from .state_configuration import StateConfiguration as StateConfiguration
    from .tensor import Tensor as Tensor
    from .text_document import TextDocument as TextDocument
    from .text_log import TextLog as TextLog
    from .transform3d import Transform3D as Transform3D
    from .transform_axes3d import TransformAxes3D as TransformAxes3D
    from .video_frame_reference import VideoFrameReference as VideoFrameReference
    from .video_stream import VideoStream as VideoStream
    from .view_coordinates import ViewCoordinates as ViewCoordinates
    from .volume3d import Volume3D as Volume3D
    from .voxel_grid_map import VoxelGridMap as VoxelGridMap

_MODULES = {
    "AnnotationContext": "annotation_context",
    "Arrows2D": "arrows2d",
    "Arrows3D": "arrows3d",
    "Asset3D": "asset3d",
    "AssetAudio": "asset_audio",
    "AssetVideo": "asset_video",
    "BarChart": "bar_chart",
    "Boxes2D": "boxes2d",
    "Boxes3D": "boxes3d",
    "Capsules3D": "capsules3d",
    "Clear": "clear",
    "CoordinateFrame": "coordinate_frame",
    "Cylinders3D": "cylinders3d",
    "DepthImage": "depth_image",
    "Ellipses2D": "ellipses2d",
    "Ellipsoids3D": "ellipsoids3d",
    "EncodedDepthImage": "encoded_depth_image",
    "EncodedImage": "encoded_image",
    "GaussianSplats3D": "gaussian_splats3d",
    "GeoLineStrings": "geo_line_strings",
    "GeoPoints": "geo_points",
    "GraphEdges": "graph_edges",
    "GraphNodes": "graph_nodes",
    "GridMap": "grid_map",
    "Image": "image",
    "InstancePoses3D": "instance_poses3d",
    "LineStrips2D": "line_strips2d",
    "LineStrips3D": "line_strips3d",
    "McapChannel": "mcap_channel",
    "McapMessage": "mcap_message",
    "McapSchema": "mcap_schema",
    "McapStatistics": "mcap_statistics",
    "Measurements": "measurements",
    "Mesh3D": "mesh3d",
    "Pinhole": "pinhole",
    "Points2D": "points2d",
    "Points3D": "points3d",
    "RecordingInfo": "recording_info",
    "Scalars": "scalars",
    "SegmentationImage": "segmentation_image",
    "SeriesLines": "series_lines",
    "SeriesPoints": "series_points",
    "StateChange": "state_change",
    "StateConfiguration": "state_configuration",
    "Tensor": "tensor",
    "TextDocument": "text_document",
    "TextLog": "text_log",
    "Transform3D": "transform3d",
    "TransformAxes3D": "transform_axes3d",
    "VideoFrameReference": "video_frame_reference",
    "VideoStream": "video_stream",
    "ViewCoordinates": "view_coordinates",
    "Volume3D": "volume3d",
    "VoxelGridMap": "voxel_grid_map",
}

__all__ = [
    "AnnotationContext",
    "Arrows2D",
    "Arrows3D",
    "Asset3D",
    "AssetAudio",
    "AssetVideo",
    "BarChart",
    "Boxes2D",
    "Boxes3D",
    "Capsules3D",
    "Clear",
    "CoordinateFrame",
    "Cylinders3D",
    "DepthImage",
    "Ellipses2D",
    "Ellipsoids3D",
    "EncodedDepthImage",
    "EncodedImage",
    "GaussianSplats3D",
    "GeoLineStrings",
    "GeoPoints",
    "GraphEdges",
    "GraphNodes",
    "GridMap",
    "Image",
    "InstancePoses3D",
    "LineStrips2D",
    "LineStrips3D",
    "McapChannel",
    "McapMessage",
    "McapSchema",
    "McapStatistics",
    "Measurements",
    "Mesh3D",
    "Pinhole",
    "Points2D",
    "Points3D",
    "RecordingInfo",
    "Scalars",
    "SegmentationImage",
    "SeriesLines",
    "SeriesPoints",
    "StateChange",
    "StateConfiguration",
    "Tensor",
    "TextDocument",
    "TextLog",
    "Transform3D",
    "TransformAxes3D",
    "VideoFrameReference",
    "VideoStream",
    "ViewCoordinates",
    "Volume3D",
    "VoxelGridMap",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    with importing():
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
