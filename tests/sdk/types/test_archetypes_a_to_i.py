"""What archetypes of data write: annotations, assets, charts, graphs, images."""

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
]


@pytest.mark.parametrize(("make", "expected"), CASES)
def test_stored_values(make: Callable[[], Any], expected: dict[str, Any]) -> None:
    assert rounded(stored(make())) == rounded(expected)
