"""Times of the pictures in an MP4 file, read from its sample tables.

Understands plain files (`stts`, `ctts` in `moov`) and fragmented ones (`trun` in `moof`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt


def _boxes(data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Kinds and contents of the boxes in `data`; ValueError if their sizes make no sense."""
    offset = 0
    while offset + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, offset)
        head = 8
        if size == 1 and offset + 16 <= len(data):
            (size,) = struct.unpack_from(">Q", data, offset + 8)
            head = 16
        elif size == 0:
            size = len(data) - offset
        if size < head or offset + size > len(data):
            raise ValueError(f"expected an MP4 file, got a box {kind!r} of {size} bytes at offset {offset}")
        yield kind, data[offset + head : offset + size]
        offset += size


def _find(data: memoryview, *path: bytes) -> memoryview | None:
    """Content of the first box at `path`."""
    for kind, content in _boxes(data):
        if kind == path[0]:
            return content if len(path) == 1 else _find(content, *path[1:])
    return None


def _pairs(table: memoryview, second: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The two columns of a table of run lengths."""
    (num_entries,) = struct.unpack_from(">I", table, 4)
    entries = np.frombuffer(table, np.dtype([("count", ">u4"), ("value", second)]), num_entries, 8)
    return entries["count"].astype(np.int64), entries["value"].astype(np.int64)


def _is_video(track: memoryview) -> bool:
    handler = _find(track, b"mdia", b"hdlr")
    return handler is not None and bytes(handler[8:12]) == b"vide"


def _time_scale(track: memoryview) -> int:
    header = _find(track, b"mdia", b"mdhd")
    if header is None:
        raise ValueError("expected an MP4 file with a media header, got none")
    scale = struct.unpack_from(">I", header, 20 if header[0] == 1 else 12)[0]
    if scale == 0:
        raise ValueError("expected an MP4 file with ticks per second above 0, got 0")
    return int(scale)


def _table_times(track: memoryview) -> npt.NDArray[np.int64]:
    """Presentation times in ticks, in the order of decoding."""
    table = _find(track, b"mdia", b"minf", b"stbl")
    if table is None:
        return np.empty(0, np.int64)
    durations = _find(table, b"stts")
    if durations is None:
        return np.empty(0, np.int64)
    steps = np.repeat(*_pairs(durations, ">u4")[::-1])
    times = np.concatenate([[0], np.cumsum(steps)[:-1]]) if len(steps) else steps
    offsets = _find(table, b"ctts")
    if offsets is not None and len(times):
        shifts = np.repeat(*_pairs(offsets, ">i4")[::-1])[: len(times)]
        times[: len(shifts)] += shifts
    return times.astype(np.int64)


def _fragment_times(data: memoryview, track_id: int, default_duration: int) -> npt.NDArray[np.int64]:
    """Presentation times in ticks of the samples in fragments."""
    times: list[int] = []
    now = 0
    for kind, moof in _boxes(data):
        if kind != b"moof":
            continue
        for inner, traf in _boxes(moof):
            header = _find(traf, b"tfhd") if inner == b"traf" else None
            if header is None or struct.unpack_from(">I", header, 4)[0] != track_id:
                continue
            flags = int.from_bytes(header[1:4], "big")
            place = 8 + 8 * bool(flags & 1) + 4 * bool(flags & 2)
            duration = struct.unpack_from(">I", header, place)[0] if flags & 8 else default_duration
            start = _find(traf, b"tfdt")
            if start is not None:
                now = struct.unpack_from(">Q" if start[0] == 1 else ">I", start, 4)[0]
            for run_kind, run in _boxes(traf):
                if run_kind == b"trun":
                    now = _run_times(run, now, duration, times)
    return np.array(times, np.int64)


def _run_times(run: memoryview, now: int, default_duration: int, times: list[int]) -> int:
    """Append the presentation times of a run; returns the decoding time after it."""
    flags = int.from_bytes(run[1:4], "big")
    (num_samples,) = struct.unpack_from(">I", run, 4)
    offset = 8 + 4 * bool(flags & 1) + 4 * bool(flags & 4)
    for _ in range(num_samples):
        duration, shift = default_duration, 0
        if flags & 0x100:
            (duration,) = struct.unpack_from(">I", run, offset)
        offset += 4 * sum(bool(flags & bit) for bit in (0x100, 0x200, 0x400))
        if flags & 0x800:
            (shift,) = struct.unpack_from(">i", run, offset)
            offset += 4
        times.append(now + shift)
        now += duration
    return now


def picture_times(data: memoryview) -> npt.NDArray[np.int64]:
    """Times of the pictures of the first video track, (N,) nanoseconds, ascending.

    They count from the first picture on, but in fragmented files from where these say, as in the official viewer.
    Raises ValueError for anything that is no MP4 file with a video track.
    """
    try:
        movie = _find(data, b"moov")
        if movie is None:
            raise ValueError("expected an MP4 file, got one without a `moov` box")
        for kind, track in _boxes(movie):
            if kind != b"trak" or not _is_video(track):
                continue
            ticks = np.sort(_table_times(track))
            ticks = ticks - ticks[:1].sum()
            if len(ticks) == 0:
                header = _find(track, b"tkhd")
                track_id = struct.unpack_from(">I", header, 20 if header[0] == 1 else 12)[0] if header else 0
                defaults = _find(movie, b"mvex", b"trex")
                duration = struct.unpack_from(">I", defaults, 12)[0] if defaults else 0
                ticks = np.sort(_fragment_times(data, track_id, duration))
            scale = _time_scale(track)
            # Whole seconds apart, so that long videos with fine ticks do not overflow.
            seconds, rest = np.divmod(ticks, scale)
            nanos: npt.NDArray[np.int64] = seconds * 1_000_000_000 + (rest * 2_000_000_000 + scale) // (2 * scale)
            return nanos
    except struct.error as error:
        raise ValueError(f"expected an MP4 file, got one that is cut off or damaged ({error})") from None
    raise ValueError("expected an MP4 file with a video track, got none")
