"""What is common to all views."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import rerun as rr
import rerun.blueprint as rrb
from blueprint_values import stored_view

CLASSES = {
    rrb.AudioView: "Audio",
    rrb.BarChartView: "BarChart",
    rrb.DataframeView: "Dataframe",
    rrb.GraphView: "Graph",
    rrb.MapView: "Map",
    rrb.Spatial2DView: "2D",
    rrb.Spatial3DView: "3D",
    rrb.StateTimelineView: "StateTimeline",
    rrb.TensorView: "Tensor",
    rrb.TextDocumentView: "TextDocument",
    rrb.TextLogView: "TextLog",
    rrb.TimeSeriesView: "TimeSeries",
}


@pytest.mark.parametrize("kind", CLASSES)
def test_defaults(kind: Any) -> None:
    assert stored_view(kind()) == {
        "": {"ViewBlueprint:class_identifier": [CLASSES[kind]], "ViewBlueprint:space_origin": ["/"]},
        "ViewContents": {"ViewContents:query": ["$origin/**"]},
    }


@pytest.mark.parametrize("kind", CLASSES)
def test_common_parameters(kind: Any) -> None:
    view = kind(
        origin="/world/camera",
        contents=["+ $origin/**", "- /world/debug/**"],
        name="my view",
        visible=False,
        titlebar=False,
        defaults=[rr.Points3D.from_fields(radii=0.25)],
        overrides={"/world/points": rrb.EntityBehavior(visible=False)},
    )
    assert stored_view(view) == {
        "": {
            "ViewBlueprint:class_identifier": [CLASSES[kind]],
            "ViewBlueprint:display_name": ["my view"],
            "ViewBlueprint:space_origin": ["/world/camera"],
            "ViewBlueprint:visible": [False],
            "ViewBlueprint:titlebar": [False],
        },
        "ViewContents": {"ViewContents:query": ["+ $origin/**", "- /world/debug/**"]},
        "defaults": {"Points3D:radii": [0.25]},
        "ViewContents/overrides/world/points/visualizers": {"EntityBehavior:visible": [False]},
    }


def test_contents_as_archetype() -> None:
    view = rrb.Spatial3DView(contents=rrb.archetypes.ViewContents(["+ /a/**", "- /a/b"]))
    assert stored_view(view)["ViewContents"] == {"ViewContents:query": ["+ /a/**", "- /a/b"]}


@pytest.mark.parametrize("origin", [["world", "my camera"], "world/my camera", "/world/my\\ camera"])
def test_spellings_of_an_origin(origin: Any) -> None:
    from rerun_render.core.entity_path import EntityPath

    (text,) = stored_view(rrb.Spatial3DView(origin=origin))[""]["ViewBlueprint:space_origin"]
    assert EntityPath.parse(text).parts == ("world", "my camera")


def test_other_classes_of_views() -> None:
    view = rrb.View(class_identifier="MyView", origin="/a", contents="/a/**", name=None)
    assert stored_view(view)[""]["ViewBlueprint:class_identifier"] == ["MyView"]


def test_defaults_of_several_archetypes() -> None:
    view = rrb.Spatial3DView(
        defaults=[rr.Points3D.from_fields(radii=[0.5], colors=[255, 0, 0]), rr.Pinhole.from_fields(resolution=[8, 6])]
    )
    assert stored_view(view)["defaults"] == {
        "Points3D:radii": [0.5],
        "Points3D:colors": [0xFF0000FF],
        "Pinhole:resolution": [[8.0, 6.0]],
    }


def test_default_of_a_described_component() -> None:
    (batch,) = rr.Points3D.from_fields(radii=2).as_component_batches()
    assert stored_view(rrb.Spatial3DView(defaults=[batch]))["defaults"] == {"Points3D:radii": [2.0]}


def test_default_of_a_bare_component_is_taken_for_all_archetypes_that_have_it() -> None:
    values = stored_view(rrb.Spatial3DView(defaults=[rr.components.RadiusBatch([2.0])]))["defaults"]
    assert values["Points3D:radii"] == values["LineStrips2D:radii"] == [2.0]
    assert all(value == [2.0] for value in values.values())


def test_default_that_is_no_component() -> None:
    with pytest.raises(ValueError, match="component batch as default, got int"):
        stored_view(rrb.Spatial3DView(defaults=[5]))


BOUNDARY = rrb.TimeRangeBoundary


def span(view: Any) -> list[tuple[str, Any, Any]]:
    ranges = stored_view(view)["VisibleTimeRanges"]["VisibleTimeRanges:ranges"]
    return [(one["timeline"], one["range"]["start"], one["range"]["end"]) for one in ranges]


@pytest.mark.parametrize("kind", [rrb.Spatial2DView, rrb.Spatial3DView, rrb.StateTimelineView, rrb.TimeSeriesView])
def test_time_ranges(kind: Any) -> None:
    one = rrb.VisibleTimeRange("frame", start=BOUNDARY.cursor_relative(seq=-5), end=BOUNDARY.absolute(seq=7))
    other = rrb.VisibleTimeRange("time", start=BOUNDARY.infinite(), end=BOUNDARY.cursor_relative())
    assert span(kind(time_ranges=one)) == span(kind(time_ranges=[one])) == [("frame", -5, 7)]
    assert span(kind(time_ranges=[one, other])) == [("frame", -5, 7), ("time", None, 0)]
    assert span(kind(time_ranges=rrb.VisibleTimeRanges([other]))) == [("time", None, 0)]


def test_units_of_time_ranges() -> None:
    ranges = rrb.VisibleTimeRanges(
        timeline="t",
        range=rrb.TimeRange(start=BOUNDARY.cursor_relative(seconds=-1.5), end=BOUNDARY.absolute(nanos=12)),
    )
    assert span(rrb.TimeSeriesView(time_ranges=ranges)) == [("t", -1_500_000_000, 12)]


def test_a_view_can_be_saved_twice_with_the_same_ids() -> None:
    view = rrb.Spatial3DView(background=np.array([1, 2, 3], np.uint8))
    assert stored_view(view) == stored_view(view)


def test_properties_must_fit() -> None:
    with pytest.raises(TypeError):
        rrb.TextLogView(format_options=True)
