"""Encodings of annotation contexts: classes, keypoints, their colours and labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias, Union

import numpy as np
import pyarrow as pa

from .._baseclasses import BaseBatch, ComponentDescriptor, DescribedComponentBatch
from ..error_utils import strict_mode
from ._base import StructValue, Value, arrow_of, storage, structs
from ._numbers import ClassId, ClassIdLike, KeypointId, KeypointIdLike, Rgba32, Rgba32Like
from ._texts import Utf8, Utf8Like

AnnotationInfoLike: TypeAlias = Union[
    "AnnotationInfo", int, tuple[int], tuple[int, str | None], tuple[int, str | None, Rgba32Like | None]
]
AnnotationInfoArrayLike: TypeAlias = AnnotationInfoLike | Sequence[AnnotationInfoLike]
KeypointPairLike: TypeAlias = Union["KeypointPair", Sequence[KeypointIdLike]]
KeypointPairArrayLike: TypeAlias = KeypointPairLike | Sequence[KeypointPairLike]
ClassDescriptionLike: TypeAlias = Union["ClassDescription", AnnotationInfoLike]
ClassDescriptionArrayLike: TypeAlias = ClassDescriptionLike | Sequence[ClassDescriptionLike]
ClassDescriptionMapElemLike: TypeAlias = Union["ClassDescriptionMapElem", ClassDescriptionLike]
ClassDescriptionMapElemArrayLike: TypeAlias = ClassDescriptionMapElemLike | Sequence[ClassDescriptionMapElemLike]
AnnotationContextLike: TypeAlias = Union["AnnotationContext", ClassDescriptionMapElemArrayLike]
AnnotationContextArrayLike: TypeAlias = AnnotationContextLike | Sequence[AnnotationContextLike]


class AnnotationInfo(StructValue):
    """Colour and label of an id.

    Parameters
    ----------
    id:
        Class or keypoint id, 0 … 65535.
    label:
        Text to show; none by default.
    color:
        Colour; by default one that follows from the id.
    """

    __slots__ = ("color", "id", "label")

    def __init__(
        self, id: int | AnnotationInfo = 0, label: Utf8Like | None = None, color: Rgba32Like | None = None
    ) -> None:
        self.id = int(id)  # type: ignore[arg-type]
        if strict_mode():  # else a bad id is told when it is logged
            self._check()
        self.label = None if label is None else Utf8(label)
        self.color = None if color is None else Rgba32(color)

    def _check(self) -> None:
        if not 0 <= self.id <= 0xFFFF:
            raise OverflowError(f"AnnotationInfo: expected an id of 0 … 65535, got {self.id}")

    def _storage(self) -> Any:
        self._check()
        return super()._storage()

    @classmethod
    def of(cls, info: AnnotationInfoLike | None) -> AnnotationInfo:
        """What the shorthands mean: an id, (id, label), (id, label, colour); None is id 0."""
        if info is None:
            return cls()
        if isinstance(info, AnnotationInfo):
            return info
        return cls(*info) if isinstance(info, tuple | list) else cls(info)


class AnnotationInfoBatch(BaseBatch):
    """`AnnotationInfo`s or their shorthands."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("AnnotationInfo")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        items = data if isinstance(data, list) else [data]
        return pa.array([storage(AnnotationInfo.of(item)) for item in items], cls._ARROW_TYPE)


class KeypointPair(StructValue):
    """Two keypoints that are joined by a line."""

    __slots__ = ("keypoint0", "keypoint1")

    keypoint0: KeypointId
    keypoint1: KeypointId

    def __init__(self, keypoint0: Any, keypoint1: KeypointIdLike | None = None) -> None:
        if keypoint1 is None:
            is_pair = isinstance(keypoint0, KeypointPair)
            keypoint0, keypoint1 = (keypoint0.keypoint0, keypoint0.keypoint1) if is_pair else keypoint0
        self.keypoint0 = KeypointId(keypoint0)
        self.keypoint1 = KeypointId(keypoint1)


