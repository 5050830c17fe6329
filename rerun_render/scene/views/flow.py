"""Texts and boxes one after the other, in rows that break at the right edge: how the viewer lays out Markdown."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from rerun_render.scene.theme import Rgba
from rerun_render.scene.views.canvas import Canvas
from rerun_render.scene.views.measures import ROW_PX
from rerun_render.text.engine import BODY_SIZE_PX
from rerun_render.text.fonts import Family, font
from rerun_render.text.wrapping import wrap_rows

_STRIKE_AT = 0.58
"""How far below the top of a row the line through struck text is."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text looks. box: colour behind it. at_top: it stands at the top of rows that are higher."""

    color: Rgba
    size_px: float = BODY_SIZE_PX
    family: Family = "sans"
    italic: bool = False
    strike: bool = False
    box: Rgba | None = None
    at_top: bool = False

    def but(self, **changes: object) -> Style:
        return replace(self, **changes)  # type: ignore[arg-type]


class Flow:
    """A pen that moves over a canvas. left, top, right: px of the canvas; bottom: nothing is drawn below it.

    x, y: where the next thing goes. height: of the row so far.
    """

    def __init__(self, canvas: Canvas, left: float, top: float, right: float, bottom: float) -> None:
        self.canvas = canvas
        self.left, self.right, self.bottom = left, right, bottom
        self.x, self.y = left, top
        self.height = ROW_PX
        self.widest = left

    @property
    def is_full(self) -> bool:
        """Whether what follows lies below the bottom."""
        return self.y > self.bottom

    def newline(self) -> None:
        self.x = self.left
        self.y += self.height
        self.height = ROW_PX

    def space(self, width: float) -> None:
        self.x += width

    def place(self, width: float, height: float) -> tuple[float, float]:
        """Takes room for a box; returns its top-left corner."""
        if self.x + width > self.right and self.x > self.left:
            self.newline()
        place = (self.x, self.y + max(self.height - height, 0.0))
        self.x += width
        self.height = max(self.height, height)
        self.widest = max(self.widest, self.x)
        return place

    def text(self, text: str, style: Style) -> None:
        """A stretch of text that may break anywhere between words; line breaks are kept."""
        face = font(400.0, style.family)
        scale = 1.0 / style.size_px
        for number, paragraph in enumerate(text.split("\n")):
            if number:
                self.newline()
            room = max(self.right - self.left, 1.0) * scale
            rows = wrap_rows(face, paragraph, room, first_width=(self.right - self.x) * scale)
            for i, row in enumerate(rows):
                if i:
                    self.newline()
                if self.is_full:
                    return
                self._piece(row, style)

    def _piece(self, text: str, style: Style) -> None:
        if not text:
            return
        canvas = self.canvas
        block = canvas.engine.layout(text, size_px=style.size_px, family=style.family, italic=style.italic)
        x = self.x
        y = self.y + (0.0 if style.at_top else max(self.height - block.height, 0.0) / 2)
        self.height = max(self.height, block.height)
        if style.box is not None:
            left, top = np.floor(x + 0.5), np.floor(y + 0.5)
            canvas.fill(left - 1, top - 1, left + block.width + 1, top + block.height + 1, style.box)
        canvas.block(block, x, y, style.color)
        if style.strike:
            middle = np.floor(y + _STRIKE_AT * block.height)
            canvas.fill(np.floor(x + 0.5), middle, np.floor(x + 0.5) + block.width, middle + 1, style.color)
        self.x += block.width
        self.widest = max(self.widest, self.x)
