"""Which archetypes each view class is made for, and the component without which nothing of them shows."""

from __future__ import annotations

from collections.abc import Mapping

SPATIAL_3D: Mapping[str, str] = {
    "Points3D": "Points3D:positions",
    "LineStrips3D": "LineStrips3D:strips",
    "Arrows3D": "Arrows3D:vectors",
    "Boxes3D": "Boxes3D:half_sizes",
    "Ellipsoids3D": "Ellipsoids3D:half_sizes",
    "Capsules3D": "Capsules3D:lengths",
    "Cylinders3D": "Cylinders3D:lengths",
    "Mesh3D": "Mesh3D:vertex_positions",
    "Asset3D": "Asset3D:blob",
    "GaussianSplats3D": "GaussianSplats3D:centers",
    "VoxelGridMap": "VoxelGridMap:voxel_indices",
    "GridMap": "GridMap:data",
    "Volume3D": "Volume3D:values",
    "TransformAxes3D": "TransformAxes3D:axis_length",
    "Pinhole": "Pinhole:image_from_camera",
    "ViewCoordinates": "ViewCoordinates:xyz",
}
SPATIAL_2D: Mapping[str, str] = {
    "Points2D": "Points2D:positions",
    "LineStrips2D": "LineStrips2D:strips",
    "Arrows2D": "Arrows2D:vectors",
    "Boxes2D": "Boxes2D:half_sizes",
    "Ellipses2D": "Ellipses2D:half_sizes",
    "Image": "Image:buffer",
    "EncodedImage": "EncodedImage:blob",
    "DepthImage": "DepthImage:buffer",
    "EncodedDepthImage": "EncodedDepthImage:blob",
    "SegmentationImage": "SegmentationImage:buffer",
    "VideoFrameReference": "VideoFrameReference:timestamp",
    "VideoStream": "VideoStream:codec",
}
ARCHETYPES_OF_CLASS: Mapping[str, Mapping[str, str]] = {
    "2D": SPATIAL_2D,
    "3D": SPATIAL_3D,
    "BarChart": {"BarChart": "BarChart:values"},
    "Graph": {"GraphNodes": "GraphNodes:node_ids", "GraphEdges": "GraphEdges:edges"},
    "Map": {"GeoPoints": "GeoPoints:positions", "GeoLineStrings": "GeoLineStrings:line_strings"},
    "StateTimeline": {"StateChange": "StateChange:state"},
    "Tensor": {"Tensor": "Tensor:data"},
    "TextDocument": {"TextDocument": "TextDocument:text"},
    "TextLog": {"TextLog": "TextLog:text"},
    "TimeSeries": {"Scalars": "Scalars:scalars", "Measurements": "Measurements:values"},
}
"""View classes in the order in which views of equal origin and name stand."""

NAMED_FRAME_COMPONENTS = frozenset(
    [
        "CoordinateFrame:frame",
        "Transform3D:child_frame",
        "Transform3D:parent_frame",
        "Pinhole:child_frame",
        "Pinhole:parent_frame",
    ]
)
