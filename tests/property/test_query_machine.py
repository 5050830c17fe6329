"""The store against a model that scans a list, over random histories of logging, splitting and seeking."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np
import pyarrow as pa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import Timeline
from rerun_render.query.cursor import Cursor
from rerun_render.query.latest_at import latest_at
from rerun_render.query.range import range_cells
from rerun_render.store.recording import Recording
from tests.property.query_model import ATOMIC, CLEAR, LoggedRow, Model

ENTITIES = [EntityPath.parse(text) for text in ("/", "/a", "/a/b")]
TIMELINES = ["frame", "tick"]
PLAIN = ["Points2D:positions", "Points2D:colors"]
FIELDS = [field for fields in ATOMIC.values() for field in fields]

times = st.integers(0, 5)
entities = st.sampled_from(ENTITIES)
seeds = st.integers(0, 2**32)
cell = st.none() | st.lists(st.integers(0, 9), max_size=2)
timepoints = st.dictionaries(st.sampled_from(TIMELINES), times, min_size=1)


def column(component: str, cells: Sequence[Sequence[object] | None]) -> pa.ListArray:
    kind = pa.bool_() if component == CLEAR else pa.string() if component.endswith("_frame") else pa.int64()
    return pa.array(cells, pa.list_(kind))


def to_chunk(rows: Sequence[LoggedRow], number: int) -> Chunk:
    components = sorted({component for row in rows for component in row.cells})
    return Chunk(
        rows[0].entity,
        number.to_bytes(16, "big"),
        np.array([divmod(row.row_id, 2**64) for row in rows], np.uint64).reshape(-1, 2),
        {Timeline(name): np.array([row.times[name] for row in rows]) for name in rows[0].times},
        {component: column(component, [row.cells.get(component) for row in rows]) for component in components},
        {component: ComponentDescriptor(component) for component in components},
    )


class QueryMachine(RuleBasedStateMachine):
    """Logs rows; every check splits them into chunks in another way, so the way must not matter."""

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()

    def log(
        self, entity: EntityPath, at: dict[str, int], cells: dict[str, Sequence[object] | None], row_id: int
    ) -> None:
        if row_id not in {row.row_id for row in self.model.rows}:
            self.model.rows.append(LoggedRow(entity, row_id, at, cells))

    row_ids = st.builds(lambda high, low: high << 64 | low, st.integers(0, 3), st.integers(0, 20))

    @rule(
        entity=entities,
        at=timepoints | st.just({}),
        cells=st.dictionaries(st.sampled_from(PLAIN), cell, min_size=1),
        row_id=row_ids,
    )
    def log_values(
        self, entity: EntityPath, at: dict[str, int], cells: dict[str, Sequence[object] | None], row_id: int
    ) -> None:
        self.log(entity, at, cells, row_id)

    @rule(entity=entities, at=timepoints, cells=st.fixed_dictionaries(dict.fromkeys(PLAIN, cell)), row_id=row_ids)
    def log_values_with_clear(
        self, entity: EntityPath, at: dict[str, int], cells: dict[str, Sequence[object] | None], row_id: int
    ) -> None:
        self.log(entity, at, {**cells, CLEAR: [False]}, row_id)

    @rule(entity=entities, at=timepoints, recursive=st.booleans(), row_id=row_ids)
    def clear(self, entity: EntityPath, at: dict[str, int], recursive: bool, row_id: int) -> None:
        self.log(entity, at, {CLEAR: [recursive]}, row_id)

    @rule(entity=entities, recursive=st.booleans(), row_id=row_ids)
    def clear_static(self, entity: EntityPath, recursive: bool, row_id: int) -> None:
        if len(self.model.rows) % 4 == 0:  # seldom: it hides everything
            self.log(entity, {}, {CLEAR: [recursive]}, row_id)

    @rule(
        entity=entities,
        at=timepoints | st.just({}),
        cells=st.dictionaries(st.sampled_from([f for f in FIELDS if not f.endswith("_frame")]), cell, min_size=1),
        frame=st.none() | st.sampled_from(["one", "two"]),
        row_id=row_ids,
    )
    def log_transform(
        self,
        entity: EntityPath,
        at: dict[str, int],
        cells: dict[str, Sequence[object] | None],
        frame: str | None,
        row_id: int,
    ) -> None:
        self.log(entity, at, cells if frame is None else {**cells, "Transform3D:child_frame": [frame]}, row_id)

    def recording(self, seed: int) -> Recording:
        """The rows in a random order, cut into chunks at random places; some chunks come twice."""
        chunks: list[Chunk] = []

        def kind(row: LoggedRow) -> tuple[str, tuple[str, ...]]:
            return str(row.entity), tuple(sorted(row.times))

        rng = np.random.default_rng(seed)
        rows = [self.model.rows[i] for i in rng.permutation(len(self.model.rows))]
        for _, group in groupby(sorted(rows, key=kind), key=kind):
            members = list(group)
            while members:
                size = int(rng.integers(1, len(members) + 1))
                chunks.append(to_chunk(members[:size], len(chunks)))
                if rng.random() < 0.2:
                    chunks.append(to_chunk(members[:size], len(chunks)))
                members = members[size:]
        return Recording.from_chunks([chunks[i] for i in rng.permutation(len(chunks))])

    def expected(self, entity: EntityPath, timeline: str, time: int) -> dict[str, list[object]]:
        found: dict[str, list[object]] = {}
        for component in PLAIN:
            row = self.model.latest_at(entity, component, timeline, time)
            if row is not None:
                found[component] = list(row.cells[component] or ())
        return found

    @rule(seed=seeds, timeline=st.sampled_from(TIMELINES), seeks=st.lists(times, min_size=1, max_size=6))
    def seek(self, seed: int, timeline: str, seeks: list[int]) -> None:
        recording = self.recording(seed)
        cursor = Cursor(recording, timeline)
        known = timeline in recording.timelines
        before: dict[EntityPath, object] | None = None
        for time in seeks:
            changed = cursor.seek(time)
            after: dict[EntityPath, object] = {}
            for entity in recording.entity_paths:
                state = cursor.state(entity)
                plain = {name: c.array.to_pylist() for name, c in state.items() if name in PLAIN}
                assert plain == self.expected(entity, timeline, time if known else -1)
                rows: dict[str, object] = {}
                for archetype in ATOMIC:
                    found = {row.child_frame: row.row_id for row in state.transform_rows(archetype)}
                    model = self.model.transforms(entity, archetype, timeline, time if known else -1)
                    assert found == {frame: divmod(row.row_id, 2**64) for frame, row in model.items()}
                    rows[archetype] = tuple(sorted(found.items()))
                after[entity] = (tuple(sorted((n, c.row_id) for n, c in state.items())), tuple(rows.items()))
            if before is None:
                assert changed == set(recording.entity_paths)
            else:
                really = {entity for entity in after if after[entity] != before[entity]}
                assert really == changed
            before = after

    @rule(seed=seeds, timeline=st.sampled_from(TIMELINES))
    def walk_by_next_change(self, seed: int, timeline: str) -> None:
        """Following `next_change` meets every time at which the model changes."""
        recording = self.recording(seed)
        cursor = Cursor(recording, timeline)
        cursor.seek(None)
        visited = set()
        while (time := cursor.next_change) is not None:
            assert cursor.time is None or time > cursor.time
            visited.add(time)
            cursor.seek(time)
        for entity in recording.entity_paths:
            for time in range(7):
                if time not in visited:
                    for component in PLAIN:
                        now = self.model.latest_at(entity, component, timeline, time)
                        assert now is self.model.latest_at(entity, component, timeline, time - 1)

    @rule(seed=seeds, entity=entities, timeline=st.sampled_from(TIMELINES), time=times)
    def ask_once(self, seed: int, entity: EntityPath, timeline: str, time: int) -> None:
        recording = self.recording(seed)
        for component in PLAIN:
            found = latest_at(recording, timeline, entity, component, time)
            row = self.model.latest_at(entity, component, timeline, time)
            assert (None if found is None else found.row_id) == (None if row is None else divmod(row.row_id, 2**64))

    @rule(seed=seeds, entity=entities, timeline=st.sampled_from(TIMELINES), start=times, end=times)
    def ask_range(self, seed: int, entity: EntityPath, timeline: str, start: int, end: int) -> None:
        recording = self.recording(seed)
        for component in PLAIN:
            found = range_cells(recording, timeline, entity, component, start, end)
            rows = self.model.in_range(entity, component, timeline, start, end)
            assert [tuple(map(int, row_id)) for row_id in found.row_ids] == [divmod(r.row_id, 2**64) for r in rows]
            assert [array.to_pylist() for array in found.arrays] == [list(r.cells[component] or ()) for r in rows]

    def teardown(self) -> None:
        """At the end everything is asked once, forward and backward."""
        for seed, timeline in enumerate(TIMELINES):
            self.seek(seed, timeline, [0, 1, 2, 3, 4, 5, 3, 0])
            for entity in ENTITIES:
                self.ask_range(seed, entity, timeline, 0, 5)


QueryMachine.TestCase.settings = settings(stateful_step_count=40)
TestQueryMachine = QueryMachine.TestCase
