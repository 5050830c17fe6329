from __future__ import annotations

import math

import numpy as np
import pytest

from rerun_render.drawables import Rect, View
from rerun_render.drawables.frame import Frame
from rerun_render.gpu import GpuContext, GpuRenderer

from .scenes import BLACK, EYE_AT_ORIGIN, FOV, GREEN, RED, flat, frame, linear, look_from, points, srgb

# Alpha-to-coverage may round up to the next sample, which moves an edge out by up to a quarter of a pixel.
EDGE_PX = 0.25


def area(picture: np.ndarray) -> float:
    """White area in pixels, from linear coverage."""
    return float(linear(picture[..., 0]).sum())


def test_edges_have_the_five_values_of_four_samples(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(frame(points((32.3, 31.8, 0), 20.0), camera=flat()))
    found = np.unique(picture[..., 0]).astype(int)
    assert len(found) == 5
    # The graphics API lets the sRGB encoder be off by a little more than half a step.
    assert np.abs(found - [0, 137, 188, 225, 255]).max() <= 1
    assert (picture[..., 3] == 255).all()


def test_single_sample_has_hard_edges(context: GpuContext) -> None:
    with GpuRenderer(context, samples=1) as renderer:
        picture = renderer.render(frame(points((32, 32, 0), 20.0), camera=flat()))
    assert set(np.unique(picture[..., 0])) == {0, 255}
    assert area(picture) == pytest.approx(math.pi * 400, rel=0.02)


def test_orthographic_disc_has_its_area_and_is_symmetric(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(frame(points((32, 32, 0), 20.0), camera=flat()))[..., 0]
    assert area(picture[..., None]) == pytest.approx(math.pi * 400, rel=0.02)
    solid = picture == 255
    assert (solid == solid[::-1]).all() and (solid == solid[:, ::-1]).all() and (solid == solid.T).all()


def test_silhouette_is_that_of_a_sphere(shared_renderer: GpuRenderer) -> None:
    radius, distance, height = 1.0, 3.0, 200
    picture = shared_renderer.render(frame(points((0, 0, -distance), radius), size=(200, height)))
    focal = height / (2 * math.tan(FOV / 2))
    expected = focal * math.tan(math.asin(radius / distance))
    assert math.sqrt(area(picture) / math.pi) == pytest.approx(expected, abs=EDGE_PX)


def test_scene_unit_radius_scales_with_the_transform(shared_renderer: GpuRenderer) -> None:
    transform = np.diag([8.0, 8.0, 1.0, 1.0])
    picture = shared_renderer.render(frame(points((4, 4, 0), 5.0, world_from_obj=transform), camera=flat()))
    assert math.sqrt(area(picture) / math.pi) == pytest.approx(5.0 * 4.0, abs=EDGE_PX)  # cube root of 8*8*1


@pytest.mark.parametrize("distance", [1.0, 10.0, 1000.0])
def test_ui_radius_does_not_depend_on_distance(shared_renderer: GpuRenderer, distance: float) -> None:
    picture = shared_renderer.render(frame(points((0, 0, -distance), -6.0)))
    assert math.sqrt(area(picture) / math.pi) == pytest.approx(6.0, abs=EDGE_PX)


def test_gradient_shading_of_the_centre_and_the_rim(shared_renderer: GpuRenderer) -> None:
    color = (200, 100, 50, 255)
    picture = shared_renderer.render(frame(points((32, 32, 0), 20.0, color, shading="gradient"), camera=flat()))
    # The centre is brighter than the colour itself: the factor there is sqrt(1.2).
    center = math.sqrt(1.2 - math.hypot(0.5, 0.5) / 20.0)
    assert np.abs(picture[32, 32, :3] - srgb(linear(color[:3]) * center)).max() <= 2
    delta = 18.5 - 0.0  # pixel 50 has its centre 18.5 px right of the centre, and 0.5 px below
    shade = math.sqrt(1.2 - math.hypot(delta, 0.5) / 20.0)
    expected = srgb(linear(color[:3]) * max(shade, 0.4))
    assert np.abs(picture[32, 50, :3] - expected).max() <= 2


def test_a_point_without_size_is_a_faint_dot(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(
        frame(points((4.5, 4.5, 0), 0.0, shading="gradient"), camera=flat(8, 8), size=(8, 8))
    )
    lit = np.argwhere((picture[..., :3] != picture[0, 0, :3]).any(axis=-1))
    assert lit.tolist() == [[4, 4]]


def test_flat_colours_come_out_unchanged(shared_renderer: GpuRenderer) -> None:
    for value in range(0, 256, 5):
        color = (value, 255 - value, value // 2, 255)
        picture = shared_renderer.render(frame(points((4, 4, 0), 40.0, color), camera=flat(8, 8), size=(8, 8)))
        assert tuple(picture[4, 4]) == color


@pytest.mark.parametrize("swapped", [False, True])
def test_the_nearer_point_covers_the_farther_one(shared_renderer: GpuRenderer, swapped: bool) -> None:
    near, far = points((0, 0, -2), 0.2, RED), points((0, 0, -4), 1.0, GREEN)
    picture = shared_renderer.render(frame(*((far, near) if swapped else (near, far))))
    assert tuple(picture[32, 32, :3]) == (255, 0, 0)
    assert tuple(picture[32, 42, :3]) == (0, 255, 0)


@pytest.mark.parametrize("swapped", [False, True])
def test_higher_rank_covers_lower_rank_in_flat_views(shared_renderer: GpuRenderer, swapped: bool) -> None:
    low, high = points((32, 32, 0), 10.0, RED, depth_rank=-20), points((32, 32, 0), 5.0, GREEN, depth_rank=30)
    picture = shared_renderer.render(frame(*((high, low) if swapped else (low, high)), camera=flat()))
    assert tuple(picture[32, 32, :3]) == (0, 255, 0)
    assert tuple(picture[32, 40, :3]) == (255, 0, 0)


def test_equal_ranks_keep_painters_order(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(
        frame(points([(32, 32, 0)], 10.0, RED), points([(32, 32, 0)], 10.0, GREEN), camera=flat())
    )
    assert tuple(picture[32, 32, :3]) == (0, 255, 0)


def test_points_behind_or_around_the_eye_are_not_drawn(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(
        frame(points([(0, 0, 3), (0, 0, -0.5), (0, 0, 0)], 1.0), points((0, 0, 5), -3.0), points((0, 0, -3), 0.0))
    )
    assert picture[..., :3].max() == 0


def test_far_from_the_origin_nothing_is_lost(shared_renderer: GpuRenderer) -> None:
    far = 4.0e6
    transform = np.eye(4)
    transform[:3, 3] = far
    eye = look_from((far + 3.0, far, far), (far, far, far))
    here = shared_renderer.render(frame(points((0, 0, 0), 0.5), camera=look_from((3, 0, 0))))
    there = shared_renderer.render(frame(points((0, 0, 0), 0.5, world_from_obj=transform), camera=eye))
    assert (here == there).all()


def test_several_views_draw_into_their_own_rectangles(shared_renderer: GpuRenderer) -> None:
    def view(rect: Rect, color: tuple[int, int, int, int]) -> View:
        return View(rect=rect, camera=EYE_AT_ORIGIN, drawables=(points((0, 0, -20), 19.0, color),), background=BLACK)

    picture = shared_renderer.render(
        Frame(width=67, height=33, views=(view(Rect(1, 2, 20, 30), RED), view(Rect(30, 0, 37, 33), GREEN)))
    )
    assert picture.shape == (33, 67, 4)
    expected = np.full((33, 67, 3), 0x0D, np.uint8)
    expected[2:32, 1:21] = RED[:3]
    expected[0:33, 30:67] = GREEN[:3]
    assert (picture[..., :3] == expected).all()
