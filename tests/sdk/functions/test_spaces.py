"""`log_pinhole`, `log_rigid3`, `log_view_coordinates`, `log_unknown_transform` and `log_disconnected_space`."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import rerun as rr

U, D, R, L, F, B = 1, 2, 3, 4, 5, 6


def test_a_projection_by_its_matrix(logged: Any) -> None:
    matrix = [[500, 0, 320], [0, 400, 240], [0, 0, 1]]
    rr.log_pinhole("c", child_from_parent=matrix, width=640, height=480)
    assert logged.fields("c") == {
        "Pinhole:image_from_camera": [[500, 0, 0, 0, 400, 0, 320, 240, 1]],
        "Pinhole:resolution": [[640, 480]],
    }


def test_a_projection_by_its_focal_length(logged: Any) -> None:
    rr.log_pinhole("c", width=640, height=480, focal_length_px=500, camera_xyz="RUB", timeless=True)
    assert logged.value("c", "Pinhole:image_from_camera", at=None) == [[500, 0, 0, 0, 500, 0, 320, 240, 1]]
    assert logged.value("c", "Pinhole:camera_xyz", at=None) == [[R, U, B]]


def test_a_projection_by_focal_length_and_middle(logged: Any) -> None:
    rr.log_pinhole("c", width=640, height=480, focal_length_px=[500, 400], principal_point_px=(300, 200))
    assert logged.value("c", "Pinhole:image_from_camera") == [[500, 0, 0, 0, 400, 0, 300, 200, 1]]


def test_a_projection_of_a_size_only(lenient: Any) -> None:
    with pytest.warns(rr.RerunWarning, match="sqrt"):
        rr.log_pinhole("c", width=400, height=100)
    assert lenient.value("c", "Pinhole:image_from_camera") == [[200, 0, 0, 0, 200, 0, 200, 50, 1]]


def test_the_matrix_wins(lenient: Any) -> None:
    with pytest.warns(rr.RerunWarning, match="ignored"):
        rr.log_pinhole("c", width=4, height=4, child_from_parent=np.eye(3), focal_length_px=7)
    assert lenient.value("c", "Pinhole:image_from_camera") == [[1, 0, 0, 0, 1, 0, 0, 0, 1]]


def test_a_projection_of_another_shape(logged: Any) -> None:
    with pytest.raises(TypeError, match="shape"):
        rr.log_pinhole("c", width=4, height=4, child_from_parent=np.eye(4))


def test_a_pose(logged: Any) -> None:
    rr.log_rigid3("t", parent_from_child=([1, 2, 3], np.array([0.5, 0.0, 0.0, 0.8660254])))
    (quaternion,) = logged.value("t", "Transform3D:quaternion")
    assert quaternion == pytest.approx([0.5, 0, 0, 0.8660254])
    assert logged.value("t", "Transform3D:translation") == [[1, 2, 3]]
    assert logged.value("t", "Transform3D:relation") == [1]


def test_an_extrinsic(logged: Any) -> None:
    rr.log_rigid3("t", child_from_parent=([1, 2, 3], [0, 0, 0, 1]), xyz="RDF", timeless=True)
    assert logged.value("t", "Transform3D:relation", at=None) == [2]
    assert logged.value("t", "ViewCoordinates:xyz", at=None) == [[R, D, F]]


def test_a_transform_has_one_direction(logged: Any) -> None:
    pose = ([0, 0, 0], [0, 0, 0, 1])
    with pytest.raises(TypeError, match="exactly one"):
        rr.log_rigid3("t")
    with pytest.raises(TypeError, match="exactly one"):
        rr.log_rigid3("t", parent_from_child=pose, child_from_parent=pose)
    with pytest.raises(TypeError, match="quaternion: expected 4 numbers"):
        rr.log_rigid3("t", parent_from_child=([0, 0, 0], [0, 0, 1]))


@pytest.mark.parametrize(
    ("xyz", "stored"),
    [("RDF", [R, D, F]), ("rub", [R, U, B]), ("FLU", [F, L, U]), ("RUF", [R, U, F])],
)
def test_axes_by_letters(logged: Any, xyz: str, stored: list[int]) -> None:
    rr.log_view_coordinates("w", xyz=xyz)
    assert logged.fields("w") == {"ViewCoordinates:xyz": [stored]}


@pytest.mark.parametrize(
    ("up", "right", "left"),
    [
        ("+X", [U, R, F], [U, R, B]),
        ("-X", [D, R, B], [D, R, F]),
        ("+Y", [R, U, B], [R, U, F]),
        ("-Y", [R, D, F], [R, D, B]),
        ("+Z", [R, F, U], [R, B, U]),
        ("-Z", [R, B, D], [R, F, D]),
    ],
)
def test_axes_by_the_one_that_is_up(logged: Any, up: str, right: list[int], left: list[int]) -> None:
    rr.log_view_coordinates("default", up=up, timeless=True)
    rr.log_view_coordinates("right", up=up.lower(), right_handed=True)
    rr.log_view_coordinates("left", up=up, right_handed=False)
    assert logged.value("default", "ViewCoordinates:xyz", at=None) == [right]
    assert logged.value("right", "ViewCoordinates:xyz") == [right]
    assert logged.value("left", "ViewCoordinates:xyz") == [left]


@pytest.mark.parametrize("xyz", ["RDX", "RRF", "RD", "RDFU"])
def test_letters_that_are_no_axes(logged: Any, xyz: str) -> None:
    with pytest.raises(ValueError, match="one letter each"):
        rr.log_view_coordinates("w", xyz=xyz)


def test_axes_of_the_other_hand(logged: Any) -> None:
    rr.log_view_coordinates("w", xyz="RDF", right_handed=True)
    with pytest.raises(ValueError, match="'RDF' is right-handed"):
        rr.log_view_coordinates("w", xyz="RDF", right_handed=False)
    with pytest.raises(ValueError, match="'RUF' is left-handed"):
        rr.log_view_coordinates("w", xyz="RUF", right_handed=True)
    with pytest.raises(ValueError, match="expected one of"):
        rr.log_view_coordinates("w", up="Z")


def test_no_axes_at_all(lenient: Any) -> None:
    with pytest.warns(rr.RerunWarning, match="got neither"):
        rr.log_view_coordinates("w")
    assert lenient.entities() == []


def test_letters_win_over_up(lenient: Any) -> None:
    with pytest.warns(rr.RerunWarning, match="up is ignored"):
        rr.log_view_coordinates("w", xyz="RDF", up="+Z")
    assert lenient.value("w", "ViewCoordinates:xyz") == [[R, D, F]]


@pytest.mark.parametrize("log", [rr.log_unknown_transform, rr.log_disconnected_space])
def test_spaces_apart(logged: Any, log: Any) -> None:
    log("a/b")
    log(["a", "c"], True)
    frames = [logged.value("a/b", "Transform3D:parent_frame"), logged.value("a/c", "Transform3D:parent_frame", at=None)]
    assert frames == [["<disconnected>/a/b"], ["<disconnected>/a/c"]]
