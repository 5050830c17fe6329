"""Flat content in pixels: labels, plots, texts, title bars. Blended in gamma space after the 3D resolve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class Rect(NamedTuple):
    """Whole pixels of the frame; y down."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, eq=False, slots=True)
class GlyphAtlas:
    """Coverage of all glyphs in use.

    coverage: (H, W) uint8. version: grows whenever texels change; a texel that was handed out never changes, so quads
    made for an older version stay right.
    """

    coverage: npt.NDArray[np.uint8]
    version: int


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class UiQuads:
    """Rectangles and glyphs in painter's order.

    rects: (N, 4) float32 px of the frame: x0, y0, x1, y1. colors: (N, 4) uint8 sRGB, straight alpha, blended in gamma
    space.
    corner_radii: (N,) float32 px, for solid rectangles.
    uvs: (N, 4) float32 texels of the glyph atlas x0, y0, x1, y1, sampled nearest; all zero for a solid rectangle.
    Solid rectangles have box-filtered edges, so fractional coordinates give partial coverage.
    clip: pixels outside are left alone; None for the whole view or frame.
    """

    rects: npt.NDArray[np.float32]
    colors: npt.NDArray[np.uint8]
    corner_radii: npt.NDArray[np.float32]
    uvs: npt.NDArray[np.float32]
    clip: Rect | None = None

    def __len__(self) -> int:
        return len(self.rects)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class UiTriangles:
    """Triangles in painter's order: lines, markers and areas of plots.

    positions: (V, 2) float32 px of the frame. colors: (V, 4) uint8 sRGB, premultiplied by alpha as encoded, blended in
    gamma space and interpolated as such; soft edges are triangles that fade out. triangles: (T, 3) uint32, all < V,
    either orientation. A pixel counts where its centre is inside; edges that two triangles share are drawn once.
    Positions count to 1/256 px; they should stay within 2**20 px of the frame's origin.
    clip: as in `UiQuads`.
    """

    positions: npt.NDArray[np.float32]
    colors: npt.NDArray[np.uint8]
    triangles: npt.NDArray[np.uint32]
    clip: Rect | None = None

    def __len__(self) -> int:
        return len(self.triangles)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class UiStrokes:
    """Straight strokes with round ends in painter's order: curves of plots, round markers.

    ends: (N, 4) float32 px of the frame: x0, y0, x1, y1 of the axis; equal ends make a disc. radii: (N,) float32 px.
    colors: (N, 4) uint8 sRGB, straight alpha, blended in gamma space, each stroke on its own.
    A pixel is covered by the distance of its centre from the axis: fully up to half a px inside the radius, falling
    evenly to nothing half a px outside. Strokes that are no discs end at the rectangle that far around their axis:
    coverage is multiplied by the share of four samples of the pixel inside it.
    clip: as in `UiQuads`.
    """

    ends: npt.NDArray[np.float32]
    radii: npt.NDArray[np.float32]
    colors: npt.NDArray[np.uint8]
    clip: Rect | None = None

    def __len__(self) -> int:
        return len(self.ends)


UiLayer = UiQuads | UiTriangles | UiStrokes
