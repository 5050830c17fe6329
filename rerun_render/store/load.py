"""Sources (files, bytes, streams) -> indexed recordings.

A file is mapped into memory. If its footer holds an index of the chunks, nothing else is read until a query asks for a
chunk. Otherwise the file is scanned once, and every chunk decoded once to know what it holds; as many of them as the
budget allows stay decoded. Damaged parts are reported and left out.
"""

from __future__ import annotations

import io
import mmap
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from rerun_render.core.errors import InputError, RrdError
from rerun_render.core.report import Reporter
from rerun_render.rrd.decoder import scan
from rerun_render.rrd.footer import read_footer
from rerun_render.rrd.messages import ArrowMsg, BlueprintActivation, SetStoreInfo, StoreId, StoreKind, StreamHeader
from rerun_render.store.cache import DEFAULT_BUDGET_BYTES, ChunkCache
from rerun_render.store.decode import EncodedChunk, EncodedChunks, decode_entries
from rerun_render.store.entry import ChunkEntry
from rerun_render.store.old.streams import is_old
from rerun_render.store.recording import Recording

Source = str | os.PathLike[str] | bytes | BinaryIO
"""A path, `-` for standard input, the bytes of a recording, or a binary file object."""


class LoadedSource:
    """What a source holds. Close it (or use it as a context manager) when no chunk is needed any more.

    recordings, blueprints: in file order. activations: which blueprints are to be shown, in file order.
    cache: the decoded chunks of all of them.
    """

    def __init__(
        self,
        recordings: tuple[Recording, ...],
        blueprints: tuple[Recording, ...],
        activations: tuple[BlueprintActivation, ...],
        cache: ChunkCache,
        close: Callable[[], None],
    ) -> None:
        self.recordings = recordings
        self.blueprints = blueprints
        self.activations = activations
        self.cache = cache
        self._close = close

    def close(self) -> None:
        """Forget all decoded chunks. Files are unmapped when the last recording or value that refers to them is gone;
        values in use stay readable."""
        self.cache.clear()
        self._close()

    def __enter__(self) -> LoadedSource:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def load(
    source: Source | Sequence[Source],
    *,
    reporter: Reporter | None = None,
    cache_bytes: int = DEFAULT_BUDGET_BYTES,
) -> LoadedSource:
    """Index one or more sources. Stores of equal identity, in one source or several, are merged.

    cache_bytes: how many bytes of decoded chunks are kept.
    Raises InputError if a source cannot be read, RrdError if it is no `.rrd`. Damage inside goes to `reporter`.
    """
    reporter = reporter if reporter is not None else Reporter()
    sources: Sequence[Source] = source if isinstance(source, list | tuple) else [source]  # type: ignore[list-item]
    if not sources:
        raise InputError("expected at least one recording, got none")
    stores = _Stores()
    cache = ChunkCache(cache_bytes)
    maps: list[mmap.mmap] = []
    try:
        for number, one in enumerate(sources):
            buffer, name = _open(one, maps)
            try:
                _index(number, buffer, stores, cache, reporter)
            except RrdError as error:
                raise error if not name else _with_name(error, name) from None
    except BaseException:
        cache.clear()
        _close_maps(maps)
        raise
    recordings = tuple(stores.recordings())
    return LoadedSource(
        tuple(r for r in recordings if r.store_id.kind is StoreKind.RECORDING),
        tuple(r for r in recordings if r.store_id.kind is StoreKind.BLUEPRINT),
        tuple(stores.activations),
        cache,
        lambda: _close_maps(maps),
    )


class _Stores:
    """Facts and entries of all stores, in the order in which they were first met."""

    def __init__(self) -> None:
        self.entries: dict[StoreId, list[ChunkEntry]] = {}
        self.infos: dict[StoreId, SetStoreInfo] = {}
        self.versions: dict[StoreId, tuple[int, ...]] = {}
        self.activations: list[BlueprintActivation] = []

    def add_info(self, info: SetStoreInfo) -> None:
        self.infos.setdefault(info.store_id, info)
        self.entries.setdefault(info.store_id, [])
        if info.version is not None:
            self.versions.setdefault(info.store_id, info.version)

    def recordings(self) -> Iterator[Recording]:
        for store_id, entries in self.entries.items():
            info = self.infos.get(store_id)
            version = self.versions.get(store_id)
            yield Recording(
                store_id,
                entries,
                source="" if info is None else info.source,
                sdk_version=None if version is None else ".".join(str(part) for part in version[:3]),
            )


