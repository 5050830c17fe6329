"""Entity paths parse, print, sort and nest as the data model says."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.core.entity_path import ROOT, EntityPath

parts = st.lists(st.text(min_size=1, max_size=8), max_size=4)


@pytest.mark.parametrize("text", ["", "/", "//"])
def test_empty_spellings_are_the_root(text: str) -> None:
    assert EntityPath.parse(text) is ROOT
    assert str(ROOT) == "/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a/b", ("a", "b")),
        ("/a//b/", ("a", "b")),
        (r"/a\ b/c\/d", ("a b", "c/d")),
        (r"/x.y\!/é\u{262E}", ("x.y!", "é☮")),
        (r"line\nbreak", ("line\nbreak",)),
        ("un escaped!", ("un escaped!",)),
        ("../.", ("..", ".")),
    ],
)
def test_parse(text: str, expected: tuple[str, ...]) -> None:
    assert EntityPath.parse(text).parts == expected


def test_prints_escaped_with_a_leading_slash() -> None:
    assert str(EntityPath(("a b", "c/d", "x.y!", "é☮"))) == r"/a\ b/c\/d/x.y\!/é\u{262E}"


@given(parts)
def test_printing_then_parsing_gives_the_same_object(items: list[str]) -> None:
    path = EntityPath(items)
    assert EntityPath.parse(str(path)) is path
    assert pickle.loads(pickle.dumps(path)) is path
    assert copy.deepcopy(path) is path


@given(st.text(max_size=20))
def test_any_text_parses_and_reprints_stably(text: str) -> None:
    path = EntityPath.parse(text)
    assert EntityPath.parse(str(path)) is path


def test_order_is_natural_and_reserved_paths_come_last() -> None:
    names = ["/a10", "/a2", "/B", "/a2/x", "/__properties", "/b", "/"]
    assert [str(p) for p in sorted(map(EntityPath.parse, names))] == [
        "/",
        "/a2",
        "/a2/x",
        "/a10",
        "/B",
        "/b",
        "/__properties",
    ]


def test_ancestry_goes_by_parts_not_by_characters() -> None:
    world, camera, other = map(EntityPath.parse, ("/world", "/world/camera", "/worldly"))
    assert world.is_ancestor_of(camera) and not world.is_ancestor_of(other)
    assert not world.is_ancestor_of(world) and world.contains(world)
    assert camera.ancestors == (world, ROOT) and ROOT.ancestors == ()
    assert camera.parent is world and ROOT.parent is None
    assert world / "camera" is camera
