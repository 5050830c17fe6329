"""Protobuf wire reader."""

from __future__ import annotations

import pytest

from rerun_render.core.errors import RrdError
from rerun_render.rrd.wire import WireError, message_fields, read_fields
from tests.helpers import rrd_writer as w


def test_all_wire_types_and_order() -> None:
    data = w.number(1, 300) + w.blob(2, b"abc") + w.tuid(2**64 * 7 + 9) + b"\x1d\x01\x00\x00\x00"
    found = [
        (number, kind, bytes(v) if isinstance(v, memoryview) else v)
        for number, kind, v in read_fields(memoryview(data))
    ]
    assert found == [(1, 0, 300), (2, 2, b"abc"), (1, 1, 7), (2, 1, 9), (3, 5, 1)]


def test_values_are_views_of_the_input() -> None:
    data = w.blob(5, b"x" * 1000)
    ((_, _, value),) = read_fields(memoryview(data))
    assert isinstance(value, memoryview)
    assert value.obj is data


def test_the_largest_number() -> None:
    ((_, _, value),) = read_fields(memoryview(w.number(1, 2**64 - 1)))
    assert value == 2**64 - 1


@pytest.mark.parametrize(
    "data",
    [
        b"\x08",  # no value
        b"\x08" + b"\xff" * 11,  # number longer than 10 bytes
        b"\x12\x05ab",  # fewer bytes than told
        b"\x12" + b"\xff" * 9 + b"\x01",  # length 2^64 - 1
        b"\x09\0\0",  # cut fixed64
        b"\x0b",  # group
        b"\x00\x01",  # field number 0
    ],
)
def test_damage_is_an_error(data: bytes) -> None:
    with pytest.raises(RrdError):
        list(read_fields(memoryview(data)))


def test_unknown_fields_are_skipped_and_wrong_types_are_errors() -> None:
    data = memoryview(w.number(9, 1) + w.number(1, 5) + w.number(1, 6))
    assert message_fields(data, {1: 0}) == {1: 6}
    with pytest.raises(WireError, match="wire type"):
        message_fields(data, {1: 2})
