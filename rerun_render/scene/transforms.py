"""The tree of coordinate frames: which frame every entity lives in, and how frames lie to each other.

Frames are strings; the entity `/a/b` owns the implicit frame `tf#/a/b`, whose parent is `tf#/a` unless a Transform3D or
Pinhole row says otherwise. A pinhole cuts the tree: below it lies a 2D space of pixels with a tree of its own, above it
the space that the camera stands in. Matrices are cached per frame and dropped for what lies below a changed edge only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.drawables.primitives import IDENTITY
from rerun_render.drawables.projection import determinant_sign
from rerun_render.query.cursor import Cursor, Row
from rerun_render.scene.affine import Matrix, PinholeModel, num_values, pinhole_model, strings, transform_matrix

FRAME_COMPONENT = "CoordinateFrame:frame"
_RIGID_TOLERANCE = 1e-4


@lru_cache(maxsize=65536)
def implicit_frame(entity_path: EntityPath) -> str:
    """Name of the frame that every entity owns."""
    return f"tf#{entity_path}"


@lru_cache(maxsize=65536)
def _implicit_parent(frame: str) -> str | None:
    if not frame.startswith("tf#/"):
        return None
    parent = EntityPath.parse(frame[3:]).parent
    return None if parent is None else implicit_frame(parent)


@dataclass(frozen=True, eq=False, slots=True)
class Edge:
    """The pose of a frame in its parent.

    parent_from_child: (4, 4). pinhole: set if the child is the pixel space of a camera; the matrix is then the pose of
    the camera. entity_path: who logged it. key: identity of the rows it was made from.
    """

    parent: str
    parent_from_child: Matrix
    pinhole: PinholeModel | None
    entity_path: EntityPath
    key: Hashable


@dataclass(frozen=True, eq=False, slots=True)
class Eyepoint:
    """A camera between a pixel space and the space around it.

    frame: the pixel space. space: top frame of the tree that the camera stands in. space_from_camera: (4, 4) pose of
    the camera there. entity_path: who logged the camera.
    """

    frame: str
    space: str
    space_from_camera: Matrix
    pinhole: PinholeModel
    entity_path: EntityPath


@dataclass(frozen=True, eq=False, slots=True)
class Located:
    """Where a frame is: (4, 4) `space_from_frame` in the tree whose top frame is `space` (empty: it lies on a cycle).

    eyepoint: the camera on top, if that tree is a pixel space.
    """

    space: str
    space_from_frame: Matrix
    eyepoint: Eyepoint | None


@dataclass(frozen=True, eq=False, slots=True)
class Placement:
    """How an entity lies in a view.

    world_from_obj: (4, 4) float64. If `eyepoint` is set, the entity lies in the pixels of a camera that stands in the
    view: `world_from_obj` is then `pixel_from_obj`, and `world_from_camera` the pose of the camera. If `lens` is set,
    the view shows the pixels of that camera, and the entity lies in the space around it: `world_from_obj` is then
    `camera_from_obj`.
    """

    world_from_obj: Matrix
    eyepoint: Eyepoint | None = None
    world_from_camera: Matrix | None = None
    lens: Eyepoint | None = None


@dataclass(frozen=True, eq=False, slots=True)
class CameraPose:
    """The camera logged at an entity, as seen from a view: (4, 4) `world_from_camera`."""

    world_from_camera: Matrix
    pinhole: PinholeModel

    @property
    def is_rigid(self) -> bool:
        """Whether the camera is neither scaled nor mirrored: of others the official viewer draws no frustum."""
        linear = self.world_from_camera[:3, :3]
        lengths = np.sqrt(np.square(linear).sum(axis=0))
        return bool((np.abs(lengths - 1.0) < _RIGID_TOLERANCE).all()) and determinant_sign(linear) > 0


def _product(a: Matrix, b: Matrix) -> Matrix:
    if a is IDENTITY:
        return b
    return a if b is IDENTITY else a @ b


_ON_CYCLE = Located("", IDENTITY, None)


class TransformTree:
    """All frames of a recording at one time.

    Feed it the entities that changed with `update`, then ask where entities are. Nothing is looked at twice while it
    does not change.
    """

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter
        self._edges_of: dict[EntityPath, dict[str, Edge]] = {}
        self._edges: dict[str, Edge] = {}
        self._givers: dict[str, set[EntityPath]] = defaultdict(set)
        self._frame_of: dict[EntityPath, str] = {}
        self._located: dict[str, Located] = {}
        self._below: dict[str, set[str]] = defaultdict(set)
        self._users: dict[str, set[EntityPath]] = defaultdict(set)
        self._inverse: dict[str, tuple[Located, Matrix]] = {}
        self._camera_inverse: dict[str, tuple[Eyepoint, Matrix]] = {}

    def update(self, changed_entities: Iterable[EntityPath], cursor: Cursor) -> set[EntityPath]:
        """Take over the transforms of entities whose state changed.

        Returns every entity asked about earlier whose frame may have moved. A view whose own frame moved, that is, for
        which `located` returns another object than before, has to ask again for all its entities.
        """
        dirty: set[str] = set()
        moved: set[EntityPath] = set()
        for entity in changed_entities:
            state = cursor.state(entity)
            edges = self._read_edges(entity, state.transform_rows("Transform3D"), state.transform_rows("Pinhole"))
            before = self._edges_of.get(entity, {})
            if edges != before:
                self._edges_of[entity] = edges
                for frame in before.keys() | edges.keys():
                    if edges.get(frame) is not before.get(frame):
                        self._set_edge(frame, entity, frame in edges)
                        dirty.add(frame)
            cell = state.get(FRAME_COMPONENT)
            frame = implicit_frame(entity) if cell is None else self._frame_name(entity, strings(cell.array))
            if self._frame_of.get(entity, implicit_frame(entity)) != frame:
                self._users[self.frame_of(entity)].discard(entity)
                self._frame_of[entity] = frame
                moved.add(entity)
        if dirty:
            self._forget(dirty, moved)
        return moved

    def frame_of(self, entity: EntityPath) -> str:
        """Name of the frame that the visuals of an entity live in."""
        return self._frame_of.get(entity) or implicit_frame(entity)

    def located(self, frame: str) -> Located:
        """Where a frame is; computed once until an edge above it changes."""
        found = self._located.get(frame)
        if found is not None:
            return found
        climb: list[str] = []
        on_climb: set[str] = set()
        current = frame
        while (found := self._located.get(current)) is None:
            if current in on_climb:
                found = _ON_CYCLE
                self._report("frame-cycle", current, "coordinate frames form a cycle; what lives in them is not drawn")
                break
            climb.append(current)
            on_climb.add(current)
            edge = self._edges.get(current)
            parent = _implicit_parent(current) if edge is None else edge.parent
            if parent is None:
                found = Located(current, IDENTITY, None)
                self._located[current] = found
                climb.pop()
                break
            self._below[parent].add(current)
            current = parent
        for name in reversed(climb):
            found = self._step_down(name, found)
            self._located[name] = found
        return found

    def _step_down(self, frame: str, parent: Located) -> Located:
        edge = self._edges.get(frame)
        if edge is None or parent is _ON_CYCLE:
            return parent
        matrix = _product(parent.space_from_frame, edge.parent_from_child)
        if edge.pinhole is None:
            return Located(parent.space, matrix, parent.eyepoint)
        eyepoint = Eyepoint(frame, parent.space, matrix, edge.pinhole, edge.entity_path)
        return Located(frame, IDENTITY, eyepoint)

    def world_from_entity(self, entity: EntityPath, target_frame: str) -> Placement | None:
        """Place of an entity's visuals in a view that shows `target_frame`; None if no path leads there (reported)."""
        frame = self.frame_of(entity)
        self._users[frame].add(entity)
        source, target = self.located(frame), self.located(target_frame)
        if source.space == target.space and source is not _ON_CYCLE:
            return Placement(_product(self._world_from_space(target_frame), source.space_from_frame))
        eyepoint = source.eyepoint
        if eyepoint is not None and eyepoint.space == target.space:
            world_from_camera = _product(self._world_from_space(target_frame), eyepoint.space_from_camera)
            return Placement(source.space_from_frame, eyepoint, world_from_camera)
        lens = target.eyepoint
        if lens is not None and lens.space == source.space and target.space == target_frame:
            return Placement(_product(self._camera_from_space(lens), source.space_from_frame), lens=lens)
        if lens is not None and lens.space == source.space:
            message = "3D content shows in a 2D view only where its origin is the camera itself"
            self._report("no-transform-path", str(entity), f"{message}; not drawn")
        elif source is not _ON_CYCLE:
            message = (
                f"no chain of transforms leads from its frame {frame!r} to {target_frame!r}, the frame of the view"
            )
            self._report("no-transform-path", str(entity), f"{message}; not drawn")
        return None

    def camera_at(self, entity: EntityPath, target_frame: str) -> CameraPose | None:
        """The camera logged at an entity, if there is one now and it stands in the space of the view."""
        edges = [edge for edge in self._edges_of.get(entity, {}).items() if edge[1].pinhole is not None]
        if not edges:
            return None
        frame, edge = edges[0]
        self._users[frame].add(entity)
        eyepoint = self.located(frame).eyepoint
        if eyepoint is None or edge.pinhole is None or eyepoint.space != self.located(target_frame).space:
            return None
        return CameraPose(_product(self._world_from_space(target_frame), eyepoint.space_from_camera), edge.pinhole)

    def child_frames(self, entity: EntityPath, target_frame: str) -> list[tuple[str, Matrix]]:
        """Names and (4, 4) places, in a view that shows `target_frame`, of the named frames whose poses an entity logs.

        Frames in other spaces are left out. With several, the top frame of the view's tree is the last.
        """
        own = implicit_frame(entity)
        target = self.located(target_frame)
        world_from_space = self._world_from_space(target_frame)
        found: list[tuple[str, Matrix]] = []
        for frame in sorted(self._edges_of.get(entity, {}).keys() - {own}):
            self._users[frame].add(entity)
            located = self.located(frame)
            eyepoint = located.eyepoint
            if located.space == target.space and located is not _ON_CYCLE:
                found.append((frame, _product(world_from_space, located.space_from_frame)))
            elif eyepoint is not None and eyepoint.frame == frame and eyepoint.space == target.space:
                found.append((frame, _product(world_from_space, eyepoint.space_from_camera)))
        if len(found) > 1:
            found.append((target.space, world_from_space))
        return found

    def is_reachable(self, entity: EntityPath, target_frame: str) -> bool:
        """Whether an entity's frame and `target_frame` are in one space."""
        return self.located(self.frame_of(entity)).space == self.located(target_frame).space

    def root_of(self, frame: str) -> str:
        """Top frame of the tree that a frame belongs to, across cameras; empty on a cycle."""
        located = self.located(frame)
        while located.eyepoint is not None:
            located = self.located(located.eyepoint.space)
        return located.space

    def pinhole_of(self, frame: str) -> Eyepoint | None:
        """The camera whose pixel space the frame itself is."""
        located = self.located(frame)
        return located.eyepoint if located.space == frame else None

    def _world_from_space(self, target_frame: str) -> Matrix:
        target = self.located(target_frame)
        cached = self._inverse.get(target_frame)
        if cached is not None and cached[0] is target:
            return cached[1]
        inverse = self._inverted(target.space_from_frame, target_frame)
        self._inverse[target_frame] = (target, inverse)
        return inverse

    def _camera_from_space(self, lens: Eyepoint) -> Matrix:
        cached = self._camera_inverse.get(lens.frame)
        if cached is not None and cached[0] is lens:
            return cached[1]
        inverse = self._inverted(lens.space_from_camera, lens.frame)
        self._camera_inverse[lens.frame] = (lens, inverse)
        return inverse

    def _inverted(self, matrix: Matrix, frame: str) -> Matrix:
        if matrix is IDENTITY:
            return IDENTITY
        if np.linalg.det(matrix) == 0:
            self._report("no-transform-path", frame, "the pose of the view's frame cannot be inverted; ignored")
            return IDENTITY
        return np.asarray(np.linalg.inv(matrix), dtype=np.float64)

    def _set_edge(self, frame: str, entity: EntityPath, given: bool) -> None:
        givers = self._givers[frame]
        (givers.add if given else givers.discard)(entity)
        if not givers:
            self._edges.pop(frame, None)
            return
        # The choice must not depend on the order in which entities were met.
        chosen = min(givers)
        self._edges[frame] = self._edges_of[chosen][frame]
        if len(givers) > 1:
            names = ", ".join(str(giver) for giver in sorted(givers))
            self._report("frame-conflict", frame, f"the pose of this frame is logged by {names}; {chosen} is used")

    def _forget(self, frames: set[str], moved: set[EntityPath]) -> None:
        pending = list(frames)
        seen = set(frames)
        while pending:
            frame = pending.pop()
            self._located.pop(frame, None)
            moved |= self._users.get(frame, set())
            for below in self._below.pop(frame, ()):
                if below not in seen:
                    seen.add(below)
                    pending.append(below)

    def _read_edges(self, entity: EntityPath, poses: tuple[Row, ...], pinholes: tuple[Row, ...]) -> dict[str, Edge]:
        """Edges that an entity gives now, by child frame; the very same objects if the rows are the same."""
        if not poses and not pinholes:
            return {}
        before = self._edges_of.get(entity, {})
        pose_of = {row.child_frame: row for row in poses}
        pinhole_of = {row.child_frame: row for row in pinholes}
        edges: dict[str, Edge] = {}
        for frame in pose_of.keys() | pinhole_of.keys():
            pose, camera = pose_of.get(frame), pinhole_of.get(frame)
            key = (None if pose is None else pose.key, None if camera is None else camera.key)
            old = before.get(frame)
            if old is not None and old.key == key:
                edges[frame] = old
                continue
            edge = self._make_edge(entity, pose, camera, key)
            if edge is not None and frame:
                edges[frame] = edge
        return edges

    def _make_edge(self, entity: EntityPath, pose: Row | None, camera: Row | None, key: Hashable) -> Edge | None:
        parents = [] if pose is None else strings(pose.cells.get("Transform3D:parent_frame"))
        parents = parents or ([] if camera is None else strings(camera.cells.get("Pinhole:parent_frame")))
        if parents and not parents[0]:
            self._report("invalid-frame", str(entity), "parent_frame is empty; the default parent is used")
        parent = parents[0] if parents and parents[0] else None
        if parent is None:
            if entity.parent is None and (camera is None or pinhole_model(camera.cells) is None):
                return None  # a pose of the root has nothing to be relative to
            parent = implicit_frame(entity.parent) if entity.parent is not None else "tf#"
        matrix = IDENTITY
        if pose is not None and (entity.parent is not None or parents):
            matrix, reason = transform_matrix(pose.cells)
            time = pose.time
            if reason is not None:
                self._report("invalid-transform", str(entity), f"{reason}; identity is used instead", time)
            if num_values(pose.cells) > 1:
                self._report(
                    "invalid-transform", str(entity), "several values in one Transform3D; the first is used", time
                )
        return Edge(parent, matrix, None if camera is None else pinhole_model(camera.cells), entity, key)

    def _frame_name(self, entity: EntityPath, names: list[str]) -> str:
        if names and not names[0]:
            self._report("invalid-frame", str(entity), "CoordinateFrame is empty; the entity's own frame is used")
        return names[0] if names and names[0] else implicit_frame(entity)

    def _report(self, kind: str, subject: str, message: str, time: int | None = None) -> None:
        self._reporter.warning(kind, subject, message, time=time)
