"""Static values: the newest by row id, whatever the time."""

from __future__ import annotations

from collections.abc import Iterable

from rerun_render.chunk.chunk import Chunk
from rerun_render.query.rows import ChunkRows, RowId, rows_of
from rerun_render.store.entry import ChunkEntry


class StaticRow:
    """A row of a static chunk. Holds the chunk, so that its indices stay."""

    __slots__ = ("_chunk", "row", "row_id", "rows")

    def __init__(self, chunk: Chunk, rows: ChunkRows, row: int) -> None:
        self._chunk = chunk
        self.rows = rows
        self.row = row
        self.row_id: RowId = rows.row_id(row)


def newest_static(entries: Iterable[ChunkEntry], components: tuple[str, ...]) -> StaticRow | None:
    """The static row with the largest row id in which any of `components` is not null."""
    best: StaticRow | None = None
    for entry in entries:
        if not entry.is_static or not any(component in entry.descriptors for component in components):
            continue
        chunk, rows = rows_of(entry)
        index = rows.index(None, components)
        if len(index.rows) == 0:
            continue
        found = StaticRow(chunk, rows, index.rows[len(index.rows) - 1])
        if best is None or (found.row_id, rows.chunk_id) > (best.row_id, best.rows.chunk_id):
            best = found
    return best
