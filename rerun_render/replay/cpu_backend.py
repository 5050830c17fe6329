"""The CPU as a back end. Only this module of the replay imports `cpu`, and only when a frame is to be drawn."""

from __future__ import annotations

import logging

import numpy as np
import numpy.typing as npt

from rerun_render import drawables
from rerun_render.core.errors import AdapterError
from rerun_render.cpu.kernels.native import are_kept
from rerun_render.cpu.renderer import CpuRenderer
from rerun_render.replay.backend import PixelFormat

_log = logging.getLogger("rerun_render")


class CpuBackend:
    """Owns a renderer and its threads."""

    def __init__(self, *, samples: int, frames_in_flight: int, pixel_format: PixelFormat) -> None:
        if not are_kept():
            _log.warning("compiling the drawing code, once on this machine; this takes some 10 s")
        self._renderer = CpuRenderer(samples=samples, frames_in_flight=frames_in_flight, pixel_format=pixel_format)

    @property
    def adapter_name(self) -> str:
        threads = self._renderer.num_threads
        return f"CPU ({threads} thread{'s' if threads > 1 else ''})"

    @property
    def pixel_format(self) -> PixelFormat:
        return self._renderer.pixel_format

    @property
    def pending(self) -> int:
        return self._renderer.pending

    def submit(self, frame: drawables.Frame) -> None:
        self._renderer.submit(frame)

    def collect(self) -> npt.NDArray[np.uint8]:
        try:
            return self._renderer.collect()
        except MemoryError as error:
            raise AdapterError("not enough memory to draw a frame; choose a smaller size") from error

    def close(self) -> None:
        self._renderer.close()
