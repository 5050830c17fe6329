"""What one entity looks like at one time: cells, atomic transform rows, and keys that say whether anything changed."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Literal

import pyarrow as pa

AtomicArchetype = Literal["Transform3D", "InstancePoses3D", "Pinhole"]


class Cell:
    """One logged value of a component: the instances of one row. Never changes.

    array: the instances, without a copy; may have length 0, which means "explicitly empty".
    time: value of the row on the queried timeline; None if static.
    row_id: high and low half of the 128-bit row id.
    key: identity of the value; equal keys mean equal data.
    """

    __slots__ = ("array", "key", "row_id", "time")
    array: pa.Array
    time: int | None
    row_id: tuple[int, int]
    key: Hashable


class Row:
    """One atomic row of a transform-like archetype: its fields count together, absent ones are at their default.

    cells: component name (`Transform3D:translation`) to instances, only the fields logged (not null) in this row.
    child_frame: name of the frame whose pose the row gives; `tf#/entity/path` unless the row names another.
    time, row_id, key: as in `Cell`.
    """

    __slots__ = ("cells", "child_frame", "key", "row_id", "time")
    cells: Mapping[str, pa.Array]
    child_frame: str
    time: int | None
    row_id: tuple[int, int]
    key: Hashable


class EntityState(Mapping[str, Cell]):
    """Component name to the cell in force, after clears; a snapshot that stays valid when the cursor moves on.

    Components that were never logged, are null, or were cleared are absent. `Clear:is_recursive` never appears. Fields
    of the atomic archetypes (Transform3D, InstancePoses3D, Pinhole matrix/resolution/frames) are those of
    `transform_row`.
    """

    @property
    def key(self) -> Hashable:
        """Identity of everything in this state: equal keys mean equal cells and rows. Stable over seeks."""
        raise NotImplementedError

    def transform_row(self, archetype: AtomicArchetype) -> Row | None:
        """The newest row of the archetype in force, whatever its child frame; None if there is none (identity)."""
        raise NotImplementedError

    def transform_rows(self, archetype: AtomicArchetype = "Transform3D") -> tuple[Row, ...]:
        """The row in force for each child frame that this entity gives poses for, sorted by `child_frame`."""
        raise NotImplementedError

    def __getitem__(self, component: str) -> Cell:
        raise NotImplementedError

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError
