"""Views of maps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import rerun as rr

from rerun_render.drawables import LineSegments, Points, View
from rerun_render.scene.views.map.mercator import MAX_LATITUDE, MapFrame, fitted, world
from tests.helpers.flat import scene_of, writing


def draw(log: Callable[[rr.RecordingStream], None], **options: Any) -> View:
    scene, reporter = scene_of(log, **options)
    (view,) = scene.frame(None).views
    assert reporter.losses == ()
    return view


def points_of(view: View) -> Points:
    (points,) = (drawable for drawable in view.drawables if isinstance(drawable, Points))
    return points


def lines_of(view: View) -> LineSegments:
    return next(d for d in view.drawables if isinstance(d, LineSegments) and "lines" in d.key)


def geo_points(*places: tuple[float, float], **options: Any) -> Callable[[rr.RecordingStream], None]:
    return lambda rec: rec.log("p", rr.GeoPoints(lat_lon=list(places), **options), static=True)


def test_the_world_is_a_square() -> None:
    corners = world(np.array([(MAX_LATITUDE, -180.0), (-MAX_LATITUDE, 180.0), (0.0, 0.0)]))
    np.testing.assert_allclose(corners, [(0, 0), (1, 1), (0.5, 0.5)], atol=1e-9)


def test_all_points_fit_into_the_view_around_their_middle() -> None:
    points = points_of(draw(geo_points((47.0, 19.0), (47.5, 20.0), (47.2, 19.3))))
    x, y = points.positions[:, 0], points.positions[:, 1]
    assert x.min() + x.max() == pytest.approx(400, abs=1)
    assert y.min() + y.max() == pytest.approx(300, abs=1)
    assert max(np.ptp(x) / 400, np.ptp(y) / 300) == pytest.approx(0.96, abs=0.02)
    assert y[1] < y[0], "north is up"


def test_a_single_point_is_seen_from_close() -> None:
    frame = fitted([np.array([(47.0, 19.0)])], None, 400, 300)
    assert frame.zoom == 16
    np.testing.assert_allclose(frame.px(np.array([(47.0, 19.0)])), [(200, 150)])


def test_radii_are_meters_or_pixels() -> None:
    view = draw(geo_points((60.0, 0.0), (60.1, 0.1), radii=[-7.0, 1000.0]))
    points = points_of(view)
    frame = fitted([np.array([(60.0, 0.0), (60.1, 0.1)])], None, 400, 300)
    one_degree_px = frame.px(np.array([(60.0, 1.0)]))[0, 0] - frame.px(np.array([(60.0, 0.0)]))[0, 0]
    meters_per_degree = 40_075_016.686 / 360 * np.cos(np.radians(60.1))
    assert points.radii.tolist() == pytest.approx([-7.0, -1000 * one_degree_px / meters_per_degree], rel=1e-3)


def test_nearby_points_are_told_apart() -> None:
    """About a meter, which 32-bit degrees would lose."""
    frame = MapFrame((0.5, 0.5), 20.0, 400, 300)
    x = frame.px(np.array([(0.0, 120.00001), (0.0, 120.00002)]))[:, 0]
    assert x[1] - x[0] == pytest.approx(256 * 2**20 / 360 * 1e-5, rel=1e-6)


def test_lines_run_from_place_to_place_in_their_colour() -> None:
    strips = [[(0, 0), (1, 1), (2, 0)], [(5, 5), (6, 6)]]
    log = lambda rec: rec.log(  # noqa: E731
        "l", rr.GeoLineStrings(lat_lon=strips, colors=[[255, 0, 0], [0, 255, 0]], radii=[-1.0]), static=True
    )
    lines = lines_of(draw(log))
    assert len(lines.starts) == 3
    assert lines.colors[:, :2].tolist() == [[255, 0], [255, 0], [0, 255]]
    np.testing.assert_allclose(lines.ends[0], lines.starts[1])
    assert lines.radii.tolist() == [-1, -1, -1]


def test_places_that_are_none_are_left_out() -> None:
    points = points_of(draw(geo_points((np.nan, 0.0), (1.0, 2.0), (100.0, 0.0), (3.0, np.inf), (3.0, 5.0))))
    assert len(points.positions) == 2
    assert np.isfinite(points.positions).all()


def test_the_graticule_is_labelled() -> None:
    scene, _ = scene_of(geo_points((47.0, -19.0), (48.0, -17.0)))
    with writing() as found:
        scene.frame(None)
    texts = [piece.text for piece in found]
    assert "47.5° N" in texts or "48° N" in texts
    assert "18° W" in texts


def test_a_map_of_nothing_shows_the_world() -> None:
    log = lambda rec: rec.log("p", rr.GeoPoints(lat_lon=np.zeros((0, 2))), static=True)  # noqa: E731
    view = draw(log)
    assert not any(isinstance(drawable, Points) for drawable in view.drawables)


def test_a_map_stays_the_same_while_its_points_do() -> None:
    def log(rec: rr.RecordingStream) -> None:
        for step in (0, 2):
            rec.set_time("step", sequence=step)
            rec.log("p", rr.GeoPoints(lat_lon=[(step, step), (5, 5)]))

    scene, _ = scene_of(log, timeline="step")
    first, same, other = (scene.frame(time) for time in (0, 1, 2))
    assert first is same is not other
