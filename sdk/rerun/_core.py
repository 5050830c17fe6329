"""The inside of a recording: its times, its rows on their way, and where they go.

`RecordingStream` is the handle that users hold; the core lives as long as the handle. Times are kept for each thread.
A row takes the times of its thread when it is logged; all the rest of the work happens later, in `Batcher.flush`.
"""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pyarrow as pa

from rerun_render.chunk.builder import array_bytes
from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import TIME_MAX, TIME_MIN, TimeKind, Timeline
from rerun_render.rrd.messages import StoreId, StoreKind

from . import _state
from ._batcher import Batcher, ChunkBatcherConfig
from ._outputs import Activation, BufferedOutput, ChunkMessage, Introduction, Message, Output
from .error_utils import warn_or_raise

_LOG_TIME = Timeline("log_time", TimeKind.TIMESTAMP)
_LOG_TICK = Timeline("log_tick", TimeKind.SEQUENCE)


class _ThreadTimes:
    """The times set on one thread, and the timelines that its rows get."""

    __slots__ = ("row_timelines", "timelines", "values", "version")

    def __init__(self) -> None:
        self.values: dict[str, int] = {}
        self.timelines: dict[str, Timeline] = {}
        self.row_timelines: tuple[Timeline, ...] = ()
        self.version = -1


