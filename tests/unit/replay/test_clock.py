"""Which times are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.core.errors import UsageError
from rerun_render.core.time import TIME_MAX, TIME_MIN, TimeKind, Timeline
from rerun_render.replay.clock import frame_rate, frame_times

SECOND = 10**9


@dataclass(frozen=True)
class Span:
    timeline: Timeline
    start: int
    end: int


def span(start: int, end: int, kind: TimeKind = TimeKind.DURATION) -> Span:
    return Span(Timeline("t", kind), start, end)


KINDS = st.sampled_from(list(TimeKind))
RATES = st.floats(0.5, 240.0)


@given(KINDS, st.integers(TIME_MIN, TIME_MAX), st.integers(0, 20 * SECOND), RATES, st.floats(0.01, 100.0))
def test_times_grow_from_the_first_to_the_last(
    kind: TimeKind, start: int, length: int, fps: float, speed: float
) -> None:
    end = min(start + length, TIME_MAX)
    times = frame_times(span(start, end, kind), fps, speed)
    assert times[0] == start
    assert times[-1] == end
    assert times[times.num_frames - 1] == end
    head = list(islice(times, 200))
    assert all(a <= b for a, b in pairwise(head))
    assert head == [times[i] for i in range(len(head))]


@given(KINDS, st.integers(0, 300), st.floats(1.0, 120.0), st.floats(0.1, 10.0))
def test_length_is_the_number_of_times(kind: TimeKind, length: int, fps: float, speed: float) -> None:
    scale = 1 if kind is TimeKind.SEQUENCE else SECOND // 30
    times = frame_times(span(5, 5 + length * scale, kind), fps, speed)
    assert len(list(times)) == times.num_frames == len(times)


@given(st.integers(0, 10**6), RATES, st.floats(0.1, 10.0))
def test_real_time_does_not_drift(index: int, fps: float, speed: float) -> None:
    times = frame_times(span(0, 10**9 * SECOND), fps, speed)
    step = SECOND * Fraction(speed).limit_denominator(10**9) / frame_rate(fps)
    assert 0 <= times[index] - index * step < 1


def test_one_second_of_video_is_one_second_of_data() -> None:
    times = frame_times(span(0, 2 * SECOND), 30)
    assert times.num_frames == 61
    assert times[30] == SECOND
    assert frame_times(span(0, 2 * SECOND), 30, speed=2)[30] == 2 * SECOND


def test_sequences_play_thirty_numbers_per_second_and_none_is_lost() -> None:
    assert list(frame_times(span(3, 8, TimeKind.SEQUENCE), 30)) == [3, 4, 5, 6, 7, 8]
    assert list(frame_times(span(0, 3, TimeKind.SEQUENCE), 60)) == [0, 0, 1, 1, 2, 2, 3]
    assert list(frame_times(span(0, 6, TimeKind.SEQUENCE), 30, speed=2)) == [0, 2, 4, 6]
    assert list(frame_times(span(0, 5, TimeKind.SEQUENCE), 30, speed=2)) == [0, 2, 4, 5]


@pytest.mark.parametrize("fps", [10, 24, 25, 30, 50, 60])
def test_data_logged_at_the_frame_rate_is_drawn_once_each(fps: int) -> None:
    for rounding in (int, round, lambda t: -int(-t // 1)):
        logged = [int(rounding(Fraction(k * SECOND, fps))) for k in range(200)]
        times = list(frame_times(span(logged[0], logged[-1]), fps))
        shown = [max(i for i, t in enumerate(logged) if t <= time) for time in times]
        assert shown == list(range(200))


def test_single_time_is_one_frame() -> None:
    for kind in TimeKind:
        assert list(frame_times(span(7, 7, kind))) == [7]


def test_the_end_of_the_data_is_always_drawn() -> None:
    assert list(frame_times(span(0, SECOND + 5), 1)) == [0, SECOND, SECOND + 5]


def test_days_cost_nothing_until_they_are_drawn() -> None:
    times = frame_times(span(0, 400 * 86400 * SECOND, TimeKind.TIMESTAMP), 30)
    assert times.num_frames == 400 * 86400 * 30 + 1
    assert times[30 * 86400] == 86400 * SECOND


def test_range_is_cut_to_the_data() -> None:
    data = span(10, 20, TimeKind.SEQUENCE)
    assert list(frame_times(data, start=12, end=14)) == [12, 13, 14]
    assert list(frame_times(data, start=-5, end=11)) == [10, 11]
    assert list(frame_times(data, start=19, end=99)) == [19, 20]


@pytest.mark.parametrize(("start", "end"), [(30, 40), (0, 5), (15, 12)])
def test_range_without_data_names_the_range_there_is(start: int, end: int) -> None:
    with pytest.raises(UsageError, match=r"within #10 to #20 on timeline 't', got from #\d+ to #\d+"):
        frame_times(span(10, 20, TimeKind.SEQUENCE), start=start, end=end)


@pytest.mark.parametrize("rate", [0, -1, float("nan"), float("inf"), 1e9])
def test_impossible_rates_are_refused(rate: float) -> None:
    with pytest.raises(UsageError, match="expected fps above 0"):
        frame_times(span(0, 1), rate)
