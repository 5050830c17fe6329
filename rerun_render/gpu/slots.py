"""The small numbers of each draw call of a frame, in one buffer written once per frame."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.drawables.srgb import LINEAR_FROM_BYTE, Vec4
from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.native import wgpu
from rerun_render.gpu.structs import DRAW

ZERO4: Vec4 = (0.0, 0.0, 0.0, 0.0)


class DrawSlots:
    """`begin()`, `add(...)` per draw call, `upload()`; `bind_group` takes the returned offset as its dynamic offset."""

    def __init__(self, context: GpuContext, layout: Any) -> None:
        self._context = context
        self._layout = layout
        alignment = context.limits["min-uniform-buffer-offset-alignment"]
        self.stride = -(-DRAW.dtype.itemsize // alignment) * alignment
        self._table = context.device.create_buffer_with_data(
            label="linear_from_byte", data=LINEAR_FROM_BYTE, usage=wgpu.BufferUsage.STORAGE
        )
        self._count = 0
        self._allocate(64)

    def _allocate(self, capacity: int) -> None:
        before = getattr(self, "_bytes", None)
        self._capacity = capacity
        self._bytes = np.zeros((capacity, self.stride), np.uint8)
        if before is not None:
            self._bytes[: len(before)] = before
        records = self._bytes[:, : DRAW.dtype.itemsize].view(DRAW.dtype)[:, 0]
        self._view_from_obj = records["view_from_obj"]
        self._world_from_obj = records["world_from_obj"]
        self._clip_from_view = records["clip_from_view"]
        # viewport .. near and the padding after them: one assignment fills them.
        first = DRAW.dtype.fields["viewport"][1]  # type: ignore[index]
        self._rest = self._bytes[:, first : DRAW.dtype.itemsize].view(np.float32)
        device = self._context.device
        self._buffer = device.create_buffer(
            label="draw slots", size=capacity * self.stride, usage=wgpu.BufferUsage.UNIFORM | wgpu.BufferUsage.COPY_DST
        )
        self.bind_group = device.create_bind_group(
            label="draw slots",
            layout=self._layout,
            entries=[
                {"binding": 0, "resource": {"buffer": self._buffer, "offset": 0, "size": DRAW.dtype.itemsize}},
                {"binding": 1, "resource": {"buffer": self._table, "offset": 0, "size": self._table.size}},
            ],
        )

    def begin(self) -> None:
        """Start a frame."""
        self._count = 0

    def add(
        self,
        view_from_obj: npt.NDArray[np.float64] | None,
        world_from_obj: npt.NDArray[np.float64] | None,
        clip_from_view: npt.NDArray[np.float64] | None,
        viewport: Vec4,
        *,
        color: Vec4 = ZERO4,
        params: Vec4 = ZERO4,
        pixel_size: float = 0.0,
        radius_scale: float = 1.0,
        near: float = 0.0,
    ) -> int:
        """Fill the next slot; matrices row-major, None keeps what is there. Returns its byte offset."""
        index = self._count
        if index == self._capacity:
            self._allocate(2 * self._capacity)
        if view_from_obj is not None:
            self._view_from_obj[index] = view_from_obj.T
        if world_from_obj is not None:
            self._world_from_obj[index] = world_from_obj.T
        if clip_from_view is not None:
            self._clip_from_view[index] = clip_from_view.T
        self._rest[index] = (*viewport, *color, *params, pixel_size, radius_scale, near, 0.0)
        self._count = index + 1
        return index * self.stride

    def upload(self) -> None:
        """Write the slots of this frame to the device."""
        if self._count:
            self._context.queue.write_buffer(self._buffer, 0, self._bytes, 0, self._count * self.stride)
