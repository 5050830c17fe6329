"""The index at the end of a stream: one row for each chunk, with its place and all its time ranges.

Facts are gathered chunk by chunk in flat arrays, a few bytes for each range, so that hours of logging stay small. The
table and the schema of the whole recording are made once, at the end.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.rrd.wire_writer import bytes_field, int_field

_MAX_CELLS = 1 << 27
"""A table with more cells would not fit into one LZ4 block, and take gigabytes to make. Readers scan instead."""
_ENCODER_VERSION = 1
_LZ4 = 2
_STATIC = "rerun:static"
_PROPERTIES = "/__properties"
_OWN_PACKAGES = ("rerun.archetypes.", "rerun.blueprint.archetypes.")
_CLEAR = "rerun.archetypes.Clear"
_NAME_TABLE = str.maketrans(", -.\\", "_____")
_COMPONENT_KEYS = (b"rerun:archetype", b"rerun:component", b"rerun:component_type")
_ROW_ID_FIELD = pa.field(
    "rerun.controls.RowId",
    pa.binary(16),
    False,
    {
        "rerun:kind": "control",
        "ARROW:extension:name": "rerun.datatypes.TUID",
        "ARROW:extension:metadata": '{"namespace":"row"}',
    },
)
_lz4 = pa.Codec("lz4_raw")

_Range = tuple[int, int, int]
"""First and last time, both inclusive, and number of rows."""


@dataclass(frozen=True, slots=True)
class ChunkSpan:
    """What the index tells about the contents of one chunk.

    times: timeline -> range of the chunk. components: component -> timeline -> range of the rows that hold it; a
    component without any value is left out, ranges are empty for static chunks.
    """

    entity_path: str
    is_static: bool
    num_rows: int
    times: Mapping[str, _Range]
    components: Mapping[str, Mapping[str, _Range]]


@dataclass(slots=True)
class _Ranges:
    """Sparse columns of ranges: `rows[i]` of the table holds `starts[i]` and so on."""

    rows: array[int] = field(default_factory=lambda: array("q"))
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    counts: array[int] = field(default_factory=lambda: array("q"))

    def add(self, row: int, span: _Range) -> None:
        self.rows.append(row)
        self.starts.append(span[0])
        self.ends.append(span[1])
        self.counts.append(span[2])


@dataclass(slots=True)
class _Facts:
    """One component of one entity, over the whole recording."""

    data_type: pa.DataType
    component: str
    is_static: bool = False
    has_values: bool = False


class ManifestEncoder:
    """Index of the chunks of one store in one stream."""

    def __init__(self) -> None:
        self._paths: list[str] = []
        self._ids: list[bytes] = []
        self._statics: list[bool] = []
        self._numbers: tuple[array[int], ...] = tuple(array("Q") for _ in range(4))  # rows, offset, size, uncompressed
        self._time_types: dict[str, pa.DataType] = {}
        self._metadata: dict[str, dict[bytes, bytes]] = {}  # component -> what names it
        self._facts: dict[tuple[str, str], _Facts] = {}
        self._static_rows: dict[str, array[int]] = {}
        self._global_ranges: dict[str, _Ranges] = {}
        self._ranges: dict[tuple[str, str], _Ranges] = {}
        self._has_conflict = False

    @property
    def is_complete(self) -> bool:
        """False if no table can hold these chunks: one timeline has two types, or there are too many of everything."""
        num_columns = 7 + len(self._metadata) + 2 * len(self._global_ranges) + 3 * len(self._ranges)
        return not self._has_conflict and num_columns * len(self._paths) <= _MAX_CELLS

    def describe(self, batch: pa.RecordBatch) -> ChunkSpan:
        """The ranges of a chunk. Takes note of its timelines and components."""
        entity_path = batch.schema.metadata[b"rerun:entity_path"].decode()
        times: dict[str, _Range] = {}
        values: dict[str, npt.NDArray[np.int64]] = {}
        components: dict[str, dict[str, _Range]] = {}
        for column_field, column in zip(batch.schema, batch.columns):
            metadata = column_field.metadata
            kind = metadata[b"rerun:kind"]
            if kind == b"index":
                name = metadata[b"rerun:index_name"].decode()
                self._note_timeline(name, column.type)
                values[name] = times_of = column.view(pa.int64()).to_numpy()
                if len(times_of):
                    is_sorted = b"rerun:is_sorted" in metadata
                    times[name] = _range_of(times_of, is_sorted)
            elif kind == b"data":
                component = metadata[b"rerun:component"].decode()
                facts = self._note_component(entity_path, component, metadata, column.type)
                facts.has_values = facts.has_values or len(column.values) > 0
                facts.is_static = facts.is_static or not values
                if column.null_count == 0:
                    components[component] = times
                elif column.null_count < len(column):
                    valid = np.asarray(column.is_valid())
                    components[component] = {
                        name: _range_of(times_of[valid], False) for name, times_of in values.items()
                    }
        return ChunkSpan(entity_path, not values, batch.num_rows, times, components)

    def add(self, span: ChunkSpan, chunk_id: bytes, offset: int, size: int, size_uncompressed: int) -> None:
        """Adds a chunk. offset, size: place of its ArrowMsg in the stream, in bytes."""
        row = len(self._paths)
        self._paths.append(span.entity_path)
        self._ids.append(chunk_id)
        self._statics.append(span.is_static)
        for column, number in zip(self._numbers, (span.num_rows, offset, size, size_uncompressed)):
            column.append(number)
        for timeline, times in span.times.items():
            self._global_ranges.setdefault(timeline, _Ranges()).add(row, times)
        for component, ranges in span.components.items():
            if span.is_static:
                self._static_rows.setdefault(component, array("q")).append(row)
            for timeline, times in ranges.items():
                pair = (timeline, component)
                found = self._ranges.get(pair)
                if found is None:
                    found = self._ranges[pair] = _Ranges()
                found.add(row, times)

    def encode(self) -> bytes:
        """Fields 2 to 4 of the manifest message."""
        schema = self._recording_schema()
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, schema):
            pass  # the stream holds the schema only
        data = bytes(sink.getvalue())
        table = self._table()
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_batch(table)
        stream = sink.getvalue()
        part = b"".join(
            (
                int_field(1, _ENCODER_VERSION),
                bytes_field(2, _lz4.compress(stream, asbytes=True)),
                int_field(3, _LZ4),
                int_field(4, stream.size),
            )
        )
        digest = hashlib.sha256(data).digest()
        return bytes_field(2, bytes_field(1, data)) + bytes_field(3, digest) + bytes_field(4, part)

    def _note_timeline(self, name: str, data_type: pa.DataType) -> None:
        known = self._time_types.setdefault(name, data_type)
        if known != data_type:
            self._has_conflict = True

    def _note_component(
        self, entity_path: str, component: str, metadata: Mapping[bytes, bytes], data_type: pa.DataType
    ) -> _Facts:
        facts = self._facts.get((entity_path, component))
        if facts is None:
            facts = self._facts[entity_path, component] = _Facts(data_type, component)
            if component not in self._metadata:
                self._metadata[component] = {key: metadata[key] for key in _COMPONENT_KEYS if key in metadata}
        return facts

    def _recording_schema(self) -> pa.Schema:
        fields = [_ROW_ID_FIELD]
        for name, data_type in sorted(self._time_types.items()):
            fields.append(pa.field(name, data_type, True, {"rerun:kind": "index", "rerun:index_name": name}))
        for (entity_path, component), facts in sorted(self._facts.items()):
            metadata = {**self._metadata[component], b"rerun:kind": b"data", b"rerun:entity_path": entity_path.encode()}
            if facts.is_static:
                metadata[b"rerun:is_static"] = b"true"
            if metadata.get(b"rerun:archetype") == _CLEAR.encode():
                metadata[b"rerun:is_tombstone"] = b"true"
            if not facts.has_values:
                metadata[b"rerun:is_semantically_empty"] = b"true"
            fields.append(pa.field(_column_prefix(entity_path) + component, facts.data_type, True, metadata))
        return pa.schema(fields)

    def _table(self) -> pa.RecordBatch:
        num_rows = len(self._paths)
        columns = [
            (_required("chunk_entity_path", pa.string()), pa.array(self._paths, pa.string())),
            (_required("chunk_id", pa.binary(16)), pa.array(self._ids, pa.binary(16))),
            (_required("chunk_is_static", pa.bool_()), pa.array(self._statics, pa.bool_())),
        ]
        names = ("chunk_num_rows", "chunk_byte_offset", "chunk_byte_size", "chunk_byte_size_uncompressed")
        columns += (
            (_required(name, pa.uint64()), pa.array(np.frombuffer(numbers, np.uint64)))
            for name, numbers in zip(names, self._numbers)
        )
        for component in sorted(self._metadata):
            holds = np.zeros(num_rows, bool)
            holds[np.frombuffer(self._static_rows.get(component, array("q")), np.int64)] = True
            name = f"{self._column_name(component)}:has_static_data"
            metadata = {**self._metadata[component], b"rerun:index": _STATIC.encode()}
            columns.append((pa.field(name, pa.bool_(), False, metadata), pa.array(holds)))
        for timeline, ranges in sorted(self._global_ranges.items()):
            columns += self._range_columns(_sanitized(timeline), timeline, {}, ranges)[:2]
        for (timeline, component), ranges in sorted(self._ranges.items()):
            name = f"{_sanitized(timeline)}:{self._column_name(component)}"
            columns += self._range_columns(name, timeline, self._metadata[component], ranges)
        fields, arrays = zip(*columns)
        return pa.RecordBatch.from_arrays(list(arrays), schema=pa.schema(fields))

    def _column_name(self, component: str) -> str:
        """Columns of a component begin with its archetype, without the package if that is Rerun's own."""
        archetype = self._metadata[component].get(b"rerun:archetype", b"").decode()
        for package in _OWN_PACKAGES:
            archetype = archetype.removeprefix(package)
        name = component.removeprefix(f"{archetype}:")
        return _sanitized(f"{archetype}:{name}" if archetype else component)

    def _range_columns(
        self, name: str, timeline: str, metadata: Mapping[bytes, bytes], ranges: _Ranges
    ) -> list[tuple[pa.Field, pa.Array]]:
        num_rows = len(self._paths)
        rows = np.frombuffer(ranges.rows, np.int64)
        is_null = np.ones(num_rows, bool)
        is_null[rows] = False
        metadata = {**metadata, b"rerun:index": timeline.encode()}
        data_type = self._time_types[timeline]
        columns = []
        for part, numbers in (("start", ranges.starts), ("end", ranges.ends)):
            values = np.zeros(num_rows, np.int64)
            values[rows] = np.frombuffer(numbers, np.int64)
            column = pa.array(values, mask=is_null).view(data_type)
            columns.append((pa.field(f"{name}:{part}", data_type, True, metadata), column))
        counts = np.zeros(num_rows, np.uint64)
        counts[rows] = np.frombuffer(ranges.counts, np.int64)
        columns.append((pa.field(f"{name}:num_rows", pa.uint64(), True, metadata), pa.array(counts)))
        return columns


def _range_of(times: npt.NDArray[np.int64], is_sorted: bool) -> _Range:
    if is_sorted:
        return int(times[0]), int(times[-1]), len(times)
    return int(times.min()), int(times.max()), len(times)


def _required(name: str, data_type: pa.DataType) -> pa.Field:
    return pa.field(name, data_type, False)


def _sanitized(name: str) -> str:
    """Part of a column name; the true name stands in the column's metadata."""
    return name.translate(_NAME_TABLE).lstrip("_")


def _column_prefix(entity_path: str) -> str:
    """What stands before a component in the schema of the whole recording."""
    if entity_path == _PROPERTIES:
        return "property:"
    if entity_path.startswith(_PROPERTIES + "/"):
        return f"property:{entity_path.removeprefix(_PROPERTIES + '/')}:"
    return f"{entity_path}:"
