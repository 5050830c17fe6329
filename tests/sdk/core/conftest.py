"""Every test starts without recordings, and strict."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import rerun as rr


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    rr.set_strict_mode(True)
    rr.set_enabled(True)
    yield
    rr.set_strict_mode(False)
    rr.set_enabled(True)
    rr.set_global_data_recording(None)
    rr.set_thread_local_data_recording(None)


@pytest.fixture
def recording() -> rr.RecordingStream:
    return rr.RecordingStream("my_app", recording_id="run 1", make_default=True)


@pytest.fixture
def memory(recording: rr.RecordingStream) -> rr.MemoryRecording:
    return rr.memory_recording()
