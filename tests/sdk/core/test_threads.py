"""Many threads log at once; each may have a recording of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import rerun as rr

from tests.helpers.logged import read_rows, scalars_of


def run_all(*functions) -> None:  # type: ignore[no-untyped-def]
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_no_row_of_any_thread_is_lost_and_each_keeps_its_order(tmp_path: Path) -> None:
    config = rr.ChunkBatcherConfig(flush_tick=0.001, flush_num_bytes=4000)
    recording = rr.RecordingStream("app", make_default=True, batcher_config=config)
    recording.save(tmp_path / "a.rrd")

    def work(number: int) -> None:
        for i in range(300):
            rr.set_time("step", sequence=i)
            rr.log(f"thread/{number}", rr.Scalars(i))
            if i % 100 == 0:
                recording.flush()

    run_all(*(lambda number=number: work(number) for number in range(6)))
    recording.disconnect()
    rows = read_rows(tmp_path / "a.rrd")
    assert len(rows) == 1800
    assert len({row.row_id for row in rows}) == 1800
    for number in range(6):
        mine = [row for row in rows if row.path == f"/thread/{number}"]
        assert scalars_of(mine) == list(range(300))
        assert [row.times["step"] for row in mine] == list(range(300))


def test_outputs_can_change_while_others_log(tmp_path: Path) -> None:
    recording = rr.RecordingStream("app", make_default=True)
    recording.save(tmp_path / "0.rrd")
    started, stop = threading.Event(), threading.Event()
    logged: list[int] = []

    def work() -> None:
        while not stop.is_set():
            rr.log("a", rr.Scalars(len(logged)))
            logged.append(0)
            started.set()

    thread = threading.Thread(target=work)
    thread.start()
    started.wait()
    for number in range(1, 6):
        recording.save(tmp_path / f"{number}.rrd")
    stop.set()
    thread.join()
    recording.disconnect()
    found = [value for number in range(6) for value in scalars_of(read_rows(tmp_path / f"{number}.rrd"))]
    assert found == list(range(len(logged)))


def test_a_thread_may_have_its_own_recording() -> None:
    whole = rr.RecordingStream("whole", make_default=True)
    shared = whole.memory_recording()
    own: dict[str, bytes] = {}

    def work(name: str) -> None:
        recording = rr.RecordingStream(name, make_thread_default=True)
        assert rr.get_data_recording() is recording
        assert rr.get_global_data_recording() is whole
        memory = rr.memory_recording()
        rr.log(name, rr.Scalars(1))
        own[name] = memory.drain_as_bytes()

    run_all(lambda: work("a"), lambda: work("b"))
    rr.log("main", rr.Scalars(1))
    assert rr.get_thread_local_data_recording() is None
    assert [row.path for row in read_rows(shared.drain_as_bytes())] == ["/main"]
    assert {name: [row.path for row in read_rows(data)] for name, data in own.items()} == {"a": ["/a"], "b": ["/b"]}


def test_thread_local_stream_gives_each_call_a_recording(tmp_path: Path) -> None:
    @rr.thread_local_stream("job")
    def job(name: str) -> str:
        rr.save(tmp_path / f"{name}.rrd")
        for i in range(3):
            rr.log(name, rr.Scalars(i))
        return rr.get_recording_id() or ""

    ids: list[str] = []
    run_all(lambda: ids.append(job("a")), lambda: ids.append(job("b")))
    assert len(set(ids)) == 2
    for name in ("a", "b"):
        assert {row.path for row in read_rows(tmp_path / f"{name}.rrd")} == {f"/{name}"}
    assert rr.get_data_recording() is None


def test_thread_local_stream_of_a_generator_is_set_only_while_it_runs(tmp_path: Path) -> None:
    outer = rr.RecordingStream("outer", make_thread_default=True)
    memory = outer.memory_recording()

    @rr.thread_local_stream("job")
    def job() -> Iterator[int]:
        rr.save(tmp_path / "job.rrd")
        for i in range(3):
            rr.log("inside", rr.Scalars(i))
            yield i

    for i in job():
        assert rr.get_data_recording() is outer
        rr.log("outside", rr.Scalars(i))
    assert scalars_of(read_rows(tmp_path / "job.rrd")) == [0, 1, 2]
    assert [row.path for row in read_rows(memory.drain_as_bytes())] == ["/outside"] * 3


def test_generators_inside_a_context_keep_their_recording() -> None:
    outer, inner = rr.RecordingStream("outer"), rr.RecordingStream("inner")
    outer_memory, inner_memory = outer.memory_recording(), inner.memory_recording()

    @rr.recording_stream_generator_ctx
    def work():  # type: ignore[no-untyped-def]
        sent = 0
        for i in range(3):
            rr.log("inside", rr.Scalars(sent))
            sent = yield i
        return "done"

    outer.__enter__()
    with inner:
        generator = work()
        next(generator)
        assert rr.get_data_recording() is inner
    rr.log("outside", rr.Scalars(9))
    generator.send(5)
    assert rr.get_data_recording() is outer
    generator.send(6)
    with pytest.raises(StopIteration) as end:
        generator.send(7)
    assert end.value.value == "done"
    outer.__exit__(None, None, None)
    assert scalars_of(read_rows(inner_memory.drain_as_bytes())) == [0, 5, 6]
    assert scalars_of(read_rows(outer_memory.drain_as_bytes())) == [9]


def test_leaving_a_context_that_is_not_the_present_one_is_an_error() -> None:
    first, second = rr.RecordingStream("first"), rr.RecordingStream("second")
    first.__enter__()
    second.__enter__()
    with pytest.raises(RuntimeError, match="another recording was set on this thread"):
        first.__exit__(None, None, None)
