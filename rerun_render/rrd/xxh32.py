"""The 32-bit xxHash, which guards the manifest of a recording.

The four lanes of the hash live in one Python integer, 64 bits apart, so that one big-integer operation steps all of
them; numpy does the part that does not depend on the previous step. About 40 MB/s.
"""

from __future__ import annotations

import struct

import numpy as np

_P1, _P2, _P3, _P4, _P5 = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1
_LOW = 0xFFFF_FFFF
_LANES = _LOW | _LOW << 64 | _LOW << 128 | _LOW << 192
_STRIPE = 16
_BLOCK = 1 << 20
"""Bytes that numpy works on at once; bounds the memory."""


def xxh32(data: bytes | memoryview, seed: int = 0) -> int:
    """Hash of `data` as an unsigned 32-bit integer."""
    view = memoryview(data)
    size = len(view)
    stripes_end = size - size % _STRIPE
    if stripes_end:
        lanes = _hash_stripes(view[:stripes_end], seed)
        v1, v2, v3, v4 = ((lanes >> shift) & _LOW for shift in (0, 64, 128, 192))
        result = _rotate(v1, 1) + _rotate(v2, 7) + _rotate(v3, 12) + _rotate(v4, 18)
    else:
        result = seed + _P5
    result = (result + size) & _LOW
    pos = stripes_end
    while pos + 4 <= size:
        (word,) = struct.unpack_from("<I", view, pos)
        result = _rotate((result + word * _P3) & _LOW, 17) * _P4 & _LOW
        pos += 4
    for byte in view[pos:]:
        result = _rotate((result + byte * _P5) & _LOW, 11) * _P1 & _LOW
    result = (result ^ result >> 15) * _P2 & _LOW
    result = (result ^ result >> 13) * _P3 & _LOW
    return result ^ result >> 16


def _hash_stripes(view: memoryview, seed: int) -> int:
    """The four lanes after all stripes; `view` holds a multiple of 16 bytes."""
    starts = (seed + _P1 + _P2, seed + _P2, seed, seed - _P1)
    lanes = sum((start & _LOW) << 64 * lane for lane, start in enumerate(starts))
    read = int.from_bytes
    for at in range(0, len(view), _BLOCK):
        words = np.frombuffer(view[at : at + _BLOCK], "<u4").astype(np.uint64)
        terms = ((words * np.uint64(_P2)) & np.uint64(_LOW)).astype("<u8").tobytes()
        for start in range(0, len(terms), 32):
            lanes = (lanes + read(terms[start : start + 32], "little")) & _LANES
            lanes = ((lanes << 13 | lanes >> 19) & _LANES) * _P1 & _LANES
    return lanes


def _rotate(value: int, bits: int) -> int:
    return (value << bits | value >> (32 - bits)) & _LOW
