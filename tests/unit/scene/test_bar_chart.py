"""Bar charts: where bars stand and how they look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import rerun as rr

from rerun_render import Renderer
from rerun_render.drawables import UiTriangles, View
from tests.helpers.flat import scene_of, writing

SIZE = (420, 215)
CORNERS_PER_BAR = 12


def view_of(log: Callable[[rr.RecordingStream], None], view: int | str | None = 0) -> View:
    scene, reporter = scene_of(log, size=SIZE, view=view)
    assert reporter.losses == ()
    return scene.frame(None).views[0]


def bars(view: View) -> list[list[float]]:
    """Left, top, right, bottom of each bar."""
    found = []
    for layer in view.ui:
        if isinstance(layer, UiTriangles) and len(layer.positions) % CORNERS_PER_BAR == 0 and layer.clip is not None:
            for corners in layer.positions.reshape(-1, CORNERS_PER_BAR, 2)[:, :4]:
                found.append([*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist()])
    return found


def chart(*values: float, **options: object) -> Callable[[rr.RecordingStream], None]:
    return lambda rec: rec.log("bars", rr.BarChart(np.array(values), **options), static=True)  # type: ignore[arg-type]


def test_bars_stand_side_by_side_on_zero() -> None:
    found = bars(view_of(chart(2.0, 1.0, 4.0)))
    lefts, tops, rights, bottoms = np.array(found).T
    assert (rights[:-1] == lefts[1:]).all() and len(set(bottoms.tolist())) == 1
    assert (bottoms - tops) == pytest.approx(np.array([2, 1, 4]) * 200 / 4.4, abs=1)
    assert np.array(found).round(0).tolist() == found, "on whole px"
    assert rights[2] - lefts[0] == pytest.approx((420 - lefts[0]) * 3 / 3.15, abs=2)


def test_negative_bars_hang_down() -> None:
    (up, down) = bars(view_of(chart(3.0, -1.0)))
    assert up[3] == down[1] and down[3] > down[1]


def test_places_and_widths_are_those_logged() -> None:
    found = np.array(bars(view_of(chart(1.0, 1.0, abscissa=np.array([0.0, 8.0]), widths=[2.0, 1.0]))))
    widths = found[:, 2] - found[:, 0]
    assert widths[0] == pytest.approx(2 * widths[1], abs=1)
    assert found[1, 0] - found[0, 0] == pytest.approx(8 * widths[1], abs=6)


def test_bars_add_light_on_dark_ground_and_have_a_weaker_border() -> None:
    view = view_of(chart(1.0, color=[255, 0, 0]))
    layer = next(
        layer for layer in view.ui if isinstance(layer, UiTriangles) and len(layer.positions) == CORNERS_PER_BAR
    )
    assert layer.colors[-1].tolist() == [191, 0, 0, 0]
    # Half of it in linear light.
    assert layer.colors[0].tolist() == [140, 0, 0, 0]


def test_bars_cover_light_and_transparent_grounds(tmp_path: Path) -> None:
    path = tmp_path / "bars.rrd"
    with rr.RecordingStream("app", recording_id="test") as rec:
        rec.save(path)
        chart(1.0, color=[0, 0, 255])(rec)
    middle = {}
    for background in ("white", "none", None):
        with Renderer(path, size=SIZE, background=background, backend="cpu") as renderer:
            middle[background] = np.median(np.asarray(renderer.frame())[100:180, 200:300], axis=(0, 1)).tolist()
    assert middle["white"] == pytest.approx([64, 64, 255, 255], abs=4)
    red, green, blue, alpha = middle["none"]
    assert (red, green) == (0, 0) and blue > 150 and 150 < alpha < 255, "it covers what is below, but not wholly"
    assert middle[None] == pytest.approx([13, 13, 204, 255], abs=4)


def test_the_legend_tells_whole_paths() -> None:
    with writing() as found:
        view_of(chart(1.0, 2.0))
    assert "/bars" in {piece.text for piece in found}


def test_bars_follow_the_time() -> None:
    def log(rec: rr.RecordingStream) -> None:
        for step in range(2):
            rec.set_time("step", sequence=step)
            rec.log("bars", rr.BarChart(np.arange(1, 3 + step)))

    scene, _ = scene_of(log, size=SIZE, timeline="step")
    first, second = scene.frame(0), scene.frame(1)
    assert [len(bars(frame.views[0])) for frame in (first, second)] == [2, 3]
    assert scene.frame(5) is second


def test_what_is_no_row_of_numbers_is_left_out() -> None:
    def log(rec: rr.RecordingStream) -> None:
        rec.log("bars", rr.BarChart(np.ones(2)), static=True)
        rec.log("bars", rr.BarChart.from_fields(values=np.ones((2, 3))), static=True)

    assert bars(view_of(log)) == []


def test_bars_narrower_than_a_pixel_add_up() -> None:
    view = view_of(chart(*np.ones(4000), color=[0, 200, 0]))
    layer = next(layer for layer in view.ui if isinstance(layer, UiTriangles) and layer.colors[:, 3].max() == 0)
    lefts = layer.positions.reshape(-1, 4, 2)[:, 0, 0]
    assert len(set(lefts.tolist())) == len(lefts) < 420
    # Half the light of 0.75 * 200, times the bars of a column and their width.
    assert np.median(layer.colors[:, 1]) == pytest.approx(108, abs=15)


@pytest.mark.parametrize("values", [[np.nan, np.inf], [0.0, 0.0], [1e300, -1e300], []])
def test_odd_numbers_do_no_harm(values: list[float]) -> None:
    for layer in view_of(chart(*values)).ui:
        assert np.isfinite(getattr(layer, "positions", np.zeros(1))).all()
