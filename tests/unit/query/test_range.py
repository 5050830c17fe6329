"""Rules of range queries and of joining rows."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from rerun_render.chunk.chunk import Chunk
from rerun_render.core.report import Reporter
from rerun_render.query.join import clamp
from rerun_render.query.range import RangeColumns, clears_in_range, join_rows, range_cells
from rerun_render.store.recording import Recording
from tests.unit.query.build import COLOR, FRAME, POSITION, Log, Value, chunk, path


def rows(recording: Recording, start: int, end: int, component: str = POSITION) -> list[tuple[int, list[object]]]:
    found = range_cells(recording, "frame", path("/a"), component, start, end)
    return list(zip(found.times.tolist(), [array.to_pylist() for array in found.arrays], strict=True))


def test_both_ends_of_the_range_are_inside() -> None:
    log = Log()
    for time in range(6):
        log.row("/a", time, x=[float(time)])
    assert rows(log.recording, 2, 4) == [(2, [2.0]), (3, [3.0]), (4, [4.0])]


def test_a_range_that_ends_before_it_starts_is_empty() -> None:
    # All in one chunk, so that both ends lie inside of what its index says.
    cells: list[dict[str, Value]] = [{POSITION: [float(i)]} for i in range(6)]
    recording = Recording.from_chunks([chunk("/a", cells, times=list(range(6)), row_ids=list(range(6)))])
    assert rows(recording, 4, 1) == []


def test_null_cells_are_left_out_and_empty_ones_kept() -> None:
    cells: list[dict[str, Value]] = [{POSITION: [1.0, 2.0]}, {POSITION: None}, {POSITION: []}, {POSITION: [3.0]}]
    recording = Recording.from_chunks([chunk("/a", cells, times=[1, 2, 3, 4], row_ids=[1, 2, 3, 4])])
    assert rows(recording, 0, 9) == [(1, [1.0, 2.0]), (3, []), (4, [3.0])]


def test_rows_come_sorted_by_time_and_row_id_whatever_the_chunks() -> None:
    first = chunk("/a", [{POSITION: [1.0]}, {POSITION: [2.0, 2.5]}], times=[9, 1], row_ids=[1, 2])
    second = chunk("/a", [{POSITION: [4.0]}, {POSITION: []}, {POSITION: [3.0]}], times=[5, 9, 5], row_ids=[4, 0, 3])
    expected = [(1, [2.0, 2.5]), (5, [3.0]), (5, [4.0]), (9, []), (9, [1.0])]
    assert rows(Recording.from_chunks([first, second]), 0, 9) == expected
    assert rows(Recording.from_chunks([second, first]), 0, 9) == expected


def test_a_static_value_replaces_the_temporal_ones() -> None:
    found = range_cells(
        Log().row("/a", 1, x=[1.0]).row("/a", None, x=[9.0]).recording, "frame", path("/a"), POSITION, 0, 9
    )
    assert found.is_static and [array.to_pylist() for array in found.arrays] == [[9.0]]


def test_clears_have_no_effect() -> None:
    assert rows(Log().row("/a", 1, x=[1.0]).clear("/a", 1).clear("/a", None).recording, 0, 9) == [(1, [1.0])]


def test_a_row_that_came_twice_counts_once() -> None:
    twice = [chunk("/a", [{POSITION: [1.0]}], times=[1], row_ids=[5]) for _ in range(2)]
    assert rows(Recording.from_chunks(twice), 0, 9) == [(1, [1.0])]


def test_an_unknown_entity_component_or_timeline_gives_no_rows() -> None:
    recording = Log().row("/a", 1, x=[1.0]).recording
    for timeline, entity, component in (("no", "/a", POSITION), ("frame", "/b", POSITION), ("frame", "/a", COLOR)):
        assert len(range_cells(recording, timeline, path(entity), component, 0, 9)) == 0
    assert len(range_cells(recording, None, path("/a"), POSITION, 0, 9)) == 0


def test_values_of_two_types_are_cast_to_the_first_and_else_reported() -> None:
    def typed(values: pa.Array, time: int) -> Chunk:
        base = chunk("/a", [{POSITION: [0.0]}], times=[time], row_ids=[time])
        column = pa.ListArray.from_arrays([0, len(values)], values)
        return Chunk(base.entity_path, base.chunk_id, base.row_ids, base.times, {POSITION: column}, base.descriptors)

    chunks = [typed(pa.array([1.0]), 1), typed(pa.array([2], pa.int32()), 2), typed(pa.array(["text"]), 3)]
    reporter = Reporter()
    found = range_cells(Recording.from_chunks(chunks), "frame", path("/a"), POSITION, 0, 9, reporter=reporter)
    assert (found.times.tolist(), found.values.to_pylist()) == ([1, 2], [1.0, 2.0])
    assert [issue.kind for issue in reporter] == ["bad-entity"]


def columns(log: Log, component: str, start: int = 0) -> RangeColumns:
    return range_cells(log.recording, "frame", path("/a"), component, start, 99)


def test_an_optional_component_joins_by_its_newest_row_at_or_before_each_row() -> None:
    log = Log().row("/a", 1, x=[1.0]).row("/a", 2, color=[2.0]).row("/a", 3, x=[3.0]).row("/a", 3, color=[4.0])
    log.row("/a", 5, x=[5.0], color=[6.0])
    assert join_rows(columns(log, POSITION), columns(log, COLOR)).tolist() == [-1, 0, 2]


def test_an_optional_component_logged_before_the_range_is_lost() -> None:
    log = Log().row("/a", 1, color=[1.0]).row("/a", 3, x=[3.0])
    assert join_rows(columns(log, POSITION, 2), columns(log, COLOR, 2)).tolist() == [-1]


def test_a_static_component_joins_every_row() -> None:
    log = Log().row("/a", 1, x=[1.0]).row("/a", 3, x=[3.0]).row("/a", None, color=[7.0])
    assert join_rows(columns(log, POSITION), columns(log, COLOR)).tolist() == [0, 0]


def test_clears_in_range_are_those_of_the_entity_and_recursive_ones_above() -> None:
    log = Log().row("/a/b", 0, x=[1.0]).clear("/a/b", 1).clear("/a", 2).clear("/a", 3, recursive=True)
    log.clear("/", 9, recursive=True).clear("/a/b/c", 4)
    times, row_ids = clears_in_range(log.recording, "frame", path("/a/b"), 0, 8)
    assert times.tolist() == [1, 3] and row_ids.tolist() == [[0, 2], [0, 4]]
    assert len(clears_in_range(Log().row("/a", 1, x=[1.0]).recording, "frame", path("/a"), 0, 8)[0]) == 0


def test_clamp_repeats_the_last_value_or_cuts() -> None:
    assert clamp(np.array([1, 2]), 4).tolist() == [1, 2, 2, 2]
    assert clamp(np.array([[1, 1], [2, 2]]), 3).tolist() == [[1, 1], [2, 2], [2, 2]]
    assert clamp(np.array([1, 2, 3]), 2).tolist() == [1, 2]
    assert clamp(np.array([1, 2]), 0).tolist() == []
    assert clamp(np.empty((0, 3)), 4).shape == (0, 3)


def test_range_of_timeline_values_is_in_int64() -> None:
    assert (
        range_cells(Log().row("/a", 1, x=[1.0]).recording, FRAME.name, path("/a"), POSITION, 0, 2).times.dtype
        == "int64"
    )
