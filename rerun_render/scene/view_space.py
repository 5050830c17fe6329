"""The coordinate frame that a spatial view shows, and where things lie in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import numpy as np

from rerun_render.core.entity_path import EntityPath
from rerun_render.scene.affine import Matrix, Values
from rerun_render.scene.cameras import camera_from_rdf
from rerun_render.scene.gizmos import PixelPlanes, camera_intrinsics, camera_orientation
from rerun_render.scene.slots import Slot
from rerun_render.scene.transforms import FRAME_COMPONENT, CameraPose, Located, Placement, implicit_frame
from rerun_render.scene.view_class import ViewContext
from rerun_render.scene.views2d import stretched_from_rdf


class ViewSpace:
    """Places slots of one view.

    view_class: whether the view's own content is 2D or 3D. frame: name of the frame that it shows.
    """

    def __init__(self, context: ViewContext) -> None:
        info = context.info
        self.view_class: Literal["2D", "3D"] = "2D" if info.class_name == "2D" else "3D"
        self.frame = ""
        self._info = info
        self._tree = context.tree
        self._cursor = context.cursor
        self._reporter = context.reporter
        wanted = info.settings.first("SpatialInformation", "target_frame")
        self._wanted_frame = wanted if isinstance(wanted, str) else ""
        self._target: Located | None = None
        self._planes = PixelPlanes()
        self._framed = tuple(
            entity for entity in info.entities if FRAME_COMPONENT in context.recording.components(entity)
        )

    def update(self) -> bool:
        """Decide which frame the view shows. True if its place is another than before."""
        origin = self._info.origin
        frame = self._wanted_frame or self._tree.frame_of(origin)
        own = implicit_frame(origin)
        if frame == own and self._framed and not self._wanted_frame:
            named = {self._tree.frame_of(entity) for entity in self._framed} - {
                implicit_frame(entity) for entity in self._framed
            }
            roots = {self._tree.root_of(name) for name in named} - {""}
            frame = roots.pop() if len(roots) == 1 else own
        located = self._tree.located(frame)
        if frame == self.frame and located is self._target:
            return False
        self.frame, self._target = frame, located
        return True

    def locate(self, slots: Iterable[Slot], entity: EntityPath) -> EntityPath | None:
        """Look up where slots of an entity lie. Returns the camera that decides about it, if there is one."""
        placement = self._tree.world_from_entity(entity, self.frame)
        for slot in slots:
            slot.placement = placement
        if placement is None:
            return None
        camera = placement.eyepoint or placement.lens
        return None if camera is None else camera.entity_path

    def camera_at(self, entity: EntityPath) -> CameraPose | None:
        """The camera logged at an entity if the view shows it: 3D views do, 2D views do not."""
        camera = self._tree.camera_at(entity, self.frame) if self.view_class == "3D" else None
        if camera is not None and not camera.is_rigid:
            message = "its frustum is not drawn, because it stands under a scaled or mirrored transform"
            self._reporter.warning("not-in-view", str(entity), f"Pinhole in view {self._info.name}: {message}")
        return camera

    def place_of(self, entity: EntityPath) -> Values | None:
        """(3,) where an entity, or the camera logged there, stands in a 3D view; None if it has no place in it."""
        placement = self._tree.world_from_entity(entity, self.frame)
        if placement is None:
            return None
        matrix = placement.world_from_obj if placement.world_from_camera is None else placement.world_from_camera
        return matrix[:3, 3]

    def matrix(self, entity: EntityPath) -> Matrix | None:
        """Place of an entity in the view's 3D space; None if it has none. See `place`."""
        placement = self._tree.world_from_entity(entity, self.frame)
        if placement is None or placement.eyepoint is not None or self._is_flat(placement):
            return None
        return self._in_world(placement)

    def frames(self, entity: EntityPath) -> tuple[list[tuple[str, Matrix]], list[tuple[str, Matrix]]]:
        """Names and places of the frame that an entity is in, if it has a place, and of the frames it logs poses of."""
        logged = self._tree.child_frames(entity, self.frame)
        # Who logs poses of other frames often is nowhere itself.
        matrix = None if logged and not self._tree.is_reachable(entity, self.frame) else self.matrix(entity)
        return ([] if matrix is None else [(self._tree.frame_of(entity), matrix)]), logged

    def retake(self, slot: Slot) -> bool:
        """Look up the camera of a depth image in a 3D view. True if it is another one."""
        eyepoint = None if slot.placement is None else slot.placement.eyepoint
        camera = None
        if eyepoint is not None:
            camera = camera_intrinsics(eyepoint.pinhole, self._cursor.state(eyepoint.entity_path))
        if camera == slot.camera:
            return False
        slot.camera = camera
        return True

    def place(self, slot: Slot) -> bool:
        """Put a slot into a space of its own kind (reported if it has no place there). True if that changed it.

        3D content of a 2D view at a camera is placed right/down/forward of that camera, see `views2d`.
        """
        return slot.place(self._direct(slot))

    def place_cloud(self, slot: Slot) -> bool:
        """Put the points of a depth image before their camera in a 3D view. True if that changed the slot."""
        return slot.place(self._before_camera(slot))

    def place_on_plane(self, slot: Slot, dirty: bool, size: float) -> bool:
        """Put a 2D slot on the image plane of the camera above it. True if its drawables changed.

        dirty: whether the slot or its place changed. size: diagonal of the view's region of interest.
        """
        placement = slot.placement
        if placement is None or slot.visual is None:
            return slot.place(None) if dirty else False
        eyepoint, world_from_camera = placement.eyepoint, placement.world_from_camera
        if eyepoint is None or world_from_camera is None:
            self._report(slot, "2D content shows in a 3D view only below a camera (Pinhole); not drawn")
            return slot.place(None)
        plane = self._planes.camera_from_pixel(eyepoint.entity_path, eyepoint.pinhole, self._cursor, size)
        if plane is slot.plane and not dirty:
            return False
        slot.plane = plane
        return slot.place(world_from_camera @ plane @ placement.world_from_obj)

    def _direct(self, slot: Slot) -> Matrix | None:
        placement = slot.placement
        if placement is None or slot.visual is None:
            return None
        if slot.visualizer.space != self.view_class and self._is_flat(placement):
            self._report(slot, "3D content in a 2D view needs the view's origin to be a camera; not drawn")
            return None
        if slot.visualizer.space == "2D" and placement.lens is not None:
            self._report(slot, "2D content shows in the view of a camera only below it; not drawn")
            return None
        if placement.eyepoint is not None:
            is_3d = self.view_class == "3D"
            what = "3D content below a camera" if is_3d else "the picture of a camera inside the view"
            self._report(slot, f"{what} has no place in it; not drawn")
            return None
        return self._in_world(placement)

    def _is_flat(self, placement: Placement) -> bool:
        return self.view_class == "2D" and placement.lens is None

    def _in_world(self, placement: Placement) -> Matrix:
        lens = placement.lens
        if lens is None:
            return placement.world_from_obj
        axes = camera_orientation(self._cursor.state(lens.entity_path))
        return stretched_from_rdf(lens.pinhole) @ camera_from_rdf(axes).T @ placement.world_from_obj

    def _before_camera(self, slot: Slot) -> Matrix | None:
        placement = slot.placement
        if placement is None:
            return None
        if slot.camera is None or placement.world_from_camera is None:
            self._report(slot, "2D content shows in a 3D view only below a camera (Pinhole); not drawn")
            return None
        camera_from_rdf = np.eye(4)
        camera_from_rdf[:3, :3] = np.reshape(slot.camera.axes, (3, 3))
        return placement.world_from_camera @ camera_from_rdf

    def _report(self, slot: Slot, message: str) -> None:
        self._reporter.warning(
            "not-in-view", str(slot.entity), f"{slot.visualizer.archetype} in view {self._info.name}: {message}"
        )
