"""Where every public name of `rerun` lives.

`rerun/__init__.py` looks names up here when they are first used, so that `import rerun` costs little;
`rerun/__init__.pyi` says the same to type checkers, and a test holds the two together.
"""

from __future__ import annotations

_NAMES_OF_MODULE: dict[str, str] = {
    "_baseclasses": """
        Archetype AsComponents ComponentBatchLike ComponentBatchMixin ComponentColumn ComponentColumnList
        ComponentDescriptor ComponentMixin DescribedComponentBatch
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
    "_batcher": "ChunkBatcherConfig",
    "_init": "init new_recording version",
    "_legacy.formats": "ImageFormat LogLevel MeshFormat RectFormat",
    "_legacy.images": "ImageEncoded",
    "_legacy.series": "Scalar SeriesLine SeriesPoint TimeSeriesScalar",
    "_legacy.spaces": """
        DisconnectedSpace OutOfTreeTransform3D TranslationAndMat3x3 TranslationRotationScale3D
    """,
    "_legacy.meshes": "Material",
    "_legacy.columns": "IndicatorComponentBatch TimeNanosColumn TimeSecondsColumn TimeSequenceColumn",
    "_lifecycle": "cleanup_if_forked_child rerun_shutdown shutdown_at_exit unregister_shutdown",
    "_log": "escape_entity_path_part log log_file_from_contents log_file_from_path new_entity_path",
    "_send_columns": "TimeColumn TimeColumnLike send_columns",
    "_send_dataframe": "AUTO_INDEX send_chunks send_dataframe send_record_batch",
    "any_value": "AnyBatchValue AnyValues",
    "archetypes_ext.boxes2d": "Box2DFormat",
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
        EXTERNAL_DATA_LOADER_INCOMPATIBLE_EXIT_CODE EXTERNAL_IMPORTER_INCOMPATIBLE_EXIT_CODE
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
    "memory": "BinaryStream MemoryRecording binary_stream memory_recording",
    "properties": "send_property send_recording_name send_recording_start_time_nanos",
    "recording_stream": """
        RecordingStream get_application_id get_data_recording get_global_data_recording get_recording_id
        get_thread_local_data_recording is_enabled recording_stream_generator_ctx set_enabled set_global_data_recording
        set_recording_id set_thread_local_data_recording thread_local_stream
    """,
    "script_helpers": "script_add_args script_setup script_teardown",
    "sinks": """
        FileSink GrpcServerSink GrpcSink connect connect_grpc connect_tcp disconnect
        legacy_notebook_show notebook_show save send_blueprint serve serve_grpc serve_web serve_web_viewer set_sinks
        spawn start_web_viewer_server stdout
    """,
    "time": """
        disable_timeline reset_time set_log_tick_enabled set_log_time_enabled set_time set_time_nanos set_time_seconds
        set_time_sequence
    """,
}

MODULE_OF_NAME: dict[str, str] = {name: module for module, names in _NAMES_OF_MODULE.items() for name in names.split()}

# Submodules that are reached as attributes, as in `rr.components.Color`.
SUBMODULES: frozenset[str] = frozenset(
    """
    any_value archetypes blueprint components constants datatypes dynamic_archetype encodings error_utils
    logging_handler memory recording_stream script_helpers sinks time utilities
    """.split()
)

_LOGS_ONLY = "this package only logs; rerun-render reads and draws recordings"
_HEADLESS = "this package sends nothing to a server; save a recording and hand that on"

# Names of the official SDK that have no place here, and why.
ELSEWHERE: dict[str, str] = {
    **dict.fromkeys(("catalog", "dataframe", "experimental", "recording", "server", "urdf"), _LOGS_ONLY),
    **dict.fromkeys(("auth", "login", "logout", "web", "tracing_session"), _HEADLESS),
}
