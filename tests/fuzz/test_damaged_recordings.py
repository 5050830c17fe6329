"""Damaged bytes give messages, reports or an RrdError: no crash, no other exception, no run-away time or memory."""

from __future__ import annotations

import struct
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rerun_render.chunk.arrow_meta import chunk_from_batch
from rerun_render.core.errors import ChunkError, RrdError
from rerun_render.core.report import Reporter
from rerun_render.rrd.decoder import Decoder, scan
from rerun_render.rrd.footer import read_footer
from rerun_render.rrd.messages import ArrowMsg
from rerun_render.rrd.payload import decode_record_batch
from tests.helpers import rrd_writer as w

DATA = Path(__file__).parents[1] / "data" / "rrd"
FILE = (DATA / "0.41.0" / "clears.rrd").read_bytes()
NUM_CHUNKS = 7


def read_everything(data: bytes) -> tuple[int, Reporter]:
    """Number of chunks that can be read, values included."""
    reporter = Reporter()
    num_chunks = 0
    for message in scan(data, reporter):
        if isinstance(message, ArrowMsg):
            try:
                chunk = chunk_from_batch(decode_record_batch(message), message.chunk_id)
            except (RrdError, ChunkError):
                continue
            for component, column in chunk.columns.items():
                for row in chunk.valid_rows(component):
                    str(chunk.cell(component, int(row)))
                column.validate(full=True)
            num_chunks += 1
    return num_chunks, reporter


def test_undamaged() -> None:
    num_chunks, reporter = read_everything(FILE)
    assert num_chunks == NUM_CHUNKS
    assert len(reporter) == 0


@pytest.mark.parametrize("phase", range(4))
def test_changed_bytes_lose_one_chunk_at_most(phase: int) -> None:
    changes = np.random.default_rng(phase).integers(1, 256, len(FILE))
    for at in range(12 + phase, len(FILE), 28):
        data = bytearray(FILE)
        data[at] ^= int(changes[at])
        num_chunks, _ = read_everything(bytes(data))
        assert num_chunks >= NUM_CHUNKS - 1, f"byte {at} changed by {int(changes[at])}"
        read_footer(data)


@pytest.mark.parametrize("at", range(12))
def test_changed_stream_header(at: int) -> None:
    for change in range(1, 256):
        data = bytearray(FILE)
        data[at] ^= change
        if at in (4, 5, 6, 7) or (at == 8 and data[8] <= 1):  # versions, and a hint that nobody needs
            assert read_everything(bytes(data))[0] == NUM_CHUNKS
        else:
            with pytest.raises(RrdError):
                read_everything(bytes(data))


@pytest.mark.parametrize("phase", range(4))
def test_prefixes_keep_all_complete_messages(phase: int) -> None:
    ends = [message.offset + message.size for message in scan(FILE) if isinstance(message, ArrowMsg)]
    for size in range(12 + phase, len(FILE), 28):
        num_chunks, reporter = read_everything(FILE[:size])
        assert num_chunks == sum(end <= size for end in ends)
        assert all(issue.kind in ("truncated", "no-end-marker", "trailing-bytes") for issue in reporter)
        if size >= len(FILE) - 32:  # only the stream footer is cut
            assert reporter.losses == ()
        else:
            assert len(reporter) >= 1


def test_changed_bytes_of_the_oldest_supported_version() -> None:
    data = (DATA / "0.23.4" / "all_basic.rrd").read_bytes()
    num_chunks = read_everything(data)[0]
    for at in range(12, len(data), 311):
        damaged = bytearray(data)
        damaged[at] ^= 0x55
        assert read_everything(bytes(damaged))[0] >= num_chunks - 1


@pytest.mark.parametrize("nested", [True, False])
def test_types_that_pyarrow_has_no_arrays_for(nested: bool) -> None:
    values = pa.array([(1, 2, 3), (4, 5, 6)], pa.month_day_nano_interval())
    column = pa.ListArray.from_arrays([0, 1, 2], values) if nested else values
    stream = w.ipc_stream(w.chunk_batch(columns={"odd": column}))
    causes = []
    for at in (at for at, byte in enumerate(stream[:1500]) if byte == 2):  # one of them is the unit of the interval
        for unit in (0, 1):
            payload = stream[:at] + bytes([unit]) + stream[at + 1 :]
            for message in scan(w.header() + w.arrow_msg(payload) + w.end()):
                if isinstance(message, ArrowMsg):
                    try:
                        chunk_from_batch(decode_record_batch(message))
                    except (RrdError, ChunkError) as error:
                        causes.append(str(error))
    assert any("cannot be read" in cause for cause in causes)


@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=2000), step=st.integers(1, 500))
def test_any_bytes_after_the_header_in_any_slices(data: bytes, step: int) -> None:
    source = w.header() + data
    whole_reporter, reporter = Reporter(), Reporter()
    whole = list(scan(source, whole_reporter))
    decoder = Decoder(reporter)
    messages = [m for start in range(0, len(source), step) for m in decoder.feed(source[start : start + step])]
    messages += decoder.finish()
    assert messages == whole
    assert list(reporter) == list(whole_reporter)


@settings(max_examples=50, deadline=None)
@given(junk=st.binary(min_size=1, max_size=300), at=st.integers(0, 2))
def test_junk_between_messages_loses_none(junk: bytes, at: int) -> None:
    messages = [w.arrow_msg(w.chunk_batch(f"/{i}")) for i in range(3)]
    messages.insert(at, junk)
    num_chunks, reporter = read_everything(w.header() + b"".join(messages) + w.end())
    assert num_chunks >= 2  # junk may look like the start of the message that follows
    assert len(reporter) >= 1


MIB = 1 << 20
CANDIDATE = struct.pack("<QQ", 2, MIB) + b"\x0a"


@pytest.mark.parametrize(
    "junk",
    [
        pytest.param(bytes(2 * MIB), id="zeros"),
        pytest.param(w.noise(2 * MIB), id="noise"),
        pytest.param(b"\xff" + CANDIDATE * (MIB // 17), id="starts of messages"),
        pytest.param(b"\xff" + (CANDIDATE + b"\x02\x08\x01") * (MIB // 20), id="better starts of messages"),
        pytest.param(b"\xff" + w.header() * (MIB // 12), id="stream headers"),
        pytest.param(struct.pack("<QQ", 2, 2**40) + bytes(2 * MIB), id="length 2^40"),
        pytest.param(struct.pack("<QQ", 2, 2**33) + bytes(2 * MIB), id="length 2^33"),
    ],
)
def test_work_stays_linear(junk: bytes) -> None:
    source = w.header() + junk + w.arrow_msg(w.chunk_batch("/a")) + w.end()
    start = time.perf_counter()
    decoder = Decoder()
    messages = [m for at in range(0, len(source), 1000) for m in decoder.feed(source[at : at + 1000])]
    messages += decoder.finish()
    assert time.perf_counter() - start < 5.0
    assert any(isinstance(message, ArrowMsg) for message in messages)


@pytest.mark.parametrize("size", [2**31 - 1, 2**40, 2**64 - 1])
def test_sizes_that_lie_allocate_nothing(size: int) -> None:
    stream = w.header() + w.arrow_msg(w.chunk_batch("/a"), uncompressed_size=size) + struct.pack("<QQ", 2, size)
    tracemalloc.start()
    before = pa.total_allocated_bytes()
    num_chunks, _ = read_everything(stream)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert num_chunks == 0
    assert peak < 8 * MIB
    assert pa.total_allocated_bytes() - before < 8 * MIB
