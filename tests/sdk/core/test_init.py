"""Starting, naming and switching recordings, and what is said about them."""

from __future__ import annotations

import random
import uuid
from pathlib import Path

import numpy as np
import pytest
import rerun as rr

from rerun_render import Renderer
from rerun_render.store.load import load
from tests.helpers.logged import read_rows


def test_init_makes_the_recording_of_the_process() -> None:
    recording = rr.init("my_app", recording_id="x")
    assert rr.get_global_data_recording() is recording
    assert rr.is_enabled()
    assert (rr.get_application_id(), rr.get_recording_id()) == ("my_app", "x")
    assert rr.get_data_recording() is recording


def test_recordings_of_one_process_share_an_id_unless_made_apart() -> None:
    first = rr.init("a").get_recording_id()
    assert rr.init("b").get_recording_id() == first
    ids = {rr.RecordingStream("a").get_recording_id() for _ in range(3)}
    assert len(ids) == 3 and first not in ids
    some_uuid = uuid.uuid4()
    assert rr.RecordingStream("a", recording_id=some_uuid).get_recording_id() == str(some_uuid)


@pytest.mark.parametrize(
    ("arguments", "enabled", "strict", "recording_id"),
    [
        ((False, False, False), False, False, None),
        ((False, True, True), True, True, None),
        (("my id",), True, None, "my id"),
        (("my id", False, True, False, False), False, False, "my id"),
        ((None, False), True, None, None),
    ],
)
def test_arguments_by_position_are_told_apart_by_their_types(
    arguments: tuple, enabled: bool, strict: bool | None, recording_id: str | None
) -> None:
    with pytest.warns(DeprecationWarning, match="init: give"):
        recording = rr.init("app", *arguments)
    assert recording.is_enabled() is enabled
    assert strict is None or rr.strict_mode() is strict
    assert recording_id is None or recording.get_recording_id() == recording_id


def test_bad_arguments_raise_in_any_mode() -> None:
    rr.set_strict_mode(False)
    for options in ({"tyop": 1}, {"recordingid": "x"}):
        with pytest.raises(TypeError):
            rr.init("app", **options)
    with pytest.raises(TypeError):
        rr.init()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="'recording_id' is given twice"), pytest.warns(DeprecationWarning):
        rr.init("app", "x", recording_id="y")
    with pytest.raises(TypeError, match="at most 6 arguments"):
        rr.init("app", "x", False, True, True, False, 1)
    with pytest.raises(ValueError, match="expected an application id, got an empty text"):
        rr.init("")
    with pytest.raises(TypeError, match="expected an application id as text"):
        rr.init(3)  # type: ignore[arg-type]


def test_the_environment_decides_what_is_enabled(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, expected in (("off", False), ("0", False), ("on", True), ("1", True), ("", False)):
        monkeypatch.setenv("RERUN", value)
        assert rr.init("app", default_enabled=False).is_enabled() is expected
        assert rr.init("app").is_enabled() is (expected or value == "")


def test_nothing_is_logged_while_disabled(tmp_path: Path) -> None:
    recording = rr.init("app", default_enabled=False)
    rr.save(tmp_path / "a.rrd")
    rr.log("a", rr.Scalars(1))
    rr.send_columns("a", [], rr.Scalars.columns(scalars=[1]))
    recording.flush()
    assert not (tmp_path / "a.rrd").exists()
    memory = rr.init("app", default_enabled=True).memory_recording()
    rr.set_enabled(False)
    assert not rr.is_enabled()
    rr.log("off", rr.Scalars(1))
    rr.set_enabled(True)
    rr.log("on", rr.Scalars(1))
    assert [row.path for row in read_rows(memory.drain_as_bytes())] == ["/on"]


def test_examples_draw_the_same_random_numbers() -> None:
    rr.init("rerun_example_x")
    first = (random.random(), np.random.rand())  # noqa: NPY002
    rr.init("rerun_example_x")
    assert (random.random(), np.random.rand()) == first  # noqa: NPY002


def test_new_recording_is_not_set_anywhere_by_itself() -> None:
    recording = rr.new_recording("app", recording_id="x")
    assert rr.get_data_recording() is None
    assert recording.get_recording_id() == "x"
    with pytest.warns(DeprecationWarning, match="new_recording: give recording_id, make_default"):
        other = rr.new_recording("app", "y", True)
    assert rr.get_data_recording() is other


def test_the_recording_id_can_be_set_later(memory: rr.MemoryRecording) -> None:
    rr.log("a", rr.Scalars(1))
    later = uuid.uuid4()
    rr.set_recording_id(later)
    rr.log("b", rr.Scalars(1))
    found = {row.path: row.recording_id for row in read_rows(memory.drain_as_bytes())}
    assert found == {"/a": "run 1", "/b": str(later)}
    with pytest.raises(TypeError, match="expected a UUID, got 'no'"):
        rr.set_recording_id("no")


def test_facts_about_the_recording_are_static_properties(memory: rr.MemoryRecording) -> None:
    rr.send_recording_name("my run")
    rr.send_recording_start_time_nanos(42)
    rr.send_property("camera/left", rr.Scalars(2.5))
    data = memory.drain_as_bytes()
    with load(data) as loaded:
        assert (loaded.recordings[0].name, loaded.recordings[0].start_time) == ("my run", 42)
    rows = [row for row in read_rows(data, properties=True) if "camera" in row.path]
    assert [(row.path, row.is_static, row.cells) for row in rows] == [
        ("/__properties/camera/left", True, {"Scalars:scalars": [2.5]})
    ]


def test_properties_can_be_left_out() -> None:
    memory = rr.RecordingStream("app", send_properties=False).memory_recording()
    assert read_rows(memory.drain_as_bytes(), properties=True) == []


def test_the_version_names_this_package() -> None:
    assert "rerun-render" in rr.version()


def test_the_renderer_takes_what_was_logged(memory: rr.MemoryRecording) -> None:
    for frame in range(3):
        rr.set_time("frame", sequence=frame)
        rr.log("points", rr.Points3D([[0, 0, 0], [1, frame, 1]], radii=0.3, colors=[255, 0, 0]))
    with Renderer(memory.drain_as_bytes(), size=(96, 64), timeline="frame") as renderer:
        picture = renderer.frame(at="0").rgba
    red = (picture[..., 0] > 120) & (picture[..., 1] < 90) & (picture[..., 2] < 90)
    assert picture.shape == (64, 96, 4)
    assert red.sum() > 20
