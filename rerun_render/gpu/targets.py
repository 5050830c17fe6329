"""What a frame of one size is drawn into, and the buffers it is read back from."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.native import create_target_texture, wgpu
from rerun_render.gpu.pipelines import COLOR_FORMAT, DEPTH_FORMAT, UI_FORMAT
from rerun_render.gpu.planes import PlanesConverter

PixelFormat = Literal["rgba", "yuv420p"]

_ROW_ALIGNMENT = 256


class Targets:
    """picture: the resolved frame, with views that encode sRGB (`color_view`) and do not (`ui_view`).

    msaa_view: samples of the views. depth_group: bind group to read their depth. Both None with one sample per pixel.
    pixel_format: what is read back; yuv420p wants even sizes.
    """

    def __init__(
        self,
        context: GpuContext,
        width: int,
        height: int,
        samples: int,
        depth_layout: Any,
        pixel_format: PixelFormat = "rgba",
    ) -> None:
        context.check_size(width, height)
        device = context.device
        self.width, self.height = width, height
        if pixel_format == "yuv420p" and (width % 2 or height % 2):
            raise ValueError(f"expected an even size for yuv420p, got {width}x{height}")
        self._bytes_per_row = -(-width * 4 // _ROW_ALIGNMENT) * _ROW_ALIGNMENT
        size = (width, height, 1)
        attachment = wgpu.TextureUsage.RENDER_ATTACHMENT
        self.picture: Any = create_target_texture(
            device, label="picture", size=(width, height), view_formats=(UI_FORMAT, COLOR_FORMAT)
        )
        self.color_view: Any = self.picture.create_view(format=COLOR_FORMAT)
        self.ui_view: Any = self.picture.create_view(format=UI_FORMAT)
        self._planes = PlanesConverter(context, self.ui_view, width, height) if pixel_format == "yuv420p" else None
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
            size=self._bytes_per_row * self.height if self._planes is None else self._planes.num_bytes,
            usage=wgpu.BufferUsage.COPY_DST | wgpu.BufferUsage.MAP_READ,
        )

    def record_readback(self, encoder: Any, buffer: Any) -> None:
        """Copy the picture to `buffer`."""
        if self._planes is not None:
            self._planes.record(encoder, buffer)
            return
        encoder.copy_texture_to_buffer(
            {"texture": self.picture},
            {"buffer": buffer, "bytes_per_row": self._bytes_per_row, "rows_per_image": self.height},
            (self.width, self.height, 1),
        )

    def read(self, buffer: Any) -> npt.NDArray[np.uint8]:
        """The frame in a mapped buffer, copied without padding: (H, W, 4), or the planes of yuv420p in one row."""
        data = np.frombuffer(buffer.read_mapped(copy=False), np.uint8)
        if self._planes is not None:
            return self._planes.unpad(data)
        frame = np.empty((self.height, self.width, 4), np.uint8)
        rows = data.reshape(self.height, self._bytes_per_row)
        frame.reshape(self.height, self.width * 4)[:] = rows[:, : self.width * 4]
        return frame
