"""Ids of rows, chunks and recordings.

A row id is a time in nanoseconds and a counter. The time never runs backwards and the counter never repeats, so ids
grow strictly within a process, also across threads that hand work to each other.
"""

from __future__ import annotations

import hashlib
import itertools
import multiprocessing
import secrets
import time
import uuid

_epoch_nanos = time.time_ns() - time.monotonic_ns()
_counter = itertools.count(secrets.randbits(62))


def new_row_id() -> tuple[int, int]:
    """Both halves of the next id."""
    return _epoch_nanos + time.monotonic_ns(), next(_counter)


def new_id() -> bytes:
    """The next id as 16 bytes, big-endian."""
    high, low = new_row_id()
    return high.to_bytes(8, "big") + low.to_bytes(8, "big")


def renew_counter() -> None:
    """Start a new counter, so that a forked process makes other ids than its parent."""
    global _counter
    _counter = itertools.count(secrets.randbits(62))


def process_recording_id() -> str:
    """Recording id that this process shares with those it starts through `multiprocessing`."""
    digest = hashlib.sha256(b"rerun-render recording " + bytes(multiprocessing.current_process().authkey)).digest()
    return uuid.UUID(bytes=digest[:16], version=4).hex
