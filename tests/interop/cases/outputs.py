"""Every way of writing a recording to a file.

Runs with any SDK that calls itself `rerun`: ours and the official one. Each case gets the path of its file.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rerun as rr
import rerun.blueprint as rrb

CASES: dict[str, Callable[[Path], None]] = {}


def case(write: Callable[[Path], None]) -> Callable[[Path], None]:
    CASES[write.__name__] = write
    return write


def stream(name: str) -> Any:
    return rr.RecordingStream("interop", recording_id=name)


def log(recording: Any, first: int = 0) -> None:
    for frame in range(first, first + 3):
        recording.set_time("frame", sequence=frame)
        recording.log("points", rr.Points3D([[frame, 0, 0], [0, frame, 0]]))


@case
def save(path: Path) -> None:
    recording = stream("save")
    recording.save(str(path))
    log(recording)
    recording.disconnect()


@case
def save_what_was_logged_before(path: Path) -> None:
    recording = stream("before")
    log(recording)
    recording.save(path)
    log(recording, 10)
    recording.disconnect()


@case
def save_with_blueprint(path: Path) -> None:
    recording = stream("blueprint")
    recording.save(path, default_blueprint=rrb.Blueprint(rrb.Spatial3DView(name="mine"), collapse_panels=True))
    log(recording)
    recording.disconnect()


@case
def sinks(path: Path) -> None:
    recording = stream("sinks")
    recording.set_sinks(
        rr.FileSink(path), rr.FileSink(path.with_suffix(".second")), default_blueprint=rrb.Spatial3DView()
    )
    log(recording)
    recording.disconnect()
    path.with_suffix(".second").unlink()


@case
def binary_stream(path: Path) -> None:
    recording = stream("binary")
    binary = recording.binary_stream()
    log(recording)
    pieces = [binary.read()]
    log(recording, 10)
    binary.flush()
    recording.disconnect()
    pieces.append(binary.read())
    path.write_bytes(b"".join(piece for piece in pieces if piece))


@case
def memory(path: Path) -> None:
    recording = stream("memory")
    kept = recording.memory_recording()
    log(recording)
    path.write_bytes(kept.drain_as_bytes())


@case
def context(path: Path) -> None:
    with stream("context") as recording:
        recording.save(path)
        rr.set_time("frame", sequence=3)
        rr.log("inside", rr.Points3D([[1, 2, 3]]))
        recording.flush()
    recording.disconnect()


@case
def stdout(path: Path) -> None:
    kept = os.dup(1)
    with path.open("wb") as file:
        os.dup2(file.fileno(), 1)
        try:
            recording = stream("stdout")
            recording.stdout()
            log(recording)
            recording.disconnect()
        finally:
            os.dup2(kept, 1)


@case
def two_threads(path: Path) -> None:
    import threading

    recording = stream("threads")
    recording.save(path)

    def work(name: str) -> None:
        for frame in range(20):
            recording.set_time("frame", sequence=frame)
            recording.log(name, rr.Scalars(frame))

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    recording.disconnect()


@case
def batches_of_one_row(path: Path) -> None:
    recording = rr.RecordingStream(
        "interop", recording_id="rows", batcher_config=rr.ChunkBatcherConfig.ALWAYS_TEST_ONLY()
    )
    recording.save(path)
    log(recording)
    recording.disconnect()
