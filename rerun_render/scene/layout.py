"""Where views stand in the picture: containers, shares and titles, in whole pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from rerun_render.drawables import Rect

SEPARATOR = 1
"""Pixels between tiles."""
TITLE_HEIGHT = 28
MAX_GRID_VIEWS = 12
"""More views than this are stacked in tabs, one stack for each class."""
BEST_ASPECT = 4 / 3

_PRIORITIES = {"3D": 0, "2D": 0, "Tensor": 1, "Graph": 1}
_LOW_PRIORITY = 2


@dataclass(frozen=True, slots=True)
class Container:
    """Tiles in a grid, filled row by row; or tabs, of which the first one shows.

    children: indices of views, or containers. columns: None chooses them by the shape of the rectangle; 1 is a vertical
    and `len(children)` a horizontal arrangement.
    """

    children: tuple[int | Container, ...]
    columns: int | None = None
    tabs: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """Place of one view. title: its title bar, None if there is no room for one."""

    view: int
    content: Rect
    title: Rect | None


def priority(class_name: str) -> int:
    """Which classes get the best places: the lower the better."""
    return _PRIORITIES.get(class_name, _LOW_PRIORITY)


def auto_container(class_names: Sequence[str]) -> Container:
    """Default arrangement of views, given their classes in order; numbers stand for places in `class_names`."""
    count = len(class_names)
    by_priority = sorted(range(count), key=lambda view: priority(class_names[view]))
    if count == 3:
        best = by_priority[0]
        return Container((best, Container(tuple(view for view in range(3) if view != best))))
    if count <= MAX_GRID_VIEWS:
        return Container(tuple(range(count)))
    classes = dict.fromkeys(class_names[view] for view in by_priority)
    stacks = (tuple(i for i in range(count) if class_names[i] == class_name) for class_name in classes)
    return Container(tuple(Container(stack, tabs=True) for stack in stacks))


def layout_order(container: Container) -> tuple[int, ...]:
    """Views in the order in which a walk through the containers meets them."""
    order: list[int] = []
    for child in container.children:
        order += layout_order(child) if isinstance(child, Container) else [child]
    return tuple(order)


def auto_columns(count: int, width: float, height: float) -> int:
    """Number of columns that brings `count` tiles closest to 4:3 with few empty cells."""
    best, best_cost = 1, float("inf")
    for columns in range(1, count + 1):
        if count >= 4 and columns == count - 1:
            continue
        rows = ceil(count / columns)
        tile_width = (width - (columns - 1) * SEPARATOR) / columns
        tile_height = (height - (rows - 1) * SEPARATOR) / rows
        if tile_width <= 0 or tile_height <= 0:
            continue
        cost = count * abs(BEST_ASPECT - tile_width / tile_height) + 2 * (columns * rows - count)
        if cost < best_cost:
            best, best_cost = columns, cost
    return best


def tracks(start: int, length: int, count: int) -> list[tuple[int, int]]:
    """Splits a stretch of pixels into `count` equal (start, length) parts with separators between them."""
    pitch = max(length - (count - 1) * SEPARATOR, 0) / count + SEPARATOR
    # Each part ends one separator before the next begins: computed twice, the edge could round to two different pixels.
    starts = [floor(i * pitch + 0.5) for i in range(count)]
    ends = [following - SEPARATOR for following in starts[1:]] + [max(length, starts[-1])]
    return [(start + first, max(last - first, 0)) for first, last in zip(starts, ends, strict=True)]


def arrange(container: Container, rect: Rect) -> tuple[Tile, ...]:
    """Tiles of all views that show, inside `rect`. Views without a pixel of their own are left out."""
    children = container.children[:1] if container.tabs else container.children
    if not children:
        return ()
    columns = container.columns or auto_columns(len(children), rect.width, rect.height)
    across = tracks(rect.x, rect.width, columns)
    down = tracks(rect.y, rect.height, ceil(len(children) / columns))
    tiles: list[Tile] = []
    for i, child in enumerate(children):
        (x, width), (y, height) = across[i % columns], down[i // columns]
        cell = Rect(x, y, width, height)
        if isinstance(child, Container):
            tiles += arrange(child, cell)
        elif width > 0 and height > 0:
            tiles.append(_tile(child, cell))
    return tuple(tiles)


def _tile(view: int, cell: Rect) -> Tile:
    if cell.height <= TITLE_HEIGHT:
        return Tile(view, cell, None)
    content = Rect(cell.x, cell.y + TITLE_HEIGHT, cell.width, cell.height - TITLE_HEIGHT)
    return Tile(view, content, Rect(cell.x, cell.y, cell.width, TITLE_HEIGHT))


def separators(container: Container, rect: Rect) -> tuple[Rect, ...]:
    """The lines between tiles."""
    children = container.children[:1] if container.tabs else container.children
    if not children:
        return ()
    columns = container.columns or auto_columns(len(children), rect.width, rect.height)
    across = tracks(rect.x, rect.width, columns)
    down = tracks(rect.y, rect.height, ceil(len(children) / columns))
    lines = [Rect(x + width, rect.y, SEPARATOR, rect.height) for x, width in across[:-1]]
    lines += [Rect(rect.x, y + height, rect.width, SEPARATOR) for y, height in down[:-1]]
    for i, child in enumerate(children):
        if isinstance(child, Container):
            (x, width), (y, height) = across[i % columns], down[i // columns]
            lines += separators(child, Rect(x, y, width, height))
    return tuple(lines)
