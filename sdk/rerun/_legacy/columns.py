"""`Time*Column`, one class for each kind of time, and `IndicatorComponentBatch`."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from .._send_columns import TimeColumn
from .deprecation import warn_once

_NANOS_A_YEAR = 365 * 24 * 3600 * 1_000_000_000


def _is_date(nanos: int) -> bool:
    """Whether a time that may be either is a date and no duration: 20 to 150 years after 1970."""
    return 20 <= nanos // _NANOS_A_YEAR <= 150


class TimeSequenceColumn(TimeColumn):
    """Times of `send_columns` as integers; use `TimeColumn(timeline, sequence=...)` instead.

    Parameters
    ----------
    timeline:
        Its name.
    times:
        (N,) integers.
    """

    def __init__(self, timeline: str, times: Iterable[int]) -> None:
        warn_once("TimeSequenceColumn", "rerun.TimeSequenceColumn is an old form: use rerun.TimeColumn(sequence=...)")
        super().__init__(timeline, sequence=times)


class TimeSecondsColumn(TimeColumn):
    """Times of `send_columns` in seconds; use `TimeColumn` with `duration` or `timestamp` instead.

    Parameters
    ----------
    timeline:
        Its name.
    times:
        (N,) seconds: dates if the first is 20 to 150 years after 1970, else durations.
    """

    def __init__(self, timeline: str, times: Iterable[float]) -> None:
        warn_once("TimeSecondsColumn", "rerun.TimeSecondsColumn is an old form: use rerun.TimeColumn(duration=...)")
        seconds = np.asarray(times if isinstance(times, np.ndarray) else list(times), dtype=np.float64)
        super().__init__(timeline, **_kind(np.round(seconds * 1e9).astype(np.int64)))


class TimeNanosColumn(TimeColumn):
    """Times of `send_columns` in nanoseconds; use `TimeColumn` with `duration` or `timestamp` instead.

    Parameters
    ----------
    timeline:
        Its name.
    times:
        (N,) nanoseconds: dates if the first is 20 to 150 years after 1970, else durations.
    """

    def __init__(self, timeline: str, times: Iterable[int]) -> None:
        warn_once("TimeNanosColumn", "rerun.TimeNanosColumn is an old form: use rerun.TimeColumn(duration=...)")
        super().__init__(
            timeline, **_kind(np.asarray(times if isinstance(times, np.ndarray) else list(times), dtype=np.int64))
        )


def _kind(nanos: np.ndarray) -> dict[str, np.ndarray]:
    if nanos.size and _is_date(int(nanos[0])):
        return {"timestamp": nanos.astype("datetime64[ns]")}
    return {"duration": nanos.astype("timedelta64[ns]")}


class IndicatorComponentBatch:
    """Once said which archetype a row belongs to. Names of columns say that now, so it writes nothing.

    Parameters
    ----------
    archetype_name:
        Such as `rerun.archetypes.Points3D`.
    """

    def __init__(self, archetype_name: str) -> None:
        warn_once("IndicatorComponentBatch", "rerun.IndicatorComponentBatch has no meaning any more: leave it out")
        self.archetype_name = archetype_name

    def as_arrow_array(self) -> pa.Array:
        """A single null."""
        return pa.nulls(1)

    def as_component_batches(self) -> list[object]:
        """Nothing."""
        return []
