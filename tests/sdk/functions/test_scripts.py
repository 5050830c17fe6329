"""Options that scripts share, Python's logging, and made-up data."""

from __future__ import annotations

import logging
import sys
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from math import tau
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rerun as rr
from rerun.utilities import bounce_lerp, build_color_grid, build_color_spiral

from rerun_render.store.load import load


@pytest.fixture
def parser() -> Iterator[ArgumentParser]:
    made = ArgumentParser()
    rr.script_add_args(made)
    yield made
    rr.disconnect()
    rr.set_strict_mode(False)
    rr.set_global_data_recording(None)


def test_options_of_all_releases(parser: ArgumentParser) -> None:
    words = "--headless --connect --serve --addr 1.2.3.4:5 --url rerun+http://1.2.3.4:5/proxy --save f --stdout"
    args = parser.parse_args(words.split())
    assert args.headless and args.connect and args.serve and args.stdout
    assert (args.addr, args.url, args.save) == ("1.2.3.4:5", "rerun+http://1.2.3.4:5/proxy", "f")


def test_a_script_that_saves(parser: ArgumentParser, tmp_path: Path) -> None:
    path = tmp_path / "out.rrd"
    args = parser.parse_args(["--save", str(path)])
    recording = rr.script_setup(args, "script", recording_id="mine")
    assert isinstance(recording, rr.RecordingStream)
    assert rr.strict_mode()
    rr.log("p", rr.Points2D([[1, 2]]))
    rr.script_teardown(args)
    rr.disconnect()
    with load(path) as source:
        (found,) = source.recordings
        assert (found.application_id, found.recording_id) == ("script", "mine")
        assert "/p" in map(str, found.entity_paths)


def test_a_headless_script_keeps_its_data(parser: ArgumentParser) -> None:
    rr.script_setup(parser.parse_args(["--headless"]), "script")
    rr.log("p", rr.Points2D([[1, 2]]))
    with load(rr.memory_recording().drain_as_bytes()) as source:
        assert "/p" in map(str, source.recordings[0].entity_paths)


@pytest.mark.parametrize("words", [[], ["--connect"], ["--serve", "--headless"]])
def test_a_script_goes_on_without_a_viewer(
    parser: ArgumentParser, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.warns(rr.RerunWarning, match=r"\.rrd"):
        rr.script_setup(parser.parse_args(words), "script")
    rr.log("p", rr.Points2D([[1, 2]]))
    assert rr.strict_mode()


def test_a_serving_script_ends_with_ctrl_c(parser: ArgumentParser, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_seconds: float) -> None:
        raise KeyboardInterrupt

    module = sys.modules["rerun.script_helpers"]
    monkeypatch.setattr(module.time, "sleep", interrupt)  # type: ignore[attr-defined]
    assert rr.script_teardown(parser.parse_args(["--serve"])) is None


def handled(handler: logging.Handler, name: str) -> None:
    logger = logging.getLogger(name)
    logger.addHandler(handler)
    logger.setLevel(1)
    try:
        logger.warning("%s is %d", "x", 5)
        logger.debug("quiet")
        logger.log(35, "odd")
    finally:
        logger.removeHandler(handler)


@pytest.mark.parametrize(
    ("arguments", "entity"),
    [
        ({}, "test_scripts"),
        ({"path_prefix": "logs/"}, "logs/test_scripts"),
        ({"root_entity_path": "root"}, "root/app/part"),
    ],
)
def test_logging_goes_to_text_logs(logged: Any, arguments: dict[str, str], entity: str) -> None:
    times = threading.local()
    times.next = 0

    class Handler(rr.LoggingHandler):
        def emit(self, record: logging.LogRecord) -> None:
            rr.set_time("frame", sequence=times.next)
            times.next += 1
            super().emit(record)

    handled(Handler(**arguments), "app.part")
    texts = [logged.value(entity, "TextLog:text", at=time) for time in range(3)]
    levels = [logged.value(entity, "TextLog:level", at=time) for time in range(3)]
    assert texts == [["x is 5"], ["quiet"], ["odd"]]
    assert levels == [["WARN"], ["DEBUG"], ["Level 35"]]


def test_the_first_argument_of_the_handler_is_the_prefix(logged: Any) -> None:
    handled(rr.LoggingHandler("logs"), "app")
    assert logged.entities() == ["/logs/test_scripts"]


def test_a_handler_has_one_rule(logged: Any) -> None:
    with pytest.raises(TypeError, match="got both"):
        rr.LoggingHandler("a", root_entity_path="b")


def test_spiral() -> None:
    positions, colors = build_color_spiral(50, radius=3, angular_step=0.1, angular_offset=1.0, z_step=0.5)
    angle = tau * 0.1 * 7 + 1.0
    assert positions.shape == colors.shape == (50, 3)
    assert positions[7] == pytest.approx([3 * np.cos(angle), 3 * np.sin(angle), 3.5])
    assert colors.dtype == np.float64
    assert colors[0] == pytest.approx([0.18995, 0.07176, 0.23217])
    assert colors[-1] == pytest.approx([0.4796, 0.01583, 0.01055])
    assert 0 <= colors.min() and colors.max() <= 1


def test_grid() -> None:
    grid = build_color_grid(2, 3, 4, twist=tau / 4)
    assert grid.positions.shape == grid.colors.shape == (24, 3)
    assert grid.colors.dtype == np.uint8
    assert grid.colors[1].tolist() == [0, 0, 85]
    assert grid.colors[-1].tolist() == [255, 255, 255]
    assert grid.positions[:, 2].min() == -10
    # The top is a quarter turn ahead of the bottom.
    bottom, top = grid.positions[0], grid.positions[3]
    assert top[:2] == pytest.approx([-bottom[1], bottom[0]])


@pytest.mark.parametrize(("t", "value"), [(0, 2), (0.25, 3), (1, 6), (1.25, 5), (2, 2), (2.75, 5)])
def test_back_and_forth(t: float, value: float) -> None:
    assert bounce_lerp(2.0, 6.0, t) == pytest.approx(value)
    assert bounce_lerp(np.array([2.0, 0.0]), np.array([6.0, 0.0]), t) == pytest.approx([value, 0])


def test_back_and_forth_at_many_times() -> None:
    assert bounce_lerp(0.0, 1.0, np.array([0.5, 1.5, 1.75])) == pytest.approx([0.5, 0.5, 0.25])
