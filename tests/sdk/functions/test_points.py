"""`log_point` and `log_points`."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import rerun as rr


def test_a_point_in_space(logged: Any) -> None:
    rr.log_point("p", [1, 2, 3], radius=0.5, color=[255, 0, 0], label="here", class_id=3, keypoint_id=4)
    assert logged.fields("p") == {
        "Points3D:positions": [[1, 2, 3]],
        "Points3D:radii": [0.5],
        "Points3D:colors": [0xFF0000FF],
        "Points3D:labels": ["here"],
        "Points3D:class_ids": [3],
        "Points3D:keypoint_ids": [4],
    }


def test_a_point_in_a_plane(logged: Any) -> None:
    rr.log_point("p", np.array([1.5, 2]), draw_order=7)
    assert logged.fields("p") == {"Points2D:positions": [[1.5, 2]], "Points2D:draw_order": [7]}


def test_a_key_point_without_a_class_is_of_class_0(logged: Any) -> None:
    rr.log_point("one", [0, 0], keypoint_id=5)
    rr.log_points("many", [[0, 0, 0], [1, 1, 1]], keypoint_ids=[1, 2])
    assert logged.value("one", "Points2D:class_ids") == [0]
    assert logged.value("one", "Points2D:keypoint_ids") == [5]
    assert logged.value("many", "Points3D:class_ids") == [0]


def test_zeros_are_values(logged: Any) -> None:
    rr.log_point("p", [0, 0, 0], color=[0, 0, 0], class_id=0, radius=0)
    assert logged.value("p", "Points3D:positions") == [[0, 0, 0]]
    assert logged.value("p", "Points3D:colors") == [0x000000FF]
    assert logged.value("p", "Points3D:class_ids") == [0]
    assert logged.value("p", "Points3D:radii") == [0]


@pytest.mark.parametrize("position", [[1], [1, 2, 3, 4], []])
def test_points_have_two_or_three_numbers(logged: Any, position: list[int]) -> None:
    with pytest.raises(TypeError, match="expected 2 or 3 numbers"):
        rr.log_point("p", position)


@pytest.mark.parametrize("positions", [[[1]], [[1, 2, 3, 4]], [1, 2, 3], np.zeros((2, 2, 3))])
def test_batches_have_rows_of_two_or_three_numbers(logged: Any, positions: Any) -> None:
    with pytest.raises(TypeError, match="expected N points of 2 or 3 numbers"):
        rr.log_points("p", positions)


def test_without_a_position_only_the_rest_changes(logged: Any) -> None:
    rr.log_point("p", [1, 2, 3], color=[255, 0, 0])
    rr.set_time("frame", sequence=1)
    rr.log_point("p", color=[0, 255, 0])
    assert logged.value("p", "Points3D:positions", at=1) == [[1, 2, 3]]
    assert logged.value("p", "Points3D:colors", at=1) == [0x00FF00FF]
    assert logged.value("p", "Points3D:colors", at=0) == [0xFF0000FF]


def test_without_positions_only_the_rest_changes(logged: Any) -> None:
    rr.log_points("p", [[1, 2], [3, 4]])
    rr.set_time("frame", sequence=1)
    rr.log_points("p", radii=[2.0])
    assert logged.value("p", "Points2D:positions", at=1) == [[1, 2], [3, 4]]
    assert logged.value("p", "Points2D:radii", at=1) == [2]


def test_a_batch(logged: Any) -> None:
    rr.log_points(
        "p",
        np.array([[0, 0, 0], [1, 1, 1]], dtype=np.float64),
        colors=[[255, 0, 0], [0, 0, 255]],
        radii=[1, 2],
        labels=["a", "b"],
        class_ids=[1, 2],
        keypoint_ids=[3, 4],
    )
    assert logged.fields("p") == {
        "Points3D:positions": [[0, 0, 0], [1, 1, 1]],
        "Points3D:colors": [0xFF0000FF, 0x0000FFFF],
        "Points3D:radii": [1, 2],
        "Points3D:labels": ["a", "b"],
        "Points3D:class_ids": [1, 2],
        "Points3D:keypoint_ids": [3, 4],
    }


@pytest.mark.parametrize(
    ("color", "stored"),
    [
        ([255, 128, 0], 0xFF8000FF),
        ([255, 128, 0, 64], 0xFF800040),
        (np.array([255, 128, 0], dtype=np.uint8), 0xFF8000FF),
        ((1.0, 0.0, 0.5), 0xFF0080FF),
        (np.array([1.0, 0.0, 0.5, 0.0]), 0xFF008000),
        ([1, 0, 0], 0x010000FF),
    ],
)
def test_one_color_for_all(logged: Any, color: Any, stored: int) -> None:
    rr.log_points("many", [[0, 0], [1, 1]], colors=color)
    rr.log_point("one", [0, 0], color=color)
    assert logged.value("many", "Points2D:colors") == [stored]
    assert logged.value("one", "Points2D:colors") == [stored]


def test_no_points_clear_the_batch_and_nothing_else(logged: Any) -> None:
    rr.log_points("p", [[1, 2], [3, 4]], colors=[255, 0, 0])
    rr.set_time("frame", sequence=1)
    rr.log_points("p", np.empty((0, 2)), colors=[0, 0, 255], labels=["none"])
    rr.log_points("q", [])
    assert logged.fields("p", at=1) == {"Points2D:positions": [], "Points2D:colors": [0xFF0000FF]}
    assert logged.fields("q", at=1) == {"Points3D:positions": []}


def test_timeless_data_has_no_time(logged: Any) -> None:
    rr.log_point("one", [1, 2], timeless=True)
    rr.log_points("many", [[1, 2]], timeless=True)
    assert logged.cell("one", "Points2D:positions", at=None).time is None
    assert logged.value("many", "Points2D:positions", at=None) == [[1, 2]]


def test_identifiers_and_columns_of_ones_own(logged: Any) -> None:
    rr.log_points("p", [[1, 2], [3, 4]], identifiers=[7, 8], ext={"temperature": [20.5, 21.0]})
    rr.log_point("q", [1, 2], ext={"name": "x"})
    assert logged.value("p", "identifiers") == [7, 8]
    assert str(logged.cell("p", "identifiers").array.type) == "uint64"
    assert logged.value("p", "temperature") == [20.5, 21.0]
    assert logged.value("q", "name") == ["x"]


def test_points_of_another_recording(logged: Any) -> None:
    other = rr.RecordingStream("other", send_properties=False)
    memory = other.memory_recording()
    rr.log_point("p", [1, 2], recording=other)
    assert memory.num_msgs() > 0
    rr.log_point("q", [1, 2])
    assert logged.entities() == ["/q"]
