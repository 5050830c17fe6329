"""Gaussian splats on both back ends, beside the formulas of their definition."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from rerun_render.cpu import CpuRenderer
from rerun_render.gpu import GpuRenderer
from tests.unit.gpu.scenes import EYE_AT_ORIGIN, FOV, Rgba, frame, instances, linear, look_from, quad_mesh, splats, srgb

Renderer = GpuRenderer | CpuRenderer
SIZE = 64
FOCAL = 0.5 * SIZE / np.tan(0.5 * FOV)


def reference(
    center: np.ndarray, covariance: np.ndarray, color: Rgba, below: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """`below`, linear (H, W, 3), with one splat over it, as an eye in the origin sees it that looks along -z.

    Also (H, W) where there is no doubt: the splat ends at a rectangle 3.5 standard deviations away, whose corners reach
    farther, and which for round splats may lean any way.
    """
    x, y, z = center
    slope = FOCAL / -z * np.array([[1, 0, x / -z], [0, 1, y / -z]])
    on_picture = slope @ covariance @ slope.T + 0.3 * np.eye(2)
    middle = np.array([0.5 * SIZE + FOCAL * x / -z, 0.5 * SIZE - FOCAL * y / -z])
    rows, columns = np.mgrid[:SIZE, :SIZE] + 0.5
    offset = np.stack([columns - middle[0], middle[1] - rows], axis=-1)
    around = offset + np.array([(0, 0), (-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5), (0.5, 0.5)])[:, None, None]
    powers = np.einsum("nhwi,ij,nhwj->nhw", around, np.linalg.inv(on_picture), around)
    power = powers[0]
    alpha = np.where(power < 3.5**2, np.minimum(color[3] / 255 * np.exp(-0.5 * power), 0.999), 0.0)[..., None]
    sure = (powers < 3.3**2).all(axis=0) | (powers > 2 * 3.7**2).all(axis=0)
    return below * (1 - alpha) + linear(color[:3]) * alpha, sure


TILTED = np.array([[0.5, 0.3, 0.1], [0.3, 0.4, -0.2], [0.1, -0.2, 0.6]])


@pytest.mark.parametrize(
    ("center", "covariance", "color"),
    [
        ((0.2, 0.1, -8.0), np.eye(3) * 0.3, (255, 120, 40, 255)),
        ((-1.0, 0.6, -6.0), TILTED * 0.3, (90, 200, 255, 160)),
        ((0.3, -0.2, -5.0), np.diag([0.0, 0.5, 0.0]), (255, 255, 255, 200)),
        ((0.0, 0.0, -9.0), np.zeros((3, 3)), (0, 255, 0, 255)),
    ],
)
def test_a_splat_is_the_projected_gaussian(
    shared_renderer: Renderer, center: Any, covariance: np.ndarray, color: Rgba
) -> None:
    below = np.zeros((SIZE, SIZE, 3))
    expected, sure = reference(np.array(center), covariance, color, below)
    actual = shared_renderer.render(frame(splats(center, covariance, color)))[..., :3]
    assert np.abs(actual - srgb(expected))[sure].max() < 1.5


def test_splats_are_blended_from_far_to_near(shared_renderer: Renderer) -> None:
    places, covariance = [(0, 0, -5.0), (0.2, 0, -7.0), (-0.1, 0.2, -9.0)], np.eye(3) * 0.5
    colors: list[Rgba] = [(255, 0, 0, 150), (0, 255, 0, 150), (0, 0, 255, 200)]
    picture, sure = np.zeros((SIZE, SIZE, 3)), np.ones((SIZE, SIZE), np.bool_)
    for place, color in list(zip(places, colors, strict=True))[::-1]:
        picture, own = reference(np.array(place), covariance, color, picture)
        sure &= own
    for order in ([0, 1, 2], [2, 0, 1]):
        shuffled = splats([places[i] for i in order], covariance, [colors[i] for i in order])
        actual = shared_renderer.render(frame(shuffled))[..., :3]
        assert np.abs(actual - srgb(picture))[sure].max() < 4


def test_opaque_things_hide_splats_behind_them(shared_renderer: Renderer) -> None:
    wall = instances(quad_mesh(0.7, -4.0), (0, 0, 0, 255))
    behind, before = (splats((0, 0, z), np.eye(3) * 0.1, (255, 255, 255, 255)) for z in (-5.0, -3.0))
    middle = SIZE // 2
    assert (shared_renderer.render(frame(wall, behind))[middle, middle, :3] == 0).all()
    assert (shared_renderer.render(frame(wall, before))[middle, middle, :3] > 250).all()


@pytest.mark.parametrize("count", [3, 8, 15])
def test_harmonics_add_to_the_colour_by_direction(shared_renderer: Renderer, count: int) -> None:
    harmonics = np.zeros((1, count, 3), np.float32)
    harmonics[0, 1] = (0.5, 0.0, -0.3)  # along z
    harmonics[0, 2] = (0.0, 0.4, 0.0)  # against x
    blob = splats((0, 0, 0), np.eye(3), (128, 128, 128, 255), harmonics=harmonics)
    for eye in ((6.0, 0.0, 0.0), (0.0, -5.0, 3.0), (-3.0, 4.0, -2.0)):
        direction = -np.array(eye) / np.linalg.norm(eye)
        added = 0.4886025 * (direction[2] * harmonics[0, 1] - direction[0] * harmonics[0, 2])
        expected = np.clip(128 / 255 + added, 0, 1) * 255
        actual = shared_renderer.render(frame(blob, camera=look_from(eye)))[SIZE // 2, SIZE // 2, :3]
        np.testing.assert_allclose(actual, expected, atol=2)


def test_harmonics_turn_with_their_matrix(shared_renderer: Renderer) -> None:
    harmonics = np.zeros((1, 3, 3), np.float32)
    harmonics[0, 2] = (0.0, 0.6, 0.0)
    quarter = np.array([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    turned = np.eye(4)
    turned[:3, :3] = quarter
    by_place = splats((0, 0, 0), np.eye(3), (99, 99, 99, 255), harmonics=harmonics, world_from_obj=turned)
    by_matrix = splats((0, 0, 0), np.eye(3), (99, 99, 99, 255), harmonics=harmonics, harmonics_from_obj=quarter.T)
    pictures = [shared_renderer.render(frame(each, camera=look_from((4, -3, 1)))) for each in (by_place, by_matrix)]
    assert np.abs(pictures[0].astype(int) - pictures[1]).max() <= 2
    plain = splats((0, 0, 0), np.eye(3), (99, 99, 99, 255), harmonics=harmonics)
    assert (
        np.abs(shared_renderer.render(frame(plain, camera=look_from((4, -3, 1)))).astype(int) - pictures[0]).max() > 9
    )


@pytest.mark.parametrize(
    ("place", "covariance"),
    [
        ((0, 0, 5), np.eye(3)),  # behind the eye
        ((0, 0, 0), np.eye(3)),  # in it
        ((1e30, 0, -1), np.eye(3)),
        ((0, 0, -5), np.eye(3) * 1e30),
        ((0, 0, -5), -np.eye(3)),
        ((0, 0, -5), np.full((3, 3), np.nan)),
        ((1e5, 1e5, -1), np.eye(3) * 1e-12),
    ],
)
def test_splats_that_cannot_be_drawn_leave_the_others(shared_renderer: Renderer, place: Any, covariance: Any) -> None:
    good = splats((0, 0, -6), np.eye(3) * 0.2, (255, 0, 0, 255))
    alone = shared_renderer.render(frame(good))
    both = shared_renderer.render(frame(splats(place, covariance, (0, 255, 0, 255)), good))
    np.testing.assert_array_equal(alone, both)


def test_no_splats_draw_nothing(shared_renderer: Renderer) -> None:
    empty = splats(np.zeros((0, 3)), np.eye(3), (255, 255, 255, 255))
    invisible = splats((0, 0, -5), np.eye(3), (255, 255, 255, 0))
    assert (shared_renderer.render(frame(empty, invisible, camera=EYE_AT_ORIGIN))[..., :3] == 0).all()
