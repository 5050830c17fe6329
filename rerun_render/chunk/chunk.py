"""The chunk: many rows of one entity, decoded and normalised.

Everything left of this type is bytes, everything right of it is data. A chunk never changes after it was made.
Row ids are 128-bit time-ordered numbers kept as two uint64 columns, so that they sort and compare in numpy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import Timeline


@dataclass(frozen=True, slots=True)
class ComponentDescriptor:
    """Name of a column of data, in the form that the SDK writes since 0.24.

    component: identity of the column, `Points3D:positions`; a bare name for data outside any archetype.
    archetype: full name such as `rerun.archetypes.Points3D`, if known.
    component_type: full name such as `rerun.components.Position3D`, if known.
    """

    component: str
    archetype: str | None = None
    component_type: str | None = None

    def with_overrides(self, archetype: str | None = None, component_type: str | None = None) -> ComponentDescriptor:
        """The same column with another archetype or type, where they are given."""
        return ComponentDescriptor(self.component, archetype or self.archetype, component_type or self.component_type)

    def or_with_overrides(self, archetype: str | None = None, component_type: str | None = None) -> ComponentDescriptor:
        """The same column with an archetype or type where it has none."""
        return ComponentDescriptor(self.component, self.archetype or archetype, self.component_type or component_type)

    def with_builtin_archetype(self, archetype: str) -> ComponentDescriptor:
        """The column as a field of an archetype, whose name then precedes that of the column."""
        short = archetype.removeprefix("rerun.archetypes.")
        return ComponentDescriptor(f"{short}:{self.component}", archetype, self.component_type)


@dataclass(frozen=True, eq=False)
class Chunk:
    """Rows of one entity.

    chunk_id: 16 bytes, big-endian.
    row_ids: (N, 2) uint64, high and low half of each row's id.
    times: one (N,) int64 array for each timeline; empty for static chunks.
    columns: one pyarrow list array of N cells for each component. A null cell means "not logged in this row", an empty
        list is a value. Keys are component names (`Points3D:positions`).
    descriptors: the descriptor of each column, same keys.
    """

    entity_path: EntityPath
    chunk_id: bytes
    row_ids: npt.NDArray[np.uint64]
    times: Mapping[Timeline, npt.NDArray[np.int64]]
    columns: Mapping[str, pa.ListArray]
    descriptors: Mapping[str, ComponentDescriptor] = field(default_factory=dict)

    @property
    def num_rows(self) -> int:
        return len(self.row_ids)

    @property
    def is_static(self) -> bool:
        return not self.times

    @property
    def num_bytes(self) -> int:
        """Bytes of the Arrow buffers that the columns refer to."""
        # Not `nbytes`: pyarrow reads past the end there where a column holds no tensor at all (an empty union).
        return sum(int(column.get_total_buffer_size()) for column in self.columns.values())

    def valid_rows(self, component: str) -> npt.NDArray[np.intp]:
        """Indices of the rows in which `component` was logged (cells that are not null)."""
        column = self.columns[component]
        if column.null_count == 0:
            return np.arange(len(column))
        return np.flatnonzero(np.asarray(column.is_valid()))

    def cell(self, component: str, row: int) -> pa.Array:
        """The instances logged for `component` in `row`, without a copy. The cell must not be null."""
        column = self.columns[component]
        offsets = column.offsets
        return column.values[offsets[row].as_py() : offsets[row + 1].as_py()]
