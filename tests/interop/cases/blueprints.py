"""Blueprints that use every class and parameter of `rerun.blueprint`.

Runs with any SDK that calls itself `rerun`: ours and the official one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import rerun as rr
import rerun.blueprint as rrb
from rerun.blueprint import archetypes as arch
from rerun.blueprint import components as comp
from rerun.blueprint import encodings as enc

CASES: dict[str, Callable[[], Any]] = {}


def case(make: Callable[[], Any]) -> Callable[[], Any]:
    CASES[make.__name__] = make
    return make


def views(count: int) -> list[Any]:
    return [rrb.Spatial2DView(origin=f"/v{i}", name=f"view {i}") for i in range(count)]


# --- the whole


@case
def empty() -> Any:
    return rrb.Blueprint()


@case
def nothing_automatic() -> Any:
    return rrb.Blueprint(auto_layout=False, auto_views=False)


@case
def one_view() -> Any:
    return rrb.Spatial3DView()


@case
def one_container() -> Any:
    return rrb.Vertical(*views(2))


@case
def several_views_become_tabs() -> Any:
    return rrb.Blueprint(*views(3), auto_layout=True, auto_views=True)


@case
def collapsed() -> Any:
    return rrb.Blueprint(rrb.TextLogView(), collapse_panels=True)


@case
def collapsed_but_one() -> Any:
    return rrb.Blueprint(rrb.TextLogView(), rrb.SelectionPanel(state="expanded"), collapse_panels=True)


@case
def panels_by_state() -> Any:
    return rrb.Blueprint(
        rrb.TopPanel(state="hidden"),
        rrb.BlueprintPanel(state=rrb.PanelState.Collapsed),
        rrb.SelectionPanel(state="Expanded"),
        rrb.TimePanel(state="hidden"),
    )


@case
def panels_by_expanded() -> Any:
    return rrb.Blueprint(
        rrb.TopPanel(expanded=True),
        rrb.BlueprintPanel(expanded=False),
        rrb.SelectionPanel(expanded=True),
        rrb.TimePanel(expanded=False),
    )


@case
def panels_without_state() -> Any:
    return rrb.Blueprint(rrb.TopPanel(), rrb.BlueprintPanel(), rrb.SelectionPanel(), rrb.TimePanel())


@case
def time_panel() -> Any:
    return rrb.Blueprint(
        rrb.TimePanel(
            timeline="frame",
            playback_speed=2.5,
            fps=12.0,
            play_state="playing",
            loop_mode="selection",
            time_selection=rr.encodings.AbsoluteTimeRange(3, 17),
        )
    )


@case
def time_panel_enums() -> Any:
    return rrb.Blueprint(
        rrb.TimePanel(
            play_state=comp.PlayState.Following,
            loop_mode=comp.LoopMode.All,
            time_selection=rr.encodings.AbsoluteTimeRange(
                rr.encodings.TimeInt(nanos=7), rr.encodings.TimeInt(seconds=1.5)
            ),
        )
    )


# --- containers


@case
def horizontal() -> Any:
    return rrb.Horizontal(*views(3), column_shares=[1, 2, 3], name="row", visible=True)


@case
def vertical() -> Any:
    return rrb.Vertical(contents=views(2), row_shares=np.array([0.5, 1.5]), name="column", visible=False)


@case
def grid() -> Any:
    return rrb.Grid(*views(5), column_shares=(1.0, 2.0), row_shares=[3, 1, 1], grid_columns=2, name="grid")


@case
def tabs_by_index() -> Any:
    return rrb.Tabs(*views(3), active_tab=1, name="tabs")


@case
def tabs_by_name() -> Any:
    return rrb.Tabs(contents=views(3), active_tab="view 2")


@case
def tabs_without_names() -> Any:
    return rrb.Tabs(rrb.Spatial2DView(), rrb.Spatial3DView())


@case
def nested() -> Any:
    return rrb.Blueprint(
        rrb.Horizontal(
            rrb.Vertical(*views(2)),
            rrb.Grid(rrb.Tabs(*views(2), active_tab=0), *views(1), grid_columns=1),
            column_shares=[3, 2],
        ),
        rrb.TimePanel(state="collapsed"),
    )


@case
def containers_without_content() -> Any:
    return rrb.Horizontal(rrb.Vertical(), rrb.Grid(), rrb.Tabs())


# --- views: parameters common to all

ALL_VIEWS = [
    rrb.AudioView,
    rrb.BarChartView,
    rrb.DataframeView,
    rrb.GraphView,
    rrb.MapView,
    rrb.Spatial2DView,
    rrb.Spatial3DView,
    rrb.StateTimelineView,
    rrb.TensorView,
    rrb.TextDocumentView,
    rrb.TextLogView,
    rrb.TimeSeriesView,
]


@case
def views_by_default() -> Any:
    return rrb.Grid(*[view() for view in ALL_VIEWS])


@case
def views_with_common_parameters() -> Any:
    return rrb.Grid(
        *[
            view(
                origin="/world/camera",
                contents=["+ $origin/**", "- /world/debug/**", "/other"],
                name=f"name of {view.__name__}",
                visible=False,
                titlebar=False,
                defaults=[rr.Points3D.from_fields(radii=0.25, colors=[10, 20, 30])],
                overrides={"/world/points": rrb.EntityBehavior(visible=False, interactive=True)},
            )
            for view in ALL_VIEWS
        ]
    )


@case
def base_view() -> Any:
    return rrb.View(class_identifier="MyView", origin="/a", contents="/a/**", name=None)


@case
def contents_as_archetype() -> Any:
    return rrb.Spatial3DView(contents=arch.ViewContents(["+ /a/**", "- /a/b"]))


@case
def several_defaults() -> Any:
    return rrb.Spatial3DView(
        defaults=[
            rr.Points3D.from_fields(radii=[0.5]),
            rr.LineStrips3D.from_fields(colors=[[255, 0, 0, 128]]),
            rr.Pinhole.from_fields(image_plane_distance=3.0),
            rr.Transform3D.from_fields(scale=[2.0, 2.0, 2.0]),
        ]
    )


# --- overrides


@case
def override_by_archetype() -> Any:
    return rrb.Spatial3DView(overrides={"world/points": rr.Points3D.from_fields(radii=2.0, labels=["a", "b"])})


@case
def override_by_visualizer() -> Any:
    return rrb.Spatial3DView(overrides={"/world/lines": rr.LineStrips3D.from_fields(radii=-1.5).visualizer()})


@case
def override_with_several_visualizers() -> Any:
    return rrb.TimeSeriesView(
        overrides={
            "signal": [
                rr.SeriesLines.from_fields(colors=[0, 255, 0], names="line", widths=3.0),
                rr.SeriesPoints.from_fields(markers="circle", marker_sizes=4.0),
                rrb.VisibleTimeRanges(
                    timeline="frame",
                    start=rrb.TimeRangeBoundary.cursor_relative(seq=-10),
                    end=rrb.TimeRangeBoundary.cursor_relative(),
                ),
                rrb.EntityBehavior(interactive=False),
            ]
        }
    )


@case
def override_with_bare_visualizer() -> Any:
    return rrb.Spatial3DView(overrides={"boxes": [rrb.Visualizer("Boxes3D")]})


@case
def override_with_mappings() -> Any:
    mapping = enc.VisualizerComponentMapping(
        target="Scalars:scalars",
        source_kind=enc.ComponentSourceKind.SourceComponent,
        source_component="my:data",
        selector=".x",
    )
    fallback = enc.VisualizerComponentMapping(target="SeriesLines:colors", source_kind="Default")
    return rrb.TimeSeriesView(
        overrides={"signal": rr.SeriesLines.from_fields(widths=2.0).visualizer(mappings=[mapping, fallback])}
    )


@case
def overrides_of_several_entities() -> Any:
    return rrb.Spatial3DView(
        overrides={
            "a": rr.Boxes3D.from_fields(fill_mode="solid"),
            "a/b": rr.TransformAxes3D(0.5),
            "/c": [],
        }
    )


@case
def override_every_visualizer() -> Any:
    names = sorted(name for name in dir(rr.archetypes) if hasattr(getattr(rr.archetypes, name), "visualizer"))
    unusual = {"BarChart", "StateConfiguration", "StateChange"}
    return rrb.Spatial3DView(
        overrides={name: getattr(rr.archetypes, name).from_fields() for name in names if name not in unusual}
    )


# --- properties of spatial views


@case
def backgrounds() -> Any:
    kinds = rrb.BackgroundKind
    return rrb.Grid(
        rrb.Spatial3DView(background=[100, 149, 237]),
        rrb.Spatial3DView(background=kinds.GradientBright),
        rrb.Spatial3DView(background=rrb.Background(color=[255, 0, 0, 128])),
        rrb.Spatial3DView(background=rrb.Background(kind=kinds.SolidColor, color=[0.0, 0.5, 1.0])),
        rrb.Spatial3DView(background=rrb.Background(kinds.GradientDark)),
        rrb.Spatial2DView(background=rrb.Background(kind="GradientBright")),
        rrb.Spatial2DView(background=0x00FF00FF),
        rrb.Spatial2DView(background=rrb.Background()),
    )


@case
def visual_bounds() -> Any:
    return rrb.Horizontal(
        rrb.Spatial2DView(visual_bounds=rrb.VisualBounds2D(x_range=[-5, 5], y_range=(0, 2.5))),
        rrb.GraphView(visual_bounds=rrb.VisualBounds2D(x_range=np.array([1.0, 2.0]), y_range=[3, 4])),
        rrb.Spatial2DView(visual_bounds=rrb.VisualBounds2D()),
    )


@case
def line_grid() -> Any:
    plane = rr.components.Plane3D
    return rrb.Horizontal(
        rrb.Spatial3DView(line_grid=False),
        rrb.Spatial3DView(line_grid=rrb.LineGrid3D(True, spacing=0.1, stroke_width=2.0, color=[255, 255, 255, 128])),
        rrb.Spatial3DView(line_grid=rrb.LineGrid3D(plane=plane.XY.with_distance(-5.0))),
        rrb.Spatial3DView(line_grid=rrb.LineGrid3D(plane=plane([1, 2, 3], 4))),
    )


@case
def spatial_information() -> Any:
    return rrb.Horizontal(
        rrb.Spatial3DView(spatial_information=rrb.SpatialInformation("tf#/", show_axes=True, show_bounding_box=False)),
        rrb.Spatial2DView(spatial_information=rrb.SpatialInformation("frame")),
    )


@case
def eye_controls() -> Any:
    return rrb.Horizontal(
        rrb.Spatial3DView(
            eye_controls=rrb.EyeControls3D(
                kind=rrb.Eye3DKind.FirstPerson,
                position=(0.0, 1.0, 2.0),
                look_target=[3, 4, 5],
                eye_up=np.array([0, 0, 1]),
                speed=20.0,
                tracking_entity="/world/robot",
                spin_speed=-0.2,
            )
        ),
        rrb.Spatial3DView(eye_controls=rrb.EyeControls3D(kind="orbital")),
    )


@case
def time_ranges() -> Any:
    boundary = rrb.TimeRangeBoundary
    return rrb.Grid(
        rrb.Spatial3DView(
            time_ranges=rrb.VisibleTimeRange(
                "frame", start=boundary.cursor_relative(seq=-5), end=boundary.absolute(seq=7)
            )
        ),
        rrb.Spatial2DView(
            time_ranges=[
                rrb.VisibleTimeRange("a", start=boundary.infinite(), end=boundary.cursor_relative(seconds=-1.5)),
                rrb.VisibleTimeRange(
                    "b", range=rrb.TimeRange(start=boundary.absolute(nanos=9), end=boundary.infinite())
                ),
            ]
        ),
        rrb.TimeSeriesView(
            time_ranges=rrb.VisibleTimeRanges(
                timeline="t", start=boundary.absolute(seconds=10.25), end=boundary.cursor_relative()
            )
        ),
        rrb.StateTimelineView(
            time_ranges=rrb.VisibleTimeRanges(
                timeline="t",
                range=rrb.TimeRange(
                    start=boundary.cursor_relative(rr.encodings.TimeInt(seq=-3)),
                    end=boundary.absolute(rr.encodings.TimeInt(nanos=12)),
                ),
            )
        ),
    )


# --- properties of other views


@case
def time_series() -> Any:
    return rrb.TimeSeriesView(
        axis_x=rrb.TimeAxis(
            link=comp.LinkAxis.LinkToGlobal,
            view_range=rrb.TimeRange(
                start=rrb.TimeRangeBoundary.cursor_relative(seq=-100), end=rrb.TimeRangeBoundary.cursor_relative()
            ),
            zoom_lock=True,
        ),
        axis_y=rrb.ScalarAxis(range=(-1.0, 1.0), zoom_lock=False),
        plot_legend=rrb.PlotLegend(rrb.Corner2D.LeftTop, visible=True),
        background=arch.PlotBackground(color=[1, 2, 3], show_grid=False),
        interaction=rrb.PlotInteraction(tooltip_mode="All", points_display=comp.PointsDisplay.OnHover),
    )


@case
def time_series_short() -> Any:
    return rrb.TimeSeriesView(
        axis_x=rrb.TimeAxis(link="independent"),
        axis_y=rrb.ScalarAxis(range=[0, 5]),
        plot_legend=rrb.Corner2D.RightBottom,
    )


@case
def bar_chart() -> Any:
    return rrb.Horizontal(
        rrb.BarChartView(
            plot_legend=rrb.PlotLegend(corner="RightTop", visible=False), background=arch.PlotBackground(show_grid=True)
        ),
        rrb.BarChartView(plot_legend=rrb.PlotLegend()),
    )


@case
def state_timeline() -> Any:
    return rrb.StateTimelineView(
        time_view=rrb.TimeAxis(
            view_range=rrb.TimeRange(start=rrb.TimeRangeBoundary.infinite(), end=rrb.TimeRangeBoundary.infinite())
        )
    )


@case
def audio() -> Any:
    return rrb.AudioView(playback=rrb.AudioPlayback(volume=0.5))


@case
def tensor() -> Any:
    return rrb.Horizontal(
        rrb.TensorView(
            slice_selection=rrb.TensorSliceSelection(
                width=1,
                height=rr.TensorDimensionSelection(dimension=3, invert=True),
                indices=[
                    rr.TensorDimensionIndexSelection(dimension=2, index=4),
                    rr.TensorDimensionIndexSelection(dimension=0, index=5),
                ],
                slider=[2, 0],
            ),
            scalar_mapping=rrb.TensorScalarMapping(
                mag_filter="linear", colormap=rr.components.Colormap.Turbo, gamma=1.5
            ),
            view_fit="FillKeepAspectRatio",
        ),
        rrb.TensorView(view_fit=arch.TensorViewFit(comp.ViewFit.Original)),
    )


@case
def text_document() -> Any:
    return rrb.TextDocumentView(format_options=arch.TextDocumentFormat(monospace=True, word_wrap=False))


@case
def text_log() -> Any:
    return rrb.TextLogView(
        columns=rrb.TextLogColumns(
            timeline_columns=[
                enc.TimelineColumn("log_time", visible=False),
                "frame",
            ],
            text_log_columns=[
                enc.TextLogColumn("LogLevel"),
                enc.TextLogColumn(enc.TextLogColumnKind.EntityPath, visible=False),
                "Body",
            ],
        ),
        rows=rrb.TextLogRows(filter_by_log_level=["INFO", rr.TextLogLevel.WARN]),
        format_options=rrb.TextLogFormat(monospace_body=True),
    )


@case
def map_view() -> Any:
    return rrb.Horizontal(
        rrb.MapView(zoom=16.5, background=rrb.MapProvider.OpenStreetMap),
        rrb.MapView(zoom=arch.MapZoom(3), background=arch.MapBackground("MapboxDark")),
    )


@case
def graph() -> Any:
    return rrb.GraphView(
        background=arch.GraphBackground(color=[9, 8, 7]),
        force_link=arch.ForceLink(enabled=True, distance=60, iterations=3),
        force_many_body=arch.ForceManyBody(enabled=False, strength=-60),
        force_position=arch.ForcePosition(enabled=True, strength=0.5, position=[1, 2]),
        force_collision_radius=arch.ForceCollisionRadius(enabled=True, strength=0.25, iterations=2),
        force_center=arch.ForceCenter(enabled=True, strength=1.0),
    )


@case
def dataframe() -> Any:
    return rrb.Horizontal(
        rrb.DataframeView(
            query=arch.DataframeQuery(
                timeline="frame",
                filter_by_range=(rr.TimeInt(seconds=0), rr.TimeInt(seconds=20)),
                filter_is_not_null="/trig/tan:Scalars:scalars".replace(":Scalars:", ":"),
                apply_latest_at=True,
                select=["t", "log_tick", "/trig/sin:scalars", "/trig/cos:scalars"],
                entity_order=["/trig/cos", "/trig/sin"],
                auto_scroll=True,
            )
        ),
        rrb.DataframeView(
            query=arch.DataframeQuery(
                filter_by_range=(rr.TimeInt(seq=1), rr.TimeInt(seq=2)),
                select=[comp.ComponentColumnSelector(entity_path="/a", component="b")],
            )
        ),
        rrb.DataframeView(query=arch.DataframeQuery()),
    )


@case
def near_clip_plane() -> Any:
    return rrb.View(
        class_identifier="2D",
        origin="/",
        contents="$origin/**",
        name=None,
        properties={"NearClipPlane": arch.NearClipPlane(0.5)},
    )
