"""Bytes -> frames: cuts a source into stream headers and framed payloads, without looking into the payloads.

Bytes may arrive in pieces of any size. Payloads are views: into the piece they came in, or into a joined copy when a
frame spans several pieces. After damage the splitter looks for the next place that looks like a frame and goes on.
"""

from __future__ import annotations

import mmap
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from rerun_render.core.errors import RrdError
from rerun_render.core.report import Reporter
from rerun_render.rrd import plausible
from rerun_render.rrd.damage import DamageLog
from rerun_render.rrd.messages import StreamHeader
from rerun_render.rrd.plausible import FRAME_HEADER, HEAD_BYTES, MAGIC, STREAM_HEADER_SIZE

MSGPACK, PROTOBUF = 1, 2
NEWEST_VERSION = (0, 41)
STREAM_FOOTER_SIZE = 32
STREAM_FOOTER_MAGIC = b"RRF2FOOT"
STREAM_FOOTER_MAGIC_AT = 20

_SEARCH_STEP = 1 << 16
_SUPPORTED = "recordings of Rerun 0.23 to 0.41"

Buffer: TypeAlias = bytes | bytearray | memoryview | mmap.mmap


@dataclass(frozen=True, slots=True)
class Frame:
    """One framed payload. `offset` is where the payload starts in the source, in bytes."""

    kind: int
    offset: int
    payload: memoryview


class FrameSplitter:
    """Push-based splitter: `push` bytes, then iterate over `frames()`; call `close` at the end and iterate once more.

    Pushed bytes must not change later, because frames refer to them; views that can be written to are copied.
    """

    def __init__(self, reporter: Reporter | None = None) -> None:
        self.damage = DamageLog(reporter)
        self._data = memoryview(b"")  # bytes at hand
        self._pos = 0  # next unread byte in `_data`
        self._base = 0  # offset of `_data[0]` in the source
        self._parts: list[memoryview] = []  # pushed, not yet joined to `_data`
        self._num_pushed = 0
        self._wanted = 0  # bytes from `_pos` on that the next attempt needs
        self._closed = False
        self._stream_offset = 0
        self._reader = self._read()

    def push(self, data: Buffer) -> None:
        view = memoryview(data).cast("B")
        if not view.readonly:
            view = memoryview(bytes(view))
        if len(view):
            self._parts.append(view)
            self._num_pushed += len(view)

    def close(self) -> None:
        """Tells that no more bytes will come."""
        self._closed = True

    def frames(self) -> Iterator[StreamHeader | Frame]:
        """All frames that are complete by now. Raises RrdError if the source is no readable `.rrd` at all."""
        while self._closed or len(self._data) - self._pos + self._num_pushed >= self._wanted:
            try:
                item = next(self._reader)
            except StopIteration:
                return
            if item is not None:
                yield item

    @property
    def _offset(self) -> int:
        return self._base + self._pos

    @property
    def _at_end(self) -> bool:
        """True if `_data` ends where the source ends."""
        return self._closed and not self._parts

    def _fill(self, count: int) -> Generator[None, None, bool]:
        """Waits until `count` bytes are at hand; False if the source ends before."""
        while len(self._data) - self._pos < count:
            if self._parts:
                rest = self._data[self._pos :]
                pieces = [rest, *self._parts] if len(rest) else self._parts
                self._base += self._pos
                self._pos = 0
                self._data = pieces[0] if len(pieces) == 1 else memoryview(b"".join(pieces))
                self._parts = []
                self._num_pushed = 0
            elif self._closed:
                return False
            else:
                self._wanted = count
                yield None
        self._wanted = 0
        return True

    def _peek(self, count: int) -> bytes:
        return bytes(self._data[self._pos : self._pos + count])

    def _read(self) -> Generator[StreamHeader | Frame | None, None, None]:
        """The whole source, in order. Yields None when more bytes have to be pushed first."""
        yield from self._fill(STREAM_HEADER_SIZE)
        yield self._stream_header()
        ended = False  # an end marker was read, and no stream header since
        while True:
            is_header = (yield from self._fill(STREAM_HEADER_SIZE)) and self._peek(4) == MAGIC
            if not is_header and not (yield from self._fill(FRAME_HEADER.size)):
                break
            if is_header:
                problem = self._stream_problem()
                if problem is None:
                    yield self._stream_header()
                    ended = False
                    continue
            else:
                kind, length = FRAME_HEADER.unpack_from(self._data, self._pos)
                problem = yield from self._frame_problem(kind, length, ended)
                if problem is None:
                    if not (yield from self._fill(FRAME_HEADER.size + length)):
                        break
                    frame = self._take(kind, length)
                    yield frame
                    ended = kind == plausible.END
                    if ended:
                        yield from self._skip_stream_footer(frame)
                    continue
            if not (yield from self._recover(problem, ended)):
                self.damage.close()
                return
        self._report_end(ended)

    def _take(self, kind: int, length: int) -> Frame:
        start = self._pos + FRAME_HEADER.size
        frame = Frame(kind, self._base + start, self._data[start : start + length])
        self._pos = start + length
        return frame

    def _stream_header(self) -> StreamHeader:
        header = parse_stream_header(self._peek(STREAM_HEADER_SIZE), self._offset)
        if header.version[:2] > NEWEST_VERSION:
            version = ".".join(map(str, header.version[:3]))
            newest = ".".join(map(str, NEWEST_VERSION))
            message = f"written by Rerun {version}; versions up to {newest} are known, newer data may be left out"
            self.damage.info("newer-version", header.offset, message)
        self._stream_offset = header.offset
        self._pos += STREAM_HEADER_SIZE
        return header

    def _stream_problem(self) -> str | None:
        try:
            parse_stream_header(self._peek(STREAM_HEADER_SIZE), None)
        except RrdError as error:
            return str(error)
        return None

    def _frame_problem(self, kind: int, length: int, ended: bool) -> Generator[None, None, str | None]:
        """Why the frame at `_pos` cannot be one, or None if it looks right."""
        if kind > plausible.ACTIVATION:
            return f"message kind is {kind}, expected 0 to 3"
        if kind == plausible.END and ended:
            return "a second end marker follows the end of the stream"
        if length > plausible.MAX_FRAME_BYTES:
            return f"message length is {length}, more than the limit of {plausible.MAX_FRAME_BYTES} bytes"
        yield from self._fill(FRAME_HEADER.size + min(length, HEAD_BYTES))
        if not plausible.is_frame(self._data, self._pos + FRAME_HEADER.size, len(self._data), kind, length):
            return "the message is damaged: the lengths inside it do not add up to its size"
        return None

    def _skip_stream_footer(self, end: Frame) -> Generator[None, None, None]:
        """Skips the 32 bytes that follow the end marker since 0.28, if they are there."""
        is_whole = yield from self._fill(STREAM_FOOTER_SIZE)
        tail = self._peek(STREAM_FOOTER_SIZE)
        if is_whole:
            if tail[STREAM_FOOTER_MAGIC_AT:].startswith(STREAM_FOOTER_MAGIC):
                self._pos += STREAM_FOOTER_SIZE
        elif tail and FRAME_HEADER.pack(end.offset - self._stream_offset, len(end.payload)).startswith(tail[:16]):
            self.damage.info("truncated", self._offset, "the source ends inside the stream footer; no data is lost")
            self._pos += len(tail)

    def _recover(self, reason: str, ended: bool) -> Generator[None, None, bool]:
        """Moves to the next place after `_pos` that looks like a frame. False if there is none."""
        lost_from = self._offset
        self._pos += 1
        while True:
            size = len(self._data)
            limit = size if self._at_end else size - HEAD_BYTES - FRAME_HEADER.size
            if limit > self._pos:
                self._pos, found = plausible.find_start(self._data, self._pos, limit, self._at_end)
                if found:
                    self.damage.lost(lost_from, f"{reason}; {self._offset - lost_from} bytes skipped")
                    return True
            if self._at_end:
                break
            # A step much larger than what is searched again keeps the work linear in the bytes pushed.
            yield from self._fill(size - self._pos + _SEARCH_STEP)
        num_bytes = self._offset - lost_from
        if ended:
            self.damage.trailing(lost_from, f"{num_bytes} bytes after the end of the stream are no messages")
        else:
            self.damage.lost(lost_from, f"{reason}; {num_bytes} bytes up to the end of the source are lost")
        return False

    def _report_end(self, ended: bool) -> None:
        rest = len(self._data) - self._pos
        if rest and ended:
            self.damage.trailing(self._offset, f"{rest} bytes after the end of the stream are no messages")
        elif rest:
            self.damage.truncated(self._offset, f"the source ends inside a message; its {rest} bytes are lost")
        elif not ended:
            message = "no end marker: the program that wrote the recording was stopped, or the file was cut"
            self.damage.info("no-end-marker", self._offset, message)
        self._pos = len(self._data)
        self.damage.close()


