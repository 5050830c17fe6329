"""The picture as yuv420p planes, made on the device: half the bytes to read back and nothing left to convert."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.native import wgpu

_BLOCK = (8, 2)
_WORKGROUP = 8


class PlanesConverter:
    """Turns the picture of one size into planes. `width` and `height` must be even."""

    def __init__(self, context: GpuContext, picture_view: Any, width: int, height: int) -> None:
        device = context.device
        self.width, self.height = width, height
        self.stride = -(-width // _BLOCK[0]) * _BLOCK[0]
        self.num_bytes = self.stride * height * 3 // 2
        self._groups = tuple(
            -(-size // (block * _WORKGROUP)) for size, block in zip((width, height), _BLOCK, strict=True)
        )
        compute = wgpu.ShaderStage.COMPUTE
        layout = device.create_bind_group_layout(
            label="planes",
            entries=[
                {"binding": 0, "visibility": compute, "texture": {"sample_type": "float"}},
                {"binding": 1, "visibility": compute, "buffer": {"type": "storage"}},
                {"binding": 2, "visibility": compute, "buffer": {"type": "uniform"}},
            ],
        )
        self._pipeline = device.create_compute_pipeline(
            label="planes",
            layout=device.create_pipeline_layout(bind_group_layouts=[layout]),
            compute={"module": context.shaders.module("yuv.wgsl"), "entry_point": "main"},
        )
        self._planes = device.create_buffer(
            label="planes", size=self.num_bytes, usage=wgpu.BufferUsage.STORAGE | wgpu.BufferUsage.COPY_SRC
        )
        size = device.create_buffer_with_data(
            label="size of the planes",
            data=np.array([width, height, self.stride, 0], np.uint32),
            usage=wgpu.BufferUsage.UNIFORM,
        )
        self._group = device.create_bind_group(
            label="planes",
            layout=layout,
            entries=[
                {"binding": 0, "resource": picture_view},
                {"binding": 1, "resource": {"buffer": self._planes}},
                {"binding": 2, "resource": {"buffer": size}},
            ],
        )

    def record(self, encoder: Any, buffer: Any) -> None:
        """Convert the picture and copy the planes to `buffer` (`num_bytes` long)."""
        compute = encoder.begin_compute_pass()
        compute.set_pipeline(self._pipeline)
        compute.set_bind_group(0, self._group)
        compute.dispatch_workgroups(*self._groups, 1)
        compute.end()
        encoder.copy_buffer_to_buffer(self._planes, 0, buffer, 0, self.num_bytes)

    def unpad(self, data: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        """Planes as read back, without padding: (H * 3 / 2 * W,) uint8, Y, U, V one after another; a copy."""
        if self.stride == self.width:
            return data.copy()
        num_luma = self.stride * self.height
        luma = data[:num_luma].reshape(self.height, self.stride)[:, : self.width]
        chroma = data[num_luma:].reshape(self.height, self.stride // 2)[:, : self.width // 2]
        return np.concatenate([luma.ravel(), chroma.ravel()])
