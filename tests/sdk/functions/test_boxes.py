"""`log_rect`, `log_rects`, `log_obb` and `log_obbs`."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import rerun as rr

# All of them are the rectangle with left 1, top 2, width 4, height 6.
FORMATS = [
    ("XYWH", [1, 2, 4, 6]),
    ("YXHW", [2, 1, 6, 4]),
    ("XYXY", [1, 2, 5, 8]),
    ("YXYX", [2, 1, 8, 5]),
    ("XCYCWH", [3, 5, 4, 6]),
    ("XCYCW2H2", [3, 5, 2, 3]),
]


@pytest.mark.parametrize(("name", "rect"), FORMATS)
def test_formats_of_rectangles(logged: Any, name: str, rect: list[float]) -> None:
    rr.log_rect("one", rect, rect_format=rr.RectFormat[name])
    second = [value + 10 for value in rect] if name in ("XYXY", "YXYX") else [rect[0] + 10, rect[1] + 10, *rect[2:]]
    rr.log_rects("many", np.array([rect, second]), rect_format=rr.RectFormat[name])
    assert logged.fields("one") == {"Boxes2D:half_sizes": [[2, 3]], "Boxes2D:centers": [[3, 5]]}
    assert logged.fields("many") == {
        "Boxes2D:half_sizes": [[2, 3], [2, 3]],
        "Boxes2D:centers": [[3, 5], [13, 15]],
    }


def test_style_of_a_rectangle(logged: Any) -> None:
    rr.log_rect("r", [0, 0, 2, 2], color=[0, 255, 0], label="cat", class_id=0, draw_order=3)
    assert logged.fields("r") == {
        "Boxes2D:half_sizes": [[1, 1]],
        "Boxes2D:centers": [[1, 1]],
        "Boxes2D:colors": [0x00FF00FF],
        "Boxes2D:labels": ["cat"],
        "Boxes2D:class_ids": [0],
        "Boxes2D:draw_order": [3],
    }


def test_style_of_rectangles(logged: Any) -> None:
    rr.log_rects(
        "r",
        [[0, 0, 2, 2], [1, 1, 2, 2]],
        identifiers=[5, 6],
        colors=[[255, 0, 0], [0, 255, 0]],
        labels=["a", "b"],
        class_ids=[1, 2],
        timeless=True,
    )
    assert logged.value("r", "Boxes2D:colors", at=None) == [0xFF0000FF, 0x00FF00FF]
    assert logged.value("r", "Boxes2D:labels", at=None) == ["a", "b"]
    assert logged.value("r", "Boxes2D:class_ids", at=None) == [1, 2]
    assert logged.value("r", "identifiers", at=None) == [5, 6]


@pytest.mark.parametrize("nothing", [None, [], np.empty((0, 4))])
def test_no_rectangle_is_an_empty_batch(logged: Any, nothing: Any) -> None:
    rr.log_rect("one", nothing)
    rr.log_rects("many", nothing)
    assert logged.fields("one") == {"Boxes2D:half_sizes": [], "Boxes2D:centers": []}
    assert logged.fields("many") == {"Boxes2D:half_sizes": [], "Boxes2D:centers": []}


def test_a_rectangle_of_zeros_is_one(logged: Any) -> None:
    rr.log_rect("r", [0, 0, 0, 0])
    assert logged.value("r", "Boxes2D:half_sizes") == [[0, 0]]


def test_rectangles_have_four_numbers(logged: Any) -> None:
    with pytest.raises(TypeError, match="expected 4 numbers, got 3"):
        rr.log_rect("r", [1, 2, 3])
    with pytest.raises(TypeError, match="expected N rows of 4 numbers"):
        rr.log_rects("r", [[1, 2, 3]])


def test_a_box(logged: Any) -> None:
    rr.log_obb(
        "b",
        half_size=[1.0, 2.0, 3.0],
        position=[4, 5, 6],
        rotation_q=[0, 0, 0, 1],
        color=[255, 255, 0],
        stroke_width=0.5,
        label="box",
        class_id=0,
    )
    assert logged.fields("b") == {
        "Boxes3D:half_sizes": [[1, 2, 3]],
        "Boxes3D:centers": [[4, 5, 6]],
        "Boxes3D:quaternions": [[0, 0, 0, 1]],
        "Boxes3D:colors": [0xFFFF00FF],
        "Boxes3D:radii": [0.25],
        "Boxes3D:labels": ["box"],
        "Boxes3D:class_ids": [0],
    }


def test_a_box_by_position_as_in_the_first_release(logged: Any) -> None:
    rr.log_obb("b", [1, 1, 1], [2, 2, 2], [0, 0, 1, 0], [1.0, 1.0, 1.0], 2.0, "old", 9)
    assert logged.value("b", "Boxes3D:radii") == [1]
    assert logged.value("b", "Boxes3D:labels") == ["old"]
    assert logged.value("b", "Boxes3D:class_ids") == [9]
    assert logged.value("b", "Boxes3D:colors") == [0xFFFFFFFF]


def test_a_box_without_a_size_changes_only_the_rest(logged: Any) -> None:
    rr.log_obb("b", half_size=None, position=[1, 2, 3])
    assert logged.fields("b") == {"Boxes3D:centers": [[1, 2, 3]]}


@pytest.mark.parametrize("wrong", [{"half_size": [1, 2]}, {"position": [1, 2, 3, 4]}, {"rotation_q": [0, 0, 1]}])
def test_vectors_of_a_box_have_their_length(logged: Any, wrong: dict[str, Any]) -> None:
    arguments: dict[str, Any] = {"half_size": [1, 1, 1], **wrong}
    with pytest.raises(TypeError, match=f"{next(iter(wrong))}: expected"):
        rr.log_obb("b", **arguments)


def test_boxes(logged: Any) -> None:
    rr.log_obbs(
        "b",
        half_sizes=[[1, 1, 1], [2, 2, 2]],
        positions=[[0, 0, 0], [5, 5, 5]],
        rotations_q=[[0, 0, 0, 1], [0, 0, 1, 0]],
        colors=[255, 0, 0],
        stroke_widths=[1, 2],
        labels=["a", "b"],
        class_ids=[1, 2],
    )
    assert logged.fields("b") == {
        "Boxes3D:half_sizes": [[1, 1, 1], [2, 2, 2]],
        "Boxes3D:centers": [[0, 0, 0], [5, 5, 5]],
        "Boxes3D:quaternions": [[0, 0, 0, 1], [0, 0, 1, 0]],
        "Boxes3D:colors": [0xFF0000FF],
        "Boxes3D:radii": [0.5, 1],
        "Boxes3D:labels": ["a", "b"],
        "Boxes3D:class_ids": [1, 2],
    }


def test_no_boxes_are_an_empty_batch(logged: Any) -> None:
    rr.log_obbs("b", half_sizes=[])
    assert logged.fields("b") == {"Boxes3D:half_sizes": []}
