"""Gathers rows and turns them into chunks, in the background.

`add` appends to a list and returns; a thread of the recording turns what came together into chunks after a tick, or as
soon as there are enough rows or bytes. Any thread may do the same at once (`flush`). Chunks leave in one order because
only the holder of `output_lock` takes rows from the list.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pyarrow as pa

from rerun_render.chunk.builder import Row, build_chunks
from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import Timeline

from ._ids import new_id, new_row_id

__all__ = ["ChunkBatcherConfig"]

_U64_MAX = 2**64 - 1
_ROW_BYTES = 64
_MAX_WAITING_BYTES = 64 << 20
"""With more than this, a thread that logs does the work itself, so that memory stays bounded."""
_SHUTDOWN_TIMEOUT_SECS = 10.0


class ChunkBatcherConfig:
    """When rows are written.

    flush_tick: after this long at most; a timedelta or seconds. Default 200 ms.
    flush_num_bytes: as soon as the rows take so many bytes. Default 2 MiB.
    flush_num_rows: as soon as there are so many rows. Default: no limit.
    chunk_max_rows_if_unsorted: longest chunk with times that are out of order. Default 8192.

    What is not given comes from the environment (`RERUN_FLUSH_TICK_SECS`, `RERUN_FLUSH_NUM_BYTES`,
    `RERUN_FLUSH_NUM_ROWS`, `RERUN_CHUNK_MAX_ROWS_IF_UNSORTED`), else from the defaults.
    """

    def __init__(
        self,
        flush_tick: timedelta | float | None = None,
        flush_num_bytes: int | None = None,
        flush_num_rows: int | None = None,
        chunk_max_rows_if_unsorted: int | None = None,
    ) -> None:
        if flush_tick is None:
            flush_tick = _from_environment("RERUN_FLUSH_TICK_SECS", float, 0.2)
        self.flush_tick = flush_tick if isinstance(flush_tick, timedelta) else _seconds(flush_tick)
        self.flush_num_bytes = _count(flush_num_bytes, "RERUN_FLUSH_NUM_BYTES", 2 << 20)
        self.flush_num_rows = _count(flush_num_rows, "RERUN_FLUSH_NUM_ROWS", _U64_MAX)
        self.chunk_max_rows_if_unsorted = _count(chunk_max_rows_if_unsorted, "RERUN_CHUNK_MAX_ROWS_IF_UNSORTED", 8192)

    @staticmethod
    def DEFAULT() -> ChunkBatcherConfig:
        """What recordings use when nothing is said."""
        return ChunkBatcherConfig(0.2, 2 << 20, _U64_MAX, 8192)

    @staticmethod
    def LOW_LATENCY() -> ChunkBatcherConfig:
        """Rows leave after 8 ms."""
        return ChunkBatcherConfig(0.008, 2 << 20, _U64_MAX, 8192)

    @staticmethod
    def ALWAYS_TEST_ONLY() -> ChunkBatcherConfig:
        """Every row becomes a chunk at once."""
        return ChunkBatcherConfig(timedelta.max, 0, 0, 256)

    @staticmethod
    def NEVER() -> ChunkBatcherConfig:
        """Rows leave when the recording is flushed, and not before."""
        return ChunkBatcherConfig(timedelta.max, _U64_MAX, _U64_MAX, 256)

    def __repr__(self) -> str:
        return (
            f"ChunkBatcherConfig(flush_tick={self.flush_tick!r}, flush_num_bytes={self.flush_num_bytes}, "
            f"flush_num_rows={self.flush_num_rows}, chunk_max_rows_if_unsorted={self.chunk_max_rows_if_unsorted})"
        )


def _seconds(value: float) -> timedelta:
    try:
        return timedelta(seconds=value)
    except OverflowError:
        return timedelta.max


def _count(value: int | None, variable: str, default: int) -> int:
    return int(_from_environment(variable, int, default) if value is None else value)


def _from_environment(variable: str, convert: Callable[[str], Any], default: Any) -> Any:
    text = os.environ.get(variable, "").strip()
    if not text:
        return default
    try:
        return convert(text)
    except ValueError:
        raise ValueError(f"{variable}: expected a number, got {text!r}") from None


class Batcher:
    """Rows in, chunks out.

    send: called with the chunks of a batch, by the holder of `output_lock`.
    """

    def __init__(self, config: ChunkBatcherConfig, send: Callable[[list[Chunk]], None]) -> None:
        self._send = send
        self._tick_secs = None if config.flush_tick >= timedelta(days=1000) else config.flush_tick.total_seconds()
        self._max_bytes = config.flush_num_bytes
        self._max_rows = config.flush_num_rows
        self._max_rows_if_unsorted = max(1, config.chunk_max_rows_if_unsorted)
        self._is_immediate = self._max_bytes == 0 or self._max_rows <= 1
        self._max_waiting_bytes = max(_MAX_WAITING_BYTES, 8 * self._max_bytes)
        self._reset()

    def _reset(self) -> None:
        self._lock = threading.Lock()
        self.output_lock = threading.RLock()
        self._rows: list[Row] = []
        self._chunks: list[Chunk] = []
        self._num_bytes = 0
        self._started = threading.Event()  # something waits
        self._full = threading.Event()  # enough waits
        self._worker: threading.Thread | None = None
        self._is_closed = False

    def add(
        self,
        entity_path: EntityPath,
        timelines: tuple[Timeline, ...],
        times: tuple[int, ...],
        components: tuple[ComponentDescriptor, ...],
        arrays: tuple[pa.Array, ...],
        num_bytes: int,
    ) -> None:
        """Take over one row. num_bytes: of its arrays."""
        with self._lock:
            rows = self._rows
            rows.append(Row(entity_path, timelines, times, new_row_id(), components, arrays, num_bytes))
            self._num_bytes = waiting = self._num_bytes + num_bytes + _ROW_BYTES
            num_rows = len(rows)
        if num_rows == 1 or waiting >= self._max_bytes or num_rows >= self._max_rows:
            self._wake(waiting, num_rows)

    def add_chunk(self, chunk: Chunk) -> None:
        """Take over rows that are a chunk already."""
        with self._lock:
            self._chunks.append(chunk)
            self._num_bytes = waiting = self._num_bytes + chunk.num_bytes + _ROW_BYTES
        self._wake(waiting, len(self._rows))

    def _wake(self, waiting: int, num_rows: int) -> None:
        if self._is_immediate or waiting > self._max_waiting_bytes or self._is_closed:
            self.flush()
            return
        if waiting >= self._max_bytes or num_rows >= self._max_rows:
            self._full.set()
        self._started.set()
        if self._worker is None:
            self._start()

    def _start(self) -> None:
        with self._lock:
            if self._worker is not None or self._is_closed:
                return
            self._worker = threading.Thread(target=self._run, name="rerun-batcher", daemon=True)
            try:
                self._worker.start()
            except RuntimeError:  # the interpreter is shutting down
                self._worker = None
                self._is_immediate = True

    def _run(self) -> None:
        while True:
            self._started.wait()
            self._full.wait(self._tick_secs)
            if self._is_closed:
                return
            self.flush()

    def flush(self) -> None:
        """Send everything that was added before the call."""
        with self.output_lock:
            with self._lock:
                rows, self._rows = self._rows, []
                chunks, self._chunks = self._chunks, []
                self._num_bytes = 0
                self._started.clear()
                self._full.clear()
                if self._is_closed:
                    self._started.set()
                    self._full.set()
            if rows:
                chunks = build_chunks(rows, new_id, max_rows_if_unsorted=self._max_rows_if_unsorted) + chunks
            if chunks:
                self._send(chunks)

    def close(self) -> None:
        """Flush and end the thread. Rows that come later are sent at once."""
        self._is_closed = True
        self.flush()
        worker = self._worker
        if worker is not None and worker is not threading.current_thread():
            worker.join(_SHUTDOWN_TIMEOUT_SECS)

    def lock_for_fork(self) -> None:
        """Stop all work on this recording. What waits is sent first, so that a forked process has none of it."""
        self.output_lock.acquire()
        self.flush()
        self._lock.acquire()

    def unlock_after_fork(self) -> None:
        """Go on in the process that forked."""
        self._lock.release()
        self.output_lock.release()

    def start_over(self) -> None:
        """Go on in the forked process, which has no thread and nothing to send."""
        self._reset()
