"""Recordings kept in memory: whole ones, and streams that are read while data is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _state
from ._core import RecordingCore
from ._outputs import BytesOutput
from .error_utils import warn_or_raise

if TYPE_CHECKING:
    from .recording_stream import RecordingStream

__all__ = ["BinaryStream", "MemoryRecording", "binary_stream", "memory_recording"]

_INSTEAD = "there is no live viewer here; write `drain_as_bytes` to a file and render that with `rerun-render`"


class MemoryRecording:
    """What a recording logs, in memory; made by `memory_recording`."""

    def __init__(self, core: RecordingCore, output: BytesOutput) -> None:
        self._core = core
        self._output = output

    def num_msgs(self) -> int:
        """Number of messages that `drain_as_bytes` would return."""
        with self._core.locked():
            return self._output.num_messages

    def drain_as_bytes(self) -> bytes:
        """Everything since the last call, as a whole recording (the contents of an `.rrd` file)."""
        with self._core.locked():
            return self._output.take_stream()

    def as_html(self, width: int = 950, height: int = 712, **options: Any) -> str:
        """A page element that shows the recording: not supported. Raises RuntimeError in strict mode, else warns.

        The data stays for `drain_as_bytes`, which is what to write to a file and render.
        """
        warn_or_raise(f"MemoryRecording.as_html: {_INSTEAD}", error=RuntimeError)
        return f"<p>{_INSTEAD}</p>"

    def show(self, width: int = 950, height: int = 712, **options: Any) -> None:
        """Show the recording in a notebook: not supported. Raises RuntimeError in strict mode, else warns."""
        warn_or_raise(f"MemoryRecording.show: {_INSTEAD}", error=RuntimeError)


class BinaryStream:
    """What a recording logs, as a stream of bytes; made by `binary_stream`.

    All reads together are one recording. What is not read stays in memory.
    """

    def __init__(self, core: RecordingCore, output: BytesOutput) -> None:
        self._core = core
        self._output = output

    def read(self, *, flush: bool = True, flush_timeout_sec: float = float("inf")) -> bytes | None:
        """The bytes since the last call. flush: with everything logged so far, not only what the batcher let go."""
        with self._core.locked(flush=flush):
            return self._output.take()

    def flush(self, timeout_sec: float = float("inf")) -> None:
        """Hand everything logged so far to the stream."""
        self._core.flush()


def memory_recording(recording: RecordingStream | None = None) -> MemoryRecording:
    """Keep what is logged, and what has been waiting for an output, in memory.

    Raises RuntimeError if there is no recording.

    >>> import rerun as rr
    >>> rr.init("my_app")
    >>> memory = rr.memory_recording()
    >>> rr.log("greeting", rr.TextLog("hello"))
    >>> len(memory.drain_as_bytes()) > 0
    True
    """
    core, output = _attach(recording, "memory_recording")
    return MemoryRecording(core, output)


def binary_stream(recording: RecordingStream | None = None) -> BinaryStream:
    """Turn what is logged, and what has been waiting for an output, into bytes that can be read at any time.

    Raises RuntimeError if there is no recording.
    """
    core, output = _attach(recording, "binary_stream")
    return BinaryStream(core, output)


def _attach(recording: RecordingStream | None, call: str) -> tuple[RecordingCore, BytesOutput]:
    stream = _state.current(recording)
    if stream is None:
        raise RuntimeError(f"{call}: there is no recording; call `init` first, or give one")
    output = BytesOutput()
    stream._core.set_output(output)
    return stream._core, output
