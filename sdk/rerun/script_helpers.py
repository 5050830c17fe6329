"""Command line options that scripts share: where their data goes."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING
from uuid import UUID

from . import sinks
from ._init import init
from .error_utils import set_strict_mode

if TYPE_CHECKING:
    from .blueprint import BlueprintLike
    from .recording_stream import RecordingStream

_NOTE = "a viewer has to be running already"


def script_add_args(parser: ArgumentParser) -> None:
    """Add the options that `script_setup` understands: where the data goes."""
    parser.add_argument("--headless", action="store_true", help="do not start a viewer")
    parser.add_argument("--connect", action="store_true", help=f"send the data to a viewer ({_NOTE})")
    parser.add_argument("--serve", action="store_true", help="let viewers fetch the data from this process")
    parser.add_argument("--url", type=str, default=None, help="address of the viewer to connect to")
    parser.add_argument("--addr", type=str, default=None, help="the same as ip:port")
    parser.add_argument("--save", type=str, default=None, metavar="FILE", help="write the data to a file")
    parser.add_argument("-o", "--stdout", dest="stdout", action="store_true", help="write the data to stdout")


def script_setup(
    args: Namespace,
    application_id: str,
    recording_id: str | UUID | None = None,
    default_blueprint: BlueprintLike | None = None,
) -> RecordingStream:
    """Start a recording that goes where the options say, in strict mode; without an option, to a viewer.

    Parameters
    ----------
    args:
        What the parser found.
    application_id, recording_id:
        As in `init`.
    default_blueprint:
        How the data is laid out unless the user of the viewer says something else.
    """
    recording = init(application_id, recording_id=recording_id)
    option = vars(args)
    # Where data cannot go, the script is told so by a warning and goes on: strict mode is for its own calls.
    set_strict_mode(False)
    if option.get("stdout"):
        sinks.stdout(default_blueprint=default_blueprint)
    elif option.get("serve"):
        sinks.serve(open_browser=not option.get("headless"), default_blueprint=default_blueprint)
    elif option.get("connect"):
        url = option.get("url") or option.get("addr")
        sinks.connect(url, default_blueprint=default_blueprint)
    elif option.get("save"):
        sinks.save(option["save"], default_blueprint=default_blueprint)
    elif not option.get("headless"):
        sinks.spawn(default_blueprint=default_blueprint)
    set_strict_mode(True)
    return recording


def script_teardown(args: Namespace) -> None:
    """Keep the process alive until Ctrl-C while viewers fetch data from it (`--serve`)."""
    if not vars(args).get("serve"):
        return
    try:
        while True:
            time.sleep(1)
    except KeyboardInterrupt:
        return
