"""Files of key frames, and eyes between them."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rerun_render.core.errors import InputError, UsageError
from rerun_render.scene.camera_control.keyframes import parse_keys, read_keys
from rerun_render.scene.camera_control.path import CameraPath, quaternion, rotation_matrix

ORIGIN = [0, 0, 0]


def keys(*eyes: tuple[float, ...], **more: Any) -> CameraPath:
    """Evenly spread key frames that look at the origin."""
    content = {"keyframes": [{"eye": list(eye), "look_at": ORIGIN} for eye in eyes], **more}
    return CameraPath(parse_keys(content, "test"), range(len(eyes)))


def turn(degrees: float) -> np.ndarray:
    """Rotation around z."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])


def matrix(degrees: float, place: tuple[float, float, float]) -> np.ndarray:
    pose = np.eye(4)
    pose[:3, :3], pose[:3, 3] = turn(degrees), place
    return pose


def test_the_path_goes_through_its_key_frames_and_stops_at_the_ends() -> None:
    path = keys((4, 0, 0), (0, 4, 0), (-4, 0, 2))
    for place, expected in ((-1, (4, 0, 0)), (0, (4, 0, 0)), (1, (0, 4, 0)), (2, (-4, 0, 2)), (9, (-4, 0, 2))):
        assert path.at(place).position.tolist() == list(expected)


def test_the_speed_does_not_jump_at_key_frames() -> None:
    path = keys((4, 0, 0), (0, 4, 0), (-4, 0, 2), (-4, -4, 2))
    for place in (1.0, 2.0):
        before = path.at(place).position - path.at(place - 1e-5).position
        after = path.at(place + 1e-5).position - path.at(place).position
        assert np.allclose(before, after, rtol=1e-3, atol=2e-9)


def test_uneven_times_on_a_line_do_not_overshoot() -> None:
    content = [{"eye": [x, 0, 5], "look_at": ORIGIN} for x in (0, 1, 2, 10)]
    path = CameraPath(parse_keys(content, "test"), [0, 1, 2, 10])
    assert [float(path.at(t).position[0]) for t in (0.5, 1.5, 6.0)] == pytest.approx([0.5, 1.5, 6.0])


def test_equal_neighbours_stand_still() -> None:
    path = keys((4, 0, 0), (0, 4, 0), (0, 4, 0), (-4, 0, 0))
    assert path.at(1.5).position.tolist() == [0, 4, 0]


def test_straight_lines_on_demand() -> None:
    path = keys((4, 0, 0), (0, 4, 0), (-4, 0, 0), interpolation="linear")
    assert path.at(0.5).position.tolist() == [2, 2, 0]


def test_a_lone_key_frame_holds() -> None:
    pose = keys((1, 2, 3)).at(5.0)
    assert pose.position.tolist() == [1, 2, 3]
    assert pose.target is not None
    assert pose.target.tolist() == ORIGIN


def test_of_key_frames_at_one_time_the_last_counts() -> None:
    content = [{"eye": [x, 0, 5], "look_at": ORIGIN} for x in (0, 1, 2)]
    path = CameraPath(parse_keys(content, "test"), [0, 4, 4])
    assert path.at(4).position.tolist() == [2, 0, 5]


def test_up_and_fov_change_gradually() -> None:
    content = [
        {"eye": [9, 0, 0], "look_at": ORIGIN, "up": [0, 0, 2], "fov": 40},
        {"eye": [9, 0, 0], "look_at": ORIGIN, "up": [0, 1, 0], "fov": 60},
    ]
    pose = CameraPath(parse_keys(content, "test"), [0, 1]).at(0.5)
    assert pose.fov == 50
    assert pose.up is not None
    assert pose.up.tolist() == pytest.approx([0, math.sqrt(0.5), math.sqrt(0.5)])


def test_nerfstudio_paths_turn_on_the_shortest_way() -> None:
    poses = [matrix(10, (1, 0, 0)), matrix(70, (3, 0, 0))]
    content = {
        "seconds": 2,
        "camera_path": [{"camera_to_world": pose.ravel().tolist(), "fov": 50, "aspect": 1.5} for pose in poses],
        "keyframes": [],
    }
    pose = CameraPath(parse_keys(content, "test"), [0, 1]).at(0.5)
    assert pose.position.tolist() == [2, 0, 0]
    assert pose.fov == 50
    assert pose.rotation is not None
    assert np.allclose(pose.rotation, turn(40))


@pytest.mark.parametrize("as_text", [False, True])
@pytest.mark.parametrize("by_columns", [False, True])
def test_matrices_of_key_frames_in_either_order(by_columns: bool, as_text: bool) -> None:
    pose = matrix(30, (1, 2, 3))
    numbers = (pose.T if by_columns else pose).ravel().tolist()
    (key,) = parse_keys({"keyframes": [{"matrix": json.dumps(numbers) if as_text else numbers}]}, "test").keys
    assert key.eye == (1, 2, 3)
    assert np.allclose(key.rotation, turn(30))


@pytest.mark.parametrize("seed", range(20))
def test_quaternions_of_rotations(seed: int) -> None:
    q, _ = np.linalg.qr(np.random.default_rng(seed).normal(size=(3, 3)))
    rotation = q * np.sign(np.linalg.det(q))
    assert np.allclose(rotation_matrix(quaternion(rotation)), rotation)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({}, "a list of 1 to"),
        ([], "a list of 1 to"),
        ("x", "a list of 1 to"),
        ([5], "expected an object with eye and look_at, got 5: key frame 0 of test"),
        ([{"eye": [1, 2, 3]}], "expected eye and look_at"),
        ([{"eye": [1, 2], "look_at": ORIGIN}], "eye of key frame 0 of test as three numbers"),
        ([{"eye": ORIGIN, "look_at": ORIGIN}], "another place"),
        ([{"eye": [1, 2, 3], "look_at": ORIGIN, "fov": 500}], "at most 179"),
        ([{"eye": [1, 2, 3], "look_at": ORIGIN, "up": ORIGIN}], "not zero"),
        ([{"eye": [1, 2, 3], "look_at": ORIGIN, "time": []}], "a time as text or number"),
        ([{"eye": [1, 2, 3], "look_at": ORIGIN, "time": 1}, {"eye": [1, 2, 3], "look_at": ORIGIN}], "all key frames"),
        ([{"eye": [1, 2, 3], "look_at": ORIGIN}, {"matrix": np.eye(4).tolist()}], "either look_at or a matrix"),
        ([{"matrix": [1, 2]}], "4 x 4 finite numbers"),
        ([{"matrix": "what"}], "4 x 4 finite numbers"),
        ([{"matrix": np.diag([1, 1, 0, 1]).tolist()}], "flattens"),
        ({"keyframes": [{"eye": [1, 2, 3], "look_at": ORIGIN}], "interpolation": "jumpy"}, "smooth or linear"),
    ],
)
def test_files_that_do_not_fit(content: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse_keys(content, "test")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_keys(tmp_path / "missing.json")
    (tmp_path / "broken.json").write_text("{")
    with pytest.raises(UsageError, match="of JSON"):
        read_keys(tmp_path / "broken.json")
