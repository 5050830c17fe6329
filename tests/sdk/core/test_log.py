"""What one call of `log` writes."""

from __future__ import annotations

import time

import pyarrow as pa
import pytest
import rerun as rr

from tests.helpers.logged import read_rows, scalars_of


def test_a_row_has_its_entity_its_data_and_the_time_of_day(memory: rr.MemoryRecording) -> None:
    before = time.time_ns()
    rr.log("world/speed", rr.Scalars([1.5, 2.5]))
    (row,) = read_rows(memory.drain_as_bytes())
    assert row.path == "/world/speed"
    assert row.cells == {"Scalars:scalars": [1.5, 2.5]}
    assert list(row.times) == ["log_time"]
    assert before <= row.times["log_time"] <= time.time_ns()


def test_rows_keep_the_order_of_the_calls(memory: rr.MemoryRecording) -> None:
    for i in range(200):
        rr.log(f"entity/{i % 3}", rr.Scalars(i), static=i % 5 == 0)
    rows = read_rows(memory.drain_as_bytes())
    assert scalars_of(rows) == list(range(200))
    assert len({row.row_id for row in rows}) == 200


def test_static_rows_have_no_time(memory: rr.MemoryRecording) -> None:
    rr.set_time("frame", sequence=3)
    rr.log("a", rr.Scalars(1), static=True)
    (row,) = read_rows(memory.drain_as_bytes())
    assert row.is_static and row.times == {}


def test_timeless_is_the_older_name_of_static(memory: rr.MemoryRecording) -> None:
    with pytest.warns(DeprecationWarning, match="`timeless` is called `static`"):
        rr.log("a", rr.Scalars(1), timeless=True)
    assert [row.is_static for row in read_rows(memory.drain_as_bytes())] == [True]


def test_paths_may_be_text_or_parts(memory: rr.MemoryRecording) -> None:
    for path in ("world/my\\ image", "/world/my image", ["world", "my image"], "/"):
        rr.log(path, rr.Scalars(1))
    rr.log(["a/b", 7], rr.Scalars(1))
    assert [row.path for row in read_rows(memory.drain_as_bytes())] == [
        "/world/my\\ image",
        "/world/my\\ image",
        "/world/my\\ image",
        "/",
        "/a\\/b/7",
    ]


def test_extra_data_joins_the_row_and_of_equal_components_the_first_stands(memory: rr.MemoryRecording) -> None:
    rr.log("a", rr.Scalars(1), rr.TextLog("hello"))
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="'Scalars:scalars' is there twice, the first stands"):
        rr.log("b", rr.Scalars(1), rr.Scalars(2))
    rows = read_rows(memory.drain_as_bytes())
    assert rows[0].cells == {"Scalars:scalars": [1.0], "TextLog:text": ["hello"]}
    assert [row.cells for row in rows if row.path == "/b"] == [{"Scalars:scalars": [1.0]}]


def test_nothing_to_write_writes_no_row(memory: rr.MemoryRecording) -> None:
    rr.log("a", rr.SeriesLines())
    rr.log("a", [])
    assert read_rows(memory.drain_as_bytes()) == []


def test_objects_of_the_users_own_can_be_logged(memory: rr.MemoryRecording) -> None:
    class Mine:
        def as_component_batches(self) -> list[rr.DescribedComponentBatch]:
            descriptor = rr.ComponentDescriptor("Mine:values", "my.Mine")
            return [rr.DescribedComponentBatch(pa.array([1, 2]), descriptor)]

    rr.log("a", Mine())
    rr.log("b", Mine().as_component_batches())
    assert [row.cells for row in read_rows(memory.drain_as_bytes())] == [{"Mine:values": [1, 2]}] * 2


def test_what_cannot_be_logged_raises_in_strict_mode_only(memory: rr.MemoryRecording) -> None:
    with pytest.raises(TypeError, match="expected an archetype or component batches, got int"):
        rr.log("a", 3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="got the class Points3D itself"):
        rr.log("a", rr.Points3D)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected an entity path as text or a list of parts, got 3"):
        rr.log(3, rr.Scalars(1))  # type: ignore[arg-type]
    rr.set_strict_mode(False)
    for arguments, options in (((3, rr.Scalars(1)), {}), (("a", "text"), {}), (("a",), {}), (("a", []), {"tyop": 1})):
        with pytest.warns(rr.RerunWarning, match="log: TypeError"):
            rr.log(*arguments, **options)
    assert [row.path for row in read_rows(memory.drain_as_bytes())] == ["/__warnings"] * 4
    with pytest.raises(TypeError):
        rr.log("a", 3, strict=True)  # type: ignore[arg-type]


def test_without_a_recording_nothing_happens() -> None:
    rr.log("a", rr.Scalars(1))
    rr.set_time("frame", sequence=1)
    rr.reset_time()
    rr.disable_timeline("frame")
    rr.set_log_time_enabled(False)
    rr.send_columns("a", [], rr.Scalars.columns(scalars=[1]))
    assert not rr.is_enabled()
    assert rr.get_recording_id() is None and rr.get_application_id() is None


def test_data_changed_after_the_call_is_logged_as_it_was(memory: rr.MemoryRecording) -> None:
    import numpy as np

    values = np.arange(100_000.0)
    rr.log("a", rr.Scalars(values))
    values[:] = -1
    (row,) = read_rows(memory.drain_as_bytes())
    assert row.cells["Scalars:scalars"] == list(range(100_000))


def test_path_helpers_escape_and_join() -> None:
    assert rr.new_entity_path(["world", 42, "my image!"]) == "/world/42/my\\ image\\!"
    assert rr.escape_entity_path_part("my image!") == "my\\ image\\!"


def test_what_cannot_be_logged_does_not_keep_the_rest_of_the_row(memory: rr.MemoryRecording) -> None:
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="log: TypeError.*got int"):
        rr.log("a", rr.Points2D([1, 2]), 5, rr.AnyValues(own=[7]))  # type: ignore[arg-type]
    (row,) = (row for row in read_rows(memory.drain_as_bytes()) if row.path == "/a")
    assert row.cells == {"Points2D:positions": [[1, 2]], "own": [7]}
