"""Where rows of text break."""

from __future__ import annotations

import numpy as np

from rerun_render.text.fonts import Font
from rerun_render.text.shaping import char_widths


def wrap_rows(face: Font, paragraph: str, width: float | None, *, first_width: float | None = None) -> list[str]:
    """Rows of a text without line breaks, none wider than `width` em if a single character fits into it.

    Spaces at which a row breaks are dropped. first_width: room of the first row, if something stands before it; that
    row is empty if no word fits.
    """
    if width is None or not paragraph:
        return [paragraph]
    edges = np.concatenate([[0.0], np.cumsum(char_widths(face, paragraph))])
    rows: list[str] = []
    start = 0
    while start < len(paragraph):
        room = width if rows or first_width is None else first_width
        stop = int(np.searchsorted(edges, edges[start] + room + 1e-6, side="right")) - 1
        if stop < len(paragraph):
            # The viewer breaks only after a space that still fits.
            space = paragraph.rfind(" ", start + 1, max(stop, start))
            if space > start:
                stop = space
            elif room < width:
                rows.append("")
                continue
        stop = max(stop, start + 1)
        rows.append(paragraph[start:stop].rstrip(" ") if stop < len(paragraph) else paragraph[start:stop])
        start = stop
        while start < len(paragraph) and paragraph[start] == " ":
            start += 1
    return rows
