"""All rows of the text logs of a view, sorted by time, and which of them a filter leaves.

Texts stay in their Arrow arrays until they are shown: ten million rows cost three numbers each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.core.time import TIME_MAX, TIME_MIN
from rerun_render.query.range import RangeColumns, join_rows, range_cells
from rerun_render.scene.view_settings import NO_SETTINGS, ViewSettings
from rerun_render.scene.views.given import cells_with_settings
from rerun_render.store.recording import Recording

TEXT, LEVEL, COLOR = "TextLog:text", "TextLog:level", "TextLog:color"


class LogRow(NamedTuple):
    """time: of the sought timeline; None if static. color: packed RGBA, None if none was logged."""

    entity: EntityPath
    time: int | None
    row_id: tuple[int, int]
    text: str
    level: str | None
    color: int | None


@dataclass(slots=True)
class _Entity:
    path: EntityPath
    texts: RangeColumns
    levels: RangeColumns
    colors: RangeColumns
    level_rows: npt.NDArray[np.intp]
    color_rows: npt.NDArray[np.intp]


class LogRows:
    """The rows on one timeline. times: (N,) int64 ascending, those of static rows before all others."""

    def __init__(
        self,
        recording: Recording,
        timeline: str | None,
        entities: tuple[EntityPath, ...],
        reporter: Reporter,
        settings: ViewSettings = NO_SETTINGS,
    ) -> None:
        self._entities: list[_Entity] = []
        times, owners, rows, instances = [], [], [], []
        for path in entities:
            entity = _read(recording, timeline, path, reporter, settings)
            if entity is None:
                continue
            counts = np.diff(entity.texts.offsets)
            row = np.repeat(np.arange(len(counts)), counts)
            times.append(entity.texts.times[row])
            owners.append(np.full(len(row), len(self._entities), np.int32))
            rows.append(row)
            instances.append(np.arange(len(row)) - (entity.texts.offsets[:-1] - entity.texts.offsets[0])[row])
            self._entities.append(entity)
        empty = np.empty(0, np.int64)
        self.times = np.concatenate([empty, *times])
        order = np.argsort(self.times, kind="stable")
        self.times = self.times[order]
        self._owners = np.concatenate([empty.astype(np.int32), *owners])[order]
        self._rows = np.concatenate([empty, *rows])[order]
        self._instances = np.concatenate([empty, *instances])[order]

    def __len__(self) -> int:
        return len(self.times)

    def row(self, number: int) -> LogRow:
        """One row."""
        entity = self._entities[int(self._owners[number])]
        row, instance = int(self._rows[number]), int(self._instances[number])
        time = int(self.times[number])
        high, low = entity.texts.row_ids[row].tolist()
        text = _instance(entity.texts, row, instance)
        level = _joined(entity.levels, int(entity.level_rows[row]), instance)
        color = _joined(entity.colors, int(entity.color_rows[row]), instance)
        return LogRow(
            entity.path,
            None if time < TIME_MIN else time,
            (high, low),
            text if isinstance(text, str) else "",
            level if isinstance(level, str) else None,
            color if isinstance(color, int) else None,
        )

    @property
    def levels(self) -> list[str]:
        """All levels, sorted."""
        found: set[str] = set()
        for entity in self._entities:
            if pa.types.is_string(entity.levels.values.type):
                found.update(value for value in entity.levels.values.unique().to_pylist() if value is not None)
        return sorted(found)

    def with_levels(self, levels: frozenset[str]) -> npt.NDArray[np.intp]:
        """Numbers of the rows without level or with one of these, ascending."""
        keep = np.ones(len(self), np.bool_)
        for number, entity in enumerate(self._entities):
            if not pa.types.is_string(entity.levels.values.type):
                continue
            unwanted = np.array(
                [value is not None and value not in levels for value in entity.levels.values.to_pylist()]
            )
            mine = np.flatnonzero(self._owners == number)
            joined = entity.level_rows[self._rows[mine]]
            start, stop = entity.levels.offsets[joined], entity.levels.offsets[joined + 1]
            at = np.minimum(start + self._instances[mine], stop - 1)
            has_level = (joined >= 0) & (stop > start)
            if len(unwanted):
                keep[mine] = ~(has_level & unwanted[np.clip(at, 0, len(unwanted) - 1)])
        return np.flatnonzero(keep)


def _read(
    recording: Recording, timeline: str | None, path: EntityPath, reporter: Reporter, settings: ViewSettings
) -> _Entity | None:
    def cells(component: str) -> RangeColumns:
        return cells_with_settings(recording, timeline, path, component, settings, reporter)

    texts = range_cells(recording, timeline, path, TEXT, TIME_MIN, TIME_MAX, reporter=reporter)
    if not len(texts):
        return None
    if not pa.types.is_string(texts.values.type):
        reporter.error("bad-entity", str(path), f"expected texts in {TEXT}, got {texts.values.type}")
        return None
    levels, colors = cells(LEVEL), cells(COLOR)
    return _Entity(path, texts, levels, colors, join_rows(texts, levels), join_rows(texts, colors))


def _instance(columns: RangeColumns, row: int, instance: int) -> Any:
    return columns.values[int(columns.offsets[row]) + instance].as_py()


def _joined(columns: RangeColumns, row: int, instance: int) -> Any:
    """The instance of a joined row, the last one for all beyond."""
    if row < 0:
        return None
    count = int(columns.offsets[row + 1] - columns.offsets[row])
    return _instance(columns, row, min(instance, count - 1)) if count else None
