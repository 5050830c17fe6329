"""`log_line_strip`, `log_path`, `log_line_segments` and `log_arrow`."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import rerun as rr


def test_a_strip_in_space(logged: Any) -> None:
    rr.log_line_strip("l", [[0, 0, 0], [1, 0, 0], [1, 1, 0]], stroke_width=0.5, color=[255, 0, 0])
    assert logged.fields("l") == {
        "LineStrips3D:strips": [[[0, 0, 0], [1, 0, 0], [1, 1, 0]]],
        "LineStrips3D:radii": [0.25],
        "LineStrips3D:colors": [0xFF0000FF],
    }


def test_a_strip_in_a_plane(logged: Any) -> None:
    rr.log_line_strip("l", np.array([[0, 0], [1, 0]]), draw_order=2, ext={"speed": 3.5})
    assert logged.fields("l") == {
        "LineStrips2D:strips": [[[0, 0], [1, 0]]],
        "LineStrips2D:draw_order": [2],
        "speed": [3.5],
    }


def test_the_oldest_name_of_a_strip(logged: Any) -> None:
    rr.log_path("l", [[0, 0], [1, 0]], stroke_width=1)
    assert logged.fields("l") == {"LineStrips2D:strips": [[[0, 0], [1, 0]]], "LineStrips2D:radii": [0.5]}


def test_a_stroke_width_of_zero_is_a_width(logged: Any) -> None:
    rr.log_line_strip("l", [[0, 0], [1, 0]], stroke_width=0)
    assert logged.value("l", "LineStrips2D:radii") == [0]


def test_a_strip_without_points_removes_it_and_none_keeps_it(logged: Any) -> None:
    rr.log_line_strip("l", [[0, 0], [1, 0]])
    rr.set_time("frame", sequence=1)
    rr.log_line_strip("l", None, color=[0, 0, 255])
    rr.set_time("frame", sequence=2)
    rr.log_line_strip("l", np.empty((0, 2)))
    assert logged.value("l", "LineStrips2D:strips", at=1) == [[[0, 0], [1, 0]]]
    assert logged.value("l", "LineStrips2D:colors", at=1) == [0x0000FFFF]
    assert logged.value("l", "LineStrips2D:strips", at=2) == []


@pytest.mark.parametrize("log", [rr.log_line_strip, rr.log_line_segments])
@pytest.mark.parametrize("positions", [[[1], [2]], [[1, 2, 3, 4]], [1, 2]])
def test_points_of_lines_have_two_or_three_numbers(logged: Any, log: Any, positions: Any) -> None:
    with pytest.raises(TypeError, match="expected N points of 2 or 3 numbers"):
        log("l", positions)


def test_segments_are_strips_of_two_points(logged: Any) -> None:
    rr.log_line_segments("l", [[0, 0], [1, 0], [2, 0], [3, 0], [9, 9]], stroke_width=2, color=[0, 255, 0])
    assert logged.fields("l") == {
        "LineStrips2D:strips": [[[0, 0], [1, 0]], [[2, 0], [3, 0]]],
        "LineStrips2D:radii": [1],
        "LineStrips2D:colors": [0x00FF00FF],
    }


def test_segments_in_space(logged: Any) -> None:
    rr.log_line_segments("l", np.arange(12).reshape(4, 3), timeless=True)
    assert logged.value("l", "LineStrips3D:strips", at=None) == [[[0, 1, 2], [3, 4, 5]], [[6, 7, 8], [9, 10, 11]]]


def test_no_segments(logged: Any) -> None:
    rr.log_line_segments("l", np.empty((0, 3)))
    assert logged.fields("l") == {"LineStrips3D:strips": []}


def test_an_arrow(logged: Any) -> None:
    rr.log_arrow("a", [0, 0, 0], [1, 2, 3], color=[255, 0, 0], label="up", width_scale=0.5)
    assert logged.fields("a") == {
        "Arrows3D:origins": [[0, 0, 0]],
        "Arrows3D:vectors": [[1, 2, 3]],
        "Arrows3D:colors": [0xFF0000FF],
        "Arrows3D:labels": ["up"],
        "Arrows3D:radii": [0.25],
    }


def test_an_arrow_needs_a_vector(logged: Any) -> None:
    with pytest.raises(TypeError, match="expected a vector"):
        rr.log_arrow("a", [0, 0, 0])


def test_an_arrow_of_nothing_changes_only_the_rest(logged: Any) -> None:
    rr.log_arrow("a", None, color=[255, 0, 0])
    assert logged.fields("a") == {"Arrows3D:colors": [0xFF0000FF]}


def test_an_arrow_from_the_middle_of_its_space(logged: Any) -> None:
    rr.log_arrow("a", None, [1, 0, 0])
    assert logged.fields("a") == {"Arrows3D:vectors": [[1, 0, 0]]}
