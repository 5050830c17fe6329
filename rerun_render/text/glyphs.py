"""Bitmaps of glyphs and other small shapes, drawn when they are first needed and kept in the atlas."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.text.atlas import Atlas, AtlasPacker
from rerun_render.text.fonts import Family, Font, font
from rerun_render.text.hinting import RowFitter
from rerun_render.text.rasterize import coverage
from rerun_render.text.shaping import FALLBACK

BODY_SIZE_PX = 12.5
SHIFTS = 4
_SLANT = 0.25


class TextStyle(NamedTuple):
    """How glyphs look. turned: rows run upwards, so that the text is read with the head to the left."""

    size_px: float = BODY_SIZE_PX
    weight: float = 400.0
    family: Family = "sans"
    italic: bool = False
    turned: bool = False

    @property
    def font(self) -> Font:
        return font(self.weight, self.family)


class Bitmap(NamedTuple):
    """Texels x0, y0, x1, y1 of the atlas, and where the bitmap's top-left corner is from the pen, in px."""

    texels: tuple[int, int, int, int]
    left: int
    top: int


class GlyphCache:
    """All bitmaps in use. Not safe for several threads."""

    def __init__(self) -> None:
        self._packer = AtlasPacker()
        self._glyphs: dict[tuple[TextStyle, int, int], Bitmap | None] = {}
        self._shapes: dict[Hashable, Bitmap] = {}
        self._fitters: dict[tuple[Font, float], RowFitter] = {}

    @property
    def atlas(self) -> Atlas:
        return self._packer.atlas

    def glyph(self, style: TextStyle, glyph: int, shift: int) -> Bitmap | None:
        """A glyph moved right by `shift` quarters of a pixel; None if it shows nothing.

        Offsets are those of text that is not turned.
        """
        key = (style, glyph, shift)
        if key not in self._glyphs:
            self._glyphs[key] = self._draw(style, glyph, shift / SHIFTS)
        return self._glyphs[key]

    def shape(self, key: Hashable, contours: Sequence[npt.NDArray[np.float64]]) -> Bitmap:
        """A filled shape. key: stands for the contours, each (N, 2) px, y down."""
        if key not in self._shapes:
            self._shapes[key] = self._add(contours, boost=False, turned=False)
        return self._shapes[key]

    def _draw(self, style: TextStyle, glyph: int, shift: float) -> Bitmap | None:
        face = style.font.fallback if glyph >= FALLBACK else style.font
        outline = face.outline(glyph % FALLBACK)
        if not outline:
            return None
        fitter = self._fitters.get((face, style.size_px))
        if fitter is None:
            fitter = self._fitters[face, style.size_px] = RowFitter(face, style.size_px)
        contours = [c * (1, -1) + (shift, 0) for c in fitter.fit(outline)]
        if style.italic:
            # The viewer has no italic font: it slants each bitmap about its own bottom.
            bottom = np.ceil(max(float(c[:, 1].max()) for c in contours))
            contours = [c + np.column_stack([_SLANT * (bottom - c[:, 1]), np.zeros(len(c))]) for c in contours]
        return self._add(contours, boost=True, turned=style.turned)

    def _add(self, contours: Sequence[npt.NDArray[np.float64]], *, boost: bool, turned: bool) -> Bitmap:
        points = np.concatenate(contours)
        left, top = np.floor(points.min(axis=0)).astype(int).tolist()
        right, bottom = np.ceil(points.max(axis=0)).astype(int).tolist()
        alpha = coverage([c - (left, top) for c in contours], max(right - left, 1), max(bottom - top, 1))
        if boost:
            # Light text on dark ground looks too thin otherwise; the viewer does the same.
            alpha = alpha * (2.0 - alpha)
        pixels = np.rint(alpha * 255).astype(np.uint8)
        try:
            texels = self._packer.add(np.rot90(pixels) if turned else pixels)
        except RerunRenderError:
            # Better a picture without some letters than none.
            texels = (0, 0, 0, 0)
        return Bitmap(texels, left, top)
