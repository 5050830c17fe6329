"""Rules of latest-at queries, each asked through the cursor and through the random access form."""

from __future__ import annotations

import pytest

from rerun_render.core.time import Timeline
from rerun_render.query.cursor import Cursor
from rerun_render.query.latest_at import latest_at
from rerun_render.store.recording import Recording
from tests.unit.query.build import COLOR, FRAME, POSITION, Log, chunk, path, values


def visible(recording: Recording, time: int | None, entity: str = "/a", timeline: str = "frame") -> dict[str, object]:
    """All that is visible of an entity, after checking that both ways to ask agree."""
    cursor = Cursor(recording, timeline)
    cursor.seek(time)
    found = values(cursor.state(path(entity)))
    for component in recording.components(path(entity)):
        if component == "Clear:is_recursive":
            continue
        cell = latest_at(recording, timeline, path(entity), component, time)
        assert (None if cell is None else cell.array.to_pylist()) == found.get(component)
    return {"x" if name == POSITION else "color" if name == COLOR else name: value for name, value in found.items()}


def test_a_value_holds_until_the_next_one() -> None:
    recording = Log().row("/a", 2, x=[1.0]).row("/a", 5, x=[2.0]).recording
    assert [visible(recording, time) for time in (1, 2, 4, 5, 99)] == [
        {},
        {"x": [1.0]},
        {"x": [1.0]},
        {"x": [2.0]},
        {"x": [2.0]},
    ]


def test_components_are_independent_so_an_update_of_one_keeps_the_other() -> None:
    recording = Log().row("/a", 1, x=[1.0], color=[7.0]).row("/a", 2, x=[2.0]).recording
    assert visible(recording, 2) == {"x": [2.0], "color": [7.0]}


def test_static_wins_over_temporal_at_every_time() -> None:
    recording = Log().row("/a", 1, x=[1.0]).row("/a", None, x=[9.0]).row("/a", 3, x=[3.0]).recording
    assert [visible(recording, time) for time in (None, 0, 2, 5)] == [{"x": [9.0]}] * 4


def test_of_static_values_the_one_with_the_largest_row_id_counts() -> None:
    late = chunk("/a", [{POSITION: [2.0]}], row_ids=[20])
    early = chunk("/a", [{POSITION: [1.0]}], row_ids=[10])
    for order in ([late, early], [early, late]):
        assert visible(Recording.from_chunks(order), 0) == {"x": [2.0]}


def test_a_static_empty_list_resets_a_static_value() -> None:
    assert visible(Log().row("/a", None, x=[9.0]).row("/a", None, x=[]).recording, 0) == {"x": []}


def test_at_equal_times_the_largest_row_id_wins_also_across_chunks() -> None:
    newer = chunk("/a", [{POSITION: [2.0]}], times=[5], row_ids=[8])
    older = chunk("/a", [{POSITION: [1.0]}, {POSITION: [0.0]}], times=[5, 9], row_ids=[7, 1])
    for order in ([newer, older], [older, newer]):
        assert visible(Recording.from_chunks(order), 5) == {"x": [2.0]}


def test_row_ids_are_compared_by_all_128_bits() -> None:
    low, high = (
        chunk("/a", [{POSITION: [1.0]}], times=[5], row_ids=[2**63]),
        chunk("/a", [{POSITION: [2.0]}], times=[5], row_ids=[0]),
    )
    high.row_ids[0, 0] = 1
    assert visible(Recording.from_chunks([high, low]), 5) == {"x": [2.0]}


def test_null_cells_are_skipped() -> None:
    rows = [{POSITION: [1.0], COLOR: None}, {POSITION: None, COLOR: [5.0]}]
    assert visible(Recording.from_chunks([chunk("/a", rows, times=[1, 2], row_ids=[1, 2])]), 2) == {
        "x": [1.0],
        "color": [5.0],
    }


def test_an_empty_list_is_a_value() -> None:
    assert visible(Log().row("/a", 1, x=[1.0]).row("/a", 2, x=[]).recording, 3) == {"x": []}


