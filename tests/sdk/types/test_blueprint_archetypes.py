"""What the archetypes of blueprints write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import rerun as rr
import rerun.blueprint as rrb
from stored_values import rounded, stored

CASES: list[tuple[Callable[[], Any], dict[str, Any]]] = [
    (lambda: rrb.archetypes.Background(color=[1, 2, 3]), {"kind": [3], "color": [16909311]}),
    (lambda: rrb.archetypes.Background("GradientBright"), {"kind": [2]}),
    (lambda: rrb.archetypes.Background((1, 2, 3)), {"kind": [3], "color": [16909311]}),
    (lambda: rrb.archetypes.Background(rrb.BackgroundKind.GradientDark), {"kind": [1]}),
    (
        lambda: rrb.archetypes.ContainerBlueprint(
            "Grid",
            display_name="x",
            contents=["a", "b"],
            col_shares=[1, 2],
            row_shares=[3],
            active_tab="a",
            visible=True,
            grid_columns=2,
        ),
        {
            "container_kind": [4],
            "display_name": ["x"],
            "contents": ["a", "b"],
            "col_shares": [1.0, 2.0],
            "row_shares": [3.0],
            "active_tab": ["a"],
            "visible": [True],
            "grid_columns": [2],
        },
    ),
    (
        lambda: rrb.archetypes.DataframeQuery(
            timeline="t",
            filter_by_range=(1, 5),
            filter_is_not_null="/a:B:c",
            select=["t", "/a:B:c"],
            entity_order=["a", "b"],
        ),
        {
            "timeline": ["t"],
            "filter_by_range": [{"start": 1, "end": 5}],
            "filter_is_not_null": [{"active": True, "column": {"entity_path": "/a", "component": "B:c"}}],
            "apply_latest_at": [False],
            "select": [{"time_columns": ["t"], "component_columns": [{"entity_path": "/a", "component": "B:c"}]}],
            "entity_order": [["a", "b"]],
            "auto_scroll": [False],
        },
    ),
    (
        lambda: rrb.archetypes.EntityBehavior(interactive=True, visible=False),
        {"interactive": [True], "visible": [False]},
    ),
    (
        lambda: rrb.archetypes.EyeControls3D(
            kind="Orbital",
            position=[1, 2, 3],
            look_target=[0, 0, 0],
            eye_up=[0, 0, 1],
            speed=2,
            tracking_entity="a",
            spin_speed=0.5,
        ),
        {
            "kind": [2],
            "position": [[1.0, 2.0, 3.0]],
            "look_target": [[0.0, 0.0, 0.0]],
            "eye_up": [[0.0, 0.0, 1.0]],
            "speed": [2.0],
            "tracking_entity": ["a"],
            "spin_speed": [0.5],
        },
    ),
    (
        lambda: rrb.archetypes.ForceLink(enabled=True, distance=3, iterations=2),
        {"enabled": [True], "distance": [3.0], "iterations": [2]},
    ),
    (
        lambda: rrb.archetypes.LineGrid3D(
            True, spacing=2, plane=rr.components.Plane3D.XY.with_distance(3), stroke_width=1, color=[1, 2, 3]
        ),
        {
            "visible": [True],
            "spacing": [2.0],
            "plane": [[0.0, 0.0, 1.0, 3.0]],
            "stroke_width": [1.0],
            "color": [16909311],
        },
    ),
    (lambda: rrb.archetypes.LineGrid3D(plane=[0, 0, 1, 2]), {"plane": [[0.0, 0.0, 1.0, 2.0]]}),
    (lambda: rrb.archetypes.MapBackground("MapboxDark"), {"provider": [3]}),
    (lambda: rrb.archetypes.MapZoom(3), {"zoom": [3.0]}),
    (lambda: rrb.archetypes.PanelBlueprint(state="Collapsed"), {"state": [2]}),
    (lambda: rrb.archetypes.PlotLegend("LeftTop", visible=True), {"corner": [1], "visible": [True]}),
    (lambda: rrb.archetypes.PlotLegend(), {}),
    (lambda: rrb.archetypes.ScalarAxis(range=[0, 1], zoom_lock=True), {"range": [[0.0, 1.0]], "zoom_lock": [True]}),
    (
        lambda: rrb.archetypes.SpatialInformation("f", show_axes=True, axes=rr.ViewCoordinates.RDF),
        {"target_frame": ["f"], "show_axes": [True], "axes": [[3, 2, 5]]},
    ),
    (
        lambda: rrb.archetypes.TableBlueprint(layout="Cards", filters=["a"], sort_by="b"),
        {"layout": [2], "filters": ["a"], "sort_by": [{"column": "b", "direction": None}]},
    ),
    (
        lambda: rrb.archetypes.TensorSliceSelection(
            width=1,
            height=rr.TensorDimensionSelection(2, invert=True),
            indices=[rr.TensorDimensionIndexSelection(3, 4)],
            slider=[1, 2],
        ),
        {
            "width": [{"dimension": 1, "invert": False}],
            "height": [{"dimension": 2, "invert": True}],
            "indices": [{"dimension": 3, "index": 4}],
            "slider": [{"dimension": 1}, {"dimension": 2}],
        },
    ),
    (lambda: rrb.archetypes.TensorViewFit("Fill"), {"scaling": [2]}),
    (
        lambda: rrb.archetypes.TensorScalarMapping(mag_filter="Linear", colormap="Viridis", gamma=2),
        {"mag_filter": [2], "colormap": [6], "gamma": [2.0]},
    ),
    (
        lambda: rrb.archetypes.TextLogColumns(timeline_columns=["a"], text_log_columns=["Body"]),
        {"timeline_columns": [{"visible": True, "timeline": "a"}], "text_log_columns": [{"visible": True, "kind": 3}]},
    ),
    (
        lambda: rrb.archetypes.TimeAxis(
            link="LinkToGlobal",
            view_range=rr.TimeRange(
                start=rr.TimeRangeBoundary.cursor_relative(seq=-5), end=rr.TimeRangeBoundary.infinite()
            ),
        ),
        {"link": [2], "view_range": [{"start": -5, "end": None}]},
    ),
    (
        lambda: rrb.archetypes.TimePanelBlueprint(
            state="Hidden",
            timeline="t",
            playback_speed=2,
            fps=30,
            play_state="Playing",
            loop_mode="All",
            time_selection=rr.encodings.AbsoluteTimeRange(min=1, max=5),
        ),
        {
            "state": [1],
            "timeline": ["t"],
            "playback_speed": [2.0],
            "fps": [30.0],
            "play_state": [2],
            "loop_mode": [3],
            "time_selection": [{"min": 1, "max": 5}],
        },
    ),
    (
        lambda: rrb.archetypes.ViewBlueprint("3D", display_name="x", space_origin="/a", visible=True, titlebar=False),
        {
            "class_identifier": ["3D"],
            "display_name": ["x"],
            "space_origin": ["/a"],
            "visible": [True],
            "titlebar": [False],
        },
    ),
    (lambda: rrb.archetypes.ViewContents(["+ /a", "- /b"]), {"query": ["+ /a", "- /b"]}),
    (
        lambda: rrb.archetypes.ViewportBlueprint(
            root_container=bytes(range(16)), auto_layout=True, past_viewer_recommendations=[1, 2]
        ),
        {
            "root_container": [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]],
            "auto_layout": [True],
            "past_viewer_recommendations": [1, 2],
        },
    ),
    (
        lambda: rrb.archetypes.VisibleTimeRanges(
            timeline="t",
            start=rr.TimeRangeBoundary.absolute(seconds=1.5),
            end=rr.TimeRangeBoundary.cursor_relative(nanos=5),
        ),
        {"ranges": [{"timeline": "t", "range": {"start": 1500000000, "end": 5}}]},
    ),
    (
        lambda: rrb.archetypes.VisibleTimeRanges(
            [rr.VisibleTimeRange("t", start=rr.TimeRangeBoundary.infinite(), end=rr.TimeRangeBoundary.infinite())]
        ),
        {"ranges": [{"timeline": "t", "range": {"start": None, "end": None}}]},
    ),
    (
        lambda: rrb.archetypes.VisualBounds2D(x_range=[0, 1], y_range=[2, 3]),
        {"range": [{"x_range": [0.0, 1.0], "y_range": [2.0, 3.0]}]},
    ),
    (
        lambda: rrb.archetypes.VisualizerInstruction(
            "Points3D",
            component_map=[
                rrb.encodings.VisualizerComponentMapping("Points3D:radii", "SourceComponent", source_component="x")
            ],
        ),
        {
            "visualizer_type": ["Points3D"],
            "component_map": [
                {"target": "Points3D:radii", "source_kind": 1, "source_component": "x", "selector": None}
            ],
        },
    ),
    (
        lambda: rrb.archetypes.ActiveVisualizers([bytes(16), bytes(range(16))]),
        {
            "instruction_ids": [
                [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
                [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
            ]
        },
    ),
]


@pytest.mark.parametrize(("make", "expected"), CASES)
def test_stored_values(make: Callable[[], Any], expected: dict[str, Any]) -> None:
    assert rounded(stored(make())) == rounded(expected)
