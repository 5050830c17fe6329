"""What the scene asks of a view, whatever its class, and which classes there are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.drawables import Rect, View
from rerun_render.query.cursor import Cursor
from rerun_render.scene.annotations import Annotations
from rerun_render.scene.heuristics import ViewInfo
from rerun_render.scene.theme import DARK, Rgba, Theme
from rerun_render.scene.transforms import TransformTree
from rerun_render.scene.visual import Visualizer
from rerun_render.store.recording import Recording

if TYPE_CHECKING:
    from rerun_render.scene.camera_control.control import CameraControl


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class ViewContext:
    """What a view is made from.

    rect: place of its content in the picture. timeline: time axis of the cursor; None for static data only.
    cursor, tree, annotations: shared by all views; the scene moves them before it updates the views. theme: colours of
    what is not data. camera: what the user wants of the eyes of 3D views; None leaves them to the data. exact_size:
    width and height of the content before its edges were rounded; None if they are those of `rect`. offset: how far
    its top-left corner was from that of `rect`, px. background: what the picture has behind every view, whatever a
    blueprint says; None leaves it to them.
    """

    info: ViewInfo
    rect: Rect
    recording: Recording
    timeline: str | None
    cursor: Cursor
    tree: TransformTree
    annotations: Annotations
    visualizers: Iterable[Visualizer]
    reporter: Reporter
    theme: Theme = DARK
    background: Rgba | None = None
    camera: CameraControl | None = None
    exact_size: tuple[float, float] | None = None
    offset: tuple[float, float] = (0.0, 0.0)


class SceneView(Protocol):
    """A view at a fixed place in the picture."""

    def update(self, changed: frozenset[EntityPath], moved: Collection[EntityPath], time: int | None) -> View:
        """The view at the cursor's time; the same object as before if nothing visible changed.

        changed: entities whose state changed. moved: entities whose place may have changed.
        """


@dataclass(frozen=True, slots=True)
class ViewClass:
    """make: a view. components: what the cursor has to follow for it, beyond what visualizers ask for.

    follows_time: the picture may change with the time alone, even if no state did (time cursors, ranges).
    """

    make: Callable[[ViewContext], SceneView]
    components: frozenset[str]
    follows_time: bool = False


def view_class(name: str) -> ViewClass | None:
    """The class with a name such as `3D`; None if views of it cannot be drawn. Loads only what it needs."""
    match name:
        case "2D" | "3D":
            from rerun_render.scene.spatial_view import SPATIAL

            return SPATIAL
        case "Dataframe":
            from rerun_render.scene.views.dataframe.view import DATAFRAME

            return DATAFRAME
        case "Graph":
            from rerun_render.scene.views.graph.view import GRAPH

            return GRAPH
        case "Map":
            from rerun_render.scene.views.map.view import MAP

            return MAP
        case "StateTimeline":
            from rerun_render.scene.views.state_timeline.view import STATE_TIMELINE

            return STATE_TIMELINE
        case "Tensor":
            from rerun_render.scene.views.tensor import TENSOR

            return TENSOR
        case "TextLog":
            from rerun_render.scene.views.text_log import TEXT_LOG

            return TEXT_LOG
        case "TextDocument":
            from rerun_render.scene.views.text_document import TEXT_DOCUMENT

            return TEXT_DOCUMENT
        case "BarChart":
            from rerun_render.scene.views.bar_chart import BAR_CHART

            return BAR_CHART
        case "TimeSeries":
            from rerun_render.scene.views.time_series.view import TIME_SERIES

            return TIME_SERIES
        case _:
            return None


DRAWABLE_CLASSES = frozenset(
    [
        "2D",
        "3D",
        "BarChart",
        "Dataframe",
        "Graph",
        "Map",
        "StateTimeline",
        "Tensor",
        "TextDocument",
        "TextLog",
        "TimeSeries",
    ]
)
"""Names for which `view_class` knows an answer."""