def test_rows_of_a_chunk_may_be_out_of_order() -> None:
    rows = [{POSITION: [3.0]}, {POSITION: [1.0]}, {POSITION: [2.0]}]
    recording = Recording.from_chunks([chunk("/a", rows, times=[30, 10, 20], row_ids=[1, 2, 3])])
    assert [visible(recording, time)["x"] for time in (10, 25, 30)] == [[1.0], [2.0], [3.0]]


def test_a_row_logged_late_counts_from_its_own_time_to_the_next_newer_one() -> None:
    recording = Log().row("/a", 10, x=[10.0]).row("/a", 30, x=[30.0]).row("/a", 20, x=[20.0]).recording
    assert [visible(recording, time)["x"] for time in (19, 20, 29, 30)] == [[10.0], [20.0], [20.0], [30.0]]


def test_a_row_is_invisible_on_timelines_it_does_not_carry() -> None:
    recording = Log().row("/a", 1, x=[1.0]).row("/a", 2, Timeline("other"), x=[2.0]).recording
    assert visible(recording, 9) == {"x": [1.0]}
    assert visible(recording, 9, timeline="other") == {"x": [2.0]}
    assert visible(recording, 1, timeline="other") == {}


def test_a_timeline_that_does_not_exist_shows_static_data_only() -> None:
    recording = Log().row("/a", 1, x=[1.0]).row("/a", None, color=[2.0]).recording
    assert visible(recording, 9, timeline="nowhere") == {"color": [2.0]}


def test_time_none_shows_static_data_only() -> None:
    assert visible(Log().row("/a", 1, x=[1.0]).row("/a", None, color=[2.0]).recording, None) == {"color": [2.0]}


def test_a_row_that_came_twice_counts_once() -> None:
    one = chunk("/a", [{POSITION: [1.0]}], times=[1], row_ids=[1])
    again = chunk("/a", [{POSITION: [1.0]}], times=[1], row_ids=[1])
    recording = Recording.from_chunks([one, one, again])
    assert visible(recording, 1) == {"x": [1.0]}
    assert recording.num_chunks == 2


def test_negative_and_extreme_times_are_ordinary_times() -> None:
    low, high = -(2**63) + 1, 2**63 - 1
    recording = Log().row("/a", low, x=[1.0]).row("/a", high, x=[2.0]).recording
    assert [visible(recording, time)["x"] for time in (low, -5, high)] == [[1.0], [1.0], [2.0]]


def test_a_cell_tells_its_row() -> None:
    recording = Recording.from_chunks([chunk("/a", [{POSITION: [1.0, 2.0]}], times=[4], row_ids=[77])])
    cell = latest_at(recording, "frame", path("/a"), POSITION, 6)
    assert cell is not None
    assert (cell.time, cell.row_id, cell.array.to_pylist()) == (4, (0, 77), [1.0, 2.0])


def test_a_static_cell_has_no_time() -> None:
    cell = latest_at(Log().row("/a", None, x=[1.0]).recording, "frame", path("/a"), POSITION, 6)
    assert cell is not None and cell.time is None


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_overlapping_chunks_are_searched_together(order: tuple[int, ...]) -> None:
    chunks = [
        chunk("/a", [{POSITION: [float(t)]} for t in times], times=times, row_ids=[100 * n + t for t in times])
        for n, times in enumerate([(0, 50, 100), (10, 60), (20, 70)])
    ]
    recording = Recording.from_chunks([chunks[i] for i in order])
    found = {time: visible(recording, time)["x"] for time in (0, 15, 20, 55, 65, 99, 100)}
    assert found == {0: [0.0], 15: [10.0], 20: [20.0], 55: [50.0], 65: [60.0], 99: [70.0], 100: [100.0]}


def test_slices_of_columns_are_read_at_their_own_place() -> None:
    whole = chunk("/a", [{POSITION: [float(i)] * i} for i in range(5)], times=range(5), row_ids=range(5))
    part = type(whole)(
        whole.entity_path,
        b"s" * 16,
        whole.row_ids[2:],
        {FRAME: whole.times[FRAME][2:]},
        {POSITION: whole.columns[POSITION].slice(2)},
        whole.descriptors,
    )
    recording = Recording.from_chunks([part])
    assert [visible(recording, time).get("x") for time in (1, 2, 4)] == [None, [2.0] * 2, [4.0] * 4]
