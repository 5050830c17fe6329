"""Logging of tables: record batches and dataframes whose columns are told apart by their metadata or names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.chunk.arrow_meta import chunk_from_batch
from rerun_render.chunk.cells import as_cells
from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import Timeline

from . import _state
from .error_utils import catch_and_log_exceptions

if TYPE_CHECKING:
    from .recording_stream import RecordingStream

__all__ = ["AUTO_INDEX", "send_chunks", "send_dataframe", "send_record_batch"]


class _AutoIndex:
    """Type of `AUTO_INDEX`."""

    def __repr__(self) -> str:
        return "AUTO_INDEX"


AUTO_INDEX = _AutoIndex()
"""Says that the metadata of the columns tells which of them are times."""

_ROW_ID = "rerun.controls.RowId"


@catch_and_log_exceptions()
def send_record_batch(
    batch: pa.RecordBatch,
    recording: RecordingStream | None = None,
    *,
    index: str | list[str] | _AutoIndex | None = AUTO_INDEX,
    entity_path: str | None = None,
) -> None:
    """Log the rows of a record batch, one chunk for each entity.

    index: names of the columns that are times (int64, duration or timestamp); None for static data; by default the
    columns' metadata tells. entity_path: of the columns that name none, neither in their metadata nor as a name such
    as `/points:Points3D:radii`. Columns that are no lists hold one value for each row.

    Raises ValueError in strict mode if nothing tells which columns are times, if a time is missing, or if there is no
    data.
    """
    core = _state.enabled_core(recording)
    if core is not None:
        for chunk in chunks_of_batch(batch, index=index, entity_path=entity_path):
            core.send_chunk(chunk)


@catch_and_log_exceptions()
def send_dataframe(
    df: Any,
    recording: RecordingStream | None = None,
    *,
    index: str | list[str] | _AutoIndex | None = AUTO_INDEX,
    entity_path: str | None = None,
) -> None:
    """`send_record_batch` for a table, a record batch, a reader of batches, or a dataframe with `to_arrow_table`."""
    core = _state.enabled_core(recording)
    if core is not None:
        for batch in _batches_of(df):
            for chunk in chunks_of_batch(batch, index=index, entity_path=entity_path):
                core.send_chunk(chunk)


@catch_and_log_exceptions()
def send_chunks(chunks: Chunk | Iterable[Chunk], *, recording: RecordingStream | None = None) -> None:
    """Log chunks (`rerun_render.chunk.chunk.Chunk`) as they are."""
    core = _state.enabled_core(recording)
    if core is not None:
        for chunk in [chunks] if isinstance(chunks, Chunk) else chunks:
            core.send_chunk(chunk)


def _batches_of(df: Any) -> Iterator[pa.RecordBatch]:
    if isinstance(df, pa.RecordBatch):
        yield df
        return
    for name in ("to_arrow_table", "to_arrow"):  # datafusion, polars
        if hasattr(df, name):
            df = getattr(df, name)()
            break
    if isinstance(df, pa.RecordBatchReader):
        df = df.read_all()
    if not isinstance(df, pa.Table):
        raise TypeError(f"send_dataframe: expected an Arrow table or record batch, got {type(df).__name__}")
    # One batch, so that what belongs together comes into one chunk.
    yield from df.combine_chunks().to_batches()


def chunks_of_batch(
    batch: pa.RecordBatch, *, index: str | list[str] | _AutoIndex | None, entity_path: str | None
) -> list[Chunk]:
    """The rows as chunks, one for each entity. See `send_record_batch`."""
    from ._ids import new_id
    from ._log import owned_array
    from ._send_columns import new_row_ids, times_of_array

    if isinstance(index, _AutoIndex) and entity_path is None and _is_chunk(batch):
        return [chunk_from_batch(batch)]
    names = _index_names(batch, index)
    times: dict[Timeline, npt.NDArray[np.int64]] = {}
    columns: dict[EntityPath, dict[str, tuple[ComponentDescriptor, pa.ListArray]]] = {}
    default = EntityPath.parse(entity_path or "")
    of_batch = _text(batch.schema.metadata, b"rerun:entity_path")
    if of_batch is not None:
        default = EntityPath.parse(of_batch)
    for field, column in zip(batch.schema, batch.columns):
        metadata = field.metadata or {}
        if field.name == _ROW_ID or _text(metadata, b"rerun:kind") == "control":
            continue
        if field.name in names:
            name = _text(metadata, b"rerun:index_name") or field.name
            kind, values = times_of_array(name, column)
            times[Timeline(name, kind)] = values
            continue
        path, descriptor = _column_names(field.name, metadata, default)
        columns.setdefault(path, {})[descriptor.component] = (
            descriptor,
            owned_array(as_cells(column, descriptor.component)),
        )
    if not columns:
        raise ValueError(f"expected at least one column of data, got {batch.schema.names}")
    chunks = []
    for path, found in columns.items():
        row_ids = new_row_ids(batch.num_rows)
        lists = {name: column for name, (_, column) in found.items()}
        descriptors = {name: descriptor for name, (descriptor, _) in found.items()}
        chunks.append(_without_empty_rows(Chunk(path, new_id(), row_ids, times, lists, descriptors)))
    return chunks


def _without_empty_rows(chunk: Chunk) -> Chunk:
    """Tables of several entities have rows in which an entity has nothing at all."""
    holds = np.zeros(chunk.num_rows, bool)
    for column in chunk.columns.values():
        holds |= np.asarray(column.is_valid())
    if holds.all():
        return chunk
    mask = pa.array(holds)
    return replace(
        chunk,
        row_ids=chunk.row_ids[holds],
        times={timeline: values[holds] for timeline, values in chunk.times.items()},
        columns={name: column.filter(mask) for name, column in chunk.columns.items()},
    )


def _is_chunk(batch: pa.RecordBatch) -> bool:
    """Whether it is a whole chunk, with ids of its own."""
    has_row_ids = any(_text(field.metadata, b"rerun:kind") == "control" for field in batch.schema)
    return has_row_ids and _text(batch.schema.metadata, b"rerun:id") is not None


def _index_names(batch: pa.RecordBatch, index: str | list[str] | _AutoIndex | None) -> set[str]:
    marked = {
        field.name
        for field in batch.schema
        if _text(field.metadata, b"rerun:kind") == "index" or _text(field.metadata, b"rerun:index_name") is not None
    }
    if isinstance(index, _AutoIndex):
        if not marked:
            raise ValueError(
                f"no column of {batch.schema.names} is marked as time: give `index=` (None for static data)"
            )
        return marked
    if index is None:
        if marked:
            raise ValueError(f"expected static data, but these columns are marked as times: {sorted(marked)}")
        return set()
    names = {index} if isinstance(index, str) else set(index)
    missing = names - set(batch.schema.names)
    if missing:
        raise ValueError(f"expected index columns among {batch.schema.names}, got {sorted(missing)}")
    return names


def _column_names(
    name: str, metadata: dict[bytes, bytes], default: EntityPath
) -> tuple[EntityPath, ComponentDescriptor]:
    """Entity and descriptor of a column of data."""
    path_text = _text(metadata, b"rerun:entity_path")
    component = _text(metadata, b"rerun:component")
    path = default if path_text is None else EntityPath.parse(path_text)
    if path_text is None and component is None and name.startswith("/") and ":" in name:
        text, _, name = name.partition(":")
        path = EntityPath.parse(text)
    return path, ComponentDescriptor(
        component or name, _text(metadata, b"rerun:archetype"), _text(metadata, b"rerun:component_type")
    )


def _text(metadata: dict[bytes, bytes] | None, key: bytes) -> str | None:
    value = (metadata or {}).get(key)
    return None if value is None else value.decode()
