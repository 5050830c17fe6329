"""What archetypes of shapes write: arrows, boxes, capsules, cylinders, ellipses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import rerun as rr
from rerun import components as rc
from stored_values import rounded, stored

CASES: list[tuple[Callable[[], Any], dict[str, Any]]] = [
    (
        lambda: rr.Arrows2D(
            vectors=[[1, 2]],
            origins=[[0, 0]],
            radii=1,
            colors=[1, 2, 3],
            labels="a",
            show_labels=False,
            draw_order=3,
            class_ids=4,
        ),
        {
            "vectors": [[1.0, 2.0]],
            "origins": [[0.0, 0.0]],
            "radii": [1.0],
            "colors": [16909311],
            "labels": ["a"],
            "show_labels": [False],
            "draw_order": [3.0],
            "class_ids": [4],
        },
    ),
    (
        lambda: rr.Arrows3D(
            vectors=[[1, 2, 3], [4, 5, 6]], origins=[0, 0, 0], colors=[[255, 0, 0], [0, 255, 0, 128]], class_ids=[1, 2]
        ),
        {
            "vectors": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]],
            "origins": [[0.0, 0.0, 0.0]],
            "colors": [4278190335, 16711808],
            "class_ids": [1, 2],
        },
    ),
    (
        lambda: rr.Boxes2D(half_sizes=[[1, 2]], centers=[[0, 0]], labels=["a"]),
        {"half_sizes": [[1.0, 2.0]], "centers": [[0.0, 0.0]], "labels": ["a"]},
    ),
    (
        lambda: rr.Boxes2D(mins=[[1, 2], [3, 4]], sizes=[[2, 2], [4, 4]]),
        {"half_sizes": [[1.0, 1.0], [2.0, 2.0]], "centers": [[2.0, 3.0], [5.0, 6.0]]},
    ),
    (lambda: rr.Boxes2D(mins=[1, 2], half_sizes=[-1, 1]), {"half_sizes": [[-1.0, 1.0]], "centers": [[0.0, 3.0]]}),
    (
        lambda: rr.Boxes2D(array=[[1, 2, 3, 4]], array_format=rr.Box2DFormat.XYWH),
        {"half_sizes": [[1.5, 2.0]], "centers": [[2.5, 4.0]]},
    ),
    (
        lambda: rr.Boxes2D(array=[[1, 2, 3, 4]], array_format=rr.Box2DFormat.YXHW),
        {"half_sizes": [[2.0, 1.5]], "centers": [[4.0, 2.5]]},
    ),
    (
        lambda: rr.Boxes2D(array=[[1, 2, 3, 4], [5, 6, 9, 9]], array_format=rr.Box2DFormat.XYXY),
        {"half_sizes": [[1.0, 1.0], [2.0, 1.5]], "centers": [[2.0, 3.0], [7.0, 7.5]]},
    ),
    (
        lambda: rr.Boxes2D(array=[[1, 2, 3, 4]], array_format=rr.Box2DFormat.YXYX),
        {"half_sizes": [[1.0, 1.0]], "centers": [[3.0, 2.0]]},
    ),
    (
        lambda: rr.Boxes2D(array=[[1, 2, 3, 4]], array_format=rr.Box2DFormat.XCYCWH),
        {"half_sizes": [[1.5, 2.0]], "centers": [[1.0, 2.0]]},
    ),
    (
        lambda: rr.Boxes2D(array=[1, 2, 3, 4], array_format=rr.Box2DFormat.XCYCW2H2),
        {"half_sizes": [[3.0, 4.0]], "centers": [[1.0, 2.0]]},
    ),
    (
        lambda: rr.Boxes2D(array=[[1, 2, 3, 4], [5, 6, 7, 8]], array_format=rr.Box2DFormat.YXHW),
        {"half_sizes": [[2.0, 1.5], [4.0, 3.5]], "centers": [[4.0, 2.5], [10.0, 8.5]]},
    ),
    (lambda: rr.Boxes2D(centers=[[1, 2]]), {"centers": [[1.0, 2.0]]}),
    (lambda: rr.Boxes3D(half_sizes=[1, 2, 3]), {"half_sizes": [[1.0, 2.0, 3.0]]}),
    (
        lambda: rr.Boxes3D(mins=[[1, 2, 3]], sizes=[[2, 2, 2]], fill_mode="Solid", radii=0.1, colors=[0.5, 0.5, 0.5]),
        {
            "half_sizes": [[1.0, 1.0, 1.0]],
            "centers": [[2.0, 3.0, 4.0]],
            "colors": [2155905279],
            "radii": [0.1],
            "fill_mode": [3],
        },
    ),
    (
        lambda: rr.Boxes3D(
            half_sizes=[[1, 2, 3]], quaternions=[rr.Quaternion(xyzw=[0, 0, 0, 1])], class_ids=[1], labels=["a"]
        ),
        {"half_sizes": [[1.0, 2.0, 3.0]], "quaternions": [[0.0, 0.0, 0.0, 1.0]], "labels": ["a"], "class_ids": [1]},
    ),
    (
        lambda: rr.Boxes3D(half_sizes=[[1, 2, 3]], rotation_axis_angles=rr.RotationAxisAngle([1, 0, 0], degrees=45)),
        {"half_sizes": [[1.0, 2.0, 3.0]], "rotation_axis_angles": [{"axis": [1.0, 0.0, 0.0], "angle": 0.7853982}]},
    ),
    (
        lambda: rr.Boxes3D(half_sizes=[[1, 2, 3]], rotations=[rr.Quaternion(xyzw=[0, 0, 0, 1])]),
        {"half_sizes": [[1.0, 2.0, 3.0]], "rotation_axis_angles": [], "quaternions": [[0.0, 0.0, 0.0, 1.0]]},
    ),
    (
        lambda: rr.Boxes3D(half_sizes=[[1, 2, 3]], rotations=rr.RotationAxisAngle([1, 0, 0], degrees=45)),
        {
            "half_sizes": [[1.0, 2.0, 3.0]],
            "rotation_axis_angles": [{"axis": [1.0, 0.0, 0.0], "angle": 0.7853982}],
            "quaternions": [],
        },
    ),
    (
        lambda: rr.Boxes3D(
            half_sizes=[[1, 2, 3]],
            rotations=[rr.RotationAxisAngle([1, 0, 0], degrees=90), rr.Quaternion(xyzw=[0, 0, 0, 1])],
        ),
        {
            "half_sizes": [[1.0, 2.0, 3.0]],
            "rotation_axis_angles": [],
            "quaternions": [[0.70710677, 0.0, 0.0, 0.70710677], [0.0, 0.0, 0.0, 1.0]],
        },
    ),
    (
        lambda: rr.Capsules3D(
            lengths=[1, 2],
            radii=[0.5, 1],
            translations=[[0, 0, 0]],
            quaternions=[[0, 0, 0, 1]],
            line_radii=0.1,
            fill_mode=3,
        ),
        {
            "lengths": [1.0, 2.0],
            "radii": [0.5, 1.0],
            "translations": [[0.0, 0.0, 0.0]],
            "quaternions": [[0.0, 0.0, 0.0, 1.0]],
            "line_radii": [0.1],
            "fill_mode": [3],
        },
    ),
    (lambda: rr.Capsules3D(lengths=1), {"lengths": [1.0]}),
    (
        lambda: rr.Cylinders3D(
            lengths=[1, 2],
            radii=[0.5, 1],
            centers=[[0, 0, 0]],
            rotation_axis_angles=rr.RotationAxisAngle([1, 0, 0], 1.0),
        ),
        {
            "lengths": [1.0, 2.0],
            "radii": [0.5, 1.0],
            "centers": [[0.0, 0.0, 0.0]],
            "rotation_axis_angles": [{"axis": [1.0, 0.0, 0.0], "angle": 1.0}],
        },
    ),
    (
        lambda: rr.Ellipses2D(half_sizes=[[1, 2]], centers=[[3, 4]], line_radii=1, draw_order=2),
        {"half_sizes": [[1.0, 2.0]], "centers": [[3.0, 4.0]], "line_radii": [1.0], "draw_order": [2.0]},
    ),
    (lambda: rr.Ellipses2D(centers=[[3, 4]]), {"centers": [[3.0, 4.0]]}),
    (
        lambda: rr.Ellipsoids3D(radii=[1, 2], centers=[[0, 0, 0]], fill_mode=rc.FillMode.Solid),
        {"half_sizes": [[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]], "centers": [[0.0, 0.0, 0.0]], "fill_mode": [3]},
    ),
    (lambda: rr.Ellipsoids3D(radii=2.5), {"half_sizes": [[2.5, 2.5, 2.5]]}),
    (
        lambda: rr.Ellipsoids3D(half_sizes=[[1, 2, 3]], quaternions=[[0, 0, 0, 1]]),
        {"half_sizes": [[1.0, 2.0, 3.0]], "quaternions": [[0.0, 0.0, 0.0, 1.0]]},
    ),
]


@pytest.mark.parametrize(("make", "expected"), CASES)
def test_stored_values(make: Callable[[], Any], expected: dict[str, Any]) -> None:
    assert rounded(stored(make())) == rounded(expected)
