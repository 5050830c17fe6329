"""User interface over the views: labels, title bars, separators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Camera, GlyphAtlas, Orthographic, Rect, UiQuads
from rerun_render.drawables.primitives import IDENTITY
from rerun_render.scene.affine import Matrix
from rerun_render.scene.labels import PlacedLabels, place_labels
from rerun_render.scene.layout import Layout
from rerun_render.scene.theme import DARK, Theme
from rerun_render.scene.visual import Labels
from rerun_render.text.engine import default_engine

TITLE_INSET_PX = 8
INACTIVE_ALPHA = 120
"""Of the titles of tabs that are not in front."""


def glyph_atlas(previous: GlyphAtlas | None) -> GlyphAtlas:
    """All glyphs laid out so far; `previous` again if none were added since."""
    atlas = default_engine().atlas
    if previous is not None and previous.coverage is atlas.coverage and previous.version == atlas.version:
        return previous
    return GlyphAtlas(atlas.coverage, atlas.version)


def draw_labels(
    placed: Sequence[tuple[Labels, Matrix]],
    camera: Camera,
    rect: Rect,
    theme: Theme = DARK,
    *,
    flat: Sequence[tuple[Labels, Matrix]] = (),
    plane: Orthographic | None = None,
) -> UiQuads | None:
    """Texts of a view; None if none of them shows. placed: labels with the (4, 4) `world_from_obj` of each.

    flat, plane: those on the picture plane, and the region of it that the view shows.
    """
    in_world = [PlacedLabels(*pair) for pair in placed]
    on_plane = [PlacedLabels(*pair) for pair in flat]
    flat_camera = None if plane is None else Camera(IDENTITY, plane)
    engine, color = default_engine(), theme.label_box
    return place_labels(in_world, camera, rect, engine, color, flat=on_plane, flat_camera=flat_camera)


def draw_notice(text: str, rect: Rect, theme: Theme = DARK) -> UiQuads:
    """A line of text in the middle of a view that has nothing else to show."""
    block = default_engine().layout(text)
    x = rect.x + round((rect.width - block.width) / 2)
    y = rect.y + round((rect.height - block.height) / 2)
    count = len(block.rects)
    return UiQuads(
        rects=block.rects + np.array([x, y, x, y], np.float32),
        colors=np.tile(np.array(theme.text, np.uint8), (count, 1)),
        corner_radii=np.zeros(count, np.float32),
        uvs=block.uvs,
    )


def draw_chrome(layout: Layout, names: Mapping[int, str], theme: Theme = DARK) -> UiQuads:
    """Title bars of tiles, tab bars, and the lines between them. names: title of each view."""
    rects: list[npt.NDArray[np.float32]] = []
    uvs: list[npt.NDArray[np.float32]] = []
    colors: list[npt.NDArray[np.uint8]] = []

    def add(places: npt.NDArray[np.float32], texels: npt.NDArray[np.float32], color: tuple[int, int, int, int]) -> None:
        rects.append(places)
        uvs.append(texels)
        colors.append(np.tile(np.array(color, np.uint8), (len(places), 1)))

    engine = default_engine()
    for x, y, width, height in layout.lines:
        add(np.array([(x, y, x + width, y + height)], np.float32), np.zeros((1, 4), np.float32), theme.separator)

    def add_title(text: str, left: int, bar: Rect, color: tuple[int, int, int, int]) -> float:
        """Writes a title; returns where it ends."""
        room = bar.x + bar.width - TITLE_INSET_PX - left
        if room <= 0:
            return left
        block = engine.layout(engine.elide(text, room))
        y = bar.y + round((bar.height - block.height) / 2)
        add(block.rects + np.array([left, y, left, y], np.float32), block.uvs, color)
        return left + block.width

    for tile in layout.tiles:
        if tile.title is not None:
            add_title(names[tile.view], tile.title.x + TITLE_INSET_PX, tile.title, theme.strong_text)
    for bar in layout.bars:
        left = bar.rect.x + TITLE_INSET_PX
        for number, title in enumerate(bar.titles):
            text = title if isinstance(title, str) else names[title]
            color = theme.strong_text if number == bar.active else (*theme.strong_text[:3], INACTIVE_ALPHA)
            left = round(add_title(text, left, bar.rect, color)) + 2 * TITLE_INSET_PX
    count = sum(len(part) for part in rects)
    return UiQuads(
        rects=np.concatenate([np.zeros((0, 4), np.float32), *rects]),
        colors=np.concatenate([np.zeros((0, 4), np.uint8), *colors]),
        corner_radii=np.zeros(count, np.float32),
        uvs=np.concatenate([np.zeros((0, 4), np.float32), *uvs]),
    )
