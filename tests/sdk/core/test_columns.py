"""Many rows at once: columns, record batches, tables, chunks."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pyarrow as pa
import pytest
import rerun as rr

from rerun_render.core.report import Reporter
from rerun_render.core.time import TimeKind
from rerun_render.store.load import load
from tests.helpers.logged import read_rows, scalars_of


def test_columns_become_one_chunk_with_only_the_given_times(memory: rr.MemoryRecording) -> None:
    rr.set_time("set", sequence=1)
    rr.send_columns(
        "a",
        [rr.TimeColumn("step", sequence=[3, 1, 2]), rr.TimeColumn("clock", duration=[0.1, timedelta(seconds=1), 2])],
        rr.Scalars.columns(scalars=[1.0, 2.0, 3.0]),
    )
    data = memory.drain_as_bytes()
    rows = read_rows(data)
    assert scalars_of(rows) == [1, 2, 3]
    assert [row.times for row in rows] == [
        {"step": 3, "clock": 100_000_000},
        {"step": 1, "clock": 1_000_000_000},
        {"step": 2, "clock": 2_000_000_000},
    ]
    with load(data) as loaded:
        assert [entry.num_rows for entry in loaded.recordings[0].entries if str(entry.entity_path) == "/a"] == [3]


def test_columns_keep_the_first_kind_of_a_timeline_and_the_file_its_index(memory: rr.MemoryRecording) -> None:
    columns = rr.Scalars.columns(scalars=[1.0, 2.0])
    rr.send_columns("a", [rr.TimeColumn("t", sequence=[1, 2])], columns)
    with pytest.raises(ValueError, match="send_columns: expected a sequence on the timeline 't', got a duration"):
        rr.send_columns("b", [rr.TimeColumn("t", duration=[1, 2])], columns)
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="send_columns: expected a sequence on the timeline 't', got a duration"):
        rr.send_columns("b", [rr.TimeColumn("t", duration=[1, 2])], columns)
    reporter = Reporter()
    with load(memory.drain_as_bytes(), reporter=reporter) as loaded:
        (found,) = loaded.recordings
        assert (found.timelines["t"].timeline.kind, found.timelines["t"].num_rows) == (TimeKind.SEQUENCE, 4)
    assert list(reporter) == []


@pytest.mark.parametrize(
    ("times", "message"),
    [
        ({"duration": np.array([np.nan, 1])}, "got NaN"),
        ({"duration": [float("nan"), 1]}, "got NaN"),
        ({"timestamp": [float("nan"), 1]}, "got NaN"),
        ({"timestamp": np.array(["NaT", "2020-01-01"], "datetime64[s]")}, "got NaT"),
        ({"duration": [np.timedelta64("NaT")]}, "got NaT"),
        ({"timestamp": [np.datetime64("NaT")]}, "got NaT"),
        ({"timestamp": np.array([1.7e12])}, "looks like milliseconds"),
        ({"timestamp": np.array([1_700_000_000_000])}, "looks like milliseconds"),
    ],
)
def test_times_that_are_none_are_refused_in_any_mode(times: dict, message: str) -> None:
    rr.set_strict_mode(False)
    with pytest.raises(ValueError, match=message):
        rr.TimeColumn("t", **times)


def test_times_out_of_range_are_the_last_ones() -> None:
    last = 2**63 - 1
    assert rr.TimeColumn("t", sequence=np.array([5, 2**63], np.uint64)).as_arrow_array().to_pylist() == [5, last]
    assert rr.TimeColumn("t", duration=np.array([3], np.uint8)).as_arrow_array().view("int64").to_pylist() == [
        3 * 10**9
    ]
    for seconds in (np.array([-1e30, 1.5, 1e30]), np.array([-(2**62), 1, 2**62])):
        nanos = rr.TimeColumn("t", duration=seconds).as_arrow_array().view("int64").to_pylist()
        assert nanos[0] < -9.2e18 and nanos[1] == seconds[1] * 1e9 and nanos[2] > 9.2e18


def test_what_is_no_column_is_refused(memory: rr.MemoryRecording) -> None:
    times, columns = rr.TimeColumn("t", sequence=[1, 2]), rr.Scalars.columns(scalars=[1, 2])
    for indexes, data, message in (
        (times, columns, "expected a list of TimeColumns"),
        ([5], columns, "expected TimeColumns as indexes, got int"),
        ([times], [columns], "expected component columns.*got ComponentColumnList"),
    ):
        with pytest.raises(TypeError, match=message):
            rr.send_columns("a", indexes, data)


def test_a_bad_column_does_not_keep_the_others(memory: rr.MemoryRecording) -> None:
    rr.set_strict_mode(False)
    times = rr.TimeColumn("t", sequence=[1, 2])
    with pytest.warns(rr.RerunWarning, match="Points3D positions: ValueError"):
        rr.send_columns("a", [times], rr.Points3D.columns(positions=[[1, 2], [3, 4]], radii=[1, 2]))
    cells = [row.cells for row in read_rows(memory.drain_as_bytes()) if row.path == "/a"]
    assert cells == [{"Points3D:radii": [1]}, {"Points3D:radii": [2]}]


def test_rows_may_hold_several_values(memory: rr.MemoryRecording) -> None:
    columns = rr.Scalars.columns(scalars=np.arange(6.0)).partition([1, 0, 5])
    rr.send_columns("a", [rr.TimeColumn("step", sequence=range(3))], columns)
    cells = [row.cells["Scalars:scalars"] for row in read_rows(memory.drain_as_bytes())]
    assert cells == [[0], [], [1, 2, 3, 4, 5]]


def test_no_times_make_static_data(memory: rr.MemoryRecording) -> None:
    rr.send_columns("a", [], rr.Scalars.columns(scalars=[1.0]))
    assert [row.is_static for row in read_rows(memory.drain_as_bytes())] == [True]


@pytest.mark.parametrize(
    ("kind", "values", "nanos"),
    [
        ("sequence", np.array([1, 2], np.uint8), [1, 2]),
        ("duration", np.array([0.5, 1.5]), [500_000_000, 1_500_000_000]),
        ("duration", np.array([1, 2], "timedelta64[ms]"), [1_000_000, 2_000_000]),
        ("timestamp", np.array([1, 2], "datetime64[s]"), [10**9, 2 * 10**9]),
        ("timestamp", [np.datetime64(7, "ns"), 1], [7, 10**9]),
        ("duration", pa.array([1, 2], pa.duration("us")), [1000, 2000]),
        ("sequence", (i for i in (4, 5)), [4, 5]),
    ],
)
def test_all_forms_of_time_columns(kind: str, values: object, nanos: list[int]) -> None:
    column = rr.TimeColumn("t", **{kind: values})
    assert column.timeline_name() == "t"
    assert column.as_arrow_array().view(pa.int64()).to_pylist() == nanos


def test_bad_columns_are_refused(memory: rr.MemoryRecording) -> None:
    with pytest.raises(ValueError, match="expected one of sequence, duration and timestamp"):
        rr.TimeColumn("t")
    with pytest.raises(TypeError, match="expected integers as sequence, got float64"):
        rr.TimeColumn("t", sequence=[1.5])
    times = [rr.TimeColumn("t", sequence=[1, 2])]
    with pytest.raises(ValueError, match="expected as many rows in every column, got 2 for the timeline 't', 3 for"):
        rr.send_columns("a", times, rr.Scalars.columns(scalars=[1, 2, 3]))
    with pytest.raises(ValueError, match="expected at least one column of data"):
        rr.send_columns("a", times, [])
    with pytest.raises(ValueError, match="'t' is given twice"):
        rr.send_columns("a", times * 2, rr.Scalars.columns(scalars=[1, 2]))
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="send_columns: ValueError"):
        rr.send_columns("a", times, rr.Scalars.columns(scalars=[1, 2, 3]))
    assert [row.path for row in read_rows(memory.drain_as_bytes())] == ["/__warnings"]


def test_a_table_is_logged_by_the_names_of_its_columns(memory: rr.MemoryRecording) -> None:
    table = pa.table(
        {
            "frame": pa.array([1, 2]),
            "/a:Scalars:scalars": pa.array([[1.0], None], pa.list_(pa.float64())),
            "score": pa.array([0.5, 0.25]),
        }
    )
    rr.send_dataframe(table, index="frame", entity_path="/rest")
    found = [(row.path, row.times, row.cells) for row in read_rows(memory.drain_as_bytes())]
    assert sorted(found, key=repr) == [
        ("/a", {"frame": 1}, {"Scalars:scalars": [1.0]}),
        ("/rest", {"frame": 1}, {"score": [0.5]}),
        ("/rest", {"frame": 2}, {"score": [0.25]}),
    ]


def test_metadata_tells_times_entities_and_components(memory: rr.MemoryRecording) -> None:
    fields = [
        pa.field("t", pa.duration("ns"), metadata={"rerun:kind": "index", "rerun:index_name": "my time"}),
        pa.field("x", pa.float64(), metadata={"rerun:entity_path": "/a", "rerun:component": "Scalars:scalars"}),
    ]
    batch = pa.record_batch([pa.array([5], pa.duration("ns")), pa.array([1.0])], schema=pa.schema(fields))
    rr.send_record_batch(batch)
    (row,) = read_rows(memory.drain_as_bytes())
    assert (row.path, row.times, row.cells) == ("/a", {"my time": 5}, {"Scalars:scalars": [1.0]})
    with pytest.raises(ValueError, match="marked as times"):
        rr.send_record_batch(batch, index=None)


def test_whole_chunks_keep_their_ids(memory: rr.MemoryRecording) -> None:
    rr.set_time("frame", sequence=4)
    rr.log("a", rr.Scalars(1))
    with load(memory.drain_as_bytes()) as loaded:
        (chunk,) = (e.load() for e in loaded.recordings[0].entries if str(e.entity_path) == "/a")
    from rerun_render.chunk.to_arrow import chunk_to_batch

    other = rr.RecordingStream("other")
    other_memory = other.memory_recording()
    other.send_record_batch(chunk_to_batch(chunk))
    other.send_chunks([chunk])
    with load(other_memory.drain_as_bytes()) as loaded:
        ids = [e.chunk_id for e in loaded.recordings[0].entries if str(e.entity_path) == "/a"]
    assert ids == [chunk.chunk_id] * len(ids) and ids


def test_tables_that_say_too_little_are_refused(memory: rr.MemoryRecording) -> None:
    batch = pa.record_batch({"frame": [1, None], "x": [1.0, 2.0]})
    with pytest.raises(ValueError, match="give `index=`"):
        rr.send_record_batch(batch)
    with pytest.raises(ValueError, match="expected index columns among"):
        rr.send_record_batch(batch, index="time")
    with pytest.raises(ValueError, match="expected a time in every row, got 1 nulls"):
        rr.send_record_batch(batch, index="frame")
    with pytest.raises(ValueError, match="expected at least one column of data"):
        rr.send_record_batch(pa.record_batch({"frame": [1]}), index="frame")
    with pytest.raises(TypeError, match="expected int64, duration or timestamp, got double"):
        rr.send_record_batch(batch, index="x")
    with pytest.raises(TypeError, match="expected an Arrow table"):
        rr.send_dataframe({"a": [1]}, index=None)
    rr.send_record_batch(batch.select(["x"]), index=None, entity_path="static")
    assert {row.is_static for row in read_rows(memory.drain_as_bytes())} == {True}
