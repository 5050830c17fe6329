"""The times that rows are logged at: set for one thread and one recording, until they are set again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pyarrow as pa

from rerun_render.core.time import NANOS_PER_SEC, TimeKind

from . import _state

if TYPE_CHECKING:
    from .recording_stream import RecordingStream

__all__ = [
    "disable_timeline",
    "reset_time",
    "set_log_tick_enabled",
    "set_log_time_enabled",
    "set_time",
    "set_time_nanos",
    "set_time_seconds",
    "set_time_sequence",
]

DurationLike: TypeAlias = int | float | timedelta | np.timedelta64
TimestampLike: TypeAlias = int | float | datetime | np.datetime64 | Any
"""Also a `pyarrow.TimestampScalar`, which has no types."""

LARGEST_SECONDS = 1e11  # a number above it is more likely in milliseconds
_NANOS_PER_YEAR = 365.25 * 24 * 3600 * NANOS_PER_SEC
_DATE_YEARS = range(20, 151)  # years after 1970 that make a number of nanoseconds a date


def set_time(
    timeline: str,
    *,
    recording: RecordingStream | None = None,
    sequence: int | None = None,
    duration: DurationLike | None = None,
    timestamp: TimestampLike | None = None,
) -> None:
    """Set the time of rows that this thread logs from now on; exactly one kind of time is expected.

    sequence: a whole number, such as a frame number.
    duration: seconds, or a timedelta.
    timestamp: seconds since 1970, or a date; a date without time zone is in UTC.

    Raises ValueError for none or several kinds, and for timestamps that look like milliseconds; TypeError for values
    of a wrong type. A timeline keeps the kind of time that it had first.

    >>> import rerun as rr
    >>> rr.init("my_app")
    >>> rr.set_time("frame", sequence=3)
    >>> rr.set_time("clock", duration=0.1)
    """
    if (sequence is None) + (duration is None) + (timestamp is None) != 2:
        raise ValueError(f"set_time: expected one of sequence, duration and timestamp for the timeline '{timeline}'")
    if sequence is not None:
        _set(timeline, TimeKind.SEQUENCE, to_sequence(sequence), recording)
    elif duration is not None:
        _set(timeline, TimeKind.DURATION, to_nanos(duration), recording)
    else:
        _set(timeline, TimeKind.TIMESTAMP, to_nanos_since_epoch(timestamp), recording)


def set_time_sequence(timeline: str, sequence: int | None, recording: RecordingStream | None = None) -> None:
    """Older form of `set_time(timeline, sequence=...)`; None disables the timeline."""
    if sequence is None:
        disable_timeline(timeline, recording)
    else:
        set_time(timeline, sequence=sequence, recording=recording)


def set_time_seconds(timeline: str, seconds: float | None, recording: RecordingStream | None = None) -> None:
    """Older way to set a time in seconds; None disables the timeline.

    The first value decides what the timeline holds: dates, if it lies 20 to 150 years after 1970, else durations.
    """
    if seconds is None:
        disable_timeline(timeline, recording)
    else:
        _set_nanos(timeline, to_nanos(seconds), recording)


def set_time_nanos(timeline: str, nanos: int | None, recording: RecordingStream | None = None) -> None:
    """Older way to set a time in nanoseconds, see `set_time_seconds`; None disables the timeline."""
    if nanos is None:
        disable_timeline(timeline, recording)
    else:
        _set_nanos(timeline, to_sequence(nanos), recording)


def disable_timeline(timeline: str, recording: RecordingStream | None = None) -> None:
    """Rows that this thread logs from now on have no time on this timeline."""
    stream = _state.current(recording)
    if stream is not None:
        stream._core.disable_timeline(timeline)


def reset_time(recording: RecordingStream | None = None) -> None:
    """Disable all timelines that were set on this thread."""
    stream = _state.current(recording)
    if stream is not None:
        stream._core.reset_time()


def set_log_tick_enabled(enabled: bool, recording: RecordingStream | None = None) -> None:
    """Whether rows get a running number on the timeline `log_tick`. Off by default."""
    stream = _state.current(recording)
    if stream is not None:
        stream._core.set_stamps(log_tick=enabled)


def set_log_time_enabled(enabled: bool, recording: RecordingStream | None = None) -> None:
    """Whether rows get the time of day on the timeline `log_time`. On by default."""
    stream = _state.current(recording)
    if stream is not None:
        stream._core.set_stamps(log_time=enabled)


def _set(timeline: str, kind: TimeKind, value: int, recording: RecordingStream | None) -> None:
    if not isinstance(timeline, str):
        raise TypeError(f"set_time: expected the name of a timeline, got {timeline!r}")
    stream = _state.current(recording)
    if stream is not None:
        stream._core.set_time(timeline, kind, value)


def _set_nanos(timeline: str, nanos: int, recording: RecordingStream | None) -> None:
    stream = _state.current(recording)
    if stream is None:
        return
    known = stream._core.kind_of(timeline)
    if known in (TimeKind.DURATION, TimeKind.TIMESTAMP):
        kind = known
    else:
        kind = TimeKind.TIMESTAMP if nanos // _NANOS_PER_YEAR in _DATE_YEARS else TimeKind.DURATION
    _set(timeline, kind, nanos, recording)


def to_sequence(value: int) -> int:
    """A whole number. Raises TypeError for anything else."""
    if isinstance(value, int | np.integer):
        return int(value)
    try:
        return int(value.__index__())
    except AttributeError:
        raise TypeError(f"set_time: expected an integer, got {value!r}") from None


def to_nanos(duration: DurationLike) -> int:
    """Nanoseconds of a number of seconds or a timedelta. Raises TypeError for anything else."""
    if isinstance(duration, np.timedelta64):
        if np.isnat(duration):
            raise ValueError("set_time: expected seconds or a timedelta, got NaT")
        return int(duration.astype("timedelta64[ns]").astype(np.int64))
    if isinstance(duration, timedelta):
        return (duration // timedelta(microseconds=1)) * 1000
    if isinstance(duration, int | np.integer):
        return int(duration) * NANOS_PER_SEC
    if isinstance(duration, float | np.floating):
        if duration != duration:
            raise ValueError("set_time: expected seconds or a timedelta, got NaN")
        return round(float(duration) * 1e9)
    raise TypeError(f"set_time: expected seconds or a timedelta, got {duration!r}")


def to_nanos_since_epoch(timestamp: TimestampLike | None) -> int:
    """Nanoseconds since 1970-01-01 UTC of seconds or a date. Raises TypeError for anything else, ValueError for
    numbers so large that they must be milliseconds."""
    if isinstance(timestamp, np.datetime64):
        if np.isnat(timestamp):
            raise ValueError("set_time: expected seconds since 1970 or a date, got NaT")
        return int(timestamp.astype("datetime64[ns]").astype(np.int64))
    if isinstance(timestamp, datetime):
        exact = getattr(timestamp, "to_datetime64", None)  # pandas knows nanoseconds
        if exact is not None:
            return to_nanos_since_epoch(exact())
        if timestamp.tzinfo is None:
            timestamp = timestamp.replace(tzinfo=UTC)
        return ((timestamp - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)) * 1000
    if isinstance(timestamp, int | float | np.integer | np.floating):
        if timestamp > LARGEST_SECONDS:
            raise ValueError(f"set_time: expected seconds since 1970, got {timestamp}, which looks like milliseconds")
        if timestamp != timestamp:
            raise ValueError("set_time: expected seconds since 1970 or a date, got NaN")
        if isinstance(timestamp, int | np.integer):
            return int(timestamp) * NANOS_PER_SEC
        return round(float(timestamp) * 1e9)
    if isinstance(timestamp, pa.TimestampScalar):
        return int(timestamp.cast(pa.timestamp("ns")).value)
    raise TypeError(f"set_time: expected seconds since 1970 or a date, got {timestamp!r}")
