"""What archetypes of data write: poses, files, cameras, plots, tensors, texts, videos, axes."""

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
