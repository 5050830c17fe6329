"""Transform-like archetypes: rows that count as a whole.

The newest row that holds any field of the archetype replaces everything before it. Static rows are the state before
all time, and any temporal row takes over from them. A clear at the time of a row hides it whatever the row ids; a
clear makes no static row visible or hidden unless there is temporal data.

An entity may give poses for several child frames, each with a history of its own. That needs all its rows, because
the time ranges of chunks do not tell which frames are in them; entities without explicit child frames, almost all,
are read chunk by chunk.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.chunk.chunk import Chunk
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.query.rows import ChunkRows, RowId, rows_of
from rerun_render.query.track import BEFORE_ALL, NEVER, Track, component_table
from rerun_render.store.entry import ChunkEntry

AtomicArchetype = Literal["Transform3D", "InstancePoses3D", "Pinhole"]

ATOMIC_FIELDS: Final[dict[AtomicArchetype, tuple[str, ...]]] = {
    "Transform3D": tuple(
        f"Transform3D:{field}"
        for field in (
            "translation",
            "rotation_axis_angle",
            "quaternion",
            "scale",
            "mat3x3",
            "relation",
            "child_frame",
            "parent_frame",
        )
    ),
    "InstancePoses3D": tuple(
        f"InstancePoses3D:{field}"
        for field in ("translations", "rotation_axis_angles", "quaternions", "scales", "mat3x3")
    ),
    "Pinhole": tuple(
        f"Pinhole:{field}" for field in ("image_from_camera", "resolution", "child_frame", "parent_frame")
    ),
}
"""Components that form one row."""

ARCHETYPE_OF_FIELD: Final[dict[str, AtomicArchetype]] = {
    field: archetype for archetype, fields in ATOMIC_FIELDS.items() for field in fields
}


def implicit_frame(entity: EntityPath) -> str:
    """Name of the frame that an entity owns."""
    return f"tf#{entity}"


class RowPlace:
    """Where a row is: a row of a loaded chunk. time: None if static."""

    __slots__ = ("_chunk", "row", "rows", "time")

    def __init__(self, chunk: Chunk | None, rows: ChunkRows, row: int, time: int | None) -> None:
        self._chunk = chunk
        self.rows = rows
        self.row = row
        self.time = time

    @property
    def key(self) -> tuple[bytes, int]:
        return self.rows.chunk_id, self.row


class FrameHistory:
    """The rows for one child frame.

    static: the state before all time. next_time: first time after the sought one at which a row comes.
    """

    frame: str
    static: RowPlace | None
    next_time: int
    has_temporal: bool
    """True if there is any temporal row of the archetype, at whatever time."""

    @property
    def key(self) -> Hashable:
        """Identity of the newest row, whether or not it is cleared."""
        raise NotImplementedError

    def seek(self, time: int) -> None:
        """Go to any time."""
        raise NotImplementedError

    def advance(self, time: int) -> None:
        """Go forward."""
        raise NotImplementedError

    def place(self, last_clear: int, *, can_clear_static: bool) -> RowPlace | None:
        """The row in force, if the last clear was at `last_clear`."""
        raise NotImplementedError


class LazyHistory(FrameHistory):
    """Rows of the entity's own frame, read chunk by chunk."""

    def __init__(self, frame: str, static: RowPlace | None, track: Track) -> None:
        self.frame = frame
        self.static = static
        self.track = track
        self.has_temporal = bool(track.table.entries)
        self.next_time = NEVER

    @property
    def key(self) -> Hashable:
        return self.track.key

    def seek(self, time: int) -> None:
        self.track.seek(time)
        self.next_time = self.track.next_time

    def advance(self, time: int) -> None:
        self.track.advance(time)
        self.next_time = self.track.next_time

    def place(self, last_clear: int, *, can_clear_static: bool) -> RowPlace | None:
        track = self.track
        if track.rows is not None:
            if last_clear >= track.time:
                return None
            return RowPlace(track.chunk, track.rows, track.row, track.time)
        return None if can_clear_static and last_clear > BEFORE_ALL else self.static


class ReadHistory(FrameHistory):
    """Rows of one of several child frames, from an index over all rows of the entity.

    times: sorted. places: for each the number of the chunk and the row in it, 32 bit each.
    """

    def __init__(
        self,
        frame: str,
        static: RowPlace | None,
        entries: Sequence[ChunkEntry],
        times: npt.NDArray[np.int64],
        numbers: npt.NDArray[np.int32],
        rows: npt.NDArray[np.int32],
    ) -> None:
        self.frame = frame
        self.static = static
        self.has_temporal = len(times) > 0
        self.next_time = NEVER
        self._entries = entries
        self._times = times
        self._numbers = numbers
        self._rows = rows
        self._position = -1
        self._loaded: tuple[int, Chunk, ChunkRows] | None = None

    @property
    def key(self) -> Hashable:
        return self._position

    def seek(self, time: int) -> None:
        # Times outside int64 mean before and after everything.
        if time < -(2**63):
            self._position = -1
        else:
            self._position = int(np.searchsorted(self._times, min(time, 2**63 - 1), side="right")) - 1
        following = self._position + 1
        self.next_time = int(self._times[following]) if following < len(self._times) else NEVER

    advance = seek

    def place(self, last_clear: int, *, can_clear_static: bool) -> RowPlace | None:
        i = self._position
        if i < 0:
            return None if can_clear_static and last_clear > BEFORE_ALL else self.static
        time = int(self._times[i])
        if last_clear >= time:
            return None
        number = int(self._numbers[i])
        if self._loaded is None or self._loaded[0] != number:
            self._loaded = (number, *rows_of(self._entries[number]))
        _, chunk, rows = self._loaded
        return RowPlace(chunk, rows, int(self._rows[i]), time)


