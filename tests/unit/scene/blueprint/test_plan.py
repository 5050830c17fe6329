"""Views and layout of a recording with a blueprint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import rerun.blueprint as rrb

from rerun_render.core.report import Reporter
from rerun_render.drawables import Rect
from rerun_render.scene.blueprint.model import Blueprint, ContainerNode, ViewNode
from rerun_render.scene.layout import Container, arrange
from rerun_render.scene.plan import Plan, plan_views
from tests.unit.scene.blueprint.layouts import read_layout
from tests.unit.scene.build import Log

WHOLE = Rect(0, 0, 1918, 1013)


def flat(name: str, **options: Any) -> rrb.View:
    return rrb.Spatial2DView(origin="/a", name=name, **options)


def plan(layout: Any, log: Log | None = None) -> Plan:
    return plan_views((log or Log().points2d("/a")).recording, read_layout(layout))


def names(found: Plan) -> Any:
    """Names of the views in the arrangement."""

    def named(container: Container) -> Any:
        children = container.children[container.active :][:1] if container.tabs else container.children
        return [named(child) if isinstance(child, Container) else found.views[child].name for child in children]

    return named(found.root)


def widths(found: Plan, width: int = 1000) -> dict[str, int]:
    layout = arrange(found.root, Rect(0, 0, width, 500))
    return {found.views[tile.view].name: tile.content.width for tile in layout.tiles}


def test_views_stand_in_the_order_of_a_walk_and_hidden_ones_last() -> None:
    layout = rrb.Horizontal(
        flat("a"), rrb.Tabs(flat("b"), flat("c"), active_tab=1), flat("d", visible=False), flat("e")
    )
    found = plan(layout)
    assert [(view.name, view.shown) for view in found.views] == [
        ("a", True),
        ("c", True),
        ("e", True),
        ("b", False),
        ("d", False),
    ]
    assert [view.index for view in found.views] == list(range(5))
    assert names(found) == ["a", ["c"], "e"]


def test_hidden_views_leave_their_share_to_others() -> None:
    layout = rrb.Horizontal(flat("a"), flat("b", visible=False), flat("c"), column_shares=[1, 5, 3])
    assert widths(plan(layout), 401) == {"a": 100, "c": 300}


def test_rows_in_rows_are_joined_and_divide_their_share() -> None:
    layout = rrb.Horizontal(rrb.Horizontal(flat("a"), flat("b"), column_shares=[3, 1]), flat("c"), column_shares=[1, 1])
    assert names(plan(layout)) == ["a", "b", "c"]
    assert widths(plan(layout), 802) == {"a": 300, "b": 100, "c": 400}


def test_a_joined_row_shows_even_if_it_is_hidden() -> None:
    assert names(plan(rrb.Vertical(flat("a"), rrb.Vertical(flat("b"), visible=False)))) == ["a", "b"]


@pytest.mark.parametrize("hidden", [rrb.Vertical, rrb.Grid, rrb.Tabs])
def test_hidden_containers_take_no_room(hidden: Callable[..., Any]) -> None:
    assert names(plan(rrb.Horizontal(flat("a"), hidden(flat("b"), flat("c"), visible=False)))) == ["a"]


@pytest.mark.parametrize("empty", [rrb.Vertical, rrb.Grid, rrb.Tabs])
def test_containers_of_hidden_views_take_no_room(empty: Callable[..., Any]) -> None:
    assert names(plan(rrb.Horizontal(flat("a"), empty(flat("b", visible=False))))) == ["a"]


def test_the_first_tab_that_can_shows_if_the_active_one_is_hidden() -> None:
    layout = rrb.Tabs(flat("a", visible=False), flat("b"), flat("c"), active_tab=0)
    assert names(plan(layout)) == ["b"]


def test_shares_of_a_grid_are_those_of_its_tracks() -> None:
    layout = rrb.Grid(
        flat("a"),
        flat("b", visible=False),
        flat("c"),
        flat("d"),
        grid_columns=2,
        column_shares=[2, 1],
        row_shares=[1, 3],
    )
    tiles = arrange(plan(layout).root, Rect(0, 0, 301, 201)).tiles
    assert [(tile.content.width, tile.content.height + 28) for tile in tiles] == [(200, 50), (100, 50), (200, 150)]


def test_a_maximized_view_fills_the_picture() -> None:
    views = tuple(ViewNode(ident, "2D", name=ident) for ident in "abc")
    blueprint = Blueprint(root=ContainerNode("root", "horizontal", views), maximized="b")
    found = plan_views(Log().points2d("/a").recording, blueprint)
    assert names(found) == ["b"]
    assert [view.name for view in found.views] == ["b", "a", "c"]


def test_a_maximized_view_that_is_not_there_is_reported() -> None:
    reporter = Reporter()
    blueprint = Blueprint(root=ContainerNode("root", "grid", (ViewNode("a", "2D", name="a"),)), maximized="b")
    assert names(plan_views(Log().points2d("/a").recording, blueprint, reporter)) == ["a"]
    assert [issue.kind for issue in reporter] == ["blueprint"]


def test_contents_decide_what_a_view_shows() -> None:
    log = Log().points("/a/x").points("/a/y").points("/b")
    found = plan(rrb.Spatial3DView(origin="/a", contents=["$origin/**", "- $origin/y", "/b"]), log)
    assert [str(entity) for entity in found.views[0].entities] == ["/a/x", "/b"]


def test_hidden_entities_are_not_among_the_contents() -> None:
    log = Log().points("/a").points("/a/x").points("/a/x/y").points("/b")
    overrides = {"a": rrb.EntityBehavior(visible=False), "a/x/y": rrb.EntityBehavior(visible=True)}
    found = plan(rrb.Spatial3DView(origin="/", overrides=overrides), log)
    assert [str(entity) for entity in found.views[0].entities] == ["/a/x/y", "/b"]


def test_titles_are_names_or_the_path_of_the_origin() -> None:
    layout = rrb.Grid(rrb.Spatial3DView(origin="/a b/c"), rrb.Spatial3DView(), rrb.Spatial3DView(name="own"))
    assert [view.name for view in plan(layout).views] == ["a b/c", "/", "own"]


# --- automatic views


LOG = Log().points2d("/a").points("/b/c").row("/doc", TextDocument__text=["hi"])


def test_without_views_the_data_decides() -> None:
    with_blueprint = plan(rrb.Blueprint(rrb.TimePanel(state="hidden")), LOG)
    without = plan_views(LOG.recording)
    assert [view.name for view in with_blueprint.views] == [view.name for view in without.views] == ["/", "a", "doc"]
    assert arrange(with_blueprint.root, WHOLE) == arrange(without.root, WHOLE)


def test_views_that_others_cover_are_not_added() -> None:
    found = plan(rrb.Blueprint(rrb.Horizontal(flat("mine")), auto_views=True), LOG)
    assert names(found) == ["mine", "/", "doc"]


def test_nothing_is_added_unless_asked_for() -> None:
    assert names(plan(rrb.Blueprint(rrb.Horizontal(flat("mine"))), LOG)) == ["mine"]


def test_an_automatic_layout_arranges_all_views_anew() -> None:
    layout = rrb.Blueprint(rrb.Vertical(flat("mine")), auto_views=True, auto_layout=True)
    assert names(plan(layout, LOG)) == ["/", ["mine", "doc"]]


def test_a_blueprint_without_any_view_is_reported_and_ignored() -> None:
    reporter = Reporter()
    found = plan_views(LOG.recording, Blueprint(), reporter)
    assert [view.name for view in found.views] == ["/", "a", "doc"]
    assert [issue.kind for issue in reporter] == ["blueprint"]
