"""Rectangles of views in the picture."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rerun_render.drawables import Rect
from rerun_render.scene.layout import (
    Container,
    Span,
    TabBar,
    Tile,
    arrange,
    auto_columns,
    auto_container,
    layout_order,
    tracks,
)

WHOLE = Rect(0, 0, 1418, 792)


def cells(tiles: tuple[Tile, ...]) -> list[tuple[int, int, int, int]]:
    """Rectangles with their title bars."""
    return [
        tuple(tile.content)
        if tile.title is None
        else (tile.title.x, tile.title.y, tile.title.width, tile.title.height + tile.content.height)
        for tile in tiles
    ]


def test_two_views_stand_side_by_side() -> None:
    tiles = arrange(auto_container(["3D", "2D"]), WHOLE).tiles
    assert [tile.content for tile in tiles] == [Rect(0, 28, 709, 764), Rect(710, 28, 708, 764)]
    assert tiles[0].title == Rect(0, 0, 709, 28)


def test_three_views_put_the_best_one_first_and_the_others_into_a_grid() -> None:
    container = auto_container(["TextLog", "TextDocument", "2D"])
    assert layout_order(container) == (2, 0, 1)
    assert cells(arrange(container, WHOLE).tiles) == [(0, 0, 709, 792), (710, 0, 708, 396), (710, 397, 708, 395)]


def test_six_views_stand_in_three_columns() -> None:
    tiles = arrange(auto_container(["2D"] * 6), WHOLE).tiles
    assert [tile.content for tile in tiles] == [
        Rect(0, 28, 472, 368),
        Rect(473, 28, 472, 368),
        Rect(946, 28, 472, 368),
        Rect(0, 425, 472, 367),
        Rect(473, 425, 472, 367),
        Rect(946, 425, 472, 367),
    ]


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (3, 3), (4, 2), (5, 3), (6, 3), (7, 4), (8, 4), (9, 3)])
def test_columns_of_the_automatic_grid(count: int, columns: int) -> None:
    assert auto_columns(count, 1418, 792) == columns


def test_more_than_twelve_views_are_stacked_by_class_best_class_first() -> None:
    names = ["TimeSeries"] * 7 + ["2D"] * 6
    container = auto_container(names)
    tiles = arrange(container, WHOLE).tiles
    assert [tile.view for tile in tiles] == [7, 0]
    assert sorted(layout_order(container)) == list(range(13))


def test_titles_vanish_where_there_is_no_room() -> None:
    (first, second) = arrange(Container((0, 1), columns=1), Rect(0, 0, 100, 51)).tiles
    assert (first.title, first.content) == (None, Rect(0, 0, 100, 25))
    assert (second.title, second.content) == (None, Rect(0, 26, 100, 25))


def test_views_without_a_pixel_are_left_out() -> None:
    assert len(arrange(Container((0, 1, 2), columns=3), Rect(0, 0, 2, 50)).tiles) == 0


SHARES = st.lists(st.one_of(st.floats(), st.floats(0.1, 9)), max_size=5).map(tuple)


def trees(depth: int) -> st.SearchStrategy[Container]:
    leaf = st.just(0)
    child = leaf if depth == 0 else st.one_of(leaf, trees(depth - 1))
    columns = st.one_of(st.none(), st.integers(1, 4))
    children = st.lists(child, min_size=1, max_size=5).map(tuple)
    return st.builds(Container, children, columns, st.booleans(), st.integers(0, 6), SHARES, SHARES)


@given(trees(2), st.integers(200, 2000), st.integers(200, 2000))
def test_tiles_and_lines_cover_every_pixel_at_most_once(container: Container, width: int, height: int) -> None:
    whole = Rect(3, 5, width, height)
    layout = arrange(container, whole)
    taken = [Rect(*cell) for cell in cells(layout.tiles)] + [bar.rect for bar in layout.bars]
    for i, a in enumerate(taken):
        assert a.x >= whole.x and a.x + a.width <= whole.x + whole.width
        assert a.y >= whole.y and a.y + a.height <= whole.y + whole.height
        for b in taken[i + 1 :]:
            assert not overlap(a, b)
        for line in layout.lines:
            assert not overlap(a, line)


def full_trees(depth: int) -> st.SearchStrategy[Container]:
    """Containers without an empty cell."""
    leaf = st.just(0)
    child = leaf if depth == 0 else st.one_of(leaf, full_trees(depth - 1))
    shares = st.lists(st.floats(0.5, 2), max_size=4).map(tuple)

    def grid(rows: int, columns: int, children: list[int | Container], a: tuple[float, ...], b: tuple[float, ...]):  # type: ignore[no-untyped-def]
        return Container(tuple(children[: rows * columns]), columns=columns, column_shares=a, row_shares=b)

    filled = st.lists(child, min_size=4, max_size=4)
    grids = st.builds(grid, st.integers(1, 2), st.integers(1, 2), filled, shares, shares)
    tabs = st.builds(
        lambda children, active: Container(tuple(children), tabs=True, active=active), filled, st.integers(0, 3)
    )
    return st.one_of(grids, tabs)


@given(full_trees(2), st.integers(600, 2000), st.integers(900, 2000))
def test_tiles_bars_and_lines_fill_the_frame(container: Container, width: int, height: int) -> None:
    layout = arrange(container, Rect(0, 0, width, height))
    covered = np.zeros((height, width), np.uint8)
    for x, y, w, h in [*cells(layout.tiles), *(bar.rect for bar in layout.bars)]:
        covered[y : y + h, x : x + w] += 1
    lines = np.zeros((height, width), bool)
    for x, y, w, h in layout.lines:
        lines[y : y + h, x : x + w] = True
    assert (covered + lines == 1).all()


def split(start: int, length: int, count: int, shares: tuple[float, ...]) -> list[tuple[int, int]]:
    return [(part.first, part.size) for part in tracks(Span.whole(start, length), count, shares)]


def test_shares_divide_what_separators_leave() -> None:
    assert split(10, 1918, 2, (1.0, 1.4)) == [(10, 799), (810, 1118)]
    assert split(0, 1013, 2, (2.0, 1.0)) == [(0, 675), (676, 337)]


def test_fractions_of_pixels_count_on_inside() -> None:
    _, right = tracks(Span.whole(1, 1918), 2, (1.0, 1.4))
    assert [(part.first, part.size) for part in tracks(right, 2)] == [(801, 558), (1360, 559)]


def test_missing_shares_are_one_and_absurd_ones_nothing() -> None:
    assert split(0, 302, 3, (1.0,)) == [(0, 100), (101, 100), (202, 100)]
    assert split(0, 301, 2, (float("nan"), 1e300)) == [(0, 0), (1, 300)]
    assert split(0, 301, 2, (-1.0, 0.0)) == [(0, 150), (151, 150)]


def test_tabs_show_one_child_below_a_bar() -> None:
    layout = arrange(Container((4, 5, Container((6,), name="more")), tabs=True, active=1), Rect(0, 0, 300, 228))
    assert layout.tiles == (Tile(5, Rect(0, 28, 300, 200), None),)
    assert layout.bars == (TabBar(Rect(0, 0, 300, 28), (4, 5, "more"), 1),)


def test_a_container_in_tabs_keeps_its_own_titles() -> None:
    layout = arrange(Container((0, Container((1, 2), columns=2)), tabs=True, active=1), Rect(0, 0, 301, 228))
    assert [(tile.view, tile.title) for tile in layout.tiles] == [
        (1, Rect(0, 28, 150, 28)),
        (2, Rect(151, 28, 150, 28)),
    ]


def test_views_without_a_title_fill_their_cell() -> None:
    layout = arrange(Container((0, 1), columns=2), Rect(0, 0, 301, 228), untitled=[1])
    assert layout.tiles == (Tile(0, Rect(0, 28, 150, 200), Rect(0, 0, 150, 28)), Tile(1, Rect(151, 0, 150, 228), None))


@given(st.integers(1, 12), st.integers(1, 4), st.integers(200, 2000), st.integers(200, 2000))
@example(rows=12, columns=1, width=200, height=222)  # an edge lies exactly between two pixels
def test_full_grids_leave_no_gap(rows: int, columns: int, width: int, height: int) -> None:
    container = Container(tuple(range(rows * columns)), columns=columns)
    whole = Rect(0, 0, width, height)
    area = sum(w * h for _, _, w, h in cells(arrange(container, whole).tiles))
    vertical, horizontal = columns - 1, rows - 1
    lines = vertical * height + horizontal * width - vertical * horizontal  # lines cross
    assert area + lines == width * height


def overlap(a: Rect, b: Rect) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
