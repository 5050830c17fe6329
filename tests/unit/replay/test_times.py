"""Times as users write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.core.errors import UsageError
from rerun_render.core.time import TimeKind, Timeline
from rerun_render.replay.times import TimeLike, check_inside, format_time, parse_time

SECOND = 10**9
NOON = int(datetime(2026, 1, 31, 12, tzinfo=UTC).timestamp()) * SECOND


@dataclass(frozen=True)
class Span:
    timeline: Timeline
    start: int
    end: int


SEQUENCE = Span(Timeline("frame", TimeKind.SEQUENCE), 100, 300)
DURATION = Span(Timeline("sim", TimeKind.DURATION), 2 * SECOND, 12 * SECOND)
TIMESTAMP = Span(Timeline("log_time", TimeKind.TIMESTAMP), NOON, NOON + 100 * SECOND)


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("#120", SEQUENCE, 120),
        ("120", SEQUENCE, 120),
        ("50%", SEQUENCE, 200),
        ("0%", SEQUENCE, 100),
        ("100%", SEQUENCE, 300),
        (150, SEQUENCE, 150),
        (np.int64(150), SEQUENCE, 150),
        ("1.5s", DURATION, 1_500_000_000),
        ("-1.5s", DURATION, -1_500_000_000),
        ("1500ms", DURATION, 1_500_000_000),
        ("1500000us", DURATION, 1_500_000_000),
        ("2min", DURATION, 120 * SECOND),
        ("0.1s", DURATION, SECOND // 10),
        ("00:01:02.5", DURATION, 62_500_000_000),
        ("01:02.5", DURATION, 62_500_000_000),
        ("3000000000", DURATION, 3 * SECOND),
        ("25%", DURATION, 4_500_000_000),
        (timedelta(seconds=3, microseconds=5), DURATION, 3_000_005_000),
        (np.timedelta64(3, "ms"), DURATION, 3_000_000),
        ("1.5s", TIMESTAMP, NOON + 1_500_000_000),
        ("00:00:10", TIMESTAMP, NOON + 10 * SECOND),
        ("2026-01-31T12:00:01Z", TIMESTAMP, NOON + SECOND),
        ("2026-01-31T14:00:01.25+02:00", TIMESTAMP, NOON + SECOND * 5 // 4),
        ("2026-01-31 12:00:01", TIMESTAMP, NOON + SECOND),
        ("2026-01-31T12:00:00.123456789Z", TIMESTAMP, NOON + 123_456_789),
        (datetime(2026, 1, 31, 12, 0, 1, tzinfo=UTC), TIMESTAMP, NOON + SECOND),
        (datetime(2026, 1, 31, 13, 0, 1, tzinfo=timezone(timedelta(hours=1))), TIMESTAMP, NOON + SECOND),
        (np.datetime64("2026-01-31T12:00:01"), TIMESTAMP, NOON + SECOND),
        (timedelta(seconds=3), TIMESTAMP, NOON + 3 * SECOND),
        (str(NOON + 5), TIMESTAMP, NOON + 5),
    ],
)
def test_times_are_typed_by_the_timeline(text: TimeLike, span: Span, expected: int) -> None:
    assert parse_time(text, span) == expected


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1.5s", SEQUENCE),
        ("00:01:00", SEQUENCE),
        ("2026-01-31", SEQUENCE),
        (timedelta(seconds=1), SEQUENCE),
        ("#5", DURATION),
        ("2026-01-31", DURATION),
        (datetime(2026, 1, 31, tzinfo=UTC), DURATION),
        ("#5", TIMESTAMP),
        (np.datetime64("NaT"), TIMESTAMP),
        (np.timedelta64("NaT"), DURATION),
        ("", DURATION),
        ("soon", DURATION),
        ("1.5", DURATION),
        (True, SEQUENCE),
        (1.5, DURATION),
    ],
)
def test_other_times_are_refused_with_kind_and_range(text: TimeLike, span: Span) -> None:
    kind = span.timeline.kind.value
    with pytest.raises(UsageError, match=rf"for the {kind} timeline '{span.timeline.name}' \(.* to .*\), got"):
        parse_time(text, span)


def test_times_outside_of_the_data_name_the_range() -> None:
    assert check_inside(300, SEQUENCE) == 300
    with pytest.raises(UsageError, match="within #100 to #300 on timeline 'frame', got #301"):
        check_inside(301, SEQUENCE)
    with pytest.raises(UsageError, match=r"within 2s to 12s on timeline 'sim', got 1\.5s"):
        check_inside(1_500_000_000, DURATION)


@pytest.mark.parametrize(
    ("time", "kind", "text"),
    [
        (None, TimeKind.SEQUENCE, "static"),
        (-3, TimeKind.SEQUENCE, "#-3"),
        (-1_500_000_000, TimeKind.DURATION, "-1.5s"),
        (0, TimeKind.DURATION, "0s"),
        (NOON + 1, TimeKind.TIMESTAMP, "2026-01-31T12:00:00.000000001Z"),
        (-(2**63) + 1, TimeKind.DURATION, "-9223372036.854775807s"),
    ],
)
def test_times_are_shown_with_their_unit(time: int | None, kind: TimeKind, text: str) -> None:
    assert format_time(time, kind) == text


@given(st.integers(-(2**63) + 1, 2**63 - 1), st.sampled_from([SEQUENCE, DURATION, TIMESTAMP]))
def test_shown_times_read_back(time: int, span: Span) -> None:
    assert parse_time(format_time(time, span.timeline.kind), span) == time
