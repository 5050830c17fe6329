"""Characters to placed glyphs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import uharfbuzz as hb

from rerun_render.text.fonts import Font

# The viewer shows characters one by one; forms that scripts require stay on.
_FEATURES = {"calt": False, "liga": False, "clig": False, "kern": False}


@dataclass(frozen=True, eq=False, slots=True)
class ShapedRow:
    """One row of glyphs from left to right.

    glyphs: (G,) glyph indices. xs, ys: (G,) float64 place of each glyph's origin in em, y up. clusters: (G,) index of
    the first character that each glyph stands for. advances: (G,) float64 em. width: em.
    """

    glyphs: npt.NDArray[np.intp]
    xs: npt.NDArray[np.float64]
    ys: npt.NDArray[np.float64]
    clusters: npt.NDArray[np.intp]
    advances: npt.NDArray[np.float64]
    width: float


def shape(font: Font, text: str) -> ShapedRow:
    """Glyphs of a text without line breaks; its script and direction are guessed from its first letters."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font.hb_font, buffer, _FEATURES)
    infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
    unit = 1.0 / font.units_per_em
    advances = np.array([p.x_advance for p in positions], np.float64) * unit
    pen = np.cumsum(advances) - advances
    return ShapedRow(
        glyphs=np.array([info.codepoint for info in infos], np.intp),
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
