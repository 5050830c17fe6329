"""What turns drawables into pixels, seen from the replay: any object with these four methods."""

from __future__ import annotations

from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from rerun_render import drawables
from rerun_render.replay.choice import choose_backend

PixelFormat = Literal["rgba", "yuv420p"]
"""What a back end hands out. yuv420p is for encoders, and for even sizes only."""


class Backend(Protocol):
    """Draws frames in order, several at a time."""

    @property
    def adapter_name(self) -> str:
        """What it draws on, for people."""

    @property
    def pixel_format(self) -> PixelFormat:
        """What `collect` gives."""

    @property
    def pending(self) -> int:
        """How many frames were submitted and not yet collected."""

    def submit(self, frame: drawables.Frame) -> None:
        """Start to draw. Raises AdapterError."""

    def collect(self) -> npt.NDArray[np.uint8]:
        """Wait for the oldest pending frame, an array of its own. Raises AdapterError.

        (H, W, 4) uint8 sRGB, or for yuv420p the planes in one row: (H * W * 3 / 2,) uint8, BT.709 limited range.
        """

    def close(self) -> None:
        """Free everything. May be called twice."""


def open_backend(
    *,
    backend: str = "auto",
    adapter: str | None,
    samples: int,
    frames_in_flight: int,
    pixel_format: PixelFormat = "rgba",
) -> Backend:
    """A back end. backend: `auto` takes a real GPU if there is one, else the CPU; or `cpu`, `wgpu`.

    adapter: part of a graphics adapter's name, None for the best. Raises AdapterError, UsageError.
    """
    if choose_backend(backend, adapter=adapter).name == "cpu":
        from rerun_render.replay.cpu_backend import CpuBackend

        return CpuBackend(samples=samples, frames_in_flight=frames_in_flight, pixel_format=pixel_format)
    from rerun_render.replay.gpu_backend import GpuBackend

    return GpuBackend(adapter=adapter, samples=samples, frames_in_flight=frames_in_flight, pixel_format=pixel_format)
