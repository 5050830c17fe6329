"""Finding the chunks of a source without reading it: stream footer, manifests and the messages between chunks.

Since 0.28 a stream ends with an index of its chunks. A source may hold several streams; each one's offsets count from
its own start, and the start of the last one is where the one before ends. The index is trusted only if all of it holds
together: magic, checksum, ranges, and no chunk outside the index. Otherwise the caller has to scan the source.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from rerun_render.core.errors import RrdError
from rerun_render.core.report import Reporter
from rerun_render.rrd import plausible
from rerun_render.rrd.decoder import scan
from rerun_render.rrd.framing import (
    STREAM_FOOTER_MAGIC,
    STREAM_FOOTER_SIZE,
    Buffer,
    parse_stream_header,
)
from rerun_render.rrd.manifest import ManifestEntry, read_manifest
from rerun_render.rrd.messages import ArrowMsg, EndOfStream, Message, StoreId, StreamHeader
from rerun_render.rrd.plausible import FRAME_HEADER, STREAM_HEADER_SIZE
from rerun_render.rrd.transport import FOOTER_TYPES, parse_arrow_msg
from rerun_render.rrd.wire import BYTES, read_fields
from rerun_render.rrd.xxh32 import xxh32

_STREAM_FOOTER = struct.Struct("<QQI8sI")
_CRC_SEED = 7850921
_TRUSTED_STORES = (0, 36, 0, 0)
"""First version whose index tells the stores of a stream apart. Before, chunks of a recording after a blueprint may
stand in the blueprint's part."""


@dataclass(frozen=True, slots=True)
class Footer:
    """Everything of a source but its chunks.

    entries: one for each chunk, in file order.
    messages: all other messages, in file order; end markers come without their manifests.
    """

    entries: tuple[ManifestEntry, ...]
    messages: tuple[Message, ...]


def read_footer(buffer: Buffer, reporter: Reporter | None = None) -> Footer | None:
    """Index of the whole source in `buffer`, or None if there is none that can be trusted.

    A source without footer (before 0.28, or cut) is normal and not reported; a footer that is there but wrong is told
    to `reporter` as an info, because scanning the source will find what it holds.
    """
    view = memoryview(buffer).cast("B")
    end = len(view)
    if view[max(0, end - 12) : max(0, end - 4)] != STREAM_FOOTER_MAGIC:
        return None
    streams: list[tuple[list[ManifestEntry], list[Message]]] = []
    try:
        while end > 0:
            base, entries, messages = _read_stream(view, end)
            streams.append((entries, messages))
            end = base
    except RrdError as error:
        if reporter is not None:
            message = f"the index of the recording cannot be used, so all of it is read: {error}"
            reporter.info("footer-unusable", f"byte {end}", message)
        return None
    streams.reverse()
    return Footer(
        tuple(entry for entries, _ in streams for entry in entries),
        tuple(message for _, messages in streams for message in messages),
    )


def _read_stream(view: memoryview, end: int) -> tuple[int, list[ManifestEntry], list[Message]]:
    """Start, chunks and other messages of the stream that ends at `end`. Raises RrdError if anything is odd."""
    footer_at = end - STREAM_FOOTER_SIZE
    if footer_at < STREAM_HEADER_SIZE + FRAME_HEADER.size:
        raise RrdError("no stream footer", offset=end)
    start, length, crc, magic, num_entries = _STREAM_FOOTER.unpack_from(view, footer_at)
    if magic != STREAM_FOOTER_MAGIC or num_entries != 1:
        raise RrdError("no stream footer", offset=footer_at)
    base = footer_at - start - length
    first = STREAM_HEADER_SIZE + FRAME_HEADER.size
    if base < 0 or start < first:
        raise RrdError("the stream footer points outside the source", offset=footer_at)
    header = parse_stream_header(bytes(view[base : base + STREAM_HEADER_SIZE]), base)
    end_at = base + start - FRAME_HEADER.size
    if FRAME_HEADER.unpack_from(view, end_at) != (plausible.END, length):
        raise RrdError("the stream footer points to no end marker", offset=footer_at)
    payload = view[base + start : footer_at]
    if xxh32(payload, _CRC_SEED) != crc:
        raise RrdError("the checksum of the index is wrong", offset=base + start)
    entries = _read_manifests(payload, base, base + start)
    if header.version < _TRUSTED_STORES and len({entry.store_id for entry in entries}) > 1:
        store_ids: dict[bytes, StoreId] = {}
        entries = [_with_own_store(view, entry, store_ids) for entry in entries]
    return base, entries, list(_messages_between(view, base, end_at, entries))


def _read_manifests(payload: memoryview, base: int, offset: int) -> list[ManifestEntry]:
    entries: list[ManifestEntry] = []
    for number, wire_type, value in read_fields(payload):
        if number in FOOTER_TYPES and wire_type == BYTES:
            entries += read_manifest(cast(memoryview, value), base, offset)
    entries.sort(key=lambda entry: entry.offset)
    return entries


def _with_own_store(view: memoryview, entry: ManifestEntry, store_ids: dict[bytes, StoreId]) -> ManifestEntry:
    """The entry with the store that its chunk itself names. Raises RrdError if there is no chunk."""
    data = view[entry.offset : entry.offset + entry.size]
    store_id = parse_arrow_msg(data, entry.offset, store_ids).store_id
    return entry if store_id == entry.store_id else replace(entry, store_id=store_id)


def _messages_between(view: memoryview, base: int, end_at: int, entries: list[ManifestEntry]) -> Iterator[Message]:
    """All messages that are no chunk. Raises RrdError if entries overlap or a chunk is missing from the index."""
    pieces: list[bytes | memoryview] = []
    pos = base
    for entry in entries:
        if entry.offset - FRAME_HEADER.size < pos or entry.offset + entry.size > end_at:
            raise RrdError("the index points outside the stream", offset=entry.offset)
        if entry.offset - FRAME_HEADER.size > pos:
            pieces.append(view[pos : entry.offset - FRAME_HEADER.size])
        pos = entry.offset + entry.size
    pieces.append(view[pos:end_at])
    pieces.append(FRAME_HEADER.pack(plausible.END, 0))
    reporter = Reporter()
    for message in scan(b"".join(pieces), reporter):
        if isinstance(message, ArrowMsg):
            raise RrdError("the index lacks a chunk that the stream holds", offset=base)
        if isinstance(message, StreamHeader):
            message = replace(message, offset=base)
        elif isinstance(message, EndOfStream):
            message = replace(message, offset=end_at + FRAME_HEADER.size)
        yield message
    if reporter.losses:
        raise RrdError("bytes between the chunks are damaged", offset=base)