def make_histories(
    archetype: AtomicArchetype,
    entity: EntityPath,
    entries: Sequence[ChunkEntry],
    timeline: str | None,
    reporter: Reporter | None,
) -> list[FrameHistory]:
    """The histories of all child frames of `archetype` on `entity`, sorted by frame; empty if it was never logged."""
    fields = ATOMIC_FIELDS[archetype]
    present = tuple(field for field in fields if any(field in entry.descriptors for entry in entries))
    if not present:
        return []
    if f"{archetype}:child_frame" in present:
        return list(_read_histories(archetype, entity, entries, timeline, present, reporter))
    track = Track(component_table(entries, timeline, present) if timeline is not None else component_table((), "", ()))
    static: RowPlace | None = None
    best: tuple[RowId, bytes] | None = None
    for entry in entries:
        if entry.is_static and any(field in entry.descriptors for field in present):
            chunk, rows = rows_of(entry)
            index = rows.index(None, present)
            if len(index.rows):
                row = index.rows[len(index.rows) - 1]
                age = (rows.row_id(row), rows.chunk_id)
                if best is None or age > best:
                    best, static = age, RowPlace(chunk, rows, row, None)
    if static is None and not track.table.entries:
        return []
    return [LazyHistory(implicit_frame(entity), static, track)]


def _read_histories(
    archetype: AtomicArchetype,
    entity: EntityPath,
    entries: Sequence[ChunkEntry],
    timeline: str | None,
    present: tuple[str, ...],
    reporter: Reporter | None,
) -> Iterator[FrameHistory]:
    own = implicit_frame(entity)
    frames: dict[str, int] = {}
    statics: dict[str, tuple[RowId, bytes, RowPlace]] = {}
    parts: list[tuple[npt.NDArray[np.int64], ...]] = []
    row_ids: list[npt.NDArray[np.uint64]] = []
    for number, entry in enumerate(entries):
        if not any(field in entry.descriptors for field in present):
            continue
        if not entry.is_static and (timeline is None or timeline not in entry.spans):
            continue
        chunk, rows = rows_of(entry)
        index = rows.index(None if entry.is_static else timeline, present)
        names = _child_frames(rows, f"{archetype}:child_frame", index.rows, own)
        for row, name in zip(index.rows, names, strict=True):
            if name and entry.is_static:
                age = (rows.row_id(row), rows.chunk_id)
                if name not in statics or age > statics[name][:2]:
                    statics[name] = (*age, RowPlace(chunk, rows, row, None))
        if "" in names and reporter is not None:
            reporter.warning("bad-transform", str(entity), f"rows with an empty {archetype}:child_frame are ignored")
        if entry.is_static or not len(index.rows):
            continue
        kept = np.array([bool(name) for name in names])
        codes = np.array([frames.setdefault(name, len(frames)) if name else -1 for name in names], np.int64)
        positions = np.array(index.rows, np.int64)
        parts.append(
            tuple(a[kept] for a in (codes, np.array(index.times), np.full(len(codes), number, np.int64), positions))
        )
        row_ids.append(chunk.row_ids[positions[kept]])
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)] if parts else [np.empty(0, np.int64)] * 4
    ids = np.concatenate(row_ids) if row_ids else np.empty((0, 2), np.uint64)
    order = np.lexsort((ids[:, 1], ids[:, 0], columns[1], columns[0]))
    codes, times, numbers, positions = (column[order] for column in columns)
    for frame in sorted(frames.keys() | statics.keys()):
        code = frames.get(frame, -1)
        part = slice(int(np.searchsorted(codes, code)), int(np.searchsorted(codes, code, side="right")))
        static = statics[frame][2] if frame in statics else None
        yield ReadHistory(
            frame, static, entries, times[part], numbers[part].astype(np.int32), positions[part].astype(np.int32)
        )


def _child_frames(rows: ChunkRows, component: str, order: Sequence[int] | memoryview, own: str) -> list[str]:
    """Name of the child frame of each row in `order`: the first of the cell, `own` if there is none."""
    column = rows.columns.get(component)
    if column is None:
        return [own] * len(order)
    offsets = np.asarray(column.offsets)
    positions = np.array(order, np.int64)
    filled = (offsets[positions + 1] > offsets[positions]) & np.asarray(column.is_valid())[positions]
    picked = pa.array(np.where(filled, offsets[positions], 0), mask=~filled)
    return [own if name is None else str(name) for name in column.values.take(picked).to_pylist()]
