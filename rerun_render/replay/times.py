"""Times as people write them, and back.

A time is typed by the kind of its timeline: `#120` belongs to sequences, `1.5s` and `00:01:02.5` to durations and
timestamps (there: since the start of the data), ISO 8601 to timestamps. Plain integers are the raw values of the
timeline; `50%` works on all.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Protocol

import numpy as np

from rerun_render.core.errors import UsageError
from rerun_render.core.time import NANOS_PER_SEC, TimeKind, Timeline

TimeLike = int | str | timedelta | datetime | np.timedelta64 | np.datetime64
"""What the Python functions take as a time."""


class TimeRange(Protocol):
    """A timeline with the first and last time of its data (inclusive); `store.recording.TimelineInfo` is one."""

    @property
    def timeline(self) -> Timeline: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)"
_INTEGER = re.compile(r"[+-]?\d[\d_]*")
_SEQUENCE = re.compile(r"#\s*([+-]?\d[\d_]*)")
_PERCENT = re.compile(rf"({_NUMBER})\s*%")
_WITH_UNIT = re.compile(rf"({_NUMBER})\s*(ns|us|\u00b5s|ms|s|min|m|h|d)")
_CLOCK = re.compile(r"([+-]?)(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d*)?)")
_UNITS = {"ns": 1, "us": 10**3, "\u00b5s": 10**3, "ms": 10**6, "s": 10**9, "m": 60 * 10**9, "min": 60 * 10**9}
_UNITS |= {"h": 3600 * 10**9, "d": 86400 * 10**9}
_EXAMPLES = {
    TimeKind.SEQUENCE: "#120, 120 or 50%",
    TimeKind.DURATION: "1.5s, 00:01:02.5, 50% or whole nanoseconds",
    TimeKind.TIMESTAMP: "2026-01-31T12:00:00Z, 1.5s (since the start), 50% or whole nanoseconds since 1970",
}


def parse_time(value: TimeLike, span: TimeRange, *, name: str = "time") -> int:
    """The integer on the timeline that `value` means.

    name: what messages call it. Raises UsageError that names the timeline's kind and range. The result is not clamped.
    """
    kind = span.timeline.kind
    parsed: int | None = None
    if isinstance(value, str):
        parsed = _parse_text(value.strip(), span)
    elif isinstance(value, (datetime, np.datetime64)):
        if kind is TimeKind.TIMESTAMP:
            parsed = _timestamp_nanos(value)
    elif isinstance(value, (timedelta, np.timedelta64)):
        if not (isinstance(value, np.timedelta64) and np.isnat(value)):
            parsed = _from_nanos(_timedelta_nanos(value), span)
    elif isinstance(value, (int, np.integer)) and not isinstance(value, bool):
        parsed = int(value)
    if parsed is None:
        raise UsageError(
            f"expected {name} such as {_EXAMPLES[kind]} for the {kind.value} timeline {span.timeline.name!r} "
            f"({describe_range(span)}), got {value!r}"
        )
    return parsed


def check_inside(time: int, span: TimeRange, *, name: str = "time") -> int:
    """`time` itself. Raises UsageError that names the range if it lies outside of the data."""
    if not span.start <= time <= span.end:
        kind = span.timeline.kind
        raise UsageError(
            f"expected {name} within {describe_range(span)} on timeline {span.timeline.name!r}, "
            f"got {format_time(time, kind)}"
        )
    return time


def describe_range(span: TimeRange) -> str:
    """Such as `#0 to #120`."""
    kind = span.timeline.kind
    return f"{format_time(span.start, kind)} to {format_time(span.end, kind)}"


def format_time(time: int | None, kind: TimeKind) -> str:
    """Such as `#120`, `1.5s`, `2026-01-31T12:00:00.5Z`; `static` for None. `parse_time` reads all of them."""
    if time is None:
        return "static"
    if kind is TimeKind.SEQUENCE:
        return f"#{time}"
    secs, nanos = divmod(abs(time) if kind is TimeKind.DURATION else time, NANOS_PER_SEC)
    digits = f"{nanos:09d}".rstrip("0")
    fraction = f".{digits}" if digits else ""
    if kind is TimeKind.DURATION:
        return f"{'-' if time < 0 else ''}{secs}{fraction}s"
    try:
        date = datetime.fromtimestamp(secs, UTC)
    except (ValueError, OverflowError, OSError):
        return str(time)
    return f"{date.replace(tzinfo=None).isoformat(timespec='seconds')}{fraction}Z"


def _parse_text(text: str, span: TimeRange) -> int | None:
    kind = span.timeline.kind
    if _INTEGER.fullmatch(text):
        return int(text)
    if match := _PERCENT.fullmatch(text):
        return span.start + round(Fraction(match[1]) / 100 * (span.end - span.start))
    if match := _SEQUENCE.fullmatch(text):
        return int(match[1]) if kind is TimeKind.SEQUENCE else None
    if match := _WITH_UNIT.fullmatch(text):
        return _from_nanos(round(Fraction(match[1]) * _UNITS[match[2]]), span)
    if match := _CLOCK.fullmatch(text):
        secs = int(match[2] or 0) * 3600 + int(match[3]) * 60 + Fraction(match[4])
        nanos = round(secs * NANOS_PER_SEC)
        return _from_nanos(-nanos if match[1] == "-" else nanos, span)
    if kind is TimeKind.TIMESTAMP:
        try:
            return _timestamp_nanos(datetime.fromisoformat(text), text)
        except ValueError:
            return None
    return None


def _from_nanos(nanos: int, span: TimeRange) -> int | None:
    kind = span.timeline.kind
    if kind is TimeKind.SEQUENCE:
        return None
    return nanos if kind is TimeKind.DURATION else span.start + nanos


def _timestamp_nanos(value: datetime | np.datetime64, text: str = "") -> int | None:
    """Nanoseconds since 1970 UTC; times without a zone are UTC. text: what `value` was parsed from, if anything."""
    if isinstance(value, np.datetime64):
        if np.isnat(value):
            return None
        return int(value.astype("datetime64[ns]").astype(np.int64))
    aware = value if value.tzinfo is not None else value.replace(tzinfo=UTC)
    delta = aware - datetime(1970, 1, 1, tzinfo=UTC)
    nanos = _timedelta_nanos(delta)
    # datetime stops at microseconds and cuts the digits below.
    if match := re.search(r"[.,](\d{7,9})", text):
        nanos += int(match[1].ljust(9, "0")[6:])
    return nanos


def _timedelta_nanos(value: timedelta | np.timedelta64) -> int:
    if isinstance(value, np.timedelta64):
        return int(value.astype("timedelta64[ns]").astype(np.int64))
    return (value.days * 86400 + value.seconds) * NANOS_PER_SEC + value.microseconds * 1000
