"""Components and enumerations that only blueprints use."""

from __future__ import annotations

from collections.abc import Mapping

from rerun_render.schema.tables import BLUEPRINT, Component, Enumeration


def _component(name: str, encoding: str, doc: str) -> Component:
    return Component(name, encoding, doc, BLUEPRINT)


def _enumeration(name: str, members: str, doc: str, *, is_component: bool = True) -> Enumeration:
    numbers: Mapping[str, int] = {member: number for number, member in enumerate(members.split(), 1)}
    return Enumeration(name, numbers, doc, is_component=is_component, package=BLUEPRINT)


BLUEPRINT_COMPONENTS: tuple[Component, ...] = (
    _component("AbsoluteTimeRange", "AbsoluteTimeRange", "First and last time, in the unit of the timeline."),
    _component("ActiveTab", "EntityPath", "Path of the tab in front."),
    _component("AngularSpeed", "Float64", "Radians per second."),
    _component("ApplyLatestAt", "Bool", "Whether gaps are filled with the latest value before them."),
    _component("AutoLayout", "Bool", "Whether the viewer arranges the views."),
    _component("AutoScroll", "Bool", "Whether the newest rows are kept in sight."),
    _component("AutoViews", "Bool", "Whether the viewer adds views by itself."),
    _component("ColumnName", "Utf8", "Name of a column."),
    _component("ColumnOrder", "ColumnOrder", "Entities in the order of their columns."),
    _component("ColumnShare", "Float32", "Width of a column relative to the others."),
    _component("ColumnType", "ColumnType", "What a column holds."),
    _component("ComponentColumnSelector", "ComponentColumnSelector", "A column: entity and component."),
    _component("Editable", "Bool", "Whether it can be edited."),
    _component("Enabled", "Bool", "Whether it takes effect."),
    _component("FilterByRange", "FilterByRange", "First and last time to show."),
    _component("FilterIsNotNull", "FilterIsNotNull", "The column that must have a value."),
    _component("ForceDistance", "Float64", "Length at which a force is at rest."),
    _component("ForceIterations", "UInt64", "How often a force is applied in each step."),
    _component("ForceStrength", "Float64", "How strong a force is."),
    _component("Fps", "Float64", "Frames per second."),
    _component("GridColumns", "UInt32", "Number of columns of a grid."),
    _component("GridSpacing", "Float32", "Distance of grid lines, scene units."),
    _component("IncludedContent", "EntityPath", "Path of a view or container inside."),
    _component("LockRangeDuringZoom", "Bool", "Whether zooming leaves the range alone."),
    _component("NearClipPlane", "Float32", "Distance before which nothing is drawn, scene units."),
    _component("PlaybackSpeed", "Float64", "Speed of time; 1 is real time."),
    _component("QueryExpression", "Utf8", "Entity filter, such as `+ /world/**`."),
    _component("RootContainer", "Uuid", "Id of the outermost container."),
    _component("RowShare", "Float32", "Height of a row relative to the others."),
    _component("SelectedColumns", "SelectedColumns", "The columns to show."),
    _component("SortBy", "SortBy", "The column to sort by."),
    _component("SqlFilterExpression", "Utf8", "Condition in SQL."),
    _component("TensorDimensionIndexSlider", "TensorDimensionIndexSlider", "Axis of a tensor that gets a slider."),
    _component("TextLogColumn", "TextLogColumn", "Column of a text log."),
    _component("TimeInt", "TimeInt", "A time, in the unit of its timeline."),
    _component("TimeRange", "TimeRange", "Where a range of times starts and ends."),
    _component("TimelineColumn", "TimelineColumn", "Column of a text log with times."),
    _component("TimelineFraction", "Float64", "Place on a timeline: 0 is its start, 1 its end."),
    _component("TimelineName", "Utf8", "Name of a timeline."),
    _component("ViewClass", "Utf8", "Kind of a view, such as `3D`."),
    _component("ViewMaximized", "Uuid", "Id of the view that fills the window."),
    _component("ViewOrigin", "EntityPath", "Path of the entity whose space a view shows."),
    _component("ViewerRecommendationHash", "UInt64", "Hash of a recommendation that was made."),
    _component("VisibleTimeRange", "VisibleTimeRange", "The times that are shown of a timeline."),
    _component("VisualBounds2D", "Range2D", "The part of a 2D space that is shown."),
    _component("VisualizerComponentMapping", "VisualizerComponentMapping", "Where a visualizer gets a component."),
    _component("VisualizerInstructionId", "Uuid", "Id of a visualizer instruction."),
    _component("VisualizerType", "Utf8", "Name of a visualizer, such as `Points3D`."),
    _component("Volume", "Float32", "Loudness, 0 … 1."),
    _component("ZoomLevel", "Float64", "Zoom of a map; 0 is the whole Earth."),
)

BLUEPRINT_ENUMERATIONS: tuple[Enumeration, ...] = (
    _enumeration("BackgroundKind", "GradientDark GradientBright SolidColor", "What is behind a view."),
    _enumeration("ColumnDisplayMode", "Compact Component Full", "How much a column's head says."),
    _enumeration(
        "ComponentSourceKind",
        "SourceComponent Override Default AnnotationContext",
        "Where a visualizer gets a component from.",
        is_component=False,
    ),
    _enumeration("ContainerKind", "Tabs Horizontal Vertical Grid", "How a container arranges what is inside."),
    _enumeration("Corner2D", "LeftTop RightTop LeftBottom RightBottom", "A corner of a rectangle."),
    _enumeration("Eye3DKind", "FirstPerson Orbital", "How the eye of a 3D view is steered."),
    _enumeration("LinkAxis", "Independent LinkToGlobal", "Whether the time axes of plots move together."),
    _enumeration("LoopMode", "Off Selection All", "What playback repeats."),
    _enumeration(
        "MapProvider", "OpenStreetMap MapboxStreets MapboxDark MapboxSatellite MapboxLight", "Where maps come from."
    ),
    _enumeration("PanelState", "Hidden Collapsed Expanded", "How much of a panel is shown."),
    _enumeration("PlayState", "Paused Playing Following", "Whether time runs."),
    _enumeration("PointsDisplay", "OnHover Always", "When plots mark their values."),
    _enumeration("SortDirection", "Ascending Descending", "Which way a table is sorted.", is_component=False),
    _enumeration("TableLayoutKind", "Table Cards", "How a table is laid out."),
    _enumeration(
        "TextLogColumnKind", "EntityPath LogLevel Body", "What a text log's column shows.", is_component=False
    ),
    _enumeration("TooltipMode", "Nearest All", "What a plot's tooltip lists."),
    _enumeration("ViewFit", "Original Fill FillKeepAspectRatio", "How an image is fitted into a view."),
)
