"""Laying out text: rows, wrapping, and rectangles that show glyphs of the atlas.

Glyphs stand on whole pixels vertically and on quarter pixels horizontally; each of the four shifts is its own bitmap.
Lengths are px; y points down.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from rerun_render.text.atlas import Atlas
from rerun_render.text.fonts import Family, Font, font
from rerun_render.text.glyphs import BODY_SIZE_PX, SHIFTS, GlyphCache, TextStyle
from rerun_render.text.shaping import ShapedRow, char_widths, shape
from rerun_render.text.wrapping import wrap_rows

__all__ = ["BODY_SIZE_PX", "ELLIPSIS", "TextBlock", "TextEngine", "default_engine", "text_scale"]

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
MAX_CHARS = 200_000
"""Longer texts are cut."""
_MAX_ROW_CHARS = 4096
"""More characters never fit into a row that is elided."""
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
    """Lays out text and keeps the atlas of all glyphs in use. May be used from any thread.

    scale: pixels per ui point. All lengths given and returned are ui points; with another scale than 1 their fractions
    bring glyphs to whole pixels once they are multiplied by it.
    """

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale
        self._lock = threading.RLock()
        self._cache = GlyphCache()
        self._blocks: OrderedDict[tuple[object, ...], TextBlock] = OrderedDict()

    @property
    def atlas(self) -> Atlas:
        """Coverage of all glyphs laid out so far; take it after the last `layout` of a frame."""
        with self._lock:
            return self._cache.atlas

    def row_height(self, size_px: float = BODY_SIZE_PX, weight: float = 400.0, family: Family = "sans") -> float:
        """Distance between rows: 15 px for body text, 17 px for monospaced text."""
        face = font(weight, family)
        return float(np.floor((face.ascent + face.descent) * size_px * self.scale + 0.5)) / self.scale

    def layout(
        self,
        text: str,
        *,
        size_px: float = BODY_SIZE_PX,
        wrap_width: float | None = None,
        weight: float = 400.0,
        max_rows: int | None = None,
        centered: bool = False,
        family: Family = "sans",
        italic: bool = False,
        turned: bool = False,
    ) -> TextBlock:
        """Rows of a text. They start at x = 0; if `centered`, their middles are there.

        Line breaks start new rows; rows longer than `wrap_width` break at spaces, or anywhere if a word is too long. If
        there are more than `max_rows`, the last one shown ends with an ellipsis; so do texts beyond all reason. If
        `turned`, rows run upwards from the origin and stand to the right of each other; width and height are those of
        the upright text.
        """
        if wrap_width is not None and not np.isfinite(wrap_width):
            wrap_width = None
        style = TextStyle(size_px, weight, family, italic, turned)
        key = (text, style, wrap_width, max_rows, centered)
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

    def elide(
        self,
        text: str,
        max_width: float,
        *,
        size_px: float = BODY_SIZE_PX,
        weight: float = 400.0,
        family: Family = "sans",
    ) -> str:
        """The text on one row, cut and ended with an ellipsis if it is wider than `max_width` or has more rows."""
        rows = _paragraphs(text)
        face = font(weight, family)
        first = rows[0][:_MAX_ROW_CHARS]
        edges = np.cumsum(char_widths(face, first))
        if len(rows) == 1 and first == rows[0] and (not first or edges[-1] * size_px <= max_width):
            return first
        room = max_width / size_px - face.advance(ELLIPSIS)
        fits = int(np.searchsorted(edges, room, side="right"))
        return first[:fits].rstrip() + ELLIPSIS

    def icon(self, key: Hashable, contours: Sequence[npt.NDArray[np.float64]]) -> TextBlock:
        """A filled shape that is drawn like a glyph. key: stands for the contours, each (N, 2) px, y down."""
        with self._lock:
            texels, left, top = self._cache.shape(key, [contour * self.scale for contour in contours])
        across, down = texels[2] - texels[0], texels[3] - texels[1]
        width = across / self.scale
        return TextBlock(
            rects=self._in_points(np.array([[left, top, left + across, top + down]], np.float32)),
            uvs=np.array([texels], np.float32),
            width=width,
            height=down / self.scale,
            row_widths=(width,),
        )

    def _build(
        self, text: str, style: TextStyle, wrap_width: float | None, max_rows: int | None, centered: bool
    ) -> TextBlock:
        height = self.row_height(style.size_px, style.weight, style.family)
        face, size_px = style.font, style.size_px
        wrap = None if wrap_width is None else wrap_width / size_px
        rows = [row for paragraph in _paragraphs(text) for row in wrap_rows(face, paragraph, wrap)]
        if max_rows is not None and len(rows) > max_rows:
            rows = rows[:max_rows]
            rows[-1] = _with_ellipsis(face, rows[-1], wrap)
        style, size_px = style._replace(size_px=size_px * self.scale), size_px * self.scale
        row_px = height * self.scale
        baseline = float(round(face.ascent * size_px))
        rects: list[tuple[float, float, float, float]] = []
        uvs: list[tuple[int, int, int, int]] = []
        shaped_rows = [shape(face, row) for row in rows]
        widths = [shaped.width * size_px for shaped in shaped_rows]
        for number, (shaped, width) in enumerate(zip(shaped_rows, widths, strict=True)):
            left = -np.floor(width / 2) if centered else 0.0
            self._place_row(shaped, style, (left, number * row_px + baseline), rects, uvs)
        return TextBlock(
            rects=self._in_points(np.array(rects, np.float32).reshape(-1, 4)),
            uvs=np.array(uvs, np.float32).reshape(-1, 4),
            width=max(widths) / self.scale,
            height=height * len(rows),
            row_widths=tuple(width / self.scale for width in widths),
        )

    def _in_points(self, rects: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        return rects if self.scale == 1.0 else rects / np.float32(self.scale)

    def _place_row(
        self,
        row: ShapedRow,
        style: TextStyle,
        origin: tuple[float, float],
        rects: list[tuple[float, float, float, float]],
        uvs: list[tuple[int, int, int, int]],
    ) -> None:
        steps = np.floor((row.xs * style.size_px + origin[0]) * SHIFTS + 0.5).astype(np.intp)
        rises = np.floor(row.ys * style.size_px + 0.5)
        for glyph, step, rise in zip(row.glyphs.tolist(), steps.tolist(), rises.tolist(), strict=True):
            found = self._cache.glyph(style, glyph, step % SHIFTS)
            if found is None:
                continue
            uv, left, top = found
            x, y = step // SHIFTS + left, origin[1] - rise + top
            across, down = uv[2] - uv[0], uv[3] - uv[1]
            if style.turned:
                rects.append((y, -x - down, y + across, -x))
            else:
                rects.append((x, y, x + across, y + down))
            uvs.append(uv)


_scale: ContextVar[float] = ContextVar("pixels per ui point", default=1.0)


@contextmanager
def text_scale(scale: float) -> Iterator[None]:
    """Inside, `default_engine` is the one for pictures with `scale` pixels per ui point."""
    token = _scale.set(scale)
    try:
        yield
    finally:
        _scale.reset(token)


def default_engine() -> TextEngine:
    """The engine that all views of a process share."""
    return _engine(_scale.get())


@cache
def _engine(scale: float) -> TextEngine:
    return TextEngine(scale)


def _with_ellipsis(face: Font, row: str, width: float | None) -> str:
    if width is not None:
        room = width - face.advance(ELLIPSIS)
        row = row[: int(np.searchsorted(np.cumsum(char_widths(face, row)), room, side="right"))]
    return row.rstrip() + ELLIPSIS


def _paragraphs(text: str) -> list[str]:
    if len(text) > MAX_CHARS:
        text = text[:MAX_CHARS] + ELLIPSIS
    return text.replace("\t", _TAB).replace("\r\n", "\n").replace("\r", "\n").split("\n")