class RecordingCore:
    """One recording.

    store_id: where its rows belong. is_enabled: if False, nothing is logged.
    """

    def __init__(
        self, application_id: str, recording_id: str, *, is_enabled: bool, config: ChunkBatcherConfig | None
    ) -> None:
        self.store_id = StoreId(StoreKind.RECORDING, application_id, recording_id)
        self.is_enabled = is_enabled
        self._output: Output = BufferedOutput()
        self._batcher = Batcher(config or ChunkBatcherConfig(), self._send_chunks)
        self._local = threading.local()
        self._kinds: dict[str, TimeKind] = {"log_time": TimeKind.TIMESTAMP, "log_tick": TimeKind.SEQUENCE}
        self._warned_kinds: set[str] = set()
        self._ticks = itertools.count()
        self._stamps_time = _flag("RERUN_LOG_TIME", True)
        self._stamps_tick = _flag("RERUN_LOG_TICK", False)
        self._stamps_version = 0
        self._pid = os.getpid()
        _state.live_cores.add(self)

    # --- times ---

    def set_time(self, name: str, kind: TimeKind, value: int) -> None:
        """Time of the rows that this thread logs from now on. A timeline keeps the kind that it had first."""
        known = self._first_kind("set_time", name, kind)
        times = self._thread_times()
        if name not in times.values:
            times.timelines[name] = Timeline(name, known)
            times.version = -1
        times.values[name] = max(TIME_MIN, min(TIME_MAX, value))

    def _first_kind(self, call: str, name: str, kind: TimeKind) -> TimeKind:
        """The kind that a timeline keeps; told once if `kind` is another one."""
        known = self._kinds.setdefault(name, kind)
        if known is not kind and name not in self._warned_kinds:
            warn_or_raise(
                f"{call}: expected a {known.value} on the timeline '{name}', got a {kind.value}; "
                "a timeline keeps its first kind, so its times make no sense now"
            )
            self._warned_kinds.add(name)
        return known

    def kind_of(self, name: str) -> TimeKind | None:
        """The kind of a timeline, if it has been used."""
        return self._kinds.get(name)

    def disable_timeline(self, name: str) -> None:
        """Rows of this thread get no time on a timeline from now on."""
        times = self._thread_times()
        if times.values.pop(name, None) is not None:
            del times.timelines[name]
            times.version = -1

    def reset_time(self) -> None:
        """Forget all times of this thread."""
        self._local.times = _ThreadTimes()

    def set_stamps(self, *, log_time: bool | None = None, log_tick: bool | None = None) -> None:
        """Whether rows get the time of day, and a running number."""
        if log_time is not None:
            self._stamps_time = bool(log_time)
        if log_tick is not None:
            self._stamps_tick = bool(log_tick)
        self._stamps_version += 1

    def _thread_times(self) -> _ThreadTimes:
        try:
            times: _ThreadTimes = self._local.times
        except AttributeError:
            times = self._local.times = _ThreadTimes()
        return times

    # --- rows ---

    def log_row(
        self,
        entity_path: EntityPath,
        components: tuple[ComponentDescriptor, ...],
        arrays: tuple[pa.Array, ...],
        *,
        static: bool,
    ) -> None:
        """One row at the present times of this thread. components and arrays: equally long, not empty."""
        num_bytes = 0
        for array in arrays:
            num_bytes += array_bytes(array)
        if static:
            self._batcher.add(entity_path, (), (), components, arrays, num_bytes)
            return
        thread = self._thread_times()
        if thread.version != self._stamps_version:
            self._update_timelines(thread)
        times = tuple(thread.values.values())
        tick = next(self._ticks)
        # A time that the user set on one of these timelines stands.
        if self._stamps_time and "log_time" not in thread.values:
            times = (*times, time.time_ns())
        if self._stamps_tick and "log_tick" not in thread.values:
            times = (*times, tick)
        self._batcher.add(entity_path, thread.row_timelines, times, components, arrays, num_bytes)

    def _update_timelines(self, thread: _ThreadTimes) -> None:
        thread.version = self._stamps_version
        timelines = list(thread.timelines.values())
        for is_stamped, timeline in ((self._stamps_time, _LOG_TIME), (self._stamps_tick, _LOG_TICK)):
            if is_stamped and timeline.name not in thread.values:
                timelines.append(timeline)
        thread.row_timelines = tuple(timelines)

    def send_chunk(self, chunk: Chunk) -> None:
        """Rows that are a chunk already; no time is added to them. Timelines keep the kind that they had first."""
        times = {
            Timeline(timeline.name, self._first_kind("send_columns", timeline.name, timeline.kind)): values
            for timeline, values in chunk.times.items()
        }
        self._batcher.add_chunk(chunk if times.keys() == chunk.times.keys() else replace(chunk, times=times))

    def send_messages(self, messages: Iterable[Message]) -> None:
        """Messages of any store, after everything that was logged before."""
        with self._batcher.output_lock:
            self._batcher.flush()
            for message in messages:
                self._output.send(message)
            self._output.flush()

    def _send_chunks(self, chunks: list[Chunk]) -> None:
        for chunk in chunks:
            self._output.send(ChunkMessage(self.store_id, chunk))
        self._output.flush()

    # --- outputs ---

    @property
    def output(self) -> Output:
        """Where messages go at present."""
        return self._output

    def set_output(self, output: Output, *, first: Iterable[Message] = ()) -> None:
        """Send everything to `output` from now on; what waited for an output comes first.

        first: messages that go before all others. The output before this one gets what was logged so far and ends.
        """
        with self._batcher.output_lock:
            self._batcher.flush()
            before, self._output = self._output, output
            output.send(Introduction(self.store_id))
            for message in first:
                output.send(message)
            if isinstance(before, BufferedOutput):
                for message in before.messages:
                    output.send(message)
            else:
                before.close()
            output.flush()

    def rename(self, recording_id: str) -> None:
        """Rows logged from now on belong to another recording of the same application."""
        with self._batcher.output_lock:
            self._batcher.flush()
            self.store_id = StoreId(StoreKind.RECORDING, self.store_id.application_id, recording_id)

    def flush(self) -> None:
        """Everything logged so far is with the operating system, or in memory, when this returns."""
        self._batcher.flush()
        with self._batcher.output_lock:
            self._output.flush()

    @contextmanager
    def locked(self, *, flush: bool = True) -> Iterator[None]:
        """Context in which no other thread sends anything. flush: with everything logged so far sent."""
        with self._batcher.output_lock:
            if flush:
                self._batcher.flush()
            yield

    def end_output(self, *, only_files: bool = False) -> None:
        """Flush and end the present output. What is logged later waits for another one."""
        with self._batcher.output_lock:
            self._batcher.flush()
            output = self._output
            if isinstance(output, BufferedOutput) or (only_files and not output.is_file):
                output.flush()
                return
            self._output = BufferedOutput()
            output.close()

    def close(self) -> None:
        """End of the recording."""
        if self._pid != os.getpid():
            return
        _state.live_cores.discard(self)
        self._batcher.close()
        with self._batcher.output_lock:
            output, self._output = self._output, BufferedOutput()
            output.close()

    # --- processes ---

    def lock_for_fork(self) -> None:
        self._batcher.lock_for_fork()

    def unlock_after_fork(self) -> None:
        self._batcher.unlock_after_fork()

    def start_over_after_fork(self) -> None:
        """In a forked process: the files belong to the parent, so rows wait until an output is set here."""
        self._pid = os.getpid()
        self._batcher.start_over()
        if not self._output.survives_fork:
            self._output = BufferedOutput()
        elif isinstance(self._output, BufferedOutput):
            self._output.messages.clear()  # the parent writes those


def blueprint_messages(store_id: StoreId, chunks: Iterable[Chunk], *, active: bool, default: bool) -> list[Message]:
    """The messages of a blueprint, in order."""
    return [
        Introduction(store_id),
        *(ChunkMessage(store_id, chunk) for chunk in chunks),
        Activation(store_id, active, default),
    ]


def _flag(variable: str, default: bool) -> bool:
    text = os.environ.get(variable, "").strip().lower()
    if text in ("1", "true", "yes", "on"):
        return True
    if text in ("0", "false", "no", "off"):
        return False
    return default
