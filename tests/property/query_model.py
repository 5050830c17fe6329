"""The rules of the data model once more, by scanning a list of rows: slow, and short enough to be checked by eye."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rerun_render.core.entity_path import EntityPath
from rerun_render.query.cursor import AtomicArchetype

CLEAR = "Clear:is_recursive"
ATOMIC: dict[AtomicArchetype, tuple[str, ...]] = {
    "Transform3D": ("Transform3D:translation", "Transform3D:scale", "Transform3D:child_frame"),
    "InstancePoses3D": ("InstancePoses3D:translations",),
    "Pinhole": ("Pinhole:image_from_camera", "Pinhole:resolution"),
}
STATIC = 2**70
"""Static counts as later than all times."""

Age = tuple[int, int]


@dataclass(frozen=True)
class LoggedRow:
    """times: by timeline; empty if static. cells: None is null."""

    entity: EntityPath
    row_id: int
    times: Mapping[str, int]
    cells: Mapping[str, Sequence[object] | None]


class Model:
    """Answers queries over `rows`, in any order."""

    def __init__(self) -> None:
        self.rows: list[LoggedRow] = []

    def _ages(
        self, entity: EntityPath, components: Sequence[str], timeline: str, time: int
    ) -> list[tuple[Age, LoggedRow]]:
        """Rows that hold any of `components`, static or not later than `time`, oldest first."""
        found: list[tuple[Age, LoggedRow]] = []
        for row in self.rows:
            if row.entity is entity and any(row.cells.get(component) is not None for component in components):
                if not row.times:
                    found.append(((STATIC, row.row_id), row))
                elif timeline in row.times and row.times[timeline] <= time:
                    found.append(((row.times[timeline], row.row_id), row))
        return sorted(found, key=lambda item: item[0])

    def _hiding(self, entity: EntityPath, timeline: str, time: int) -> Age:
        ages = [age for age, _ in self._ages(entity, [CLEAR], timeline, time)[-1:]]
        for ancestor in entity.ancestors:
            for age, row in self._ages(ancestor, [CLEAR], timeline, time)[-1:]:
                if list(row.cells[CLEAR] or ())[:1] == [True]:
                    ages.append(age)
        return max(ages, default=(-STATIC, 0))

    def latest_at(self, entity: EntityPath, component: str, timeline: str, time: int) -> LoggedRow | None:
        found = self._ages(entity, [component], timeline, time)
        if not found or found[-1][0] <= self._hiding(entity, timeline, time):
            return None
        return found[-1][1]

    def transforms(
        self, entity: EntityPath, archetype: AtomicArchetype, timeline: str, time: int
    ) -> dict[str, LoggedRow]:
        """Row in force for each child frame."""
        clears = [age[0] for age, _ in self._ages(entity, [CLEAR], timeline, time) if age[0] != STATIC]
        for ancestor in entity.ancestors:
            for age, row in self._ages(ancestor, [CLEAR], timeline, time):
                if age[0] != STATIC and list(row.cells[CLEAR] or ())[:1] == [True]:
                    clears.append(age[0])
        last_clear = max(clears, default=-STATIC)
        result: dict[str, LoggedRow] = {}
        by_frame: dict[str, list[tuple[Age, LoggedRow]]] = {}
        for age, row in self._ages(entity, ATOMIC[archetype], timeline, time):
            by_frame.setdefault(self._frame(row, archetype), []).append((age, row))
        for frame, found in by_frame.items():
            temporal = [item for item in found if item[0][0] != STATIC]
            if temporal:
                if temporal[-1][0][0] > last_clear:
                    result[frame] = temporal[-1][1]
            elif last_clear == -STATIC or not self._ever_temporal(entity, archetype, timeline, frame):
                result[frame] = found[-1][1]
        return result

    def _ever_temporal(self, entity: EntityPath, archetype: AtomicArchetype, timeline: str, frame: str) -> bool:
        kinds: list[AtomicArchetype] = (
            ["InstancePoses3D"] if archetype == "InstancePoses3D" else ["Transform3D", "Pinhole"]
        )
        return any(
            age[0] != STATIC and self._frame(row, kind) == frame
            for kind in kinds
            for age, row in self._ages(entity, ATOMIC[kind], timeline, STATIC)
        )

    @staticmethod
    def _frame(row: LoggedRow, archetype: str) -> str:
        names = row.cells.get(f"{archetype}:child_frame")
        return str(names[0]) if names else f"tf#{row.entity}"

    def in_range(self, entity: EntityPath, component: str, timeline: str, start: int, end: int) -> list[LoggedRow]:
        found = self._ages(entity, [component], timeline, end)
        if found and found[-1][0][0] == STATIC:
            return [found[-1][1]]
        return [row for age, row in found if age[0] >= start]
