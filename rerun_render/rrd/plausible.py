"""Tells frames from noise.

Frames carry no checksum. A damaged length or kind is noticed because lengths are stated twice, in the frame header and
by the fields inside the payload, and the two must agree. The same test finds the next good frame after damage.
Each test reads a bounded number of bytes, so that searching stays linear whatever the bytes are.
"""

from __future__ import annotations

import re
import struct

from rerun_render.core.errors import RrdError
from rerun_render.rrd import transport, wire

MAGIC = b"RRF2"
STREAM_HEADER_SIZE = 12
FRAME_HEADER = struct.Struct("<QQ")
MAX_FRAME_BYTES = 1 << 34
"""16 GiB, the limit of the official reader too."""

END, SET_STORE_INFO, ARROW_MSG, ACTIVATION = range(4)
HEAD_BYTES = 4096
"""Bytes of a frame that are looked at to judge it."""

_MAX_FIELDS = 32
_TYPES = {
    END: transport.FOOTER_TYPES,
    SET_STORE_INFO: transport.SET_STORE_INFO_TYPES,
    ARROW_MSG: transport.ARROW_MSG_TYPES,
    ACTIVATION: transport.ACTIVATION_TYPES,
}
_CANDIDATE = re.compile(
    rb"RRF2[\s\S]{4}[\x00\x01][\x01\x02]\x00\x00"
    rb"|[\x01-\x03]\x00{7}[\s\S]{4}[\x00-\x03]\x00{3}[\n\x12]"
    rb"|\x00{8}[\s\S]{4}[\x00-\x03]\x00{3}\n"
)


def is_stream_header(data: memoryview, pos: int) -> bool:
    """True if a stream header of any supported layout starts at `pos`."""
    head = bytes(data[pos : pos + STREAM_HEADER_SIZE])
    return (
        len(head) == STREAM_HEADER_SIZE
        and head[:4] == MAGIC
        and head[8] <= 1
        and head[9] in (1, 2)
        and head[10:] == b"\0\0"
    )


def is_frame(data: memoryview, pos: int, size: int, kind: int, length: int) -> bool:
    """True if the payload at `pos` may be a message of `kind` that is `length` bytes long.

    size: end of the bytes at hand, at least `pos + min(length, HEAD_BYTES)`.
    """
    types = _TYPES.get(kind)
    if types is None or length > MAX_FRAME_BYTES:
        return False
    if length == 0:
        return kind == END
    head = data[pos : min(size, pos + length, pos + HEAD_BYTES)]
    at = 0
    try:
        for _ in range(_MAX_FIELDS):
            number, wire_type, after_tag = wire.read_tag(head, at)
            if types.get(number, wire_type) != wire_type or (at == 0 and number not in types):
                return False
            at = _skip(head, after_tag, wire_type)
            if at >= len(head):
                # Either exactly the end of the payload, or the rest of a large field lies beyond the head. After the
                # large payload of an ArrowMsg only a few small fields may follow.
                is_payload = kind == ARROW_MSG and number == 5
                return at == length or (at < length and (not is_payload or length - at <= HEAD_BYTES))
    except RrdError:
        # A head that stops amid a field of a longer payload proves nothing.
        return len(head) < length and at > len(head) - 16
    return kind == END  # a footer may hold any number of manifests


def _skip(head: memoryview, pos: int, wire_type: int) -> int:
    if wire_type == wire.VARINT:
        return wire.read_varint(head, pos)[1]
    if wire_type == wire.BYTES:
        length, pos = wire.read_varint(head, pos)
        return pos + length
    if wire_type == wire.FIXED64:
        return pos + 8
    if wire_type == wire.FIXED32:
        return pos + 4
    raise wire.WireError(f"unknown wire type {wire_type}")


def find_start(data: memoryview, pos: int, limit: int, at_end: bool) -> tuple[int, bool]:
    """First place in `data[pos:limit]` where a frame or a stream header seems to start.

    limit: end of the places to look at; the bytes of a candidate may lie beyond it.
    at_end: `data` ends where the source ends, so a frame must lie inside it.
    Returns the place, or `limit` if there is none, and whether it was found.
    """
    size = len(data)
    while pos < limit:
        match = _CANDIDATE.search(data, pos, min(size, limit + FRAME_HEADER.size))
        if match is None or match.start() >= limit:
            break
        pos = match.start()
        if data[pos : pos + 4] == MAGIC:
            if _is_followed_by_frame(data, pos + STREAM_HEADER_SIZE):
                return pos, True
        else:
            kind, length = FRAME_HEADER.unpack_from(data, pos)
            start = pos + FRAME_HEADER.size
            if not (at_end and length > size - start) and is_frame(data, start, size, kind, length):
                return pos, True
        pos += 1
    return limit, False


def _is_followed_by_frame(data: memoryview, pos: int) -> bool:
    if pos + FRAME_HEADER.size > len(data):
        return pos == len(data)
    kind, length = FRAME_HEADER.unpack_from(data, pos)
    return bool(kind in _TYPES and length <= MAX_FRAME_BYTES)
