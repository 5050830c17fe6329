"""Frames come out in order, once each, whatever happens in a stage."""

from __future__ import annotations

import threading
import time as clock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rerun_render.replay.pipeline import FRAMES_IN_FLIGHT, ReadAhead, render_frames
from rerun_render.replay.summary import StageTimes
from tests.helpers.replay import FakeBackend, FakeScene


def num_scene_threads() -> int:
    return sum(thread.name == "rerun-render-scene" for thread in threading.enumerate())


@settings(max_examples=30)
@given(st.lists(st.integers(0, 40), max_size=60).map(sorted), st.integers(1, 20))
def test_pipelined_frames_are_the_serial_frames(times: list[int], step: int) -> None:
    serial = list(render_frames(FakeScene(step), FakeBackend(), times, serial=True))
    pipelined = list(render_frames(FakeScene(step), FakeBackend(), times))
    assert [f.time for f in pipelined] == times
    assert [f.index for f in pipelined] == list(range(len(times)))
    for a, b in zip(serial, pipelined, strict=True):
        assert (a.time, a.index, a.is_repeat) == (b.time, b.index, b.is_repeat)
        assert np.array_equal(a.pixels, b.pixels)
        assert a.pixels[0, 0, 0] == (a.time or 0) // step


def test_unchanged_frames_are_not_drawn_again() -> None:
    backend = FakeBackend()
    frames = list(render_frames(FakeScene(10), backend, range(100)))
    assert backend.num_submitted == 10
    assert sum(frame.is_repeat for frame in frames) == 90
    assert frames[9].pixels is frames[0].pixels


def test_several_frames_are_in_flight_but_not_more() -> None:
    backend = FakeBackend()
    list(render_frames(FakeScene(), backend, range(50)))
    assert backend.max_pending == FRAMES_IN_FLIGHT
    serial = FakeBackend()
    list(render_frames(FakeScene(), serial, range(50), serial=True))
    assert serial.max_pending == 1


def test_scenes_are_built_ahead_but_not_all_at_once() -> None:
    scene = FakeScene()
    frames = render_frames(scene, FakeBackend(), range(10_000))
    next(frames)
    clock.sleep(0.2)
    assert 1 < len(scene.asked) < 20
    frames.close()


def test_pictures_cannot_be_changed_by_accident() -> None:
    frame = next(render_frames(FakeScene(), FakeBackend(), [1]))
    with pytest.raises(ValueError, match="read-only"):
        frame.pixels[0, 0] = 0


@pytest.mark.parametrize("serial", [True, False])
def test_error_of_the_scene_comes_after_the_frames_before_it(serial: bool) -> None:
    def fail(time: int | None) -> None:
        if time == 5:
            raise KeyError("broken entity")

    seen = []
    with pytest.raises(KeyError, match="broken entity"):
        for frame in render_frames(FakeScene(on_frame=fail), FakeBackend(), range(100), serial=serial):
            seen.append(frame.time)
    assert seen == list(range(len(seen)))
    assert len(seen) >= 3
    assert num_scene_threads() == 0


@pytest.mark.parametrize("serial", [True, False])
def test_error_of_the_back_end_stops_everything(serial: bool) -> None:
    scene, backend = FakeScene(), FakeBackend(fail_at=4)
    with pytest.raises(RuntimeError, match="the device is lost"):
        list(render_frames(scene, backend, range(1000), serial=serial))
    assert len(scene.asked) < 50
    assert num_scene_threads() == 0
    assert backend.pending == 0


def test_leaving_early_stops_the_thread_and_empties_the_back_end() -> None:
    backend = FakeBackend()
    for frame in render_frames(FakeScene(), backend, range(1000)):
        if frame.index == 3:
            break
    assert num_scene_threads() == 0
    assert backend.pending == 0
    assert [f.time for f in render_frames(FakeScene(), backend, [7, 8])] == [7, 8]


def test_ctrl_c_stops_the_thread() -> None:
    frames = render_frames(FakeScene(), FakeBackend(), range(1000))
    next(frames)
    with pytest.raises(KeyboardInterrupt):
        frames.throw(KeyboardInterrupt())
    assert num_scene_threads() == 0


def test_seconds_are_counted_per_stage() -> None:
    stages = StageTimes()
    scene = FakeScene(on_frame=lambda time: clock.sleep(0.01))
    list(render_frames(scene, FakeBackend(delay_secs=0.02), range(5), stages=stages))
    assert stages.scene >= 0.05
    assert stages.readback >= 0.1
    assert 0 < stages.gpu < stages.readback
    assert stages.encode == 0


def test_no_times_give_no_frames() -> None:
    assert list(render_frames(FakeScene(), FakeBackend(), [])) == []


def test_read_ahead_can_be_closed_while_it_waits() -> None:
    items = ReadAhead(iter(range(10**9)), 2)
    assert [next(items), next(items)] == [0, 1]
    items.close()
    with pytest.raises(StopIteration):
        next(items)
