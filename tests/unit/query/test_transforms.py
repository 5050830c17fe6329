"""Rules of transform rows: they count as a whole, and static ones come first in time."""

from __future__ import annotations

import pytest

from rerun_render.chunk.chunk import Chunk
from rerun_render.core.report import Reporter
from rerun_render.query.cursor import AtomicArchetype, Cursor, EntityState
from rerun_render.query.latest_at import latest_at
from rerun_render.store.recording import Recording
from tests.unit.query.build import FRAME, Log, Value, chunk, path, values


def state(recording: Recording, time: int | None, entity: str = "/a") -> EntityState:
    cursor = Cursor(recording, "frame")
    cursor.seek(time)
    return cursor.state(path(entity))


def fields(
    recording: Recording, time: int | None, entity: str = "/a", archetype: AtomicArchetype = "Transform3D"
) -> dict[str, list[object]] | None:
    """The row in force, by short field names; also checks that cells and random access tell the same."""
    found = state(recording, time, entity)
    row = found.transform_row(archetype)
    cells = {} if row is None else {name: array.to_pylist() for name, array in row.cells.items()}
    assert {name: v for name, v in values(found).items() if name.startswith(archetype)} == cells
    for name in recording.components(path(entity)):
        if name.startswith(archetype):
            cell = latest_at(recording, "frame", path(entity), name, time)
            assert (None if cell is None else cell.array.to_pylist()) == cells.get(name)
    return None if row is None else {name.partition(":")[2]: value for name, value in cells.items()}


def frames(recording: Recording, time: int | None, entity: str = "/a") -> dict[str, object]:
    rows = state(recording, time, entity).transform_rows("Transform3D")
    return {row.child_frame: row.cells["Transform3D:scale"].to_pylist() for row in rows}


def test_the_newest_row_replaces_the_whole_set() -> None:
    recording = Log().row("/a", 1, Transform3D__translation=[1.0]).row("/a", 2, Transform3D__scale=[2.0]).recording
    assert fields(recording, 1) == {"translation": [1.0]}
    assert fields(recording, 2) == {"scale": [2.0]}


def test_rows_are_not_merged_at_equal_times() -> None:
    recording = Log().row("/a", 1, Transform3D__translation=[1.0]).row("/a", 1, Transform3D__scale=[2.0]).recording
    assert fields(recording, 1) == {"scale": [2.0]}


def test_rows_that_hold_no_field_of_the_set_do_not_count() -> None:
    recording = Log().row("/a", 1, Transform3D__translation=[1.0]).row("/a", 2, x=[2.0]).recording
    assert fields(recording, 3) == {"translation": [1.0]}


def test_null_fields_of_a_row_are_absent_and_rows_of_nulls_do_not_count() -> None:
    rows: list[dict[str, Value]] = [
        {"Transform3D:translation": [1.0], "Transform3D:scale": None},
        {"Transform3D:translation": None, "Transform3D:scale": None},
    ]
    recording = Recording.from_chunks([chunk("/a", rows, times=[1, 2], row_ids=[1, 2])])
    assert fields(recording, 2) == {"translation": [1.0]}


def test_an_empty_field_is_a_value_of_the_row() -> None:
    recording = Log().row("/a", 1, Transform3D__translation=[1.0]).row("/a", 2, Transform3D__translation=[]).recording
    assert fields(recording, 2) == {"translation": []}


def test_a_pinhole_row_without_matrix_removes_the_pinhole_matrix() -> None:
    log = Log().row("/a", 1, Pinhole__image_from_camera=[1.0], Pinhole__resolution=[2.0])
    recording = log.row("/a", 2, Pinhole__resolution=[3.0]).recording
    assert fields(recording, 2, archetype="Pinhole") == {"resolution": [3.0]}


def test_other_pinhole_components_follow_the_ordinary_rules() -> None:
    log = Log().row("/a", 1, Pinhole__image_from_camera=[1.0], Pinhole__camera_xyz=[2.0])
    log.row("/a", 2, Pinhole__image_from_camera=[3.0])
    assert values(state(log.recording, 2)) == {"Pinhole:image_from_camera": [3.0], "Pinhole:camera_xyz": [2.0]}


def test_the_sets_of_an_entity_are_independent() -> None:
    log = Log().row("/a", 1, Transform3D__translation=[1.0]).row("/a", 2, InstancePoses3D__translations=[2.0])
    log.row("/a", 3, Pinhole__image_from_camera=[3.0])
    assert fields(log.recording, 3) == {"translation": [1.0]}
    assert fields(log.recording, 3, archetype="InstancePoses3D") == {"translations": [2.0]}
    assert fields(log.recording, 3, archetype="Pinhole") == {"image_from_camera": [3.0]}


@pytest.mark.parametrize(
    ("archetype", "field"),
    [("Transform3D", "translation"), ("InstancePoses3D", "translations"), ("Pinhole", "image_from_camera")],
)
def test_static_is_the_state_before_all_time(archetype: AtomicArchetype, field: str) -> None:
    name = f"{archetype}__{field}"
    recording = Log().row("/a", 5, FRAME, **{name: [5.0]}).row("/a", None, FRAME, **{name: [0.0]}).recording
    found = [fields(recording, time, archetype=archetype) for time in (None, 4, 5, 9)]
    assert found == [{field: [0.0]}, {field: [0.0]}, {field: [5.0]}, {field: [5.0]}]


def test_a_clear_leaves_no_transform_and_does_not_restore_the_static_one() -> None:
    log = Log().row("/a", None, Transform3D__translation=[0.0]).row("/a", 1, Transform3D__translation=[1.0])
    recording = log.clear("/a", 5).recording
    assert [fields(recording, time) for time in (0, 1, 5, 9)] == [
        {"translation": [0.0]},
        {"translation": [1.0]},
        None,
        None,
    ]


