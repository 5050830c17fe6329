"""Record batches of the MsgPack era -> rows of one entity with the names of the time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.chunk.arrow_meta import read_row_ids
from rerun_render.chunk.cells import as_cells
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import ChunkError
from rerun_render.core.time import TIME_MIN, TimeKind
from rerun_render.schema.renames import ComponentName, short_archetype
from rerun_render.schema.times import time_kind

_ENTITY = "rerun.controls.EntityPath"
_ROW_ID = "rerun.controls.RowId"
_INSTANCE_KEY = "rerun.components.InstanceKey"


@dataclass(frozen=True, eq=False, slots=True)
class OldRows:
    """Rows of one entity. times: timeline to kind and (N,) int64. columns: name to list array of N cells; names whose
    archetype is not known have only a component."""

    entity_path: EntityPath
    row_ids: npt.NDArray[np.uint64]
    times: Mapping[str, tuple[TimeKind, npt.NDArray[np.int64]]]
    columns: Mapping[ComponentName, pa.ListArray]


def read_rows(batch: pa.RecordBatch) -> Iterator[OldRows]:
    """Rows of a chunk (0.17 to 0.22) or, entity by entity, of a table (0.15, 0.16). Raises ChunkError."""
    try:
        yield from _read_rows(batch)
    except (pa.ArrowException, ValueError, TypeError, KeyError, OverflowError) as error:
        raise ChunkError(f"the record batch cannot be read: {error}") from None


def _read_rows(batch: pa.RecordBatch) -> Iterator[OldRows]:
    row_ids: npt.NDArray[np.uint64] | None = None
    entities: list[str | None] | None = None
    times: dict[str, tuple[TimeKind, pa.Array]] = {}
    columns: dict[ComponentName, pa.ListArray] = {}
    for field, column in zip(batch.schema, batch.columns, strict=True):
        metadata = field.metadata or {}
        kind = metadata.get(b"rerun.kind", b"data")
        if field.name == _ROW_ID:
            row_ids = read_row_ids(column)
        elif field.name == _ENTITY:
            entities = column.to_pylist()
        elif kind == b"time":
            unit = time_kind(column.type)
            if unit is None:
                raise ChunkError(f"times on '{field.name}' have the type {column.type}")
            times[field.name] = (unit, column.view(pa.int64()))
        elif kind == b"data" and field.name != _INSTANCE_KEY:
            columns[_name(field.name, metadata)] = as_cells(column, field.name)
    if row_ids is None:
        raise ChunkError("the record batch has no row ids")
    path = (batch.schema.metadata or {}).get(b"rerun.entity_path")
    if path is not None:
        entities = [path.decode("utf-8", "replace")] * len(row_ids)
    if entities is None:
        raise ChunkError("the record batch names no entity")
    groups: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    present = {name: np.asarray(values.is_valid()) for name, (_, values) in times.items()}
    for row, entity in enumerate(entities):
        if entity is not None:
            timelines = tuple(name for name, valid in present.items() if valid[row])
            groups.setdefault((entity, timelines), []).append(row)
    for (entity, timelines), picked in groups.items():
        is_all = len(picked) == len(row_ids)
        rows = pa.array(picked, pa.int64())
        cells = {name: column if is_all else column.take(rows) for name, column in columns.items()}
        yield OldRows(
            entity_path=EntityPath.parse(entity),
            row_ids=row_ids[picked],
            times={
                name: (times[name][0], np.maximum(times[name][1].take(rows).to_numpy(), TIME_MIN)) for name in timelines
            },
            columns={name: column for name, column in cells.items() if column.null_count < len(column)},
        )


def _name(name: str, metadata: Mapping[bytes, bytes]) -> ComponentName:
    """0.22 says which field of which archetype a column is."""
    archetype, field = metadata.get(b"rerun.archetype_name"), metadata.get(b"rerun.archetype_field_name")
    if archetype is None or field is None:
        return ComponentName(name)
    full = archetype.decode("utf-8", "replace")
    return ComponentName(f"{short_archetype(full)}:{field.decode('utf-8', 'replace')}", full, name)
