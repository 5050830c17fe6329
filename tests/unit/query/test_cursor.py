"""What the cursor adds to the rules: moving, telling what changed, stable keys, cost."""

from __future__ import annotations

from rerun_render.core.time import Timeline
from rerun_render.query.cursor import Cursor
from rerun_render.store.entry import ChunkEntry
from rerun_render.store.recording import Recording
from tests.unit.query.build import CLEAR, COLOR, POSITION, Log, chunk, path, values


def changed(cursor: Cursor, time: int | None) -> list[str]:
    return sorted(str(entity) for entity in cursor.seek(time))


def test_the_first_seek_tells_all_entities() -> None:
    log = Log().row("/a", 1, x=[1.0]).row("/b", 50, x=[1.0]).row("/c", None, x=[1.0])
    assert changed(Cursor(log.recording, "frame"), 3) == ["/a", "/b", "/c"]


def test_later_seeks_tell_what_changed_in_both_directions() -> None:
    log = Log().row("/a", 1, x=[1.0]).row("/a", 5, x=[2.0]).row("/b", 3, x=[1.0]).row("/c", None, x=[1.0])
    cursor = Cursor(log.recording, "frame")
    cursor.seek(1)
    assert [changed(cursor, time) for time in (2, 3, 3, 9, 4, 2, 0)] == [[], ["/b"], [], ["/a"], ["/a"], ["/b"], ["/a"]]


def test_nothing_is_visible_before_the_first_seek() -> None:
    cursor = Cursor(Log().row("/a", None, x=[1.0]).recording, "frame")
    assert len(cursor.state(path("/a"))) == 0 and cursor.time is None


def test_a_clear_is_a_change_only_where_it_hides_something() -> None:
    log = Log().row("/a/b", 1, x=[1.0]).row("/a/c", None, x=[1.0]).clear("/a", 5, recursive=True).clear("/a", 6)
    cursor = Cursor(log.recording, "frame")
    cursor.seek(4)
    assert [changed(cursor, time) for time in (5, 6, 7, 5, 2)] == [["/a/b"], ["/a/b"], [], ["/a/b"], ["/a/b"]]


def test_a_row_hidden_from_the_start_is_no_change() -> None:
    log = Log().row("/a", 1, x=[1.0]).clear("/a", None).row("/a", 5, x=[1.0])
    cursor = Cursor(log.recording, "frame")
    cursor.seek(0)
    assert changed(cursor, 9) == []


def test_next_change_is_the_time_of_the_next_row() -> None:
    log = Log().row("/a", 1, x=[1.0]).row("/b", 4, x=[1.0]).clear("/b", 6)
    cursor = Cursor(log.recording, "frame")
    found = []
    for time in (None, 0, 1, 4, 5, 6, 3):
        cursor.seek(time)
        found.append(cursor.next_change)
    assert found == [1, 1, 4, 6, 6, None, 4]


def test_next_change_is_none_for_static_data_only() -> None:
    cursor = Cursor(Log().row("/a", None, x=[1.0]).row("/a", 4, color=[1.0]).recording, None)
    cursor.seek(None)
    assert cursor.next_change is None


def test_states_stay_valid_when_the_cursor_moves_on() -> None:
    cursor = Cursor(Log().row("/a", 1, x=[1.0]).row("/a", 2, x=[2.0]).recording, "frame")
    cursor.seek(1)
    before = cursor.state(path("/a"))
    cursor.seek(2)
    assert values(before) == {POSITION: [1.0]}
    assert values(cursor.state(path("/a"))) == {POSITION: [2.0]}


def test_keys_are_equal_exactly_when_the_values_are_the_same_rows() -> None:
    log = Log().row("/a", 1, x=[1.0], color=[1.0]).row("/a", 2, x=[2.0]).row("/b", 3, x=[1.0]).clear("/a", 4)
    log.row("/a", 5, Transform3D__scale=[1.0])
    cursor = Cursor(log.recording, "frame")
    keys: dict[int, object] = {}
    for time in (0, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0):
        cursor.seek(time)
        key = cursor.state(path("/a")).key
        assert keys.setdefault(time, key) == key
    assert keys[2] == keys[3] and keys[0] == keys[4]
    assert len({keys[time] for time in (0, 1, 2, 5)}) == 4


def test_cell_keys_tell_which_component_changed() -> None:
    cursor = Cursor(Log().row("/a", 1, x=[1.0], color=[1.0]).row("/a", 2, x=[2.0]).recording, "frame")
    cursor.seek(1)
    before = cursor.state(path("/a"))
    cursor.seek(2)
    after = cursor.state(path("/a"))
    assert before[COLOR].key == after[COLOR].key and before[POSITION].key != after[POSITION].key


