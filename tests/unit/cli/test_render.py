"""The command line as users run it: in a process of its own, with the real back end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from rerun_render.cli import main as main_module
from rerun_render.cli.main import main
from tests.helpers.video import decode

DATA = Path(__file__).parents[2] / "data" / "rrd" / "0.41.0"
TWO = str(DATA / "two_recordings.rrd")
SMALL = ["--size", "64x48"]
# A thousand frames per second of a slow replay: long to encode, quick to stop.
LONG = ["--fps", "1000", "--speed", "0.0001"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def run(*words: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "rerun_render", *words], capture_output=True, input=stdin, env=ENVIRONMENT, check=False
    )


def test_recording_to_video_with_report(tmp_path: Path) -> None:
    done = run(TWO, "-o", str(tmp_path / "a.mp4"), *SMALL, "--json", str(tmp_path / "r.json"), "--hash")
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    found = json.loads((tmp_path / "r.json").read_text())
    assert found["frames"] == 3 == len(found["hashes"]) == len(decode(tmp_path / "a.mp4").frames)
    assert found["adapter"]
    assert b"info: the source holds 2 recordings" in done.stderr
    assert b"3 frames of 64x48" in done.stderr
    assert b"\r" not in done.stderr, "no progress bar off a terminal"


def test_serial_and_pipelined_runs_give_the_same_pixels(tmp_path: Path) -> None:
    hashes = []
    for name, more in (("a", []), ("b", ["--serial"])):
        done = run(TWO, "-o", str(tmp_path / f"{name}.mp4"), *SMALL, "--json", "-q", "--hash", "--fps", "60", *more)
        assert done.returncode == 0, done.stderr
        assert done.stderr == b""
        hashes.append(json.loads(done.stdout)["hashes"])
    assert hashes[0] == hashes[1]
    assert len(set(hashes[0])) == 3


def test_raw_frames_on_stdout_equal_the_picture(tmp_path: Path) -> None:
    from PIL import Image

    raw = run(TWO, "-o", "-", "--format", "rgba", "-q", *SMALL)
    assert raw.returncode == 0, raw.stderr
    frames = np.frombuffer(raw.stdout, np.uint8).reshape(3, 48, 64, 4)
    assert run(TWO, "-o", str(tmp_path / "a.png"), *SMALL).returncode == 0
    assert np.array_equal(np.asarray(Image.open(tmp_path / "a.png").convert("RGBA")), frames[2])


def test_y4m_is_the_default_stream_and_stdin_is_read() -> None:
    done = run("-", "-o", "-", "-q", *SMALL, stdin=Path(TWO).read_bytes())
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"YUV4MPEG2 W64 H48 F30:1")
    assert done.stdout.count(b"FRAME\n") == 3


def _take_interrupts() -> None:
    # A shell starts what it runs in the background with interrupts ignored, and the tests may run there.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_leaves_a_playable_part_and_says_so(tmp_path: Path) -> None:
    part = tmp_path / "a.mp4.part"
    words = [sys.executable, "-m", "rerun_render", TWO, "-o", str(tmp_path / "a.mp4"), "--size", "640x480", *LONG]
    with subprocess.Popen(
        words, stderr=subprocess.PIPE, env=ENVIRONMENT, start_new_session=True, preexec_fn=_take_interrupts
    ) as process:
        try:
            until = time.monotonic() + 60
            while not (part.exists() and part.stat().st_size > 2000) and time.monotonic() < until:
                time.sleep(0.05)
            os.killpg(process.pid, signal.SIGINT)
            _, stderr = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert b"Traceback" not in stderr
    last = stderr.decode().strip().splitlines()[-1]
    assert last.startswith("rerun-render: interrupted: stopped by the user; what was rendered so far is kept")
    assert last.endswith("a.mp4.part")
    assert len(decode(part).frames) >= 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4.part"]


@pytest.mark.parametrize("stream", ["y4m", "rgba"])
def test_reader_that_goes_away_is_exit_code_141(stream: str) -> None:
    words = [sys.executable, "-m", "rerun_render", TWO, "-o", "-", "--format", stream, *LONG]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(100)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 141


def test_missing_adapter_is_exit_code_4(tmp_path: Path) -> None:
    done = run(TWO, "-o", str(tmp_path / "a.mp4"), "--adapter", "no such adapter")
    assert done.returncode == 4
    assert done.stderr.count(b"\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["missing.rrd", "-o", "a.mp4"], ["info", "missing.rrd"], [".", "-o", "a.mp4"]])
def test_unreadable_input_is_exit_code_3(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 3
    captured = capsys.readouterr()
    assert captured.err.startswith("rerun-render: error: ")
    assert captured.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_existing_output_is_refused_before_anything_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.mp4").write_bytes(b"precious")
    assert main(["missing.rrd", "-o", str(tmp_path / "a.mp4")]) == 2
    assert "use -y" in capsys.readouterr().err
    assert (tmp_path / "a.mp4").read_bytes() == b"precious"


def test_strict_fails_after_writing(tmp_path: Path) -> None:
    damaged = bytearray(Path(TWO).read_bytes())
    broken = tmp_path / "broken.rrd"
    broken.write_bytes(damaged[: len(damaged) // 2])
    done = run(str(broken), "-o", str(tmp_path / "a.png"), "--strict", *SMALL)
    assert done.returncode == 7, done.stderr
    assert b"error: strict: " in done.stderr
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "a.png").exists()


def test_unexpected_errors_are_one_line_unless_debugging(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def explode(argv: object) -> None:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr(main_module, "parse_arguments", explode)
    assert main([]) == 1
    err = capsys.readouterr().err
    assert (
        err == "rerun-render: error: internal error: ZeroDivisionError: two lines (RERUN_RENDER_DEBUG=1 shows where)\n"
    )
    monkeypatch.setenv("RERUN_RENDER_DEBUG", "1")
    assert main([]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_info_as_text_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", TWO]) == 0
    text = capsys.readouterr().out
    assert "step: sequence, #0 to #2, 3 rows (default)" in text
    assert "0: 3D '/'" in text
    assert main(["info", TWO, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [recording["number"] for recording in found["recordings"]] == [0, 1]
    recording = found["recordings"][0]
    assert recording["sdk_version"] == "0.41.0"
    assert recording["default_timeline"] == "step"
    assert "/points" in [entity["path"] for entity in recording["entities"]]


def test_very_long_outputs_say_how_long(capsys: pytest.CaptureFixture[str]) -> None:
    from rerun_render.cli.render import _ProgressBar

    _ProgressBar(fps=30, quiet=False)(0, 26_000_000)
    assert "26000000 frames, a video of 240:44:27" in capsys.readouterr().err
    _ProgressBar(fps=30, quiet=True)(0, 26_000_000)
    _ProgressBar(fps=30, quiet=False)(0, 900)
    assert capsys.readouterr().err == ""
