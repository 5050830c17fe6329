"""Protobuf payloads -> messages: one function for each kind of frame.

All functions raise RrdError for payloads that are damaged or lack something needed.
"""

from __future__ import annotations

import struct
from typing import cast

from rerun_render.core.errors import RrdError
from rerun_render.rrd.messages import (
    ArrowMsg,
    BlueprintActivation,
    Compression,
    SetStoreInfo,
    StoreId,
    StoreKind,
    Version,
)
from rerun_render.rrd.wire import BYTES, FIXED64, VARINT, Value, message_fields

STORE_ID_TYPES = {1: VARINT, 2: BYTES, 3: BYTES}
SET_STORE_INFO_TYPES = {1: BYTES, 2: BYTES}
ARROW_MSG_TYPES = {1: BYTES, 2: VARINT, 3: VARINT, 4: VARINT, 5: BYTES, 6: BYTES, 7: VARINT}
ACTIVATION_TYPES = {1: BYTES, 2: VARINT, 3: VARINT}
FOOTER_TYPES = {1: BYTES}

_STORE_INFO_TYPES = {1: BYTES, 2: BYTES, 5: BYTES, 6: BYTES}
_STORE_KINDS = {1: StoreKind.RECORDING, 2: StoreKind.BLUEPRINT}
_SOURCES = {1: "C SDK", 2: "Python SDK", 3: "Rust SDK", 4: "File", 5: "Viewer"}
_SOURCE_PYTHON, _SOURCE_RUST, _SOURCE_OTHER = 2, 3, 6
_IPC_STREAM = 1


def parse_store_id(data: memoryview) -> StoreId:
    """StoreId as it stands in the message; `application_id` is None in files of 0.23 and 0.24."""
    fields = message_fields(data, STORE_ID_TYPES)
    kind = _STORE_KINDS.get(_int(fields, 1))
    if kind is None:
        raise RrdError(f"store kind is {_int(fields, 1)}, expected 1 (recording) or 2 (blueprint)")
    application_id = _application_id(fields.get(3))
    return StoreId(kind, application_id, _text(fields, 2, "recording id"))


def parse_set_store_info(data: memoryview) -> SetStoreInfo:
    fields = message_fields(data, SET_STORE_INFO_TYPES)
    info = message_fields(_bytes(fields, 2, "store info"), _STORE_INFO_TYPES)
    store_id = parse_store_id(_bytes(info, 2, "store id"))
    if store_id.application_id is None:
        store_id = StoreId(store_id.kind, _application_id(info.get(1)), store_id.recording_id)
    row_id = parse_tuid(cast(memoryview, fields[1])) if 1 in fields else bytes(16)
    source = _parse_source(cast(memoryview, info[5])) if 5 in info else ""
    version = _parse_version(cast(memoryview, info[6])) if 6 in info else None
    return SetStoreInfo(store_id, row_id, source, version)


def parse_arrow_msg(data: memoryview, offset: int, store_ids: dict[bytes, StoreId] | None = None) -> ArrowMsg:
    """ArrowMsg whose protobuf bytes are `data` and stand at `offset` in the source.

    store_ids: cache of parsed ids; most messages of a file repeat the same one.
    """
    fields = message_fields(data, ARROW_MSG_TYPES)
    id_bytes = bytes(_bytes(fields, 1, "store id"))
    store_id = store_ids.get(id_bytes) if store_ids is not None else None
    if store_id is None:
        store_id = parse_store_id(memoryview(id_bytes))
        if store_ids is not None and len(store_ids) < 1024:
            store_ids[id_bytes] = store_id
    if _int(fields, 4) not in (0, _IPC_STREAM):
        raise RrdError(f"record batch encoding is {_int(fields, 4)}, expected 1 (Arrow IPC)")
    payload = _bytes(fields, 5, "payload")
    compression = parse_compression(_int(fields, 2))
    uncompressed_size = _int(fields, 3)
    if compression == "none":
        uncompressed_size = len(payload)
    chunk_id = parse_tuid(cast(memoryview, fields[6])) if 6 in fields else None
    is_static = bool(fields[7]) if 7 in fields else None
    return ArrowMsg(store_id, chunk_id, is_static, payload, compression, uncompressed_size, offset, len(data))


def parse_activation(data: memoryview) -> BlueprintActivation:
    fields = message_fields(data, ACTIVATION_TYPES)
    store_id = parse_store_id(_bytes(fields, 1, "store id"))
    return BlueprintActivation(store_id, bool(_int(fields, 2)), bool(_int(fields, 3)))


def parse_compression(value: int) -> Compression:
    if value in (0, 1):
        return "none"
    if value == 2:
        return "lz4"
    raise RrdError(f"compression is {value}, expected 1 (none) or 2 (LZ4)")


def parse_tuid(data: memoryview) -> bytes:
    """16 bytes, big-endian: nanoseconds, then a counter."""
    fields = message_fields(data, {1: FIXED64, 2: FIXED64})
    return struct.pack(">QQ", _int(fields, 1), _int(fields, 2))


def _application_id(value: Value | None) -> str | None:
    if value is None:
        return None
    fields = message_fields(cast(memoryview, value), {1: BYTES})
    return _text(fields, 1, "application id") or None


def _parse_source(data: memoryview) -> str:
    fields = message_fields(data, {1: VARINT, 2: BYTES})
    kind = _int(fields, 1)
    name = _SOURCES.get(kind, "")
    extra = memoryview(b"")
    if 2 in fields:
        extra = cast(memoryview, message_fields(cast(memoryview, fields[2]), {1: BYTES}).get(1, extra))
    if kind == _SOURCE_PYTHON and len(extra):
        python = message_fields(extra, {1: VARINT, 2: VARINT, 3: VARINT, 4: BYTES})
        return f"{name} {_int(python, 1)}.{_int(python, 2)}.{_int(python, 3)}{_text(python, 4, 'version suffix')}"
    if kind == _SOURCE_RUST and len(extra):
        rustc = _text(message_fields(extra, {1: BYTES}), 1, "compiler version")
        return f"{name} (rustc {rustc})" if rustc else name
    if kind == _SOURCE_OTHER:
        return str(extra, "utf-8", "replace")
    return name


def _parse_version(data: memoryview) -> Version:
    bits = _int(message_fields(data, {1: VARINT}), 1) & 0xFFFF_FFFF
    major, minor, patch, meta = bits.to_bytes(4, "little")
    return (major, minor, patch, meta)


def _int(fields: dict[int, Value], number: int) -> int:
    return cast(int, fields.get(number, 0))


def _bytes(fields: dict[int, Value], number: int, what: str) -> memoryview:
    value = fields.get(number)
    if value is None:
        raise RrdError(f"the message has no {what}")
    return cast(memoryview, value)


def _text(fields: dict[int, Value], number: int, what: str) -> str:
    value = fields.get(number)
    if value is None:
        return ""
    try:
        return str(cast(memoryview, value), "utf-8")
    except UnicodeDecodeError:
        raise RrdError(f"the {what} is not valid UTF-8") from None
