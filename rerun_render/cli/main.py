"""Entry point: runs a command, and turns errors into one line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

from rerun_render.cli.parser import parse_arguments
from rerun_render.core.errors import Interrupted, RerunRenderError

_BROKEN_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code; see `rerun-render --help` for their meaning."""
    try:
        arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
        if arguments.command == "info":
            from rerun_render.cli.info import run_info

            code = run_info(arguments)
        elif arguments.command == "doctor":
            from rerun_render.cli.doctor import run_doctor

            code = run_doctor(arguments)
        elif arguments.command == "warmup":
            from rerun_render.cli.warmup import run_warmup

            code = run_warmup()
        elif arguments.command == "sdk-path":
            from rerun_render.cli.sdk import run_sdk_path

            code = run_sdk_path(arguments)
        else:
            from rerun_render.cli.render import run_render

            code = run_render(arguments)
        sys.stdout.flush()
        return code
    except RerunRenderError as error:
        return _fail(error, str(error), error.exit_code)
    except KeyboardInterrupt as error:
        return _fail(error, "stopped by the user", Interrupted.exit_code, severity="interrupted")
    except BrokenPipeError:
        _silence_stdout()
        return _BROKEN_PIPE
    except MemoryError as error:
        return _fail(error, "out of memory: try a smaller --size, or a shorter range", 1)
    except Exception as error:
        text = f"internal error: {type(error).__name__}: {error}"
        return _fail(error, text + " (RERUN_RENDER_DEBUG=1 shows where)", 1)


def _fail(error: BaseException, message: str, code: int, *, severity: str = "error") -> int:
    if os.environ.get("RERUN_RENDER_DEBUG", "0") not in ("", "0"):
        traceback.print_exception(error)
    notes = "".join(f"; {note}" for note in getattr(error, "__notes__", ()))
    line = " ".join((message + notes).split())
    print(f"rerun-render: {severity}: {line}", file=sys.stderr)
    return code


def _silence_stdout() -> None:
    # Python flushes stdout once more at exit and would complain about the closed pipe.
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
