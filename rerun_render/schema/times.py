"""How times are stored in Arrow columns."""

from __future__ import annotations

import pyarrow as pa

from rerun_render.core.time import TimeKind


def time_kind(data_type: pa.DataType) -> TimeKind | None:
    """What times stored as `data_type` mean; None if they cannot be times of a recording."""
    if pa.types.is_int64(data_type):
        return TimeKind.SEQUENCE
    if pa.types.is_timestamp(data_type) and data_type.unit == "ns":
        return TimeKind.TIMESTAMP
    if pa.types.is_duration(data_type) and data_type.unit == "ns":
        return TimeKind.DURATION
    return None
