"""The legend of a plot: a dot and a name for each series, in a corner."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from rerun_render.drawables import Rect, UiLayer
from rerun_render.drawables.tessellation import Tessellator, premultiplied
from rerun_render.scene.theme import Rgba, Theme
from rerun_render.scene.views.canvas import Canvas
from rerun_render.scene.views.plot.frame import PlotFrame, faded

_OUTER_PX = 4.0
_BORDER_PX = 1.0
_INNER_PX = 4.0
_ROW_GAP_PX = 8.0
_ENTRY_MARGIN_PX = 4.0
_SWATCH_PX = 8.0
_SWATCH_GAP_PX = 4.0
_MAX_WIDTH_PX = 300.0
# More than can ever be seen.
_MAX_ROWS = 100
_MAX_HEIGHT_PX = 300.0
_FADE_PX = 16.0
_FADE = 0.64
_RADIUS_PX = 6.0
_LINE_PX = 15.0
_SPACE_PX = 3.5


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """Series of the same name share one entry; the first counts."""

    name: str
    color: Rgba
    visible: bool = True


def legend_layers(
    entries: Iterable[LegendEntry], frame: PlotFrame, theme: Theme, *, at_left: bool, at_top: bool
) -> list[UiLayer]:
    """The legend in a corner of the plot; nothing without entries. What does not fit in height is left out."""
    distinct: dict[str, LegendEntry] = {}
    for entry in entries:
        distinct.setdefault(entry.name, entry)
    rows = list(distinct.values())[:_MAX_ROWS]
    if not rows:
        return []
    fixed = 2 * _ENTRY_MARGIN_PX + _SWATCH_PX + _SWATCH_GAP_PX
    canvas = Canvas(frame.rect, theme)
    blocks = [canvas.engine.layout(row.name, wrap_width=_MAX_WIDTH_PX - fixed, max_rows=40) for row in rows]
    heights = [max(_LINE_PX * block.num_rows, _SWATCH_PX) for block in blocks]
    around = 2 * (_OUTER_PX + _BORDER_PX + _INNER_PX)
    full = sum(heights) + _ROW_GAP_PX * (len(rows) - 1)
    inside = min(full, 0.8 * (frame.height - around), _MAX_HEIGHT_PX)
    if inside <= 0.0:
        return []
    # Rows that were broken keep the space at which they were.
    widths = [block.width + (_SPACE_PX if block.num_rows > 1 else 0.0) for block in blocks]
    width = max(widths) + fixed + 2 * (_BORDER_PX + _INNER_PX)
    height = inside + 2 * (_BORDER_PX + _INNER_PX)
    left = frame.left + _OUTER_PX if at_left else max(frame.right - _OUTER_PX - width, frame.left + _OUTER_PX)
    top = frame.top + _OUTER_PX if at_top else max(frame.bottom - _OUTER_PX - height, frame.top + _OUTER_PX)
    left, top, right, bottom = (math.floor(edge + 0.5) for edge in (left, top, left + width, top + height))
    canvas.frame(left, top, right, bottom, theme.separator, theme.background, _RADIUS_PX)
    content_top = top + _BORDER_PX + _INNER_PX
    content_bottom = content_top + inside
    names = Canvas(frame.rect, theme, (left, content_top, right, content_bottom))
    dots = Tessellator()
    y, x = content_top, left + _BORDER_PX + _INNER_PX + _ENTRY_MARGIN_PX
    for row, block, tall in zip(rows, blocks, heights, strict=True):
        if y >= content_bottom:
            break
        text = theme.text if row.visible else faded(theme.text, 0.5)
        names.block(block, x + _SWATCH_PX + _SWATCH_GAP_PX, y, text)
        center = (frame.rect.x + x + 0.5 * _SWATCH_PX, frame.rect.y + y + 0.5 * tall)
        if row.visible:
            dots.circle(center, 0.5 * _SWATCH_PX, row.color)
        else:
            dots.ring(center, 0.5 * _SWATCH_PX, 1.0, theme.faint_text)
        y += tall + _ROW_GAP_PX
    clip = Rect(frame.rect.x + left, frame.rect.y + round(content_top), right - left, round(inside))
    fade = _fade(clip, theme) if full > inside else None
    layers: list[UiLayer | None] = [canvas.layer(), dots.finish(clip), names.layer(), fade]
    return [layer for layer in layers if layer is not None]


def _fade(clip: Rect, theme: Theme) -> UiLayer | None:
    """Rows at the lower edge vanish, since there are more below."""
    shapes = Tessellator()
    right, bottom = clip.x + clip.width - _BORDER_PX, clip.y + clip.height
    full, none = premultiplied(theme.background, _FADE), premultiplied(theme.background, 0.0)
    top = bottom - min(_FADE_PX, clip.height)
    places = [(clip.x + _BORDER_PX, top), (right, top), (right, bottom), (clip.x + _BORDER_PX, bottom)]
    shapes.triangles(places, [none, none, full, full], [(0, 1, 2), (0, 2, 3)])
    return shapes.finish(clip)
