"""Files, streams and memory: what is in them, and when."""

from __future__ import annotations

import io
import threading
from datetime import timedelta
from pathlib import Path

import pytest
import rerun as rr

from rerun_render.core.report import Reporter
from rerun_render.rrd.decoder import Decoder
from rerun_render.rrd.footer import read_footer
from rerun_render.rrd.messages import ArrowMsg, EndOfStream, SetStoreInfo
from rerun_render.store.load import load
from tests.helpers.logged import read_rows, scalars_of


def log(*values: float) -> None:
    for value in values:
        rr.log("a", rr.Scalars(value))


def test_a_file_holds_all_rows_and_an_index(recording: rr.RecordingStream, tmp_path: Path) -> None:
    path = tmp_path / "a.rrd"
    rr.save(path)
    log(1, 2, 3)
    rr.disconnect()
    assert scalars_of(read_rows(path)) == [1, 2, 3]
    footer = read_footer(path.read_bytes())
    assert footer is not None and len(footer.entries) == 2
    assert sum(isinstance(message, SetStoreInfo) for message in footer.messages) == 1


def test_data_logged_before_an_output_is_set_comes_first(recording: rr.RecordingStream, tmp_path: Path) -> None:
    log(1, 2)
    recording.flush()
    log(3)
    rr.save(tmp_path / "a.rrd")
    log(4)
    rr.disconnect()
    assert scalars_of(read_rows(tmp_path / "a.rrd")) == [1, 2, 3, 4]


def test_each_output_ends_where_the_next_begins(recording: rr.RecordingStream, tmp_path: Path) -> None:
    first, second = tmp_path / "1.rrd", tmp_path / "2.rrd"
    rr.save(first)
    log(1)
    rr.save(second)
    log(2)
    rr.disconnect()
    log(3)
    memory = rr.memory_recording()
    assert scalars_of(read_rows(first)) == [1]
    assert scalars_of(read_rows(second)) == [2]
    assert scalars_of(read_rows(memory.drain_as_bytes())) == [3]
    assert read_footer(first.read_bytes()) is not None


def test_a_flushed_file_can_be_read_while_it_is_written(recording: rr.RecordingStream, tmp_path: Path) -> None:
    path = tmp_path / "a.rrd"
    rr.save(path)
    assert read_rows(path) == []
    log(1)
    recording.flush()
    assert scalars_of(read_rows(path)) == [1]
    log(2)
    recording.flush()
    assert scalars_of(read_rows(path)) == [1, 2]


def test_rows_reach_the_file_by_themselves_within_the_tick(tmp_path: Path) -> None:
    config = rr.ChunkBatcherConfig(flush_tick=0.01)
    recording = rr.RecordingStream("app", make_default=True, batcher_config=config)
    path = tmp_path / "a.rrd"
    recording.save(path)
    log(1)
    done = threading.Event()
    for _ in range(500):
        if scalars_of(read_rows(path)) == [1]:
            break
        done.wait(0.02)
    assert scalars_of(read_rows(path)) == [1]


def test_enough_rows_or_bytes_are_written_before_the_tick(tmp_path: Path) -> None:
    for number, config in enumerate(
        (
            rr.ChunkBatcherConfig(timedelta.max, flush_num_rows=10),
            rr.ChunkBatcherConfig(timedelta.max, flush_num_bytes=500),
        )
    ):
        recording = rr.RecordingStream("app", make_default=True, batcher_config=config)
        path = tmp_path / f"{number}.rrd"
        recording.save(path)
        log(*range(30))
        wait = threading.Event()
        for _ in range(500):
            if scalars_of(read_rows(path)):
                break
            wait.wait(0.02)
        assert scalars_of(read_rows(path))[:5] == [0, 1, 2, 3, 4]


