"""Stored blueprints, of all releases, as what they say."""

from __future__ import annotations

import uuid
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
import rerun.blueprint as rrb

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.core.time import Timeline
from rerun_render.scene.blueprint.model import Blueprint, ContainerNode, ViewNode
from rerun_render.scene.blueprint.read import read_blueprint
from rerun_render.scene.blueprint.settings import BlueprintSettings
from rerun_render.store.recording import Recording
from tests.unit.scene.blueprint.layouts import read_file, read_layout

RRD = Path(__file__).parents[3] / "data" / "rrd"
VERSIONS = ("0.23.4", "0.24.1", "0.26.2", "0.28.2", "0.30.2", "0.36.3", "0.41.0")


def path(text: str) -> EntityPath:
    return EntityPath.parse(text)


def shape(node: ContainerNode | ViewNode) -> Any:
    if isinstance(node, ViewNode):
        return f"{node.class_name} {node.title}"
    return (node.kind, *map(shape, node.children))


def settings(blueprint: Blueprint, title: str) -> BlueprintSettings:
    reporter = Reporter()
    (view,) = (view for view in blueprint.views() if view.title == title)
    return BlueprintSettings(view, reporter)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_release_says_the_same(version: str) -> None:
    reporter = Reporter()
    blueprint = read_file(RRD / version / "layout.rbl", reporter)
    assert not list(reporter)
    root = blueprint.root
    assert root is not None
    assert shape(root) == (
        "horizontal",
        ("vertical", "3D Scene", ("grid", "2D Picture", "TimeSeries plot")),
        ("tabs", "TextLog Log", "TextDocument doc"),
    )
    assert (root.name, root.column_shares) == ("root", (2.0, 1.0))
    left, right = root.children
    assert isinstance(left, ContainerNode) and left.row_shares == (3.0, 1.0)
    assert isinstance(right, ContainerNode) and right.active == 1
    assert isinstance(left.children[1], ContainerNode) and left.children[1].columns == 2
    assert not blueprint.auto_views and not blueprint.auto_layout
    scene = settings(blueprint, "Scene")
    assert scene.first("Background", "color") == 0x141E28FF
    assert scene.first("LineGrid3D", "spacing") == 0.5
    assert _pylist(scene.override(path("/points"), "Points3D:colors")) == [0xFF0000FF]
    assert _pylist(scene.default("Points3D:radii")) == [0.25]
    assert not scene.is_visible(path("/world/hidden/deep"))
    assert scene.is_visible(path("/world"))
    assert scene.time_range(path("/points"), "frame", 12) == (7, 12)
    assert scene.time_range(path("/points"), "other", 12) == (-(2**63) + 1, 7)
    assert scene.time_range(path("/points"), "third", 12) is None
    assert settings(blueprint, "Picture").first("VisualBounds2D", "range") == {
        "x_range": [-5.0, 20.0],
        "y_range": [-3.0, 10.0],
    }
    plot = settings(blueprint, "plot")
    assert plot.first("ScalarAxis", "range") == [-2.0, 2.0]
    assert plot.first("PlotLegend", "corner") == 2
    choices = plot.visualizers(path("/plot/a"))
    assert choices is not None and [choice.visualizer for choice in choices] == ["SeriesPoints"]


def _pylist(array: pa.Array | None) -> list[Any] | None:
    return None if array is None else array.to_pylist()


def test_the_time_panel() -> None:
    panel = rrb.TimePanel(timeline="t", playback_speed=2.0, fps=12.0, loop_mode="selection", time_selection=None)
    found = read_layout(rrb.Blueprint(rrb.TextLogView(), panel)).time_panel
    assert (found.timeline, found.speed, found.fps, found.repeats_selection) == ("t", 2.0, 12.0, True)


def test_a_view_alone_stands_in_tabs() -> None:
    blueprint = read_layout(rrb.Spatial3DView(origin="/a b/c", titlebar=False))
    assert blueprint.root is not None and shape(blueprint.root) == ("tabs", "3D a b/c")
    (view,) = blueprint.views()
    assert (view.has_title, view.visible, view.contents) == (False, True, ("$origin/**",))


