"""Writes recordings byte by byte, for cases that no SDK writes: odd orders, damage, several streams, odd columns.

Every function returns bytes; a recording is the sum of a header, messages and an end.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from rerun_render.rrd.xxh32 import xxh32

_lz4 = pa.Codec("lz4_raw")
CRC_SEED = 7850921


def varint(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def blob(field: int, value: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(value)) + value


def tuid(value: int) -> bytes:
    return varint(1 << 3 | 1) + struct.pack("<Q", value >> 64) + varint(2 << 3 | 1) + struct.pack("<Q", value % 2**64)


def store_id(recording: str = "rec", application: str | None = "app", *, blueprint: bool = False) -> bytes:
    data = number(1, 2 if blueprint else 1) + blob(2, recording.encode())
    return data if application is None else data + blob(3, blob(1, application.encode()))


def header(version: tuple[int, int, int, int] = (0, 41, 0, 0), *, serializer: int = 2) -> bytes:
    return b"RRF2" + bytes(version) + bytes([1, serializer, 0, 0])


def frame(kind: int, payload: bytes) -> bytes:
    return struct.pack("<QQ", kind, len(payload)) + payload


def set_store_info(
    store: bytes | None = None, *, application: str | None = None, source: bytes = b"", version_bits: int = 0x2900
) -> bytes:
    """application: the field that only 0.23 and 0.24 write."""
    info = b"" if application is None else blob(1, blob(1, application.encode()))
    info += blob(2, store if store is not None else store_id()) + blob(5, source) + blob(6, number(1, version_bits))
    return frame(1, blob(1, tuid(7)) + blob(2, info))


def activation(store: bytes, *, make_active: bool, make_default: bool) -> bytes:
    return frame(3, blob(1, store) + number(2, int(make_active)) + number(3, int(make_default)))


def ipc_stream(batch: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())


def arrow_msg(
    batch: pa.RecordBatch | bytes,
    *,
    store: bytes | None = None,
    chunk_id: int | None = None,
    is_static: bool | None = None,
    compress: bool = True,
    uncompressed_size: int | None = None,
) -> bytes:
    """A framed chunk. `batch` may be raw payload bytes, taken as they are."""
    raw = batch if isinstance(batch, bytes) else ipc_stream(batch)
    payload = _lz4.compress(raw, asbytes=True) if compress else raw
    size = len(raw) if uncompressed_size is None else uncompressed_size
    data = blob(1, store if store is not None else store_id()) + number(2, 2 if compress else 1)
    data += number(3, size) + number(4, 1) + blob(5, payload)
    if chunk_id is not None:
        data += blob(6, tuid(chunk_id))
    if is_static is not None:
        data += number(7, int(is_static))
    return frame(2, data)


def end(footer: bytes = b"") -> bytes:
    """End marker without stream footer, as until 0.27."""
    return frame(0, footer)


def end_with_footer(stream: bytes, footer: bytes = b"") -> bytes:
    """End marker and stream footer to put after `stream`, which starts with its header."""
    start = len(stream) + 16
    tail = struct.pack("<QQI8sI", start, len(footer), xxh32(footer, CRC_SEED), b"RRF2FOOT", 1)
    return frame(0, footer) + tail


def manifest(table: pa.RecordBatch, store: bytes | None = None) -> bytes:
    """Footer payload with one uncompressed manifest."""
    part = number(1, 1) + blob(2, ipc_stream(table))
    return blob(1, blob(1, store if store is not None else store_id()) + blob(4, part))


def chunk_batch(
    entity: str = "/points",
    *,
    times: Mapping[str, Iterable[int]] | None = None,
    columns: Mapping[str, pa.Array] | None = None,
    num_rows: int = 2,
    chunk_id: int = 1,
    first_row_id: int = 100,
) -> pa.RecordBatch:
    """A chunk as 0.41 writes it; sequence timelines, component names as given."""
    row_ids = [(first_row_id + row).to_bytes(16, "big") for row in range(num_rows)]
    fields = [pa.field("rerun.controls.RowId", pa.binary(16), False, {"rerun:kind": "control"})]
    arrays: list[Any] = [pa.array(row_ids, pa.binary(16))]
    for name, values in (times or {}).items():
        fields.append(pa.field(name, pa.int64(), True, {"rerun:kind": "index", "rerun:index_name": name}))
        arrays.append(pa.array(values, pa.int64()))
    if columns is None:
        columns = {"Points3D:radii": pa.array([[float(row)] for row in range(num_rows)], pa.list_(pa.float32()))}
    for component, column in columns.items():
        metadata = {"rerun:kind": "data", "rerun:component": component}
        if ":" in component:
            metadata["rerun:archetype"] = "rerun.archetypes." + component.partition(":")[0]
        fields.append(pa.field(component, column.type, True, metadata))
        arrays.append(column)
    schema = pa.schema(fields, {"rerun:entity_path": entity, "rerun:id": f"chunk_{chunk_id:032X}"})
    return pa.record_batch(arrays, schema=schema)


def noise(size: int, seed: int = 0) -> bytes:
    """Bytes that do not compress."""
    return np.random.default_rng(seed).bytes(size)
