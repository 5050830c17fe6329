"""The table of a recording's chunks, as stored in its footer: one row for each chunk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import RrdError
from rerun_render.core.time import TIME_MIN, Timeline
from rerun_render.rrd.messages import StoreId
from rerun_render.rrd.payload import decode_batch
from rerun_render.rrd.transport import parse_compression, parse_store_id
from rerun_render.rrd.wire import BYTES, VARINT, message_fields
from rerun_render.schema.renames import ComponentName, current_name
from rerun_render.schema.times import time_kind

_STATIC = "rerun:static"
_MANIFEST_TYPES = {1: BYTES, 4: BYTES}
_TABLE_TYPES = {1: VARINT, 2: BYTES, 3: VARINT, 4: VARINT}
_CHUNK_COLUMNS = {
    "chunk_entity_path": pa.string(),
    "chunk_id": pa.binary(16),
    "chunk_is_static": pa.bool_(),
    "chunk_num_rows": pa.uint64(),
    "chunk_byte_offset": pa.uint64(),
    "chunk_byte_size": pa.uint64(),
    "chunk_byte_size_uncompressed": pa.uint64(),
}

Span = tuple[int, int, int]
"""First and last time, both inclusive, and number of rows."""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """What the index tells about one chunk.

    chunk_id: 16 bytes, big-endian.
    offset, size: place of the chunk's ArrowMsg in the whole source, in bytes.
    size_uncompressed: bytes of its record batch.
    time_ranges: first and last time (inclusive) on each timeline; empty for static chunks.
    components: for each component with data, by its current name, the span of the rows that hold it on each timeline.
        No spans for static chunks.
    """

    store_id: StoreId
    entity_path: EntityPath
    chunk_id: bytes
    is_static: bool
    num_rows: int
    offset: int
    size: int
    size_uncompressed: int
    time_ranges: Mapping[Timeline, tuple[int, int]] = field(default_factory=dict)
    components: Mapping[ComponentName, Mapping[Timeline, Span]] = field(default_factory=dict)


def read_manifest(data: memoryview, base: int, offset: int) -> list[ManifestEntry]:
    """Entries of one store, in the order of the table.

    base: start of the stream in the source; becomes part of the entries' offsets.
    offset: place of the footer in the source, for errors.
    Raises RrdError if the table is damaged or not as expected.
    """
    fields = message_fields(data, _MANIFEST_TYPES)
    if 1 not in fields or 4 not in fields:
        raise RrdError("a manifest lacks its store or its table", offset=offset)
    store_id = parse_store_id(cast(memoryview, fields[1]))
    table = message_fields(cast(memoryview, fields[4]), _TABLE_TYPES)
    payload = cast(memoryview, table.get(2, memoryview(b"")))
    compression = parse_compression(cast(int, table.get(3, 0)))
    size = cast(int, table.get(4, len(payload)))
    batch = decode_batch(payload, compression, size, what="manifest", offset=offset)
    try:
        return _read_table(batch, store_id, base)
    except (pa.ArrowException, ValueError, TypeError, KeyError, OverflowError) as error:
        raise RrdError(f"a manifest is not as expected: {error}", offset=offset) from None


def _read_table(batch: pa.RecordBatch, store_id: StoreId, base: int) -> list[ManifestEntry]:
    chunks: dict[str, list[Any]] = {}
    for name, data_type in _CHUNK_COLUMNS.items():
        column = batch.column(name)
        if column.type != data_type or column.null_count:
            raise ValueError(f"column {name} has the type {column.type} and {column.null_count} nulls")
        chunks[name] = column.to_pylist()
    num_rows = batch.num_rows
    time_ranges, components = _read_ranges(batch)
    paths: dict[str, EntityPath] = {text: EntityPath.parse(text) for text in set(chunks["chunk_entity_path"])}
    return [
        ManifestEntry(
            store_id,
            paths[chunks["chunk_entity_path"][row]],
            chunks["chunk_id"][row],
            chunks["chunk_is_static"][row],
            chunks["chunk_num_rows"][row],
            base + chunks["chunk_byte_offset"][row],
            chunks["chunk_byte_size"][row],
            chunks["chunk_byte_size_uncompressed"][row],
            time_ranges[row],
            components[row],
        )
        for row in range(num_rows)
    ]


_TimeRanges = list[dict[Timeline, tuple[int, int]]]
_Components = list[dict[ComponentName, dict[Timeline, Span]]]


def _read_ranges(batch: pa.RecordBatch) -> tuple[_TimeRanges, _Components]:
    """Time ranges and components of each row. Costs by the cells that are filled, not by rows times columns."""
    num_rows = batch.num_rows
    time_ranges: _TimeRanges = [{} for _ in range(num_rows)]
    components: _Components = [{} for _ in range(num_rows)]
    spans: dict[tuple[str, ComponentName | None], dict[str, pa.Array]] = {}
    for column_field, column in zip(batch.schema, batch.columns, strict=True):
        metadata = column_field.metadata or {}
        index = metadata.get(b"rerun:index")
        if index is None:
            continue
        name = _component_name(metadata)
        if index.decode() == _STATIC:
            if name is not None:
                for row in np.flatnonzero(np.asarray(column.fill_null(False))).tolist():
                    components[row].setdefault(name, {})
        else:
            part = column_field.name.rpartition(":")[2]
            spans.setdefault((index.decode(), name), {})[part] = column
    for (index_name, name), columns in spans.items():
        timeline, rows, starts, ends = _read_span(index_name, columns)
        if name is None:
            for row, start, end in zip(rows, starts, ends, strict=True):
                time_ranges[row][timeline] = (start, end)
            continue
        counts = np.asarray(columns["num_rows"].fill_null(0)).astype(np.int64)[rows].tolist()
        for row, start, end, count in zip(rows, starts, ends, counts, strict=True):
            components[row].setdefault(name, {})[timeline] = (start, end, count)
    return time_ranges, components


def _read_span(name: str, columns: dict[str, pa.Array]) -> tuple[Timeline, list[int], list[int], list[int]]:
    """Timeline, rows that have a range, and the ends of those ranges."""
    start, end = columns["start"], columns["end"]
    if start.type != end.type:
        raise ValueError(f"the ranges of timeline '{name}' have two types")
    kind = time_kind(start.type)
    if kind is None:
        raise ValueError(f"times on '{name}' have the type {start.type}, expected int64, duration[ns] or timestamp[ns]")
    valid = np.asarray(start.is_valid()) & np.asarray(end.is_valid())
    rows: npt.NDArray[np.intp] = np.flatnonzero(valid)
    starts, ends = (np.maximum(_integers(column)[rows], TIME_MIN).tolist() for column in (start, end))
    return Timeline(name, kind), rows.tolist(), starts, ends


def _integers(column: pa.Array) -> npt.NDArray[np.int64]:
    integers: npt.NDArray[np.int64] = column.view(pa.int64()).fill_null(0).to_numpy()
    return integers


def _component_name(metadata: Mapping[bytes, bytes]) -> ComponentName | None:
    component = metadata.get(b"rerun:component")
    if component is None:
        return None
    archetype = metadata.get(b"rerun:archetype")
    component_type = metadata.get(b"rerun:component_type")
    return current_name(
        ComponentName(
            component.decode(),
            archetype.decode() if archetype is not None else None,
            component_type.decode() if component_type is not None else None,
        )
    )