def test_a_clear_at_the_same_time_wins_whatever_the_row_ids() -> None:
    for log in (
        Log().clear("/a", 1).row("/a", 1, Transform3D__translation=[1.0]),
        Log().row("/a", 1, Transform3D__translation=[1.0]).clear("/a", 1),
    ):
        assert fields(log.recording, 1) is None


def test_a_row_after_a_clear_counts() -> None:
    log = Log().row("/a", 1, Transform3D__translation=[1.0]).clear("/a", 2).row("/a", 3, Transform3D__translation=[3.0])
    assert fields(log.recording, 3) == {"translation": [3.0]}


def test_a_clear_has_no_effect_on_an_entity_with_only_static_transforms() -> None:
    assert fields(Log().row("/a", None, Transform3D__translation=[0.0]).clear("/a", 1).recording, 2) == {
        "translation": [0.0]
    }


def test_a_static_clear_has_no_effect_on_transforms() -> None:
    log = Log().row("/a", None, Transform3D__scale=[0.0]).row("/a", 1, Transform3D__scale=[1.0]).clear("/a", None)
    assert [fields(log.recording, time) for time in (0, 1)] == [{"scale": [0.0]}, {"scale": [1.0]}]


def test_a_recursive_clear_of_an_ancestor_clears_transforms_for_good() -> None:
    log = Log().row("/a/b", 1, Transform3D__scale=[1.0]).clear("/a", 2, recursive=True).clear("/a", 3)
    assert [fields(log.recording, time, "/a/b") for time in (1, 2, 3)] == [{"scale": [1.0]}, None, None]


def test_a_flat_clear_of_an_ancestor_spares_transforms() -> None:
    assert fields(Log().row("/a/b", 1, Transform3D__scale=[1.0]).clear("/a", 2).recording, 3, "/a/b") is not None


def test_a_row_without_child_frame_is_for_the_frame_of_the_entity() -> None:
    (row,) = state(Log().row("/a/b", 1, Transform3D__scale=[1.0]).recording, 1, "/a/b").transform_rows("Transform3D")
    assert (row.child_frame, row.time) == ("tf#/a/b", 1)


def test_each_child_frame_logged_from_one_entity_keeps_its_own_row() -> None:
    log = Log().row("/a", 1, Transform3D__scale=[1.0], Transform3D__child_frame=["one"])
    log.row("/a", 2, Transform3D__scale=[2.0], Transform3D__child_frame=["two"]).row("/a", 3, Transform3D__scale=[3.0])
    log.row("/a", 4, Transform3D__scale=[4.0], Transform3D__child_frame=["one"])
    recording = log.recording
    assert frames(recording, 2) == {"one": [1.0], "two": [2.0]}
    assert frames(recording, 4) == {"one": [4.0], "tf#/a": [3.0], "two": [2.0]}
    newest = state(recording, 3).transform_row("Transform3D")
    assert newest is not None and newest.child_frame == "tf#/a"


def test_child_frames_may_be_static_and_are_overridden_one_by_one() -> None:
    log = Log().row("/a", None, Transform3D__scale=[1.0], Transform3D__child_frame=["one"])
    log.row("/a", None, Transform3D__scale=[2.0], Transform3D__child_frame=["two"])
    log.row("/a", 5, Transform3D__scale=[5.0], Transform3D__child_frame=["two"])
    assert frames(log.recording, 4) == {"one": [1.0], "two": [2.0]}
    assert frames(log.recording, 5) == {"one": [1.0], "two": [5.0]}


def test_a_clear_hides_temporal_child_frames_and_spares_those_that_are_only_static() -> None:
    log = Log().row("/a", None, Transform3D__scale=[1.0], Transform3D__child_frame=["one"])
    log.row("/a", 5, Transform3D__scale=[5.0], Transform3D__child_frame=["two"]).clear("/a", 6)
    assert frames(log.recording, 7) == {"one": [1.0]}


def test_rows_of_child_frames_in_many_chunks_are_ordered_by_time_and_row_id() -> None:
    def part(times: list[int], row_ids: list[int], names: list[str]) -> Chunk:
        rows = [
            {"Transform3D:scale": [float(i)], "Transform3D:child_frame": [n]}
            for i, n in zip(row_ids, names, strict=True)
        ]
        return chunk("/a", rows, times=times, row_ids=row_ids)

    chunks = [part([9, 1, 5], [1, 2, 3], ["one", "two", "one"]), part([5, 5, 2], [5, 4, 6], ["one", "two", "two"])]
    for order in (chunks, chunks[::-1]):
        recording = Recording.from_chunks(order)
        assert frames(recording, 4) == {"two": [6.0]}
        assert frames(recording, 5) == {"one": [5.0], "two": [4.0]}
        assert frames(recording, 9) == {"one": [1.0], "two": [4.0]}


def test_a_row_with_an_empty_child_frame_is_ignored_and_reported() -> None:
    log = Log().row("/a", 1, Transform3D__scale=[1.0], Transform3D__child_frame=[""])
    reporter = Reporter()
    cursor = Cursor(log.recording, "frame", reporter=reporter)
    cursor.seek(5)
    assert cursor.state(path("/a")).transform_rows("Transform3D") == ()
    assert [issue.kind for issue in reporter] == ["bad-transform"]


def test_a_row_whose_child_frame_is_an_empty_list_is_for_the_frame_of_the_entity() -> None:
    log = Log().row("/a", 1, Transform3D__scale=[1.0], Transform3D__child_frame=[])
    assert frames(log.recording, 1) == {"tf#/a": [1.0]}
