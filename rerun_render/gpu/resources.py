"""Uploaded arrays, kept by the key of the drawable they came from.

`ResourceCache` is a least-recently-used cache with a byte budget. What the frame in preparation uses is never dropped,
so a frame larger than the budget still draws. Uploads of drawables without key live for one frame.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from rerun_render.core.errors import AdapterError
from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.native import wgpu
from rerun_render.gpu.stats import RenderStats


@dataclass(frozen=True, slots=True)
class Batch:
    """A part of a drawable that one draw call can take: its arrays bound, and how many things they hold."""

    bind_group: Any
    count: int


@dataclass(slots=True)
class Upload:
    """What is on the device for one key. batches: in order. index_buffer, num_indices: of meshes."""

    batches: tuple[Batch, ...]
    num_bytes: int
    index_buffer: Any = None
    num_indices: int = 0
    last_frame: int = 0


class ResourceCache:
    """budget_bytes: what is kept beyond the frame in preparation."""

    def __init__(self, context: GpuContext, stats: RenderStats, budget_bytes: int) -> None:
        self._context = context
        self._stats = stats
        self._budget_bytes = budget_bytes
        self._entries: OrderedDict[Hashable, Upload] = OrderedDict()
        self._frame = 0

    def __len__(self) -> int:
        return len(self._entries)

    def begin_frame(self) -> None:
        """What was used before may be dropped from now on."""
        self._frame += 1

    def get(self, kind: str, key: Hashable, upload: Callable[[], Upload]) -> Upload:
        """The upload for `(kind, key)`, made by `upload` when it is not there; key None: made and not kept."""
        if key is None:
            return upload()
        full_key = (kind, key)
        entry = self._entries.get(full_key)
        if entry is None:
            entry = self._entries[full_key] = upload()
            self._stats.cached_bytes += entry.num_bytes
            entry.last_frame = self._frame
            self._evict()
        else:
            self._entries.move_to_end(full_key)
            entry.last_frame = self._frame
        return entry

    def clear(self) -> None:
        """Drop everything."""
        self._entries.clear()
        self._stats.cached_bytes = 0

    def _evict(self) -> None:
        while self._stats.cached_bytes > self._budget_bytes:
            key, oldest = next(iter(self._entries.items()))
            if oldest.last_frame == self._frame:
                return
            del self._entries[key]
            self._stats.cached_bytes -= oldest.num_bytes
            self._stats.evictions += 1

    # Uploading

    def buffer(self, label: str, array: np.ndarray[Any, Any], usage: int | None = None) -> tuple[Any, int]:
        """A buffer with the bytes of `array`, padded to whole words; and its size in bytes."""
        data = np.ascontiguousarray(array)
        size = max(4, -(-data.nbytes // 4) * 4)
        limit = self._context.limits["max-buffer-size"]
        if size > limit:
            raise AdapterError(
                f"{label} needs a buffer of {size} bytes; adapter {self._context.adapter.name!r} allows {limit}"
            )
        buffer = self._context.device.create_buffer(
            label=label,
            size=size,
            usage=(wgpu.BufferUsage.STORAGE if usage is None else usage) | wgpu.BufferUsage.COPY_DST,
            mapped_at_creation=True,
        )
        if data.nbytes:
            buffer.write_mapped(data.reshape(-1).view(np.uint8))
        buffer.unmap()
        self._stats.uploads += 1
        self._stats.uploaded_bytes += data.nbytes
        return buffer, size

    def bind(self, label: str, layout: Any, arrays: Sequence[np.ndarray[Any, Any]]) -> tuple[Any, int]:
        """A bind group of storage buffers, one per array in order; and their size in bytes."""
        buffers = [self.buffer(label, array) for array in arrays]
        limit = self._context.limits["max-storage-buffer-binding-size"]
        largest = max(size for _, size in buffers)
        if largest > limit:
            raise AdapterError(
                f"{label} needs {largest} bytes at once; adapter {self._context.adapter.name!r} allows {limit}"
            )
        group = self._context.device.create_bind_group(
            label=label,
            layout=layout,
            entries=[
                {"binding": index, "resource": {"buffer": buffer, "offset": 0, "size": size}}
                for index, (buffer, size) in enumerate(buffers)
            ],
        )
        return group, sum(size for _, size in buffers)

    def bind_in_batches(
        self, label: str, layout: Any, arrays: Sequence[np.ndarray[Any, Any]], bytes_per_item: int
    ) -> Upload:
        """Like `bind`, cut into runs of items that fit into one binding. bytes_per_item: of the widest array."""
        num_items = len(arrays[0])
        # A multiple of 4 items keeps runs of bytes on whole words.
        most = max(4, self._context.limits["max-storage-buffer-binding-size"] // bytes_per_item // 4 * 4)
        batches = []
        num_bytes = 0
        for first in range(0, num_items, most):
            group, size = self.bind(label, layout, [array[first : first + most] for array in arrays])
            batches.append(Batch(group, min(most, num_items - first)))
            num_bytes += size
        return Upload(tuple(batches), num_bytes)

    def texture(self, label: str, pixels: np.ndarray[Any, Any], texture_format: str) -> tuple[Any, int]:
        """A texture with `pixels` (H, W) or (H, W, C) uint8; and its size in bytes."""
        data = np.ascontiguousarray(pixels)
        height, width = data.shape[:2]
        self._context.check_size(width, height)
        texture = self._context.device.create_texture(
            label=label,
            size=(width, height, 1),
            format=texture_format,
            usage=wgpu.TextureUsage.TEXTURE_BINDING | wgpu.TextureUsage.COPY_DST,
        )
        self._context.queue.write_texture(
            {"texture": texture},
            data,
            {"bytes_per_row": data.nbytes // height, "rows_per_image": height},
            (width, height, 1),
        )
        self._stats.uploads += 1
        self._stats.uploaded_bytes += data.nbytes
        return texture, data.nbytes