def test_a_blueprint_without_views_leaves_all_to_the_viewer() -> None:
    blueprint = read_layout(rrb.Blueprint())
    assert (blueprint.root, blueprint.auto_views, blueprint.auto_layout) == (None, True, True)


# --- damaged content


Rows = dict[str, dict[str, pa.Array]]


def store(rows: Rows) -> Recording:
    """A blueprint with one row for each entity."""
    chunks = []
    for number, (entity, columns) in enumerate(rows.items(), 1):
        chunks.append(
            Chunk(
                chunk_id=number.to_bytes(16),
                entity_path=path(entity),
                row_ids=np.array([[0, number]], np.uint64),
                times={Timeline("blueprint"): np.zeros(1, np.int64)},
                columns={name: pa.ListArray.from_arrays([0, len(array)], array) for name, array in columns.items()},
                descriptors={name: ComponentDescriptor(name) for name in columns},
            )
        )
    return Recording.from_chunks(chunks)


def read_rows(rows: Rows) -> tuple[Blueprint, list[str]]:
    reporter = Reporter()
    blueprint = read_blueprint(store(rows), reporter)
    return blueprint, [str(issue) for issue in reporter]


A, B, C = (str(uuid.UUID(int=number)) for number in (1, 2, 3))


def viewport(ident: str) -> Rows:
    data = pa.FixedSizeListArray.from_arrays(pa.array(list(uuid.UUID(ident).bytes), pa.uint8()), 16)
    return {"/viewport": {"ViewportBlueprint:root_container": data}}


def container(ident: str, *contents: str, kind: int = 2, **more: pa.Array) -> Rows:
    columns = {"container_kind": pa.array([kind], pa.uint8()), "contents": pa.array(contents, pa.string()), **more}
    return {f"/container/{ident}": {f"ContainerBlueprint:{name}": array for name, array in columns.items()}}


def view(ident: str, class_name: str = "3D") -> Rows:
    return {f"/view/{ident}": {"ViewBlueprint:class_identifier": pa.array([class_name])}}


def test_containers_in_themselves_are_cut() -> None:
    rows = viewport(A) | container(A, f"container/{B}", f"view/{C}") | container(B, f"container/{A}") | view(C)
    blueprint, issues = read_rows(rows)
    assert blueprint.root is not None
    assert shape(blueprint.root) == ("horizontal", ("horizontal",), "3D /")
    assert len(issues) == 1 and "two places" in issues[0]


def test_a_view_in_two_places_shows_in_the_first() -> None:
    blueprint, issues = read_rows(viewport(A) | container(A, f"view/{C}", f"view/{C}") | view(C))
    assert len(blueprint.views()) == 1
    assert "two places" in issues[0]


def test_what_is_missing_takes_its_share_with_it() -> None:
    shares = pa.array([5.0, 1.0, 3.0], pa.float32())
    rows = viewport(A) | container(A, f"view/{B}", f"container/{B}", f"view/{C}", col_shares=shares) | view(C)
    blueprint, issues = read_rows(rows)
    assert blueprint.root is not None
    assert shape(blueprint.root) == ("horizontal", "3D /")
    assert blueprint.root.column_shares == (3.0,)
    assert sorted(issue.split(": ")[1] for issue in issues) == [f"/container/{B}", f"/view/{B}"]


def test_values_of_a_wrong_kind_are_reported_and_left_out() -> None:
    rows = viewport(A) | container(A, "nonsense", f"view/{C}", kind=77, grid_columns=pa.array(["two"])) | view(C)
    blueprint, issues = read_rows(rows)
    assert blueprint.root is not None
    assert (shape(blueprint.root), blueprint.root.columns) == (("grid", "3D /"), None)
    assert len(issues) == 3


def test_a_root_that_is_not_there_leaves_no_views() -> None:
    blueprint, issues = read_rows(viewport(B))
    assert blueprint.root is None
    assert "not there" in issues[0]


def test_deep_nesting_ends() -> None:
    idents = [str(uuid.UUID(int=number)) for number in range(1, 3000)]
    rows = viewport(idents[0])
    for outer, inner in pairwise(idents):
        rows |= container(outer, f"container/{inner}")
    _, issues = read_rows(rows)
    assert "deeper" in issues[0]
