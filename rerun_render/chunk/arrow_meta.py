"""Record batch -> Chunk: reads the column metadata of all SDKs since 0.23.

Metadata keys are spelled `rerun:key` since 0.24 and `rerun.key` before; files written for both carry both, and the
newer spelling wins. Columns are told apart by metadata, never by place or name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.chunk.cells import as_cells
from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.chunk.migrate import migrate
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import ChunkError
from rerun_render.core.time import TIME_MIN, Timeline
from rerun_render.schema.renames import short_archetype
from rerun_render.schema.times import time_kind

_ROW_ID_NAME = "rerun.controls.RowId"
_TUID_TEXT = re.compile(r"(?:chunk_)?([0-9A-Fa-f]{32})")
_KINDS = {"control": "control", "index": "index", "time": "index", "data": "data"}


def chunk_from_batch(batch: pa.RecordBatch, chunk_id: bytes | None = None) -> Chunk:
    """The chunk that `batch` holds, with the component names of 0.41.

    batch: one chunk as SDKs write it; must have been validated if it comes from outside.
    chunk_id: 16 bytes, big-endian, if the message told it; otherwise the batch must.
    Columns that only mark an archetype are dropped, so the chunk may come out without columns.
    Raises ChunkError if the batch does not follow the chunk schema.
    """
    try:
        return _chunk_from_batch(batch, chunk_id)
    except ChunkError:
        raise
    except (pa.ArrowException, ValueError, TypeError, KeyError, OverflowError) as error:
        raise ChunkError(f"the record batch cannot be read as a chunk: {error}") from None


def _chunk_from_batch(batch: pa.RecordBatch, chunk_id: bytes | None) -> Chunk:
    metadata = _Metadata(batch.schema.metadata)
    path_text = metadata.get("entity_path")
    if path_text is None:
        raise ChunkError("the record batch names no entity (no metadata `rerun:entity_path`)")
    row_ids: npt.NDArray[np.uint64] | None = None
    times: dict[Timeline, npt.NDArray[np.int64]] = {}
    columns: dict[str, pa.ListArray] = {}
    descriptors: dict[str, ComponentDescriptor] = {}
    for field, column in zip(batch.schema, batch.columns, strict=True):
        field_metadata = _Metadata(field.metadata)
        kind = _column_kind(field.name, field_metadata)
        if kind == "control":
            if row_ids is not None:
                raise ChunkError("the record batch has two row id columns")
            row_ids = read_row_ids(column)
        elif kind == "index":
            timeline, values = _read_times(field_metadata.get("index_name") or field.name, column)
            if any(timeline.name == other.name for other in times):
                raise ChunkError(f"the record batch has two columns for the timeline '{timeline.name}'")
            times[timeline] = values
        else:
            descriptor = _read_descriptor(field.name, field_metadata)
            if descriptor.component in columns:
                raise ChunkError(f"the record batch has two columns for the component '{descriptor.component}'")
            columns[descriptor.component] = as_cells(column, descriptor.component)
            descriptors[descriptor.component] = descriptor
    if row_ids is None:
        raise ChunkError("the record batch has no row id column")
    if chunk_id is None:
        chunk_id = _read_chunk_id(metadata.get("id"))
    return migrate(Chunk(EntityPath.parse(path_text), chunk_id, row_ids, times, columns, descriptors))


class _Metadata:
    """Text values by key, whichever way the keys are spelled."""

    def __init__(self, metadata: Mapping[bytes, bytes] | None) -> None:
        self._metadata = metadata or {}

    def get(self, key: str) -> str | None:
        """Value of `rerun:key`, else of `rerun.key`."""
        value = self.get_new(key)
        return self.get_old(key) if value is None else value

    def get_new(self, key: str) -> str | None:
        return self._decode(f"rerun:{key}")

    def get_old(self, key: str) -> str | None:
        return self._decode(f"rerun.{key}")

    def _decode(self, key: str) -> str | None:
        value = self._metadata.get(key.encode())
        return None if value is None else value.decode("utf-8", "replace")


def _column_kind(name: str, metadata: _Metadata) -> str:
    kind = metadata.get("kind")
    if kind is None:
        return "control" if name == _ROW_ID_NAME else "data"
    if kind not in _KINDS:
        raise ChunkError(f"column '{name}' has the unknown kind '{kind}', expected control, index or data")
    return _KINDS[kind]


def _read_descriptor(name: str, metadata: _Metadata) -> ComponentDescriptor:
    archetype = metadata.get("archetype")
    component = metadata.get_new("component")
    if component is not None:
        return ComponentDescriptor(component, archetype, metadata.get_new("component_type"))
    # 0.23: `rerun.component` is the type, the field is told apart.
    component_type = metadata.get_old("component")
    field = metadata.get_old("archetype_field")
    if field is not None:
        component = f"{short_archetype(archetype)}:{field}" if archetype else field
        return ComponentDescriptor(component, archetype, component_type)
    return ComponentDescriptor(component_type or name, archetype, None)


def _read_chunk_id(text: str | None) -> bytes:
    match = _TUID_TEXT.fullmatch(text or "")
    if match is None:
        raise ChunkError(f"the record batch has the id {text!r}, expected `chunk_` and 32 hexadecimal digits")
    return bytes.fromhex(match.group(1))


def read_row_ids(column: pa.Array) -> npt.NDArray[np.uint64]:
    """(N, 2) row ids from 16 big-endian bytes each, or from structs of two integers as before 0.23."""
    if isinstance(column, pa.ExtensionArray):
        column = column.storage
    if column.null_count:
        raise ChunkError(f"{column.null_count} of {len(column)} row ids are null")
    if column.type == pa.binary(16):
        data = column.buffers()[1]
        if data is None or not len(column):
            return np.zeros((0, 2), np.uint64)
        halves = np.frombuffer(data, ">u8", count=2 * len(column), offset=16 * column.offset)
        return halves.astype(np.uint64).reshape(-1, 2)
    if pa.types.is_struct(column.type) and {f.name for f in column.type} == {"time_ns", "inc"}:
        fields = [column.field(name).cast(pa.uint64()) for name in ("time_ns", "inc")]
        if any(field.null_count for field in fields):
            raise ChunkError("some row ids are null")
        return np.stack([field.to_numpy() for field in fields], axis=1)
    raise ChunkError(f"row ids have the type {column.type}, expected fixed_size_binary[16]")


def _read_times(name: str, column: pa.Array) -> tuple[Timeline, npt.NDArray[np.int64]]:
    if isinstance(column, pa.ExtensionArray):
        column = column.storage
    if column.null_count:
        raise ChunkError(f"{column.null_count} of {len(column)} times on the timeline '{name}' are null")
    kind = time_kind(column.type)
    if kind is None:
        raise ChunkError(
            f"times on '{name}' have the type {column.type}, expected int64, duration[ns] or timestamp[ns]"
        )
    values = column.view(pa.int64()).to_numpy()
    # The smallest integer means "static" inside the official tools; no row can be there.
    return Timeline(name, kind), np.maximum(values, TIME_MIN)
