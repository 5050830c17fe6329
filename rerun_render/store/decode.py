"""Encoded chunks of a source -> entries, and their contents on demand."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from rerun_render.chunk.arrow_meta import chunk_from_batch
from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import InputError
from rerun_render.core.report import Reporter
from rerun_render.rrd.decoder import read_arrow_msg
from rerun_render.rrd.manifest import ManifestEntry
from rerun_render.rrd.messages import StoreId
from rerun_render.rrd.payload import decode_record_batch
from rerun_render.store.cache import ChunkCache
from rerun_render.store.entry import ChunkEntry, TimeSpan

MAX_THREADS = 4


@dataclass(frozen=True, slots=True)
class EncodedChunk:
    """Place of a chunk in its source, in bytes. chunk_id: None if only its record batch tells it."""

    store_id: StoreId
    chunk_id: bytes | None
    offset: int
    size: int


class EncodedChunks:
    """The chunks of one source, decoded again whenever they fell out of the cache."""

    def __init__(self, number: int, buffer: memoryview, cache: ChunkCache, reporter: Reporter) -> None:
        self._number = number
        self._buffer = buffer
        self._cache = cache
        self._reporter = reporter

    def decode(self, offset: int, size: int, chunk_id: bytes | None) -> Chunk | None:
        """The chunk at a place; None, with a report, if it cannot be read. Decoded anew on every call."""
        try:
            message = read_arrow_msg(self._buffer, offset, size)
            return chunk_from_batch(decode_record_batch(message), message.chunk_id or chunk_id)
        except InputError as error:
            self._reporter.error("damaged-message", f"byte {offset}", f"a chunk is left out: {error}")
            return None

    def load(self, offset: int, size: int, chunk_id: bytes, entity_path: EntityPath) -> Chunk:
        """The chunk at a place, from the cache if possible; an empty one if it cannot be read."""

        def decode() -> Chunk:
            chunk = self.decode(offset, size, chunk_id)
            if chunk is None:
                return Chunk(entity_path, chunk_id, np.empty((0, 2), np.uint64), {}, {})
            return chunk

        return self._cache.get((self._number, offset), decode)

    def entry_of(self, listed: ManifestEntry) -> ChunkEntry:
        """The entry of a chunk that the footer lists; nothing is decoded."""
        offset, size, chunk_id, entity_path = listed.offset, listed.size, listed.chunk_id, listed.entity_path
        spans: dict[str, dict[str, TimeSpan]] = {}
        descriptors: dict[str, ComponentDescriptor] = {}
        for name, ranges in listed.components.items():
            if listed.is_static or any(num_rows for _, _, num_rows in ranges.values()):
                descriptors[name.component] = ComponentDescriptor(*name)
            for timeline, span in ranges.items():
                spans.setdefault(timeline.name, {})[name.component] = TimeSpan(*span)
        return ChunkEntry(
            entity_path=entity_path,
            chunk_id=chunk_id,
            is_static=listed.is_static,
            num_rows=listed.num_rows,
            time_ranges=listed.time_ranges,
            spans=spans,
            descriptors=descriptors,
            loader=lambda: self.load(offset, size, chunk_id, entity_path),
        )

    def index(self, encoded: EncodedChunk) -> ChunkEntry | None:
        """The entry of a chunk of which only the place is known; decodes it. None if it holds nothing."""
        chunk = self.decode(encoded.offset, encoded.size, encoded.chunk_id)
        if chunk is None or not chunk.columns:
            return None
        offset, size, chunk_id, entity_path = encoded.offset, encoded.size, chunk.chunk_id, chunk.entity_path
        self._cache.put((self._number, offset), chunk)
        return ChunkEntry.from_chunk(chunk, lambda: self.load(offset, size, chunk_id, entity_path))


def decode_entries(chunks: EncodedChunks, encoded: Iterable[EncodedChunk]) -> Iterator[tuple[StoreId, ChunkEntry]]:
    """Entries of chunks without index, in their order. Several are decoded at a time, few enough to bound memory."""
    num_threads = min(MAX_THREADS, os.cpu_count() or 1)
    waiting: deque[tuple[StoreId, Future[ChunkEntry | None]]] = deque()
    with ThreadPoolExecutor(num_threads, thread_name_prefix="decode") as pool:
        for chunk in encoded:
            waiting.append((chunk.store_id, pool.submit(chunks.index, chunk)))
            if len(waiting) > 2 * num_threads:
                yield from _first(waiting)
        while waiting:
            yield from _first(waiting)


def _first(waiting: deque[tuple[StoreId, Future[ChunkEntry | None]]]) -> Iterator[tuple[StoreId, ChunkEntry]]:
    store_id, future = waiting.popleft()
    entry = future.result()
    if entry is not None:
        yield store_id, entry
