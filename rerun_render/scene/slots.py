"""One entity seen by one visualizer in one view: what was made of it, and where it lies."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Literal, NamedTuple

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.drawables import Drawable, ImageRect
from rerun_render.query.cursor import Cursor, EntityState
from rerun_render.scene.affine import Matrix, instance_poses
from rerun_render.scene.annotations import CONTEXT, NO_ANNOTATIONS, Annotations
from rerun_render.scene.blueprint.model import VisualizerChoice
from rerun_render.scene.bounds import Box, exact_box, transform_box
from rerun_render.scene.colors import entity_color, path_hash
from rerun_render.scene.poses import repeat_visual
from rerun_render.scene.transforms import Placement
from rerun_render.scene.visual import CameraIntrinsics, OutsideKey, Visual, Visualizer, VisualizerContext

_NEVER = object()


class ImagesInView(NamedTuple):
    """Which images a view has now.

    with_depth: depth images that make colour images see-through. with_others: depth or colour images, which make
    segmentation images see-through. several: more than one image of any kind.
    """

    with_depth: bool = False
    with_others: bool = False
    several: bool = False


class Slot:
    """Keeps the visual of an entity while its components stay the same, and the placed drawables while nothing moves.

    order: place of the visualizer among all. placement: where the entity is, None if it is nowhere. rank: layer among
    flat things. top_rank: layer above them all, where there is one. plane: image plane it was placed on, if it belongs
    to a camera. camera: what a depth image was taken with, in 3D views. blends: whether an image overlaps others, which
    show through its gaps. sorting_place: of a grid map that is blended with others in its plane. choice: what a
    blueprint says about this visualizer of the entity.
    """

    def __init__(
        self, entity: EntityPath, visualizer: Visualizer, order: int, choice: VisualizerChoice | None = None
    ) -> None:
        self.entity = entity
        self.visualizer = visualizer
        self.order = order
        self.choice = choice
        self.visual: Visual | None = None
        self.placement: Placement | None = None
        self.world_from_obj: Matrix | None = None
        self.drawables: tuple[Drawable, ...] = ()
        self.rank = 0
        self.top_rank: int | None = None
        self.draw_order = 0.0
        self.plane: Matrix | None = None
        self.camera: CameraIntrinsics | None = None
        self.blends = False
        self.sorting_place: tuple[float, float, float] | None = None
        self._pose: Matrix | None = None
        self._components = tuple(sorted(visualizer.components - {CONTEXT}))
        self._always_annotated = CONTEXT in visualizer.components
        self._class_ids = next((name for name in self._components if name.endswith(":class_ids")), None)
        self._outside_key: OutsideKey | None = getattr(visualizer, "outside_key", None)
        self._key: object = _NEVER
        self._pose_key: Hashable = None
        self._unposed: Visual | None = None
        self._path_hash = path_hash(entity)

    @property
    def may_be_annotated(self) -> bool:
        """Whether an annotation context can ever matter."""
        return self._always_annotated or self._class_ids is not None

    def rebuild(
        self,
        state: EntityState,
        time: int | None,
        view_class: Literal["2D", "3D"],
        images: ImagesInView,
        annotations: Annotations,
        reporter: Reporter,
        cursor: Cursor | None = None,
    ) -> bool:
        """Make the visual anew if components of the visualizer or their annotations changed. True if it or its pose
        is another one now.

        images: what other images are in the view. cursor: for visualizers that read more than `state`.
        """
        cells = tuple((name, cell.key) for name in self._components if (cell := state.get(name)) is not None)
        row = state.transform_row("InstancePoses3D")
        joins = self.visualizer.pose_rule == "join"
        key: Hashable = (self.entity, self.visualizer.archetype, cells, row.key if row is not None and joins else None)
        if "Image" in self.visualizer.archetype or "Video" in self.visualizer.archetype:
            key = (key, images if self.camera is None else self.camera)
        if self._outside_key is not None and cursor is not None:
            try:
                key = (key, "outside", self._outside_key(self.entity, state, cursor))
            except Exception:  # met again, and reported, when the visual is made
                key = (key, "outside", "unreadable")
        annotation = annotations.find(self.entity) if self._is_annotated(state) else NO_ANNOTATIONS
        if annotation is not NO_ANNOTATIONS:
            key = (key, "annotations", annotation.key)
        pose_key = None if row is None else row.key
        if key == self._key and pose_key == self._pose_key:
            return False
        had_visual = self.visual is not None
        try:
            poses = None if row is None else instance_poses(row.cells)
            if key != self._key:
                self._key, self._unposed = key, None
                context = VisualizerContext(
                    entity_path=self.entity,
                    state=state,
                    time=time,
                    key=key,
                    fallback_color=entity_color(self.entity),
                    reporter=reporter,
                    view_class=view_class,
                    poses=poses if joins else None,
                    view_has_depth_image=images.with_depth,
                    view_has_image_below_classes=images.with_others,
                    view_has_several_images=images.several,
                    annotations=annotation,
                    camera=self.camera,
                    cursor=cursor,
                )
                self._unposed = self._visualize(context)
            self._pose_key = pose_key
            self.visual, self._pose = self._posed(None if joins else poses, pose_key)
        except Exception as error:  # one bad entity must not end the frame
            self.visual = self._unposed = None
            message = f"{self.visualizer.archetype} cannot be drawn: {type(error).__name__}: {error}"
            reporter.error("bad-entity", str(self.entity), message, time=time)
        self.draw_order = 0.0 if self.visual is None else self.visual.draw_order
        return had_visual or self.visual is not None

    def _visualize(self, context: VisualizerContext) -> Visual | None:
        cell = context.state.get(self.visualizer.required)
        return self.visualizer.visualize(context) if cell is not None and len(cell.array) else None

    def _is_annotated(self, state: EntityState) -> bool:
        if self._class_ids is None or self._always_annotated:
            return self._always_annotated
        cell = state.get(self._class_ids)
        return cell is not None and len(cell.array) > 0

    def _posed(self, poses: Matrix | None, pose_key: Hashable) -> tuple[Visual | None, Matrix | None]:
        """The visual in its instance poses: one pose acts on the place, several multiply the drawables."""
        if self._unposed is None or poses is None:
            return self._unposed, None
        if self.visualizer.pose_rule == "first" or len(poses) == 1:
            return self._unposed, poses[0]
        return repeat_visual(self._unposed, poses, pose_key), None

    @property
    def has_several(self) -> bool:
        """Whether rows of several times show together."""
        return False

    @property
    def pose(self) -> Matrix | None:
        """(4, 4) matrix that acts on the visual before its place, if it has one pose."""
        return self._pose

    @property
    def draw_key(self) -> tuple[float, int, int]:
        """What decides which of two flat things covers the other."""
        return (self.draw_order, self.order, self._path_hash)

    def place(self, world_from_obj: Matrix | None) -> bool:
        """Put the visual into the view. True if the drawables are others than before."""
        before = self.drawables
        self.world_from_obj = None
        if self.visual is None or world_from_obj is None:
            self.drawables = ()
            return bool(before)
        if self._pose is not None:
            world_from_obj = world_from_obj @ self._pose
        self.world_from_obj = world_from_obj
        self.drawables = tuple(
            replace(drawable, world_from_obj=world_from_obj, depth_rank=self.rank) for drawable in self.visual.drawables
        )
        if self.blends:
            self.drawables = tuple(
                replace(drawable, transparent=True) if isinstance(drawable, ImageRect) else drawable
                for drawable in self.drawables
            )
        if self.sorting_place is not None:
            self.drawables = tuple(
                replace(drawable, transparent=True, sorting_place=self.sorting_place)
                if isinstance(drawable, ImageRect)
                else drawable
                for drawable in self.drawables
            )
        if self.visual.on_top:
            rank = self.rank if self.top_rank is None else self.top_rank
            self.drawables += tuple(
                replace(drawable, world_from_obj=world_from_obj, depth_rank=rank) for drawable in self.visual.on_top
            )
        return True

    @property
    def on_plane_of(self) -> EntityPath | None:
        """The camera on whose image plane the thing was put."""
        eyepoint = None if self.plane is None or self.placement is None else self.placement.eyepoint
        return None if eyepoint is None else eyepoint.entity_path

    def extent_on_plane(self) -> tuple[EntityPath | None, Box] | None:
        """Which camera's pixels (None: those of the view) a flat thing lies in, and its box there."""
        placement = self.placement
        if self.visual is None or placement is None:
            return None
        matrix = placement.world_from_obj if self._pose is None else placement.world_from_obj @ self._pose
        box = transform_box(matrix, self.visual.bounds)
        camera = None if placement.eyepoint is None else placement.eyepoint.entity_path
        return None if box is None else (camera, box)

    def region_of_interest(self) -> Box | None:
        """Box in the space of the view that the eye should care about."""
        if self.visual is None or self.world_from_obj is None:
            return None
        if self.visual.outline is not None:
            return exact_box(self.visual.outline @ self.world_from_obj[:3, :3].T + self.world_from_obj[:3, 3])
        box = self.visual.region_of_interest
        if box is not None and self.visual.is_from_file:
            box = box + self.world_from_obj[:3, 3]
        return transform_box(self.world_from_obj, box)