def _index(number: int, buffer: memoryview, stores: _Stores, cache: ChunkCache, reporter: Reporter) -> None:
    """Add what one source holds to `stores`. number: of the source among those loaded together."""
    if is_old(buffer):
        from rerun_render.store.old.sources import index_old

        newer = index_old(buffer, stores, reporter)
        if newer is None:
            return
        buffer = buffer[newer:]
    chunks = EncodedChunks(number, buffer, cache, reporter)
    footer = read_footer(buffer, reporter)
    header: StreamHeader | None = None
    if footer is not None:
        for message in footer.messages:
            header = _note(message, header, stores)
        for listed in footer.entries:
            stores.entries.setdefault(listed.store_id, []).append(chunks.entry_of(listed))
        return

    def encoded() -> Iterator[EncodedChunk]:
        header: StreamHeader | None = None
        for message in scan(buffer, reporter):
            if isinstance(message, ArrowMsg):
                stores.entries.setdefault(message.store_id, [])
                if header is not None:
                    stores.versions.setdefault(message.store_id, header.version)
                yield EncodedChunk(message.store_id, message.chunk_id, message.offset, message.size)
            else:
                header = _note(message, header, stores)

    for store_id, entry in decode_entries(chunks, encoded()):
        stores.entries[store_id].append(entry)


def _note(message: object, header: StreamHeader | None, stores: _Stores) -> StreamHeader | None:
    """Take over a message that is no chunk; returns the header of the stream that follows."""
    if isinstance(message, StreamHeader):
        return message
    if isinstance(message, SetStoreInfo):
        stores.add_info(message)
        if header is not None:
            stores.versions.setdefault(message.store_id, header.version)
    elif isinstance(message, BlueprintActivation):
        stores.activations.append(message)
    return header


def _open(source: Source, maps: list[mmap.mmap]) -> tuple[memoryview, str]:
    """The bytes of a source, mapped or read, and its name for messages."""
    if isinstance(source, bytes | bytearray | memoryview):
        return _not_empty(memoryview(source), "")
    if source == "-":
        return _not_empty(memoryview(sys.stdin.buffer.read()), "standard input")
    if not isinstance(source, str | os.PathLike):
        data = source.read()
        if not isinstance(data, bytes):
            raise InputError(f"expected a binary file object, got one that reads {type(data).__name__}")
        return _not_empty(memoryview(data), str(getattr(source, "name", "")))
    path = Path(source)
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size == 0 and path.is_file():
                raise InputError(f"the recording is empty (0 bytes): {path}")
            try:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except (OSError, ValueError, io.UnsupportedOperation):  # a pipe or a device
                return _not_empty(memoryview(file.read()), str(path))
    except FileNotFoundError:
        raise InputError(f"no such file: {path}") from None
    except IsADirectoryError:
        raise InputError(f"expected a recording, got a directory: {path}") from None
    except OSError as error:
        raise InputError(f"cannot read the recording ({error.strerror}): {path}") from None
    maps.append(mapped)
    return memoryview(mapped), str(path)


def _not_empty(data: memoryview, name: str) -> tuple[memoryview, str]:
    if len(data) == 0:
        raise InputError("the recording is empty (0 bytes)" + (f": {name}" if name else ""))
    return data, name


def _with_name(error: RrdError, name: str) -> RrdError:
    named = RrdError(f"{error}: {name}")
    named.offset = error.offset
    return named


def _close_maps(maps: Iterable[mmap.mmap]) -> None:
    for mapped in maps:
        try:
            mapped.close()
        except BufferError:
            pass  # values that refer to the file are in use; it is unmapped when the last of them goes
