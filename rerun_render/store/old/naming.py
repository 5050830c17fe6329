"""Names of columns that only tell the type of their values.

Until 0.21 a column was called after its component, `rerun.components.Color`, and an indicator column beside it said
which archetype had been logged. Within one archetype a component has one field.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from rerun_render.schema.renames import ARCHETYPES, ComponentName

COMPONENTS = "rerun.components."
_INDICATOR = "Indicator"

_LABELLED = "Radius:radii Color:colors Text:labels ShowLabels:show_labels ClassId:class_ids"
_TURNED = "PoseRotationAxisAngle:rotation_axis_angles PoseRotationQuat:quaternions"
_PICTURE = "TensorData:data ImageBuffer:buffer ImageFormat:format DrawOrder:draw_order"
_FIELDS = {
    "AnnotationContext": "AnnotationContext:context",
    "Arrows2D": f"Vector2D:vectors Position2D:origins {_LABELLED} DrawOrder:draw_order",
    "Arrows3D": f"Vector3D:vectors Position3D:origins {_LABELLED}",
    "Asset3D": "Blob:blob MediaType:media_type AlbedoFactor:albedo_factor OutOfTreeTransform3D:transform",
    "AssetVideo": "Blob:blob MediaType:media_type",
    "BarChart": "TensorData:values Color:color",
    "Boxes2D": f"HalfSize2D:half_sizes HalfSizes2D:half_sizes Position2D:centers {_LABELLED} DrawOrder:draw_order",
    "Boxes3D": "HalfSize3D:half_sizes HalfSizes3D:half_sizes Position3D:centers PoseTranslation3D:centers "
    f"Rotation3D:rotations {_TURNED} FillMode:fill_mode {_LABELLED}",
    "Capsules3D": f"Length:lengths PoseTranslation3D:translations {_TURNED} {_LABELLED}",
    "Clear": "ClearIsRecursive:is_recursive",
    "DepthImage": f"{_PICTURE} DepthMeter:meter Colormap:colormap ValueRange:depth_range FillRatio:point_fill_ratio",
    "DisconnectedSpace": "DisconnectedSpace:disconnected_space",
    "Ellipsoids3D": f"HalfSize3D:half_sizes PoseTranslation3D:centers {_TURNED} Color:colors Radius:line_radii "
    "FillMode:fill_mode Text:labels ShowLabels:show_labels ClassId:class_ids",
    "EncodedImage": "Blob:blob MediaType:media_type Opacity:opacity DrawOrder:draw_order",
    "GeoLineStrings": "GeoLineString:line_strings Radius:radii Color:colors",
    "GeoPoints": "LatLon:positions Radius:radii Color:colors ClassId:class_ids",
    "GraphEdges": "GraphEdge:edges GraphType:graph_type",
    "GraphNodes": "GraphNode:node_ids Position2D:positions Color:colors Text:labels ShowLabels:show_labels "
    "Radius:radii",
    "Image": f"{_PICTURE} Opacity:opacity",
    "InstancePoses3D": f"PoseTranslation3D:translations {_TURNED} PoseScale3D:scales PoseTransformMat3x3:mat3x3",
    "LineStrips2D": f"LineStrip2D:strips {_LABELLED} DrawOrder:draw_order",
    "LineStrips3D": f"LineStrip3D:strips {_LABELLED}",
    "Mesh3D": "Position3D:vertex_positions TriangleIndices:triangle_indices MeshProperties:mesh_properties "
    "Vector3D:vertex_normals Color:vertex_colors Texcoord2D:vertex_texcoords Material:mesh_material "
    "AlbedoFactor:albedo_factor TensorData:albedo_texture ImageBuffer:albedo_texture_buffer "
    "ImageFormat:albedo_texture_format ClassId:class_ids",
    "Pinhole": "PinholeProjection:image_from_camera Resolution:resolution ViewCoordinates:camera_xyz "
    "ImagePlaneDistance:image_plane_distance",
    "Points2D": f"Position2D:positions {_LABELLED} KeypointId:keypoint_ids DrawOrder:draw_order",
    "Points3D": f"Position3D:positions {_LABELLED} KeypointId:keypoint_ids",
    "Scalar": "Scalar:scalar",
    "SegmentationImage": f"{_PICTURE} Opacity:opacity",
    "SeriesLine": "Color:color StrokeWidth:width Name:name AggregationPolicy:aggregation_policy",
    "SeriesPoint": "Color:color MarkerShape:marker Name:name MarkerSize:marker_size",
    "Tensor": "TensorData:data ValueRange:value_range",
    "TextDocument": "Text:text MediaType:media_type",
    "TextLog": "Text:text TextLogLevel:level Color:color",
    "TimeSeriesScalar": "Scalar:Scalar.scalar Color:SeriesLine.color Radius:SeriesLine.width Text:SeriesLine.name",
    "Transform3D": "Transform3D:transform Translation3D:translation RotationAxisAngle:rotation_axis_angle "
    "RotationQuat:quaternion Scale3D:scale TransformMat3x3:mat3x3 TransformRelation:relation AxisLength:axis_length",
    "VideoFrameReference": "VideoTimestamp:timestamp EntityPath:video_reference",
    "ViewCoordinates": "ViewCoordinates:xyz",
}
FIELDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {archetype: dict(pair.split(":") for pair in text.split()) for archetype, text in _FIELDS.items()}
)
"""Archetype to component to field, by short names; a field with a dot names its archetype."""


def indicated(component: str) -> str | None:
    """Short name of the archetype that an indicator column stands for; None for other columns."""
    if component.startswith(COMPONENTS) and component.endswith(_INDICATOR):
        return component[len(COMPONENTS) : -len(_INDICATOR)]
    return None


def column_names(component: str, beside: Collection[str], on_entity: Collection[str]) -> tuple[ComponentName, ...]:
    """What a column named after its component holds: one name for each archetype that it was logged for.

    beside: archetypes indicated in the same chunk. on_entity: those ever indicated on the entity. A component that no
    archetype explains keeps its name.
    """
    short = component.removeprefix(COMPONENTS)
    if short == component:  # the user's own
        return (ComponentName(component),)
    for archetypes in (beside, on_entity):
        found = [name for name in sorted(archetypes) if short in FIELDS.get(name, ())]
        if found:
            return tuple(_name(archetype, component) for archetype in found)
    found = [name for name, fields in FIELDS.items() if short in fields]
    return (_name(found[0], component),) if len(found) == 1 else (ComponentName(component),)


def _name(archetype: str, component: str) -> ComponentName:
    field = FIELDS[archetype][component.removeprefix(COMPONENTS)]
    if "." in field:  # now part of another archetype
        archetype, _, field = field.partition(".")
    return ComponentName(f"{archetype}:{field}", ARCHETYPES + archetype, component)
