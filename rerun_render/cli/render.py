"""`rerun-render rec.rrd -o out.mp4`."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Any

from rerun_render.api import render_file
from rerun_render.core.errors import EncodeError, UsageError
from rerun_render.replay.options import RenderOptions
from rerun_render.replay.summary import Report, StageTimes

_MANY_FRAMES = 18_000
_OPTIONS = {field.name for field in fields(RenderOptions)}


def run_render(arguments: argparse.Namespace) -> int:
    """Render, report, and return the exit code."""
    if arguments.output is None:
        raise UsageError("expected an output: -o out.mp4 (see `rerun-render --help`)")
    if arguments.json not in (None, "-") and not arguments.json.endswith(".json"):
        # `--json rec.rrd` must not take the recording for the report's name.
        raise UsageError(f"expected --json to name a .json file (or -), got {arguments.json!r}")
    if arguments.json == "-" and arguments.output == "-":
        raise UsageError("the video and the report cannot both go to stdout: give --json a file name")
    if arguments.hash_frames and arguments.json is None:
        raise UsageError("--hash puts its hashes into the JSON report: add --json")
    options = RenderOptions(**{name: value for name, value in vars(arguments).items() if name in _OPTIONS})
    _show_log(quiet=arguments.quiet)
    with _ProgressBar(fps=options.fps, quiet=arguments.quiet) as progress:
        source = arguments.input[0] if len(arguments.input) == 1 else arguments.input
        report = render_file(source, arguments.output, options, progress=progress)
    if arguments.json is not None:
        _write_json(report, arguments.json)
    if not arguments.quiet:
        _print_issues(report)
        _print_summary(report)
    if options.strict:
        report.raise_for_losses()
    return 0


def _show_log(*, quiet: bool) -> None:
    """Messages of the package while it works, such as "compiling ...", as lines like our own."""
    log = logging.getLogger("rerun_render")
    log.setLevel(logging.ERROR if quiet else logging.INFO)
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("rerun-render: %(message)s"))
        log.addHandler(handler)
        log.propagate = False


class _ProgressBar:
    """A bar on stderr when that is a terminal; otherwise only a warning about very long outputs."""

    def __init__(self, *, fps: float, quiet: bool) -> None:
        self._fps = fps
        self._quiet = quiet
        self._bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        if self._quiet:
            return
        if done == 0:
            self._begin(total)
        elif self._bar is not None:
            self._bar.update(done - self._bar.n)

    def _begin(self, total: int) -> None:
        if total > _MANY_FRAMES:
            length = _duration(total / self._fps)
            hint = "shorten it with --from, --to, --speed or --timeline"
            print(f"rerun-render: {total} frames, a video of {length}; {hint}", file=sys.stderr)
        if sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=total, unit="frame", file=sys.stderr, dynamic_ncols=True)

    def __enter__(self) -> _ProgressBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()


def _print_issues(report: Report) -> None:
    for issue, count in zip(report.issues, report.issue_counts, strict=True):
        times = f" ({count} times)" if count > 1 else ""
        print(f"rerun-render: {issue}{times}", file=sys.stderr)


def _print_summary(report: Report) -> None:
    seconds = report.stages.wall
    rate = report.frames / seconds if seconds > 0 else 0.0
    stages = ", ".join(
        f"{field.name} {getattr(report.stages, field.name):.1f} s"
        for field in fields(StageTimes)
        if field.name != "wall"
    )
    target = _shown_output(report.outputs)
    width, height = report.size
    print(
        f"rerun-render: {target}: {_frames(report)} of {width}x{height} "
        f"in {seconds:.1f} s, {rate:.1f} per second, on {report.adapter} [{stages}]",
        file=sys.stderr,
    )


def _frames(report: Report) -> str:
    frames = "1 frame" if report.frames == 1 else f"{report.frames} frames"
    return f"{frames} ({report.repeated} unchanged)" if report.repeated else frames


def _shown_output(outputs: tuple[str, ...]) -> str:
    if not outputs:
        return "stdout"
    return outputs[0] if len(outputs) == 1 else f"{outputs[0]} to {Path(outputs[-1]).name}"


def _write_json(report: Report, target: str) -> None:
    text = json.dumps(report.to_json(), indent=2) + "\n"
    if target == "-":
        sys.stdout.write(text)
        return
    try:
        Path(target).write_text(text, encoding="utf-8")
    except OSError as error:
        raise EncodeError(f"the report cannot be written: {error.strerror or error}: {target}") from error


def _duration(seconds: float) -> str:
    minutes, secs = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{secs:02d}"
