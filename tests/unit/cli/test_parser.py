"""Words of the command line: help, versions, wrong usage."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import rerun_render
from rerun_render.cli.main import main
from rerun_render.cli.parser import parse_arguments
from rerun_render.core.errors import UsageError
from rerun_render.encode.formats import EXTENSIONS

HEAVY = {"wgpu", "numba", "av", "PIL", "numpy", "pyarrow", "tqdm", "imageio_ffmpeg", "uharfbuzz"}


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*{{name.split('.')[0] for name in sys.modules}}, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not loaded_by("import rerun_render") & HEAVY


@pytest.mark.parametrize("words", [["--help"], ["info", "--help"], ["doctor", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    code = f"from rerun_render.cli.main import main\ntry:\n    main({words!r})\nexcept SystemExit:\n    pass"
    assert not loaded_by(code) & HEAVY


def test_wrong_usage_loads_nothing_heavy() -> None:
    assert not loaded_by("from rerun_render.cli.main import main\nassert main(['a.rrd', '--nonsense']) == 2") & HEAVY


def test_public_names_can_be_imported() -> None:
    for name in rerun_render.__all__:
        assert getattr(rerun_render, name) is not None
    assert set(rerun_render.__all__) <= set(dir(rerun_render))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = rerun_render.nonsense  # type: ignore[attr-defined]


def test_help_lists_outputs_and_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    text = capsys.readouterr().out
    for extension in EXTENSIONS:
        assert extension in text
    for code in (0, 1, 2, 3, 4, 5, 7, 130, 141):
        assert f"\n  {code} " in text


def test_version_names_what_decides_about_pixels(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    line = capsys.readouterr().out
    assert line.startswith(f"rerun-render {rerun_render.__version__} (python 3.")
    assert "wgpu" in line
    assert "imageio-ffmpeg" in line


def test_first_word_chooses_the_command() -> None:
    assert parse_arguments(["rec.rrd", "-o", "a.mp4"]).command == "render"
    assert parse_arguments(["render", "rec.rrd"]).command == "render"
    assert parse_arguments(["info", "rec.rrd"]).command == "info"
    assert parse_arguments(["./info", "-o", "a.mp4"]).input == ["./info"]
    assert parse_arguments(["doctor", "--json"]).json is True


def test_files_may_stand_between_options() -> None:
    arguments = parse_arguments(["a.rrd", "-o", "out.mp4", "b.rbl", "--from", "1.5s", "--to", "50%"])
    assert arguments.input == ["a.rrd", "b.rbl"]
    assert (arguments.start, arguments.end, arguments.at) == ("1.5s", "50%", None)


def test_numbers_may_begin_with_a_minus() -> None:
    arguments = parse_arguments(["a.rrd", "--eye", "-1,2,3", "--up", "-.5,0,1", "--look-at", "0,0,0", "--fov", "40"])
    assert (arguments.eye, arguments.up, arguments.look_at, arguments.fov) == ("-1,2,3", "-.5,0,1", "0,0,0", "40")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "the following arguments are required: input"),
        (["a.rrd"], "expected an output: -o out.mp4"),
        (["a.rrd", "-o", "a.avi"], "known extension (.mp4"),
        (["a.rrd", "-o", "a.mp4", "--size", "big"], "expected a size such as 1280x720"),
        (["a.rrd", "-o", "a.mp4", "--size", "0x10"], "expected a width and height of 1 to"),
        (["a.rrd", "-o", "a.mp4", "--fps", "0"], "expected fps above 0"),
        (["a.rrd", "-o", "a.mp4", "--speed", "-1"], "expected speed above 0"),
        (["a.rrd", "-o", "a.mp4", "--samples", "3"], "invalid choice: 3"),
        (["a.rrd", "-o", "a.mp4", "--at", "1", "--from", "0"], "exclude each other"),
        (["a.rrd", "-o", "a.png", "--from", "0"], "does not fit a single picture"),
        (["a.rrd", "-o", "a.mp4", "--hash"], "add --json"),
        (["a.rrd", "-o", "-", "--json"], "cannot both go to stdout"),
        (["--json", "a.rrd", "b.rrd", "-o", "a.mp4"], "expected --json to name a .json file"),
        (["a.rrd", "-o", "a.mp4", "--nonsense"], "unrecognized arguments: --nonsense"),
        (["info"], "required: input"),
        (["a.rrd", "-o", "a.mp4", "--eye", "-1,2"], "expected eye as three numbers x,y,z, got '-1,2'"),
        (["a.rrd", "-o", "a.mp4", "--camera", "spin"], "expected a camera of orbit, orbit:TURNS, entity:/PATH or"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.startswith("rerun-render: error: ")
    assert captured.err.count("\n") == 1
    assert captured.out == ""
    assert list(tmp_path.iterdir()) == []


def test_sizes_have_names() -> None:
    from rerun_render.replay.options import parse_size

    assert parse_size("1920x1080") == parse_size("1080p") == parse_size("1080P") == (1920, 1080)
    assert parse_size("4k") == (3840, 2160)
    assert parse_size((3, 5)) == (3, 5)
    for wrong in ("x", "10x", (1, 2, 3), (0, 5), (1.5, 2)):
        with pytest.raises(UsageError):
            parse_size(wrong)  # type: ignore[arg-type]
