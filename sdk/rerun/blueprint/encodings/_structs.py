"""Encodings that only blueprints use: columns of tables and logs, mappings of visualizers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias, Union

import pyarrow as pa

from ..._baseclasses import BaseBatch
from ..._converters import text_list
from ...encodings import BoolLike, EntityPathLike, TimeInt, TimeIntLike, Utf8, Utf8Like
from ...encodings._base import NumberValue, StructValue, Value, arrow_of, storage, structs
from ._enumerations import (
    ComponentSourceKind,
    ComponentSourceKindLike,
    SortDirection,
    SortDirectionLike,
    TextLogColumnKind,
    TextLogColumnKindLike,
)

ColumnOrderLike: TypeAlias = Union["ColumnOrder", Sequence[EntityPathLike]]
ColumnOrderArrayLike: TypeAlias = ColumnOrderLike
ColumnTypeLike: TypeAlias = "ColumnType"
ColumnTypeArrayLike: TypeAlias = Union["ColumnType", Sequence["ColumnType"]]
ComponentColumnSelectorLike: TypeAlias = Union["ComponentColumnSelector", str]
ComponentColumnSelectorArrayLike: TypeAlias = ComponentColumnSelectorLike | Sequence[ComponentColumnSelectorLike]
FilterByRangeLike: TypeAlias = Union["FilterByRange", tuple[TimeIntLike, TimeIntLike]]
FilterByRangeArrayLike: TypeAlias = FilterByRangeLike | Sequence[FilterByRangeLike]
FilterIsNotNullLike: TypeAlias = "FilterIsNotNull"
FilterIsNotNullArrayLike: TypeAlias = Union["FilterIsNotNull", Sequence["FilterIsNotNull"]]
SelectedColumnsLike: TypeAlias = Union["SelectedColumns", Sequence[Union["ComponentColumnSelector", str]]]
SelectedColumnsArrayLike: TypeAlias = SelectedColumnsLike
SortByLike: TypeAlias = Union["SortBy", str]
SortByArrayLike: TypeAlias = SortByLike | Sequence[SortByLike]
TensorDimensionIndexSliderLike: TypeAlias = Union["TensorDimensionIndexSlider", int]
TensorDimensionIndexSliderArrayLike: TypeAlias = (
    TensorDimensionIndexSliderLike | Sequence[TensorDimensionIndexSliderLike]
)
TextLogColumnLike: TypeAlias = Union["TextLogColumn", TextLogColumnKindLike]
TextLogColumnArrayLike: TypeAlias = TextLogColumnLike | Sequence[TextLogColumnLike]
TimelineColumnLike: TypeAlias = Union["TimelineColumn", str]
TimelineColumnArrayLike: TypeAlias = TimelineColumnLike | Sequence[TimelineColumnLike]
VisualizerComponentMappingLike: TypeAlias = "VisualizerComponentMapping"
VisualizerComponentMappingArrayLike: TypeAlias = Union[
    "VisualizerComponentMapping", Sequence["VisualizerComponentMapping"]
]


class ColumnOrder(Value):
    """Entities in the order of their columns."""

    __slots__ = ("entity_paths",)

    def __init__(self, entity_paths: Sequence[EntityPathLike]) -> None:
        self.entity_paths = [str(path) for path in entity_paths]


class ColumnOrderBatch(BaseBatch):
    """One list of entity paths."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("ColumnOrder")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        if isinstance(data, list) and not data:
            return pa.array([], cls._ARROW_TYPE)
        return text_list(getattr(data, "entity_paths", data), cls._ARROW_TYPE)


class ColumnType(StructValue):
    """What a column of a table holds."""

    __slots__ = ("component", "component_type_name")

    def __init__(self, *, component: str | None = None, component_type_name: str | None = None) -> None:
        self.component = component
        self.component_type_name = component_type_name


class ColumnTypeBatch(BaseBatch):
    """`ColumnType`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("ColumnType")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        items = data if isinstance(data, list | tuple) else [data]
        return pa.array([storage(item) for item in items], cls._ARROW_TYPE)


class ComponentColumnSelector(StructValue):
    """A column of data: an entity and one of its components.

    Parameters
    ----------
    spec:
        Both as a text, `/entity:Archetype:field` or `/entity:component`.
    entity_path, component:
        The parts; instead of `spec`.
    """

    __slots__ = ("component", "entity_path")
    component: str
    entity_path: str

    def __init__(
        self,
        spec: str | ComponentColumnSelector | None = None,
        *,
        entity_path: EntityPathLike | None = None,
        component: Utf8Like | None = None,
    ) -> None:
        if isinstance(spec, ComponentColumnSelector):
            entity_path, component = spec.entity_path, spec.component
        elif spec is not None:
            if entity_path is not None or component is not None:
                raise ValueError("ComponentColumnSelector: expected spec, or entity_path and component, got both")
            entity_path, colon, component = spec.partition(":")
            if not colon:
                raise ValueError(f"ComponentColumnSelector: expected `/entity:component`, got {spec!r}")
        if entity_path is None or component is None:
            raise ValueError("ComponentColumnSelector: expected entity_path and component")
        self.entity_path = str(entity_path)
        self.component = str(component)


class ComponentColumnSelectorBatch(BaseBatch):
    """`ComponentColumnSelector`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("ComponentColumnSelector")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return structs(data, cls._ARROW_TYPE, ComponentColumnSelector)


