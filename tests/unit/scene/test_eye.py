"""Where eyes stand and what they see."""

from __future__ import annotations

from math import radians

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rerun_render.drawables import Camera, Orthographic, Perspective
from rerun_render.scene.eye import RFU, default_eye, look_at, orientation
from rerun_render.scene.views2d import letterbox, visible_region


def position(camera: Camera) -> np.ndarray:
    return np.linalg.inv(camera.view_from_world)[:3, 3]


def forward(camera: Camera) -> np.ndarray:
    return -camera.view_from_world[2, :3]


def test_the_default_eye_follows_the_formula() -> None:
    box = np.array([[0.0, 0, 0], [2, 4, 6]])
    camera = default_eye(box, RFU)
    direction = np.array([0.25, 0.75, -0.25]) / np.linalg.norm([0.25, 0.75, -0.25])
    radius = 1.5 * np.linalg.norm([1, 2, 3])
    np.testing.assert_allclose(position(camera), np.array([1, 2, 3]) - radius * direction)
    np.testing.assert_allclose(forward(camera), direction)
    assert camera.projection == Perspective(radians(55), 0.01)


def test_without_data_the_eye_looks_at_the_origin_from_distance_1() -> None:
    camera = default_eye(None, RFU)
    assert np.linalg.norm(position(camera)) == pytest.approx(1)
    np.testing.assert_allclose(forward(camera), -position(camera), atol=1e-12)


def test_a_single_point_is_seen_from_distance_1_and_tiny_scenes_from_0_02() -> None:
    point = np.array([[1.0, 2, 3], [1, 2, 3]])
    assert np.linalg.norm(position(default_eye(point, RFU)) - [1, 2, 3]) == pytest.approx(1)
    tiny = np.array([[0.0, 0, 0], [1e-4, 0, 0]])
    assert np.linalg.norm(position(default_eye(tiny, RFU)) - [5e-5, 0, 0]) == pytest.approx(0.02)


def test_view_coordinates_turn_the_eye() -> None:
    scene = orientation((3, 2, 5))  # right, down, forward
    assert scene is not None
    camera = default_eye(None, scene)
    np.testing.assert_allclose(forward(camera), np.array([0.25, 0.25, 0.75]) / np.linalg.norm([0.25, 0.25, 0.75]))
    assert camera.view_from_world[1, 1] < 0  # y points down on screen


@pytest.mark.parametrize("codes", [(3, 3, 1), (3, 4, 1), (0, 2, 5), (3, 1), (9, 1, 5)])
def test_view_coordinates_that_make_no_sense(codes: tuple[int, ...]) -> None:
    assert orientation(codes) is None


coordinates = st.floats(-100, 100)
vectors = st.tuples(coordinates, coordinates, coordinates)


@given(vectors, vectors)
@example((0.0, 0.0, 0.0), (0.0, 0.0, 5e-161))
@example((0.0, 0.0, 0.0), (0.0, 5e-324, 0.0))
def test_eyes_are_rigid_and_right_handed(eye: tuple[float, ...], target: tuple[float, ...]) -> None:
    camera = look_at(np.array(eye), np.array(target), np.array([0.0, 0.0, 1.0]))
    rotation = camera.view_from_world[:3, :3]
    np.testing.assert_allclose(rotation @ rotation.T, np.eye(3), atol=1e-9)
    assert np.linalg.det(rotation) == pytest.approx(1)
    np.testing.assert_allclose(camera.view_from_world @ [*eye, 1], [0, 0, 0, 1], atol=1e-9)


def test_looking_along_the_up_axis() -> None:
    camera = look_at(np.array([0.0, 0, 5]), np.zeros(3), np.array([0.0, 0, 1]))
    np.testing.assert_allclose(forward(camera), [0, 0, -1])


def test_2d_views_show_the_picture_of_their_camera_first() -> None:
    content = np.array([[-5.0, -5, 0], [5, 5, 0]])
    assert visible_region((640, 480), content) == (0, 0, 640, 480)
    assert visible_region(None, content) == (-5, -5, 5, 5)
    assert visible_region(None, None) == (0, 0, 100, 100)
    assert visible_region(None, np.array([[0.0, 5, 0], [200, 5, 0]])) == (0, 0, 100, 100)  # as the viewer does


def test_letterbox_centres_the_region_with_square_pixels() -> None:
    projection = letterbox((0, 0, 100, 100), (400, 200)).projection
    assert projection == Orthographic(-50, 0, 150, 100)


@given(st.integers(1, 3000), st.integers(1, 3000), st.floats(0.1, 1e4), st.floats(0.1, 1e4))
def test_letterbox_shows_the_whole_region(width: int, height: int, right: float, bottom: float) -> None:
    projection = letterbox((0, 0, right, bottom), (width, height)).projection
    assert isinstance(projection, Orthographic)
    assert projection.left <= 1e-6 * right and projection.right >= right * (1 - 1e-6)
    assert projection.top <= 1e-6 * bottom and projection.bottom >= bottom * (1 - 1e-6)
    per_px = (projection.right - projection.left) / width
    assert (projection.bottom - projection.top) / height == pytest.approx(per_px)
