"""Starting a recording."""

from __future__ import annotations

import random
import sys
import warnings
from typing import TYPE_CHECKING, Any
from uuid import UUID

import numpy as np

from . import __version__
from ._ids import process_recording_id
from .error_utils import set_strict_mode
from .recording_stream import RecordingStream

if TYPE_CHECKING:
    from .blueprint import BlueprintLike

__all__ = ["init", "new_recording", "version"]

_FIRST_ORDER = ("spawn", "default_enabled", "strict")  # until 0.5
_SECOND_ORDER = ("recording_id", "spawn", "init_logging", "default_enabled", "strict")  # 0.6 to 0.8
_NEW_RECORDING_ORDER = ("recording_id", "make_default", "make_thread_default", "spawn", "default_enabled")
_EXPERIMENTS = ("exp_init_blueprint", "exp_add_to_app_default_blueprint")


def init(application_id: str, *older_arguments: Any, **options: Any) -> RecordingStream:
    """Start the recording of this process. Until then, every call is a no-op.

    application_id: names the program. recording_id: names the recording; processes started through `multiprocessing`
    get the same one by default. spawn: see `rerun.spawn`; default_blueprint: what it shows. default_enabled: whether
    anything is logged, unless the environment variable `RERUN` (on, off) says it. strict: whether errors are raised.
    send_properties: store the time at which the recording began. init_logging: there for older programs, does nothing.

    Returns the recording. The arguments of older releases by position still work, with a DeprecationWarning.

    >>> import rerun as rr
    >>> recording = rr.init("my_app", strict=True)
    """
    if older_arguments:
        order = _FIRST_ORDER if isinstance(older_arguments[0], bool) else _SECOND_ORDER
        _take_positional("init", order, older_arguments, options)
    for name in _EXPERIMENTS:
        if options.pop(name, None) is not None:
            warnings.warn(f"init: '{name}' does nothing any more", DeprecationWarning, stacklevel=2)
    return _init(application_id, **options)


def _init(
    application_id: str,
    *,
    recording_id: str | UUID | None = None,
    spawn: bool = False,
    init_logging: bool = True,
    default_enabled: bool = True,
    strict: bool | None = None,
    default_blueprint: BlueprintLike | None = None,
    send_properties: bool = True,
    batcher_config: Any = None,
) -> RecordingStream:
    if strict is not None:
        set_strict_mode(strict)
    recording = RecordingStream(
        application_id,
        recording_id=process_recording_id() if recording_id is None else recording_id,
        make_default=True,
        default_enabled=default_enabled,
        send_properties=send_properties,
        batcher_config=batcher_config,
    )
    if application_id.startswith("rerun_example_"):  # examples show the same pictures every time
        random.seed(0)
        np.random.seed(0)  # noqa: NPY002 - what examples use
    if spawn:
        recording.spawn(default_blueprint=default_blueprint)
    return recording


def new_recording(application_id: str, *older_arguments: Any, **options: Any) -> RecordingStream:
    """Older name of `RecordingStream`, which can also `spawn`. Not set anywhere unless `make_default` or
    `make_thread_default` says so."""
    if older_arguments:
        _take_positional("new_recording", _NEW_RECORDING_ORDER, older_arguments, options)
    spawn = options.pop("spawn", False)
    recording = RecordingStream(application_id, **options)
    if spawn:
        recording.spawn()
    return recording


def version() -> str:
    """Name and version of this SDK, and of what it runs on."""
    python = ".".join(map(str, sys.version_info[:3]))
    return f"rerun-render SDK {__version__} (Python {python}, numpy {np.__version__}, {sys.platform})"


def _take_positional(
    function: str, order: tuple[str, ...], arguments: tuple[Any, ...], options: dict[str, Any]
) -> None:
    """Moves arguments by position to their names."""
    if len(arguments) > len(order):
        raise TypeError(f"{function}: expected at most {len(order) + 1} arguments, got {len(arguments) + 1}")
    names = order[: len(arguments)]
    warnings.warn(f"{function}: give {', '.join(names)} by name", DeprecationWarning, stacklevel=3)
    for name, value in zip(names, arguments, strict=True):
        if name in options:
            raise TypeError(f"{function}: '{name}' is given twice")
        options[name] = value
