"""Entity paths as the viewer writes them into tables: an icon, and parts between faint slashes."""

from __future__ import annotations

import numpy as np

from rerun_render.core.entity_path import EntityPath
from rerun_render.scene.theme import Rgba
from rerun_render.scene.views import shapes
from rerun_render.scene.views.canvas import Canvas
from rerun_render.text.engine import ELLIPSIS

ICON_INSET_PX = 4.0
TEXT_INSET_PX = 21.5
_CHAR_PX = 7.5
"""Width of every character of the monospaced font at its body size."""

_ICON = [
    shapes.diamond(7.0, 7.0, 5.75),
    shapes.diamond(7.0, 7.0, 4.5)[::-1],
    shapes.circle(7.0, 7.0, 1.85)[0],
]


def entity_label(canvas: Canvas, path: EntityPath, x: float, y: float, width: float) -> None:
    """Draws a path on a row of 20 px at y; what does not fit into `width` ends in an ellipsis."""
    theme = canvas.theme
    canvas.icon("entity", _ICON, x + ICON_INSET_PX, np.floor(y + 3.5), theme.text)
    room = int((width - TEXT_INSET_PX) / _CHAR_PX + 1e-6)
    if room < 1:
        return
    text = "/" + "/".join(path.parts)
    if len(text) > room:
        text = text[: room - 1] + ELLIPSIS
    pen = x + TEXT_INSET_PX
    for part, color in _pieces(text, theme.text, theme.faint_text):
        canvas.text(part, pen, np.floor(y + 2), color, family="mono")
        pen += len(part) * _CHAR_PX


def _pieces(text: str, color: Rgba, slash: Rgba) -> list[tuple[str, Rgba]]:
    found: list[tuple[str, Rgba]] = []
    for number, part in enumerate(text.split("/")):
        if number:
            found.append(("/", slash))
        if part:
            found.append((part, color))
    return found
