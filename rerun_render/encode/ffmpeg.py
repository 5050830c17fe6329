"""The ffmpeg program: where it is, and a process of it that is fed with frames.

Frames go through a bounded queue to a thread that writes them to ffmpeg's stdin, so encoding runs beside rendering and
a slow encoder holds the renderer back. ffmpeg runs in a session of its own: Ctrl-C reaches only us, we close its stdin,
and it finishes the file.
"""

from __future__ import annotations

import contextlib
import math
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from time import monotonic
from typing import IO, Any

from rerun_render.core.errors import EncodeError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

QUEUE_BYTES = 64 << 20
_PIPE_BYTES = 1 << 20
_STDERR_LINES = 20
_OWN_SESSION: dict[str, Any] = {"start_new_session": True}
if sys.platform == "win32":
    _OWN_SESSION = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}


def find_ffmpeg() -> str:
    """Path of the ffmpeg program: `$IMAGEIO_FFMPEG_EXE`, the one of imageio-ffmpeg, or the system's.

    Raises EncodeError that says what to install.
    """
    try:
        import imageio_ffmpeg

        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError) as error:
        raise EncodeError(
            f"expected the ffmpeg program, found none ({str(error).partition('.')[0]}): "
            "run `pip install imageio-ffmpeg`, or set IMAGEIO_FFMPEG_EXE to an ffmpeg"
        ) from None


def ffmpeg_version() -> str:
    """Version word of the ffmpeg program, such as `n9.0.2`. Raises EncodeError if it does not run."""
    first = run_ffmpeg(["-version"]).splitlines()[:1]
    words = first[0].split() if first else []
    return words[2] if len(words) > 2 else "unknown"


def run_ffmpeg(args: Sequence[str]) -> str:
    """Run ffmpeg to its end and return its stdout. Raises EncodeError with its last lines if it fails."""
    command = [find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-nostdin", "-y", *args]
    try:
        done: subprocess.CompletedProcess[bytes] = subprocess.run(command, capture_output=True, **_OWN_SESSION)
    except OSError as error:
        raise EncodeError(f"ffmpeg cannot be started: {error}") from error
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").splitlines()
        raise EncodeError(f"ffmpeg failed with exit code {done.returncode}{_tail(lines)}")
    return done.stdout.decode("utf-8", "replace")


class FfmpegPipe:
    """A running ffmpeg that reads frames of `frame_bytes` bytes from its stdin.

    args: everything after the general options. stdout: file descriptor that its output goes to, or None.
    Raises EncodeError if it cannot be started.
    """

    def __init__(self, args: Sequence[str], *, frame_bytes: int, stdout: int | None = None) -> None:
        command = [find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-nostdin", "-y", *args]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL if stdout is None else stdout,
                stderr=subprocess.PIPE,
                bufsize=0,
                **_OWN_SESSION,
            )
        except OSError as error:
            raise EncodeError(f"ffmpeg cannot be started: {error}") from error
        _widen_pipe(self._process.stdin)
        self.num_written = 0
        self._failed = threading.Event()
        self._lines: deque[str] = deque(maxlen=_STDERR_LINES)
        depth = max(2, min(8, QUEUE_BYTES // max(1, frame_bytes)))
        self._queue: queue.Queue[memoryview | None] = queue.Queue(depth)
        # Daemons: a forgotten encoder must not keep the interpreter from ending.
        self._writer = threading.Thread(target=self._feed, name="rerun-render-encode", daemon=True)
        self._listener = threading.Thread(target=self._listen, name="rerun-render-ffmpeg-log", daemon=True)
        self._writer.start()
        self._listener.start()

    def write(self, frame: memoryview) -> None:
        """Queue a frame, which must stay unchanged; waits while the queue is full. EncodeError if ffmpeg died."""
        while True:
            if self._failed.is_set():
                raise self._error()
            try:
                self._queue.put(frame, timeout=0.1)
                return
            except queue.Full:
                continue

    def close(self) -> None:
        """Write what is queued and wait until ffmpeg has ended. Raises EncodeError if it failed."""
        self._end_input()
        if self._process.wait() != 0 or self._failed.is_set():
            raise self._error()
        self._listener.join(10)

    def stop(self, *, drop: bool, timeout_secs: float = 600.0) -> bool:
        """Give up: let ffmpeg finish its file with the frames so far; True if it ended well. Never raises.

        drop: without the frames that are still queued. After the timeout ffmpeg is killed.
        """
        while drop:
            try:
                self._queue.get_nowait()
            except queue.Empty:
                break
        deadline = monotonic() + timeout_secs
        try:
            self._end_input(deadline)
            return self._process.wait(max(0.0, deadline - monotonic())) == 0 and not self._failed.is_set()
        except subprocess.TimeoutExpired:
            return False
        finally:
            if self._process.poll() is None:
                self._process.kill()
                self._process.wait()

    def _end_input(self, deadline: float = math.inf) -> None:
        """Close ffmpeg's stdin after what is queued, or stop waiting for that at the deadline."""
        while self._writer.is_alive() and monotonic() < deadline:
            try:
                self._queue.put(None, timeout=0.1)
                break
            except queue.Full:
                continue
        self._writer.join(None if deadline == math.inf else max(0.0, deadline - monotonic()))

    def _feed(self) -> None:
        stdin = self._process.stdin
        if stdin is None:  # never: it was opened as a pipe
            return
        try:
            while (frame := self._queue.get()) is not None:
                view = frame
                while len(view):
                    view = view[stdin.write(view) :]
                self.num_written += 1
        except OSError:  # ffmpeg closed its end; its exit code and stderr say why
            self._failed.set()
        finally:
            try:
                stdin.close()
            except OSError:
                self._failed.set()

    def _listen(self) -> None:
        stderr = self._process.stderr
        if stderr is None:  # never: it was opened as a pipe
            return
        pending = b""
        while data := stderr.read(4096):
            *lines, pending = (pending + data).replace(b"\r", b"\n").split(b"\n")
            self._lines.extend(line.decode("utf-8", "replace") for line in lines if line.strip())
        if pending.strip():
            self._lines.append(pending.decode("utf-8", "replace"))
        stderr.close()

    def _error(self) -> EncodeError:
        try:
            code: int | str = self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = "none (it hung)"
        self._listener.join(10)
        return EncodeError(f"the encoder stopped after {self.num_written} frames, exit code {code}{_tail(self._lines)}")

    @property
    def output_was_closed(self) -> bool:
        """True if ffmpeg failed because nobody reads its output any more."""
        return any("Broken pipe" in line for line in self._lines)


def _widen_pipe(stdin: IO[bytes] | None) -> None:
    """Let a pipe hold a whole frame (on Linux), which spares hundreds of switches between us and ffmpeg per frame."""
    set_size = getattr(fcntl, "F_SETPIPE_SZ", None)
    if stdin is not None and set_size is not None:
        with contextlib.suppress(OSError):  # above the limit of this user
            fcntl.fcntl(stdin.fileno(), set_size, _PIPE_BYTES)


def _tail(lines: Sequence[str] | deque[str]) -> str:
    last = [line.strip() for line in lines if line.strip()][-3:]
    hint = " (the disk is full)" if any("No space left" in line for line in last) else ""
    return (": " + " | ".join(last) if last else "") + hint
