"""Archetypes of blueprints: what is shown and how. Written by `python -m rerun_render.schema.gen`; do not edit.

Modules are imported when their archetype is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..._import_gate import importing

if TYPE_CHECKING:
    from .active_visualizers import ActiveVisualizers as ActiveVisualizers
    from .audio_playback import AudioPlayback as AudioPlayback
    from .background import Background as Background
    from .card_layout import CardLayout as CardLayout
    from .container_blueprint import ContainerBlueprint as ContainerBlueprint
    from .dataframe_query import DataframeQuery as DataframeQuery
    from .entity_behavior import EntityBehavior as EntityBehavior
    from .eye_controls3d import EyeControls3D as EyeControls3D
    from .force_center import ForceCenter as ForceCenter
    from .force_collision_radius import ForceCollisionRadius as ForceCollisionRadius
    from .force_link import ForceLink as ForceLink
    from .force_many_body import ForceManyBody as ForceManyBody
    from .force_position import ForcePosition as ForcePosition
    from .graph_background import GraphBackground as GraphBackground
    from .line_grid3d import LineGrid3D as LineGrid3D
    from .map_background import MapBackground as MapBackground
    from .map_zoom import MapZoom as MapZoom
    from .near_clip_plane import NearClipPlane as NearClipPlane
    from .panel_blueprint import PanelBlueprint as PanelBlueprint
    from .plot_background import PlotBackground as PlotBackground
    from .plot_interaction import PlotInteraction as PlotInteraction
    from .plot_legend import PlotLegend as PlotLegend
    from .previews_config import PreviewsConfig as PreviewsConfig
    from .scalar_axis import ScalarAxis as ScalarAxis
    from .spatial_information import SpatialInformation as SpatialInformation
    from .table_blueprint import TableBlueprint as TableBlueprint
    from .table_column import TableColumn as TableColumn
    from .table_column_preview import TableColumnPreview as TableColumnPreview
    from .table_layout import TableLayout as TableLayout
    from .tensor_scalar_mapping import TensorScalarMapping as TensorScalarMapping
    from .tensor_slice_selection import TensorSliceSelection as TensorSliceSelection
    from .tensor_view_fit import TensorViewFit as TensorViewFit
    from .text_document_format import TextDocumentFormat as TextDocumentFormat
    from .text_log_columns import TextLogColumns as TextLogColumns
    from .text_log_format import TextLogFormat as TextLogFormat
    from .text_log_rows import TextLogRows as TextLogRows
    from .time_axis import TimeAxis as TimeAxis
    from .time_panel_blueprint import TimePanelBlueprint as TimePanelBlueprint
    from .view_blueprint import ViewBlueprint as ViewBlueprint
    from .view_contents import ViewContents as ViewContents
    from .viewport_blueprint import ViewportBlueprint as ViewportBlueprint
    from .visible_time_ranges import VisibleTimeRanges as VisibleTimeRanges
    from .visual_bounds2d import VisualBounds2D as VisualBounds2D
    from .visualizer_instruction import VisualizerInstruction as VisualizerInstruction

_MODULES = {
    "ActiveVisualizers": "active_visualizers",
    "AudioPlayback": "audio_playback",
    "Background": "background",
    "CardLayout": "card_layout",
    "ContainerBlueprint": "container_blueprint",
    "DataframeQuery": "dataframe_query",
    "EntityBehavior": "entity_behavior",
    "EyeControls3D": "eye_controls3d",
    "ForceCenter": "force_center",
    "ForceCollisionRadius": "force_collision_radius",
    "ForceLink": "force_link",
    "ForceManyBody": "force_many_body",
    "ForcePosition": "force_position",
    "GraphBackground": "graph_background",
    "LineGrid3D": "line_grid3d",
    "MapBackground": "map_background",
    "MapZoom": "map_zoom",
    "NearClipPlane": "near_clip_plane",
    "PanelBlueprint": "panel_blueprint",
    "PlotBackground": "plot_background",
    "PlotInteraction": "plot_interaction",
    "PlotLegend": "plot_legend",
    "PreviewsConfig": "previews_config",
    "ScalarAxis": "scalar_axis",
    "SpatialInformation": "spatial_information",
    "TableBlueprint": "table_blueprint",
    "TableColumn": "table_column",
    "TableColumnPreview": "table_column_preview",
    "TableLayout": "table_layout",
    "TensorScalarMapping": "tensor_scalar_mapping",
    "TensorSliceSelection": "tensor_slice_selection",
    "TensorViewFit": "tensor_view_fit",
    "TextDocumentFormat": "text_document_format",
    "TextLogColumns": "text_log_columns",
    "TextLogFormat": "text_log_format",
    "TextLogRows": "text_log_rows",
    "TimeAxis": "time_axis",
    "TimePanelBlueprint": "time_panel_blueprint",
    "ViewBlueprint": "view_blueprint",
    "ViewContents": "view_contents",
    "ViewportBlueprint": "viewport_blueprint",
    "VisibleTimeRanges": "visible_time_ranges",
    "VisualBounds2D": "visual_bounds2d",
    "VisualizerInstruction": "visualizer_instruction",
}

__all__ = [
    "ActiveVisualizers",
    "AudioPlayback",
    "Background",
    "CardLayout",
    "ContainerBlueprint",
    "DataframeQuery",
    "EntityBehavior",
    "EyeControls3D",
    "ForceCenter",
    "ForceCollisionRadius",
    "ForceLink",
    "ForceManyBody",
    "ForcePosition",
    "GraphBackground",
    "LineGrid3D",
    "MapBackground",
    "MapZoom",
    "NearClipPlane",
    "PanelBlueprint",
    "PlotBackground",
    "PlotInteraction",
    "PlotLegend",
    "PreviewsConfig",
    "ScalarAxis",
    "SpatialInformation",
    "TableBlueprint",
    "TableColumn",
    "TableColumnPreview",
    "TableLayout",
    "TensorScalarMapping",
    "TensorSliceSelection",
    "TensorViewFit",
    "TextDocumentFormat",
    "TextLogColumns",
    "TextLogFormat",
    "TextLogRows",
    "TimeAxis",
    "TimePanelBlueprint",
    "ViewBlueprint",
    "ViewContents",
    "ViewportBlueprint",
    "VisibleTimeRanges",
    "VisualBounds2D",
    "VisualizerInstruction",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    with importing():
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
