"""What one entity looks like at one time: cells, atomic transform rows, and keys that say whether anything changed."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

import pyarrow as pa

from rerun_render.query.atomic import ATOMIC_FIELDS, AtomicArchetype, RowPlace
from rerun_render.query.rows import ChunkRows, RowId


class Cell:
    """One logged value of a component: the instances of one row. Never changes.

    time: value of the row on the queried timeline; None if static.
    key: identity of the value; equal keys mean equal data.
    """

    __slots__ = ("_array", "_rows", "component", "key", "row", "time")

    def __init__(self, component: str, rows: ChunkRows, row: int, time: int | None) -> None:
        self.component = component
        self.row = row
        self.time = time
        self.key: Hashable = (rows.chunk_id, row, component)
        self._rows = rows
        self._array: pa.Array | None = None

    @property
    def array(self) -> pa.Array:
        """The instances, without a copy; may have length 0, which means "explicitly empty"."""
        array = self._array
        if array is None:
            array = self._array = self._rows.array(self.component, self.row)
        return array

    @property
    def row_id(self) -> RowId:
        """High and low half of the 128-bit row id."""
        return self._rows.row_id(self.row)

    def __repr__(self) -> str:
        return f"Cell({self.component}, time={self.time}, {len(self.array)} instances)"


class Row:
    """One atomic row of a transform-like archetype: its fields count together, absent ones are at their default.

    child_frame: name of the frame whose pose the row gives; `tf#/entity/path` unless the row names another.
    time: None if static. key: identity of the row; equal keys mean equal data.
    """

    __slots__ = ("_cells", "archetype", "child_frame", "key", "place", "time")

    def __init__(self, archetype: AtomicArchetype, child_frame: str, place: RowPlace) -> None:
        self.archetype = archetype
        self.child_frame = child_frame
        self.place = place
        self.time = place.time
        self.key: Hashable = (*place.key, archetype)
        self._cells: dict[str, pa.Array] | None = None

    @property
    def cells(self) -> Mapping[str, pa.Array]:
        """Component name (`Transform3D:translation`) to instances, only the fields logged (not null) in this row."""
        cells = self._cells
        if cells is None:
            rows, row = self.place.rows, self.place.row
            cells = self._cells = {field: rows.array(field, row) for field in self.fields}
        return cells

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the components in `cells`."""
        return self.place.rows.present(ATOMIC_FIELDS[self.archetype], self.place.row)

    @property
    def row_id(self) -> RowId:
        """High and low half of the 128-bit row id."""
        return self.place.rows.row_id(self.place.row)

    def __repr__(self) -> str:
        return f"Row({self.archetype}, {self.child_frame!r}, time={self.time}, {list(self.fields)})"


def newest(rows: tuple[Row, ...]) -> Row:
    """The newest of several rows by (time, row id); static ones are older than all others."""
    if len(rows) == 1:
        return rows[0]
    return max(rows, key=lambda row: (row.time is not None, row.time or 0, row.row_id))


Source = tuple[ChunkRows, int, "int | None"]
"""Where a visible value is: chunk, row, and its time (None if static)."""


class EntityState(Mapping[str, Cell]):
    """Component name to the cell in force, after clears; a snapshot that stays valid when the cursor moves on.

    Components that were never logged, are null, or were cleared are absent. `Clear:is_recursive` never appears. Fields
    of the atomic archetypes (Transform3D, InstancePoses3D, Pinhole matrix/resolution/frames) are those of
    `transform_row`.

    key: identity of everything in this state; equal keys mean equal cells and rows. Stable over seeks.
    """

    __slots__ = ("_cells", "_sources", "_transforms", "key")

    def __init__(
        self, sources: dict[str, Source], transforms: Mapping[AtomicArchetype, tuple[Row, ...]], key: Hashable
    ) -> None:
        self._sources = sources
        self._transforms = transforms
        self._cells: dict[str, Cell] = {}
        self.key = key

    @property
    def transforms(self) -> Mapping[AtomicArchetype, tuple[Row, ...]]:
        """All rows in force of the atomic archetypes."""
        return self._transforms

    def transform_row(self, archetype: AtomicArchetype) -> Row | None:
        """The newest row of the archetype in force, whatever its child frame; None if there is none (identity)."""
        rows = self._transforms.get(archetype)
        if not rows:
            return None
        return newest(rows)

    def transform_rows(self, archetype: AtomicArchetype = "Transform3D") -> tuple[Row, ...]:
        """The row in force for each child frame that this entity gives poses for, sorted by `child_frame`."""
        return self._transforms.get(archetype, ())

    def __getitem__(self, component: str) -> Cell:
        cell = self._cells.get(component)
        if cell is None:
            rows, row, time = self._sources[component]
            cell = self._cells[component] = Cell(component, rows, row, time)
        return cell

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)

    def __contains__(self, component: object) -> bool:
        return component in self._sources

    def __repr__(self) -> str:
        return f"EntityState({sorted(self._sources)})"


EMPTY_STATE = EntityState({}, {}, ())
