"""Chunk -> record batch with the column metadata that Rerun 0.24 to 0.41 read.

Columns come in the order that readers ask for: row ids, times, data. Nothing is copied but the row ids.
Fields are made once for each descriptor and type; programs log the same few again and again.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.errors import ChunkError
from rerun_render.core.time import TimeKind, Timeline

SORBET_VERSION = "0.1.0"
"""Readers migrate data from this version on; current names pass through unchanged, and older readers do not warn."""

_TIME_TYPES = {
    TimeKind.SEQUENCE: pa.int64(),
    TimeKind.DURATION: pa.duration("ns"),
    TimeKind.TIMESTAMP: pa.timestamp("ns"),
}
_MAX_CACHED_FIELDS = 4096
_ROW_ID_TYPE = pa.binary(16)
_ROW_ID_METADATA = {
    "rerun:kind": "control",
    "ARROW:extension:name": "rerun.datatypes.TUID",
    "ARROW:extension:metadata": '{"namespace":"row"}',
}
_ROW_ID_FIELDS = {
    False: pa.field("rerun.controls.RowId", _ROW_ID_TYPE, False, _ROW_ID_METADATA),
    True: pa.field("rerun.controls.RowId", _ROW_ID_TYPE, False, {**_ROW_ID_METADATA, "rerun:is_sorted": "true"}),
}
_time_fields: dict[tuple[Timeline, bool], pa.Field] = {}
_data_fields: dict[tuple[ComponentDescriptor, pa.DataType], pa.Field] = {}


def chunk_to_batch(chunk: Chunk) -> pa.RecordBatch:
    """The record batch that stores `chunk`; `chunk_from_batch` reads it back.

    Columns of data share their memory with the chunk. Raises ChunkError if the columns differ in length.
    """
    num_rows = chunk.num_rows
    fields = [_ROW_ID_FIELDS[_are_row_ids_sorted(chunk.row_ids)]]
    arrays = [_row_id_array(chunk.row_ids)]
    for timeline in sorted(chunk.times, key=_timeline_name):
        values = np.ascontiguousarray(chunk.times[timeline], np.int64)
        fields.append(_time_field(timeline, _is_sorted(values)))
        arrays.append(pa.Array.from_buffers(_TIME_TYPES[timeline.kind], len(values), [None, pa.py_buffer(values)]))
    for component, column in chunk.columns.items():
        fields.append(_data_field(chunk.descriptors.get(component) or ComponentDescriptor(component), column.type))
        arrays.append(column)
    for field, array in zip(fields, arrays, strict=True):
        if len(array) != num_rows:
            raise ChunkError(
                f"expected {num_rows} rows in every column, got {len(array)} in '{field.name}'; "
                f"entity {chunk.entity_path}"
            )
    metadata = {
        "rerun:entity_path": str(chunk.entity_path),
        "rerun:id": chunk_id_text(chunk.chunk_id),
        "sorbet:version": SORBET_VERSION,
    }
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(fields, metadata))


def chunk_id_text(chunk_id: bytes) -> str:
    """`chunk_` and the 16 bytes of the id: time in upper case, counter in lower case."""
    text = chunk_id.hex()
    return f"chunk_{text[:16].upper()}{text[16:]}"


def time_type(kind: TimeKind) -> pa.DataType:
    """Arrow type that stores times of a kind."""
    return _TIME_TYPES[kind]


def _timeline_name(timeline: Timeline) -> str:
    return timeline.name


def _time_field(timeline: Timeline, is_sorted: bool) -> pa.Field:
    field = _time_fields.get((timeline, is_sorted))
    if field is None:
        metadata = {"rerun:kind": "index", "rerun:index_name": timeline.name}
        if is_sorted:
            metadata["rerun:is_sorted"] = "true"
        field = pa.field(timeline.name, _TIME_TYPES[timeline.kind], True, metadata)
        if len(_time_fields) < _MAX_CACHED_FIELDS:
            _time_fields[timeline, is_sorted] = field
    return field


def _data_field(descriptor: ComponentDescriptor, data_type: pa.DataType) -> pa.Field:
    field = _data_fields.get((descriptor, data_type))
    if field is None:
        metadata = {"rerun:kind": "data", "rerun:component": descriptor.component}
        if descriptor.archetype is not None:
            metadata["rerun:archetype"] = descriptor.archetype
        if descriptor.component_type is not None:
            metadata["rerun:component_type"] = descriptor.component_type
        field = pa.field(descriptor.component, data_type, True, metadata)
        if len(_data_fields) < _MAX_CACHED_FIELDS:
            _data_fields[descriptor, data_type] = field
    return field


def _row_id_array(row_ids: npt.NDArray[np.uint64]) -> pa.Array:
    big_endian = np.ascontiguousarray(row_ids, ">u8")
    return pa.Array.from_buffers(_ROW_ID_TYPE, len(row_ids), [None, pa.py_buffer(big_endian)])


def _is_sorted(values: npt.NDArray[np.int64]) -> bool:
    return len(values) < 2 or bool((values[1:] >= values[:-1]).all())


def _are_row_ids_sorted(row_ids: npt.NDArray[np.uint64]) -> bool:
    if len(row_ids) < 2:
        return True
    high, low = row_ids[:, 0], row_ids[:, 1]
    return bool(((high[1:] > high[:-1]) | ((high[1:] == high[:-1]) & (low[1:] >= low[:-1]))).all())
