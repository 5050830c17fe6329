"""The GPU as a back end. Only this module of the replay imports `gpu`, and only when a frame is to be drawn."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rerun_render import drawables
from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.renderer import GpuRenderer
from rerun_render.replay.backend import PixelFormat


class GpuBackend:
    """Owns a device and a renderer on it."""

    def __init__(self, *, adapter: str | None, samples: int, frames_in_flight: int, pixel_format: PixelFormat) -> None:
        self._is_closed = False
        self._context = GpuContext.create(adapter=adapter)
        try:
            self._renderer = GpuRenderer(
                self._context, samples=samples, frames_in_flight=frames_in_flight, pixel_format=pixel_format
            )
        except BaseException:
            self._context.close()
            raise

    @property
    def adapter_name(self) -> str:
        info = self._context.adapter
        return f"{info.name} ({info.backend})"

    @property
    def pixel_format(self) -> PixelFormat:
        return self._renderer.pixel_format

    @property
    def pending(self) -> int:
        return self._renderer.pending

    def submit(self, frame: drawables.Frame) -> None:
        self._renderer.submit(frame)

    def collect(self) -> npt.NDArray[np.uint8]:
        return self._renderer.collect()

    def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            self._renderer.close()
            self._context.close()
