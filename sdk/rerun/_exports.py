"""Where every public name of `rerun` lives.

`rerun/__init__.py` looks names up here when they are first used, so that `import rerun` costs little;
`rerun/__init__.pyi` says the same to type checkers, and a test holds the two together.
"""

from __future__ import annotations

_NAMES_OF_MODULE: dict[str, str] = {
    "_baseclasses": """
        Archetype AsComponents ComponentBatchLike ComponentColumn ComponentColumnList ComponentDescriptor ComponentMixin
        DescribedComponentBatch
    """,
    "_functions.annotations": "log_annotation_context",
    "_functions.boxes": "log_obb log_obbs log_rect log_rects",
    "_functions.extension": "log_components log_extension_components",
    "_functions.images": """
        log_depth_image log_image log_image_file log_segmentation_image
    """,
    "_functions.lines": "log_arrow log_line_segments log_line_strip log_path",
    "_functions.meshes": "log_mesh log_mesh_file log_meshes",
    "_functions.points": "log_point log_points",
    "_functions.scalars": "log_scalar",
    "_functions.spaces": """
        log_disconnected_space log_pinhole log_rigid3 log_unknown_transform log_view_coordinates
    """,
    "_functions.tensors": "log_tensor",
    "_functions.text": "log_cleared log_text_entry",
    "_init": "init new_recording",
    "_legacy.formats": "ImageFormat LogLevel MeshFormat RectFormat",
    "_legacy.images": "ImageEncoded",
    "_legacy.series": "Scalar SeriesLine SeriesPoint TimeSeriesScalar",
    "_legacy.spaces": """
        DisconnectedSpace OutOfTreeTransform3D TranslationAndMat3x3 TranslationRotationScale3D
    """,
    "_legacy.meshes": "Material",
    "_legacy.columns": "TimeNanosColumn TimeSecondsColumn TimeSequenceColumn",
    "_log": "escape_entity_path_part log log_file_from_contents log_file_from_path new_entity_path",
    "_send_columns": "TimeColumn TimeColumnLike send_columns",
    "any_value": "AnyBatchValue AnyValues",
    "archetypes": """
        AnnotationContext Arrows2D Arrows3D Asset3D AssetAudio AssetVideo BarChart Boxes2D Boxes3D Capsules3D Clear
        CoordinateFrame Cylinders3D DepthImage Ellipses2D Ellipsoids3D EncodedDepthImage EncodedImage GaussianSplats3D
        GeoLineStrings GeoPoints GraphEdges GraphNodes GridMap Image InstancePoses3D LineStrips2D LineStrips3D
        McapChannel McapMessage McapSchema McapStatistics Measurements Mesh3D Pinhole Points2D Points3D Scalars
        SegmentationImage SeriesLines SeriesPoints StateChange StateConfiguration Tensor TextDocument TextLog
        Transform3D TransformAxes3D VideoFrameReference VideoStream ViewCoordinates Volume3D VoxelGridMap
    """,
    "components": """
        AlbedoFactor GraphEdge GraphType MediaType Radius Scale3D TensorDimensionIndexSelection TextLogLevel
        TransformRelation VideoCodec
    """,
    "constants": """
        AUTO_INDEX EXTERNAL_DATA_LOADER_INCOMPATIBLE_EXIT_CODE EXTERNAL_IMPORTER_INCOMPATIBLE_EXIT_CODE
        RECORDING_PROPERTIES_PATH RERUN_KIND RERUN_KIND_CONTROL RERUN_KIND_INDEX SORBET_ARCHETYPE_NAME SORBET_COMPONENT
        SORBET_COMPONENT_TYPE SORBET_ENTITY_PATH SORBET_INDEX_NAME SORBET_IS_TABLE_INDEX
    """,
    "dynamic_archetype": "DynamicArchetype",
    "encodings": """
        Angle AnnotationInfo ChannelDatatype ClassDescription ColorModel PixelFormat Quaternion RotationAxisAngle
        TensorData TensorDimensionSelection TimeInt TimeRange TimeRangeBoundary VisibleTimeRange
    """,
    "error_utils": "RerunWarning set_strict_mode strict_mode",
    "logging_handler": "LoggingHandler",
    "script_helpers": "script_add_args script_setup script_teardown",
}

MODULE_OF_NAME: dict[str, str] = {name: module for module, names in _NAMES_OF_MODULE.items() for name in names.split()}

# A name here and a different one there.
ALIASES: dict[str, tuple[str, str]] = {
    "Box2DFormat": ("_legacy.formats", "RectFormat"),
}

SUBMODULES: frozenset[str] = frozenset(
    """
    archetypes blueprint components encodings datatypes error_utils utilities
    """.split()
)
