"""A 2D or 3D view: its slots, its eye, and the view object that is drawn.

An update looks only at entities that changed or moved; what stays the same keeps its objects.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain
from typing import Literal

import numpy as np

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import Camera, Drawable, UiLayer, View, WorldGrid
from rerun_render.scene.affine import Matrix
from rerun_render.scene.arrow_heads import link_heads
from rerun_render.scene.bounds import Box, diagonal
from rerun_render.scene.eye import RFU, Orientation, default_eye
from rerun_render.scene.gizmos import (
    AXIS_LENGTH,
    GIZMO_COMPONENTS,
    VIEW_COORDINATES,
    Gizmo,
    PixelPlanes,
    camera_intrinsics,
    camera_orientation,
    camera_resolution,
    logged_orientation,
)
from rerun_render.scene.overlay import draw_labels
from rerun_render.scene.slots import ImagesInView, Slot
from rerun_render.scene.transforms import FRAME_COMPONENT, Located, implicit_frame
from rerun_render.scene.view_class import ViewClass, ViewContext
from rerun_render.scene.views2d import letterbox, visible_region
from rerun_render.scene.visual import Labels

PINHOLE = "Pinhole:image_from_camera"
DEPTH_CONTENT = ("DepthImage:buffer", "EncodedDepthImage:blob")
COLOR_CONTENT = ("Image:buffer", "EncodedImage:blob", "VideoStream:sample", "VideoFrameReference:timestamp")
IMAGE_CONTENT = (*DEPTH_CONTENT, *COLOR_CONTENT, "SegmentationImage:buffer")


class SpatialView:
    """One view of class 2D or 3D at a fixed place in the picture."""

    def __init__(self, context: ViewContext) -> None:
        info = context.info
        self.info = info
        self.rect = context.rect
        self._cursor = context.cursor
        self._tree = context.tree
        self._annotations = context.annotations
        self._reporter = context.reporter
        self._class: Literal["2D", "3D"] = "2D" if info.class_name == "2D" else "3D"
        self._slots: list[Slot] = []
        self._slots_of: dict[EntityPath, list[int]] = {}
        self._gizmos: dict[EntityPath, Gizmo] = {}
        components = {entity: context.recording.components(entity) for entity in info.entities}
        for order, visualizer in enumerate(context.visualizers):
            for entity, names in components.items():
                if visualizer.required in names:
                    self._slots_of.setdefault(entity, []).append(len(self._slots))
                    self._slots.append(Slot(entity, visualizer, order))
        if self._class == "3D":
            for entity, names in components.items():
                if PINHOLE in names or AXIS_LENGTH in names:
                    self._gizmos[entity] = Gizmo(entity)
        self._image_entities = {
            entity for entity, names in components.items() if not names.keys().isdisjoint(IMAGE_CONTENT)
        }
        self._images_now: dict[EntityPath, frozenset[str]] = {}
        self._images = ImagesInView()
        self._framed = tuple(entity for entity, names in components.items() if FRAME_COMPONENT in names)
        self._annotated = {slot.entity for slot in self._slots if slot.may_be_annotated}
        self._arrows = [i for i, slot in enumerate(self._slots) if slot.visualizer.archetype == "Arrows3D"]
        self._flat = [i for i, slot in enumerate(self._slots) if slot.visualizer.space == "2D"]
        if self._class == "2D":
            for index in self._flat:
                self._slots[index].top_rank = len(self._flat)
        self._clouds: list[int] = []
        self._on_planes: list[int] = []
        if self._class == "3D":
            self._clouds = [i for i in self._flat if self._slots[i].visualizer.required in DEPTH_CONTENT]
            self._on_planes = [i for i in self._flat if i not in self._clouds]
        images = [i for i in self._flat if self._slots[i].visualizer.required in IMAGE_CONTENT]
        self._pictures = frozenset(images).difference(self._clouds)
        count = len(self._slots) + len(self._gizmos)
        self._lows, self._highs = np.full((count, 3), np.inf), np.full((count, 3), -np.inf)
        self._entities = self._slots_of.keys() | self._gizmos.keys()
        self._eye_entities = {info.origin, *info.origin.ancestors}
        self._cameras: set[EntityPath] = set()
        self._scene: Orientation = RFU
        self._planes = PixelPlanes()
        self._target: Located | None = None
        self._target_frame = ""
        self._diagonal = -1.0
        self._eye_key: object = None
        self._placed_labels: tuple[tuple[Labels, Matrix], ...] = ()
        self._view: View | None = None

    def update(self, changed: frozenset[EntityPath], moved: Collection[EntityPath], time: int | None) -> View:
        """The view at the cursor's time; the same object as before if nothing visible changed.

        changed: entities whose state changed. moved: entities whose place may have changed.
        """
        first = self._view is None
        eye_changed = first or not self._eye_entities.isdisjoint(changed)
        if eye_changed:
            self._scene = self._find_orientation()
        all_moved = self._find_target() or first
        touched = self._entities if first else self._entities & changed
        relocated = self._entities if all_moved else self._entities.intersection(moved)
        dirty: set[int] = set()
        for entity in relocated:
            slots = self._slots_of.get(entity)
            if slots:
                placement = self._tree.world_from_entity(entity, self._target_frame)
                if placement is not None and placement.eyepoint is not None:
                    self._cameras.add(placement.eyepoint.entity_path)
                for index in slots:
                    self._slots[index].placement = placement
                dirty.update(slots)
        gizmos = {entity for entity in self._gizmos if entity in touched or entity in relocated}
        cameras_changed = not self._cameras.isdisjoint(changed)
        retaken = self._find_depth_cameras() if dirty or cameras_changed else []
        dirty |= self._rebuild(touched | self._annotations.affected(self._annotated, changed), retaken, time)
        if self._view is None or dirty or gizmos or eye_changed or all_moved or cameras_changed:
            self._view = self._compose(dirty, gizmos)
        return self._view

    def _find_orientation(self) -> Orientation:
        above = (self.info.origin, *self.info.origin.ancestors)
        for entity in above:
            found = logged_orientation(self._cursor.state(entity), VIEW_COORDINATES)
            if found is not None:
                return found
        for entity in above:
            state = self._cursor.state(entity)
            if state.transform_row("Pinhole") is not None:
                return camera_orientation(state)
        return RFU

    def _find_target(self) -> bool:
        """Decide which frame the view shows. True if its place is another than before."""
        frame = self._tree.frame_of(self.info.origin)
        own = implicit_frame(self.info.origin)
        if frame == own and self._framed:
            named = {self._tree.frame_of(entity) for entity in self._framed} - {
                implicit_frame(entity) for entity in self._framed
            }
            roots = {self._tree.root_of(name) for name in named} - {""}
            frame = roots.pop() if len(roots) == 1 else own
        located = self._tree.located(frame)
        if frame == self._target_frame and located is self._target:
            return False
        self._target_frame, self._target = frame, located
        return True

    def _find_depth_cameras(self) -> list[int]:
        """Look up the cameras of depth images in a 3D view. Returns the slots whose camera is another one."""
        retaken = []
        for index in self._clouds:
            slot = self._slots[index]
            eyepoint = None if slot.placement is None else slot.placement.eyepoint
            camera = None
            if eyepoint is not None:
                camera = camera_intrinsics(eyepoint.pinhole, self._cursor.state(eyepoint.entity_path))
            if camera != slot.camera:
                slot.camera = camera
                retaken.append(index)
        return retaken

    def _find_images(self, touched: Iterable[EntityPath]) -> bool:
        """Look which images are there now. True if that matters to others."""
        for entity in self._image_entities.intersection(touched):
            state = self._cursor.state(entity)
            self._images_now[entity] = frozenset(name for name in IMAGE_CONTENT if name in state)
        now = self._images_now.values()
        before = self._images
        self._images = ImagesInView(
            # In the official viewer, depth images in files count for segmentation images, but not for colour images.
            with_depth=any("DepthImage:buffer" in names for names in now),
            with_others=any(not names.isdisjoint(DEPTH_CONTENT + COLOR_CONTENT) for names in now),
            several=sum(map(len, now)) > 1,
        )
        return before != self._images

    def _find_blending(self) -> set[int]:
        """Look which images with transparent pixels overlap others. Returns the slots for which that changed."""
        extents = {index: extent for index in self._pictures if (extent := self._slots[index].extent_on_plane())}
        changed = set()
        for index in self._pictures:
            slot = self._slots[index]
            own = extents.get(index) if slot.visual is not None and slot.visual.has_gaps else None
            blends = own is not None and any(
                other != index and camera is own[0] and bool(((box[0] <= own[1][1]) & (box[1] >= own[1][0])).all())
                for other, (camera, box) in extents.items()
            )
            if blends != slot.blends:
                slot.blends = blends
                changed.add(index)
        return changed

    def _rebuild(self, touched: Collection[EntityPath], retaken: Iterable[int], time: int | None) -> set[int]:
        """Make visuals of changed entities and of the slots `retaken` anew. Returns those that are others now."""
        pending = {index for entity in touched for index in self._slots_of.get(entity, ())}.union(retaken)
        if self._find_images(touched):
            pending.update(index for entity in self._image_entities for index in self._slots_of.get(entity, ()))
        dirty: set[int] = set()
        orders_changed = self._view is None
        for index in sorted(pending):
            slot = self._slots[index]
            order = slot.draw_order
            if slot.rebuild(
                self._cursor.state(slot.entity), time, self._class, self._images, self._annotations, self._reporter
            ):
                dirty.add(index)
                orders_changed = orders_changed or slot.draw_order != order
        if orders_changed:
            for rank, index in enumerate(sorted(self._flat, key=lambda i: self._slots[i].draw_key)):
                if self._slots[index].rank != rank:
                    self._slots[index].rank = rank
                    dirty.add(index)
        return dirty

    def _compose(self, dirty: set[int], gizmos: set[EntityPath]) -> View:
        """Place what changed, find the eye, and make a new view unless the outcome is the old one."""
        changed = self._view is None
        if not dirty.isdisjoint(self._pictures):
            dirty = dirty | self._find_blending()
        for index in dirty:
            slot = self._slots[index]
            if index in self._clouds:
                changed |= slot.place(self._cloud_place(slot))
                self._set_box(index, slot.region_of_interest())
            elif self._class == "2D" or slot.visualizer.space == "3D":
                changed |= slot.place(self._direct_place(slot))
                self._set_box(index, slot.region_of_interest())
        if not dirty.isdisjoint(self._arrows):
            changed |= link_heads([self._slots[index] for index in self._arrows])
        for row, (entity, gizmo) in enumerate(self._gizmos.items(), start=len(self._slots)):
            if entity in gizmos:
                self._set_box(row, gizmo.locate(self._tree, self._target_frame, self._cursor))
        region = self._region_of_interest()
        if self._class == "3D":
            size = diagonal(region)
            for index in self._on_planes:
                changed |= self._place_on_plane(self._slots[index], index in dirty, size)
            for entity in self._gizmos if size != self._diagonal else gizmos:
                self._gizmos[entity].draw(self._cursor, size)
                changed = True
            self._diagonal = size
        camera = self._find_camera(region)
        ui = self._find_labels(camera)
        view = self._view
        if view is not None and not changed and camera is view.camera and ui is view.ui:
            return view
        drawables: chain[Drawable] = chain.from_iterable(slot.drawables for slot in self._slots)
        ornaments: chain[Drawable] = chain.from_iterable(gizmo.drawables for gizmo in self._gizmos.values())
        return View(rect=self.rect, camera=camera, grid=self._find_grid(), drawables=(*drawables, *ornaments), ui=ui)

    def _direct_place(self, slot: Slot) -> Matrix | None:
        """Place of a slot in a space of its own kind; None (reported) if it has none here."""
        placement = slot.placement
        if placement is None or slot.visual is None:
            return None
        if slot.visualizer.space != self._class:
            self._report_misplaced(
                slot, "3D content in a 2D view needs the view's origin to be a camera; not drawn yet"
            )
            return None
        if placement.eyepoint is not None:
            what = "3D content below a camera" if self._class == "3D" else "the picture of a camera inside the view"
            self._report_misplaced(slot, f"{what} has no place in it; not drawn")
            return None
        return placement.world_from_obj

    def _cloud_place(self, slot: Slot) -> Matrix | None:
        """Place of a depth image's points in a 3D view; None (reported) without a camera."""
        placement = slot.placement
        if placement is None:
            return None
        if slot.camera is None or placement.world_from_camera is None:
            self._report_misplaced(slot, "2D content shows in a 3D view only below a camera (Pinhole); not drawn")
            return None
        camera_from_rdf = np.eye(4)
        camera_from_rdf[:3, :3] = np.reshape(slot.camera.axes, (3, 3))
        return placement.world_from_camera @ camera_from_rdf

    def _place_on_plane(self, slot: Slot, dirty: bool, size: float) -> bool:
        """Put a 2D slot on the image plane of the camera above it. True if its drawables changed."""
        placement = slot.placement
        if placement is None or slot.visual is None:
            return slot.place(None) if dirty else False
        eyepoint, world_from_camera = placement.eyepoint, placement.world_from_camera
        if eyepoint is None or world_from_camera is None:
            self._report_misplaced(slot, "2D content shows in a 3D view only below a camera (Pinhole); not drawn")
            return slot.place(None)
        plane = self._planes.camera_from_pixel(eyepoint.entity_path, eyepoint.pinhole, self._cursor, size)
        if plane is slot.plane and not dirty:
            return False
        slot.plane = plane
        return slot.place(world_from_camera @ plane @ placement.world_from_obj)

    def _report_misplaced(self, slot: Slot, message: str) -> None:
        subject = str(slot.entity)
        self._reporter.warning(
            "not-in-view", subject, f"{slot.visualizer.archetype} in view {self.info.name}: {message}"
        )

    def _set_box(self, row: int, box: Box | None) -> None:
        self._lows[row], self._highs[row] = (np.inf, -np.inf) if box is None else box

    def _region_of_interest(self) -> Box | None:
        if len(self._lows) == 0:
            return None
        box = np.stack([self._lows.min(axis=0), self._highs.max(axis=0)])
        return box if (box[0] <= box[1]).all() else None

    def _find_camera(self, region: Box | None) -> Camera:
        """The eye; the same object as long as it stays where it is."""
        box = None if region is None else region.tobytes()
        if self._class == "3D":
            key: object = (box, self._scene)
        else:
            pinhole = self._tree.pinhole_of(self._target_frame)
            resolution = None
            if pinhole is not None:
                resolution = camera_resolution(pinhole.pinhole, self._cursor.state(pinhole.entity_path))
                self._cameras.add(pinhole.entity_path)
            key = visible_region(resolution, region)
        if self._view is not None and key == self._eye_key:
            return self._view.camera
        self._eye_key = key
        if self._class == "3D":
            return default_eye(region, self._scene)
        return letterbox(visible_region(resolution, region), self.rect)

    def _find_grid(self) -> WorldGrid | None:
        if self._class == "2D":
            return None
        x, y, z = self._scene.up.tolist()
        return WorldGrid(normal=(x, y, z))

    def _find_labels(self, camera: Camera) -> tuple[UiLayer, ...]:
        placed = tuple(
            (slot.visual.labels, slot.world_from_obj)
            for slot in self._slots
            if slot.visual is not None
            and slot.visual.labels is not None
            and slot.world_from_obj is not None
            and slot.visualizer.space == self._class
        )
        placed += tuple(gizmo.labels for gizmo in self._gizmos.values() if gizmo.labels is not None)
        if not placed:
            return ()
        view = self._view
        if view is not None and camera is view.camera and _same_objects(placed, self._placed_labels):
            return view.ui
        self._placed_labels = placed
        labels = draw_labels(placed, camera, self.rect)
        return () if labels is None else (labels,)


def _same_objects(a: tuple[tuple[Labels, Matrix], ...], b: tuple[tuple[Labels, Matrix], ...]) -> bool:
    return len(a) == len(b) and all(x[0] is y[0] and x[1] is y[1] for x, y in zip(a, b, strict=True))


SPATIAL = ViewClass(
    make=SpatialView,
    components=frozenset([VIEW_COORDINATES, *GIZMO_COMPONENTS, *DEPTH_CONTENT, *COLOR_CONTENT]),
)
