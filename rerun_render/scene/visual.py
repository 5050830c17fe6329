"""What a visualizer makes of one entity: drawables in the entity's own space, its extent, its labels.

The scene places a `Visual` into a view: it fills in `world_from_obj` and `depth_rank`, so a visual stays valid while
transforms, eyes and other entities change, and is rebuilt only when the entity's own components change.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.drawables import Drawable
from rerun_render.query.cursor import Cursor, EntityState
from rerun_render.scene.annotations import NO_ANNOTATIONS, AnnotationContext

Box = npt.NDArray[np.float64]
"""(2, 3) float64: lowest and highest corner in obj space (z = 0 in 2D)."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Labels:
    """Texts of one entity.

    anchors: (N, 3) float64 obj space. texts: N strings, none empty. colors: (N, 4) uint8, sRGB.
    wrap_widths: (N,) float64 px, infinite where the text is not wrapped; or None.
    wrap_extents: (N,) float64 width of the labelled thing in obj units where the wrap width follows it (2D boxes:
    max(60 px, width on screen - 4 px)); or None.
    """

    anchors: npt.NDArray[np.float64]
    texts: tuple[str, ...]
    colors: npt.NDArray[np.uint8]
    wrap_widths: npt.NDArray[np.float64] | None = None
    wrap_extents: npt.NDArray[np.float64] | None = None


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Visual:
    """drawables: in obj space, `world_from_obj` and `depth_rank` left at their defaults.
    bounds: exact box of the geometry (radii do not count). region_of_interest: the box the default eye looks at; robust
    against outliers for points, else the same. None: does not count. draw_order: 2D layer. on_top: drawables that lie
    above those of all entities in 2D views, whatever the draw order. outline: (M, 3) float64 points in obj space, if
    the eye looks at their box in the view rather than at the region of interest, which grows when it is turned.
    is_from_file: the region of interest is moved by the place of the entity before it is placed in the view, so that
    the eye looks too far: what the official viewer does for pictures from files. has_gaps: an opaque image with
    transparent pixels, which show other images where these overlap it, but nothing else.
    """

    drawables: tuple[Drawable, ...] = ()
    bounds: Box | None = None
    region_of_interest: Box | None = None
    labels: Labels | None = None
    draw_order: float = 0.0
    on_top: tuple[Drawable, ...] = ()
    outline: npt.NDArray[np.float64] | None = None
    is_from_file: bool = False
    has_gaps: bool = False


@dataclass(frozen=True, slots=True)
class CameraIntrinsics:
    """How a camera maps space to pixels: `u = fx*x/z + cx`, `v = fy*y/z + cy` (x right, y down, z forward).

    resolution: width and height in px, None if unknown. axes: right, down and forward in the space of the camera, as
    columns of a 3x3 matrix, row by row.
    """

    fx: float
    fy: float
    cx: float
    cy: float
    resolution: tuple[float, float] | None
    axes: tuple[float, ...] = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class VisualizerContext:
    """What a visualizer may look at.

    state: component cells of the entity at `time`. fallback_color: (4,) uint8 automatic colour of the entity.
    poses: (P, 4, 4) float64 `obj_from_pose` of InstancePoses3D for visualizers with pose_rule `join`, else None.
    annotations: what class ids stand for; without classes for visualizers and entities that have no use for them.
    camera: in 3D, the camera that took a depth image; None for other things and without a camera.
    cursor: where states of other entities and rows of other times are; what is read there must be part of the
    visualizer's `outside_key`.
    key: identity of everything above; use `(key, visualizer name, ...)` as key of drawables.
    """

    entity_path: EntityPath
    state: EntityState
    time: int | None
    key: Hashable
    fallback_color: npt.NDArray[np.uint8]
    reporter: Reporter
    view_class: Literal["2D", "3D"]
    poses: npt.NDArray[np.float64] | None = None
    view_has_depth_image: bool = False
    view_has_image_below_classes: bool = False
    view_has_several_images: bool = False
    annotations: AnnotationContext = NO_ANNOTATIONS
    camera: CameraIntrinsics | None = None
    cursor: Cursor | None = None


class OutsideKey(Protocol):
    """`outside_key` of visualizers that read more than the state of their entity: identity of what else they read.

    They are asked whenever the entity changed, and those that name an entity in their state whenever a video did.
    """

    def __call__(self, entity: EntityPath, state: EntityState, cursor: Cursor) -> Hashable: ...


class Visualizer(Protocol):
    """Turns the components of one entity into a `Visual`.

    archetype: short name, `Points3D`. spaces: whether its content is 2D or 3D. required: component without which
    nothing is drawn. pose_rule: what instance poses do: `multiply` draws the visual once per pose, `join` passes the
    poses to the visualizer, `first` applies the first pose. components: all component names it reads; with
    `AnnotationContext:context` among them it gets the annotations that hold for the entity whatever else is logged,
    else only with its own `class_ids`.
    """

    archetype: str
    space: Literal["2D", "3D"]
    required: str
    components: frozenset[str]
    pose_rule: Literal["multiply", "join", "first"]

    def visualize(self, context: VisualizerContext) -> Visual | None:
        """None when there is nothing to draw (required component empty or all instances invalid)."""
        ...
