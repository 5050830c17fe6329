"""Values over time, with what a blueprint gives in their place."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.core.time import TIME_MAX, TIME_MIN
from rerun_render.query.range import STATIC_TIME, RangeColumns, range_cells
from rerun_render.query.state import EMPTY_STATE
from rerun_render.scene.blueprint.model import VisualizerChoice
from rerun_render.scene.blueprint.selectors import select
from rerun_render.scene.view_settings import ViewSettings
from rerun_render.store.recording import Recording


def cells_with_settings(
    recording: Recording,
    timeline: str | None,
    entity: EntityPath,
    component: str,
    settings: ViewSettings,
    reporter: Reporter | None = None,
    choice: VisualizerChoice | None = None,
) -> RangeColumns:
    """All rows of a component; one static row if an override replaces them, or a default stands in for none.

    choice: what one visualizer of the entity sees; None for what they all see together.
    """
    given = settings.state(entity, EMPTY_STATE, choice).get(component)
    default = settings.default(component)
    if given is not None and (default is None or not given.array.equals(default)):
        return _constant(given.array)
    found = range_cells(recording, timeline, entity, component, TIME_MIN, TIME_MAX, reporter=reporter)
    return _constant(default) if default is not None and not len(found) else found


def selected(rows: RangeColumns, selector: str) -> RangeColumns:
    """What a selector, such as `.position.x`, takes from each row. Raises ValueError if it does not fit."""
    parts = [select(array, selector) for array in rows.arrays]
    offsets = np.concatenate([[0], np.cumsum([len(part) for part in parts])]).astype(np.int64)
    values = pa.concat_arrays(parts) if parts else pa.nulls(0)
    return RangeColumns(rows.times, rows.row_ids, values, offsets, rows.is_static)


def _constant(array: pa.Array) -> RangeColumns:
    offsets = np.array([0, len(array)], np.int64)
    return RangeColumns(np.array([STATIC_TIME]), np.zeros((1, 2), np.uint64), array, offsets, is_static=True)
