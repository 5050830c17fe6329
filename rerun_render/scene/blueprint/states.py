"""What a view sees of an entity: logged values, with overrides over them and defaults below."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from rerun_render.query.cursor import Cell, EntityState


class GivenCell(Cell):
    """A value that a blueprint gives. It counts as static."""

    __slots__ = ()

    def __init__(self, component: str, array: pa.Array, key: Hashable) -> None:
        self.component = component
        self.row = -1
        self.time = None
        self.key = key
        self._array = array

    @property
    def row_id(self) -> tuple[int, int]:
        """Older than all that was logged."""
        return (0, 0)


class GivenState(EntityState):
    """`logged` with other cells for some components. hidden: components that count as never logged."""

    __slots__ = ("_given", "_hidden", "_logged")

    def __init__(self, logged: EntityState, given: Mapping[str, Cell], hidden: Collection[str], key: Hashable) -> None:
        super().__init__({}, logged.transforms, (logged.key, key))
        self._logged = logged
        self._given = given
        self._hidden = frozenset(hidden)

    def __getitem__(self, component: str) -> Cell:
        cell = self._given.get(component)
        if cell is not None:
            return cell
        if component in self._hidden:
            raise KeyError(component)
        return self._logged[component]

    def __iter__(self) -> Iterator[str]:
        yield from (name for name in self._logged if name not in self._given and name not in self._hidden)
        yield from self._given

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, component: object) -> bool:
        return component in self._given or (component not in self._hidden and component in self._logged)

    def get(self, component: str, default: Any = None) -> Any:
        """The cell, or the default."""
        return self[component] if component in self else default
