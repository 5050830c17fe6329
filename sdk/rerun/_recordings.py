"""Which recording a call means, and what is known of it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from . import _state

if TYPE_CHECKING:
    from .recording_stream import RecordingStream


def get_data_recording(recording: RecordingStream | None = None) -> RecordingStream | None:
    """The recording that a call means: the given one, else the thread's, else the process's, else None."""
    return _state.current(recording)


def get_global_data_recording() -> RecordingStream | None:
    """The recording of the process, if any."""
    return _state.process_state.recording


def set_global_data_recording(recording: RecordingStream | None) -> RecordingStream | None:
    """Set the recording of the process; returns the one before."""
    before = _state.process_state.recording
    _state.process_state.recording = recording
    return before


def get_thread_local_data_recording() -> RecordingStream | None:
    """The recording of this thread, if any."""
    return _state.thread_state.recording


def set_thread_local_data_recording(recording: RecordingStream | None) -> RecordingStream | None:
    """Set the recording of this thread; returns the one before."""
    before = _state.thread_state.recording
    _state.thread_state.recording = recording
    return before


def is_enabled(recording: RecordingStream | None = None) -> bool:
    """True if there is a recording and it takes data."""
    return _state.enabled_core(recording) is not None


def set_enabled(enabled: bool) -> None:
    """Switch logging on or off for the whole process; recordings that are disabled stay so."""
    _state.process_state.is_enabled = bool(enabled)


def get_application_id(recording: RecordingStream | None = None) -> str | None:
    """Application id of the recording, None without one."""
    stream = _state.current(recording)
    return None if stream is None else stream.get_application_id()


def get_recording_id(recording: RecordingStream | None = None) -> str | None:
    """Recording id, None without a recording."""
    stream = _state.current(recording)
    return None if stream is None else stream.get_recording_id()


def set_recording_id(value: str | uuid.UUID, recording: RecordingStream | None = None) -> None:
    """What is logged from now on belongs to another recording of the same application.

    value: a UUID, or one as text; TypeError for anything else. Better give the id to `init`.
    """
    try:
        recording_id = str(value if isinstance(value, uuid.UUID) else uuid.UUID(value))
    except (ValueError, AttributeError, TypeError):
        raise TypeError(f"set_recording_id: expected a UUID, got {value!r}") from None
    stream = _state.current(recording)
    if stream is None:
        raise RuntimeError("set_recording_id: there is no recording; call `init` first")
    stream._core.rename(recording_id)
