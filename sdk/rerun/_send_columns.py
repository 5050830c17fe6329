"""Logging of many rows at once, column by column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.chunk.cells import as_cells
from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import NANOS_PER_SEC, TIME_MAX, TIME_MIN, TimeKind, Timeline
from rerun_render.schema.times import time_kind

from . import _state
from ._ids import new_id, new_row_id
from ._log import owned_array, parse_path
from .error_utils import catch_and_log_exceptions
from .time import LARGEST_SECONDS, to_nanos, to_nanos_since_epoch

if TYPE_CHECKING:
    from ._baseclasses import ComponentColumn
    from .recording_stream import RecordingStream

__all__ = ["TimeColumn", "TimeColumnLike", "send_columns"]


class TimeColumnLike(Protocol):
    """What can stand for the times of rows."""

    def timeline_name(self) -> str:
        """Name of the timeline."""

    def as_arrow_array(self) -> pa.Array:
        """One time for each row: int64, duration[ns] or timestamp[ns]."""


class TimeColumn:
    """The times of rows on one timeline, see `set_time`. Exactly one kind of time is expected.

    sequence: whole numbers. duration: seconds or timedeltas. timestamp: seconds since 1970 or dates.
    Raises ValueError for none or several kinds, TypeError for values of a wrong type.

    >>> TimeColumn("frame", sequence=range(3)).as_arrow_array().to_pylist()
    [0, 1, 2]
    """

    def __init__(
        self,
        timeline: str,
        *,
        sequence: Iterable[Any] | None = None,
        duration: Iterable[Any] | None = None,
        timestamp: Iterable[Any] | None = None,
    ) -> None:
        if (sequence is None) + (duration is None) + (timestamp is None) != 2:
            raise ValueError(
                f"TimeColumn: expected one of sequence, duration and timestamp for the timeline '{timeline}'"
            )
        self.timeline = timeline
        if sequence is not None:
            self.times = _sequence_array(sequence)
        elif duration is not None:
            self.times = _nanos_array(duration, "timedelta64[ns]", pa.duration("ns"), to_nanos)
        elif timestamp is not None:
            self.times = _nanos_array(timestamp, "datetime64[ns]", pa.timestamp("ns"), to_nanos_since_epoch)

    def timeline_name(self) -> str:
        """Name of the timeline."""
        return self.timeline

    def as_arrow_array(self) -> pa.Array:
        """One time for each row."""
        return self.times


def _sequence_array(values: Iterable[Any]) -> pa.Array:
    if isinstance(values, pa.Array):
        return values.cast(pa.int64())
    array = np.asarray(values if isinstance(values, np.ndarray) else list(values))
    if array.dtype.kind not in "iub" and array.size:
        raise TypeError(f"TimeColumn: expected integers as sequence, got {array.dtype}")
    if array.dtype.kind == "u":
        array = np.minimum(array.astype(np.uint64), np.uint64(TIME_MAX))
    return pa.array(array.astype(np.int64).ravel())


def _nanos_array(values: Iterable[Any], dtype: str, data_type: pa.DataType, convert: Any) -> pa.Array:
    if isinstance(values, pa.Array | pa.ChunkedArray):
        return (values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values).cast(data_type)
    if isinstance(values, np.ndarray) and values.dtype.kind in "mMiuf":
        if values.dtype.kind in "mM":
            if np.isnat(values).any():
                raise ValueError("TimeColumn: expected a time in every row, got NaT")
            nanos = values.astype(dtype).astype(np.int64)
        else:
            nanos = _seconds_to_nanos(values, is_timestamp=pa.types.is_timestamp(data_type))
    else:
        nanos = np.array([convert(value) for value in values], np.int64)
    return pa.array(nanos.ravel()).view(data_type)


def _seconds_to_nanos(values: npt.NDArray[Any], *, is_timestamp: bool) -> npt.NDArray[np.int64]:
    """Times out of range become the last ones. Raises ValueError for NaN, and for timestamps in milliseconds."""
    if np.isnan(values).any():
        raise ValueError("TimeColumn: expected a time in every row, got NaN")
    if is_timestamp and values.size and values.max() > LARGEST_SECONDS:
        raise ValueError(f"TimeColumn: expected seconds since 1970, got {values.max()}, which looks like milliseconds")
    limit = TIME_MAX // NANOS_PER_SEC
    nanos: npt.NDArray[np.int64]
    if values.dtype.kind == "f":
        nanos = np.round(np.clip(values.astype(np.float64), -limit, limit) * 1e9).astype(np.int64)
        return nanos
    if values.dtype.kind == "u":
        values = np.minimum(values.astype(np.uint64), np.uint64(limit))
    nanos = np.clip(values.astype(np.int64), -limit, limit) * NANOS_PER_SEC
    return nanos


@catch_and_log_exceptions()
def send_columns(
    entity_path: str | list[Any],
    indexes: Iterable[TimeColumnLike],
    columns: Iterable[ComponentColumn],
    *,
    recording: RecordingStream | None = None,
    strict: bool | None = None,
) -> None:
    """Log many rows of one entity, given column by column.

    indexes: the times of the rows, one column for each timeline; none for static data.
    columns: the data, see `Archetype.columns`. All columns have one entry for each row.

    Neither the times set on this thread nor the time of day are added.

    >>> import rerun as rr
    >>> rr.init("my_app")
    >>> times = rr.TimeColumn("step", sequence=range(3))
    >>> rr.send_columns("sine", [times], rr.Scalars.columns(scalars=[0.0, 0.8, 0.9]))
    """
    core = _state.enabled_core(recording)
    if core is not None:
        core.send_chunk(chunk_of_columns(parse_path(entity_path), indexes, columns))


def chunk_of_columns(
    entity_path: EntityPath, indexes: Iterable[TimeColumnLike], columns: Iterable[ComponentColumn]
) -> Chunk:
    """The rows as a chunk. Raises ValueError if columns differ in length or there is no data."""
    times: dict[Timeline, npt.NDArray[np.int64]] = {}
    lists: dict[str, pa.ListArray] = {}
    descriptors: dict[str, ComponentDescriptor] = {}
    lengths: dict[str, int] = {}
    if hasattr(indexes, "timeline_name"):
        raise TypeError("send_columns: expected a list of TimeColumns, got a single TimeColumn")
    for index in indexes:
        if not hasattr(index, "timeline_name"):
            raise TypeError(f"send_columns: expected TimeColumns as indexes, got {type(index).__name__}")
        name = index.timeline_name()
        kind, values = times_of_array(name, index.as_arrow_array())
        if any(name == timeline.name for timeline in times):
            raise ValueError(f"send_columns: the timeline '{name}' is given twice")
        times[Timeline(name, kind)] = values
        lengths[f"the timeline '{name}'"] = len(values)
    for column in columns:
        if not hasattr(column, "component_descriptor"):
            raise TypeError(
                "send_columns: expected component columns such as those of Scalars.columns(…), "
                f"got {type(column).__name__} among them"
            )
        descriptor = column.component_descriptor()
        if descriptor.component in lists:
            raise ValueError(f"send_columns: the component '{descriptor.component}' is given twice")
        lists[descriptor.component] = owned_array(as_cells(column.as_arrow_array(), descriptor.component))
        descriptors[descriptor.component] = descriptor
        lengths[f"the component '{descriptor.component}'"] = len(lists[descriptor.component])
    if not lists:
        raise ValueError(f"send_columns: expected at least one column of data; entity {entity_path}")
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{length} for {name}" for name, length in lengths.items())
        raise ValueError(f"send_columns: expected as many rows in every column, got {told}; entity {entity_path}")
    return Chunk(entity_path, new_id(), new_row_ids(next(iter(lengths.values()))), times, lists, descriptors)


def times_of_array(name: str, array: pa.Array) -> tuple[TimeKind, npt.NDArray[np.int64]]:
    """Kind and values of a column of times. Raises ValueError for nulls, TypeError for other types."""
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if pa.types.is_timestamp(array.type) or pa.types.is_duration(array.type):
        array = array.cast(pa.timestamp("ns") if pa.types.is_timestamp(array.type) else pa.duration("ns"))
    kind = time_kind(array.type)
    if kind is None:
        raise TypeError(f"times on '{name}': expected int64, duration or timestamp, got {array.type}")
    if array.null_count:
        raise ValueError(f"times on '{name}': expected a time in every row, got {array.null_count} nulls")
    # A copy, because the caller may use the memory again.
    return kind, np.maximum(array.view(pa.int64()).to_numpy(), TIME_MIN)


def new_row_ids(num_rows: int) -> npt.NDArray[np.uint64]:
    """(N, 2) new row ids in order."""
    return np.array([new_row_id() for _ in range(num_rows)], np.uint64).reshape(-1, 2)
