"""Streams that the encoder makes: every message reads back, and the index leads to every chunk."""

from __future__ import annotations

import hashlib
import itertools

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.chunk.arrow_meta import chunk_from_batch
from rerun_render.chunk.builder import Row, build_chunks
from rerun_render.chunk.chunk import ComponentDescriptor
from rerun_render.chunk.to_arrow import chunk_to_batch
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.core.time import TimeKind, Timeline
from rerun_render.rrd.decoder import read_arrow_msg, scan
from rerun_render.rrd.encoder import StreamEncoder
from rerun_render.rrd.footer import read_footer
from rerun_render.rrd.messages import (
    ArrowMsg,
    BlueprintActivation,
    EndOfStream,
    SetStoreInfo,
    StoreId,
    StoreKind,
    StreamHeader,
)
from rerun_render.rrd.payload import decode_record_batch
from rerun_render.rrd.wire import read_fields

STORE = StoreId(StoreKind.RECORDING, "my app", "run 1")
BLUEPRINT = StoreId(StoreKind.BLUEPRINT, "my app", "layout")
FRAME, CLOCK = Timeline("my.frame"), Timeline("clock", TimeKind.TIMESTAMP)
RADII = ComponentDescriptor("Points3D:radii", "rerun.archetypes.Points3D", "rerun.components.Radius")
SCORE = ComponentDescriptor("my score")
CLEAR = ComponentDescriptor("Clear:is_recursive", "rerun.archetypes.Clear", "rerun.components.ClearIsRecursive")


def rows(path, times, descriptor=RADII, values=(1.0,), timelines=(FRAME, CLOCK)):
    array = pa.array(np.asarray(values))
    for time in times:
        yield Row(EntityPath.parse(path), timelines, (time,) * len(timelines), (1, time), (descriptor,), (array,), 8)


def chunks_of(*groups):
    ids = itertools.count(1)
    return build_chunks([row for group in groups for row in group], lambda: next(ids).to_bytes(16, "big"))


def stream(chunks, store=STORE, *, footer=True) -> bytes:
    encoder = StreamEncoder()
    pieces = [encoder.header(), encoder.set_store_info(store, bytes(range(16)), source="a test")]
    for chunk in chunks:
        pieces += encoder.chunk(store, chunk_to_batch(chunk), chunk.chunk_id)
    if footer:
        pieces.append(encoder.end())
    data = b"".join(pieces)
    assert encoder.position == len(data)
    return data


def test_messages_read_back_without_a_remark() -> None:
    chunks = chunks_of(rows("/a", range(5)), rows("/b", [0], timelines=()))
    reporter = Reporter()
    header, info, first, second, end = scan(stream(chunks), reporter)
    assert isinstance(header, StreamHeader) and header.version == (0, 24, 0, 0)
    assert info == SetStoreInfo(STORE, bytes(range(16)), "a test", (0, 24, 0, 0))
    assert isinstance(first, ArrowMsg) and isinstance(second, ArrowMsg) and isinstance(end, EndOfStream)
    assert (first.store_id, first.is_static, first.compression) == (STORE, False, "lz4")
    assert second.is_static is True
    for message, chunk in zip((first, second), chunks, strict=True):
        assert message.chunk_id == chunk.chunk_id
        decoded = chunk_from_batch(decode_record_batch(message))
        assert decoded.columns["Points3D:radii"].equals(chunk.columns["Points3D:radii"])
    assert list(reporter) == []


def test_a_stream_may_stop_after_any_message() -> None:
    data = stream(chunks_of(rows("/a", range(3)), rows("/b", range(3))), footer=False)
    reporter = Reporter()
    assert sum(isinstance(message, ArrowMsg) for message in scan(data, reporter)) == 2
    assert reporter.losses == ()


def test_the_index_leads_to_every_chunk_and_knows_its_times() -> None:
    chunks = chunks_of(rows("/a", [3, 9, 5]), rows("/a", [7], SCORE), rows("/s", [0], timelines=()))
    data = stream(chunks)
    footer = read_footer(data)
    assert footer is not None
    assert [entry.chunk_id for entry in footer.entries] == [chunk.chunk_id for chunk in chunks]
    for entry, chunk in zip(footer.entries, chunks, strict=True):
        assert read_arrow_msg(data, entry.offset, entry.size).chunk_id == chunk.chunk_id
        assert (entry.store_id, entry.entity_path, entry.num_rows) == (STORE, chunk.entity_path, chunk.num_rows)
        assert entry.is_static == chunk.is_static
    first, second, static = footer.entries
    assert first.time_ranges == {FRAME: (3, 9), CLOCK: (3, 9)}
    assert {n.component: dict(r) for n, r in first.components.items()} == {
        "Points3D:radii": {FRAME: (3, 9, 3), CLOCK: (3, 9, 3)}
    }
    assert {n.component: dict(r) for n, r in second.components.items()} == {
        "my score": {FRAME: (7, 7, 1), CLOCK: (7, 7, 1)}
    }
    assert static.time_ranges == {}
    assert [(n.component, n.archetype, dict(r)) for n, r in static.components.items()] == [
        ("Points3D:radii", "rerun.archetypes.Points3D", {})
    ]


