"""One graphics device, passed explicitly to whatever draws with it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from rerun_render.core.errors import AdapterError
from rerun_render.gpu.adapters import AdapterInfo, choose_adapter
from rerun_render.gpu.native import quiet_drivers, wgpu
from rerun_render.gpu.shaders import ShaderLibrary

_LIMITS = (
    "max-texture-dimension-2d",
    "max-buffer-size",
    "max-storage-buffer-binding-size",
    "min-uniform-buffer-offset-alignment",
)


class GpuContext:
    """A device, its queue and its shaders.

    adapter: what it runs on. limits: those of the device, as wgpu names them.
    """

    def __init__(self, adapter: AdapterInfo) -> None:
        self.adapter = adapter
        available = adapter.native.limits
        with quiet_drivers(), adapter_errors("opening the device"):
            self.device: Any = adapter.native.request_device_sync(
                label="rerun-render", required_limits={name: available[name] for name in _LIMITS if name in available}
            )
        self.queue: Any = self.device.queue
        self.limits: dict[str, int] = dict(self.device.limits)
        self.shaders = ShaderLibrary(self.device)

    @classmethod
    def create(cls, adapter: str | None = None) -> GpuContext:
        """adapter: part of the adapter's name; None takes the preferred one. Raises `AdapterError` if there is none."""
        return cls(choose_adapter(adapter))

    @property
    def max_texture_size(self) -> int:
        """Largest width and height of a frame or image, px."""
        return self.limits["max-texture-dimension-2d"]

    def check_size(self, width: int, height: int) -> None:
        """Raises `AdapterError` when a frame or image of this size cannot be held by the adapter."""
        limit = self.max_texture_size
        if not (0 < width <= limit and 0 < height <= limit):
            raise AdapterError(
                f"size {width}x{height} is outside the limits of adapter {self.adapter.name!r}: "
                f"width and height must be 1..{limit}; choose a smaller size"
            )

    def close(self) -> None:
        """Give the device back. What was created with it must not be used any more."""
        self.device.destroy()


@contextlib.contextmanager
def adapter_errors(doing: str) -> Iterator[None]:
    """Turn errors of wgpu into `AdapterError`."""
    try:
        yield
    except AdapterError:
        raise
    except wgpu.GPUOutOfMemoryError as error:
        raise AdapterError(
            f"the graphics adapter ran out of memory while {doing}; "
            f"choose a smaller size or fewer frames in flight: {error}"
        ) from error
    except (wgpu.GPUError, RuntimeError) as error:
        raise AdapterError(f"the graphics adapter failed while {doing}: {error}") from error
