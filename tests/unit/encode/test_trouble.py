"""Interrupted runs and failing encoders never leave a half-written output behind."""

from __future__ import annotations

import time
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from rerun_render.core.errors import EncodeError
from rerun_render.encode.encoder import Encoder, open_encoder
from rerun_render.encode.ffmpeg import FfmpegPipe, find_ffmpeg, run_ffmpeg
from tests.helpers.video import decode

FRAME = np.full((48, 64, 4), 200, np.uint8)
NOISE = np.random.default_rng(7).integers(0, 255, (8, 480, 640, 4), np.uint8)


def fake_ffmpeg(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "ffmpeg"
    program.write_text("#!/bin/sh\n" + script)
    program.chmod(0o755)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(program))


def feed(encoder: Encoder, count: int = 2000) -> None:
    for _ in range(count):
        encoder.write(FRAME)
    encoder.finish()


@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.mkv", "a.webm", "a.gif"])
def test_interrupted_output_plays_under_its_part_name(tmp_path: Path, name: str) -> None:
    encoder = open_encoder(tmp_path / name, size=(64, 48))
    for _ in range(20):
        encoder.write(FRAME)
    part = encoder.abort(keep=True)
    assert part == tmp_path / f"{name}.part"
    assert len(decode(part).frames) == 20
    assert not (tmp_path / name).exists()


def test_abort_without_keep_leaves_nothing(tmp_path: Path) -> None:
    encoder = open_encoder(tmp_path / "a.mp4", size=(64, 48))
    encoder.write(FRAME)
    assert encoder.abort(keep=False) is None
    assert list(tmp_path.iterdir()) == []


def test_abort_before_the_first_frame_leaves_nothing(tmp_path: Path) -> None:
    assert open_encoder(tmp_path / "a.mp4", size=(64, 48)).abort(keep=True) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.webm"])
def test_full_disk_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.part").symlink_to("/dev/full")
    encoder = open_encoder(tmp_path / name, size=(640, 480), crf=0)
    with pytest.raises(EncodeError, match=r"No space left on device.*the disk is full"):
        for index in range(400):
            encoder.write(NOISE[index % len(NOISE)])
        encoder.finish()
    assert list(tmp_path.iterdir()) == []


def test_encoder_that_dies_midway_is_noticed_and_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_ffmpeg(tmp_path, monkeypatch, "head -c 100000 >/dev/null\necho 'something burst' >&2\nexit 9\n")
    encoder = open_encoder(tmp_path / "a.mp4", size=(64, 48))
    with pytest.raises(EncodeError, match=r"stopped after \d+ frames, exit code 9: something burst"):
        feed(encoder)
    assert {p.name for p in tmp_path.iterdir()} == {"ffmpeg"}


def test_encoder_that_fails_at_the_end_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_ffmpeg(tmp_path, monkeypatch, "cat >/dev/null\necho 'late trouble' >&2\nexit 3\n")
    encoder = open_encoder(tmp_path / "a.mp4", size=(64, 48))
    with pytest.raises(EncodeError, match="after 30 frames, exit code 3: late trouble"):
        feed(encoder, 30)
    assert {p.name for p in tmp_path.iterdir()} == {"ffmpeg"}


def test_failing_last_step_keeps_no_unfinished_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = 'case "$*" in *pipe:0*) cat >/dev/null;; *) echo "cannot rewrite" >&2; exit 2;; esac\n'
    fake_ffmpeg(tmp_path, monkeypatch, script)
    with pytest.raises(EncodeError, match="exit code 2: cannot rewrite"):
        feed(open_encoder(tmp_path / "a.mp4", size=(64, 48)), 3)
    assert not (tmp_path / "a.mp4").exists()


def test_hanging_encoder_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_ffmpeg(tmp_path, monkeypatch, "exec sleep 1000\n")
    pipe = FfmpegPipe([], frame_bytes=NOISE[0].nbytes)
    for frame in NOISE[:2]:
        pipe.write(frame.data.cast("B"))
    began = time.monotonic()
    assert pipe.stop(drop=True, timeout_secs=0.5) is False
    assert time.monotonic() - began < 10


def test_missing_ffmpeg_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise RuntimeError("No ffmpeg exe could be found.")

    monkeypatch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", missing)
    with pytest.raises(EncodeError, match="pip install imageio-ffmpeg"):
        find_ffmpeg()


def test_ffmpeg_that_cannot_start_is_an_encode_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "nothing"))
    with pytest.raises(EncodeError, match="cannot be started"):
        open_encoder(tmp_path / "a.mp4", size=(64, 48))
    with pytest.raises(EncodeError, match="cannot be started"):
        run_ffmpeg(["-version"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.mp4", "a.png"])
def test_missing_folder_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(EncodeError, match=r"No such file|cannot be used|cannot be written"):
        open_encoder(tmp_path / "nowhere" / name, size=(64, 48))


def test_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for name in ("a.mp4", "%05d.png"):
        with pytest.raises(EncodeError, match=r"Not a directory|File exists"):
            open_encoder(tmp_path / "file" / name, size=(64, 48))


def test_frames_of_a_wrong_shape_are_refused(tmp_path: Path) -> None:
    encoder = open_encoder(tmp_path / "a.mp4", size=(64, 48))
    with pytest.raises(EncodeError, match=r"expected a frame of shape \(48, 64, 4\) uint8, got \(48, 64, 3\)"):
        encoder.write(FRAME[..., :3])
    encoder.abort(keep=False)
