"""One picture: views in their rectangles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from rerun_render.drawables.camera import Camera
from rerun_render.drawables.primitives import Drawable
from rerun_render.drawables.ui import GlyphAtlas, UiQuads

Rgba8 = tuple[int, int, int, int]

BACKGROUND_COLOR: Rgba8 = (0x0D, 0x0D, 0x0D, 0xFF)


class Rect(NamedTuple):
    """Whole pixels of the frame; y down."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Background:
    """`solid` uses `color` (sRGB). Gradients depend on the world-space ray direction d, in sRGB values:
    dark `0.05 + 0.20*(d*0.5+0.5)`, bright `0.70 + 0.20*(d*0.5+0.5)`, dithered by +-0.5/255."""

    kind: Literal["solid", "gradient_dark", "gradient_bright"] = "solid"
    color: Rgba8 = BACKGROUND_COLOR


@dataclass(frozen=True, slots=True)
class WorldGrid:
    """Infinite grid on the plane `normal . p = distance` of a perspective view.

    spacing: scene units between lines. stroke_px: line width. color: sRGB, straight alpha, blended in linear light.
    """

    normal: tuple[float, float, float] = (0.0, 0.0, 1.0)
    distance: float = 0.0
    spacing: float = 1.0
    stroke_px: float = 0.5
    color: Rgba8 = (128, 128, 128, 47)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class View:
    """One view of the frame. `ui` is clipped to `rect`, and drawn over the view's content."""

    rect: Rect
    camera: Camera
    background: Background = Background()
    grid: WorldGrid | None = None
    drawables: tuple[Drawable, ...] = ()
    ui: UiQuads | None = None


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Frame:
    """A whole picture of `width` x `height` px.

    The frame is filled with `color`, then each view is drawn into its rectangle, then `ui` over everything.
    The same object for two times means: the picture did not change.
    """

    width: int
    height: int
    views: tuple[View, ...]
    ui: UiQuads | None = None
    atlas: GlyphAtlas | None = None
    color: Rgba8 = BACKGROUND_COLOR
