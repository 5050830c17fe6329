"""Writing of protobuf wire format without descriptors."""

from __future__ import annotations

import struct

from rerun_render.rrd.wire import BYTES, FIXED64, VARINT

_FIXED64 = struct.Struct("<Q")


def varint(value: int) -> bytes:
    """An unsigned 64-bit integer; negative values as their two's complement."""
    value &= 0xFFFF_FFFF_FFFF_FFFF
    if value < 0x80:
        return bytes((value,))
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def int_field(number: int, value: int) -> bytes:
    return varint(number << 3 | VARINT) + varint(value)


def bytes_field(number: int, value: bytes) -> bytes:
    return varint(number << 3 | BYTES) + varint(len(value)) + value


def bytes_field_head(number: int, size: int) -> bytes:
    """What comes before a value of `size` bytes, for values too large to be copied."""
    return varint(number << 3 | BYTES) + varint(size)


def fixed64_field(number: int, value: int) -> bytes:
    return varint(number << 3 | FIXED64) + _FIXED64.pack(value)
