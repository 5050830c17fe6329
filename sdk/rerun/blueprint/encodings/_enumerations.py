"""Lists of named numbers. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, Union

import numpy.typing as npt
import pyarrow as pa

from ...encodings._base import EnumBatch, NamedEnum


class ComponentSourceKind(NamedEnum):
    """Where a visualizer gets a component from."""

    SourceComponent = 1
    Override = 2
    Default = 3
    AnnotationContext = 4


ComponentSourceKindLike: TypeAlias = Union["ComponentSourceKind", str, int]
ComponentSourceKindArrayLike: TypeAlias = ComponentSourceKindLike | Sequence[ComponentSourceKindLike] | npt.ArrayLike


class ComponentSourceKindBatch(EnumBatch):
    """Batch of `ComponentSourceKind`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = ComponentSourceKind


class SortDirection(NamedEnum):
    """Which way a table is sorted."""

    Ascending = 1
    Descending = 2


SortDirectionLike: TypeAlias = Union["SortDirection", str, int]
SortDirectionArrayLike: TypeAlias = SortDirectionLike | Sequence[SortDirectionLike] | npt.ArrayLike


class SortDirectionBatch(EnumBatch):
    """Batch of `SortDirection`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = SortDirection


class TextLogColumnKind(NamedEnum):
    """What a text log's column shows."""

    EntityPath = 1
    LogLevel = 2
    Body = 3


TextLogColumnKindLike: TypeAlias = Union["TextLogColumnKind", str, int]
TextLogColumnKindArrayLike: TypeAlias = TextLogColumnKindLike | Sequence[TextLogColumnKindLike] | npt.ArrayLike


class TextLogColumnKindBatch(EnumBatch):
    """Batch of `TextLogColumnKind`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = TextLogColumnKind
