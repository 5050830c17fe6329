"""Triangles and strokes of the user interface, in both back ends."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pytest

from rerun_render.drawables import Frame, Rect, UiLayer, UiQuads, UiStrokes, UiTriangles, View
from rerun_render.gpu import GpuContext, GpuRenderer
from tests.unit.gpu.scenes import GREEN, RED, WHITE, Rgba, flat


def triangles(places: npt.ArrayLike, colors: npt.ArrayLike, *corners: tuple[int, int, int]) -> UiTriangles:
    positions = np.array(places, np.float32)
    return UiTriangles(
        positions=positions,
        colors=np.broadcast_to(np.array(colors, np.uint8), (len(positions), 4)).copy(),
        triangles=np.array(corners or [(0, 1, 2)], np.uint32).reshape(-1, 3),
    )


def square(left: float, top: float, right: float, bottom: float, color: Rgba) -> UiTriangles:
    places = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return triangles(places, color, (0, 1, 2), (0, 3, 2))


def picture_of(*layers: UiLayer, size: int = 32) -> Frame:
    return Frame(width=size, height=size, views=(), ui=layers, color=(0, 0, 0, 255))


def test_pixels_count_where_their_centres_are_inside(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(picture_of(square(3.4, 5.6, 9.4, 8.5, WHITE)))[..., 0]
    expected = np.zeros((32, 32), np.uint8)
    expected[6:8, 3:9] = 255
    assert (picture == expected).all()


def test_edges_that_triangles_share_are_drawn_once(shared_renderer: GpuRenderer) -> None:
    turn = np.linspace(0.0, 2.0 * math.pi, 62)[:-1]
    rim = np.stack([15.5 + 60 * np.cos(turn), 15.5 + 60 * np.sin(turn)], -1)
    corners = [(0, 1 + i, 1 + (i + 1) % 61) for i in range(61)]
    glass = triangles([(15.5, 15.5), *rim], (100, 100, 100, 100), *corners)
    picture = shared_renderer.render(picture_of(glass))
    assert (picture[..., :3] == 100).all()


def test_colours_run_evenly_between_corners(shared_renderer: GpuRenderer) -> None:
    places = [(0, 0), (32, 0), (32, 32), (0, 32)]
    ramp = triangles(places, [(0, 0, 0, 0), (255, 0, 0, 255), (255, 0, 0, 255), (0, 0, 0, 0)], (0, 1, 2), (0, 2, 3))
    white = square(0, 16, 32, 32, WHITE)
    picture = shared_renderer.render(picture_of(white, ramp)).astype(int)
    part = (np.arange(32) + 0.5) / 32
    assert np.abs(picture[:16, :, 0] - 255 * part).max() <= 1.5
    assert np.abs(picture[16:, :, 1] - 255 * (1 - part)).max() <= 1.5
    assert (picture[16:, :, 0] >= 254).all()


def test_light_without_alpha_is_added(shared_renderer: GpuRenderer) -> None:
    glow = square(0, 0, 32, 32, (100, 50, 0, 0))
    picture = shared_renderer.render(picture_of(square(0, 0, 32, 32, (200, 20, 30, 255)), glow))
    assert (picture == (255, 70, 30, 255)).all()


def test_layers_of_both_kinds_are_drawn_in_order(shared_renderer: GpuRenderer) -> None:
    def quad(left: float, color: Rgba) -> UiQuads:
        return UiQuads(
            rects=np.array([(left, 0, 32, 32)], np.float32),
            colors=np.array([color], np.uint8),
            corner_radii=np.zeros(1, np.float32),
            uvs=np.zeros((1, 4), np.float32),
        )

    layers = (
        square(0, 0, 32, 32, RED),
        quad(8, GREEN),
        square(16, 0, 32, 32, RED),
        square(20, 0, 32, 32, WHITE),
        quad(24, GREEN),
    )
    for order in (layers, layers[::-1]):
        picture = shared_renderer.render(picture_of(*order))
        expected = (RED, GREEN, RED, WHITE, GREEN) if order is layers else (RED,) * 5
        assert [tuple(picture[16, x].tolist()) for x in (4, 12, 18, 22, 28)] == list(expected)


def test_views_and_clips_bound_triangles(shared_renderer: GpuRenderer) -> None:
    whole = square(-1000, -1000, 1000, 1000, WHITE)
    clipped = UiTriangles(
        positions=whole.positions, colors=whole.colors, triangles=whole.triangles, clip=Rect(2, 3, 10, 100)
    )
    view = View(rect=Rect(4, 0, 20, 20), camera=flat(), overlay=(clipped,))
    picture = shared_renderer.render(Frame(width=32, height=32, views=(view,), color=(0, 0, 0, 255)))[..., 0]
    expected = np.full((32, 32), 0, np.uint8)
    expected[:20, 4:24] = 13
    expected[3:20, 4:12] = 255
    assert (picture == expected).all()


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_triangles_without_a_place_are_left_out(shared_renderer: GpuRenderer, bad: float) -> None:
    places = [(0, 0), (32, 0), (bad, 32), (0, 0), (0, 0), (32, 32), (10, 10), (10, 20), (20, 10)]
    layer = triangles(places, WHITE, (0, 1, 2), (3, 4, 5), (6, 7, 8))
    picture = shared_renderer.render(picture_of(layer))[..., 0]
    assert picture[12, 12] == 255
    assert np.count_nonzero(picture) in range(40, 60)


def test_random_triangles_look_the_same(context: GpuContext, shared_renderer: GpuRenderer) -> None:
    rng = np.random.default_rng(5)
    places = rng.uniform(-20, 90, (120, 2))
    places[60:] = places[:60] + rng.uniform(-3, 3, (60, 2))
    layer = triangles(places, rng.integers(0, 256, (120, 4)), *rng.integers(0, 120, (150, 3)).tolist())
    with GpuRenderer(context) as renderer:
        expected = renderer.render(picture_of(layer, size=80)).astype(int)
    actual = shared_renderer.render(picture_of(layer, size=80)).astype(int)
    differs = np.abs(expected - actual).max(axis=-1)
    assert np.mean(differs > 6) < 0.005


def test_layers_stay_on_the_device_while_they_are_the_same(renderer: GpuRenderer) -> None:
    kept = square(0, 0, 20, 20, RED)
    renderer.render(picture_of(kept, square(1, 1, 2, 2, WHITE)))
    before = renderer.stats.uploads
    renderer.render(picture_of(kept, square(3, 3, 4, 4, WHITE)))
    assert renderer.stats.uploads == before + 2, "corners and places of the other layer only"
    renderer.render(picture_of(kept))
    assert renderer.stats.uploads == before + 2


# Strokes


def strokes(*ends: tuple[float, float, float, float], radius: float = 1.0, color: Rgba = WHITE) -> UiStrokes:
    return UiStrokes(
        ends=np.array(ends, np.float32).reshape(-1, 4),
        radii=np.full(len(ends), radius, np.float32),
        colors=np.tile(np.array(color, np.uint8), (len(ends), 1)),
    )


@pytest.mark.parametrize("y", [10.0, 10.2, 10.5, 10.8])
@pytest.mark.parametrize("radius", [0.5, 1.0, 2.5])
def test_coverage_falls_with_the_distance_from_the_axis(shared_renderer: GpuRenderer, y: float, radius: float) -> None:
    picture = shared_renderer.render(picture_of(strokes((-20, y, 60, y), radius=radius)))[..., 0] / 255.0
    distance = np.abs(np.arange(32) + 0.5 - y)
    expected = np.clip(radius + 0.5 - distance, 0.0, 1.0)
    # Samples beyond the outer edge do not count.
    inside = np.abs(np.arange(32)[:, None] + np.array([0.125, 0.375, 0.625, 0.875]) - y) <= radius + 0.5 + 1e-6
    assert np.abs(picture - (expected * inside.mean(axis=1))[:, None]).max() <= 1.5 / 255


def test_discs_have_the_area_of_their_radius(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(picture_of(strokes((15.3, 16.8, 15.3, 16.8), radius=6.0)))[..., 0]
    assert picture[16, 15] == 255 and picture[16, 22] == 0
    assert picture.sum() / 255 == pytest.approx(math.pi * 36, rel=0.01)


def test_round_ends_reach_beyond_the_axis(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(picture_of(strokes((10, 16.5, 20, 16.5), radius=4.0)))[..., 0]
    assert picture[16, 7] == 255 and picture[16, 22] == 255
    assert picture[16, 4] == 0 and picture[16, 25] == 0 and picture[13, 6] < 128


def test_strokes_add_up_where_they_meet(shared_renderer: GpuRenderer) -> None:
    half = (255, 255, 255, 128)
    picture = shared_renderer.render(picture_of(strokes((0, 16, 16, 16), (16, 16, 32, 16), radius=3.0, color=half)))
    assert picture[16, 5, 0] == 128 and picture[16, 16, 0] in range(191, 194)


def test_random_strokes_look_the_same(context: GpuContext, shared_renderer: GpuRenderer) -> None:
    rng = np.random.default_rng(7)
    layer = UiStrokes(
        ends=rng.uniform(-20, 100, (80, 4)).astype(np.float32),
        radii=rng.uniform(0.3, 4.0, 80).astype(np.float32),
        colors=rng.integers(0, 256, (80, 4)).astype(np.uint8),
    )
    layer.ends[::5, 2:] = layer.ends[::5, :2]
    layer.ends[3] = np.nan
    with GpuRenderer(context) as renderer:
        expected = renderer.render(picture_of(layer, size=80)).astype(int)
    actual = shared_renderer.render(picture_of(layer, size=80)).astype(int)
    differs = np.abs(expected - actual).max(axis=-1)
    assert np.mean(differs > 6) < 0.005
