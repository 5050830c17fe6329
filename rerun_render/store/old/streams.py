"""Bytes of the MsgPack era -> messages with their record batches."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from rerun_render.core.errors import RrdError
from rerun_render.core.report import Reporter
from rerun_render.rrd.messages import SetStoreInfo, StoreId, StoreKind, Version
from rerun_render.rrd.payload import decode_batch

MAGIC = b"RRF2"
HEADER_SIZE = 12
MSGPACK, PROTOBUF = 1, 2
_FRAME = struct.Struct("<II")
_LZ4_MAX_RATIO = 255
_MAX_BYTES = 2**31 - 1
_lz4 = pa.Codec("lz4_raw")

Pairs = tuple[tuple[Any, Any], ...]
"""A map as pairs of key and value: keys may be maps themselves."""


@dataclass(frozen=True, eq=False, slots=True)
class OldBatch:
    """A record batch of a store. offset: place of its message in the source, in bytes."""

    kind: StoreKind
    recording_id: str
    batch: pa.RecordBatch
    offset: int


@dataclass(frozen=True, slots=True)
class NewStream:
    """A stream of a newer release follows at `offset`."""

    offset: int


def is_old(buffer: memoryview) -> bool:
    """Whether a source starts with a stream of the MsgPack era."""
    return len(buffer) >= HEADER_SIZE and bytes(buffer[:4]) == MAGIC and buffer[9] == MSGPACK


def scan(buffer: memoryview, reporter: Reporter) -> Iterator[Version | SetStoreInfo | OldBatch | NewStream]:
    """All messages in order; the version at the start of each stream. Damaged messages are reported and left out."""
    at = 0
    while at < len(buffer):
        header = _header(buffer, at)
        if header is not None:
            if header[1] == PROTOBUF:
                yield NewStream(at)
                return
            yield header[0]
            at += HEADER_SIZE
            continue
        if len(buffer) - at < _FRAME.size:
            _report(reporter, at, f"the source ends inside a message; its {len(buffer) - at} bytes are lost")
            return
        packed, size = _FRAME.unpack_from(buffer, at)
        start = at + _FRAME.size
        if packed == size == 0:  # end of a stream
            at = start
            continue
        if start + packed > len(buffer):
            _report(reporter, at, f"the source ends inside a message; its {len(buffer) - at} bytes are lost")
            return
        try:
            message = _message(_unpack(buffer[start : start + packed], size), at)
        except RrdError as error:
            _report(reporter, at, f"a message is left out: {error}")
        else:
            if message is not None:
                yield message
        at = start + packed


def _report(reporter: Reporter, offset: int, message: str) -> None:
    reporter.error("damaged-message", f"byte {offset}", message)


def _header(buffer: memoryview, at: int) -> tuple[Version, int] | None:
    """Version and serializer of the stream header at a place, if there is one."""
    data = bytes(buffer[at : at + HEADER_SIZE])
    if len(data) < HEADER_SIZE or data[:4] != MAGIC or data[8] > 1 or data[9] not in (MSGPACK, PROTOBUF):
        return None
    return None if data[10:12] != b"\0\0" else ((data[4], data[5], data[6], data[7]), data[9])


def _unpack(packed: memoryview, size: int) -> Any:
    import msgpack

    try:
        if len(packed) == size:
            data = bytes(packed)  # not compressed
        elif size > min(_LZ4_MAX_RATIO * len(packed), _MAX_BYTES):
            raise ValueError(f"{len(packed)} compressed bytes cannot hold {size} bytes")
        else:
            data = _lz4.decompress(pa.py_buffer(packed), decompressed_size=size, asbytes=True)
        return msgpack.unpackb(data, object_pairs_hook=tuple, strict_map_key=False, use_list=False)
    except (ValueError, TypeError, OSError, RecursionError, pa.ArrowException, msgpack.UnpackException) as error:
        raise RrdError(f"it cannot be unpacked: {error}") from None


def _message(unpacked: Any, offset: int) -> SetStoreInfo | OldBatch | None:
    """None for messages that say nothing about data. Raises RrdError."""
    try:
        ((kind, content),) = unpacked
        if kind == "SetStoreInfo":
            return _store_info(dict(dict(content)["info"]))
        if kind != "ArrowMsg":
            return None
        store, (_, _, payload) = content
        store_kind, recording_id = _store(store)
        batch = decode_batch(payload, "none", len(payload), what="record batch", offset=offset)
        return OldBatch(store_kind, recording_id, batch, offset)
    except RrdError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RrdError(f"it does not follow the format: {type(error).__name__}: {error}") from None


def _store(pairs: Pairs) -> tuple[StoreKind, str]:
    fields = dict(pairs)
    kind = StoreKind.BLUEPRINT if fields["kind"] == "Blueprint" else StoreKind.RECORDING
    return kind, str(fields["id"])


def _store_info(info: dict[str, Any]) -> SetStoreInfo:
    kind, recording_id = _store(info["store_id"])
    return SetStoreInfo(
        store_id=StoreId(kind, str(info["application_id"]), recording_id),
        row_id=bytes(16),
        source=_source(info.get("store_source")),
        version=None,
    )


def _source(source: Any) -> str:
    """Readable text such as `Python SDK 3.11.7`."""
    if isinstance(source, str):
        return "" if source == "Unknown" else source
    try:
        ((name, details),) = source
        if isinstance(details, str):
            return details
        fields = dict(details)
        if name == "PythonSdk":
            number = ".".join(str(fields[part]) for part in ("major", "minor", "patch"))
            return f"Python SDK {number}{fields.get('suffix', '')}"
        return str(name)
    except (ValueError, TypeError, KeyError):
        return ""
