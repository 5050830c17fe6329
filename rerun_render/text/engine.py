"""Laying out text: rows, wrapping, and rectangles that show glyphs of the atlas.

Glyphs stand on whole pixels vertically and on quarter pixels horizontally; each of the four shifts is its own bitmap.
Lengths are px; y points down.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from rerun_render.text.atlas import Atlas, AtlasPacker
from rerun_render.text.fonts import Font, font
from rerun_render.text.hinting import RowFitter
from rerun_render.text.rasterize import coverage
from rerun_render.text.shaping import ShapedRow, char_widths, shape

BODY_SIZE_PX = 12.5
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_SHIFTS = 4
_MAX_BLOCKS = 16384
_TAB = "    "


@dataclass(frozen=True, eq=False, slots=True)
class TextBlock:
    """Text ready to draw.

    rects: (G, 4) float32 x0, y0, x1, y1 of each glyph, whole px, from the block's top-left corner, or from the middle
    of its top edge if it is centred. uvs: (G, 4) float32 texels of the atlas. width: of the longest row. height: of all
    rows. row_widths: of each row.
    """

    rects: npt.NDArray[np.float32]
    uvs: npt.NDArray[np.float32]
    width: float
    height: float
    row_widths: tuple[float, ...]

    @property
    def num_rows(self) -> int:
        return len(self.row_widths)


class TextEngine:
    """Lays out text and keeps the atlas of all glyphs in use. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._packer = AtlasPacker()
        self._blocks: OrderedDict[tuple[object, ...], TextBlock] = OrderedDict()
        self._glyphs: dict[tuple[float, float, int, int], tuple[tuple[int, int, int, int], int, int] | None] = {}
        self._fitters: dict[tuple[float, float], RowFitter] = {}

    @property
    def atlas(self) -> Atlas:
        """Coverage of all glyphs laid out so far; take it after the last `layout` of a frame."""
        with self._lock:
            return self._packer.atlas

    def row_height(self, size_px: float = BODY_SIZE_PX, weight: float = 400.0) -> float:
        """Distance between rows: 15 px for body text."""
        face = font(weight)
        return float(round((face.ascent + face.descent) * size_px))

    def layout(
        self,
        text: str,
        *,
        size_px: float = BODY_SIZE_PX,
        wrap_width: float | None = None,
        weight: float = 400.0,
        max_rows: int | None = None,
        centered: bool = False,
    ) -> TextBlock:
        """Rows of a text. They start at x = 0; if `centered`, their middles are there.

        Line breaks start new rows; rows longer than `wrap_width` break at spaces, or anywhere if a word is too long. If
        there are more than `max_rows`, the last one shown ends with an ellipsis.
        """
        if wrap_width is not None and not np.isfinite(wrap_width):
            wrap_width = None
        key = (text, size_px, wrap_width, weight, max_rows, centered)
        with self._lock:
            block = self._blocks.get(key)
            if block is None:
                block = self._build(*key)
                self._blocks[key] = block
                if len(self._blocks) > _MAX_BLOCKS:
                    self._blocks.popitem(last=False)
            else:
                self._blocks.move_to_end(key)
            return block

    def elide(self, text: str, max_width: float, *, size_px: float = BODY_SIZE_PX, weight: float = 400.0) -> str:
        """The text on one row, cut and ended with an ellipsis if it is wider than `max_width` or has more rows."""
        rows = _paragraphs(text)
        face = font(weight)
        if len(rows) == 1 and char_widths(face, rows[0]).sum() * size_px <= max_width:
            return rows[0]
        room = max_width / size_px - face.advance(ELLIPSIS)
        fits = int(np.searchsorted(np.cumsum(char_widths(face, rows[0])), room, side="right"))
        return rows[0][:fits].rstrip() + ELLIPSIS

    def _build(
        self, text: str, size_px: float, wrap_width: float | None, weight: float, max_rows: int | None, centered: bool
    ) -> TextBlock:
        face = font(weight)
        wrap = None if wrap_width is None else wrap_width / size_px
        rows = [row for paragraph in _paragraphs(text) for row in wrap_rows(face, paragraph, wrap)]
        if max_rows is not None and len(rows) > max_rows:
            rows = rows[:max_rows]
            rows[-1] = _with_ellipsis(face, rows[-1], wrap)
        height = self.row_height(size_px, weight)
        baseline = float(round(face.ascent * size_px))
        rects: list[tuple[float, float, float, float]] = []
        uvs: list[tuple[int, int, int, int]] = []
        shaped_rows = [shape(face, row) for row in rows]
        widths = [shaped.width * size_px for shaped in shaped_rows]
        for number, (shaped, width) in enumerate(zip(shaped_rows, widths, strict=True)):
            left = -np.floor(width / 2) if centered else 0.0
            self._place_row(shaped, (weight, size_px), (left, number * height + baseline), rects, uvs)
        return TextBlock(
            rects=np.array(rects, np.float32).reshape(-1, 4),
            uvs=np.array(uvs, np.float32).reshape(-1, 4),
            width=max(widths),
            height=height * len(rows),
            row_widths=tuple(widths),
        )

    def _place_row(
        self,
        row: ShapedRow,
        style: tuple[float, float],
        origin: tuple[float, float],
        rects: list[tuple[float, float, float, float]],
        uvs: list[tuple[int, int, int, int]],
    ) -> None:
        size_px = style[1]
        steps = np.floor((row.xs * size_px + origin[0]) * _SHIFTS + 0.5).astype(np.intp)
        rises = np.floor(row.ys * size_px + 0.5)
        for glyph, step, rise in zip(row.glyphs.tolist(), steps.tolist(), rises.tolist(), strict=True):
            found = self._glyph(style, glyph, step % _SHIFTS)
            if found is None:
                continue
            uv, left, top = found
            x, y = step // _SHIFTS + left, origin[1] - rise + top
            rects.append((x, y, x + uv[2] - uv[0], y + uv[3] - uv[1]))
            uvs.append(uv)

    def _glyph(
        self, style: tuple[float, float], glyph: int, shift: int
    ) -> tuple[tuple[int, int, int, int], int, int] | None:
        """Texels of a glyph, and its offset from the pen; None if it shows nothing."""
        key = (*style, glyph, shift)
        if key not in self._glyphs:
            self._glyphs[key] = self._draw(style, glyph, shift / _SHIFTS)
        return self._glyphs[key]

    def _draw(
        self, style: tuple[float, float], glyph: int, shift: float
    ) -> tuple[tuple[int, int, int, int], int, int] | None:
        weight, size_px = style
        face = font(weight)
        outline = face.outline(glyph)
        if not outline:
            return None
        if style not in self._fitters:
            self._fitters[style] = RowFitter(face, size_px)
        contours = [c * (1, -1) + (shift, 0) for c in self._fitters[style].fit(outline)]
        points = np.concatenate(contours)
        left, top = np.floor(points.min(axis=0)).astype(int).tolist()
        right, bottom = np.ceil(points.max(axis=0)).astype(int).tolist()
        alpha = coverage([c - (left, top) for c in contours], max(right - left, 1), max(bottom - top, 1))
        # Light text on dark ground looks too thin otherwise; the viewer does the same.
        alpha = alpha * (2.0 - alpha)
        return self._packer.add(np.rint(alpha * 255).astype(np.uint8)), left, top


