"""How pictures look beyond what data and blueprints say: theme, background, size of texts and lines, a caption.

Scenes are built in ui points. The last step brings a finished frame to pixels, so that nothing before it needs to know.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import (
    Background,
    Drawable,
    Frame,
    LineSegments,
    Points,
    Rect,
    UiLayer,
    UiQuads,
    UiStrokes,
    UiTriangles,
    View,
    WorldGrid,
)
from rerun_render.scene.overlay import glyph_atlas
from rerun_render.scene.theme import DARK, Rgba, Theme
from rerun_render.text.engine import TextBlock, default_engine

CAPTION_INSET_PX = 12
CAPTION_MARGIN_PX = (8, 5)
CAPTION_SIZE_PX = 14.0

Caption = Callable[[int | None], str]
"""What to write into the picture at a time; an empty text writes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """background: behind every view, whatever a blueprint says; with alpha 0 the picture is transparent there; None
    for that of the theme or blueprint. ui_scale: pixels per ui point. caption: burnt into the lower left corner.
    """

    theme: Theme = DARK
    background: Rgba | None = None
    ui_scale: float = 1.0
    caption: Caption | None = None

    def points(self, size_px: tuple[int, int]) -> tuple[int, int]:
        """A size in ui points, in which scenes are laid out."""
        width, height = (max(1, round(side / self.ui_scale)) for side in size_px)
        return width, height


DEFAULT_LOOK = Look()