def test_the_presets_of_the_batcher(tmp_path: Path) -> None:
    never = rr.RecordingStream("app", batcher_config=rr.ChunkBatcherConfig.NEVER(), make_default=True)
    memory = never.memory_recording()
    log(*range(50))
    with load(memory.drain_as_bytes()) as loaded:
        assert [entry.num_rows for entry in loaded.recordings[0].entries if not entry.is_static] == [50]
    always = rr.RecordingStream("app", batcher_config=rr.ChunkBatcherConfig.ALWAYS_TEST_ONLY(), make_default=True)
    always.save(tmp_path / "a.rrd")
    log(1, 2, 3)
    with load(tmp_path / "a.rrd") as loaded:
        assert [entry.num_rows for entry in loaded.recordings[0].entries if not entry.is_static] == [1, 1, 1]


def test_the_environment_sets_the_batcher(monkeypatch: pytest.MonkeyPatch) -> None:
    assert repr(rr.ChunkBatcherConfig()) == repr(rr.ChunkBatcherConfig.DEFAULT())
    monkeypatch.setenv("RERUN_FLUSH_TICK_SECS", "1.5")
    monkeypatch.setenv("RERUN_FLUSH_NUM_BYTES", "7")
    monkeypatch.setenv("RERUN_FLUSH_NUM_ROWS", "9")
    config = rr.ChunkBatcherConfig()
    assert (config.flush_tick, config.flush_num_bytes, config.flush_num_rows) == (timedelta(seconds=1.5), 7, 9)
    monkeypatch.setenv("RERUN_FLUSH_NUM_ROWS", "many")
    with pytest.raises(ValueError, match="RERUN_FLUSH_NUM_ROWS: expected a number, got 'many'"):
        rr.ChunkBatcherConfig()


def test_times_out_of_order_make_short_chunks() -> None:
    config = rr.ChunkBatcherConfig(chunk_max_rows_if_unsorted=4)
    recording = rr.RecordingStream("app", make_default=True, send_properties=False, batcher_config=config)
    memory = recording.memory_recording()
    for i in range(10):
        rr.set_time("frame", sequence=-i)
        rr.log("a", rr.Scalars(i))
    with load(memory.drain_as_bytes()) as loaded:
        assert max(entry.num_rows for entry in loaded.recordings[0].entries) <= 4


def test_a_file_without_footer_has_no_end(recording: rr.RecordingStream, tmp_path: Path) -> None:
    rr.save(tmp_path / "a.rrd", write_footer=False)
    log(1)
    rr.disconnect()
    decoder = Decoder(Reporter())
    messages = decoder.feed((tmp_path / "a.rrd").read_bytes()) + decoder.finish()
    assert not any(isinstance(message, EndOfStream) for message in messages)
    assert scalars_of(read_rows(tmp_path / "a.rrd")) == [1]


def test_an_impossible_path_raises_and_the_data_stays(recording: rr.RecordingStream, tmp_path: Path) -> None:
    log(1)
    rr.set_strict_mode(False)
    with pytest.raises(RuntimeError, match="cannot write a recording"):
        rr.save(tmp_path / "missing" / "a.rrd")
    rr.save(tmp_path / "a.rrd")
    rr.disconnect()
    assert scalars_of(read_rows(tmp_path / "a.rrd")) == [1]


def test_memory_recordings_count_and_hand_out_messages(recording: rr.RecordingStream) -> None:
    memory = rr.memory_recording()
    log(1)
    assert memory.num_msgs() == 3  # the store, its properties, the row
    first = memory.drain_as_bytes()
    log(2)
    second = memory.drain_as_bytes()
    assert scalars_of(read_rows(first)) == [1]
    assert scalars_of(read_rows(second)) == [2]
    assert read_rows(memory.drain_as_bytes()) == []
    assert all(row.recording_id == "run 1" for row in read_rows(second))


def test_a_binary_stream_is_one_recording_over_all_reads(recording: rr.RecordingStream) -> None:
    stream = rr.binary_stream()
    pieces = []
    for value in range(3):
        log(value)
        pieces.append(stream.read())
    assert stream.read() == b""
    log(7)
    stream.flush()
    pieces.append(stream.read(flush=False))
    rr.disconnect()
    pieces.append(stream.read())
    assert all(pieces)
    assert scalars_of(read_rows(b"".join(pieces))) == [0, 1, 2, 7]
    assert read_footer(b"".join(pieces)) is not None

    decoder = Decoder()
    found = [message for piece in pieces for message in decoder.feed(piece)]
    assert sum(isinstance(message, ArrowMsg) for message in found) == 5


