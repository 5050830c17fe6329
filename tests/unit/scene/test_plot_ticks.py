"""Ticks of plots: where they stand and what they say."""

from __future__ import annotations

import math

import pytest

from rerun_render.core.time import TimeKind
from rerun_render.drawables import Rect
from rerun_render.scene.views.plot.formats import format_integer, format_number, format_tick, format_time_tick
from rerun_render.scene.views.plot.frame import Axis, PlotFrame, sane_bounds, with_margin
from rerun_render.scene.views.plot.grid import decimal_marks, label_strength, line_strength, next_time_step, time_marks

SECOND = 10**9


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.0, 0, "0"),
        (-4.2, 1, "−4.2"),
        (17_000_000.0, 0, "17 000 000"),
        (0.5, 3, "0.5"),
        (0.123456, 6, "0.123 456"),
        (1234.5, 1, "1 234.5"),
        (math.nan, 2, "NaN"),
        (-math.inf, 2, "−∞"),
        (3e20, 0, "3.00000000000000e20"),
    ],
)
def test_numbers_are_written_as_in_the_viewer(value: float, decimals: int, text: str) -> None:
    assert format_number(value, decimals).replace("\u2009", " ") == text


def test_ticks_have_as_many_decimals_as_their_step_needs() -> None:
    assert [format_tick(0.3, 0.1), format_tick(0.30000000000000004, 0.01), format_tick(20.0, 10.0)] == [
        "0.3",
        "0.3",
        "20",
    ]
    assert format_integer(-1234567).replace("\u2009", " ") == "−1 234 567"


@pytest.mark.parametrize(
    ("time", "kind", "text"),
    [
        (12345, TimeKind.SEQUENCE, "#12 345"),
        (-5, TimeKind.SEQUENCE, "#−5"),
        (0, TimeKind.DURATION, "+0s"),
        (70 * SECOND, TimeKind.DURATION, "+1m 10s"),
        (-90_000 * SECOND, TimeKind.DURATION, "−1d 1h"),
        (SECOND + 250_000_000, TimeKind.DURATION, "+250 ms"),
        (1_500, TimeKind.DURATION, "+0.0015 ms"),
        (1_709_682_000 * SECOND, TimeKind.TIMESTAMP, "23:40"),
        (1_709_682_010 * SECOND, TimeKind.TIMESTAMP, "23:40:10"),
        (1_709_683_200 * SECOND, TimeKind.TIMESTAMP, "2024-03-06"),
        (1_709_682_010 * SECOND + 5_000_000, TimeKind.TIMESTAMP, "+5 ms"),
    ],
)
def test_times_are_short(time: int, kind: TimeKind, text: str) -> None:
    assert format_time_tick(time, kind).replace("\u2009", " ") == text


def test_decimal_marks_are_multiples_of_three_powers_of_ten() -> None:
    marks = decimal_marks(2.855, 3.015, 0.001)
    assert [mark.value for mark in marks] == pytest.approx([2.86 + 0.01 * i for i in range(16)])
    steps = {round(mark.value, 2): mark.step for mark in marks}
    assert steps[2.86] == pytest.approx(0.01) and steps[2.9] == pytest.approx(0.1) and steps[3.0] == pytest.approx(1.0)


def test_marks_of_odd_bounds_end() -> None:
    assert decimal_marks(0.0, 1.0, 0.0) == [] and decimal_marks(0.0, math.inf, math.inf) == []
    assert len(decimal_marks(0.0, 1e300, 1e298)) < 20_001
    assert time_marks(0.0, math.nan, 800.0) == []
    assert len(time_marks(0.0, 9e18, 10.0)) < 20_001


def test_time_steps_are_those_of_clocks() -> None:
    step, steps = 10**8, []
    for _ in range(8):
        step = next_time_step(step)
        steps.append(step // SECOND)
    assert steps == [1, 10, 60, 600, 3600, 12 * 3600, 24 * 3600, 240 * 3600]


def test_time_marks_of_a_minute_are_whole_seconds() -> None:
    marks = time_marks(0.0, 60.0 * SECOND, 1400.0)
    assert [mark.value / SECOND for mark in marks][:3] == [0.0, 1.0, 2.0]
    assert {mark.value / SECOND: mark.step / SECOND for mark in marks}[30.0] == 10.0
    assert marks[0].step == 60.0 * SECOND
    before = time_marks(-1.5 * SECOND, 1.5 * SECOND, 1400.0)
    assert min(mark.value for mark in before) == -1.5 * SECOND


def test_lines_and_labels_get_stronger_with_their_distance() -> None:
    assert line_strength(8.0) == 0.0 and line_strength(300.0) == 1.0
    assert line_strength(61.45) == pytest.approx(((61.45 - 8) / 292) ** 0.3)
    assert label_strength(60.0, 60.0, 80.0) == 0.0 and label_strength(80.0, 60.0, 80.0) == 1.0
    assert label_strength(65.0, 60.0, 80.0) == 0.5


def test_bounds_are_finite_and_apart() -> None:
    assert sane_bounds(3.0, 3.0) == (2.0, 4.0)
    assert sane_bounds(1000.0, 1000.0) == (990.0, 1010.0)
    assert sane_bounds(5.0, -5.0) == (-5.0, 5.0)
    assert sane_bounds(math.inf, -math.inf) == (-1.0, 1.0)
    assert with_margin((0.0, 10.0), 0.05) == (-0.5, 10.5)


def test_plots_stand_where_their_tile_is_in_fractions_of_pixels() -> None:
    axis = Axis((0.0, 10.0), lambda mark: "")
    frame = PlotFrame(Rect(100, 50, 300, 200), axis, axis, (299.5, 199.5), (0.25, -0.5))
    assert (frame.left, frame.right) == (14.25, 299.75)
    assert (frame.top, frame.bottom) == (-0.5, 185.0), "without labels the axis is 14 px high"
    x, y = frame.curve_places([0.0, 10.0], [10.0, 0.0])
    # Curves are drawn into 185 whole px, which the 185.5 px of the plot are fitted into.
    scale = 185 / 185.5
    assert x.tolist() == pytest.approx([114.0, 114.0 + 285.5 * scale])
    assert y.tolist() == pytest.approx([50.0, 235.0])
