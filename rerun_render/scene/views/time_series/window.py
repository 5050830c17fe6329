"""Which times a plot shows."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import NANOS_PER_SEC, TIME_MAX, TIME_MIN, TimeKind
from rerun_render.scene.blueprint.time_ranges import Boundary, TimeSpan, read_boundary
from rerun_render.store.recording import Recording, TimelineInfo

_LONG_TICKS, _AROUND_TICKS = 2_000, 1_000
_LONG_NANOS, _AROUND_NANOS = 60 * NANOS_PER_SEC, 30 * NANOS_PER_SEC
_NANOS_PER_DAY = 86_400 * NANOS_PER_SEC


def entity_range(recording: Recording, timeline: str, entity: EntityPath) -> tuple[int, int] | None:
    """First and last time of any row of an entity; None if it has none."""
    spans = [
        span
        for entry in recording.entity_entries(entity)
        for axis, span in entry.time_ranges.items()
        if axis.name == timeline
    ]
    if not spans:
        return None
    return min(start for start, _ in spans), max(end for _, end in spans)


def data_range(
    recording: Recording, timeline: str, shown: Iterable[tuple[EntityPath, tuple[int, int] | None]]
) -> tuple[int, int] | None:
    """First and last time of the entities of a view. shown: entities, and the range that limits each."""
    low, high = TIME_MAX, TIME_MIN
    for entity, limits in shown:
        span = entity_range(recording, timeline, entity)
        if span is not None and limits is not None:
            span = max(span[0], limits[0]), min(span[1], limits[1])
        if span is not None and span[0] <= span[1]:
            low, high = min(low, span[0]), max(high, span[1])
    return (low, high) if low <= high else None


def default_span(data: tuple[int, int] | None, info: TimelineInfo) -> TimeSpan:
    """All data; of long recordings only what is around the cursor."""
    if data is None:
        return TimeSpan(Boundary("open"), Boundary("open"))
    is_sequence = info.timeline.kind is TimeKind.SEQUENCE
    longest, around = (_LONG_TICKS, _AROUND_TICKS) if is_sequence else (_LONG_NANOS, _AROUND_NANOS)
    if data[1] - data[0] > longest:
        return TimeSpan(Boundary("cursor", -around), Boundary("cursor", around))
    return TimeSpan(Boundary("absolute", data[0]), Boundary("absolute", data[1]))


def given_span(value: pa.Array | None) -> TimeSpan | None:
    """`TimeAxis:view_range`; None if it is not set. Raises TypeError or KeyError if it is of another form."""
    if value is None or len(value) == 0 or not value[0].is_valid:
        return None
    return TimeSpan(read_boundary(value[0]["start"]), read_boundary(value[0]["end"]))


def window_at(span: TimeSpan, info: TimelineInfo, time: int | None) -> tuple[int, int]:
    """First and last time that shows; they may be equal or the wrong way round."""
    cursor = max(0 if time is None else time, info.start)
    return span.start.time(cursor, info.start), span.end.time(cursor, info.end)


def time_offset(first: int, kind: TimeKind) -> int:
    """The time at which the axis has its 0: ticks are counted from the first sample, others from the nearest day."""
    if kind is TimeKind.SEQUENCE:
        return first
    shifted = min(first + _NANOS_PER_DAY // 2, TIME_MAX)
    days = shifted // _NANOS_PER_DAY if shifted >= 0 else -(-shifted // _NANOS_PER_DAY)
    return days * _NANOS_PER_DAY
