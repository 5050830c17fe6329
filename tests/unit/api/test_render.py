"""From a recording to files and arrays, with a stand-in for the GPU."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import rerun_render
from rerun_render.api import render_file
from rerun_render.core.errors import AdapterError, EncodeError, InputError, SkippedContentError, UsageError
from rerun_render.core.report import Reporter
from rerun_render.replay import player
from rerun_render.replay.options import RenderOptions
from tests.helpers.replay import FakeBackend
from tests.helpers.video import decode

DATA = Path(__file__).parents[2] / "data" / "rrd" / "0.41.0"
POINTS = DATA / "points3d.rrd"
TWO = DATA / "two_recordings.rrd"
WITH_LOSSES = DATA / "all_basic.rrd"
SIZE = (64, 48)


@pytest.fixture(autouse=True)
def backends(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[FakeBackend]]:
    opened: list[FakeBackend] = []

    def open_fake(**_: object) -> FakeBackend:
        opened.append(FakeBackend())
        return opened[-1]

    monkeypatch.setattr(player, "open_backend", open_fake)
    yield opened
    assert all(backend.num_closed == 1 for backend in opened), "what was opened is closed, once"


def test_render_writes_the_video_and_reports(tmp_path: Path) -> None:
    out = tmp_path / "a.mp4"
    progress: list[tuple[int, int]] = []
    report = rerun_render.render(
        TWO, out, size=SIZE, hash_frames=True, progress=lambda done, total: progress.append((done, total))
    )
    assert report.outputs == (str(out),)
    assert (report.timeline, report.start, report.end) == ("step", 0, 2)
    assert report.frames == 3 == len(decode(out).frames) == len(report.hashes)
    assert report.rendered + report.repeated == report.frames
    assert report.adapter == "fake"
    assert report.stages.wall > 0
    assert progress == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert json.loads(json.dumps(report.to_json()))["frames"] == 3


def test_single_picture_shows_the_end_or_the_time_asked_for(tmp_path: Path) -> None:
    assert rerun_render.render(TWO, tmp_path / "a.png", size=SIZE).start == 2
    report = rerun_render.render(TWO, tmp_path / "b.png", size=SIZE, at="#1")
    assert (report.start, report.end, report.frames) == (1, 1, 1)
    assert rerun_render.render(TWO, tmp_path / "c.mp4", size=SIZE, at=1).frames == 1


def test_sequence_of_pictures(tmp_path: Path) -> None:
    report = rerun_render.render(TWO, tmp_path / "frames" / "%03d.png", size=SIZE)
    assert [Path(path).name for path in report.outputs] == ["000.png", "001.png", "002.png"]


@pytest.mark.parametrize("source", [POINTS.read_bytes(), io.BytesIO(POINTS.read_bytes()), [POINTS], str(POINTS)])
def test_sources_of_all_kinds(source: rerun_render.api.Source) -> None:
    with rerun_render.Renderer(source, size=SIZE) as renderer:
        assert len(renderer.views) == 1
        assert renderer.frame().rgba.shape == (48, 64, 4)


def test_renderer_gives_frames_in_order(backends: list[FakeBackend]) -> None:
    with rerun_render.Renderer(TWO, size=SIZE) as renderer:
        assert set(renderer.timelines) == {"log_time", "step"}
        assert backends == [], "no adapter is opened before a frame is asked for"
        frames = list(renderer.frames())
        assert [frame.time for frame in frames] == [0, 1, 2]
        assert [frame.time for frame in renderer.frames(start="#1", fps=15)] == [1, 2]
        assert renderer.frame(at="50%").time == 1
        assert np.asarray(frames[0]).shape == (48, 64, 4)
        assert renderer.report.frames == 6
    assert len(backends) == 1


def test_serial_and_pipelined_reports_have_the_same_hashes(tmp_path: Path) -> None:
    options = {"size": SIZE, "hash_frames": True}
    pipelined = rerun_render.render(TWO, tmp_path / "a.mp4", **options)
    serial = rerun_render.render(TWO, tmp_path / "b.mp4", serial=True, **options)
    assert pipelined.hashes == serial.hashes
    assert (pipelined.rendered, pipelined.repeated) == (serial.rendered, serial.repeated)


def test_frames_can_be_left_and_asked_for_again() -> None:
    with rerun_render.Renderer(TWO, size=SIZE) as renderer:
        for _ in renderer.frames():
            break
        assert [frame.time for frame in renderer.frames()] == [0, 1, 2]
        unfinished = renderer.frames()
        next(unfinished)
        with pytest.raises(UsageError, match="finish that loop, or close its iterator"):
            renderer.frame()
        unfinished.close()  # type: ignore[attr-defined]
        assert renderer.frame().time == 2


def test_given_back_end_serves_many_and_is_left_open() -> None:
    backend = FakeBackend()
    for _ in range(2):
        with rerun_render.Renderer(TWO, size=SIZE, backend=backend) as renderer:
            assert len(list(renderer.frames())) == 3
    assert backend.num_closed == 0


def test_recordings_are_chosen_by_number_or_id(tmp_path: Path) -> None:
    with rerun_render.Renderer(TWO, size=SIZE) as renderer:
        first = renderer.recording.recording_id
        (issue,) = [issue for issue in renderer.reporter if issue.kind == "other-recordings"]
        assert issue.severity == "info"
    with rerun_render.Renderer(TWO, size=SIZE, recording=1) as renderer:
        second = renderer.recording.recording_id
        assert not [issue for issue in renderer.reporter if issue.kind == "other-recordings"]
    assert second != first
    assert second in issue.message
    for wanted in (second, "1"):
        assert rerun_render.render(TWO, tmp_path / f"{wanted}.png", size=SIZE, recording=wanted).recording == second
    with pytest.raises(UsageError, match=f"0 = .*{first}, 1 = .*{second}, got 'third'"):
        rerun_render.Renderer(TWO, recording="third")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"timeline": "nope"}, "--timeline to be one of 'log_time', 'step', got 'nope'"),
        ({"view": "nope"}, "got 'nope'"),
        ({"at": "#99"}, r"within #0 to #2 on timeline 'step', got #99"),
        ({"at": "1.5s"}, "sequence timeline 'step' .#0 to #2., got '1.5s'"),
        ({"start": 50}, "range within #0 to #2"),
        ({"size": "big"}, "expected a size"),
        ({"samples": 3}, "samples of 1 or 4"),
        ({"codec": "vp8"}, "--codec to be one of"),
    ],
)
def test_wrong_options_are_usage_errors_that_leave_nothing(
    tmp_path: Path, options: dict[str, object], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        rerun_render.render(TWO, tmp_path / "a.mp4", **options)
    assert list(tmp_path.iterdir()) == []


def test_view_can_be_named_or_numbered(tmp_path: Path) -> None:
    for view in (0, "0", "/"):
        assert rerun_render.render(TWO, tmp_path / "a.png", size=SIZE, view=view, overwrite=True).frames == 1


def test_unreadable_sources_are_input_errors(tmp_path: Path) -> None:
    (tmp_path / "text.rrd").write_text("this is no recording at all, but long enough for a header")
    for source in (tmp_path / "missing.rrd", tmp_path / "text.rrd", b""):
        with pytest.raises(InputError):
            rerun_render.render(source, tmp_path / "a.mp4")
    assert not (tmp_path / "a.mp4").exists()


def test_missing_adapter_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> FakeBackend:
        raise AdapterError("no graphics adapter")

    monkeypatch.setattr(player, "open_backend", refuse)
    with pytest.raises(AdapterError):
        rerun_render.render(TWO, tmp_path / "a.mp4")
    assert list(tmp_path.iterdir()) == []


def test_device_lost_midway_keeps_a_playable_part(tmp_path: Path) -> None:
    backend = FakeBackend(fail_at=2)
    with pytest.raises(RuntimeError, match="the device is lost") as caught:
        render_file(TWO, tmp_path / "a.mp4", RenderOptions(size=SIZE, serial=True), backend=backend)
    assert "a.mp4.part" in caught.value.__notes__[0]
    assert len(decode(tmp_path / "a.mp4.part").frames) >= 1
    assert not (tmp_path / "a.mp4").exists()


def test_encoder_death_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\nexit 9\n")
    program.chmod(0o755)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(program))
    with pytest.raises(EncodeError, match="exit code 9"):
        rerun_render.render(TWO, tmp_path / "a.mp4")
    assert list(tmp_path.iterdir()) == [program]


def test_strict_turns_losses_into_an_error_after_the_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def load_with_loss(source: object, *, reporter: Reporter) -> object:
        reporter.error("damaged-message", "a.rrd", "bytes were lost")
        return load(source, reporter=reporter)  # type: ignore[arg-type]

    from rerun_render.store.load import load

    monkeypatch.setattr("rerun_render.store.load.load", load_with_loss)
    assert [issue.kind for issue in rerun_render.render(TWO, tmp_path / "a.png").losses] == ["damaged-message"]
    with pytest.raises(SkippedContentError, match=r"1 losses: error: a\.rrd: bytes were lost"):
        rerun_render.render(TWO, tmp_path / "b.png", strict=True)
    assert (tmp_path / "b.png").exists()
    with pytest.raises(SkippedContentError), rerun_render.Renderer(TWO, strict=True):
        pass


def test_infos_are_no_losses(tmp_path: Path) -> None:
    report = rerun_render.render(TWO, tmp_path / "a.png", strict=True)
    assert [issue.severity for issue in report.issues] == ["info"]


def test_closing_stops_an_unfinished_loop() -> None:
    with rerun_render.Renderer(TWO, size=SIZE) as renderer:
        frames = renderer.frames(fps=1000)
        next(frames)
    assert not [thread for thread in threading.enumerate() if thread.name == "rerun-render-scene"]
    assert list(frames) == []