def test_entities_restrict_what_is_read_but_clears_of_others_still_apply() -> None:
    log = Log().row("/a/b", 1, x=[1.0]).row("/c", 1, x=[1.0]).clear("/a", 2, recursive=True)
    cursor = Cursor(log.recording, "frame", entities=[path("/a/b"), path("/nowhere")])
    assert changed(cursor, 1) == ["/a/b", "/nowhere"]
    assert values(cursor.state(path("/a/b"))) == {POSITION: [1.0]}
    assert values(cursor.state(path("/c"))) == values(cursor.state(path("/nowhere"))) == {}
    assert changed(cursor, 2) == ["/a/b"]


def test_components_restrict_what_is_read_and_keep_archetypes_whole() -> None:
    log = Log().row("/a", 1, x=[1.0], color=[1.0], Transform3D__scale=[1.0], Transform3D__translation=[2.0])
    log.row("/a", 2, color=[2.0])
    cursor = Cursor(log.recording, "frame", components=lambda name: name in (POSITION, "Transform3D:scale"))
    cursor.seek(1)
    state = cursor.state(path("/a"))
    assert sorted(state) == [POSITION, "Transform3D:scale", "Transform3D:translation"]
    assert changed(cursor, 2) == []


def test_a_state_behaves_like_a_mapping() -> None:
    cursor = Cursor(Log().row("/a", 1, x=[1.0]).recording, "frame")
    cursor.seek(1)
    state = cursor.state(path("/a"))
    assert (POSITION in state, COLOR in state, CLEAR in state, state.get(COLOR), len(state)) == (
        True,
        False,
        False,
        None,
        1,
    )


def test_two_cursors_of_one_recording_do_not_disturb_each_other() -> None:
    recording = Log().row("/a", 1, x=[1.0]).row("/a", 2, x=[2.0]).recording
    first, second = Cursor(recording, "frame"), Cursor(recording, "frame")
    first.seek(1)
    second.seek(2)
    assert values(first.state(path("/a"))) == {POSITION: [1.0]}


def counting(recording: Recording) -> tuple[Recording, list[bytes]]:
    """The same recording, and a list to which every load of a chunk is added."""
    loads: list[bytes] = []

    def entry(original: ChunkEntry) -> ChunkEntry:
        def load() -> object:
            loads.append(original.chunk_id)
            return original.load()

        fields = {name: getattr(original, name) for name in ChunkEntry.__slots__}
        return ChunkEntry(**{**fields, "loader": load})

    return Recording(recording.store_id, [entry(e) for e in recording.entries]), loads


def test_a_step_in_which_nothing_changes_touches_no_chunk() -> None:
    log = Log()
    for i in range(50):
        log.row(f"/e{i}", 1, x=[1.0]).row(f"/e{i}", 100, x=[2.0])
    recording, loads = counting(log.recording)
    cursor = Cursor(recording, "frame")
    cursor.seek(1)
    loads.clear()
    assert cursor.seek(99) == frozenset() and loads == []


def test_only_chunks_around_the_sought_time_are_loaded() -> None:
    chunks = [
        chunk("/a", [{POSITION: [float(t)]} for t in times], times=times, row_ids=list(times))
        for times in (range(10), range(10, 20), range(20, 30))
    ]
    recording, loads = counting(Recording.from_chunks(chunks))
    cursor = Cursor(recording, "frame")
    for time in range(10, 20):
        cursor.seek(time)
        assert values(cursor.state(path("/a"))) == {POSITION: [float(time)]}
    assert set(loads) == {chunks[1].chunk_id}


def test_chunks_on_other_timelines_are_not_loaded() -> None:
    log = Log().row("/a", 1, x=[1.0]).row("/a", 1, Timeline("other"), x=[2.0])
    recording, loads = counting(log.recording)
    Cursor(recording, "frame").seek(5)
    assert set(loads) == {log.chunks[0].chunk_id}


def test_a_chunk_that_begins_between_rows_of_another_is_not_passed_over() -> None:
    log = Log()
    log.chunks.append(chunk("/a", [{"x": [1.0]}, {"x": [2.0]}, {"x": [4.0]}], times=[1, 2, 5], row_ids=[1, 2, 4]))
    log.chunks.append(chunk("/a", [{"x": [3.0]}, {"x": [5.0]}], times=[4, 6], row_ids=[3, 5]))
    cursor = Cursor(log.recording, "frame")
    found = []
    for time in (1, 2, 4, 5, 6):
        cursor.seek(time)
        found.append(values(cursor.state(path("/a")))["x"])
    assert found == [[1.0], [2.0], [3.0], [4.0], [5.0]]
