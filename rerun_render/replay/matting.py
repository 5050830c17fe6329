"""Pictures with a transparent background, from any back end: each frame is drawn on black and on white.

What a pixel lets through is what it gains in linear light when the ground turns from black to white; where nothing
shows, that is all, and below something opaque nothing.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from rerun_render import drawables
from rerun_render.core.srgb import srgb_from_linear
from rerun_render.drawables.srgb import LINEAR_FROM_BYTE
from rerun_render.replay.backend import Backend, PixelFormat

_BLACK = (0, 0, 0, 255)
_WHITE = (255, 255, 255, 255)


class MattingBackend:
    """Draws frames whose ground has alpha 0 into pictures with straight alpha. Opaque frames stay as they are."""

    pixel_format: PixelFormat = "rgba"

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._pending: deque[bool] = deque()
        self._grounds: tuple[dict[int, tuple[drawables.View, drawables.View]], ...] = ({}, {})

    @property
    def adapter_name(self) -> str:
        return self._backend.adapter_name

    @property
    def pending(self) -> int:
        return len(self._pending)

    def submit(self, frame: drawables.Frame) -> None:
        is_transparent = frame.color[3] == 0 or any(view.background.color[3] == 0 for view in frame.views)
        self._backend.submit(self._on(frame, _BLACK, 0) if is_transparent else frame)
        if is_transparent:
            self._backend.submit(self._on(frame, _WHITE, 1))
        self._pending.append(is_transparent)

    def collect(self) -> npt.NDArray[np.uint8]:
        is_transparent = self._pending.popleft()
        picture = self._backend.collect()
        return matte(picture, self._backend.collect()) if is_transparent else picture

    def close(self) -> None:
        self._pending.clear()
        self._backend.close()

    def _on(self, frame: drawables.Frame, ground: drawables.frame.Rgba8, number: int) -> drawables.Frame:
        known, kept, views = self._grounds[number], {}, []
        for view in frame.views:
            pair = known.get(id(view))
            if pair is None or pair[0] is not view:
                is_clear = view.background.kind == "solid" and view.background.color[3] == 0
                other = replace(view, background=replace(view.background, color=ground)) if is_clear else view
                pair = (view, other)
            kept[id(view)] = pair
            views.append(pair[1])
        known.clear()
        known.update(kept)
        return replace(frame, views=tuple(views), color=ground if frame.color[3] == 0 else frame.color)


def matte(on_black: npt.NDArray[np.uint8], on_white: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """(H, W, 4) uint8 sRGB with straight alpha, from the same picture on both grounds."""
    through = LINEAR_FROM_BYTE[on_white[..., 1]] - LINEAR_FROM_BYTE[on_black[..., 1]]
    alpha = np.clip(1.0 - through, 0.0, 1.0)
    out = np.empty_like(on_black)
    out[..., 3] = np.rint(255.0 * alpha)
    covered = out[..., 3] > 0
    out[..., :3] = on_black[..., :3]
    soft = covered & (out[..., 3] < 255)
    with np.errstate(all="ignore"):
        color = LINEAR_FROM_BYTE[on_black[soft][:, :3]] / alpha[soft][:, None]
    out[soft, :3] = np.rint(255.0 * srgb_from_linear(np.clip(color, 0.0, 1.0)))
    out[~covered] = 0
    return out
