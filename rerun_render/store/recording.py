"""An indexed recording: which chunks there are, what they hold, and their contents on demand.

Built from chunk entries, which are small; nothing is decoded here, except for the few static chunks with the facts
about the recording when these are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import PROPERTIES, EntityPath
from rerun_render.core.time import Timeline
from rerun_render.rrd.messages import StoreId, StoreKind
from rerun_render.store.entry import ChunkEntry


@dataclass(frozen=True, slots=True)
class TimelineInfo:
    """A timeline of a recording: first and last time of any row on it (inclusive), and how many temporal rows."""

    timeline: Timeline
    start: int
    end: int
    num_rows: int


class Recording:
    """One logical data set (or blueprint). Its content never changes after it was made.

    store_id: identity; recordings of several files with equal identity are one. source: who wrote it, readable
    (`Python SDK 3.11.7`), or empty. sdk_version: `0.41.0`, if known. entries: in file order; of entries with equal
    chunk id the first counts.
    """

    def __init__(
        self,
        store_id: StoreId,
        entries: Iterable[ChunkEntry],
        *,
        source: str = "",
        sdk_version: str | None = None,
    ) -> None:
        self.store_id = store_id
        self.source = source
        self.sdk_version = sdk_version
        unique: dict[bytes, ChunkEntry] = {}
        for entry in entries:
            unique.setdefault(entry.chunk_id, entry)
        self.entries: tuple[ChunkEntry, ...] = tuple(unique.values())

    @classmethod
    def from_chunks(
        cls,
        chunks: Iterable[Chunk],
        *,
        application_id: str = "app",
        recording_id: str = "recording",
        source: str = "",
        sdk_version: str | None = None,
    ) -> Recording:
        """A recording of chunks that are in memory."""
        return cls(
            StoreId(StoreKind.RECORDING, application_id, recording_id),
            (ChunkEntry.from_chunk(chunk) for chunk in chunks),
            source=source,
            sdk_version=sdk_version,
        )

    def __repr__(self) -> str:
        return (
            f"Recording({self.application_id!r}, {self.recording_id!r}, {self.num_chunks} chunks, {self.num_rows} rows)"
        )

    @property
    def application_id(self) -> str | None:
        return self.store_id.application_id

    @property
    def recording_id(self) -> str:
        return self.store_id.recording_id

    @property
    def num_chunks(self) -> int:
        return len(self.entries)

    @cached_property
    def num_rows(self) -> int:
        """Rows of all chunks, static and temporal."""
        return sum(entry.num_rows for entry in self.entries)

    @cached_property
    def entity_paths(self) -> tuple[EntityPath, ...]:
        """Entities with any data, sorted. Reserved ones (`/__properties`) are among them."""
        return tuple(sorted(self._by_entity))

    @cached_property
    def timelines(self) -> dict[str, TimelineInfo]:
        """By name, sorted. A name that came with two types keeps the first."""
        infos: dict[str, TimelineInfo] = {}
        for entry in self.entries:
            for timeline, (start, end) in entry.time_ranges.items():
                info = infos.get(timeline.name)
                if info is None:
                    infos[timeline.name] = TimelineInfo(timeline, start, end, entry.num_rows)
                else:
                    infos[timeline.name] = TimelineInfo(
                        info.timeline, min(info.start, start), max(info.end, end), info.num_rows + entry.num_rows
                    )
        return dict(sorted(infos.items()))

    @cached_property
    def _by_entity(self) -> dict[EntityPath, list[ChunkEntry]]:
        by_entity: dict[EntityPath, list[ChunkEntry]] = {}
        for entry in self.entries:
            if entry.descriptors:
                by_entity.setdefault(entry.entity_path, []).append(entry)
        return by_entity

    def entity_entries(self, entity: EntityPath) -> Sequence[ChunkEntry]:
        """The chunks of one entity, static and temporal, in file order."""
        return self._by_entity.get(entity, ())

    def components(self, entity: EntityPath) -> dict[str, ComponentDescriptor]:
        """All components ever logged on `entity`, static or temporal, sorted by name; empty for an unknown entity."""
        found: dict[str, ComponentDescriptor] = {}
        for entry in self.entity_entries(entity):
            for name, descriptor in entry.descriptors.items():
                found.setdefault(name, descriptor)
        return dict(sorted(found.items()))

    @cached_property
    def name(self) -> str | None:
        """Name that the user gave the recording, if any."""
        value = self._property("RecordingInfo:name")
        return value if isinstance(value, str) else None

    @cached_property
    def start_time(self) -> int | None:
        """When the recording began, nanoseconds since 1970-01-01 UTC, if known."""
        value = self._property("RecordingInfo:start_time")
        return value if isinstance(value, int) else None

    def _property(self, component: str) -> object:
        """Newest static value of a component of the recording's own facts."""
        best: tuple[tuple[int, int], object] | None = None
        # Release 0.23 kept them one level deeper.
        for entity in (PROPERTIES, PROPERTIES / "recording"):
            for entry in self.entity_entries(entity):
                if not entry.is_static or component not in entry.descriptors:
                    continue
                chunk = entry.load()
                for row in chunk.valid_rows(component) if component in chunk.columns else ():
                    cell = chunk.cell(component, int(row))
                    row_id = (int(chunk.row_ids[row, 0]), int(chunk.row_ids[row, 1]))
                    if len(cell) and (best is None or row_id > best[0]):
                        best = (row_id, _plain(cell[0]))
        return None if best is None else best[1]


def _plain(scalar: object) -> object:
    """Python value of an Arrow scalar; times as integers."""
    value = getattr(scalar, "value", None)
    return value if isinstance(value, int) else scalar.as_py()  # type: ignore[attr-defined]
