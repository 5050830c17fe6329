"""What 3D views draw for a frame of reference rather than for data: camera frustums and coordinate axes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import Drawable, LineSegments
from rerun_render.drawables.primitives import IDENTITY
from rerun_render.media.encoded import picture_size
from rerun_render.query.cursor import Cursor, EntityState
from rerun_render.scene.affine import Matrix, PinholeModel, instance_poses, vectors
from rerun_render.scene.bounds import Box, transform_box, union
from rerun_render.scene.cameras import (
    FRUSTUM_RADIUS,
    camera_from_pixel,
    camera_from_rdf,
    default_axis_length,
    default_plane_distance,
    frustum,
    scaled,
    unit_axes,
)
from rerun_render.scene.eye import RDF, Orientation, orientation
from rerun_render.scene.theme import DARK, Rgba, Theme
from rerun_render.scene.transforms import CameraPose, implicit_frame
from rerun_render.scene.visual import CameraIntrinsics, Labels
from rerun_render.scene.visualizers.arrays import blob

CAMERA_XYZ = "Pinhole:camera_xyz"
VIEW_COORDINATES = "ViewCoordinates:xyz"
PLANE_DISTANCE = "Pinhole:image_plane_distance"
COLOR = "Pinhole:color"
LINE_WIDTH = "Pinhole:line_width"
AXIS_LENGTH = "TransformAxes3D:axis_length"
SHOW_FRAME = "TransformAxes3D:show_frame"
ENCODED_IMAGE = "EncodedImage:blob"
IMAGE_FORMATS = ("Image:format", "DepthImage:format", "SegmentationImage:format")
GIZMO_COMPONENTS = frozenset(
    [
        CAMERA_XYZ,
        VIEW_COORDINATES,
        PLANE_DISTANCE,
        COLOR,
        LINE_WIDTH,
        AXIS_LENGTH,
        SHOW_FRAME,
        ENCODED_IMAGE,
        *IMAGE_FORMATS,
    ]
)


@lru_cache(maxsize=8)
def _unit_axes(colors: tuple[Rgba, Rgba, Rgba]) -> LineSegments:
    return unit_axes(("unit axes", colors), colors)


def rgba(code: int) -> tuple[int, int, int, int]:
    """Channels of a colour logged as 0xRRGGBBAA."""
    return (code >> 24 & 255, code >> 16 & 255, code >> 8 & 255, code & 255)


def first_number(state: EntityState, component: str) -> float | None:
    """First value of a component if it is finite."""
    cell = state.get(component)
    if cell is None or len(cell.array) == 0:
        return None
    value = cell.array[0].as_py()
    return None if value is None or not np.isfinite(value) else float(value)


def logged_orientation(state: EntityState, component: str) -> Orientation | None:
    """Axes named by a view-coordinates component, if it is there and makes sense."""
    cell = state.get(component)
    codes = None if cell is None else vectors(cell.array, 3)
    return None if codes is None else orientation(tuple(int(code) for code in codes[0]))


def camera_orientation(state: EntityState) -> Orientation:
    """Which axes of a camera's space point right, up and forward."""
    return logged_orientation(state, CAMERA_XYZ) or logged_orientation(state, VIEW_COORDINATES) or RDF


def camera_resolution(pinhole: PinholeModel, state: EntityState) -> tuple[float, float] | None:
    """Size of a camera's picture in px: as logged, else that of an image at the same entity."""
    if pinhole.resolution is not None:
        return pinhole.resolution
    for component in IMAGE_FORMATS:
        cell = state.get(component)
        if cell is not None and len(cell.array):
            form = cell.array[0].as_py()
            if form and form.get("width") and form.get("height"):
                return float(form["width"]), float(form["height"])
    cell = state.get(ENCODED_IMAGE)
    size = None if cell is None or len(cell.array) == 0 else picture_size(blob(cell.array))
    return None if size is None else (float(size[0]), float(size[1]))


def camera_intrinsics(pinhole: PinholeModel, state: EntityState) -> CameraIntrinsics:
    """Everything that decides where the pixels of a camera's depth images lie. state: of the camera."""
    axes = camera_from_rdf(camera_orientation(state))[:3, :3].ravel().tolist()
    resolution = camera_resolution(pinhole, state)
    return CameraIntrinsics(pinhole.fx, pinhole.fy, pinhole.cx, pinhole.cy, resolution, tuple(axes))


def plane_distance(state: EntityState, roi_diagonal: float) -> float:
    """Distance of a camera's image plane in scene units."""
    logged = first_number(state, PLANE_DISTANCE)
    return logged if logged is not None and logged > 0 else default_plane_distance(roi_diagonal)