class Finisher:
    """The last step of a scene: frames in ui points become frames in pixels, with the background and the caption.

    Views that are the same objects as in the frame before give the same objects again.
    """

    def __init__(self, look: Look, size_px: tuple[int, int]) -> None:
        self._look = look
        self._size_px = size_px
        self._points = look.points(size_px)
        self._views: dict[int, tuple[View, View]] = {}
        self._layers: dict[int, tuple[UiLayer, UiLayer]] = {}
        self._radii: dict[Hashable, npt.NDArray[np.float32]] = {}
        self._caption: tuple[str, UiQuads] | None = None

    @property
    def is_idle(self) -> bool:
        """Whether frames stay as they are."""
        look = self._look
        return look.ui_scale == 1.0 and look.background is None and look.caption is None

    def caption(self, time: int | None) -> str:
        """Text of the caption at a time; empty for none."""
        return "" if self._look.caption is None else self._look.caption(time)

    def finish(self, frame: Frame, caption: str) -> Frame:
        """frame: in ui points. caption: text to write into it."""
        if self.is_idle:
            return frame
        scaled = self._look.ui_scale != 1.0
        layers = frame.ui
        if caption:
            layers = (*layers, self._caption_layer(caption))
        if self._radii:
            used = {drawable.key for view in frame.views for drawable in view.all_drawables}
            self._radii = {key: radii for key, radii in self._radii.items() if key in used}
        views, kept_views = [], {}
        for view in frame.views:
            known = self._views.get(id(view))
            finished = known[1] if known is not None and known[0] is view else self._finish_view(view)
            kept_views[id(view)] = (view, finished)
            views.append(finished)
        self._views = kept_views
        kept_layers = {id(layer): (layer, self._scaled_layer(layer)) for layer in layers} if scaled else {}
        self._layers = kept_layers
        width, height = self._size_px
        background = self._look.background
        return replace(
            frame,
            width=width,
            height=height,
            views=tuple(views),
            ui=tuple(kept_layers[id(layer)][1] for layer in layers) if scaled else layers,
            color=frame.color if background is None else background,
            atlas=glyph_atlas(frame.atlas) if caption else frame.atlas,
        )

    def _finish_view(self, view: View) -> View:
        scale, background = self._look.ui_scale, self._look.background
        if background is not None:
            view = replace(view, background=Background("solid", background))
        if scale == 1.0:
            return view
        grid, plane = view.grid, view.plane
        if plane is not None:
            plane = replace(plane, drawables=tuple(self._scaled_drawable(drawable) for drawable in plane.drawables))
        return replace(
            view,
            rect=self._scaled_rect(view.rect),
            grid=None if grid is None else _thicker(grid, scale),
            drawables=tuple(self._scaled_drawable(drawable) for drawable in view.drawables),
            plane=plane,
            ui=tuple(self._scaled_layer(layer) for layer in view.ui),
            overlay=tuple(self._scaled_layer(layer) for layer in view.overlay),
        )

    def _scaled_rect(self, rect: Rect) -> Rect:
        """Edges are rounded, so that neighbours stay neighbours; the last ones meet the edges of the picture."""
        (width, height), (width_points, height_points) = self._size_px, self._points
        left, right = (round(x * width / width_points) for x in (rect.x, rect.x + rect.width))
        top, bottom = (round(y * height / height_points) for y in (rect.y, rect.y + rect.height))
        return Rect(left, top, right - left, bottom - top)

    def _scaled_drawable(self, drawable: Drawable) -> Drawable:
        """Radii in ui points become radii in pixels."""
        if not isinstance(drawable, (Points, LineSegments)) or not (drawable.radii < 0).any():
            return drawable
        scale = np.float32(self._look.ui_scale)
        radii = self._radii.get(drawable.key)
        if radii is None:
            radii = np.where(drawable.radii < 0, drawable.radii * scale, drawable.radii)
            if drawable.key is not None:
                self._radii[drawable.key] = radii
        key = None if drawable.key is None else (drawable.key, "ui scale", float(scale))
        return replace(drawable, key=key, radii=radii)

    def _scaled_layer(self, layer: UiLayer) -> UiLayer:
        known = self._layers.get(id(layer))
        if known is not None and known[0] is layer:
            return known[1]
        scale = np.float32(self._look.ui_scale)
        clip = None if layer.clip is None else self._scaled_rect(layer.clip)
        if isinstance(layer, UiTriangles):
            return replace(layer, positions=layer.positions * scale, clip=clip)
        if isinstance(layer, UiStrokes):
            return replace(layer, ends=layer.ends * scale, radii=layer.radii * scale, clip=clip)
        rects = layer.rects * scale
        is_glyph = (layer.uvs != 0).any(axis=1)
        # Glyphs were drawn for this scale: texel by pixel.
        rects[is_glyph, :2] = np.rint(rects[is_glyph, :2])
        rects[is_glyph, 2:] = rects[is_glyph, :2] + (layer.uvs[is_glyph, 2:] - layer.uvs[is_glyph, :2])
        return replace(layer, rects=rects, corner_radii=layer.corner_radii * scale, clip=clip)

    def _caption_layer(self, text: str) -> UiQuads:
        if self._caption is not None and self._caption[0] == text:
            return self._caption[1]
        width, height = self._points
        room = max(width - 2 * (CAPTION_INSET_PX + CAPTION_MARGIN_PX[0]), 1)
        block = default_engine().layout(text, size_px=CAPTION_SIZE_PX, wrap_width=room, max_rows=4)
        layer = _caption_quads(block, height, self._look.theme)
        self._caption = (text, layer)
        return layer


def _caption_quads(block: TextBlock, height: int, theme: Theme) -> UiQuads:
    margin_x, margin_y = CAPTION_MARGIN_PX
    left = CAPTION_INSET_PX
    top = height - CAPTION_INSET_PX - 2 * margin_y - round(block.height)
    box = (left, top, left + np.ceil(block.width) + 2 * margin_x, top + block.height + 2 * margin_y)
    count = len(block.rects)
    shift = np.array([left + margin_x, top + margin_y] * 2, np.float32)
    ground = np.array([(*theme.background[:3], 192)], np.uint8)
    glyphs = np.tile(np.array(theme.strong_text, np.uint8), (count, 1))
    return UiQuads(
        rects=np.concatenate([np.array([box], np.float32), block.rects + shift]),
        colors=np.concatenate([ground, glyphs]),
        corner_radii=np.concatenate([[4.0], np.zeros(count)]).astype(np.float32),
        uvs=np.concatenate([np.zeros((1, 4), np.float32), block.uvs]),
    )


def _thicker(grid: WorldGrid, scale: float) -> WorldGrid:
    return replace(grid, stroke_px=grid.stroke_px * scale)
