"""Messages -> bytes of one stream, written so that the tools of Rerun 0.24 to 0.41 read it without a warning.

The encoder only makes bytes; whoever owns it writes them, in the order in which they were made, to one place. It
remembers where each chunk went, so that the stream can end with an index of all chunks. Bytes come in pieces that
belong one after another: large payloads are not copied into one message.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import TypeAlias

import pyarrow as pa

from rerun_render.rrd.framing import PROTOBUF, STREAM_FOOTER_MAGIC
from rerun_render.rrd.manifest_encoder import ManifestEncoder
from rerun_render.rrd.messages import StoreId, StoreKind, Version
from rerun_render.rrd.plausible import ACTIVATION, ARROW_MSG, END, FRAME_HEADER, MAGIC, SET_STORE_INFO
from rerun_render.rrd.wire_writer import bytes_field, bytes_field_head, fixed64_field, int_field
from rerun_render.rrd.xxh32 import xxh32

WRITER_VERSION: Version = (0, 24, 0, 0)
"""The oldest release that reads everything written here; newer ones read it without a remark."""

Pieces: TypeAlias = Sequence[bytes | memoryview]
"""Bytes that belong one after another."""

_STREAM_FOOTER = struct.Struct("<QQI8sI")
_CRC_SEED = 7850921
_LZ4 = 1
_COMPRESSION_NONE, _COMPRESSION_LZ4 = 1, 2
_ENCODING_ARROW_IPC = 1
_SOURCE_OTHER = 6
_STORE_KINDS = {StoreKind.RECORDING: 1, StoreKind.BLUEPRINT: 2}
_MAX_LZ4_BYTES = 0x7E00_0000
_SMALL_BYTES = 1 << 16
_MAX_SCRATCH_BYTES = 32 << 20
_IPC_END = b"\xff\xff\xff\xff\x00\x00\x00\x00"
_lz4 = pa.Codec("lz4_raw")


class StreamEncoder:
    """Encoder of one stream, from its header to its end.

    >>> encoder = StreamEncoder()
    >>> store_id = StoreId(StoreKind.RECORDING, "my_app", "run 1")
    >>> data = encoder.header() + encoder.set_store_info(store_id, bytes(16), source="my tool") + encoder.end()
    >>> data[:4]
    b'RRF2'

    Every store needs its `set_store_info` before its first chunk.
    """

    def __init__(self) -> None:
        self._position = 0
        self._manifests: dict[StoreId, ManifestEncoder] = {}
        self._store_id_fields: dict[StoreId, bytes] = {}
        self._scratch: pa.Buffer | None = None

    @property
    def position(self) -> int:
        """Bytes made so far."""
        return self._position

    def header(self) -> bytes:
        """Start of the stream; must come first."""
        data = MAGIC + bytes(WRITER_VERSION) + bytes((_LZ4, PROTOBUF, 0, 0))
        self._position += len(data)
        return data

    def set_store_info(self, store_id: StoreId, row_id: bytes, *, source: str) -> bytes:
        """Introduces a store.

        row_id: 16 bytes, big-endian. source: readable name of what logs the data. The application id must be known.
        """
        if not store_id.application_id:
            raise ValueError(f"expected a store with an application id, got {store_id!r}")
        application = bytes_field(1, bytes_field(1, store_id.application_id.encode()))
        extra = bytes_field(2, bytes_field(1, source.encode()))
        info = b"".join(
            (
                application,
                bytes_field(2, _store_id(store_id)),
                bytes_field(5, int_field(1, _SOURCE_OTHER) + extra),
                bytes_field(6, int_field(1, int.from_bytes(bytes(WRITER_VERSION), "little", signed=True))),
            )
        )
        return self._frame(SET_STORE_INFO, bytes_field(1, _tuid(row_id)) + bytes_field(2, info))

    def chunk(self, store_id: StoreId, batch: pa.RecordBatch, chunk_id: bytes) -> Pieces:
        """One chunk. batch: as `chunk.to_arrow.chunk_to_batch` makes it. chunk_id: the 16 bytes that its metadata
        names."""
        manifest = self._manifests.get(store_id)
        if manifest is None:
            manifest = self._manifests[store_id] = ManifestEncoder()
            self._store_id_fields[store_id] = bytes_field(1, _store_id(store_id))
        stream = ipc_stream(batch, self._scratch_for(batch))
        compression, payload = compress(stream)
        head = b"".join(
            (
                self._store_id_fields[store_id],
                int_field(2, compression),
                int_field(3, stream.size),
                int_field(4, _ENCODING_ARROW_IPC),
                bytes_field_head(5, payload.size),
            )
        )
        span = manifest.describe(batch)
        tail = bytes_field(6, _tuid(chunk_id)) + int_field(7, int(span.is_static))
        size = len(head) + payload.size + len(tail)
        head = FRAME_HEADER.pack(ARROW_MSG, size) + head
        manifest.add(span, chunk_id, self._position + FRAME_HEADER.size, size, stream.size)
        self._position += FRAME_HEADER.size + size
        return head, memoryview(payload), tail

    def activation(self, store_id: StoreId, *, make_active: bool, make_default: bool) -> bytes:
        """Makes a blueprint the active one, or the default one, of its application."""
        payload = bytes_field(1, _store_id(store_id)) + int_field(2, int(make_active)) + int_field(3, int(make_default))
        return self._frame(ACTIVATION, payload)

    def end(self) -> bytes:
        """End of the stream with the index of its chunks. Nothing may follow but another stream."""
        manifests = self._manifests.items() if all(m.is_complete for m in self._manifests.values()) else ()
        footer = b"".join(
            bytes_field(1, bytes_field(1, _store_id(store_id)) + manifest.encode()) for store_id, manifest in manifests
        )
        start = self._position + FRAME_HEADER.size
        tail = _STREAM_FOOTER.pack(start, len(footer), xxh32(footer, _CRC_SEED), STREAM_FOOTER_MAGIC, 1)
        self._position += FRAME_HEADER.size + len(footer) + len(tail)
        return FRAME_HEADER.pack(END, len(footer)) + footer + tail

    def _scratch_for(self, batch: pa.RecordBatch) -> pa.Buffer | None:
        """Memory for the stream of a large batch, used again and again: fresh memory costs more than the copy."""
        if batch.get_total_buffer_size() < _SMALL_BYTES:
            return None
        size = ipc_stream_size(batch)
        if size > _MAX_SCRATCH_BYTES:
            return None
        if self._scratch is None or self._scratch.size < size:
            self._scratch = pa.allocate_buffer(size)
        return self._scratch

    def _frame(self, kind: int, payload: bytes) -> bytes:
        data = FRAME_HEADER.pack(kind, len(payload)) + payload
        self._position += len(data)
        return data


def ipc_stream(batch: pa.RecordBatch, scratch: pa.Buffer | None = None) -> pa.Buffer:
    """Arrow IPC stream of one batch; the values are copied once.

    scratch: memory to write to; the stream is then a part of it. Must be large enough, see `ipc_stream_size`.
    """
    schema = batch.schema
    size = ipc_stream_size(batch)
    if scratch is None:
        if size < _SMALL_BYTES:
            return pa.py_buffer(b"".join((schema.serialize(), batch.serialize(), _IPC_END)))
        scratch = pa.allocate_buffer(size)
    with pa.ipc.new_stream(pa.FixedSizeBufferWriter(scratch), schema) as writer:
        writer.write_batch(batch)
    return scratch.slice(0, size)


def ipc_stream_size(batch: pa.RecordBatch) -> int:
    """Bytes of `ipc_stream`."""
    size: int = batch.schema.serialize().size + pa.ipc.get_record_batch_size(batch) + len(_IPC_END)
    return size


def compress(stream: pa.Buffer) -> tuple[int, pa.Buffer]:
    """Compression field and payload of a stream; LZ4 unless the stream is too large for it."""
    if stream.size > _MAX_LZ4_BYTES:
        return _COMPRESSION_NONE, stream
    return _COMPRESSION_LZ4, _lz4.compress(stream)


def _store_id(store_id: StoreId) -> bytes:
    data = int_field(1, _STORE_KINDS[store_id.kind]) + bytes_field(2, store_id.recording_id.encode())
    if store_id.application_id is not None:
        data += bytes_field(3, bytes_field(1, store_id.application_id.encode()))
    return data


def _tuid(value: bytes) -> bytes:
    return fixed64_field(1, int.from_bytes(value[:8], "big")) + fixed64_field(2, int.from_bytes(value[8:], "big"))