class KeypointPairBatch(BaseBatch):
    """Pairs of keypoint ids."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("KeypointPair")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return structs(_keypoint_pairs(data), cls._ARROW_TYPE, KeypointPair)


def _keypoint_pairs(connections: Any) -> list[Any]:
    """Pairs from an iterable of pairs, or from a flat list of ids: first, second, first, second, …"""
    if isinstance(connections, KeypointPair):
        return [connections]
    items = list(connections)
    if items and all(isinstance(item, int | np.integer | KeypointId) for item in items):
        if len(items) % 2:
            raise ValueError(f"expected an even number of keypoint ids, got {len(items)}")
        return list(zip(items[::2], items[1::2]))
    return items


class ClassDescription(StructValue):
    """Colour and label of a class, and its keypoints.

    Parameters
    ----------
    info:
        Of the class itself: an `AnnotationInfo`, an id, (id, label) or (id, label, colour). None is id 0.
    keypoint_annotations:
        Of the keypoints, in the same forms.
    keypoint_connections:
        Pairs of keypoint ids to join by lines, or a flat list of them.
    """

    __slots__ = ("info", "keypoint_annotations", "keypoint_connections")

    def __init__(
        self,
        info: AnnotationInfoLike | None = None,
        keypoint_annotations: Iterable[AnnotationInfoLike] | None = None,
        keypoint_connections: Iterable[KeypointPairLike] | Iterable[int] | None = None,
    ) -> None:
        self.info = AnnotationInfo.of(info)
        self.keypoint_annotations = [AnnotationInfo.of(item) for item in keypoint_annotations or ()]
        pairs = _keypoint_pairs(() if keypoint_connections is None else keypoint_connections)
        self.keypoint_connections = [pair if isinstance(pair, KeypointPair) else KeypointPair(*pair) for pair in pairs]

    def as_component_batches(self) -> list[DescribedComponentBatch]:
        """The batch of an annotation context of this class alone, so that it can be logged as it is."""
        archetype = "rerun.archetypes.AnnotationContext"
        descriptor = ComponentDescriptor("AnnotationContext:context", archetype, "rerun.components.AnnotationContext")
        return [DescribedComponentBatch(AnnotationContextBatch(self), descriptor)]

    @classmethod
    def of(cls, description: ClassDescriptionLike) -> ClassDescription:
        """What the shorthands mean: those of an `AnnotationInfo` describe a class without keypoints."""
        return description if isinstance(description, ClassDescription) else cls(description)


class ClassDescriptionBatch(BaseBatch):
    """`ClassDescription`s or their shorthands."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("ClassDescription")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        items = data if isinstance(data, list) else [data]
        return pa.array([storage(ClassDescription.of(item)) for item in items], cls._ARROW_TYPE)


class ClassDescriptionMapElem(StructValue):
    """A class id and its description."""

    __slots__ = ("class_description", "class_id")

    def __init__(self, class_id: ClassIdLike, class_description: ClassDescriptionLike) -> None:
        self.class_id = ClassId(class_id)
        self.class_description = ClassDescription.of(class_description)

    @classmethod
    def of(cls, element: ClassDescriptionMapElemLike) -> ClassDescriptionMapElem:
        """A description alone belongs to the id in its info."""
        if isinstance(element, ClassDescriptionMapElem):
            return element
        description = ClassDescription.of(element)
        return cls(description.info.id, description)


class ClassDescriptionMapElemBatch(BaseBatch):
    """Class ids with their descriptions."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("ClassDescriptionMapElem")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        items = data if isinstance(data, list) else [data]
        return pa.array([storage(ClassDescriptionMapElem.of(item)) for item in items], cls._ARROW_TYPE)


class AnnotationContext(Value):
    """Colours and labels of classes.

    Parameters
    ----------
    class_map:
        `ClassDescription`s, `AnnotationInfo`s, ids, (id, label) or (id, label, colour); or a mapping from class ids
        to these. A single one needs no list.
    """

    __slots__ = ("class_map",)

    def __init__(self, class_map: AnnotationContextLike | dict[int, ClassDescriptionLike]) -> None:
        if isinstance(class_map, AnnotationContext):
            self.class_map: list[ClassDescriptionMapElem] = class_map.class_map
        elif isinstance(class_map, dict):
            self.class_map = [ClassDescriptionMapElem(key, value) for key, value in class_map.items()]
        else:
            # A tuple that begins with a number is one description, not several.
            is_single = (isinstance(class_map, tuple) and class_map and isinstance(class_map[0], int)) or isinstance(
                class_map, Value | int
            )
            items: Iterable[Any] = [class_map] if is_single else class_map  # type: ignore[assignment]
            self.class_map = [ClassDescriptionMapElem.of(item) for item in items]


class AnnotationContextBatch(BaseBatch):
    """Annotation contexts; a list is one context of many classes."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("AnnotationContext")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        if isinstance(data, list) and not data:
            return pa.array([], cls._ARROW_TYPE)
        if isinstance(data, list) and isinstance(data[0], AnnotationContext | list):
            contexts = [AnnotationContext(item) for item in data]
        else:
            contexts = [AnnotationContext(data)]
        return pa.array([storage(context) for context in contexts], cls._ARROW_TYPE)
