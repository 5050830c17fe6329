"""A 2D or 3D view: its slots, its eye, and the view object that is drawn.

An update looks only at entities that changed or moved; what stays the same keeps its objects.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from itertools import chain

import numpy as np

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import Camera, Drawable, PicturePlane, UiLayer, View
from rerun_render.scene.affine import Matrix
from rerun_render.scene.arrow_heads import link_heads
from rerun_render.scene.bounds import Box, diagonal, transform_box, union
from rerun_render.scene.camera_control.control import ViewCamera
from rerun_render.scene.entity_ids import entity_ids
from rerun_render.scene.gizmos import GIZMO_COMPONENTS, VIEW_COORDINATES
from rerun_render.scene.overlay import draw_labels, draw_notice
from rerun_render.scene.spatial_settings import Ornaments, background_of
from rerun_render.scene.trails import TrailSlot
from rerun_render.scene.view_class import ViewClass, ViewContext
from rerun_render.scene.view_cursor import seen_by
from rerun_render.scene.view_eye import ViewEye
from rerun_render.scene.view_images import (
    COLOR_CONTENT,
    DEPTH_CONTENT,
    IMAGE_CONTENT,
    ViewImages,
    find_blending,
    find_blending_grids,
)
from rerun_render.scene.view_slots import make_gizmos, make_slots
from rerun_render.scene.view_space import ViewSpace
from rerun_render.scene.views2d import PLANE_DISTANCE
from rerun_render.scene.visual import Labels

NO_DATA = "No data available."


class SpatialView:
    """One view of class 2D or 3D at a fixed place in the picture."""

    def __init__(self, context: ViewContext) -> None:
        info, recording = context.info, context.recording
        self.info = info
        self.rect = context.rect
        self._cursor = context.cursor
        self._tree = context.tree
        self._annotations = context.annotations
        self._reporter = context.reporter
        self._theme = context.theme
        self._background = background_of(info.settings, context.theme)
        self._space = ViewSpace(context)
        self._eye = ViewEye(context, self._space)
        self._class = self._space.view_class
        self._chosen: ViewCamera | None = None
        if context.camera is not None and self._class == "3D":
            self._chosen = ViewCamera(context.camera, context, self._space)
        components = {entity: recording.components(entity) for entity in info.entities}
        self._slots = make_slots(context, components)
        self._slots_of: dict[EntityPath, list[int]] = {}
        for index, slot in enumerate(self._slots):
            self._slots_of.setdefault(slot.entity, []).append(index)
        self._trails = {index: slot for index, slot in enumerate(self._slots) if isinstance(slot, TrailSlot)}
        self._gizmos = make_gizmos(context, components, with_cameras=self._class == "3D")
        self._images = ViewImages(components, recording, with_clouds=self._class == "3D")
        is_flat, rank = self._class == "2D", len(self._slots)
        self._ornaments = Ornaments(info.origin, info.settings, context.theme, flat=is_flat, rank=rank)
        self._annotated = {slot.entity for slot in self._slots if slot.may_be_annotated}
        self._arrows = [i for i, slot in enumerate(self._slots) if slot.visualizer.archetype == "Arrows3D"]
        self._flat = [i for i, slot in enumerate(self._slots) if slot.visualizer.space == "2D"]
        self._projected: list[int] = []
        self._grids = [i for i, slot in enumerate(self._slots) if slot.visualizer.archetype == "GridMap"]
        if self._class == "2D":
            self._projected = [i for i, slot in enumerate(self._slots) if slot.visualizer.space == "3D"]
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
        self._cameras: set[EntityPath] = set()
        self._diagonal = -1.0
        self._drawn_ornaments: tuple[Drawable, ...] = ()
        self._ids = entity_ids(recording)
        self._hidden: EntityPath | None = None
        self._placed_labels: tuple[tuple[Labels, Matrix], ...] = ()
        self._view: View | None = None

    def update(self, changed: frozenset[EntityPath], moved: Collection[EntityPath], time: int | None) -> View:
        """The view at the cursor's time; the same object as before if nothing visible changed.

        changed: entities whose state changed. moved: entities whose place may have changed.
        """
        first = self._view is None
        if not self.info.entities:
            return self._view or self._nothing()
        eye_changed = self._eye.update(changed, first=first)
        all_moved = self._space.update() or first
        touched = self._entities if first else self._entities & changed
        touched = touched | self._images.referring(changed)
        relocated = self._entities if all_moved else self._entities.intersection(moved)
        dirty: set[int] = set()
        for entity in relocated:
            slots = self._slots_of.get(entity)
            if slots:
                camera = self._space.locate([self._slots[index] for index in slots], entity)
                if camera is not None:
                    self._cameras.add(camera)
                dirty.update(slots)
        gizmos = {entity for entity in self._gizmos if entity in touched or entity in relocated}
        cameras_changed = not (self._cameras | self._eye.logged_cameras).isdisjoint(changed)
        if cameras_changed:
            dirty.update(self._projected)
        retaken = []
        if dirty or cameras_changed:
            retaken = [index for index in self._clouds if self._space.retake(self._slots[index])]
        pending = touched | self._annotations.affected(self._annotated, changed)
        if self._images.update(touched | relocated, self._cursor, self._has_place):
            pending = pending | self._images.entities
        retaken += [index for index, trail in self._trails.items() if trail.follow(time)]
        dirty |= self._rebuild(pending, retaken, time)
        eye_changed = eye_changed or self._eye.turns or self._eye.tracked in moved or self._chosen is not None
        if self._view is None or dirty or gizmos or eye_changed or all_moved or cameras_changed:
            self._view = self._compose(dirty, gizmos)
        return self._view

    def _nothing(self) -> View:
        notice = draw_notice(NO_DATA, self.rect, self._theme)
        self._view = View(rect=self.rect, camera=self._eye.camera(None), background=self._background, ui=(notice,))
        return self._view

    def _has_place(self, entity: EntityPath) -> bool:
        return any(self._slots[index].placement is not None for index in self._slots_of.get(entity, ()))

    def _rebuild(self, touched: Collection[EntityPath], retaken: Iterable[int], time: int | None) -> set[int]:
        """Make visuals of changed entities and of the slots `retaken` anew. Returns those that are others now."""
        pending = {index for entity in touched for index in self._slots_of.get(entity, ())}.union(retaken)
        dirty: set[int] = set()
        orders_changed = self._view is None
        for index in sorted(pending):
            slot = self._slots[index]
            order = slot.draw_order
            state, images = seen_by(self._cursor, slot.entity, slot.choice), self._images.now
            if slot.rebuild(state, time, self._class, images, self._annotations, self._reporter, self._cursor):
                dirty.add(index)
                orders_changed = orders_changed or slot.draw_order != order
        if orders_changed:
            for rank, index in enumerate(sorted(self._flat + self._grids, key=lambda i: self._slots[i].draw_key)):
                if self._slots[index].rank != rank:
                    self._slots[index].rank = rank
                    dirty.add(index)
        return dirty

    def _compose(self, dirty: set[int], gizmos: set[EntityPath]) -> View:
        """Place what changed, find the eye, and make a new view unless the outcome is the old one."""
        changed = self._view is None
        if not dirty.isdisjoint(self._pictures):
            dirty = dirty | find_blending(self._pictures, self._slots)
        for index in dirty:
            slot = self._slots[index]
            if index in self._clouds:
                changed |= self._space.place_cloud(slot)
                self._set_box(index, slot.region_of_interest())
            elif self._class == "2D" or slot.visualizer.space == "3D":
                changed |= self._space.place(slot)
                if slot.visualizer.space == self._class:
                    self._set_box(index, slot.region_of_interest())
        if not dirty.isdisjoint(self._grids):
            for index in find_blending_grids(self._grids, self._slots):
                changed |= self._space.place(self._slots[index])
        if not dirty.isdisjoint(self._arrows):
            changed |= link_heads([self._slots[index] for index in self._arrows])
        for row, (entity, gizmo) in enumerate(self._gizmos.items(), start=len(self._slots)):
            if entity in gizmos:
                box = gizmo.locate(self._cursor, self._space.camera_at(entity), partial(self._space.frames, entity))
                if self._class == "3D":
                    self._set_box(row, box)
        region = self._region_of_interest()
        ornaments = self._ornaments.draw(self._whole_box() if self._ornaments.has_box else None)
        changed |= ornaments is not self._drawn_ornaments
        self._drawn_ornaments = ornaments
        size = diagonal(region)
        for index in self._on_planes:
            changed |= self._space.place_on_plane(self._slots[index], index in dirty, size)
        for entity in self._gizmos if size != self._diagonal else gizmos:
            self._gizmos[entity].draw(self._cursor, size, self._theme)
            changed = True
        self._diagonal = size
        has_depth = bool(self._projected or self._gizmos)
        camera = self._eye.camera(region, has_depth=has_depth, tracked=self._box_of(self._eye.tracked))
        hidden = None
        if self._chosen is not None:
            camera = self._chosen.camera(camera, region, self._eye.orientation, self._cursor.time)
            hidden = self._chosen.looked_through
        changed |= hidden is not self._hidden
        self._hidden = hidden
        ui = self._find_labels(camera)
        view = self._view
        if view is not None and not changed and camera is view.camera and ui is view.ui:
            return view
        flat: tuple[Drawable, ...] = ()
        if self._eye.plane is not None:
            flat = tuple(chain.from_iterable(self._slots[index].drawables for index in self._flat))
        solid = self._eye.plane is not None
        shown: list[tuple[EntityPath, tuple[Drawable, ...]]] = [
            (slot.entity, slot.drawables)
            for slot in self._slots
            if not (solid and slot.visualizer.space == "2D") and (hidden is None or slot.on_plane_of is not hidden)
        ]
        shown += [(entity, gizmo.drawables) for entity, gizmo in self._gizmos.items() if entity is not hidden]
        ids = [self._ids[entity] for entity, drawables in shown for _ in drawables]
        return View(
            rect=self.rect,
            camera=camera,
            background=self._background,
            grid=self._eye.grid(),
            drawables=tuple(chain(*(drawables for _, drawables in shown), ornaments)),
            ids=(*ids, *(0 for _ in ornaments)),
            plane=None if self._eye.plane is None else PicturePlane(self._eye.plane, PLANE_DISTANCE, flat),
            ui=ui,
        )

    def _set_box(self, row: int, box: Box | None) -> None:
        self._lows[row], self._highs[row] = (np.inf, -np.inf) if box is None else box

    def _region_of_interest(self) -> Box | None:
        lows, highs = self._lows, self._highs
        if self._ornaments.has_axes:
            lows, highs = np.vstack([lows, np.zeros(3)]), np.vstack([highs, np.zeros(3)])
        return _around(lows, highs)

    def _box_of(self, entity: EntityPath | None) -> Box | None:
        """Region of interest of one entity."""
        rows = () if entity is None else self._slots_of.get(entity, ())
        return _around(self._lows[list(rows)], self._highs[list(rows)]) if rows else None

    def _whole_box(self) -> Box | None:
        """Exact box of all content."""
        boxes = (
            transform_box(slot.world_from_obj, slot.visual.bounds)
            for slot in self._slots
            if slot.visual is not None and slot.world_from_obj is not None and slot.visualizer.space == self._class
        )
        gizmos = slice(len(self._slots), None)
        return union([*boxes, _around(self._lows[gizmos], self._highs[gizmos])])

    def _labels_of(self, space: str) -> tuple[tuple[Labels, Matrix], ...]:
        return tuple(
            (slot.visual.labels, slot.world_from_obj)
            for slot in self._slots
            if slot.visual is not None
            and slot.visual.labels is not None
            and slot.world_from_obj is not None
            and slot.visualizer.space == space
        )

    def _find_labels(self, camera: Camera) -> tuple[UiLayer, ...]:
        solid = self._labels_of("3D")
        gizmos = (gizmo for entity, gizmo in self._gizmos.items() if entity is not self._hidden)
        solid += tuple(gizmo.labels for gizmo in gizmos if gizmo.labels is not None)
        flat = self._labels_of("2D") if self._class == "2D" else ()
        if not solid and not flat:
            return ()
        view = self._view
        if view is not None and camera is view.camera and _same_objects(solid + flat, self._placed_labels):
            return view.ui
        self._placed_labels = solid + flat
        plane = self._eye.plane
        if plane is None:
            labels = draw_labels(solid + flat, camera, self.rect, self._theme)
        else:
            labels = draw_labels(solid, camera, self.rect, self._theme, flat=flat, plane=plane)
        return () if labels is None else (labels,)


def _around(lows: Matrix, highs: Matrix) -> Box | None:
    """Box around boxes whose corners are rows of (N, 3) arrays; None if there is nothing in them."""
    if len(lows) == 0:
        return None
    box = np.stack([lows.min(axis=0), highs.max(axis=0)])
    return box if (box[0] <= box[1]).all() else None


def _same_objects(a: tuple[tuple[Labels, Matrix], ...], b: tuple[tuple[Labels, Matrix], ...]) -> bool:
    return len(a) == len(b) and all(x[0] is y[0] and x[1] is y[1] for x, y in zip(a, b, strict=True))


SPATIAL = ViewClass(
    make=SpatialView,
    components=frozenset([VIEW_COORDINATES, *GIZMO_COMPONENTS, *DEPTH_CONTENT, *COLOR_CONTENT]),
)
