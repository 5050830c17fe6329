"""One picture: views in their rectangles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rerun_render.drawables.camera import Camera, Orthographic
from rerun_render.drawables.primitives import Drawable
from rerun_render.drawables.ui import GlyphAtlas, Rect, UiLayer

Rgba8 = tuple[int, int, int, int]

BACKGROUND_COLOR: Rgba8 = (0x0D, 0x0D, 0x0D, 0xFF)


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


@dataclass(frozen=True, eq=False, slots=True)
class PicturePlane:
    """Flat drawables in a view with a perspective eye: drawn as in a 2D view, in depth on a plane that faces the eye.

    projection: which region of their space fills the view's rectangle. distance: of the plane from the eye, along its
    forward axis in scene units. drawables: in a space of their own (y down), as in orthographic views.
    """

    projection: Orthographic
    distance: float
    drawables: tuple[Drawable, ...]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class View:
    """One view of the frame: drawables, then `ui` over them, then `overlay` over that, all clipped to `rect`.

    ids: a number for each of `drawables` that says whose it is, 0 for nobody's; empty where nobody asked.
    plane: further drawables among the others, on a picture plane. overlay: what changes while the rest stays, such as
    the time cursor of a plot. Back ends may keep the pixels of all but the overlay while the other fields are the same
    objects.
    """

    rect: Rect
    camera: Camera
    background: Background = Background()
    grid: WorldGrid | None = None
    drawables: tuple[Drawable, ...] = ()
    ids: tuple[int, ...] = ()
    plane: PicturePlane | None = None
    ui: tuple[UiLayer, ...] = ()
    overlay: tuple[UiLayer, ...] = ()

    @property
    def all_drawables(self) -> tuple[Drawable, ...]:
        """Also those on the picture plane."""
        return self.drawables if self.plane is None else (*self.drawables, *self.plane.drawables)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Frame:
    """A whole picture of `width` x `height` px.

    The frame is filled with `color`, then each view is drawn into its rectangle, then `ui` over everything.
    The same object for two times means: the picture did not change.
    """

    width: int
    height: int
    views: tuple[View, ...]
    ui: tuple[UiLayer, ...] = ()
    atlas: GlyphAtlas | None = None
    color: Rgba8 = BACKGROUND_COLOR

    @property
    def ui_layers(self) -> tuple[tuple[Rect, UiLayer], ...]:
        """All layers in painter's order with the rectangles that clip them, none of them empty."""
        whole = Rect(0, 0, self.width, self.height)
        layers = [(view.rect, layer) for view in self.views for layer in (*view.ui, *view.overlay)]
        layers += [(whole, layer) for layer in self.ui]
        return clipped_layers(layers)


def clipped_layers(layers: Iterable[tuple[Rect, UiLayer]]) -> tuple[tuple[Rect, UiLayer], ...]:
    """Layers with the rectangles that clip them, without those that show nothing."""
    clipped = ((rect if layer.clip is None else intersection(rect, layer.clip), layer) for rect, layer in layers)
    return tuple((rect, layer) for rect, layer in clipped if len(layer) and rect.width > 0 < rect.height)


def intersection(a: Rect, b: Rect) -> Rect:
    """The pixels of both; width or height 0 if there are none."""
    x, y = max(a.x, b.x), max(a.y, b.y)
    right, bottom = min(a.x + a.width, b.x + b.width), min(a.y + a.height, b.y + b.height)
    return Rect(x, y, max(right - x, 0), max(bottom - y, 0))
