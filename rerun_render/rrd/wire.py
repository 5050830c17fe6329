"""Reading of protobuf wire format without descriptors.

Length-delimited values come out as views into the input, so large payloads are never copied.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from rerun_render.core.errors import RrdError

VARINT = 0
FIXED64 = 1
BYTES = 2
FIXED32 = 5

Value: TypeAlias = int | memoryview


class WireError(RrdError):
    """Bytes that are not a protobuf message."""


def read_varint(data: memoryview, pos: int) -> tuple[int, int]:
    """The unsigned 64-bit integer at `pos`, and the position after it."""
    result = shift = 0
    end = min(len(data), pos + 10)
    while pos < end:
        byte = data[pos]
        pos += 1
        result |= (byte & 0x7F) << shift
        if byte < 0x80:
            return result & 0xFFFF_FFFF_FFFF_FFFF, pos
        shift += 7
    raise WireError("a number is cut or longer than 10 bytes")


def read_tag(data: memoryview, pos: int) -> tuple[int, int, int]:
    """Field number and wire type at `pos`, and the position after them."""
    tag, pos = read_varint(data, pos)
    if tag < 8 or tag >> 32:
        raise WireError(f"field number {tag >> 3} is out of range")
    return tag >> 3, tag & 7, pos


def read_fields(data: memoryview) -> Iterator[tuple[int, int, Value]]:
    """All fields of a message in order: number, wire type, value.

    Integers are unsigned; length-delimited values are views into `data`, which must be a view of bytes.
    Raises WireError where the bytes stop making sense.
    """
    pos = 0
    size = len(data)
    while pos < size:
        number, wire_type, pos = read_tag(data, pos)
        value: Value
        if wire_type == VARINT:
            value, pos = read_varint(data, pos)
        else:
            if wire_type == BYTES:
                length, pos = read_varint(data, pos)
            elif wire_type == FIXED64:
                length = 8
            elif wire_type == FIXED32:
                length = 4
            else:
                raise WireError(f"field {number} has unknown wire type {wire_type}")
            if length > size - pos:
                raise WireError(f"field {number} needs {length} bytes, but {size - pos} are left")
            value = data[pos : pos + length]
            if wire_type != BYTES:
                value = int.from_bytes(value, "little")
            pos += length
        yield number, wire_type, value


def message_fields(data: memoryview, types: dict[int, int]) -> dict[int, Value]:
    """Last value of each field listed in `types` (number -> wire type); other fields are skipped."""
    fields: dict[int, Value] = {}
    for number, wire_type, value in read_fields(data):
        expected = types.get(number)
        if expected is None:
            continue
        if wire_type != expected:
            raise WireError(f"field {number} has wire type {wire_type}, expected {expected}")
        fields[number] = value
    return fields
