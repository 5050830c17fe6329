"""Video files as tracks: MP4 and other containers, read from memory by PyAV."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.video.bitstream import is_keyframe
from rerun_render.media.video.track import Track

UInt8Array = npt.NDArray[np.uint8]

NANOS = 1_000_000_000
_FORMATS = "mov,matroska,avi,mpegts,ivf"
"""Containers that are read: none that could name other files."""


class FileTrack:
    """The track of a video file.

    track: its times are ticks since the first picture or, in fragmented MP4 files, since the start that these name, as
    in the official viewer. ticks_per_second: a fraction, above 0.
    """

    def __init__(self, track: Track, ticks_per_second: float) -> None:
        self.track = track
        self.ticks_per_second = ticks_per_second

    def picture_at(self, nanos: int) -> int:
        """The picture shown at a time, which is rounded to ticks; -1 before the first one."""
        ticks = nanos / NANOS * self.ticks_per_second
        limit = float(2**62)
        return self.track.at(int(np.floor(min(max(ticks, -limit), limit) + 0.5)))


def open_file(blob: UInt8Array) -> FileTrack:
    """The first video track of a file. Its bytes are read when they are needed, so `blob` must stay as it is.

    Raises RerunRenderError if it is no video file or has no pictures.
    """
    import av  # takes long to import, and few recordings hold videos

    if len(blob) == 0:
        raise RerunRenderError("expected a video file, got no bytes")
    data = np.ascontiguousarray(blob).data.cast("B")
    options = {"ignore_editlist": "1", "format_whitelist": _FORMATS}
    try:
        with av.open(_File(data), "r", options=options) as container:
            if not container.streams.video:
                raise RerunRenderError("expected a video file with a video track, got none")
            stream = container.streams.video[0]
            codec = _plain_name(stream.codec_context.name)
            extradata = bytes(stream.codec_context.extradata or b"")
            rate = 1 / stream.time_base if stream.time_base else NANOS
            table = [_entry(packet, data, codec) for packet in container.demux(stream) if packet.size]
    except RerunRenderError:
        raise
    except Exception as error:
        # Its demuxers raise errors of many types for damaged files.
        first = data[:12].tobytes().hex(" ")
        message = f"expected a video file, got {len(data)} bytes that start with {first}: {error}"
        raise RerunRenderError(message) from error
    if not table:
        raise RerunRenderError("expected a video file with pictures, got none")
    ticks = np.array([entry[0] for entry in table], np.int64)
    shown = np.argsort(ticks, kind="stable")
    pictures = np.empty(len(ticks), np.int64)
    pictures[shown] = np.arange(len(ticks))
    keyframes = np.array([i for i, entry in enumerate(table) if entry[1]], np.int64)
    readers = [entry[2] for entry in table]
    start = 0 if _is_fragmented(data) else ticks.min()
    track = Track(codec, ticks[shown] - start, pictures, keyframes, lambda i: readers[i](), extradata)
    return FileTrack(track, float(rate))


def _entry(packet: Any, data: memoryview, codec: str) -> tuple[int, bool, Callable[[], bytes]]:
    """Time of showing in ticks, whether it is a keyframe, and how to get the bytes."""
    content = bytes(packet)
    # Files with VP8 and VP9 often call every picture a keyframe.
    is_key = is_keyframe(codec, content) if codec in ("vp8", "vp9") else bool(packet.is_keyframe)
    ticks = next((int(time) for time in (packet.pts, packet.dts) if time is not None), 0)
    start, end = packet.pos or 0, (packet.pos or 0) + packet.size
    if data[start:end] == content:
        return ticks, is_key, lambda: data[start:end].tobytes()
    return ticks, is_key, lambda: content


def _is_fragmented(data: memoryview) -> bool:
    """Whether an MP4 file says in pieces which samples it has."""
    place = 0
    while place + 8 <= len(data):
        size, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8].tobytes()
        if kind == b"moof":
            return True
        if size == 1:
            size = int.from_bytes(data[place + 8 : place + 16], "big")
        if size < 8:
            return False
        place += size
    return False


def _plain_name(codec: str) -> str:
    return {"libdav1d": "av1", "libvpx": "vp8", "libvpx-vp9": "vp9"}.get(codec, codec)


class _File:
    """Bytes as a file, without a copy of all of them."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        end = len(self._data) if size < 0 else self._place + size
        part = self._data[self._place : end].tobytes()
        self._place += len(part)
        return part

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: len(self._data)}[whence]
        self._place = min(max(start + offset, 0), len(self._data))
        return self._place

    def tell(self) -> int:
        return self._place