class PixelPlanes:
    """Where the pixels of cameras lie in a 3D view; the same matrix object while nothing about a camera changed."""

    def __init__(self) -> None:
        self._cache: dict[EntityPath, tuple[tuple[object, ...], Matrix]] = {}

    def camera_from_pixel(
        self, entity: EntityPath, pinhole: PinholeModel, cursor: Cursor, roi_diagonal: float
    ) -> Matrix:
        """(4, 4) matrix from pixels into the space of the camera logged at `entity`."""
        state = cursor.state(entity)
        signature = (pinhole, state.key, plane_distance(state, roi_diagonal))
        found = self._cache.get(entity)
        if found is None or found[0] != signature:
            found = (signature, camera_from_pixel(pinhole, signature[2], camera_orientation(state)))
            self._cache[entity] = found
        return found[1]


Frames = list[tuple[str, Matrix]]
"""Names and (4, 4) places in the view."""


class Gizmo:
    """Frustum and axes of one entity in one 3D view.

    with_camera: False never draws a frustum. with_axes: True draws axes whatever was logged, False never; None leaves
    that to the data.
    """

    def __init__(self, entity: EntityPath, *, with_camera: bool = True, with_axes: bool | None = None) -> None:
        self.entity = entity
        self._with_camera = with_camera
        self._with_axes = with_axes
        self._camera: CameraPose | None = None
        self._frames: Frames = []
        self._unit_frustum: tuple[tuple[object, ...], LineSegments] | None = None
        self.drawables: tuple[Drawable, ...] = ()
        self.labels: tuple[Labels, Matrix] | None = None

    def locate(
        self, cursor: Cursor, camera: CameraPose | None, frames: Callable[[], tuple[Frames, Frames]]
    ) -> Box | None:
        """Read where the entity is now. Returns the part of the scene that counts for the region of interest.

        camera: the one whose frustum to draw. frames: the frame that the entity is in and those it logs poses of.
        """
        state = cursor.state(self.entity)
        self._camera = camera
        self._frames = []
        has_axes = AXIS_LENGTH in state or bool(self._with_axes)
        # Axes of a logged length count with the box that they span, others with their origin only.
        length = first_number(state, AXIS_LENGTH)
        if camera is not None:
            self._frames = [(implicit_frame(self.entity), camera.world_from_camera)]
            if has_axes:
                self._frames += frames()[1]
        elif has_axes and length != 0.0:
            own, logged = frames()
            row = state.transform_row("InstancePoses3D")
            poses = None if row is None else instance_poses(row.cells)
            self._frames = (
                [(name, matrix @ pose) for name, matrix in own for pose in poses] if poses is not None else own
            )
            self._frames = self._frames + logged
        span = length or 0.0
        spanned = np.array([[0.0, 0.0, 0.0], [span, span, span]])
        return union(transform_box(matrix, spanned) for _, matrix in self._frames)

    def draw(self, cursor: Cursor, roi_diagonal: float, theme: Theme = DARK) -> None:
        """Bring `drawables` and `labels` up to date after something about the entity or the scene's size changed."""
        self.drawables, self.labels = (), None
        if not self._frames:
            return
        state = cursor.state(self.entity)
        distance = plane_distance(state, roi_diagonal)
        if self._camera is not None and self._camera.is_rigid:
            self._add_frustum(self._camera, state, distance, theme)
        length = first_number(state, AXIS_LENGTH)
        if self._with_axes is False or length == 0.0:
            return
        if length is None:
            length = 0.5 * distance if self._camera is not None else default_axis_length(roi_diagonal)
        unit = _unit_axes(theme.axes)
        self.drawables += tuple(replace(unit, world_from_obj=scaled(matrix, length)) for _, matrix in self._frames)
        cell = state.get(SHOW_FRAME)
        if cell is not None and len(cell.array) and cell.array[0].as_py():
            label = Labels(
                anchors=np.stack([matrix[:3, 3] for _, matrix in self._frames]),
                texts=tuple(name for name, _ in self._frames),
                colors=np.full((len(self._frames), 4), 255, np.uint8),
            )
            self.labels = (label, IDENTITY)

    def _add_frustum(self, camera: CameraPose, state: EntityState, distance: float, theme: Theme) -> None:
        resolution = camera_resolution(camera.pinhole, state)
        if resolution is None:
            return
        radius = first_number(state, LINE_WIDTH)
        radius = FRUSTUM_RADIUS if radius is None else radius
        if radius > 0:
            radius /= distance  # the frustum is scaled as a whole
        signature = (camera.pinhole, state.key, radius)
        if self._unit_frustum is None or self._unit_frustum[0] != signature:
            cell = state.get(COLOR)
            code = None if cell is None or len(cell.array) == 0 else cell.array[0].as_py()
            color = theme.frustum if code is None else rgba(int(code))
            lines = frustum(
                camera.pinhole,
                resolution,
                camera_orientation(state),
                ("frustum", self.entity, *signature),
                color=color,
                radius=radius,
            )
            self._unit_frustum = (signature, lines)
        placed = replace(self._unit_frustum[1], world_from_obj=scaled(camera.world_from_camera, distance))
        self.drawables += (placed,)