@lru_cache(maxsize=1)
def default_engine() -> TextEngine:
    """The engine that all views of a process share."""
    return TextEngine()


def wrap_rows(face: Font, paragraph: str, width: float | None) -> list[str]:
    """Rows of a text without line breaks, none wider than `width` em if a single character fits into it.

    Spaces at which a row breaks are dropped.
    """
    if width is None or not paragraph:
        return [paragraph]
    edges = np.concatenate([[0.0], np.cumsum(char_widths(face, paragraph))])
    rows = []
    start = 0
    while start < len(paragraph):
        stop = max(int(np.searchsorted(edges, edges[start] + width + 1e-6, side="right")) - 1, start + 1)
        if stop < len(paragraph):
            # The viewer breaks only after a space that still fits.
            space = paragraph.rfind(" ", start + 1, stop)
            if space > start:
                stop = space
        rows.append(paragraph[start:stop].rstrip(" ") if stop < len(paragraph) else paragraph[start:stop])
        start = stop
        while start < len(paragraph) and paragraph[start] == " ":
            start += 1
    return rows


def _with_ellipsis(face: Font, row: str, width: float | None) -> str:
    if width is not None:
        room = width - face.advance(ELLIPSIS)
        row = row[: int(np.searchsorted(np.cumsum(char_widths(face, row)), room, side="right"))]
    return row.rstrip() + ELLIPSIS


def _paragraphs(text: str) -> list[str]:
    return text.replace("\t", _TAB).replace("\r\n", "\n").replace("\r", "\n").split("\n")