def test_ranges_of_a_component_count_only_the_rows_that_hold_it() -> None:
    (chunk,) = chunks_of(rows("/a", [4, 1, 8]))
    column = pa.array([None, [1.0], None], pa.list_(pa.float64()))
    empty = pa.array([None, None, None], pa.list_(pa.float64()))
    batch = chunk_to_batch(chunk)
    fields = [batch.schema.field(i) for i in range(3)]
    fields += [pa.field(n, column.type, True, {"rerun:kind": "data", "rerun:component": n}) for n in ("some", "none")]
    arrays = [*batch.columns[:3], column, empty]
    batch = pa.record_batch(arrays, schema=pa.schema(fields, batch.schema.metadata))
    encoder = StreamEncoder()
    data = encoder.header() + encoder.set_store_info(STORE, bytes(16), source="")
    data += b"".join(encoder.chunk(STORE, batch, chunk.chunk_id)) + encoder.end()
    footer = read_footer(data)
    assert footer is not None
    (entry,) = footer.entries
    assert entry.time_ranges[FRAME] == (1, 8)
    assert {n.component: dict(r) for n, r in entry.components.items()} == {"some": {CLOCK: (1, 1, 1), FRAME: (1, 1, 1)}}


def test_blueprints_and_recordings_share_a_stream_and_an_index() -> None:
    recording, blueprint = chunks_of(rows("/a", [1]), rows("/viewport", [0]))
    encoder = StreamEncoder()
    pieces = [encoder.header(), encoder.set_store_info(BLUEPRINT, bytes(16), source="")]
    pieces += encoder.chunk(BLUEPRINT, chunk_to_batch(blueprint), blueprint.chunk_id)
    pieces.append(encoder.activation(BLUEPRINT, make_active=False, make_default=True))
    pieces.append(encoder.set_store_info(STORE, bytes(16), source=""))
    pieces += encoder.chunk(STORE, chunk_to_batch(recording), recording.chunk_id)
    pieces.append(encoder.end())
    footer = read_footer(b"".join(pieces))
    assert footer is not None
    assert [entry.store_id for entry in footer.entries] == [BLUEPRINT, STORE]
    assert BlueprintActivation(BLUEPRINT, False, True) in footer.messages


def recording_schema(data: bytes) -> pa.Schema:
    end = next(message for message in scan(data) if isinstance(message, EndOfStream))
    (manifest,) = [value for _, _, value in read_fields(memoryview(end.footer))]
    fields = {number: value for number, _, value in read_fields(manifest)}
    (schema,) = [bytes(value) for _, _, value in read_fields(fields[2])]
    assert bytes(fields[3]) == hashlib.sha256(schema).digest()
    return pa.ipc.open_stream(schema).schema


def test_the_schema_of_the_recording_names_every_entity_and_component() -> None:
    nothing = [row._replace(arrays=(pa.array([], pa.float64()),)) for row in rows("/e", [1], SCORE)]
    data = stream(
        chunks_of(
            rows("/a", [1]),
            rows("/a", [2], CLEAR, [True]),
            rows("/__properties", [0], SCORE, timelines=()),
            rows("/__properties/camera", [0], SCORE, timelines=()),
            nothing,
        )
    )
    schema = recording_schema(data)
    assert schema.names == [
        "rerun.controls.RowId",
        "clock",
        "my.frame",
        "property:my score",
        "property:camera:my score",
        "/a:Clear:is_recursive",
        "/a:Points3D:radii",
        "/e:my score",
    ]
    marks = {
        name: [
            key for key in ("is_static", "is_tombstone", "is_semantically_empty") if f"rerun:{key}".encode() in metadata
        ]
        for name, metadata in ((field.name, field.metadata) for field in schema)
    }
    assert marks["property:my score"] == ["is_static"]
    assert marks["/a:Clear:is_recursive"] == ["is_tombstone"]
    assert marks["/a:Points3D:radii"] == []
    assert marks["/e:my score"] == ["is_semantically_empty"]
    assert schema.field("/a:Points3D:radii").metadata[b"rerun:entity_path"] == b"/a"


def test_a_timeline_with_two_types_costs_the_index_but_no_data() -> None:
    other = Timeline("clock", TimeKind.SEQUENCE)
    data = stream(chunks_of(rows("/a", [1]), rows("/b", [1], timelines=(other,))))
    assert read_footer(data) is None
    assert sum(isinstance(message, ArrowMsg) for message in scan(data)) == 2


def test_a_stream_without_chunks_ends_like_the_official_ones() -> None:
    data = stream([])
    assert data.endswith(
        bytes(16) + len(data[:-32]).to_bytes(8, "little") + bytes(8) + bytes.fromhex("7136972a") + b"RRF2FOOT\1\0\0\0"
    )


def test_chunks_of_any_size_and_compressibility_come_back() -> None:
    noise = np.random.default_rng(0).random(200_000)
    for values in (noise, np.zeros(200_000), noise[:0]):
        (chunk,) = chunks_of(rows("/a", [1], values=values))
        (message,) = [message for message in scan(stream([chunk])) if isinstance(message, ArrowMsg)]
        decoded = decode_record_batch(message)
        assert np.array_equal(decoded.column(3).values.to_numpy(), values)


def test_a_store_needs_an_application() -> None:
    with pytest.raises(ValueError, match="expected a store with an application id"):
        StreamEncoder().set_store_info(StoreId(StoreKind.RECORDING, None, "x"), bytes(16), source="")
