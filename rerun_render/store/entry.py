"""One chunk of a recording as the store knows it: what it holds, and how to get its contents.

Entries are small and stay in memory; contents are decoded when asked for and may be forgotten again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import Timeline


class TimeSpan(NamedTuple):
    """Rows of one component on one timeline: first and last time (inclusive), and how many rows are not null."""

    start: int
    end: int
    num_rows: int


@dataclass(frozen=True, eq=False, slots=True)
class ChunkEntry:
    """What is known of a chunk without its contents.

    chunk_id: 16 bytes. num_rows: rows, whatever they hold.
    time_ranges: first and last time on each timeline; empty for static chunks.
    spans: timeline name to component name to the span of the rows that are not null; empty for static chunks.
    descriptors: the components that have a value in at least one row.
    """

    entity_path: EntityPath
    chunk_id: bytes
    is_static: bool
    num_rows: int
    time_ranges: Mapping[Timeline, tuple[int, int]]
    spans: Mapping[str, Mapping[str, TimeSpan]]
    descriptors: Mapping[str, ComponentDescriptor]
    loader: Callable[[], Chunk] = field(repr=False)

    def load(self) -> Chunk:
        """The contents. Repeated calls return the same object while it is in use or in the cache."""
        return self.loader()

    @classmethod
    def from_chunk(cls, chunk: Chunk, loader: Callable[[], Chunk] | None = None) -> ChunkEntry:
        """The entry of a decoded chunk. Without a `loader` the chunk itself is kept."""
        valid = {component: chunk.valid_rows(component) for component in chunk.columns}
        valid = {component: rows for component, rows in valid.items() if len(rows)}
        time_ranges: dict[Timeline, tuple[int, int]] = {}
        spans: dict[str, dict[str, TimeSpan]] = {}
        for timeline, times in chunk.times.items():
            if len(times) == 0:
                continue
            time_ranges[timeline] = _range(times)
            spans[timeline.name] = {
                component: TimeSpan(*_range(times[rows]), len(rows)) for component, rows in valid.items()
            }
        return cls(
            entity_path=chunk.entity_path,
            chunk_id=chunk.chunk_id,
            is_static=chunk.is_static,
            num_rows=chunk.num_rows,
            time_ranges=time_ranges,
            spans=spans,
            descriptors={c: chunk.descriptors.get(c, ComponentDescriptor(c)) for c in valid},
            loader=loader or (lambda: chunk),
        )


def _range(times: npt.NDArray[np.int64]) -> tuple[int, int]:
    return int(times.min()), int(times.max())
