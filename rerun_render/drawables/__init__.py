"""The seam between scene and pixels: frozen dataclasses of numpy arrays.

Everything left of this package runs without a GPU; everything right of it (`gpu`) knows no entity, timeline or Arrow.
Spaces: `obj` = the space of an entity, `world` = the space of a view (3D scene units, or 2D pixels with y down),
`view` = right/up/back of the eye, `px` = pixels of the frame from its top-left corner. Matrices are row-major float64
that act on column vectors and are named `target_from_source`. Colours are sRGB uint8 with separate (not premultiplied)
alpha.

`key` of a drawable identifies its arrays: equal keys promise equal arrays, so a back end keeps what it uploaded. The
transform, camera and depth rank are not covered by the key. `key=None` means "never keep".
"""

from rerun_render.drawables.camera import Camera, Orthographic, Perspective, Pinhole
from rerun_render.drawables.channels import Channels
from rerun_render.drawables.frame import Background, Frame, PicturePlane, View, WorldGrid, intersection
from rerun_render.drawables.primitives import (
    Drawable,
    ImageRect,
    LineKind,
    LineSegments,
    Mesh,
    MeshInstances,
    Points,
    Splats,
    Texture,
    Volume,
)
from rerun_render.drawables.ui import GlyphAtlas, Rect, UiLayer, UiQuads, UiStrokes, UiTriangles

__all__ = [
    "Background",
    "Camera",
    "Channels",
    "Drawable",
    "Frame",
    "GlyphAtlas",
    "ImageRect",
    "LineKind",
    "LineSegments",
    "Mesh",
    "MeshInstances",
    "Orthographic",
    "Perspective",
    "PicturePlane",
    "Pinhole",
    "Points",
    "Rect",
    "Splats",
    "Texture",
    "UiLayer",
    "UiQuads",
    "UiStrokes",
    "UiTriangles",
    "View",
    "Volume",
    "WorldGrid",
    "intersection",
]
