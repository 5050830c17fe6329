"""Timelines: what rows get, for each thread and recording."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pyarrow as pa
import pytest
import rerun as rr

from rerun_render.core.time import TIME_MAX, TIME_MIN, TimeKind
from rerun_render.store.load import load
from tests.helpers.logged import read_rows

SECOND = 1_000_000_000


@pytest.fixture(autouse=True)
def no_log_time(recording: rr.RecordingStream) -> None:
    rr.set_log_time_enabled(False)


def times(memory: rr.MemoryRecording) -> list[dict[str, int]]:
    return [row.times for row in read_rows(memory.drain_as_bytes())]


@pytest.mark.parametrize(
    ("value", "nanos"),
    [
        ({"sequence": 7}, 7),
        ({"sequence": np.int32(-7)}, -7),
        ({"duration": 3}, 3 * SECOND),
        ({"duration": 0.1}, SECOND // 10),
        ({"duration": timedelta(days=1, microseconds=1)}, 86400 * SECOND + 1000),
        ({"duration": np.timedelta64(5, "ms")}, 5_000_000),
        ({"duration": np.float32(0.5)}, SECOND // 2),
        ({"timestamp": 1_700_000_000}, 1_700_000_000 * SECOND),
        ({"timestamp": 1.5}, 3 * SECOND // 2),
        ({"timestamp": datetime(1970, 1, 1, 0, 0, 1)}, SECOND),
        ({"timestamp": datetime(1970, 1, 1, 1, 0, 1, tzinfo=timezone(timedelta(hours=1)))}, SECOND),
        ({"timestamp": datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)}, 1714979289123456000),
        ({"timestamp": np.datetime64(12345, "ns")}, 12345),
        ({"timestamp": pa.scalar(12, pa.timestamp("us"))}, 12000),
    ],
)
def test_all_forms_of_time(memory: rr.MemoryRecording, value: dict, nanos: int) -> None:
    rr.set_time("t", **value)
    rr.log("a", rr.Scalars(1))
    data = memory.drain_as_bytes()
    assert [row.times for row in read_rows(data)] == [{"t": nanos}]
    with load(data) as loaded:
        assert loaded.recordings[0].timelines["t"].timeline.kind is TimeKind(next(iter(value)))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, ValueError),
        ({"sequence": 1, "duration": 1}, ValueError),
        ({"timestamp": 1_700_000_000_000}, ValueError),
        ({"sequence": 1.5}, TypeError),
        ({"sequence": "1"}, TypeError),
        ({"duration": "1"}, TypeError),
        ({"timestamp": "2024-01-01"}, TypeError),
        ({"tyop": 1}, TypeError),
    ],
)
def test_bad_times_raise_in_any_mode(memory: rr.MemoryRecording, arguments: dict, error: type[Exception]) -> None:
    for strict in (True, False):
        rr.set_strict_mode(strict)
        with pytest.raises(error):
            rr.set_time("t", **arguments)
    rr.log("a", rr.Scalars(1))
    assert times(memory) == [{}]


def test_times_stay_until_they_are_changed_or_disabled(memory: rr.MemoryRecording) -> None:
    rr.set_time("frame", sequence=1)
    rr.log("a", rr.Scalars(1))
    rr.set_time("other", sequence=5)
    rr.set_time("frame", sequence=0)
    rr.log("a", rr.Scalars(1))
    rr.disable_timeline("frame")
    rr.disable_timeline("never set")
    rr.log("a", rr.Scalars(1))
    rr.reset_time()
    rr.log("a", rr.Scalars(1))
    assert times(memory) == [{"frame": 1}, {"frame": 0, "other": 5}, {"other": 5}, {}]


def test_threads_and_recordings_have_times_of_their_own(memory: rr.MemoryRecording) -> None:
    other = rr.RecordingStream("other")
    other.set_log_time_enabled(False)
    other_memory = other.memory_recording()
    rr.set_time("frame", sequence=1)
    rr.set_time("clock", sequence=9, recording=other)

    def work() -> None:
        rr.log("thread", rr.Scalars(1))
        rr.set_time("frame", sequence=2)
        rr.log("thread", rr.Scalars(1))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    rr.log("main", rr.Scalars(1))
    other.log("main", rr.Scalars(1))
    assert times(memory) == [{}, {"frame": 2}, {"frame": 1}]
    assert times(other_memory) == [{"clock": 9}]


def test_the_time_of_day_and_a_running_number_can_be_switched(memory: rr.MemoryRecording) -> None:
    rr.log("a", rr.Scalars(1))
    rr.set_log_tick_enabled(True)
    rr.log("a", rr.Scalars(1))
    rr.log("a", rr.Scalars(1), static=True)
    rr.log("a", rr.Scalars(1))
    rr.set_log_tick_enabled(False)
    rr.set_log_time_enabled(True)
    rr.log("a", rr.Scalars(1))
    rows = times(memory)
    assert rows[:4] == [{}, {"log_tick": 1}, {}, {"log_tick": 2}]
    assert list(rows[4]) == ["log_time"]


def test_the_environment_switches_them_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RERUN_LOG_TICK", "1")
    monkeypatch.setenv("RERUN_LOG_TIME", "0")
    memory = rr.RecordingStream("app", make_default=True).memory_recording()
    rr.log("a", rr.Scalars(1))
    assert times(memory) == [{"log_tick": 0}]


def test_a_time_of_the_users_own_on_log_time_stands(memory: rr.MemoryRecording) -> None:
    rr.set_log_time_enabled(True)
    rr.set_time("log_time", timestamp=5)
    rr.log("a", rr.Scalars(1))
    assert times(memory) == [{"log_time": 5 * SECOND}]


def test_times_are_kept_within_what_a_row_can_hold(memory: rr.MemoryRecording) -> None:
    rr.set_time("t", sequence=-(2**63))
    rr.log("a", rr.Scalars(1))
    rr.set_time("t", sequence=2**70)
    rr.log("a", rr.Scalars(1))
    assert times(memory) == [{"t": TIME_MIN}, {"t": TIME_MAX}]


def test_a_timeline_keeps_its_first_kind(memory: rr.MemoryRecording) -> None:
    rr.set_time("t", sequence=1)
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="expected a sequence on the timeline 't', got a duration"):
        rr.set_time("t", duration=2)
    rr.log("a", rr.Scalars(1))
    data = memory.drain_as_bytes()
    assert read_rows(data)[-1].times == {"t": 2 * SECOND}
    with load(data) as loaded:
        assert loaded.recordings[0].timelines["t"].timeline.kind is TimeKind.SEQUENCE


def test_strict_mode_refuses_another_kind_every_time(memory: rr.MemoryRecording) -> None:
    rr.set_time("t", sequence=1)
    for _ in range(2):
        with pytest.raises(ValueError, match="expected a sequence on the timeline 't', got a duration"):
            rr.set_time("t", duration=2)
    rr.log("a", rr.Scalars(1))
    assert read_rows(memory.drain_as_bytes())[-1].times == {"t": 1}


def test_the_older_calls_choose_dates_or_durations_by_the_first_value(memory: rr.MemoryRecording) -> None:
    rr.set_time_seconds("relative", 1.5)
    rr.set_time_seconds("date", 1_700_000_000)
    rr.set_time_nanos("ns", 12)
    rr.set_time_sequence("frame", 4)
    rr.log("a", rr.Scalars(1))
    rr.set_time_seconds("date", 2)
    rr.set_time_seconds("relative", 1_700_000_000)
    rr.set_time_nanos("ns", None)
    rr.set_time_sequence("frame", None)
    rr.log("a", rr.Scalars(1))
    data = memory.drain_as_bytes()
    assert [row.times for row in read_rows(data)] == [
        {"relative": 3 * SECOND // 2, "date": 1_700_000_000 * SECOND, "ns": 12, "frame": 4},
        {"relative": 1_700_000_000 * SECOND, "date": 2 * SECOND},
    ]
    with load(data) as loaded:
        kinds = {name: info.timeline.kind.value for name, info in loaded.recordings[0].timelines.items()}
    assert kinds == {"relative": "duration", "date": "timestamp", "ns": "duration", "frame": "sequence"}
