"""Which visualizers draw an entity, and with which values."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
import rerun as rr
import rerun.blueprint as rrb
from blueprint_values import stored_view
from rerun.blueprint import encodings as enc
from rerun.blueprint import visualizers


def said(view: Any, entity: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What is said of an entity as a whole, and of its active visualizers in order."""
    prefix = f"ViewContents/overrides/{entity}/visualizers"
    values = stored_view(view)
    whole = dict(values.get(prefix, {}))
    ids = [str(uuid.UUID(bytes=bytes(one))) for one in whole.pop("ActiveVisualizers:instruction_ids", [])]
    assert {path for path in values if path.startswith(f"{prefix}/")} == {f"{prefix}/{one}" for one in ids}
    return whole, [values[f"{prefix}/{one}"] for one in ids]


@pytest.mark.parametrize(
    "override",
    [
        rr.Points3D.from_fields(radii=2.0),
        [rr.Points3D.from_fields(radii=2.0)],
        rr.Points3D.from_fields(radii=2.0).visualizer(),
        rrb.Visualizer("Points3D", overrides=rr.Points3D.from_fields(radii=2.0).as_component_batches()),
        visualizers.Points3D(overrides=rr.Points3D.from_fields(radii=2.0)),
        visualizers.experimental.Points3D(overrides=[rr.Points3D.from_fields(radii=2.0)]),
        [rrb.VisualizerOverrides("Points3D"), rr.Points3D.from_fields(radii=2.0)],
        ["Points3D", rr.components.RadiusBatch([2.0])],
    ],
)
def test_spellings_of_one_override(override: Any) -> None:
    view = rrb.Spatial3DView(overrides={"/world/points": override})
    expected = {"VisualizerInstruction:visualizer_type": ["Points3D"], "Points3D:radii": [2.0]}
    assert said(view, "world/points") == ({}, [expected])


@pytest.mark.parametrize(
    "override",
    [
        rrb.Visualizer("SeriesPoints"),
        "SeriesPoints",
        visualizers.SeriesPoints,
        visualizers.SeriesPoint,
        rrb.VisualizerOverrides(visualizers.SeriesPoints),
        [rrb.VisualizerOverrides(["SeriesPoints"])],
    ],
)
def test_spellings_of_a_visualizer_without_values(override: Any) -> None:
    view = rrb.TimeSeriesView(overrides={"signal": override})
    assert said(view, "signal") == ({}, [{"VisualizerInstruction:visualizer_type": ["SeriesPoints"]}])


def test_several_visualizers_and_behaviour() -> None:
    view = rrb.TimeSeriesView(
        overrides={
            "signal": [
                rr.SeriesLines.from_fields(widths=3.0),
                rrb.EntityBehavior(interactive=False),
                rr.SeriesPoints.from_fields(marker_sizes=4.0),
            ]
        }
    )
    whole, drawn = said(view, "signal")
    assert whole == {"EntityBehavior:interactive": [False]}
    assert drawn == [
        {"VisualizerInstruction:visualizer_type": ["SeriesLines"], "SeriesLines:widths": [3.0]},
        {"VisualizerInstruction:visualizer_type": ["SeriesPoints"], "SeriesPoints:marker_sizes": [4.0]},
    ]


def test_visible_time_ranges_of_an_entity() -> None:
    boundary = rrb.TimeRangeBoundary
    ranges = rrb.VisibleTimeRanges(timeline="t", start=boundary.infinite(), end=boundary.absolute(seq=5))
    whole, drawn = said(rrb.Spatial3DView(overrides={"a": ranges}), "a")
    assert whole["VisibleTimeRanges:ranges"] == [{"timeline": "t", "range": {"start": None, "end": 5}}]
    assert drawn == []


def test_entities_keep_their_automatic_visualizers_where_none_is_named() -> None:
    values = stored_view(rrb.Spatial3DView(overrides={"a": rrb.EntityBehavior(visible=True), "b": []}))
    assert [path for path in values if "overrides" in path] == ["ViewContents/overrides/a/visualizers"]


def test_mappings() -> None:
    mapping = enc.VisualizerComponentMapping(
        target="Scalars:scalars",
        source_kind=enc.ComponentSourceKind.SourceComponent,
        source_component="my:data",
        selector=".x",
    )
    view = rrb.TimeSeriesView(overrides={"a": rr.SeriesLines.from_fields().visualizer(mappings=[mapping])})
    (drawn,) = said(view, "a")[1]
    assert drawn["VisualizerInstruction:component_map"] == [
        {
            "target": "Scalars:scalars",
            "source_kind": enc.ComponentSourceKind.SourceComponent.value,
            "source_component": "my:data",
            "selector": ".x",
        }
    ]


@pytest.mark.parametrize("entity", ["my scans/left", "/my\\ scans/left", ("my scans", "left")])
def test_spellings_of_an_entity(entity: Any) -> None:
    view = rrb.Spatial3DView(overrides={entity: rrb.EntityBehavior(visible=False)})
    assert said(view, "my\\ scans/left")[0] == {"EntityBehavior:visible": [False]}


def test_ids_differ() -> None:
    assert rrb.Visualizer("A").id != rrb.Visualizer("A").id


def test_components_alone_override_nothing() -> None:
    view = rrb.Spatial3DView(overrides={"a": [rr.components.RadiusBatch([1.0])]})
    with pytest.raises(ValueError, match="name what draws them"):
        stored_view(view)


def test_other_overrides_are_refused() -> None:
    with pytest.raises(ValueError, match="as override, got int"):
        stored_view(rrb.Spatial3DView(overrides={"a": 5}))


def test_archetypes_are_visualizable() -> None:
    assert isinstance(rr.Points3D.from_fields(), rrb.VisualizableArchetype)
    assert not isinstance(rrb.EntityBehavior(), rrb.VisualizableArchetype)


VISUALIZER_TYPES = {
    "LineStrips2D": "Lines2D",
    "LineStrips3D": "Lines3D",
    "Measurements": "MeasurementsSeries",
    "Pinhole": "Cameras",
    "StateChange": "StateVisualizer",
    "StateConfiguration": "StateVisualizer",
}


@pytest.mark.parametrize(
    "name", [name for name in rr.archetypes.__all__ if hasattr(getattr(rr.archetypes, name), "visualizer")]
)
def test_names_of_visualizers(name: str) -> None:
    expected = VISUALIZER_TYPES.get(name, name)
    assert getattr(rr.archetypes, name).cleared().visualizer().visualizer_type == expected
    assert expected in {
        str(value) for value in vars(visualizers).values() if isinstance(value, visualizers.VisualizerName)
    }
