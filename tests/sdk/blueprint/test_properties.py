"""Every property of every view: what is stored for each of its parameters."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import rerun as rr
import rerun.blueprint as rrb
from blueprint_values import property_of
from rerun.blueprint import archetypes as arch
from rerun.blueprint import components as comp
from rerun.blueprint import encodings as enc

SPATIAL = [rrb.Spatial2DView, rrb.Spatial3DView]
RANGE = rrb.TimeRange(start=rrb.TimeRangeBoundary.cursor_relative(seq=-10), end=rrb.TimeRangeBoundary.infinite())


@pytest.mark.parametrize("view", SPATIAL)
@pytest.mark.parametrize(
    ("background", "expected"),
    [
        ([255, 0, 0], {"kind": [3], "color": [0xFF0000FF]}),
        (0x00FF00FF, {"kind": [3], "color": [0x00FF00FF]}),
        (rrb.BackgroundKind.GradientBright, {"kind": [2]}),
        (rrb.Background(), {"kind": [1]}),
        (rrb.Background((1, 2, 3, 4)), {"kind": [3], "color": [0x01020304]}),
        (rrb.Background(kind="GradientDark"), {"kind": [1]}),
        (rrb.Background(kind=rrb.BackgroundKind.SolidColor, color=[0, 0, 0]), {"kind": [3], "color": [0x000000FF]}),
    ],
)
def test_background(view: Any, background: Any, expected: dict[str, Any]) -> None:
    assert property_of(view(background=background), "Background") == expected


def test_background_is_given_once() -> None:
    with pytest.raises(ValueError, match="color"):
        rrb.Background([255, 0, 0], kind=rrb.BackgroundKind.SolidColor)


@pytest.mark.parametrize("view", [rrb.Spatial2DView, rrb.GraphView])
def test_visual_bounds(view: Any) -> None:
    bounds = rrb.VisualBounds2D(x_range=[-5, 5], y_range=(0, 2.5))
    expected = {"range": [{"x_range": [-5.0, 5.0], "y_range": [0.0, 2.5]}]}
    assert property_of(view(visual_bounds=bounds), "VisualBounds2D") == expected


def test_visual_bounds_need_both_ranges() -> None:
    with pytest.raises(ValueError, match="x_range"):
        rrb.VisualBounds2D(x_range=[0, 1])


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        (False, {"visible": [False]}),
        (rrb.LineGrid3D(True), {"visible": [True]}),
        (rrb.LineGrid3D(spacing=0.5), {"spacing": [0.5]}),
        (rrb.LineGrid3D(stroke_width=2), {"stroke_width": [2.0]}),
        (rrb.LineGrid3D(color=[255, 255, 255, 128]), {"color": [0xFFFFFF80]}),
        (rrb.LineGrid3D(plane=rr.components.Plane3D.XY.with_distance(-5)), {"plane": [[0.0, 0.0, 1.0, -5.0]]}),
        (rrb.LineGrid3D(plane=rr.components.Plane3D([0, 2, 0], 4)), {"plane": [[0.0, 2.0, 0.0, 4.0]]}),
    ],
)
def test_line_grid(grid: Any, expected: dict[str, Any]) -> None:
    assert property_of(rrb.Spatial3DView(line_grid=grid), "LineGrid3D") == expected


@pytest.mark.parametrize("view", SPATIAL)
def test_spatial_information(view: Any) -> None:
    information = rrb.SpatialInformation("tf#/a", show_axes=True, show_bounding_box=False)
    expected = {"target_frame": ["tf#/a"], "show_axes": [True], "show_bounding_box": [False]}
    assert property_of(view(spatial_information=information), "SpatialInformation") == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"kind": rrb.Eye3DKind.FirstPerson}, [1]),
        ({"kind": "orbital"}, [2]),
        ({"position": (1, 2, 3)}, [[1.0, 2.0, 3.0]]),
        ({"look_target": np.array([4, 5, 6])}, [[4.0, 5.0, 6.0]]),
        ({"eye_up": [0, 0, 1]}, [[0.0, 0.0, 1.0]]),
        ({"speed": 20}, [20.0]),
        ({"tracking_entity": "/world/robot"}, ["/world/robot"]),
        ({"spin_speed": -0.25}, [-0.25]),
    ],
)
def test_eye_controls(given: dict[str, Any], expected: list[Any]) -> None:
    view = rrb.Spatial3DView(eye_controls=rrb.EyeControls3D(**given))
    assert property_of(view, "EyeControls3D") == {next(iter(given)): expected}


@pytest.mark.parametrize(("view", "name"), [(rrb.TimeSeriesView, "axis_x"), (rrb.StateTimelineView, "time_view")])
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"link": "LinkToGlobal"}, [2]),
        ({"link": comp.LinkAxis.Independent}, [1]),
        ({"view_range": RANGE}, [{"start": -10, "end": None}]),
        ({"zoom_lock": True}, [True]),
    ],
)
def test_time_axis(view: Any, name: str, given: dict[str, Any], expected: list[Any]) -> None:
    assert property_of(view(**{name: rrb.TimeAxis(**given)}), "TimeAxis") == {next(iter(given)): expected}


def test_scalar_axis() -> None:
    view = rrb.TimeSeriesView(axis_y=rrb.ScalarAxis(range=(-1, 2.5), zoom_lock=True))
    assert property_of(view, "ScalarAxis") == {"range": [[-1.0, 2.5]], "zoom_lock": [True]}


@pytest.mark.parametrize("view", [rrb.TimeSeriesView, rrb.BarChartView])
@pytest.mark.parametrize(
    ("legend", "expected"),
    [
        (rrb.Corner2D.LeftTop, {"corner": [1]}),
        ("RightBottom", {"corner": [4]}),
        (rrb.PlotLegend(corner="LeftBottom"), {"corner": [3]}),
        (rrb.PlotLegend(rrb.Corner2D.RightTop, visible=False), {"corner": [2], "visible": [False]}),
    ],
)
def test_plot_legend(view: Any, legend: Any, expected: dict[str, Any]) -> None:
    assert property_of(view(plot_legend=legend), "PlotLegend") == expected


@pytest.mark.parametrize("view", [rrb.TimeSeriesView, rrb.BarChartView])
def test_plot_background(view: Any) -> None:
    background = arch.PlotBackground(color=[1, 2, 3], show_grid=False)
    expected = {"color": [0x010203FF], "show_grid": [False]}
    assert property_of(view(background=background), "PlotBackground") == expected


def test_plot_interaction() -> None:
    view = rrb.TimeSeriesView(interaction=rrb.PlotInteraction(tooltip_mode="all", points_display="Always"))
    assert property_of(view, "PlotInteraction") == {"tooltip_mode": [2], "points_display": [2]}


def test_audio_playback() -> None:
    view = rrb.AudioView(playback=rrb.AudioPlayback(volume=0.5))
    assert property_of(view, "AudioPlayback") == {"volume": [0.5]}


def test_tensor_slice_selection() -> None:
    view = rrb.TensorView(
        slice_selection=rrb.TensorSliceSelection(
            width=1,
            height=rr.TensorDimensionSelection(dimension=3, invert=True),
            indices=[rr.TensorDimensionIndexSelection(dimension=2, index=4)],
            slider=[2, 0],
        )
    )
    assert property_of(view, "TensorSliceSelection") == {
        "width": [{"dimension": 1, "invert": False}],
        "height": [{"dimension": 3, "invert": True}],
        "indices": [{"dimension": 2, "index": 4}],
        "slider": [{"dimension": 2}, {"dimension": 0}],
    }


def test_tensor_scalar_mapping() -> None:
    mapping = rrb.TensorScalarMapping(mag_filter="linear", colormap=rr.components.Colormap.Turbo, gamma=1.5)
    values = property_of(rrb.TensorView(scalar_mapping=mapping), "TensorScalarMapping")
    assert values == {"mag_filter": [2], "colormap": [5], "gamma": [1.5]}


@pytest.mark.parametrize(
    "fit", ["FillKeepAspectRatio", comp.ViewFit.FillKeepAspectRatio, arch.TensorViewFit("FillKeepAspectRatio")]
)
def test_tensor_view_fit(fit: Any) -> None:
    assert property_of(rrb.TensorView(view_fit=fit), "TensorViewFit") == {"scaling": [3]}


def test_text_document_format() -> None:
    view = rrb.TextDocumentView(format_options=arch.TextDocumentFormat(monospace=True, word_wrap=False))
    assert property_of(view, "TextDocumentFormat") == {"monospace": [True], "word_wrap": [False]}


def test_text_log_columns() -> None:
    columns = rrb.TextLogColumns(
        timeline_columns=["frame", enc.TimelineColumn("log_time", visible=False)],
        text_log_columns=["Body", enc.TextLogColumn(enc.TextLogColumnKind.LogLevel, visible=False)],
    )
    values = property_of(rrb.TextLogView(columns=columns), "TextLogColumns")
    assert values["timeline_columns"] == [
        {"timeline": "frame", "visible": True},
        {"timeline": "log_time", "visible": False},
    ]
    assert [(one["kind"], one["visible"]) for one in values["text_log_columns"]] == [
        (enc.TextLogColumnKind.Body.value, True),
        (enc.TextLogColumnKind.LogLevel.value, False),
    ]


def test_text_log_rows_and_format() -> None:
    view = rrb.TextLogView(
        rows=rrb.TextLogRows(filter_by_log_level=["INFO", rr.TextLogLevel.WARN]),
        format_options=rrb.TextLogFormat(monospace_body=True),
    )
    assert property_of(view, "TextLogRows") == {"filter_by_log_level": ["INFO", "WARN"]}
    assert property_of(view, "TextLogFormat") == {"monospace_body": [True]}


@pytest.mark.parametrize("zoom", [16.5, arch.MapZoom(16.5)])
def test_map_zoom(zoom: Any) -> None:
    assert property_of(rrb.MapView(zoom=zoom), "MapZoom") == {"zoom": [16.5]}


@pytest.mark.parametrize("background", ["MapboxDark", rrb.MapProvider.MapboxDark, arch.MapBackground("MapboxDark")])
def test_map_background(background: Any) -> None:
    assert property_of(rrb.MapView(background=background), "MapBackground") == {"provider": [3]}


def test_graph_background() -> None:
    view = rrb.GraphView(background=arch.GraphBackground(color=[9, 8, 7]))
    assert property_of(view, "GraphBackground") == {"color": [0x090807FF]}


@pytest.mark.parametrize(
    ("name", "force", "expected"),
    [
        (
            "force_link",
            arch.ForceLink(enabled=True, distance=60, iterations=3),
            {"enabled": [True], "distance": [60.0], "iterations": [3]},
        ),
        ("force_many_body", arch.ForceManyBody(enabled=False, strength=-60), {"enabled": [False], "strength": [-60.0]}),
        (
            "force_position",
            arch.ForcePosition(strength=0.5, position=[1, 2]),
            {"strength": [0.5], "position": [[1.0, 2.0]]},
        ),
        (
            "force_collision_radius",
            arch.ForceCollisionRadius(strength=0.25, iterations=2),
            {"strength": [0.25], "iterations": [2]},
        ),
        ("force_center", arch.ForceCenter(enabled=True, strength=1), {"enabled": [True], "strength": [1.0]}),
    ],
)
def test_forces(name: str, force: Any, expected: dict[str, Any]) -> None:
    assert property_of(rrb.GraphView(**{name: force}), type(force).__name__) == expected


def test_dataframe_query() -> None:
    query = arch.DataframeQuery(
        timeline="frame",
        filter_by_range=(rr.TimeInt(seq=1), rr.TimeInt(seq=20)),
        filter_is_not_null="/trig/tan:scalars",
        apply_latest_at=True,
        select=["t", "/trig/sin:scalars"],
        entity_order=["/trig/cos", "/trig/sin"],
        auto_scroll=True,
    )
    assert property_of(rrb.DataframeView(query=query), "DataframeQuery") == {
        "timeline": ["frame"],
        "filter_by_range": [{"start": 1, "end": 20}],
        "filter_is_not_null": [{"active": True, "column": {"entity_path": "/trig/tan", "component": "scalars"}}],
        "apply_latest_at": [True],
        "select": [
            {"time_columns": ["t"], "component_columns": [{"entity_path": "/trig/sin", "component": "scalars"}]}
        ],
        "entity_order": [["/trig/cos", "/trig/sin"]],
        "auto_scroll": [True],
    }


def test_near_clip_plane() -> None:
    view = rrb.View(class_identifier="2D", properties={"NearClipPlane": arch.NearClipPlane(0.5)})
    assert property_of(view, "NearClipPlane") == {"near_clip_plane": [0.5]}
