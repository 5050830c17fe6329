"""Payloads: compression, sizes that lie, Arrow streams that are not what they should be."""

from __future__ import annotations

import struct

import pyarrow as pa
import pytest

from rerun_render.core.errors import RrdError
from rerun_render.rrd.decoder import scan
from rerun_render.rrd.messages import ArrowMsg
from rerun_render.rrd.payload import decode_record_batch
from tests.helpers import rrd_writer as w

BATCH = w.chunk_batch()
STREAM = w.ipc_stream(BATCH)


def message(payload: pa.RecordBatch | bytes, **options: object) -> ArrowMsg:
    data = w.header() + w.arrow_msg(payload, **options) + w.end()  # type: ignore[arg-type]
    (found,) = [m for m in scan(data) if isinstance(m, ArrowMsg)]
    return found


@pytest.mark.parametrize("compress", [True, False])
def test_batch_survives(compress: bool) -> None:
    batch = decode_record_batch(message(BATCH, compress=compress))
    assert batch.equals(BATCH)
    assert batch.schema.metadata == BATCH.schema.metadata


def test_uncompressed_size_slightly_too_large_is_accepted() -> None:
    assert decode_record_batch(message(BATCH, uncompressed_size=len(STREAM) + 64)).equals(BATCH)


@pytest.mark.parametrize("size", [0, 10, len(STREAM) - 20, 2**31, 2**40, 2**63])
def test_wrong_uncompressed_size_is_an_error_with_its_place(size: int) -> None:
    bad = message(BATCH, uncompressed_size=size)
    with pytest.raises(RrdError, match="damaged") as caught:
        decode_record_batch(bad)
    assert caught.value.offset == bad.offset


def test_stream_without_its_end_is_accepted() -> None:
    assert decode_record_batch(message(STREAM[:-8])).equals(BATCH)


@pytest.mark.parametrize(
    "payload", [b"", b"\xff" * 40, STREAM[:100], STREAM[: len(STREAM) // 2], b"ARROW1\0\0" + STREAM]
)
@pytest.mark.parametrize("compress", [True, False])
def test_damaged_arrow_stream_is_an_error(payload: bytes, compress: bool) -> None:
    with pytest.raises(RrdError, match="damaged"):
        decode_record_batch(message(payload, compress=compress))


def test_stream_without_batch_is_an_error() -> None:
    sink = pa.BufferOutputStream()
    pa.ipc.new_stream(sink, BATCH.schema).close()
    with pytest.raises(RrdError, match="holds no batch"):
        decode_record_batch(message(sink.getvalue().to_pybytes()))


def test_offsets_that_leave_the_values_are_an_error() -> None:
    lists = [[0.0] * 123, [0.0] * 4567]
    stream = w.ipc_stream(w.chunk_batch(columns={"A:b": pa.array(lists, pa.list_(pa.float32()))}))
    offsets = struct.pack("<3i", 0, 123, 123 + 4567)
    assert stream.count(offsets) == 1
    with pytest.raises(RrdError, match="damaged"):
        decode_record_batch(message(stream.replace(offsets, struct.pack("<3i", 0, 2**30, 123 + 4567))))
