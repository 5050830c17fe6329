"""Characters to placed glyphs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import uharfbuzz as hb

from rerun_render.text.fonts import Font

FALLBACK = 1 << 24
"""Above all glyph indices of a font."""

# The viewer shows characters one by one; forms that scripts require stay on.
_FEATURES = {"calt": False, "liga": False, "clig": False}


@dataclass(frozen=True, eq=False, slots=True)
class ShapedRow:
    """One row of glyphs from left to right.

    glyphs: (G,) glyph indices; those of the font's fallback have `FALLBACK` added. xs, ys: (G,) float64 place of each
    glyph's origin in em, y up. clusters: (G,) index of the first character that each glyph stands for. advances: (G,)
    float64 em. width: em.
    """

    glyphs: npt.NDArray[np.intp]
    xs: npt.NDArray[np.float64]
    ys: npt.NDArray[np.float64]
    clusters: npt.NDArray[np.intp]
    advances: npt.NDArray[np.float64]
    width: float


def shape(font: Font, text: str) -> ShapedRow:
    """Glyphs of a text without line breaks; its script and direction are guessed from its first letters.

    Characters that the font lacks come from its fallback; those that both lack are a box.
    """
    parts: list[ShapedRow] = []
    pen = 0.0
    for start, stop, is_fallback in _runs(font, text):
        part = _shape_run(font.fallback if is_fallback else font, text[start:stop])
        parts.append(
            ShapedRow(
                glyphs=part.glyphs + (FALLBACK if is_fallback else 0),
                xs=part.xs + pen,
                ys=part.ys,
                clusters=part.clusters + start,
                advances=part.advances,
                width=part.width,
            )
        )
        pen += part.width
    if len(parts) == 1:
        return parts[0]
    return ShapedRow(
        glyphs=np.concatenate([part.glyphs for part in parts]),
        xs=np.concatenate([part.xs for part in parts]),
        ys=np.concatenate([part.ys for part in parts]),
        clusters=np.concatenate([part.clusters for part in parts]),
        advances=np.concatenate([part.advances for part in parts]),
        width=pen,
    )


def _runs(font: Font, text: str) -> list[tuple[int, int, bool]]:
    """Stretches of the text, and whether each comes from the fallback."""
    if text.isascii():
        return [(0, len(text), False)]
    missing = {char for char in set(text) if font.glyph(char) == 0 and font.fallback.glyph(char) != 0}
    if not missing:
        return [(0, len(text), False)]
    is_missing = np.array([char in missing for char in text])
    edges = [0, *(np.flatnonzero(np.diff(is_missing)) + 1).tolist(), len(text)]
    return [(start, stop, bool(is_missing[start])) for start, stop in pairwise(edges)]


def _shape_run(font: Font, text: str) -> ShapedRow:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font.hb_font, buffer, _FEATURES)
    infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
    unit = 1.0 / font.units_per_em
    advances = np.array([p.x_advance for p in positions], np.float64) * unit
    glyphs = np.array([info.codepoint for info in infos], np.intp)
    shifts = np.array([font.advance_shifts.get(glyph, 0.0) for glyph in glyphs.tolist()], np.float64)
    advances += shifts
    pen = np.cumsum(advances) - advances + shifts / 2
    return ShapedRow(
        glyphs=glyphs,
        xs=pen + np.array([p.x_offset for p in positions], np.float64) * unit,
        ys=np.array([p.y_offset for p in positions], np.float64) * unit,
        clusters=np.array([info.cluster for info in infos], np.intp),
        advances=advances,
        width=float(advances.sum()),
    )


def char_widths(font: Font, text: str) -> npt.NDArray[np.float64]:
    """(len(text),) float64 em that each character adds to the row; 0 for those drawn together with an earlier one."""
    shaped = shape(font, text)
    widths = np.zeros(len(text))
    np.add.at(widths, shaped.clusters, shaped.advances)
    return widths
