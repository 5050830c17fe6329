"""Frames from a scene through a back end, stages overlapped.

A thread builds the next few scenes (decode, query, visualise) while this thread submits to the back end and collects
the pictures a few frames later; the encoder has a thread of its own. All queues are bounded. A scene that returns the
same frame object again is not drawn again: the pixels before are handed out once more. The serial mode does one thing
at a time and gives the same frames.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from rerun_render import drawables
from rerun_render.replay.backend import Backend
from rerun_render.replay.summary import StageTimes

FRAMES_IN_FLIGHT = 3
_SCENES_AHEAD = 3

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels of the frame at `time`, number `index` from 0, read-only and in the format of the back end.

    is_repeat: nothing changed since the frame before, whose array it shares. channels: where they were asked for.
    """

    pixels: npt.NDArray[np.uint8]
    time: int | None
    index: int
    is_repeat: bool
    channels: drawables.Channels | None = None


class FrameSource(Protocol):
    """What the pipeline needs of a scene."""

    def frame(self, time: int | None) -> drawables.Frame:
        """The frame at `time`; the same object again while nothing changes."""


def render_frames(
    scene: FrameSource,
    backend: Backend,
    times: Iterable[int | None],
    *,
    serial: bool = False,
    stages: StageTimes | None = None,
) -> Iterator[Picture]:
    """Draw the scene at each of `times`, in order.

    stages: the seconds spent are added to it. An exception of any stage comes out after the frames before it. Closing
    the iterator (or leaving it by an exception) stops the thread and empties the back end.
    """
    spent = StageTimes() if stages is None else stages
    built = _build(scene, times, spent)
    source: Iterator[tuple[int, int | None, drawables.Frame]] = built if serial else ReadAhead(built, _SCENES_AHEAD)
    max_waiting = 0 if serial else FRAMES_IN_FLIGHT - 1
    waiting: deque[tuple[int, int | None, bool]] = deque()
    drawn: drawables.Frame | None = None
    pixels: npt.NDArray[np.uint8] | None = None

    def collect() -> Picture:
        nonlocal pixels
        index, time, is_new = waiting.popleft()
        if is_new or pixels is None:
            began = perf_counter()
            pixels = backend.collect()
            pixels.flags.writeable = False
            spent.readback += perf_counter() - began
        return Picture(pixels, time, index, not is_new)

    try:
        for index, time, frame in source:
            is_new = frame is not drawn
            if is_new:
                began = perf_counter()
                backend.submit(frame)
                spent.gpu += perf_counter() - began
                drawn = frame
            waiting.append((index, time, is_new))
            while waiting and (len(waiting) > max_waiting or not waiting[0][2]):
                yield collect()
        while waiting:
            yield collect()
    finally:
        if isinstance(source, ReadAhead):
            source.close()
        while waiting:  # left early: the back end must be usable again
            if waiting.popleft()[2] and backend.pending:
                backend.collect()


def _build(
    scene: FrameSource, times: Iterable[int | None], spent: StageTimes
) -> Iterator[tuple[int, int | None, drawables.Frame]]:
    for index, time in enumerate(times):
        began = perf_counter()
        frame = scene.frame(time)
        spent.scene += perf_counter() - began
        yield index, time, frame


class _End:
    """Last thing a `ReadAhead` thread puts into its queue."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


class ReadAhead(Generic[T]):
    """Iterates `items` in a thread, at most `depth` items ahead. An exception there is raised here, in its place."""

    def __init__(self, items: Iterator[T], depth: int) -> None:
        self._items = items
        self._queue: queue.Queue[T | _End] = queue.Queue(depth)
        self._stopping = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._work, name="rerun-render-scene", daemon=True)
        self._thread.start()

    def __iter__(self) -> ReadAhead[T]:
        return self

    def __next__(self) -> T:
        if self._ended:
            raise StopIteration
        item = self._queue.get()
        if not isinstance(item, _End):
            return item
        self._ended = True
        if item.error is not None:
            raise item.error
        raise StopIteration

    def close(self) -> None:
        """Stop the thread and wait for it; the item in work is finished first."""
        self._ended = True
        self._stopping.set()
        while self._thread.is_alive():
            try:
                self._queue.get(timeout=0.05)
            except queue.Empty:
                continue

    def _work(self) -> None:
        error: BaseException | None = None
        try:
            for item in self._items:
                self._queue.put(item)
                if self._stopping.is_set():
                    return
        except BaseException as caught:  # whatever it is belongs to the consumer's thread
            error = caught
        self._queue.put(_End(error))
