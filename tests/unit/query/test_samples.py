"""All rows of a component, found once and read one by one."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.query.cursor import Cursor
from rerun_render.query.range import range_cells
from rerun_render.query.samples import SampleRows, sample_rows
from rerun_render.store.recording import Recording
from tests.unit.query.build import COLOR, POSITION, chunk, path

EARLY, LATE = -(2**62), 2**62


def rows(*chunks: Any, timeline: str | None = "frame") -> SampleRows:
    return sample_rows(Recording.from_chunks(chunks), timeline, path("/a"), POSITION)


def values(found: SampleRows) -> list[list[Any]]:
    return [found.array(i).to_pylist() for i in range(len(found))]


def test_rows_of_all_chunks_by_time_and_then_by_row_id() -> None:
    late = chunk("/a", [{POSITION: [3.0]}, {POSITION: [1.0]}], times=[7, 2], row_ids=[1, 2])
    early = chunk("/a", [{POSITION: [2.0]}, {POSITION: [0.0]}], times=[2, 1], row_ids=[5, 6])
    found = rows(late, early)
    assert found.times.tolist() == [1, 2, 2, 7]
    assert values(found) == [[0.0], [1.0], [2.0], [3.0]]
    assert found.row_ids[:, 1].tolist() == [6, 2, 5, 1]
    assert [found.at(time) for time in (0, 1, 2, 6, 7, 99)] == [-1, 0, 2, 2, 3, 3]
    assert found.at(None) == -1
    assert len({found.key(i) for i in range(4)}) == 4


def test_empty_and_missing_values_and_repeated_rows_do_not_count() -> None:
    some = chunk("/a", [{POSITION: []}, {COLOR: [1.0]}, {POSITION: [5.0]}], times=[1, 2, 3], row_ids=[1, 2, 3])
    again = chunk("/a", [{POSITION: [5.0]}], times=[3], row_ids=[3])
    assert values(rows(some, again)) == [[5.0]]
    assert values(rows(chunk("/a", [{POSITION: []}], times=[1], row_ids=[1]))) == []
    assert values(rows()) == []
    assert values(rows(some, timeline=None)) == []


def test_a_static_value_replaces_all_others() -> None:
    temporal = chunk("/a", [{POSITION: [1.0]}], times=[1], row_ids=[9])
    static = chunk("/a", [{POSITION: [2.0]}, {POSITION: [3.0]}], row_ids=[1, 2])
    found = rows(temporal, static)
    assert values(found) == [[3.0]]
    assert found.at(None) == found.at(-5) == 0


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 5), st.lists(st.integers(0, 9), max_size=2)), max_size=4), max_size=4)
)
def test_same_as_a_range_of_everything(content: list[list[tuple[int, list[int]]]]) -> None:
    chunks, number = [], 0
    for part in content:
        cells = [{POSITION: [float(v) for v in cell]} for _, cell in part]
        if cells:
            ids = [number + i + 1 for i in range(len(cells))]
            chunks.append(chunk("/a", cells, times=[time for time, _ in part], row_ids=ids))
        number += len(cells)
    recording = Recording.from_chunks(chunks)
    found = sample_rows(recording, "frame", path("/a"), POSITION)
    wanted = range_cells(recording, "frame", path("/a"), POSITION, EARLY, LATE)
    expected = [
        (int(time), cell.to_pylist()) for time, cell in zip(wanted.times, wanted.arrays, strict=True) if len(cell)
    ]
    assert list(zip(found.times.tolist(), values(found), strict=True)) == expected


def test_a_cursor_keeps_them() -> None:
    recording = Recording.from_chunks([chunk("/a", [{POSITION: [1.0]}], times=[1], row_ids=[1])])
    cursor = Cursor(recording, "frame")
    assert cursor.samples(path("/a"), POSITION) is cursor.samples(path("/a"), POSITION)
    assert np.array_equal(cursor.samples(path("/a"), POSITION).times, [1])
    assert len(Cursor(recording, "no such timeline").samples(path("/a"), POSITION)) == 0
