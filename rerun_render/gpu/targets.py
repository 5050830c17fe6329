"""What a frame of one size is drawn into, and the buffers it is read back from."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.native import create_target_texture, wgpu
from rerun_render.gpu.pipelines import COLOR_FORMAT, DEPTH_FORMAT, UI_FORMAT

_ROW_ALIGNMENT = 256


class Targets:
    """picture: the resolved frame, with views that encode sRGB (`color_view`) and do not (`ui_view`).

    msaa_view: samples of the views. depth_group: bind group to read their depth. Both None with one sample per pixel.
    """

    def __init__(self, context: GpuContext, width: int, height: int, samples: int, depth_layout: Any) -> None:
        context.check_size(width, height)
        device = context.device
        self.width, self.height = width, height
        self.bytes_per_row = -(-width * 4 // _ROW_ALIGNMENT) * _ROW_ALIGNMENT
        size = (width, height, 1)
        attachment = wgpu.TextureUsage.RENDER_ATTACHMENT
        self.picture: Any = create_target_texture(
            device, label="picture", size=(width, height), view_formats=(UI_FORMAT, COLOR_FORMAT)
        )
        self.color_view: Any = self.picture.create_view(format=COLOR_FORMAT)
        self.ui_view: Any = self.picture.create_view(format=UI_FORMAT)
        self.msaa_view: Any = None
        if samples > 1:
            texture = device.create_texture(
                label="samples", size=size, format=COLOR_FORMAT, sample_count=samples, usage=attachment
            )
            self.msaa_view = texture.create_view()
        depth = device.create_texture(
            label="depth",
            size=size,
            format=DEPTH_FORMAT,
            sample_count=samples,
            usage=attachment | wgpu.TextureUsage.TEXTURE_BINDING,
        )
        self.depth_view: Any = depth.create_view()
        self.depth_group: Any = None
        if samples > 1:
            self.depth_group = device.create_bind_group(
                label="depth", layout=depth_layout, entries=[{"binding": 0, "resource": self.depth_view}]
            )

    def create_readback(self, context: GpuContext) -> Any:
        """A buffer that takes one frame."""
        return context.device.create_buffer(
            label="readback",
            size=self.bytes_per_row * self.height,
            usage=wgpu.BufferUsage.COPY_DST | wgpu.BufferUsage.MAP_READ,
        )

    def record_readback(self, encoder: Any, buffer: Any) -> None:
        """Copy the picture to `buffer`."""
        encoder.copy_texture_to_buffer(
            {"texture": self.picture},
            {"buffer": buffer, "bytes_per_row": self.bytes_per_row, "rows_per_image": self.height},
            (self.width, self.height, 1),
        )


def read_frame(buffer: Any, width: int, height: int, bytes_per_row: int) -> npt.NDArray[np.uint8]:
    """The frame in a mapped buffer, copied without the padding of rows: (H, W, 4) uint8."""
    data = np.frombuffer(buffer.read_mapped(copy=False), np.uint8).reshape(height, bytes_per_row)
    frame = np.empty((height, width, 4), np.uint8)
    frame.reshape(height, width * 4)[:] = data[:, : width * 4]
    return frame