def test_several_sinks_get_the_same(recording: rr.RecordingStream, tmp_path: Path) -> None:
    log(1)
    rr.set_sinks(rr.FileSink(tmp_path / "1.rrd"), rr.FileSink(tmp_path / "2.rrd", write_footer=False))
    log(2)
    rr.disconnect()
    assert scalars_of(read_rows(tmp_path / "1.rrd")) == [1, 2]
    assert scalars_of(read_rows(tmp_path / "2.rrd")) == [1, 2]
    with pytest.raises(TypeError, match="expected FileSink"):
        rr.set_sinks("a.rrd")  # type: ignore[arg-type]


def test_stdout_gets_a_whole_recording(recording: rr.RecordingStream, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream(io.BytesIO):
        pass

    stream = Stream()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(stream))
    rr.stdout()
    log(1, 2)
    rr.disconnect()
    assert not stream.closed
    assert scalars_of(read_rows(stream.getvalue())) == [1, 2]


def test_stdout_is_spared_if_it_is_a_terminal(recording: rr.RecordingStream, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.BytesIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(terminal))
    with pytest.warns(rr.RerunWarning, match="standard output is a terminal"):
        rr.stdout()
    log(1)
    recording.flush()
    assert terminal.getvalue() == b""


def test_a_full_disk_warns_once_and_the_program_goes_on(recording: rr.RecordingStream) -> None:
    from rerun._outputs import FileOutput

    class Full(io.BytesIO):
        def write(self, data) -> int:  # type: ignore[no-untyped-def]
            raise OSError("no space left on device")

    with pytest.warns(rr.RerunWarning, match="writing stopped .no space left on device") as caught:
        recording._core.set_output(FileOutput(Full(), "full.rrd"))
        log(1)
        recording.flush()
        log(2)
        recording.disconnect()
    assert len(caught) == 1


def test_a_recording_that_goes_away_leaves_a_whole_file(tmp_path: Path) -> None:
    recording = rr.RecordingStream("app", recording_id="x")
    recording.save(tmp_path / "a.rrd")
    recording.log("a", rr.Scalars(1))
    del recording
    assert scalars_of(read_rows(tmp_path / "a.rrd")) == [1]
    assert read_footer((tmp_path / "a.rrd").read_bytes()) is not None


def test_files_are_whole_after_the_context_of_a_recording(tmp_path: Path) -> None:
    with rr.RecordingStream("app") as recording:
        recording.save(tmp_path / "a.rrd")
        log(1)
        memory_of_outer = rr.get_data_recording()
    assert memory_of_outer is recording
    assert rr.get_data_recording() is None
    assert read_footer((tmp_path / "a.rrd").read_bytes()) is not None
    with recording:
        log(2)
    assert scalars_of(read_rows(recording.memory_recording().drain_as_bytes())) == [2]


def test_a_blueprint_lies_next_to_the_recording(recording: rr.RecordingStream, tmp_path: Path) -> None:
    import rerun.blueprint as rrb

    rr.save(tmp_path / "a.rrd", default_blueprint=rrb.Spatial3DView(origin="/world"))
    log(1)
    rr.send_blueprint(rrb.TimeSeriesView(), make_active=True, make_default=False)
    rr.disconnect()
    with load(tmp_path / "a.rrd") as loaded:
        assert [(a.make_active, a.make_default) for a in loaded.activations] == [(False, True), (True, False)]
        assert [blueprint.application_id for blueprint in loaded.blueprints] == ["my_app", "my_app"]
        assert [recording.recording_id for recording in loaded.recordings] == ["run 1"]
    assert scalars_of(read_rows(tmp_path / "a.rrd")) == [1]
