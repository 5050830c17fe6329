"""Rules of Clear for ordinary components."""

from __future__ import annotations

from rerun_render.core.time import Timeline
from tests.unit.query.build import CLEAR, POSITION, Log, chunk, path
from tests.unit.query.test_latest_at import visible


def test_a_clear_hides_values_from_its_time_on() -> None:
    recording = Log().row("/a", 1, x=[1.0]).clear("/a", 5).recording
    assert [visible(recording, time) for time in (4, 5, 9)] == [{"x": [1.0]}, {}, {}]


def test_a_value_logged_after_a_clear_is_visible() -> None:
    recording = Log().row("/a", 1, x=[1.0], color=[1.0]).clear("/a", 5).row("/a", 6, x=[2.0]).recording
    assert visible(recording, 6) == {"x": [2.0]}


def test_at_equal_times_data_then_clear_is_hidden() -> None:
    assert visible(Log().row("/a", 5, x=[1.0]).clear("/a", 5).recording, 5) == {}


def test_at_equal_times_clear_then_data_is_shown() -> None:
    assert visible(Log().clear("/a", 5).row("/a", 5, x=[1.0]).recording, 5) == {"x": [1.0]}


def test_clear_and_data_with_the_same_row_id_hide_the_data() -> None:
    recording = Log().row("/a", 5, x=[1.0], Clear__is_recursive=[False]).recording
    assert visible(recording, 5) == {}


def test_a_flat_clear_spares_children() -> None:
    recording = Log().row("/a/b", 1, x=[1.0]).clear("/a", 5).recording
    assert visible(recording, 9, "/a/b") == {"x": [1.0]}


def test_a_recursive_clear_hides_the_subtree_and_nothing_else() -> None:
    log = Log().row("/a", 1, x=[1.0]).row("/a/b/c", 1, x=[2.0]).row("/ab", 1, x=[3.0])
    recording = log.clear("/a", 5, recursive=True).recording
    assert [visible(recording, 9, entity) for entity in ("/a", "/a/b/c", "/ab")] == [{}, {}, {"x": [3.0]}]


def test_a_recursive_clear_of_the_root_hides_everything() -> None:
    assert visible(Log().row("/a/b", 1, x=[1.0]).clear("/", 5, recursive=True).recording, 9, "/a/b") == {}


def test_a_later_flat_clear_of_an_ancestor_makes_descendants_reappear() -> None:
    recording = Log().row("/a/b", 0, x=[1.0]).clear("/a", 1, recursive=True).clear("/a", 2).recording
    assert [visible(recording, time, "/a/b") for time in (0, 1, 2)] == [{"x": [1.0]}, {}, {"x": [1.0]}]


def test_a_recursive_clear_of_one_ancestor_is_not_undone_by_a_flat_one_of_another() -> None:
    log = Log().row("/a/b/c", 0, x=[1.0]).clear("/a", 1, recursive=True).clear("/a/b", 2)
    assert visible(log.recording, 3, "/a/b/c") == {}


def test_a_clear_affects_only_timelines_its_row_carries() -> None:
    other = Timeline("other")
    log = Log().row("/a", 1, x=[1.0]).row("/a", 1, other, color=[1.0]).clear("/a", 5, timeline=other)
    assert visible(log.recording, 9) == {"x": [1.0]}
    assert visible(log.recording, 9, timeline="other") == {}


def test_a_temporal_clear_does_not_hide_static_values() -> None:
    recording = Log().row("/a", None, x=[1.0]).clear("/a", 5, recursive=True).recording
    assert visible(recording, 9) == {"x": [1.0]}


def test_a_static_clear_hides_temporal_data_at_all_times_even_if_logged_later() -> None:
    recording = Log().row("/a", 1, x=[1.0]).clear("/a", None).row("/a", 5, x=[2.0]).recording
    assert [visible(recording, time) for time in (1, 9)] == [{}, {}]


def test_a_static_clear_hides_older_static_values_but_not_newer_ones() -> None:
    recording = Log().row("/a", None, x=[1.0]).clear("/a", None).row("/a", None, color=[2.0]).recording
    assert visible(recording, 0) == {"color": [2.0]}


def test_a_static_recursive_clear_of_an_ancestor_hides_descendants() -> None:
    recording = Log().row("/a/b", 1, x=[1.0]).clear("/a", None, recursive=True).recording
    assert visible(recording, 9, "/a/b") == {}


def test_a_null_clear_clears_nothing_and_an_empty_one_is_flat() -> None:
    rows = [{POSITION: [1.0], CLEAR: None}]
    log = Log()
    log.chunks.append(chunk("/a", rows, times=[1], row_ids=[1]))
    assert visible(log.recording, 2) == {"x": [1.0]}
    log.chunks.append(chunk("/a", [{CLEAR: []}], times=[3], row_ids=[2]))
    log.chunks.append(chunk("/a/b", [{POSITION: [1.0]}], times=[1], row_ids=[3]))
    assert visible(log.recording, 4) == {}
    assert visible(log.recording, 4, "/a/b") == {"x": [1.0]}


def test_an_entity_that_was_only_cleared_has_an_empty_state() -> None:
    log = Log().clear("/a", 1)
    assert visible(log.recording, 2) == {}
    assert log.recording.entity_paths == (path("/a"),)
