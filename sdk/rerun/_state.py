"""What the whole process shares: the present recordings, the switch for logging, and all recordings that are alive."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._core import RecordingCore
    from .recording_stream import RecordingStream

live_cores: set[RecordingCore] = set()


class _ThreadState(threading.local):
    recording: RecordingStream | None = None


thread_state = _ThreadState()


class _ProcessState:
    recording: RecordingStream | None = None
    is_enabled = True


process_state = _ProcessState()


def current(recording: RecordingStream | None) -> RecordingStream | None:
    """The recording that a call means: the given one, else the thread's, else the process's."""
    if recording is not None:
        return recording
    return thread_state.recording or process_state.recording


def enabled_core(recording: RecordingStream | None) -> RecordingCore | None:
    """The inside of that recording, or None if there is none or nothing is to be logged."""
    if recording is None:
        recording = thread_state.recording or process_state.recording
        if recording is None:
            return None
    core = recording._core
    return core if core.is_enabled and process_state.is_enabled else None


def is_enabled_by_default(default_enabled: bool) -> bool:
    """What the environment variable `RERUN` says, else the default."""
    text = os.environ.get("RERUN", "").strip().lower()
    if text in ("1", "true", "yes", "on"):
        return True
    if text in ("0", "false", "no", "off"):
        return False
    return default_enabled
