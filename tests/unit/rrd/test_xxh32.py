"""xxHash against published values and against footers of the official SDK."""

from __future__ import annotations

import struct
import time

import pytest

from rerun_render.rrd.xxh32 import xxh32
from tests.helpers import rrd_writer as w


@pytest.mark.parametrize(
    ("data", "seed", "expected"),
    [
        (b"", 0, 0x02CC5D05),
        (b"", 7850921, 0x2A973671),
        (b"a", 0, 0x550D7456),
        (b"abc", 0, 0x32D153FF),
        (b"Nobody inspects the spammish repetition", 0, 0xE2293B2F),
    ],
)
def test_known_values(data: bytes, seed: int, expected: int) -> None:
    assert xxh32(data, seed) == expected


def test_large_input_matches_the_plain_algorithm() -> None:
    data = w.noise((1 << 20) + 7 * 16)  # larger than the block that is worked on at once
    mask = 0xFFFFFFFF

    def rotate(value: int, bits: int) -> int:
        return ((value << bits) | (value >> (32 - bits))) & mask

    p1, p2, p3, seed = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 7850921
    lanes = [(seed + p1 + p2) & mask, (seed + p2) & mask, seed, (seed - p1) & mask]
    for words in struct.iter_unpack("<4I", data):
        lanes = [rotate((lane + word * p2) & mask, 13) * p1 & mask for lane, word in zip(lanes, words)]
    value = (sum(rotate(lane, bits) for lane, bits in zip(lanes, (1, 7, 12, 18))) + len(data)) & mask
    value = (value ^ value >> 15) * p2 & mask
    value = (value ^ value >> 13) * p3 & mask
    assert xxh32(data, seed) == value ^ value >> 16


def test_megabytes_take_fractions_of_a_second() -> None:
    start = time.perf_counter()
    xxh32(bytes(4 << 20))
    assert time.perf_counter() - start < 2.0
