"""Timelines and the integers on them.

A time is a Python int: a sequence number, or nanoseconds (of a duration, or since 1970-01-01 UTC).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

TIME_MIN = -(2**63) + 1
"""Smallest value a row may carry; the viewer's "beginning of time"."""
TIME_MAX = 2**63 - 1
NANOS_PER_SEC = 1_000_000_000


class TimeKind(Enum):
    """What the integers of a timeline mean."""

    SEQUENCE = "sequence"
    DURATION = "duration"
    TIMESTAMP = "timestamp"


@dataclass(frozen=True, slots=True)
class Timeline:
    """A named time axis. Two timelines of one recording never share a name."""

    name: str
    kind: TimeKind = TimeKind.SEQUENCE
