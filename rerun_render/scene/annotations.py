"""Annotation contexts: what class ids and keypoint ids stand for, and which context holds where."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import RerunRenderError
from rerun_render.core.report import Reporter
from rerun_render.query.cursor import Cursor
from rerun_render.scene.colors import NUM_AUTO_COLORS, Rgba, auto_color, auto_color_table
from rerun_render.store.recording import Recording

CONTEXT = "AnnotationContext:context"

UInt8Array = npt.NDArray[np.uint8]
UInt16Array = npt.NDArray[np.uint16]
IndexArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class AnnotationInfo:
    """What is known about a class or a keypoint. color: red, green, blue, alpha of 0..255."""

    id: int
    label: str | None = None
    color: tuple[int, int, int, int] | None = None

    @property
    def shown_color(self) -> tuple[int, int, int, int]:
        """The colour, or the automatic one of the id."""
        if self.color is not None:
            return self.color
        red, green, blue, alpha = auto_color(self.id).tolist()
        return red, green, blue, alpha


@dataclass(frozen=True, slots=True)
class ClassDescription:
    """A class. keypoints: by keypoint id. connections: pairs of keypoint ids to draw lines between."""

    info: AnnotationInfo
    keypoints: Mapping[int, AnnotationInfo]
    connections: tuple[tuple[int, int], ...] = ()

    def keypoint(self, keypoint_id: int) -> AnnotationInfo:
        """What holds for a keypoint of this class; what it leaves open, and unknown ones, are as the class."""
        own, common = self.keypoints.get(keypoint_id), self.info
        if own is None:
            return common
        return AnnotationInfo(
            own.id,
            common.label if own.label is None else own.label,
            common.color if own.color is None else own.color,
        )


class AnnotationContext:
    """Descriptions of classes by class id. Never changes.

    key: identity of the content; equal keys mean equal content. Ids are 0..65535; classes that are not described have
    the automatic colour of their id and no label.
    """

    def __init__(self, classes: Mapping[int, ClassDescription], key: Hashable) -> None:
        self.classes = classes
        self.key = key
        self._ids = np.array(list(classes), np.int64)
        self._colors = _colors(description.info for description in classes.values())
        pairs = {
            class_id << 16 | keypoint_id: description.keypoint(keypoint_id)
            for class_id, description in sorted(classes.items())
            for keypoint_id in sorted(description.keypoints)
        }
        self._pairs = np.array(list(pairs), np.int64)
        self._pair_colors = _colors(pairs.values())
        self._pair_labels = [info.label for info in pairs.values()]
        joined = [(number << 16 | a, number << 16 | b) for number, one in classes.items() for a, b in one.connections]
        ends, lines = np.unique(np.array(joined, np.int64).reshape(-1, 2), return_inverse=True)
        self._line_ends, self._lines = ends, lines.reshape(-1, 2)
        self._line_colors = _colors(one.info for one in classes.values() for _ in one.connections)
        self.has_labels = any(description.info.label for description in classes.values()) or any(self._pair_labels)

    @classmethod
    def from_arrow(cls, array: pa.Array, key: Hashable) -> AnnotationContext:
        """The context in the instances of a cell: the first one counts. Raises RerunRenderError if it is none."""
        first = array[0].as_py() if len(array) else None
        try:
            elements = [] if first is None else list(first)
            described = [(_id(element["class_id"]), _description(element)) for element in elements if element]
        except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
            raise RerunRenderError(f"expected descriptions of classes, got Arrow type {array.type} ({error})") from None
        return cls(dict(described), key)

    def class_color(self, class_id: int) -> Rgba:
        """(4,) uint8 sRGB."""
        description = self.classes.get(class_id)
        return auto_color(class_id) if description is None else np.array(description.info.shown_color, np.uint8)

    def class_label(self, class_id: int) -> str | None:
        """Text of a class; None if it has none."""
        description = self.classes.get(class_id)
        return None if description is None else description.info.label

    def class_table(self, max_id: int) -> UInt8Array:
        """(max_id + 1, 4) uint8 sRGB: the colours of the classes 0..max_id. Raises ValueError beyond 65535."""
        if not 0 <= max_id < NUM_AUTO_COLORS:
            raise ValueError(f"expected a class id of 0..{NUM_AUTO_COLORS - 1}, got {max_id}")
        table = auto_color_table()[: max_id + 1].copy()
        known = self._ids <= max_id
        table[self._ids[known]] = self._colors[known]
        return table

    def colors(self, class_ids: UInt16Array, keypoint_ids: UInt16Array | None = None) -> UInt8Array:
        """(N, 4) uint8 sRGB of N instances."""
        if len(class_ids) == 0:
            return np.zeros((0, 4), np.uint8)
        out = self.class_table(int(class_ids.max()))[class_ids]
        if keypoint_ids is not None:
            found, place = self._find_keypoints(class_ids, keypoint_ids)
            out[found] = self._pair_colors[place]
        return out

    def labels(self, class_ids: UInt16Array, keypoint_ids: UInt16Array | None = None) -> list[str]:
        """Texts of N instances; empty where there is none."""
        known = {number: description.info.label or "" for number, description in self.classes.items()}
        present, index = np.unique(class_ids, return_inverse=True)
        table = np.array([known.get(number, "") for number in present.tolist()], np.object_)
        out = table[index]
        if keypoint_ids is not None:
            found, place = self._find_keypoints(class_ids, keypoint_ids)
            out[found] = np.array([label or "" for label in self._pair_labels], np.object_)[place]
        texts: list[str] = out.tolist()
        return texts

    def skeleton(self, class_ids: UInt16Array, keypoint_ids: UInt16Array) -> tuple[IndexArray, IndexArray, UInt8Array]:
        """Lines between keypoints of a class: indices of the points they start and end at, (M,) each, and their
        colours (M, 4). Of several points with equal ids the last one counts.
        """
        ends, lines = self._line_ends, self._lines
        if len(lines) == 0 or len(class_ids) == 0:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros((0, 4), np.uint8)
        pairs = class_ids.astype(np.int64) << 16 | keypoint_ids
        place = np.minimum(np.searchsorted(ends, pairs), len(ends) - 1)
        found = np.flatnonzero(ends[place] == pairs)
        last = np.full(len(ends), -1)
        last[place[found]] = found  # of equal places the last one stays
        points = last[lines]
        there = (points >= 0).all(axis=1)
        return points[there, 0], points[there, 1], self._line_colors[there]

    def _find_keypoints(
        self, class_ids: UInt16Array, keypoint_ids: UInt16Array
    ) -> tuple[npt.NDArray[np.bool_], IndexArray]:
        """Which instances are described keypoints, (N,), and the place of each of these among the descriptions."""
        if len(self._pairs) == 0:
            return np.zeros(len(class_ids), np.bool_), np.zeros(0, np.int64)
        pairs = class_ids.astype(np.int64) << 16 | keypoint_ids
        place = np.minimum(np.searchsorted(self._pairs, pairs), len(self._pairs) - 1)
        found = self._pairs[place] == pairs
        return found, place[found]


class Annotations:
    """The contexts of a recording at the time of a cursor.

    A context holds for the entity it is logged to and all below, up to entities with a context of their own; contexts
    of several levels are not merged. One that cannot be read is reported, and counts as one without classes.
    """

    def __init__(self, recording: Recording, cursor: Cursor, reporter: Reporter) -> None:
        self._sources = frozenset(annotated_entities(recording))
        self._cursor = cursor
        self._reporter = reporter
        self._chains: dict[EntityPath, tuple[EntityPath, ...]] = {}
        self._parsed: dict[EntityPath, AnnotationContext] = {}

    def affected(self, entities: Collection[EntityPath], changed: Collection[EntityPath]) -> set[EntityPath]:
        """Those of `entities` whose context may be another one after a change of the entities `changed`."""
        sources = self._sources.intersection(changed)
        if not sources:
            return set()
        return {entity for entity in entities if not sources.isdisjoint(self._chain(entity))}

    def find(self, entity: EntityPath) -> AnnotationContext:
        """The context that holds for an entity."""
        for source in self._chain(entity):
            cell = self._cursor.state(source).get(CONTEXT)
            if cell is not None and len(cell.array):
                known = self._parsed.get(source)
                if known is None or known.key != cell.key:
                    known = self._parsed[source] = self._parse(source, cell.array, cell.key, cell.time)
                return known
        return NO_ANNOTATIONS

    def _chain(self, entity: EntityPath) -> tuple[EntityPath, ...]:
        """The entity and those above it that ever have a context, nearest first."""
        chain = self._chains.get(entity)
        if chain is None:
            chain = tuple(path for path in (entity, *entity.ancestors) if path in self._sources)
            self._chains[entity] = chain
        return chain

    def _parse(self, source: EntityPath, array: pa.Array, key: Hashable, time: int | None) -> AnnotationContext:
        try:
            return AnnotationContext.from_arrow(array, key)
        except RerunRenderError as error:
            self._reporter.error("bad-entity", str(source), f"AnnotationContext cannot be read: {error}", time=time)
            return AnnotationContext({}, key)


def annotated_entities(recording: Recording) -> Iterable[EntityPath]:
    """Entities that a context was ever logged to."""
    return (entity for entity in recording.entity_paths if CONTEXT in recording.components(entity))


def _colors(infos: Iterable[AnnotationInfo]) -> UInt8Array:
    return np.array([info.shown_color for info in infos], np.uint8).reshape(-1, 4)


def _description(element: Any) -> ClassDescription:
    described = element["class_description"] or {}
    info = described.get("info")
    keypoints = [_info(keypoint) for keypoint in described.get("keypoint_annotations") or () if keypoint]
    connections = [pair for pair in described.get("keypoint_connections") or () if pair]
    return ClassDescription(
        info=AnnotationInfo(_id(element["class_id"])) if info is None else _info(info),
        keypoints={keypoint.id: keypoint for keypoint in keypoints},
        connections=tuple((_id(pair["keypoint0"]), _id(pair["keypoint1"])) for pair in connections),
    )


def _info(info: Any) -> AnnotationInfo:
    label, packed = info.get("label"), info.get("color")
    if label is not None and not isinstance(label, str):
        raise TypeError(f"label {label!r}")
    if packed is None:
        return AnnotationInfo(_id(info["id"]), label)
    red, green, blue, alpha = int(packed).to_bytes(4, "big")
    return AnnotationInfo(_id(info["id"]), label, (red, green, blue, alpha))


def _id(value: Any) -> int:
    number = int(value)
    if not 0 <= number < NUM_AUTO_COLORS:
        raise ValueError(f"id {number}")
    return number


NO_ANNOTATIONS = AnnotationContext({}, None)
"""The context where none was logged."""
