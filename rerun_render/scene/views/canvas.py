"""Collects rectangles and texts of a flat view as one layer."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Background, Camera, Drawable, Orthographic, Rect, UiLayer, UiQuads, View
from rerun_render.drawables.primitives import IDENTITY
from rerun_render.scene.theme import Rgba, Theme
from rerun_render.text.engine import TextBlock, TextEngine, default_engine
from rerun_render.text.fonts import Family


class Canvas:
    """Coordinates are px from the top-left corner of `rect`.

    clip: left, top, right, bottom of the region outside of which nothing shows, in the same px.
    """

    def __init__(self, rect: Rect, theme: Theme, clip: tuple[float, float, float, float] | None = None) -> None:
        self.theme = theme
        self.engine: TextEngine = default_engine()
        self.rect = rect
        self._x, self._y = rect.x, rect.y
        self._clip: Rect | None = None
        if clip is not None:
            left, top, right, bottom = (round(edge) for edge in clip)
            self._clip = Rect(rect.x + left, rect.y + top, max(right - left, 0), max(bottom - top, 0))
        self._rects: list[npt.NDArray[np.float32]] = []
        self._uvs: list[npt.NDArray[np.float32]] = []
        self._colors: list[npt.NDArray[np.uint8]] = []
        self._radii: list[npt.NDArray[np.float32]] = []

    def fill(self, x0: float, y0: float, x1: float, y1: float, color: Rgba, radius: float = 0.0) -> None:
        """A solid rectangle; fractional edges are soft."""
        place = np.array([[x0 + self._x, y0 + self._y, x1 + self._x, y1 + self._y]], np.float32)
        self._add(place, np.zeros((1, 4), np.float32), color, radius)

    def frame(self, x0: float, y0: float, x1: float, y1: float, line: Rgba, inside: Rgba, radius: float = 0.0) -> None:
        """A rectangle with a border of 1 px within its edges."""
        self.fill(x0, y0, x1, y1, line, radius)
        self.fill(x0 + 1, y0 + 1, x1 - 1, y1 - 1, inside, max(radius - 1.0, 0.0))

    def block(
        self, block: TextBlock, x: float, y: float, color: Rgba, *, clip: tuple[float, float] | None = None
    ) -> None:
        """A text with its top-left corner at the whole pixel nearest to (x, y). clip: whole px, left and right."""
        if not len(block.rects):
            return
        left, top = np.floor(x + 0.5) + self._x, np.floor(y + 0.5) + self._y
        rects, uvs = block.rects + np.array([left, top, left, top], np.float32), block.uvs
        if clip is not None:
            # Texels are pixels, so both are cut alike.
            cut = np.zeros_like(rects)
            cut[:, 0] = np.maximum(clip[0] + self._x - rects[:, 0], 0)
            cut[:, 2] = np.minimum(clip[1] + self._x - rects[:, 2], 0)
            keep = rects[:, 0] + cut[:, 0] < rects[:, 2] + cut[:, 2]
            rects, uvs = (rects + cut)[keep], (uvs + cut)[keep]
        self._add(rects, uvs, color, 0.0)

    def text(
        self,
        text: str,
        x: float,
        y: float,
        color: Rgba,
        *,
        size_px: float = 12.5,
        weight: float = 400.0,
        family: Family = "sans",
        italic: bool = False,
        align: float = 0.0,
    ) -> TextBlock:
        """A text of one row or more. align: 0 for x at its left, 0.5 in its middle, 1 at its right."""
        block = self.engine.layout(text, size_px=size_px, weight=weight, family=family, italic=italic)
        self.block(block, x - align * block.width, y, color)
        return block

    def icon(self, key: Hashable, contours: Sequence[npt.NDArray[np.float64]], x: float, y: float, color: Rgba) -> None:
        """A filled shape, moved to the whole pixel nearest to (x, y)."""
        self.block(self.engine.icon(key, contours), x, y, color)

    def layer(self) -> UiQuads | None:
        """All that was drawn; None if it is nothing."""
        if not self._rects:
            return None
        return UiQuads(
            rects=np.concatenate(self._rects),
            colors=np.concatenate(self._colors),
            corner_radii=np.concatenate(self._radii),
            uvs=np.concatenate(self._uvs),
            clip=self._clip,
        )

    def _add(self, rects: npt.NDArray[np.float32], uvs: npt.NDArray[np.float32], color: Rgba, radius: float) -> None:
        self._rects.append(rects)
        self._uvs.append(uvs)
        self._colors.append(np.tile(np.array(color, np.uint8), (len(rects), 1)))
        self._radii.append(np.full(len(rects), radius, np.float32))


def pixel_camera(rect: Rect) -> Camera:
    """Camera of a view whose drawables stand in px of the frame."""
    return Camera(IDENTITY, Orthographic(rect.x, rect.y, rect.x + max(rect.width, 1), rect.y + max(rect.height, 1)))


def flat_view(
    rect: Rect,
    camera: Camera,
    theme: Theme,
    layers: Sequence[UiLayer | None],
    *,
    drawables: tuple[Drawable, ...] = (),
    overlay: Sequence[UiLayer | None] = (),
) -> View:
    """A view of layers, those that are None left out."""
    return View(
        rect=rect,
        camera=camera,
        background=Background("solid", theme.background),
        drawables=drawables,
        ui=tuple(layer for layer in layers if layer is not None),
        overlay=tuple(layer for layer in overlay if layer is not None),
    )
