"""Which recording of a source, and which of its timelines, is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from rerun_render.core.errors import InputError, UsageError
from rerun_render.core.report import Reporter
from rerun_render.scene.timelines import default_timeline
from rerun_render.store.recording import Recording

_MAX_LISTED = 10


class NamedRecording(Protocol):
    """What tells recordings apart; `store.recording.Recording` is one."""

    @property
    def application_id(self) -> str | None: ...
    @property
    def recording_id(self) -> str: ...


R = TypeVar("R", bound=NamedRecording)


def select_recording(recordings: Sequence[R], wanted: int | str | None, reporter: Reporter) -> R:
    """The recording with this id, application id or number (from 0); None for the first.

    Recordings that are left out although none was asked for are named to `reporter`. Raises InputError if there is none
    at all, UsageError that lists them if none fits.
    """
    if not recordings:
        raise InputError("expected a recording in the source, found none (an empty file, or a blueprint only)")
    if wanted is None:
        if len(recordings) > 1:
            others = _listing(recordings[1:], first_number=1)
            reporter.info(
                "other-recordings",
                "",
                f"the source holds {len(recordings)} recordings; the first is drawn, choose with --recording: {others}",
            )
        return recordings[0]
    text = str(wanted)
    for recording in recordings:
        if recording.recording_id == text:
            return recording
    for recording in recordings:
        if recording.application_id == text:
            return recording
    if text.isascii() and text.isdigit() and int(text) < len(recordings):
        return recordings[int(text)]
    raise UsageError(
        f"expected --recording to be a number, application or recording id of {_listing(recordings)}, got {wanted!r}"
    )


def select_timeline(recording: Recording, wanted: str | None, preferred: str | None = None) -> str | None:
    """The timeline called `wanted`; else `preferred`, if the recording has it, or the viewer's choice.

    Raises UsageError that lists them if there is none called `wanted`.
    """
    if wanted is None and preferred in recording.timelines:
        return preferred
    if wanted is None:
        return default_timeline(recording)
    if wanted not in recording.timelines:
        known = ", ".join(repr(name) for name in sorted(recording.timelines)) or "none (all data is static)"
        raise UsageError(f"expected --timeline to be one of {known}, got {wanted!r}")
    return wanted


def _listing(recordings: Sequence[NamedRecording], *, first_number: int = 0) -> str:
    shown = [
        f"{number} = {recording.application_id or '?'}/{recording.recording_id}"
        for number, recording in enumerate(recordings[:_MAX_LISTED], first_number)
    ]
    more = [f"and {len(recordings) - _MAX_LISTED} more"] if len(recordings) > _MAX_LISTED else []
    return ", ".join(shown + more)