class FilterByRange(StructValue):
    """First and last time to show."""

    __slots__ = ("end", "start")

    def __init__(self, start: Any, end: TimeIntLike | None = None) -> None:
        if end is None:
            start, end = start
        self.start = TimeInt(start)
        self.end = TimeInt(end)  # type: ignore[arg-type]


class FilterByRangeBatch(BaseBatch):
    """`FilterByRange`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("FilterByRange")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return structs([data] if isinstance(data, tuple) else data, cls._ARROW_TYPE, FilterByRange)


class FilterIsNotNull(StructValue):
    """The column that must have a value, and whether that is asked."""

    __slots__ = ("active", "column")

    def __init__(self, active: BoolLike, column: ComponentColumnSelectorLike) -> None:
        self.active = bool(active)
        self.column = ComponentColumnSelector(column)


class FilterIsNotNullBatch(BaseBatch):
    """`FilterIsNotNull`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("FilterIsNotNull")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        items = data if isinstance(data, list | tuple) else [data]
        return pa.array([storage(item) for item in items], cls._ARROW_TYPE)


class SelectedColumns(StructValue):
    """The columns to show.

    Parameters
    ----------
    columns:
        `ComponentColumnSelector`s and texts; a text without a colon names a timeline.
    """

    __slots__ = ("component_columns", "time_columns")

    def __init__(self, columns: Sequence[ComponentColumnSelectorLike | Utf8Like] | SelectedColumns) -> None:
        self.time_columns: list[str] = []
        self.component_columns: list[ComponentColumnSelector] = []
        if isinstance(columns, SelectedColumns):
            columns = [*columns.time_columns, *columns.component_columns]
        for column in columns:
            if isinstance(column, ComponentColumnSelector):
                self.component_columns.append(column)
            elif ":" in str(column):
                self.component_columns.append(ComponentColumnSelector(str(column)))
            else:
                self.time_columns.append(str(column))


class SelectedColumnsBatch(BaseBatch):
    """One `SelectedColumns`, or the list it is made from."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("SelectedColumns")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        if isinstance(data, list) and not data:
            return pa.array([], cls._ARROW_TYPE)
        return pa.array([storage(SelectedColumns(data))], cls._ARROW_TYPE)


class SortBy(StructValue):
    """The column to sort by, ascending unless said otherwise."""

    __slots__ = ("column", "direction")

    def __init__(self, column: Utf8Like, *, direction: SortDirectionLike | None = None) -> None:
        self.column = Utf8(column)
        self.direction = None if direction is None else SortDirection.auto(direction)


class SortByBatch(BaseBatch):
    """`SortBy`s, or names of columns."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("SortBy")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return structs(data, cls._ARROW_TYPE, SortBy)


class TensorDimensionIndexSlider(NumberValue):
    """Number of the axis of a tensor that gets a slider."""

    __slots__ = ("dimension",)

    def __init__(self, dimension: TensorDimensionIndexSliderLike) -> None:
        self.dimension = int(dimension)


class TensorDimensionIndexSliderBatch(BaseBatch):
    """Numbers of axes."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("TensorDimensionIndexSlider")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        items = data if isinstance(data, list | tuple) or hasattr(data, "dtype") else [data]
        return pa.array([{"dimension": int(item)} for item in items], cls._ARROW_TYPE)


class TextLogColumn(StructValue):
    """A column of a text log."""

    __slots__ = ("kind", "visible")

    def __init__(self, kind: TextLogColumnKindLike, *, visible: BoolLike = True) -> None:
        self.kind = TextLogColumnKind.auto(kind)
        self.visible = bool(visible)


class TextLogColumnBatch(BaseBatch):
    """`TextLogColumn`s, or kinds of columns."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("TextLogColumn")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return structs(data, cls._ARROW_TYPE, TextLogColumn)


class TimelineColumn(StructValue):
    """A column of a text log with the times of a timeline."""

    __slots__ = ("timeline", "visible")

    def __init__(self, timeline: Utf8Like, *, visible: BoolLike = True) -> None:
        self.timeline = Utf8(timeline)
        self.visible = bool(visible)


class TimelineColumnBatch(BaseBatch):
    """`TimelineColumn`s, or names of timelines."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("TimelineColumn")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        return structs(data, cls._ARROW_TYPE, TimelineColumn)


class VisualizerComponentMapping(StructValue):
    """Where a visualizer gets one of its components from.

    Parameters
    ----------
    target:
        The component of the visualizer, such as `Points3D:radii`.
    source_kind:
        Where it comes from.
    source_component:
        The component of the entity that is used instead, if it comes from the data.
    selector:
        The part of that component, as a path such as `.position.x`.
    """

    __slots__ = ("selector", "source_component", "source_kind", "target")

    def __init__(
        self,
        target: Utf8Like,
        source_kind: ComponentSourceKindLike,
        *,
        source_component: str | None = None,
        selector: str | None = None,
    ) -> None:
        self.target = Utf8(target)
        self.source_kind = ComponentSourceKind.auto(source_kind)
        self.source_component = source_component
        self.selector = selector


class VisualizerComponentMappingBatch(BaseBatch):
    """`VisualizerComponentMapping`s."""

    __slots__ = ()
    _ARROW_TYPE = arrow_of("VisualizerComponentMapping")

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        items = data if isinstance(data, list | tuple) else [data]
        return pa.array([storage(item) for item in items], cls._ARROW_TYPE)
