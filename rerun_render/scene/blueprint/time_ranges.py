"""Visible time ranges: which rows a view shows together, as a blueprint says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

from rerun_render.core.time import TIME_MAX, TIME_MIN


@dataclass(frozen=True, slots=True)
class Boundary:
    """One end of a range. value: an offset from the cursor, or a time; without meaning for an open end."""

    kind: Literal["cursor", "absolute", "open"]
    value: int = 0

    def time(self, cursor: int, when_open: int) -> int:
        """The time it stands for."""
        if self.kind == "open":
            return when_open
        return min(max(self.value + (cursor if self.kind == "cursor" else 0), TIME_MIN), TIME_MAX)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Rows from one boundary to the other, both included."""

    start: Boundary
    end: Boundary

    def around(self, cursor: int) -> tuple[int, int]:
        """First and last time that shows when the time cursor is at `cursor`; the first is later if nothing does."""
        return self.start.time(cursor, TIME_MIN), self.end.time(cursor, TIME_MAX)


TimeSpans = dict[str, TimeSpan]
"""By timeline; the first of a timeline counts."""


def read_time_spans(ranges: pa.Array | None) -> TimeSpans:
    """Spans of `VisibleTimeRanges:ranges`. Raises ValueError if they are of another form."""
    spans: TimeSpans = {}
    if ranges is None:
        return spans
    for scalar in ranges:
        if scalar.is_valid:
            try:
                timeline, span = str(scalar["timeline"].as_py()), scalar["range"]
                spans.setdefault(timeline, TimeSpan(read_boundary(span["start"]), read_boundary(span["end"])))
            except (KeyError, TypeError, AttributeError, pa.ArrowException) as error:
                raise ValueError(f"a time range that is not understood: {error}") from None
    return spans


def read_boundary(scalar: pa.Scalar) -> Boundary:
    """One end of a range. Raises TypeError if it is of another form."""
    if not isinstance(scalar, pa.UnionScalar):
        raise TypeError(f"expected a union, got {scalar.type}")
    name = scalar.type.field(scalar.type.type_codes.index(scalar.type_code)).name
    if name in ("Infinite", "_null_markers"):  # the official Python package writes the latter
        return Boundary("open")
    if name in ("CursorRelative", "Absolute"):
        value = scalar.as_py()
        value = next(iter(value.values())) if isinstance(value, dict) else value
        return Boundary("cursor" if name == "CursorRelative" else "absolute", int(value))
    raise TypeError(f"expected a boundary of a time range, got {name}")
