"""Sources of the MsgPack era -> chunks with current names and types."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

import pyarrow as pa

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.chunk.migrate import migrate
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import ChunkError
from rerun_render.core.report import Reporter
from rerun_render.core.time import NANOS_PER_SEC, TimeKind, Timeline
from rerun_render.schema.renames import ComponentName
from rerun_render.store.old.naming import column_names, indicated
from rerun_render.store.old.rows import OldRows, read_rows
from rerun_render.store.old.values import current_columns

_YEAR = 365 * 24 * 3600 * NANOS_PER_SEC
_EARLIEST_DATE = 20 * _YEAR
_LATEST_DATE = 150 * _YEAR


class OldRecording:
    """Collects the batches of one store; `chunks` can be asked for once all are in.

    Times of these releases are either numbers or nanoseconds; those on a timeline that lies 20 to 150 years after 1970
    are dates, others durations, as the viewers of the time took them.
    """

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter
        self._rows: list[OldRows] = []
        self._indicated: dict[EntityPath, set[str]] = {}
        self._spans: dict[str, tuple[int, int]] = {}

    def add(self, batch: pa.RecordBatch, offset: int) -> None:
        """offset: place of the batch in the source, for reports."""
        try:
            for rows in read_rows(batch):
                self._rows.append(rows)
                found = {name for column in rows.columns if (name := _indicated(column)) is not None}
                if found:
                    self._indicated.setdefault(rows.entity_path, set()).update(found)
                for timeline, (_, times) in rows.times.items():
                    if len(times):
                        low, high = self._spans.get(timeline, (int(times[0]), int(times[0])))
                        self._spans[timeline] = (min(low, int(times.min())), max(high, int(times.max())))
        except ChunkError as error:
            self._reporter.error("damaged-message", f"byte {offset}", f"a chunk is left out: {error}")

    def chunks(self) -> Iterator[Chunk]:
        """All chunks with data, in the order of the source."""
        for number, rows in enumerate(self._rows):
            try:
                chunk = self._chunk(rows, number)
            except (ChunkError, pa.ArrowException, ValueError, TypeError, KeyError, OverflowError) as error:
                message = f"old data cannot be read: {type(error).__name__}: {error}"
                self._reporter.error("bad-entity", str(rows.entity_path), message)
                continue
            if chunk.columns:
                yield chunk

    def _chunk(self, rows: OldRows, number: int) -> Chunk:
        beside = {found for column in rows.columns if (found := _indicated(column)) is not None}
        on_entity = self._indicated.get(rows.entity_path, set())
        columns: dict[str, pa.ListArray] = {}
        descriptors: dict[str, ComponentDescriptor] = {}
        for column_name, cells in rows.columns.items():
            if _indicated(column_name) is not None:
                continue
            names = (
                (column_name,)
                if column_name.archetype is not None
                else column_names(column_name.component, beside, on_entity)
            )
            for name in names:
                for current, converted in current_columns(name, cells):
                    columns.setdefault(current.component, converted)
                    descriptors.setdefault(current.component, ComponentDescriptor(*current))
        identity = f"{rows.entity_path} {number}".encode() + rows.row_ids.tobytes()
        return migrate(
            Chunk(
                entity_path=rows.entity_path,
                chunk_id=blake2b(identity, digest_size=16).digest(),
                row_ids=rows.row_ids,
                times={Timeline(name, self._kind(name, kind)): times for name, (kind, times) in rows.times.items()},
                columns=columns,
                descriptors=descriptors,
            )
        )

    def _kind(self, timeline: str, kind: TimeKind) -> TimeKind:
        if kind is not TimeKind.TIMESTAMP:
            return kind
        low, high = self._spans[timeline]
        return TimeKind.TIMESTAMP if _EARLIEST_DATE <= low and high <= _LATEST_DATE else TimeKind.DURATION


def _indicated(name: ComponentName) -> str | None:
    return indicated(name.component_type or name.component)
