"""Plots over time: what they draw, where, and when anything is made anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest
import rerun as rr
import rerun.blueprint as rrb

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import UiStrokes, UiTriangles, View
from rerun_render.scene.colors import auto_color
from rerun_render.scene.scene import Scene
from rerun_render.scene.theme import DARK
from rerun_render.scene.views.time_series.names import series_names, short_names
from rerun_render.scene.views.time_series.series import SeriesReader
from rerun_render.scene.views.time_series.view import TimeSeriesView
from tests.helpers.flat import scene_of, writing

Log = Callable[[rr.RecordingStream], None]
SIZE = (500, 315)
BOTTOM = 300.0


def curve(name: str, values: list[float] | npt.NDArray[np.float64], *static: Any, first: int = 0, step: int = 1) -> Log:
    def log(rec: rr.RecordingStream) -> None:
        for thing in static:
            rec.log(name, thing, static=True)
        times = first + step * np.arange(len(values))
        rec.send_columns(name, [rr.TimeColumn("step", sequence=times)], rr.Scalars.columns(scalars=values))

    return log


def view_of(log: Log, time: int = 0, *, timeline: str = "step", size: tuple[int, int] = SIZE) -> View:
    scene, reporter = scene_of(log, timeline=timeline, size=size)
    assert reporter.losses == ()
    (view,) = scene.frame(time).views
    return view


def strokes(view: View) -> UiStrokes:
    found = [layer for layer in view.ui if isinstance(layer, UiStrokes)]
    assert len(found) == 1
    return found[0]


def ys(view: View) -> list[float]:
    """Heights of the points of the one curve."""
    ends = strokes(view).ends
    return [*ends[:, 1].tolist(), float(ends[-1, 3])]


def test_a_curve_spans_the_plot_with_a_margin_above_and_below() -> None:
    view = view_of(curve("a", [0.0, 10.0, 5.0]))
    layer = strokes(view)
    assert ys(view) == pytest.approx([BOTTOM * (1 - 0.5 / 11), BOTTOM * 0.5 / 11, BOTTOM / 2], abs=0.01)
    assert layer.clip is not None
    assert layer.ends[0, 0] == pytest.approx(layer.clip.x, abs=0.6) and layer.ends[-1, 2] == pytest.approx(500, abs=0.6)
    assert (layer.radii == 0.5).all()


def test_colours_come_from_the_path_and_the_number_of_the_series() -> None:
    def log(rec: rr.RecordingStream) -> None:
        for step in range(2):
            rec.set_time("step", sequence=step)
            rec.log("speed", rr.Scalars([1.0, 2.0 + step]))

    colors = strokes(view_of(log)).colors.tolist()
    assert colors[0] != colors[1]
    known = {tuple(auto_color(value).tolist()) for value in range(65536)}
    assert {tuple(color) for color in colors} <= known


def test_visualizers_of_a_blueprint_have_a_colour_of_their_own() -> None:
    def log(rec: rr.RecordingStream) -> None:
        for step in range(2):
            rec.set_time("step", sequence=step)
            rec.log("trig/sin", rr.Scalars(float(step)))
        rec.send_blueprint(rrb.Blueprint(rrb.TimeSeriesView(overrides={"trig/sin": [rr.SeriesLines()]})))

    assert strokes(view_of(log)).colors[0, :3].tolist() == [188, 148, 77]


@pytest.mark.parametrize("width", [0.25, 1.0, 3.0])
def test_widths_and_colours_are_those_logged(width: float) -> None:
    view = view_of(curve("a", [0.0, 1.0], rr.SeriesLines(widths=width, colors=[10, 20, 30])))
    layer = strokes(view)
    assert layer.radii.tolist() == [max(width / 2, 0.5)]
    assert layer.colors.tolist() == [[10, 20, 30, 255 if width >= 1 else 64]], "thin lines fade"


def test_styles_may_change_over_time() -> None:
    def log(rec: rr.RecordingStream) -> None:
        times = [rr.TimeColumn("step", sequence=np.arange(4))]
        styles = rr.SeriesLines.columns(colors=[(255, 0, 0)] * 2 + [(0, 0, 255)] * 2, widths=[1, 1, 1, 5])
        rec.send_columns("a", times, [*rr.Scalars.columns(scalars=[0.0, 1.0, 2.0, 3.0]), *styles])

    layer = strokes(view_of(log))
    assert layer.colors[:, 0].tolist() == [255, 0, 0], "a stroke looks like the point it leads to"
    assert layer.radii.tolist() == [0.5, 0.5, 2.5]


def test_a_lone_style_holds_for_all_rows_and_several_from_the_first_on() -> None:
    def log(rec: rr.RecordingStream, *steps: int) -> None:
        rec.send_columns(
            "a", [rr.TimeColumn("step", sequence=range(4))], rr.Scalars.columns(scalars=[0.0, 1.0, 2.0, 3.0])
        )
        for step in steps:
            rec.set_time("step", sequence=step)
            rec.log("a", rr.SeriesLines(colors=[255, 0, step], widths=5))

    alone = strokes(view_of(lambda rec: log(rec, 2)))
    assert alone.colors.tolist() == [[255, 0, 2, 255]] * 3 and (alone.radii == 2.5).all()
    # Styles logged after the numbers of the same time hold from the next ones on.
    several = strokes(view_of(lambda rec: log(rec, 1, 2)))
    assert several.colors.tolist() == [[0, 255, 0, 128], [255, 0, 1, 255], [255, 0, 2, 255]]
    assert several.radii.tolist() == [0.5, 2.5, 2.5]


def test_points_have_shapes_and_curves_only_if_asked_for() -> None:
    plain = view_of(curve("a", [0.0, 1.0, 2.0], rr.SeriesPoints(markers="Square", marker_sizes=5)))
    assert not any(isinstance(layer, UiStrokes) for layer in plain.ui)
    squares = [layer for layer in plain.ui if isinstance(layer, UiTriangles)][-1]
    assert np.ptp(squares.positions[squares.colors[:, 3] > 0][:4], axis=0) == pytest.approx(5 * 2**0.5 - 1, abs=0.01)
    both = view_of(curve("a", [0.0, 1.0, 2.0], rr.SeriesPoints(markers="Circle"), rr.SeriesLines(widths=2)))
    lines, discs = (layer for layer in both.ui if isinstance(layer, UiStrokes))
    assert len(lines) == 2 and len(discs) == 3 and (discs.radii == 3.0).all()


@pytest.mark.parametrize(
    ("mode", "corners"),
    [
        ("Linear", [(0, 0), (1, 1)]),
        ("StepAfter", [(0, 0), (1, 0), (1, 1)]),
        ("StepBefore", [(0, 0), (0, 1), (1, 1)]),
        ("StepMid", [(0, 0), (0.5, 0), (0.5, 1), (1, 1)]),
    ],
)
def test_steps(mode: str, corners: list[tuple[float, float]]) -> None:
    layer = strokes(view_of(curve("a", [0.0, 1.0], rr.SeriesLines(interpolation_mode=mode))))
    path = np.concatenate([layer.ends[:, :2], layer.ends[-1:, 2:]])
    unit = (path - path[0]) / (path[-1] - path[0])
    assert unit.round(4).tolist() == [list(corner) for corner in corners]


def test_clears_and_odd_values_break_curves() -> None:
    def cleared(rec: rr.RecordingStream) -> None:
        for step in range(6):
            rec.set_time("step", sequence=2 * step)
            rec.log("a", rr.Scalars(5.0))
        rec.set_time("step", sequence=5)
        rec.log("a", rr.Clear(recursive=False))

    view = view_of(cleared)
    assert len(strokes(view).ends) == 4
    assert strokes(view).ends[0, 1] == pytest.approx(BOTTOM * 0.05 / 1.1, abs=0.01), "the axis reaches to 0"
    odd = strokes(view_of(curve("a", [1.0, 2.0, np.nan, 3.0, np.inf, 4.0, 5.0])))
    assert len(odd.ends) == 3
    dots = (odd.ends[:, :2] == odd.ends[:, 2:]).all(axis=1)
    assert dots.tolist() == [False, False, True], "a value alone is a dot"


def test_hidden_series_stay_in_the_legend_and_do_not_count_for_the_axis() -> None:
    def log(rec: rr.RecordingStream) -> None:
        rec.log("a", rr.SeriesLines(visible_series=[True, False], names=["seen", "unseen"]), static=True)
        for step in range(2):
            rec.set_time("step", sequence=step)
            rec.log("a", rr.Scalars([float(step), 1000.0]))

    with writing() as found:
        view = view_of(log)
    colors = {piece.text: piece.color for piece in found}
    assert colors["seen"] == DARK.text and colors["unseen"] == (*DARK.text[:3], 128)
    assert len(strokes(view)) == 1 and "1" in colors and "1 000" not in colors


def test_legends_end_where_they_have_no_more_room() -> None:
    def log(rec: rr.RecordingStream) -> None:
        for step in range(2):
            rec.set_time("step", sequence=step)
            rec.log("a", rr.Scalars(np.arange(500.0) + step))

    with writing() as found:
        view = view_of(log)
    rows = [piece for piece in found if piece.text.startswith("a[")]
    assert [piece.text for piece in rows] == [f"a[{i}]" for i in range(len(rows))] and len(rows) == 10
    assert np.diff([piece.y for piece in rows]) == pytest.approx([23.0] * 9)
    assert len(strokes(view)) == 500


def test_the_cursor_moves_over_a_picture_that_stays_the_same() -> None:
    scene, _ = scene_of(curve("a", [0.0, 1.0, 4.0]), timeline="step", size=SIZE)
    (first,), (second,) = scene.frame(0).views, scene.frame(1).views
    assert first is not second and first.camera is second.camera
    assert all(a is b for a, b in zip(first.ui, second.ui, strict=True))
    head, line, *legend = second.overlay
    assert isinstance(head, UiTriangles) and isinstance(line, UiTriangles)
    middle = float(strokes(second).ends[0, 2])
    assert head.positions[:, 0].mean() == pytest.approx(middle, abs=0.8)
    assert line.positions[:, 0].mean() == pytest.approx(round(middle), abs=0.6)
    assert legend and all(a is b for a, b in zip(legend, first.overlay[2:], strict=True)), "above the cursor"


def test_without_a_cursor_inside_there_is_only_the_legend() -> None:
    scene, _ = scene_of(curve("a", [0.0, 1.0, 4.0]), timeline="step", size=SIZE)
    (inside,), (outside,) = scene.frame(2).views, scene.frame(30).views
    assert len(outside.overlay) == len(inside.overlay) - 2
    assert scene.frame(31).views[0] is outside


def times_seen(view: View) -> tuple[float, float]:
    layer = strokes(view)
    return float(layer.ends[:, 0].min()), float(layer.ends[:, 2].max())


def test_long_recordings_show_what_is_around_the_cursor() -> None:
    short = view_of(curve("a", np.arange(2001.0)))
    assert times_seen(short)[1] == pytest.approx(500, abs=1)
    long = curve("a", np.arange(2002.0))
    scene, _ = scene_of(long, timeline="step", size=(2015, 315))
    with writing() as found:
        (view,) = scene.frame(1500).views
    labels = {piece.text.replace("\u2009", ""): piece.x for piece in found}
    assert "#500" not in labels or labels["#500"] < 60
    assert labels["#1000"] == pytest.approx(60 + (2015 - 60) / 4, abs=60)
    (other,) = scene.frame(1501).views
    assert other.ui != view.ui


def test_minutes_of_time_show_thirty_seconds_before_and_after() -> None:
    def log(rec: rr.RecordingStream) -> None:
        seconds = np.arange(121.0)
        rec.send_columns("a", [rr.TimeColumn("t", duration=seconds)], rr.Scalars.columns(scalars=seconds))

    view = view_of(log, 60 * 10**9, timeline="t")
    ends = strokes(view).ends
    assert len(ends) == 62, "one more at each end"
    assert ends[1, 0] == pytest.approx(ends[31, 0] - 30 * (ends[31, 0] - ends[30, 0]), abs=0.01)


def test_dense_curves_are_aggregated() -> None:
    values = np.random.default_rng(1).normal(size=1900)
    per_px = 1899 / (500 - 25)
    assert 3 < per_px < 4, "so that buckets have 4 rows"
    layer = strokes(view_of(curve("a", values, rr.SeriesLines(aggregation_policy="Average"))))
    assert len(layer) == 474
    means = values.reshape(475, 4).mean(axis=1)
    heights = np.append(layer.ends[:, 1], layer.ends[-1, 3])
    assert np.corrcoef(heights, -means)[0, 1] > 0.9999


def test_absurd_numbers_of_points_stay_few() -> None:
    values = np.random.default_rng(2).normal(size=60_000)

    def log(rec: rr.RecordingStream) -> None:
        rec.log("a", rr.SeriesLines(aggregation_policy="Off"), static=True)
        seconds = np.arange(60_000) * 1e-3
        rec.send_columns("a", [rr.TimeColumn("t", duration=seconds)], rr.Scalars.columns(scalars=values))

    layer = strokes(view_of(log, timeline="t"))
    assert len(layer) <= 4 * 500
    heights = layer.ends[:, [1, 3]]
    assert np.ptp(heights) == pytest.approx(BOTTOM / 1.1, abs=0.1), "lowest and highest are there"


def test_numbers_without_time_are_reported() -> None:
    def log(rec: rr.RecordingStream) -> None:
        rec.log("a", rr.Scalars(1.0), static=True)
        rec.set_time("step", sequence=1)
        rec.log("b", rr.Scalars(1.0))

    scene, reporter = scene_of(log, timeline="step", view="a")
    scene.frame(1)
    assert [issue.subject for issue in reporter.losses] == ["/a"]


def test_texts_where_numbers_are_expected_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    read = SeriesReader._columns

    def texts(self: SeriesReader, component: str) -> Any:
        rows = read(self, component)
        if rows is None or component != "Scalars:scalars":
            return rows
        return type(rows)(rows.times, rows.row_ids, pa.array(["x"] * len(rows.values)), rows.offsets)

    monkeypatch.setattr(SeriesReader, "_columns", texts)
    scene, reporter = scene_of(curve("a", [1.0, 2.0]), timeline="step")
    scene.frame(1)
    assert "expected numbers" in reporter.losses[0].message


@pytest.mark.parametrize("values", [[1e308, -1e308], [0.0, 1e-300], [1e300, 1e300], [-0.0], [np.nan], [np.inf, 1.0]])
@pytest.mark.parametrize("size", [(1, 1), (20, 10), (300, 200)])
def test_any_numbers_give_finite_places(values: list[float], size: tuple[int, int]) -> None:
    view = view_of(curve("a", values, rr.SeriesPoints(markers="Up"), rr.SeriesLines(widths=2)), size=size)
    for layer in (*view.ui, *view.overlay):
        for name in ("positions", "ends", "rects"):
            assert np.isfinite(getattr(layer, name, np.zeros(1))).all()


@pytest.mark.parametrize("at", [-(2**63) + 1, 0, 2**63 - 1])
def test_times_at_the_ends_of_their_range_are_drawn(at: int) -> None:
    def log(rec: rr.RecordingStream) -> None:
        for step in (-(2**63) + 1, -5, 0, 7, 2**63 - 1):
            rec.set_time("step", sequence=step)
            rec.log("a", rr.Scalars(step / 2**60))

    view = view_of(log, at)
    assert np.isfinite(strokes(view).ends).all()
    assert view.overlay


def test_names_are_as_long_as_needed() -> None:
    paths = [EntityPath.parse(text) for text in ("/a/x", "/b/x", "/c/y", "/", "/b/z/x")]
    assert short_names(paths) == dict(zip(paths, ["a/x", "b/x", "y", "/", "z/x"], strict=True))
    assert series_names([], "n", 1) == ["n"] and series_names([], "n", 2) == ["n[0]", "n[1]"]
    assert series_names(["p", "q"], "n", 3) == ["p", "q", "q[2]"]


def test_series_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    read = TimeSeriesView._read
    monkeypatch.setattr(TimeSeriesView, "_read", lambda self: calls.append(1) or read(self))
    scene: Scene
    scene, _ = scene_of(curve("a", np.arange(5000.0)), timeline="step", size=SIZE)
    for time in range(1000, 1010):
        scene.frame(time)
    assert len(calls) == 1


def test_measurements_have_bands_and_units() -> None:
    def log(rec: rr.RecordingStream) -> None:
        for step in range(3):
            rec.set_time("step", sequence=step)
            rec.log("pressure", rr.Measurements([1.0 + step], variances=[0.25], units="Pa"))

    with writing() as found:
        view = view_of(log)
    assert "pressure [Pa]" in {piece.text for piece in found}
    band = next(layer for layer in view.ui if isinstance(layer, UiTriangles) and len(layer.positions) == 6)
    tall = np.abs(band.positions[1::2, 1] - band.positions[::2, 1])
    assert tall == pytest.approx([BOTTOM / 2.2] * 3, abs=0.01), "one deviation, 0.5, to both sides"
    assert set(band.colors[:, 3].tolist()) == {51}
    assert len(strokes(view)) == 2
