"""What the archetypes of images, plots, texts, files and frames write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import rerun as rr
from rerun import components as rc
from stored_values import rounded, stored

CASES: list[tuple[Callable[[], Any], dict[str, Any]]] = [
    (
        lambda: rr.AnnotationContext([(1, "one", (255, 0, 0)), (2, "two"), rr.AnnotationInfo(3, "three", 0x112233FF)]),
        {
            "context": [
                [
                    {
                        "class_id": 1,
                        "class_description": {
                            "info": {"id": 1, "label": "one", "color": 4278190335},
                            "keypoint_annotations": [],
                            "keypoint_connections": [],
                        },
                    },
                    {
                        "class_id": 2,
                        "class_description": {
                            "info": {"id": 2, "label": "two", "color": None},
                            "keypoint_annotations": [],
                            "keypoint_connections": [],
                        },
                    },
                    {
                        "class_id": 3,
                        "class_description": {
                            "info": {"id": 3, "label": "three", "color": 287454207},
                            "keypoint_annotations": [],
                            "keypoint_connections": [],
                        },
                    },
                ]
            ]
        },
    ),
    (
        lambda: rr.AnnotationContext(
            [rr.ClassDescription(info=(1, "a"), keypoint_annotations=[(0, "k"), 1], keypoint_connections=[(0, 1)])]
        ),
        {
            "context": [
                [
                    {
                        "class_id": 1,
                        "class_description": {
                            "info": {"id": 1, "label": "a", "color": None},
                            "keypoint_annotations": [
                                {"id": 0, "label": "k", "color": None},
                                {"id": 1, "label": None, "color": None},
                            ],
                            "keypoint_connections": [{"keypoint0": 0, "keypoint1": 1}],
                        },
                    }
                ]
            ]
        },
    ),
    (
        lambda: rr.AnnotationContext(rr.AnnotationInfo(5)),
        {
            "context": [
                [
                    {
                        "class_id": 5,
                        "class_description": {
                            "info": {"id": 5, "label": None, "color": None},
                            "keypoint_annotations": [],
                            "keypoint_connections": [],
                        },
                    }
                ]
            ]
        },
    ),
    (
        lambda: rr.AnnotationContext([1, 2]),
        {
            "context": [
                [
                    {
                        "class_id": 1,
                        "class_description": {
                            "info": {"id": 1, "label": None, "color": None},
                            "keypoint_annotations": [],
                            "keypoint_connections": [],
                        },
                    },
                    {
                        "class_id": 2,
                        "class_description": {
                            "info": {"id": 2, "label": None, "color": None},
                            "keypoint_annotations": [],
                            "keypoint_connections": [],
                        },
                    },
                ]
            ]
        },
    ),
    (
        lambda: rr.AssetVideo(contents=b"abc", media_type="video/mp4"),
        {"blob": [[97, 98, 99]], "media_type": ["video/mp4"]},
    ),
    (
        lambda: rr.AssetAudio(contents=b"abc", media_type=rr.MediaType.MP3),
        {"blob": [[97, 98, 99]], "media_type": ["audio/mpeg"]},
    ),
    (
        lambda: rr.Asset3D(contents=b"abc", media_type=rr.MediaType.GLB, albedo_factor=[255, 0, 0, 128]),
        {"blob": [[97, 98, 99]], "media_type": ["model/gltf-binary"], "albedo_factor": [4278190208]},
    ),
    (
        lambda: rr.BarChart([1, 2, 3], color=[1, 2, 3]),
        {"values": [{"shape": [3], "names": None, "buffer": [1, 2, 3]}], "color": [16909311]},
    ),
    (
        lambda: rr.BarChart(np.array([1.5, 2.5]), abscissa=np.array([0, 5]), widths=[0.5, 1]),
        {
            "values": [{"shape": [2], "names": None, "buffer": [1.5, 2.5]}],
            "abscissa": [{"shape": [2], "names": None, "buffer": [0, 5]}],
            "widths": [0.5, 1.0],
        },
    ),
    (lambda: rr.Clear(recursive=True), {"is_recursive": [True]}),
    (lambda: rr.Clear.flat(), {"is_recursive": [False]}),
    (lambda: rr.Clear.recursive(), {"is_recursive": [True]}),
    (lambda: rr.CoordinateFrame("camera"), {"frame": ["camera"]}),
    (
        lambda: rr.DepthImage(
            np.arange(6, dtype=np.uint16).reshape(2, 3), meter=1000, colormap="viridis", depth_range=[0, 5]
        ),
        {
            "buffer": [[0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0]],
            "format": [{"width": 3, "height": 2, "pixel_format": None, "color_model": None, "channel_datatype": 8}],
            "meter": [1000.0],
            "colormap": [6],
            "depth_range": [[0.0, 5.0]],
        },
    ),
    (
        lambda: rr.DepthImage(
            np.ones((1, 2, 3, 1), np.float32), point_fill_ratio=0.5, draw_order=3, magnification_filter="Linear"
        ),
        {
            "buffer": [[0, 0, 128, 63, 0, 0, 128, 63, 0, 0, 128, 63, 0, 0, 128, 63, 0, 0, 128, 63, 0, 0, 128, 63]],
            "format": [{"width": 3, "height": 2, "pixel_format": None, "color_model": None, "channel_datatype": 34}],
            "point_fill_ratio": [0.5],
            "draw_order": [3.0],
            "magnification_filter": [2],
        },
    ),
    (
        lambda: rr.EncodedDepthImage(b"abc", media_type="image/png", meter=10, colormap=rc.Colormap.Turbo),
        {"blob": [[97, 98, 99]], "media_type": ["image/png"], "meter": [10.0], "colormap": [5]},
    ),
    (
        lambda: rr.EncodedImage(
            contents=b"abc", media_type="image/png", opacity=0.5, draw_order=1, magnification_filter=2
        ),
        {
            "blob": [[97, 98, 99]],
            "media_type": ["image/png"],
            "opacity": [0.5],
            "draw_order": [1.0],
            "magnification_filter": [2],
        },
    ),
    (
        lambda: rr.GraphNodes(
            ["a", "b"], positions=[(0, 0), (1, 1)], colors=[[1, 2, 3]], labels=["A"], show_labels=True, radii=2
        ),
        {
            "node_ids": ["a", "b"],
            "positions": [[0.0, 0.0], [1.0, 1.0]],
            "colors": [16909311],
            "labels": ["A"],
            "show_labels": [True],
            "radii": [2.0],
        },
    ),
    (
        lambda: rr.GraphEdges([("a", "b"), ("b", "c")], graph_type="directed"),
        {"edges": [{"first": "a", "second": "b"}, {"first": "b", "second": "c"}], "graph_type": [2]},
    ),
    (lambda: rr.GraphEdges(rr.GraphEdge("a", "b")), {"edges": [{"first": "a", "second": "b"}]}),
    (
        lambda: rr.GridMap(
            data=b"abcd",
            format=rc.ImageFormat(2, 2, color_model="L", channel_datatype="U8"),
            cell_size=0.5,
            colormap="RvizMap",
        ),
        {
            "data": [[97, 98, 99, 100]],
            "format": [{"width": 2, "height": 2, "pixel_format": None, "color_model": 1, "channel_datatype": 6}],
            "cell_size": [0.5],
            "colormap": [10],
        },
    ),
    (
        lambda: rr.GridMap(
            data=np.zeros(4, np.uint8),
            format=rc.ImageFormat(width=2, height=2),
            cell_size=1,
            translation=[1, 2, 3],
            opacity=1,
        ),
        {
            "data": [[0, 0, 0, 0]],
            "format": [{"width": 2, "height": 2, "pixel_format": None, "color_model": None, "channel_datatype": None}],
            "cell_size": [1.0],
            "translation": [[1.0, 2.0, 3.0]],
            "opacity": [1.0],
        },
    ),
    (
        lambda: rr.Image(np.arange(12, dtype=np.uint8).reshape(2, 2, 3)),
        {
            "buffer": [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
            "format": [{"width": 2, "height": 2, "pixel_format": None, "color_model": 2, "channel_datatype": 6}],
        },
    ),
    (
        lambda: rr.Image(np.arange(12, dtype=np.float32).reshape(2, 6), opacity=0.5),
        {
            "buffer": [
                [
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    128,
                    63,
                    0,
                    0,
                    0,
                    64,
                    0,
                    0,
                    64,
                    64,
                    0,
                    0,
                    128,
                    64,
                    0,
                    0,
                    160,
                    64,
                    0,
                    0,
                    192,
                    64,
                    0,
                    0,
                    224,
                    64,
                    0,
                    0,
                    0,
                    65,
                    0,
                    0,
                    16,
                    65,
                    0,
                    0,
                    32,
                    65,
                    0,
                    0,
                    48,
                    65,
                ]
            ],
            "format": [{"width": 6, "height": 2, "pixel_format": None, "color_model": 1, "channel_datatype": 34}],
            "opacity": [0.5],
        },
    ),
    (
        lambda: rr.Image(np.arange(16, dtype=np.uint16).reshape(2, 2, 4), "BGRA", draw_order=2),
        {
            "buffer": [
                [0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0, 9, 0, 10, 0, 11, 0, 12, 0, 13, 0, 14, 0, 15, 0]
            ],
            "format": [{"width": 2, "height": 2, "pixel_format": None, "color_model": 5, "channel_datatype": 8}],
            "draw_order": [2.0],
        },
    ),
    (
        lambda: rr.Image(np.zeros((2, 1), np.int8)),
        {
            "buffer": [[0, 0]],
            "format": [{"width": 1, "height": 2, "pixel_format": None, "color_model": 1, "channel_datatype": 7}],
        },
    ),
    (
        lambda: rr.Image(np.zeros((1, 1, 3), np.uint8)),
        {
            "buffer": [[0, 0, 0]],
            "format": [{"width": 3, "height": 1, "pixel_format": None, "color_model": 1, "channel_datatype": 6}],
        },
    ),
    (
        lambda: rr.Image(np.arange(24, dtype=np.uint8).reshape(2, 4, 3)[:, ::2]),
        {
            "buffer": [[0, 1, 2, 6, 7, 8, 12, 13, 14, 18, 19, 20]],
            "format": [{"width": 2, "height": 2, "pixel_format": None, "color_model": 2, "channel_datatype": 6}],
        },
    ),
    (
        lambda: rr.Image(bytes=b"123456", width=2, height=2, pixel_format="NV12"),
        {
            "buffer": [[49, 50, 51, 52, 53, 54]],
            "format": [{"width": 2, "height": 2, "pixel_format": 26, "color_model": None, "channel_datatype": None}],
        },
    ),
    (
        lambda: rr.Image(bytes=b"1234", width=2, height=2, color_model="L", datatype=np.uint8),
        {
            "buffer": [[49, 50, 51, 52]],
            "format": [{"width": 2, "height": 2, "pixel_format": None, "color_model": 1, "channel_datatype": 6}],
        },
    ),
    (
        lambda: rr.Image(
            bytes=b"1234", width=1, height=1, color_model=rr.ColorModel.RGBA, datatype=rr.ChannelDatatype.U8
        ),
        {
            "buffer": [[49, 50, 51, 52]],
            "format": [{"width": 1, "height": 1, "pixel_format": None, "color_model": 3, "channel_datatype": 6}],
        },
    ),
    (
        lambda: rr.InstancePoses3D(
            translations=[[1, 2, 3]], quaternions=[[0, 0, 0, 1]], scales=[[1, 1, 2]], mat3x3=np.arange(9).reshape(3, 3)
        ),
        {
            "translations": [[1.0, 2.0, 3.0]],
            "quaternions": [[0.0, 0.0, 0.0, 1.0]],
            "scales": [[1.0, 1.0, 2.0]],
            "mat3x3": [[0.0, 3.0, 6.0, 1.0, 4.0, 7.0, 2.0, 5.0, 8.0]],
        },
    ),
    (
        lambda: rr.InstancePoses3D(
            rotation_axis_angles=[rr.RotationAxisAngle([1, 0, 0], degrees=90), rr.RotationAxisAngle([0, 0, 1], 1.0)]
        ),
        {
            "rotation_axis_angles": [
                {"axis": [1.0, 0.0, 0.0], "angle": 1.5707964},
                {"axis": [0.0, 0.0, 1.0], "angle": 1.0},
            ]
        },
    ),
    (
        lambda: rr.McapChannel(id=1, topic="/t", message_encoding="cdr", metadata={"a": "b"}),
        {"id": [1], "topic": ["/t"], "message_encoding": ["cdr"], "metadata": [[{"first": "a", "second": "b"}]]},
    ),
    (lambda: rr.McapMessage(b"abc"), {"data": [[97, 98, 99]]}),
    (
        lambda: rr.McapSchema(id=1, name="n", encoding="protobuf", data=b"abc"),
        {"id": [1], "name": ["n"], "encoding": ["protobuf"], "data": [[97, 98, 99]]},
    ),
    (
        lambda: rr.McapStatistics(
            message_count=1,
            schema_count=2,
            channel_count=3,
            attachment_count=4,
            metadata_count=5,
            chunk_count=6,
            message_start_time=7,
            message_end_time=8,
        ),
        {
            "message_count": [1],
            "schema_count": [2],
            "channel_count": [3],
            "attachment_count": [4],
            "metadata_count": [5],
            "chunk_count": [6],
            "message_start_time": [7],
            "message_end_time": [8],
        },
    ),
    (
        lambda: rr.Measurements(
            [1, 2],
            variances=[0.1, 0.2],
            units="m",
            names=["a", "b"],
            visible_series=[True, False],
            aggregation_policy="Max",
        ),
        {
            "values": [1.0, 2.0],
            "variances": [0.1, 0.2],
            "units": ["m"],
            "names": ["a", "b"],
            "visible_series": [True, False],
            "aggregation_policy": [3],
        },
    ),
    (
        lambda: rr.Pinhole(
            image_from_camera=[[1, 2, 3], [4, 5, 6], [7, 8, 9]], resolution=[4, 2], camera_xyz=rr.ViewCoordinates.RUB
        ),
        {
            "image_from_camera": [[1.0, 4.0, 7.0, 2.0, 5.0, 8.0, 3.0, 6.0, 9.0]],
            "resolution": [[4.0, 2.0]],
            "camera_xyz": [[3, 1, 6]],
        },
    ),
    (
        lambda: rr.Pinhole(width=4, height=2, focal_length=3),
        {"image_from_camera": [[3.0, 0.0, 0.0, 0.0, 3.0, 0.0, 2.0, 1.0, 1.0]], "resolution": [[4.0, 2.0]]},
    ),
    (
        lambda: rr.Pinhole(width=4, height=2, focal_length=(3, 5), principal_point=(1, 1)),
        {"image_from_camera": [[3.0, 0.0, 0.0, 0.0, 5.0, 0.0, 1.0, 1.0, 1.0]], "resolution": [[4.0, 2.0]]},
    ),
    (
        lambda: rr.Pinhole(fov_y=1.0, aspect_ratio=2),
        {
            "image_from_camera": [[0.91524386, 0.0, 0.0, 0.0, 0.91524386, 0.0, 1.0, 0.5, 1.0]],
            "resolution": [[2.0, 1.0]],
        },
    ),
    (
        lambda: rr.Pinhole(
            fov_y=0.5,
            width=640,
            height=480,
            image_plane_distance=2,
            color=[1, 2, 3],
            line_width=0.1,
            child_frame="a",
            parent_frame="b",
        ),
        {
            "image_from_camera": [[939.91614, 0.0, 0.0, 0.0, 939.91614, 0.0, 320.0, 240.0, 1.0]],
            "resolution": [[640.0, 480.0]],
            "child_frame": ["a"],
            "parent_frame": ["b"],
            "image_plane_distance": [2.0],
            "color": [16909311],
            "line_width": [0.1],
        },
    ),
    (
        lambda: rr.Pinhole(focal_length=3, principal_point=[1, 2]),
        {"image_from_camera": [[3.0, 0.0, 0.0, 0.0, 3.0, 0.0, 1.0, 2.0, 1.0]]},
    ),
    (lambda: rr.archetypes.RecordingInfo(start_time=5, name="x"), {"start_time": [5], "name": ["x"]}),
    (lambda: rr.Scalars([1, 2.5]), {"scalars": [1.0, 2.5]}),
    (lambda: rr.Scalars(3), {"scalars": [3.0]}),
    (lambda: rr.Scalars(np.array([[1, 2], [3, 4]])), {"scalars": [1.0, 2.0, 3.0, 4.0]}),
    (
        lambda: rr.SegmentationImage(np.arange(4, dtype=np.uint8).reshape(2, 2), opacity=0.5, draw_order=1),
        {
            "buffer": [[0, 1, 2, 3]],
            "format": [{"width": 2, "height": 2, "pixel_format": None, "color_model": None, "channel_datatype": 6}],
            "opacity": [0.5],
            "draw_order": [1.0],
        },
    ),
    (
        lambda: rr.SegmentationImage(np.zeros((2, 2), np.int64)),
        {
            "buffer": [
                [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            ],
            "format": [{"width": 2, "height": 2, "pixel_format": None, "color_model": None, "channel_datatype": 13}],
        },
    ),
    (
        lambda: rr.SeriesLines(
            colors=[[255, 0, 0]],
            widths=2,
            names=["a"],
            visible_series=[True],
            aggregation_policy="MinMax",
            interpolation_mode="stepafter",
        ),
        {
            "colors": [4278190335],
            "widths": [2.0],
            "names": ["a"],
            "visible_series": [True],
            "aggregation_policy": [5],
            "interpolation_mode": [2],
        },
    ),
    (lambda: rr.SeriesPoints(), {"markers": [1]}),
    (
        lambda: rr.SeriesPoints(colors=[255, 0, 0], markers="Up", names="x", visible_series=False, marker_sizes=[1, 2]),
        {"colors": [4278190335], "markers": [6], "names": ["x"], "visible_series": [False], "marker_sizes": [1.0, 2.0]},
    ),
    (lambda: rr.StateChange(state="on"), {"state": ["on"]}),
    (lambda: rr.StateChange(state=["on", "off"]), {"state": ["on", "off"]}),
    (
        lambda: rr.StateConfiguration(values=["a", "b"], labels=["A"], colors=[[1, 2, 3]], visible=[True, False]),
        {"values": ["a", "b"], "labels": ["A"], "colors": [16909311], "visible": [True, False]},
    ),
    (
        lambda: rr.Tensor(np.arange(6).reshape(2, 3)),
        {"data": [{"shape": [2, 3], "names": None, "buffer": [0, 1, 2, 3, 4, 5]}]},
    ),
    (
        lambda: rr.Tensor(np.arange(6, dtype=np.float16).reshape(2, 3), dim_names=("a", "b"), value_range=[0, 5]),
        {
            "data": [{"shape": [2, 3], "names": ["a", "b"], "buffer": [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]}],
            "value_range": [[0.0, 5.0]],
        },
    ),
    (
        lambda: rr.Tensor(rr.TensorData(array=np.zeros(3, np.uint8), dim_names=["x"])),
        {"data": [{"shape": [3], "names": ["x"], "buffer": [0, 0, 0]}]},
    ),
    (lambda: rr.Tensor([[1, 2], [3, 4]]), {"data": [{"shape": [2, 2], "names": None, "buffer": [1, 2, 3, 4]}]}),
    (lambda: rr.Tensor(np.zeros((0, 3), np.float32)), {"data": [{"shape": [0, 3], "names": None, "buffer": []}]}),
    (
        lambda: rr.TextDocument("# hi", media_type=rr.MediaType.MARKDOWN),
        {"text": ["# hi"], "media_type": ["text/markdown"]},
    ),
    (lambda: rr.TextDocument("hi"), {"text": ["hi"]}),
    (
        lambda: rr.TextLog("hi", level=rr.TextLogLevel.WARN, color=[255, 0, 0]),
        {"text": ["hi"], "level": ["WARN"], "color": [4278190335]},
    ),
    (lambda: rr.TextLog("hi", level="MINE"), {"text": ["hi"], "level": ["MINE"]}),
    (lambda: rr.VideoFrameReference(5, video_reference="a/b"), {"timestamp": [5], "video_reference": ["a/b"]}),
    (lambda: rr.VideoFrameReference(seconds=1.5, opacity=0.5), {"timestamp": [1500000000], "opacity": [0.5]}),
    (lambda: rr.VideoFrameReference(nanoseconds=7, draw_order=1), {"timestamp": [7], "draw_order": [1.0]}),
    (lambda: rr.VideoFrameReference(rc.VideoTimestamp(nanoseconds=9)), {"timestamp": [9]}),
    (
        lambda: rr.VideoStream("h264", sample=b"abc", is_keyframe=True),
        {"codec": [1635148593], "sample": [[97, 98, 99]], "is_keyframe": [True]},
    ),
    (
        lambda: rr.VideoStream(rr.VideoCodec.AV1, opacity=1, draw_order=2),
        {"codec": [1635135537], "opacity": [1.0], "draw_order": [2.0]},
    ),
    (lambda: rr.ViewCoordinates.RDF, {"xyz": [[3, 2, 5]]}),
    (lambda: rr.ViewCoordinates.LEFT_HAND_Z_DOWN, {"xyz": [[3, 5, 2]]}),
    (lambda: rr.ViewCoordinates(xyz=[1, 3, 5]), {"xyz": [[1, 3, 5]]}),
]


@pytest.mark.parametrize(("make", "expected"), CASES)
def test_stored_values(make: Callable[[], Any], expected: dict[str, Any]) -> None:
    assert rounded(stored(make())) == rounded(expected)
