"""The index of a recording agrees with its chunks, or is not used."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.chunk.arrow_meta import chunk_from_batch
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.core.time import TimeKind, Timeline
from rerun_render.rrd.decoder import read_arrow_msg, scan
from rerun_render.rrd.footer import read_footer
from rerun_render.rrd.messages import ArrowMsg, EndOfStream, StoreKind
from rerun_render.rrd.payload import decode_record_batch
from rerun_render.rrd.xxh32 import xxh32
from tests.helpers import rrd_writer as w

DATA = Path(__file__).parents[2] / "data" / "rrd"
FOOTERED = [DATA / version / "all_basic.rrd" for version in ("0.28.2", "0.30.2", "0.36.3", "0.41.0")]
FOOTERED += [
    DATA / "0.41.0" / f"{name}.rrd" for name in ("blueprint_inside", "two_recordings", "concatenated", "clears")
]


@pytest.mark.parametrize("path", FOOTERED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_index_agrees_with_the_chunks(path: Path) -> None:
    data = path.read_bytes()
    footer = read_footer(data)
    assert footer is not None
    messages = list(scan(data))
    chunks = [message for message in messages if isinstance(message, ArrowMsg)]
    others = [message for message in messages if not isinstance(message, ArrowMsg)]
    assert [m for m in footer.messages if not isinstance(m, EndOfStream)] == [
        m for m in others if not isinstance(m, EndOfStream)
    ]
    assert [m.offset for m in footer.messages if isinstance(m, EndOfStream)] == [
        m.offset for m in others if isinstance(m, EndOfStream)
    ]
    assert len(footer.entries) == len(chunks)
    for entry, message in zip(footer.entries, chunks, strict=True):
        assert read_arrow_msg(data, entry.offset, entry.size) == message
        assert entry.store_id == message.store_id
        assert entry.size_uncompressed == message.uncompressed_size
        chunk = chunk_from_batch(decode_record_batch(message), message.chunk_id)
        assert (entry.entity_path, entry.chunk_id) == (chunk.entity_path, chunk.chunk_id)
        assert (entry.is_static, entry.num_rows) == (chunk.is_static, chunk.num_rows)
        assert dict(entry.time_ranges) == {t: (int(v.min()), int(v.max())) for t, v in chunk.times.items()}
        spans = {name.component: dict(span) for name, span in entry.components.items()}
        for component in chunk.columns:
            rows = chunk.valid_rows(component)
            expected = {t: (int(v[rows].min()), int(v[rows].max()), len(rows)) for t, v in chunk.times.items()}
            assert spans.pop(component) == expected
        assert spans == {}
        names = {tuple(name) for name in entry.components}
        assert names == {(d.component, d.archetype, d.component_type) for d in chunk.descriptors.values()}


@pytest.mark.parametrize("version", ["0.23.4", "0.24.1", "0.26.2"])
def test_files_without_index_are_not_reported(version: str) -> None:
    reporter = Reporter()
    assert read_footer((DATA / version / "all_basic.rrd").read_bytes(), reporter) is None
    assert len(reporter) == 0


@pytest.mark.parametrize("data", [b"", b"RRF2", bytes(100), w.header()])
def test_no_index_in_short_or_foreign_bytes(data: bytes) -> None:
    assert read_footer(data) is None


def table(rows: list[tuple[str, int, int]], extra: dict[str, pa.Array] | None = None) -> pa.RecordBatch:
    """Manifest of temporal chunks: entity, offset, size."""
    columns = {
        "chunk_entity_path": pa.array([entity for entity, _, _ in rows]),
        "chunk_id": pa.array([(1).to_bytes(16, "big")] * len(rows), pa.binary(16)),
        "chunk_is_static": pa.array([False] * len(rows)),
        "chunk_num_rows": pa.array([2] * len(rows), pa.uint64()),
        "chunk_byte_offset": pa.array([offset for _, offset, _ in rows], pa.uint64()),
        "chunk_byte_size": pa.array([size for _, _, size in rows], pa.uint64()),
        "chunk_byte_size_uncompressed": pa.array([1] * len(rows), pa.uint64()),
    }
    batch = pa.record_batch(columns)
    for name, column in (extra or {}).items():
        batch = batch.append_column(pa.field(name, column.type, True, {"rerun:index": name.split(":")[0]}), column)
    return batch


def indexed(*entities: str, shift: int = 0, omit: int = 0, extra: dict[str, pa.Array] | None = None) -> bytes:
    """A stream whose index lists all chunks but the last `omit`, `shift` bytes off."""
    data = w.header() + w.set_store_info()
    rows = []
    for entity in entities:
        message = w.arrow_msg(w.chunk_batch(entity, times={"frame": [3, 4]}), chunk_id=1)
        rows.append((entity, len(data) + 16 + shift, len(message) - 16))
        data += message
    return data + w.end_with_footer(data, w.manifest(table(rows[: len(rows) - omit], extra)))


def test_hand_written_index_is_read() -> None:
    extra = {"frame:start": pa.array([3, None], pa.int64()), "frame:end": pa.array([4, None], pa.int64())}
    footer = read_footer(indexed("/a", "/b", extra=extra))
    assert footer is not None
    assert [entry.entity_path for entry in footer.entries] == [EntityPath.parse("/a"), EntityPath.parse("/b")]
    assert [entry.time_ranges for entry in footer.entries] == [{Timeline("frame"): (3, 4)}, {}]
    assert footer.entries[0].store_id.kind is StoreKind.RECORDING


@pytest.mark.parametrize(
    ("data_type", "kind"),
    [
        (pa.int64(), TimeKind.SEQUENCE),
        (pa.timestamp("ns"), TimeKind.TIMESTAMP),
        (pa.duration("ns"), TimeKind.DURATION),
    ],
)
def test_kind_of_timeline_follows_the_column_type(data_type: pa.DataType, kind: TimeKind) -> None:
    times = pa.array(np.array([1500], np.int64)).view(data_type)
    footer = read_footer(indexed("/a", extra={"t:start": times, "t:end": times}))
    assert footer is not None
    assert footer.entries[0].time_ranges == {Timeline("t", kind): (1500, 1500)}


def unreadable(data: bytes) -> str:
    """Reason why the index is not used; the scan of the same bytes must still find the chunks."""
    reporter = Reporter()
    assert read_footer(data, reporter) is None
    (issue,) = reporter
    assert (issue.severity, issue.kind) == ("info", "footer-unusable")
    assert any(isinstance(message, ArrowMsg) for message in scan(data))
    return issue.message


def test_wrong_checksum_is_noticed() -> None:
    data = bytearray(indexed("/a"))
    data[-40] ^= 1
    assert "checksum" in unreadable(bytes(data))


@pytest.mark.parametrize(("start", "length"), [(2**63, 0), (0, 2**63), (28, 0), (10**6, 5)])
def test_footer_that_points_nowhere_is_noticed(start: int, length: int) -> None:
    data = indexed("/a")
    tail = struct.pack("<QQI8sI", start, length, xxh32(b"", w.CRC_SEED), b"RRF2FOOT", 1)
    unreadable(data[:-32] + tail)


@pytest.mark.parametrize("shift", [-80, 10**6, 2**50])
def test_chunks_outside_the_stream_are_noticed(shift: int) -> None:
    assert "outside" in unreadable(indexed("/a", shift=shift))


def test_chunk_missing_from_the_index_is_noticed() -> None:
    assert "lacks a chunk" in unreadable(indexed("/a", "/b", omit=1))


def test_overlapping_chunks_are_noticed() -> None:
    data = w.header() + w.arrow_msg(w.chunk_batch("/a"), chunk_id=1)
    row = ("/a", 28, len(data) - 28)
    unreadable(data + w.end_with_footer(data, w.manifest(table([row, row]))))


def test_stream_without_footer_before_one_with_footer() -> None:
    data = w.header((0, 23, 4, 0)) + w.arrow_msg(w.chunk_batch("/old")) + w.end() + indexed("/a")
    unreadable(data)
    assert sum(isinstance(message, ArrowMsg) for message in scan(data)) == 2


@pytest.mark.parametrize("change", ["drop", "nulls", "type"])
def test_tables_of_another_shape_are_noticed(change: str) -> None:
    data = w.header() + w.arrow_msg(w.chunk_batch("/a"), chunk_id=1)
    batch = table([("/a", 28, len(data) - 28)])
    if change == "drop":
        batch = batch.drop_columns(["chunk_id"])
    elif change == "nulls":
        batch = batch.set_column(4, "chunk_byte_offset", pa.array([None], pa.uint64()))
    else:
        batch = batch.set_column(0, "chunk_entity_path", pa.array([5]))
    assert "not as expected" in unreadable(data + w.end_with_footer(data, w.manifest(batch)))


def test_recording_without_chunks() -> None:
    data = w.header() + w.set_store_info()
    footer = read_footer(data + w.end_with_footer(data))
    assert footer is not None
    assert footer.entries == ()
    assert len(footer.messages) == 3


def test_chunks_belong_to_the_store_that_they_name() -> None:
    # The index of 0.28 has chunks of the recording among those of the blueprint.
    footer = read_footer((DATA / "0.28.2" / "blueprint_first.rrd").read_bytes())
    assert footer is not None
    stores = {str(entry.entity_path): entry.store_id.kind for entry in footer.entries}
    assert stores["/points"] is StoreKind.RECORDING
    assert stores["/viewport"] is StoreKind.BLUEPRINT
