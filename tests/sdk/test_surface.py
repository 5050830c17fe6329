"""Every name that any release offered at the top of `rerun`, and what happens with those that are not offered."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import rerun as rr

ROOT = Path(__file__).parents[2]

FIRST_RELEASES = """
AnnotationInfo ClassDescription ImageFormat LogLevel LoggingHandler MeshFormat RectFormat
connect disconnect get_recording_id init is_enabled log_annotation_context log_arrow log_cleared log_depth_image
log_disconnected_space log_extension_components log_image log_image_file log_line_segments log_line_strip log_mesh
log_mesh_file log_meshes log_obb log_obbs log_path log_pinhole log_point log_points log_rect log_rects log_rigid3
log_scalar log_segmentation_image log_tensor log_text_entry log_unknown_transform log_view_coordinates memory_recording
new_recording reset_time save script_add_args script_setup script_teardown serve set_enabled set_recording_id
set_strict_mode set_time_nanos set_time_seconds set_time_sequence shutdown_at_exit spawn start_web_viewer_server
strict_mode version
"""

ARCHETYPES = """
AnnotationContext Arrows2D Arrows3D Asset3D AssetAudio AssetVideo BarChart Boxes2D Boxes3D Capsules3D Clear
CoordinateFrame Cylinders3D DepthImage Ellipses2D Ellipsoids3D EncodedDepthImage EncodedImage GaussianSplats3D
GeoLineStrings GeoPoints GraphEdges GraphNodes GridMap Image InstancePoses3D LineStrips2D LineStrips3D McapChannel
McapMessage McapSchema McapStatistics Measurements Mesh3D Pinhole Points2D Points3D Scalars SegmentationImage
SeriesLines SeriesPoints StateChange StateConfiguration Tensor TextDocument TextLog Transform3D TransformAxes3D
VideoFrameReference VideoStream ViewCoordinates Volume3D VoxelGridMap
"""

LATER = """
AUTO_INDEX AlbedoFactor Angle AnyBatchValue AnyValues AsComponents BinaryStream Box2DFormat ChannelDatatype
ChunkBatcherConfig ColorModel ComponentBatchLike ComponentColumn ComponentColumnList ComponentDescriptor ComponentMixin
DescribedComponentBatch DynamicArchetype EXTERNAL_IMPORTER_INCOMPATIBLE_EXIT_CODE FileSink GraphEdge GraphType
GrpcServerSink GrpcSink MediaType MemoryRecording PixelFormat Quaternion RECORDING_PROPERTIES_PATH RERUN_KIND
RERUN_KIND_CONTROL RERUN_KIND_INDEX Radius RecordingStream RotationAxisAngle SORBET_ARCHETYPE_NAME SORBET_COMPONENT
SORBET_COMPONENT_TYPE SORBET_ENTITY_PATH SORBET_INDEX_NAME SORBET_IS_TABLE_INDEX Scale3D TensorData
TensorDimensionIndexSelection TensorDimensionSelection TextLogLevel TimeColumn TimeInt TimeRange TimeRangeBoundary
TransformRelation VideoCodec VisibleTimeRange
archetypes binary_stream blueprint cleanup_if_forked_child components connect_grpc disable_timeline encodings
escape_entity_path_part get_application_id get_data_recording get_global_data_recording get_thread_local_data_recording
legacy_notebook_show log log_file_from_contents log_file_from_path new_entity_path notebook_show
recording_stream_generator_ctx rerun_shutdown send_blueprint send_chunks send_columns send_dataframe send_property
send_record_batch send_recording_name send_recording_start_time_nanos serve_grpc serve_web_viewer
set_global_data_recording set_log_tick_enabled set_log_time_enabled set_sinks set_thread_local_data_recording set_time
stdout thread_local_stream unregister_shutdown utilities
"""

REMOVED = """
DisconnectedSpace EXTERNAL_DATA_LOADER_INCOMPATIBLE_EXIT_CODE ImageEncoded ImageFormat IndicatorComponentBatch Material
OutOfTreeTransform3D Scalar SeriesLine SeriesPoint TimeNanosColumn TimeSecondsColumn TimeSequenceColumn TimeSeriesScalar
TranslationAndMat3x3 TranslationRotationScale3D connect connect_tcp datatypes log_components new_recording serve
serve_web set_time_nanos set_time_seconds set_time_sequence
"""

NAMES = sorted({*FIRST_RELEASES.split(), *ARCHETYPES.split(), *LATER.split(), *REMOVED.split()})

# After the path, up to the common `ext`, `timeless` and `recording`.
SIGNATURES = {
    "log_point": "position=None, *, radius=None, color=None, label=None, class_id=None, keypoint_id=None",
    "log_points": "positions=None, *, identifiers=None, colors=None, radii=None, labels=None, class_ids=None, "
    "keypoint_ids=None",
    "log_rect": "rect, *, rect_format=XYWH, color=None, label=None, class_id=None",
    "log_rects": "rects, *, rect_format=XYWH, identifiers=None, colors=None, labels=None, class_ids=None",
    "log_line_strip": "positions, *, stroke_width=None, color=None",
    "log_path": "positions, *, stroke_width=None, color=None",
    "log_line_segments": "positions, *, stroke_width=None, color=None",
    "log_arrow": "origin, vector=None, *, color=None, label=None, width_scale=None",
    "log_obb": "half_size, position=None, rotation_q=None, color=None, stroke_width=None, label=None, class_id=None",
    "log_scalar": "scalar, label=None, color=None, radius=None, scattered=None",
    "log_image": "image",
    "log_image_file": "*, img_bytes=None, img_path=None, img_format=None",
    "log_depth_image": "image, *, meter=None",
    "log_segmentation_image": "image",
    "log_tensor": "tensor, *, names=None, meter=None",
    "log_mesh": "positions, *, indices=None, normals=None, albedo_factor=None, vertex_colors=None",
    "log_meshes": "position_buffers, *, vertex_color_buffers=None, index_buffers, normal_buffers, albedo_factors",
    "log_mesh_file": "mesh_format, mesh_file=None, *, mesh_bytes=None, mesh_path=None, transform=None",
    "log_pinhole": "*, width, height, focal_length_px=None, principal_point_px=None, child_from_parent=None",
    "log_rigid3": "*, parent_from_child=None, child_from_parent=None, xyz=''",
    "log_view_coordinates": "*, xyz='', up='', right_handed=None",
    "log_annotation_context": "class_descriptions, *, timeless=True",
    "log_unknown_transform": "timeless=False",
    "log_disconnected_space": "timeless=False",
    "log_text_entry": "text, *, level='INFO', color=None",
    "log_cleared": "*, recursive=False",
    "log_extension_components": "ext, *, identifiers=None",
}
WITHOUT_A_TIMELESS_FORM = {"log_scalar", "log_cleared"}


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there(name: str) -> None:
    assert name in dir(rr)
    assert getattr(rr, name) is not None


def test_nothing_is_promised_that_is_not_there() -> None:
    assert [name for name in rr.__all__ if not hasattr(rr, name)] == []


def test_the_archetypes_are_those_of_the_subpackage() -> None:
    for name in ARCHETYPES.split():
        assert getattr(rr, name) is getattr(rr.archetypes, name)


@pytest.mark.parametrize("name", ["server", "catalog", "dataframe", "login", "urdf"])
def test_what_is_elsewhere_says_so(name: str) -> None:
    with pytest.raises(AttributeError, match=f"rerun.{name} is not there: .*the official SDK has it"):
        getattr(rr, name)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = rr.nonsense  # type: ignore[attr-defined]


def kinds(text: str) -> dict[str, tuple[Any, Any]]:
    """Kind and default (as text) of each parameter of a signature without its path."""
    scope = {"XYWH": rr.RectFormat.XYWH}
    function = eval(f"lambda entity_path, {text}: None", scope)
    return {name: (p.kind, p.default) for name, p in inspect.signature(function).parameters.items()}


@pytest.mark.parametrize("name", SIGNATURES)
def test_signatures(name: str) -> None:
    found = {n: (p.kind, p.default) for n, p in inspect.signature(getattr(rr, name)).parameters.items()}
    wanted = kinds(SIGNATURES[name])
    assert {parameter: found.get(parameter) for parameter in wanted} == wanted
    positional = [n for n, (kind, _) in wanted.items() if kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    assert list(found)[: len(positional)] == positional
    assert found["recording"][1] is None
    assert ("timeless" in found) == (name not in WITHOUT_A_TIMELESS_FORM)


def test_constants() -> None:
    assert rr.RECORDING_PROPERTIES_PATH == "/__properties"
    assert (rr.RERUN_KIND, rr.RERUN_KIND_CONTROL, rr.RERUN_KIND_INDEX) == (b"rerun:kind", b"control", b"index")
    assert rr.SORBET_ENTITY_PATH == b"rerun:entity_path"
    assert rr.SORBET_COMPONENT == b"rerun:component"
    assert rr.SORBET_COMPONENT_TYPE == b"rerun:component_type"
    assert rr.SORBET_ARCHETYPE_NAME == b"rerun:archetype"
    assert rr.SORBET_INDEX_NAME == b"rerun:index_name"
    assert rr.SORBET_IS_TABLE_INDEX == b"rerun:is_table_index"
    assert rr.EXTERNAL_IMPORTER_INCOMPATIBLE_EXIT_CODE == rr.EXTERNAL_DATA_LOADER_INCOMPATIBLE_EXIT_CODE == 66


def test_the_package_can_be_told_from_the_official_one() -> None:
    assert rr.__rerun_render__ is True
    assert Path(rr.__file__ or "") == ROOT / "sdk" / "rerun" / "__init__.py"


def test_type_checkers_see_the_same_names() -> None:
    script = ROOT / "scripts" / "write_sdk_stub.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_importing_costs_little() -> None:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'sdk'}{os.pathsep}{ROOT}"}
    code = "import time; t = time.perf_counter(); import rerun; print(time.perf_counter() - t)"
    seconds = []
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        seconds.append(float(done.stdout))
    assert min(seconds) < 0.15
