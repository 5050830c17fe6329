"""A moving window of rows gives what range queries give."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rerun_render.query.range import join_rows, range_cells
from rerun_render.query.windows import RowWindow, WindowRow
from rerun_render.store.recording import Recording
from tests.unit.query.build import COLOR, POSITION, Log, Value, chunk, path


def window(recording: Recording, *, max_rows: int = 1000) -> RowWindow:
    return RowWindow(recording, "frame", path("/a"), POSITION, [COLOR], rows_per_block=2, max_rows=max_rows)


def cells(row: WindowRow) -> dict[str, list[Any]]:
    return {name: rows.array(name, place).to_pylist() for name, (rows, place, _) in row.sources.items()}


def shown(found: RowWindow) -> list[tuple[Any, Any]]:
    """Value of the required component and of the other of each row."""
    return [(cells(row)[POSITION], cells(row).get(COLOR)) for row in found.rows]


def moving(recording: Recording, start: int, end: int) -> list[tuple[Any, Any]]:
    found = window(recording)
    found.move(start, end)
    return shown(found)


def test_other_components_are_looked_up_inside_the_window_only() -> None:
    log = Log().row("/a", 1, color=[7]).row("/a", 2, x=[2.0]).row("/a", 3, x=[3.0], color=[8]).row("/a", 4, x=[4.0])
    assert moving(log.recording, 1, 4) == [([2.0], [7]), ([3.0], [8]), ([4.0], [8])]
    assert moving(log.recording, 2, 4) == [([2.0], None), ([3.0], [8]), ([4.0], [8])]


def test_static_values_hold_for_all_rows() -> None:
    log = Log().row("/a", None, color=[7]).row("/a", 2, x=[2.0]).row("/a", 3, x=[3.0], color=[8])
    assert moving(log.recording, 2, 3) == [([2.0], [7]), ([3.0], [7])]


def test_a_static_row_is_the_only_one() -> None:
    log = Log().row("/a", None, x=[9.0]).row("/a", 2, x=[2.0])
    assert moving(log.recording, 5, 4) == [([9.0], None)]


def test_rows_stay_the_same_while_the_window_slides_over_them() -> None:
    log = Log()
    for time in range(6):
        log.row("/a", time, x=[float(time)])
    found = window(log.recording)
    assert found.move(0, 3)
    before = found.rows
    assert not found.move(0, 3)
    assert found.rows is before
    assert found.move(1, 4)
    assert [row.key for row in found.rows[:3]] == [row.key for row in before[1:]]


def test_of_too_many_rows_the_newest_are_kept() -> None:
    log = Log()
    for time in range(6):
        log.row("/a", time, x=[float(time)])
    found = window(log.recording, max_rows=2)
    found.move(0, 9)
    assert ([value for value, _ in shown(found)], found.num_left_out) == ([[4.0], [5.0]], 4)


def test_rows_form_blocks_across_chunks() -> None:
    for sizes in ([5], [1] * 5, [2, 1, 2]):
        chunks, first = [], 0
        for size in sizes:
            times = list(range(first, first + size))
            cells_of: list[dict[str, Value]] = [{POSITION: [float(time)]} for time in times]
            chunks.append(chunk("/a", cells_of, times=times, row_ids=times))
            first += size
        found = window(Recording.from_chunks(chunks))
        found.move(1, 4)
        assert [row.block for row in found.rows] == [0, 1, 1, 2]


@st.composite
def recordings(draw: st.DrawFn) -> Recording:
    chunks = []
    row_id = 0
    for _ in range(draw(st.integers(1, 4))):
        rows: list[dict[str, Value]] = []
        times, ids = [], []
        for _ in range(draw(st.integers(1, 4))):
            row: dict[str, Value] = {}
            if draw(st.booleans()):
                row[POSITION] = [float(row_id)]
            if draw(st.booleans()):
                row[COLOR] = [row_id]
            row_id += 1
            rows.append(row or {POSITION: []})
            times.append(draw(st.integers(0, 8)))
            ids.append(row_id)
        columns = {name for row in rows for name in row}
        full = [{name: row.get(name) for name in columns} for row in rows]
        chunks.append(chunk("/a", full, times=times, row_ids=ids))
    return Recording.from_chunks(chunks)


@given(recordings(), st.lists(st.tuples(st.integers(-1, 9), st.integers(-1, 9)), min_size=1, max_size=4))
def test_however_the_window_moves_it_shows_what_a_query_finds(
    recording: Recording, ranges: list[tuple[int, int]]
) -> None:
    found = window(recording)
    for start, end in ranges:
        found.move(start, end)
        required = range_cells(recording, "frame", path("/a"), POSITION, start, end)
        other = range_cells(recording, "frame", path("/a"), COLOR, start, end)
        values, colors = required.arrays, other.arrays
        expected = [
            (value.to_pylist(), None if place < 0 else colors[place].to_pylist())
            for value, place in zip(values, join_rows(required, other), strict=True)
        ]
        assert shown(found) == expected
