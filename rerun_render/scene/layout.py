"""Where views stand in the picture: containers, shares and titles, in whole pixels."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from math import ceil, floor, isfinite

from rerun_render.drawables import Rect

SEPARATOR = 1
"""Pixels between tiles."""
TITLE_HEIGHT = 28
MAX_GRID_VIEWS = 12
"""More views than this are stacked in tabs, one stack for each class."""
BEST_ASPECT = 4 / 3
MAX_COLUMNS = 10_000
"""Of a grid: more than pictures have pixels for."""

_PRIORITIES = {"3D": 0, "2D": 0, "Tensor": 1, "Graph": 1}
_LOW_PRIORITY = 2


@dataclass(frozen=True, slots=True)
class Container:
    """Tiles in a grid, filled row by row; or tabs, of which one shows.

    children: indices of views, or containers. columns: None chooses them by the shape of the rectangle; 1 is a vertical
    and `len(children)` a horizontal arrangement. active: the tab that shows. column_shares, row_shares: relative sizes
    of the tracks; missing ones are 1. name: what a tab says that holds the container.
    """

    children: tuple[int | Container, ...]
    columns: int | None = None
    tabs: bool = False
    active: int = 0
    column_shares: tuple[float, ...] = ()
    row_shares: tuple[float, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """Place of one view. title: its title bar, None without one (no room, or tabs stand in its place).

    exact_size: width and height of the content before its edges were rounded to whole pixels. offset: how far its
    top-left corner was from that of `content`, x and y.
    """

    view: int
    content: Rect
    title: Rect | None
    exact_size: tuple[float, float] | None = field(default=None, compare=False)
    offset: tuple[float, float] = field(default=(0.0, 0.0), compare=False)


@dataclass(frozen=True, slots=True)
class TabBar:
    """The titles of stacked views and containers. titles: indices of views, and names of containers."""

    rect: Rect
    titles: tuple[int | str, ...]
    active: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Tiles, the tab bars and lines between and over them."""

    tiles: tuple[Tile, ...] = ()
    bars: tuple[TabBar, ...] = ()
    lines: tuple[Rect, ...] = ()


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


