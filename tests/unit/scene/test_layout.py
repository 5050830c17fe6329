"""Rectangles of views in the picture."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rerun_render.drawables import Rect
from rerun_render.scene.layout import Container, Tile, arrange, auto_columns, auto_container, layout_order, separators

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
    tiles = arrange(auto_container(["3D", "2D"]), WHOLE)
    assert [tile.content for tile in tiles] == [Rect(0, 28, 709, 764), Rect(710, 28, 708, 764)]
    assert tiles[0].title == Rect(0, 0, 709, 28)


def test_three_views_put_the_best_one_first_and_the_others_into_a_grid() -> None:
    container = auto_container(["TextLog", "TextDocument", "2D"])
    assert layout_order(container) == (2, 0, 1)
    assert cells(arrange(container, WHOLE)) == [(0, 0, 709, 792), (710, 0, 708, 396), (710, 397, 708, 395)]


def test_six_views_stand_in_three_columns() -> None:
    tiles = arrange(auto_container(["2D"] * 6), WHOLE)
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
    tiles = arrange(container, WHOLE)
    assert [tile.view for tile in tiles] == [7, 0]
    assert sorted(layout_order(container)) == list(range(13))


def test_titles_vanish_where_there_is_no_room() -> None:
    (first, second) = arrange(Container((0, 1), columns=1), Rect(0, 0, 100, 51))
    assert (first.title, first.content) == (None, Rect(0, 0, 100, 25))
    assert (second.title, second.content) == (None, Rect(0, 26, 100, 25))


def test_views_without_a_pixel_are_left_out() -> None:
    assert len(arrange(Container((0, 1, 2), columns=3), Rect(0, 0, 2, 50))) == 0


def trees(depth: int) -> st.SearchStrategy[Container]:
    leaf = st.just(0)
    child = leaf if depth == 0 else st.one_of(leaf, trees(depth - 1))
    columns = st.one_of(st.none(), st.integers(1, 4))
    return st.builds(Container, st.lists(child, min_size=1, max_size=5).map(tuple), columns)


@given(trees(2), st.integers(200, 2000), st.integers(200, 2000))
def test_tiles_and_lines_cover_every_pixel_at_most_once(container: Container, width: int, height: int) -> None:
    whole = Rect(3, 5, width, height)
    tiles = arrange(container, whole)
    taken = [Rect(*cell) for cell in cells(tiles)]
    for i, a in enumerate(taken):
        assert a.x >= whole.x and a.x + a.width <= whole.x + whole.width
        assert a.y >= whole.y and a.y + a.height <= whole.y + whole.height
        for b in taken[i + 1 :]:
            assert not overlap(a, b)
        for line in separators(container, whole):
            assert not overlap(a, line)


@given(st.integers(1, 12), st.integers(1, 4), st.integers(200, 2000), st.integers(200, 2000))
@example(rows=12, columns=1, width=200, height=222)  # an edge lies exactly between two pixels
def test_full_grids_leave_no_gap(rows: int, columns: int, width: int, height: int) -> None:
    container = Container(tuple(range(rows * columns)), columns=columns)
    whole = Rect(0, 0, width, height)
    area = sum(w * h for _, _, w, h in cells(arrange(container, whole)))
    vertical, horizontal = columns - 1, rows - 1
    lines = vertical * height + horizontal * width - vertical * horizontal  # lines cross
    assert area + lines == width * height


def overlap(a: Rect, b: Rect) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
