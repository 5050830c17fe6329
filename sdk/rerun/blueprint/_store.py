"""A blueprint as a store of its own: rows in memory, chunks, a file.

A blueprint is kept like a recording, on a timeline called `blueprint`; what is in it says `layout.py` and its siblings.
Nothing here knows of recordings of data, which embed a blueprint by writing the chunks of its store.
"""

from __future__ import annotations

import os
import platform
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rerun_render.chunk.builder import Row, array_bytes, build_chunks
from rerun_render.chunk.chunk import Chunk
from rerun_render.chunk.to_arrow import chunk_to_batch
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import Timeline, TimeKind
from rerun_render.rrd.encoder import StreamEncoder
from rerun_render.rrd.messages import StoreId, StoreKind

from .._ids import new_id, new_row_id
from ..error_utils import catch_and_log_exceptions, warn_or_raise

TIMELINE = Timeline("blueprint", TimeKind.SEQUENCE)
_LOG_TIME = Timeline("log_time", TimeKind.TIMESTAMP)


@dataclass(frozen=True)
class BlueprintStore:
    """One blueprint, ready to be written. info_row_id: 16 bytes, older than the ids of all rows."""

    store_id: StoreId
    info_row_id: bytes
    chunks: tuple[Chunk, ...]

    def encode(self, encoder: StreamEncoder, *, make_active: bool, make_default: bool) -> Iterator[bytes | memoryview]:
        """The messages of the store and its activation, in order, as part of the stream of `encoder`."""
        yield encoder.set_store_info(self.store_id, self.info_row_id, source=f"Python SDK {platform.python_version()}")
        for chunk in self.chunks:
            yield from encoder.chunk(self.store_id, chunk_to_batch(chunk), chunk.chunk_id)
        yield encoder.activation(self.store_id, make_active=make_active, make_default=make_default)


class BlueprintWriter:
    """Collects the rows of one blueprint."""

    def __init__(self, application_id: str) -> None:
        if not application_id:
            raise ValueError("expected the application id of the recordings that the blueprint is for, got ''")
        self._store_id = StoreId(StoreKind.BLUEPRINT, application_id, f"rec_{uuid.uuid4().hex}")
        self._info_row_id = new_id()
        self._rows: list[Row] = []

    def log(self, path: str, entity: Any, *, static: bool = False) -> None:
        """Add one row. entity: an archetype, or component batches with descriptors. No row if it has no values."""
        with catch_and_log_exceptions("blueprint"):
            batches: Iterable[Any] = entity
            if hasattr(entity, "as_component_batches"):
                batches = entity.as_component_batches()
            columns: dict[str, tuple[Any, Any]] = {}
            for batch in batches:
                descriptor = batch.component_descriptor()
                if descriptor.component in columns:
                    warn_or_raise(f"component {descriptor.component} is given twice, the first is kept: {path}")
                    continue
                columns[descriptor.component] = (descriptor, batch.as_arrow_array())
            if not columns:
                return
            descriptors, arrays = zip(*(columns[name] for name in sorted(columns)))
            row = Row(
                EntityPath.parse(path),
                () if static else (TIMELINE, _LOG_TIME),
                () if static else (0, time.time_ns()),
                new_row_id(),
                descriptors,
                arrays,
                sum(map(array_bytes, arrays)),
            )
            self._rows.append(row)

    def finish(self, new_chunk_id: Callable[[], bytes] = new_id) -> BlueprintStore:
        """All rows as chunks."""
        return BlueprintStore(self._store_id, self._info_row_id, tuple(build_chunks(self._rows, new_chunk_id)))


def write_file(path: str | os.PathLike[str], store: BlueprintStore) -> None:
    """A file that holds the blueprint and makes it the active and the default one of its application.

    Raises RuntimeError if it cannot be written.
    """
    encoder = StreamEncoder()
    try:
        with Path(path).open("wb") as file:
            file.write(encoder.header())
            for piece in store.encode(encoder, make_active=True, make_default=True):
                file.write(piece)
            file.write(encoder.end())
    except OSError as error:
        raise RuntimeError(f"cannot write the blueprint ({error.strerror}): {os.fspath(path)}") from error


def path_text(path: Any) -> str:
    """An entity path as text: of a list, each item is one part and is escaped."""
    if isinstance(path, str):
        return path
    if isinstance(path, list | tuple):
        return str(EntityPath(str(part) for part in path))
    return str(getattr(path, "path", path))
