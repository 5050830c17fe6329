"""A blueprint as a store of its own: rows in memory, chunks, a file.

A blueprint is kept like a recording, on a timeline called `blueprint`; what is in it says `layout.py` and its siblings.
Nothing here knows of recordings of data, which embed a blueprint by writing the chunks of its store.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rerun_render.chunk.builder import Row, array_bytes, build_chunks
from rerun_render.chunk.chunk import Chunk
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import TimeKind, Timeline
from rerun_render.rrd.messages import StoreId, StoreKind

from .._core import blueprint_messages
from .._ids import new_id, new_row_id
from .._outputs import FileOutput, Message
from ..error_utils import catch_and_log_exceptions, warn_or_raise

TIMELINE = Timeline("blueprint", TimeKind.SEQUENCE)
_LOG_TIME = Timeline("log_time", TimeKind.TIMESTAMP)


@dataclass(frozen=True)
class BlueprintStore:
    """One blueprint, ready to be written."""

    store_id: StoreId
    chunks: tuple[Chunk, ...]

    def messages(self, *, make_active: bool, make_default: bool) -> list[Message]:
        """The messages that bring the blueprint into a stream and activate it, in order."""
        return blueprint_messages(self.store_id, self.chunks, active=make_active, default=make_default)


class BlueprintWriter:
    """Collects the rows of one blueprint."""

    def __init__(self, application_id: str) -> None:
        if not application_id:
            raise ValueError("expected the application id of the recordings that the blueprint is for, got ''")
        self._store_id = StoreId(StoreKind.BLUEPRINT, application_id, f"rec_{uuid.uuid4().hex}")
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

    def finish(self) -> BlueprintStore:
        """All rows as chunks."""
        return BlueprintStore(self._store_id, tuple(build_chunks(self._rows, new_id)))


def write_file(path: str | os.PathLike[str], store: BlueprintStore) -> None:
    """A file that holds the blueprint and makes it the active and the default one of its application.

    Raises RuntimeError if it cannot be written.
    """
    output = FileOutput.create(path)
    for message in store.messages(make_active=True, make_default=True):
        output.send(message)
    output.close()


def path_text(path: Any) -> str:
    """An entity path as text: of a list, each item is one part and is escaped."""
    if isinstance(path, str):
        return path
    if isinstance(path, list | tuple):
        return str(EntityPath(str(part) for part in path))
    return str(getattr(path, "path", path))
