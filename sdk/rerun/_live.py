"""What stands in for a live viewer, until there is one: a file, and a warning that names it.

A program that was written for a viewer must go on; in strict mode it is told at once what to do instead.
"""

from __future__ import annotations

import os
import re
import tempfile
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._outputs import BufferedOutput, FileOutput, Message
from .error_utils import RerunWarning, strict_mode, user_stacklevel

if TYPE_CHECKING:
    from ._core import RecordingCore

_WHAT_TO_DO = "use `save`, `stdout` or `memory_recording`, and render the recording with `rerun-render`"


def no_live_recording(call: str, core: RecordingCore, first: Iterable[Message] = ()) -> None:
    """Stands in for a call that shows a recording live.

    first: messages that go before all others. Raises RuntimeError in strict mode. Otherwise warns, and what is logged
    goes to a new file, unless it goes somewhere already.
    """
    from ._lifecycle import ensure_exit_hook

    if strict_mode():
        raise RuntimeError(f"{call}: there is no live viewer here; {_WHAT_TO_DO}")
    if not isinstance(core.output, BufferedOutput):
        core.send_messages(first)
        _warn(f"{call}: there is no live viewer here, so the data goes only where it went before; {_WHAT_TO_DO}")
        return
    path = new_path(core.store_id.application_id or "recording", ".rrd")
    ensure_exit_hook()
    core.set_output(FileOutput.create(path), first=first)
    _warn(f"{call}: there is no live viewer here, so the data goes to {path}; {_WHAT_TO_DO}")


def no_live_viewer(call: str, application_id: str, blueprint: Any) -> None:
    """Stands in for a call that shows a blueprint live: raises in strict mode, else saves it and warns."""
    if strict_mode():
        raise RuntimeError(f"{call}: there is no live viewer here; use `Blueprint.save` or `send_blueprint`")
    path = new_path(application_id, ".rbl")
    blueprint.save(application_id, path)
    _warn(f"{call}: there is no live viewer here, so the blueprint goes to {path}")


def new_path(application_id: str, extension: str) -> Path:
    """A file that does not exist yet, in the working folder if that can be written to, else in the temporary one."""
    name = re.sub(r"[^\w.-]+", "_", application_id).strip("._") or "recording"
    folder = Path.cwd()
    if not os.access(folder, os.W_OK):
        folder = Path(tempfile.gettempdir())
    number = 1
    while True:
        path = folder / (f"{name}{extension}" if number == 1 else f"{name}-{number}{extension}")
        if not path.exists():
            return path
        number += 1


def _warn(message: str) -> None:
    warnings.warn(message, RerunWarning, stacklevel=user_stacklevel())