def parse_stream_header(data: bytes, offset: int | None) -> StreamHeader:
    """Header from its 12 bytes. Raises RrdError that says why the stream cannot be read."""
    if not data:
        raise RrdError("the source is empty, expected a Rerun recording (.rrd)", offset=offset)
    if data[:4] in (b"RRF0", b"RRF1"):
        raise RrdError(
            f"the recording has the format {data[:4].decode()} of Rerun before 0.3, supported are {_SUPPORTED}",
            offset=offset,
        )
    if data[:4] != MAGIC[: len(data[:4])]:
        raise RrdError(f"not a Rerun recording (.rrd): starts with {data[:4]!r}, expected {MAGIC!r}", offset=offset)
    if len(data) < STREAM_HEADER_SIZE:
        raise RrdError(
            f"the source ends inside the stream header: {len(data)} bytes, expected {STREAM_HEADER_SIZE}", offset=offset
        )
    version, compression, serializer = (data[4], data[5], data[6], data[7]), data[8], data[9]
    if serializer == MSGPACK:
        raise RrdError(
            f"the recording was written by Rerun {version[0]}.{version[1]}.{version[2]} in the older MsgPack encoding, "
            f"supported are {_SUPPORTED}; convert it with `rerun rrd merge` of rerun-sdk 0.23",
            offset=offset,
        )
    if serializer != PROTOBUF or compression > 1 or data[10:12] != b"\0\0":
        raise RrdError(
            f"the stream header has unknown options {data[8:12].hex(' ')}, expected 00 or 01, then 02 00 00",
            offset=offset,
        )
    return StreamHeader(version, compression, serializer, offset or 0)
