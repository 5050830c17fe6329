"""The grammar of a view's contents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.core.entity_path import ROOT, EntityPath
from rerun_render.scene.blueprint.contents import EntityFilter


def path(text: str) -> EntityPath:
    return EntityPath.parse(text)


def shown(lines: list[str], *entities: str, origin: str = "/") -> list[str]:
    contents = EntityFilter.parse(lines, path(origin))
    return [entity for entity in entities if contents.matches(path(entity))]


def test_a_subtree_rule_takes_in_the_entity_itself() -> None:
    assert shown(["/a/**"], "/", "/a", "/a/b", "/ab") == ["/a", "/a/b"]


def test_without_subtree_only_the_entity_itself_counts() -> None:
    assert shown(["+ /a"], "/", "/a", "/a/b") == ["/a"]


def test_nothing_matches_without_rules() -> None:
    assert shown([], "/", "/a") == []


def test_the_most_specific_rule_wins_whatever_the_order() -> None:
    lines = ["+ /a/b/c", "- /a/b/**", "+ /a/**"]
    entities = ("/a", "/a/b", "/a/b/c", "/a/b/c/d", "/a/x")
    assert shown(lines, *entities) == ["/a", "/a/b/c", "/a/x"]
    assert shown(lines[::-1], *entities) == ["/a", "/a/b/c", "/a/x"]


def test_an_exact_rule_beats_that_of_the_same_subtree() -> None:
    assert shown(["- /a", "+ /a/**"], "/a", "/a/b") == ["/a/b"]
    assert shown(["+ /a", "- /a/**"], "/a", "/a/b") == ["/a"]


def test_of_equal_rules_the_last_wins() -> None:
    assert shown(["+ /a", "- /a"], "/a") == []
    assert shown(["- /a", "+ /a"], "/a") == ["/a"]


def test_origin_stands_for_the_origin() -> None:
    lines = ["+ $origin/**", "- ${origin}/debug/**"]
    assert shown(lines, "/w", "/w/a", "/w/debug/x", "/v", origin="/w") == ["/w", "/w/a"]
    assert shown(lines, "/w", "/debug/x", origin="/") == ["/w"]


def test_paths_may_lack_the_leading_slash_and_have_escapes() -> None:
    assert shown(["+   a/**", r"- a/b\ c", ""], "/a", r"/a/b\ c", "/a/d") == ["/a", "/a/d"]


def test_one_text_may_hold_several_lines() -> None:
    assert shown(["+ /a/**\n- /a/b\n"], "/a", "/a/b") == ["/a"]


def test_facts_about_the_recording_are_left_out_unless_that_subtree_is_named() -> None:
    assert shown(["/**"], "/a", "/__properties", "/__properties/x") == ["/a"]
    assert shown(["/**", "+ /__properties/**"], "/__properties/x") == ["/__properties/x"]
    assert shown(["/**", "+ /__properties/x"], "/__properties/x", "/__properties/y") == ["/__properties/x"]


@pytest.mark.parametrize(
    ("wide", "narrow", "expected"),
    [
        (["/**"], ["/a/**"], True),
        (["/a/**"], ["/**"], False),
        (["/a/**"], ["/a"], True),
        (["/a"], ["/a/**"], False),
        (["/**", "- /a/**"], ["/a/b"], False),
        (["/**", "- /a/**"], ["/**"], False),
        (["/**", "- /a/**"], ["/**", "- /a/**"], True),
        (["/**", "- /a/**"], ["/b/**"], True),
        ([], ["/a"], False),
    ],
)
def test_what_covers_what(wide: list[str], narrow: list[str], expected: bool) -> None:
    assert EntityFilter.parse(wide, ROOT).covers(EntityFilter.parse(narrow, ROOT)) is expected


PATHS = st.lists(st.sampled_from("ab"), max_size=3).map(lambda parts: EntityPath(parts))
LINES = st.builds(
    lambda sign, where, tail: f"{sign} {where}{tail}",
    st.sampled_from("+-"),
    PATHS.map(str),
    st.sampled_from(["", "/**"]),
)


@given(st.lists(LINES, max_size=6), st.lists(LINES, max_size=6), PATHS)
def test_what_is_covered_shows_nothing_else(wide: list[str], narrow: list[str], entity: EntityPath) -> None:
    a, b = EntityFilter.parse(wide, ROOT), EntityFilter.parse(narrow, ROOT)
    if a.covers(b) and b.matches(entity):
        assert a.matches(entity)
