"""A rendered frame, as Python users get it."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

RgbaArray = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """One picture of the recording.

    rgba: (H, W, 4) uint8, sRGB, row 0 at the top; read-only, because frames that look the same share it (`.copy()` to
    change it). time: value on the timeline, None for static data. index: number of the frame, from 0. is_repeat:
    nothing changed since the frame before, whose pixels it shares.

    Where these channels were asked for, else None; of what the 3D views show at the middle of each pixel:
    depth: (H, W) float32, along the forward axis of the eye in scene units, infinite where nothing is.
    normal: (H, W, 3) float32, unit vectors in the space of the view, towards the eye; zero where nothing is.
    entity_id: (H, W) uint32, a number of `Renderer.entity_ids`, 0 where nothing is.

    Works wherever an array is taken, e.g. `np.asarray(frame)`, and shows itself in notebooks.
    """

    rgba: RgbaArray
    time: int | None
    index: int = 0
    is_repeat: bool = False
    depth: npt.NDArray[np.float32] | None = None
    normal: npt.NDArray[np.float32] | None = None
    entity_id: npt.NDArray[np.uint32] | None = None

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> npt.NDArray[Any]:
        if copy or (dtype is not None and np.dtype(dtype) != self.rgba.dtype):
            if copy is False:
                raise ValueError(f"a copy is needed to turn uint8 into {np.dtype(dtype)}")
            return self.rgba.astype(dtype or self.rgba.dtype)
        return self.rgba

    @property
    def hash(self) -> str:
        """Hash of size and pixels: equal for equal pictures."""
        height, width = self.rgba.shape[:2]
        digest = hashlib.blake2b(f"{width}x{height}".encode(), digest_size=16)
        digest.update(np.ascontiguousarray(self.rgba).data)
        return digest.hexdigest()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a .png or .jpg, replacing what is there. Raises UsageError, EncodeError."""
        from rerun_render.core.errors import UsageError
        from rerun_render.encode.formats import format_of
        from rerun_render.encode.images import write_image

        target = Path(path)
        spec = format_of(target.suffix)
        if not spec.is_image:
            raise UsageError(f"expected a picture (.png, .jpg), got {target.suffix!r}: {target}")
        write_image(target, self.rgba, spec.name)

    def _repr_png_(self) -> bytes:
        from rerun_render.encode.images import encode_image

        return encode_image(self.rgba)

    def __repr__(self) -> str:
        height, width = self.rgba.shape[:2]
        return f"Frame(index={self.index}, time={self.time}, size={width}x{height})"
