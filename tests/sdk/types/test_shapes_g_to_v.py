"""What archetypes of shapes write: splats, lines, meshes, points, transforms, voxels."""

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
        lambda: rr.GaussianSplats3D(
            [[1, 2, 3]],
            scales=[1, 1, 1],
            quaternions=[[0, 0, 0, 1]],
            colors=[1, 2, 3],
            sh_coefficients=np.ones((1, 15, 3)),
            spherical_harmonics_degree=2,
        ),
        {
            "centers": [[1.0, 2.0, 3.0]],
            "scales": [[1.0, 1.0, 1.0]],
            "quaternions": [[0.0, 0.0, 0.0, 1.0]],
            "colors": [16909311],
            "sh_coefficients": [
                [
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                    [1.0, 1.0, 1.0],
                ]
            ],
            "spherical_harmonics_degree": [2],
        },
    ),
    (
        lambda: rr.GeoLineStrings(lat_lon=[[1, 2], [3, 4]], radii=-2, colors=[1, 2, 3]),
        {"line_strings": [[[1.0, 2.0], [3.0, 4.0]]], "radii": [-2.0], "colors": [16909311]},
    ),
    (
        lambda: rr.GeoLineStrings(lat_lon=[[[1, 2], [3, 4]], [[5, 6]]]),
        {"line_strings": [[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0]]]},
    ),
    (
        lambda: rr.GeoPoints(lat_lon=[[1, 2], [3, 4]], radii=rr.Radius.ui_points(5), class_ids=1),
        {"positions": [[1.0, 2.0], [3.0, 4.0]], "radii": [-5.0], "class_ids": [1]},
    ),
    (
        lambda: rr.LineStrips2D(
            [[[0, 0], [1, 1]], [[2, 2], [3, 3], [4, 4]]],
            radii=[1, 2],
            colors=[[1, 2, 3]],
            labels=["a", "b"],
            draw_order=3,
        ),
        {
            "strips": [[[0.0, 0.0], [1.0, 1.0]], [[2.0, 2.0], [3.0, 3.0], [4.0, 4.0]]],
            "radii": [1.0, 2.0],
            "colors": [16909311],
            "labels": ["a", "b"],
            "draw_order": [3.0],
        },
    ),
    (
        lambda: rr.LineStrips2D(np.arange(12).reshape(2, 3, 2)),
        {"strips": [[[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], [[6.0, 7.0], [8.0, 9.0], [10.0, 11.0]]]},
    ),
    (
        lambda: rr.LineStrips3D([[0, 0, 0], [1, 1, 1]], colors=[128, 128, 128], class_ids=3),
        {"strips": [[[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]], "colors": [2155905279], "class_ids": [3]},
    ),
    (
        lambda: rr.LineStrips3D([np.zeros((2, 3)), np.ones((3, 3), np.int32)]),
        {"strips": [[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]], [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]]]},
    ),
    (
        lambda: rr.LineStrips3D([rc.LineStrip3D([[0, 0, 0], [1, 1, 1]])]),
        {"strips": [[[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]]},
    ),
    (lambda: rr.LineStrips3D([]), {"strips": []}),
    (lambda: rr.LineStrips3D(np.zeros((0, 2, 3))), {"strips": []}),
    (
        lambda: rr.Mesh3D(
            vertex_positions=[[0, 0, 0], [1, 0, 0], [0, 1, 0]],
            triangle_indices=[0, 1, 2],
            vertex_normals=[0, 0, 1],
            vertex_colors=[[255, 0, 0]],
            albedo_factor=[255, 0, 0],
        ),
        {
            "vertex_positions": [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]],
            "triangle_indices": [[0, 1, 2]],
            "vertex_normals": [[0.0, 0.0, 1.0]],
            "vertex_colors": [4278190335],
            "albedo_factor": [4278190335],
        },
    ),
    (
        lambda: rr.Mesh3D(
            vertex_positions=np.zeros((3, 3)),
            albedo_texture=np.zeros((2, 2, 3), np.uint8),
            vertex_texcoords=[[0, 1]],
            face_rendering="Front",
            class_ids=[1],
        ),
        {
            "vertex_positions": [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]],
            "vertex_texcoords": [[0.0, 1.0]],
            "face_rendering": [2],
            "albedo_texture_buffer": [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
            "albedo_texture_format": [
                {"width": 2, "height": 2, "pixel_format": None, "color_model": 2, "channel_datatype": 6}
            ],
            "class_ids": [1],
        },
    ),
    (
        lambda: rr.Points2D(
            [[1, 2], [3, 4]],
            radii=[1, 2],
            colors=[[1, 2, 3], [4, 5, 6]],
            labels=["a", 5],
            show_labels=True,
            draw_order=1,
            class_ids=[1, 2],
            keypoint_ids=[3, 4],
        ),
        {
            "positions": [[1.0, 2.0], [3.0, 4.0]],
            "radii": [1.0, 2.0],
            "colors": [16909311, 67438335],
            "labels": ["a", "5"],
            "show_labels": [True],
            "draw_order": [1.0],
            "class_ids": [1, 2],
            "keypoint_ids": [3, 4],
        },
    ),
    (lambda: rr.Points2D([1, 2, 3, 4]), {"positions": [[1.0, 2.0], [3.0, 4.0]]}),
    (
        lambda: rr.Points2D([[1, 2]], keypoint_ids=[1]),
        {"positions": [[1.0, 2.0]], "class_ids": [0], "keypoint_ids": [1]},
    ),
    (
        lambda: rr.Points3D([[1, 2, 3]], keypoint_ids=5, point_shading="Flat"),
        {"positions": [[1.0, 2.0, 3.0]], "point_shading": [2], "class_ids": [0], "keypoint_ids": [5]},
    ),
    (
        lambda: rr.Points3D(
            np.arange(6, dtype=np.int64).reshape(2, 3), colors=np.array([[0.5, 1, 0], [2.0, -0.5, 0.1]])
        ),
        {"positions": [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]], "colors": [2164195583, 4269808383]},
    ),
    (lambda: rr.Points3D(np.zeros((0, 3))), {"positions": []}),
    (
        lambda: rr.Points3D(np.arange(12, dtype=np.float32).reshape(4, 3)[::2]),
        {"positions": [[0.0, 1.0, 2.0], [6.0, 7.0, 8.0]]},
    ),
    (lambda: rr.Points3D(None), {}),
    (lambda: rr.Transform3D(), {}),
    (
        lambda: rr.Transform3D(translation=[1, 2, 3], rotation=rr.Quaternion(xyzw=[0, 0, 0, 1]), scale=2),
        {"translation": [[1.0, 2.0, 3.0]], "quaternion": [[0.0, 0.0, 0.0, 1.0]], "scale": [[2.0, 2.0, 2.0]]},
    ),
    (
        lambda: rr.Transform3D(rotation=rr.RotationAxisAngle([0, 0, 1], radians=1), relation="ChildFromParent"),
        {"rotation_axis_angle": [{"axis": [0.0, 0.0, 1.0], "angle": 1.0}], "relation": [2]},
    ),
    (
        lambda: rr.Transform3D(
            rotation_axis_angle=rr.RotationAxisAngle([0, 0, 1], rr.Angle(deg=90)),
            quaternion=[0, 0, 0, 1],
            mat3x3=[1, 2, 3, 4, 5, 6, 7, 8, 9],
        ),
        {
            "rotation_axis_angle": [{"axis": [0.0, 0.0, 1.0], "angle": 1.5707964}],
            "quaternion": [[0.0, 0.0, 0.0, 1.0]],
            "mat3x3": [[1.0, 4.0, 7.0, 2.0, 5.0, 8.0, 3.0, 6.0, 9.0]],
        },
    ),
    (
        lambda: rr.Transform3D(scale=[1, 2, 3], child_frame="a", parent_frame="b"),
        {"scale": [[1.0, 2.0, 3.0]], "child_frame": ["a"], "parent_frame": ["b"]},
    ),
    (lambda: rr.Transform3D(scale=rr.Scale3D(3)), {"scale": [[3.0, 3.0, 3.0]]}),
    (lambda: rr.TransformAxes3D(2, show_frame=True), {"axis_length": [2.0], "show_frame": [True]}),
    (
        lambda: rr.Volume3D(
            np.zeros((2, 2, 2), np.float16),
            voxel_size=[1, 1, 1],
            translation=[0, 0, 0],
            quaternion=[0, 0, 0, 1],
            value_range=[0, 1],
            gamma=2,
            colormap="Magma",
            optical_density=3,
        ),
        {
            "values": [{"shape": [2, 2, 2], "names": None, "buffer": [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]}],
            "voxel_size": [[1.0, 1.0, 1.0]],
            "translation": [[0.0, 0.0, 0.0]],
            "quaternion": [[0.0, 0.0, 0.0, 1.0]],
            "value_range": [[0.0, 1.0]],
            "gamma": [2.0],
            "colormap": [3],
            "optical_density": [3.0],
        },
    ),
    (
        lambda: rr.VoxelGridMap(
            [[1, 2, -3]],
            [0.5, 0.5, 0.5],
            values=[1],
            colors=[[1, 2, 3]],
            translation=[1, 2, 3],
            opacity=0.5,
            value_range=[0, 2],
            colormap="Turbo",
        ),
        {
            "voxel_indices": [[1, 2, -3]],
            "voxel_size": [[0.5, 0.5, 0.5]],
            "values": [1.0],
            "colors": [16909311],
            "translation": [[1.0, 2.0, 3.0]],
            "opacity": [0.5],
            "value_range": [[0.0, 2.0]],
            "colormap": [5],
        },
    ),
]


@pytest.mark.parametrize(("make", "expected"), CASES)
def test_stored_values(make: Callable[[], Any], expected: dict[str, Any]) -> None:
    assert rounded(stored(make())) == rounded(expected)