def renumbered(container: Container, numbers: Sequence[int]) -> Container:
    """The same arrangement of the views `numbers[i]` instead of `i`."""
    children = tuple(
        renumbered(child, numbers) if isinstance(child, Container) else numbers[child] for child in container.children
    )
    return replace(container, children=children)


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


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of pixels. start, length: where the viewer has it, in fractions. first, last: the edges it is drawn
    with; `last` is the pixel after the end."""

    start: float
    length: float
    first: int
    last: int

    @classmethod
    def whole(cls, start: int, length: int) -> Span:
        """A stretch whose edges lie between pixels."""
        return cls(start, length, start, start + length)

    @property
    def size(self) -> int:
        """How many pixels it has."""
        return self.last - self.first

    def after(self, pixels: int) -> Span:
        """What is left behind a number of pixels at its start."""
        return Span(self.start + pixels, self.length - pixels, self.first + pixels, self.last)


def tracks(whole: Span, count: int, shares: Sequence[float] = ()) -> list[Span]:
    """Splits a stretch into `count` parts with separators between them.

    Edges are rounded, but what lies inside of a part counts on from where it is in fractions, as in the viewer.
    shares: relative lengths; missing ones are 1, and those that are no length at all 0.
    """
    room = max(whole.length - (count - 1) * SEPARATOR, 0)
    parts = [_share(share) for share in shares[:count]] + [1.0] * (count - len(shares))
    top = max(parts) or 1.0  # sums of huge shares stay finite
    parts = [part / top for part in parts]
    if not any(parts):
        parts = [1.0] * count
    total = sum(parts)
    before = [0.0, *accumulate(parts)]
    starts = [whole.start + before[i] / total * room + i * SEPARATOR for i in range(count)]
    firsts = [whole.first, *(min(max(floor(start + 0.5), whole.first), whole.last) for start in starts[1:])]
    # Each part ends one separator before the next begins: computed twice, the edge could round to two different pixels.
    lasts = [max(following - SEPARATOR, first) for first, following in pairwise(firsts)]
    return [
        Span(start, part / total * room, first, last)
        for start, part, first, last in zip(starts, parts, firsts, [*lasts, whole.last], strict=True)
    ]


def _share(share: float) -> float:
    return share if isfinite(share) and share > 0 else 0.0


@dataclass(frozen=True, slots=True)
class _Cell:
    across: Span
    down: Span

    @property
    def exact_size(self) -> tuple[float, float]:
        return (self.across.length, self.down.length)

    @property
    def offset(self) -> tuple[float, float]:
        return (self.across.start - self.across.first, self.down.start - self.down.first)

    @property
    def rect(self) -> Rect:
        return Rect(self.across.first, self.down.first, self.across.size, self.down.size)


def arrange(container: Container, rect: Rect, untitled: Collection[int] = ()) -> Layout:
    """Tiles, bars and lines inside `rect`. Views without a pixel of their own are left out.

    untitled: views without a title bar.
    """
    tiles: list[Tile] = []
    bars: list[TabBar] = []
    lines: list[Rect] = []

    def place(child: int | Container, cell: _Cell) -> None:
        if isinstance(child, Container):
            if child.tabs:
                place_tabs(child, cell)
            else:
                place_grid(child, cell)
        elif cell.across.size > 0 and cell.down.size > 0:
            tiles.append(_tile(child, cell, child not in untitled))

    def place_tabs(stack: Container, cell: _Cell) -> None:
        if not stack.children:
            return
        active = min(stack.active, len(stack.children) - 1)
        shown = stack.children[active]
        lone = len(stack.children) == 1 and not isinstance(shown, Container)
        if lone or cell.across.size <= 0 or cell.down.size <= TITLE_HEIGHT:
            place(shown, cell)
            return
        titles = tuple(child.name if isinstance(child, Container) else child for child in stack.children)
        x, y, width, _ = cell.rect
        bars.append(TabBar(Rect(x, y, width, TITLE_HEIGHT), titles, active))
        rest = _Cell(cell.across, cell.down.after(TITLE_HEIGHT))
        if isinstance(shown, Container):
            place(shown, rest)
        else:
            tiles.append(Tile(shown, rest.rect, None, rest.exact_size, rest.offset))

    def place_grid(grid: Container, cell: _Cell) -> None:
        count = len(grid.children)
        if not count:
            return
        columns = min(grid.columns or auto_columns(count, cell.across.length, cell.down.length), MAX_COLUMNS)
        across = tracks(cell.across, columns, grid.column_shares)
        down = tracks(cell.down, ceil(count / columns), grid.row_shares)
        x, y, width, height = cell.rect
        lines.extend(Rect(part.last, y, SEPARATOR, height) for part in across[:-1] if part.last < cell.across.last)
        lines.extend(Rect(x, part.last, width, SEPARATOR) for part in down[:-1] if part.last < cell.down.last)
        for i, child in enumerate(grid.children):
            place(child, _Cell(across[i % columns], down[i // columns]))

    place(container, _Cell(Span.whole(rect.x, rect.width), Span.whole(rect.y, rect.height)))
    return Layout(tuple(tiles), tuple(bars), tuple(line for line in lines if line.width > 0 and line.height > 0))


def _tile(view: int, cell: _Cell, titled: bool) -> Tile:
    if cell.down.size <= TITLE_HEIGHT or not titled:
        return Tile(view, cell.rect, None, cell.exact_size, cell.offset)
    content = _Cell(cell.across, cell.down.after(TITLE_HEIGHT))
    x, y, width, _ = cell.rect
    return Tile(view, content.rect, Rect(x, y, width, TITLE_HEIGHT), content.exact_size, content.offset)
