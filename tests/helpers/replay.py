"""Stand-ins for scene and GPU: frames whose pixels tell which time they show."""

from __future__ import annotations

import time as clock
from collections import deque
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Frame
from rerun_render.replay.backend import PixelFormat

SIZE = (32, 16)


class FakeScene:
    """A new frame whenever `time // step` changes, the same object otherwise. Its colour is that number.

    on_frame: called with each time; may raise or wait.
    """

    def __init__(self, step: int = 1, on_frame: Callable[[int | None], None] | None = None) -> None:
        self.step = step
        self.on_frame = on_frame
        self.asked: list[int | None] = []
        self._last: tuple[int, Frame] | None = None

    def frame(self, time: int | None) -> Frame:
        self.asked.append(time)
        if self.on_frame is not None:
            self.on_frame(time)
        value = (time or 0) // self.step
        if self._last is None or self._last[0] != value:
            color = (value % 256, value // 256 % 256, 7, 255)
            self._last = (value, Frame(width=SIZE[0], height=SIZE[1], views=(), color=color))
        return self._last[1]


class FakeBackend:
    """Fills pictures with the frame's colour. fail_at: number of the submission that raises."""

    adapter_name = "fake"
    pixel_format: PixelFormat = "rgba"

    def __init__(self, *, fail_at: int | None = None, delay_secs: float = 0.0) -> None:
        self.num_submitted = 0
        self.max_pending = 0
        self.num_closed = 0
        self._fail_at = fail_at
        self._delay_secs = delay_secs
        self._queue: deque[Frame] = deque()

    @property
    def pending(self) -> int:
        return len(self._queue)

    def submit(self, frame: Frame) -> None:
        if self.num_submitted == self._fail_at:
            raise RuntimeError("the device is lost")
        self.num_submitted += 1
        self._queue.append(frame)
        self.max_pending = max(self.max_pending, len(self._queue))

    def collect(self) -> npt.NDArray[np.uint8]:
        frame = self._queue.popleft()
        clock.sleep(self._delay_secs)
        return np.full((frame.height, frame.width, 4), frame.color, np.uint8)

    def close(self) -> None:
        self.num_closed += 1
