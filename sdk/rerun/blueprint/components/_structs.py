"""Components of several members, or of many items. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings as _e
from ..._baseclasses import ComponentBatchMixin, ComponentMixin
from .. import encodings as _b


class AbsoluteTimeRangeBatch(_e.AbsoluteTimeRangeBatch, ComponentBatchMixin):
    """Batch of `AbsoluteTimeRange`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.AbsoluteTimeRange"


class AbsoluteTimeRange(_e.AbsoluteTimeRange, ComponentMixin):
    """First and last time, in the unit of the timeline."""

    __slots__ = ()
    _BATCH_TYPE = AbsoluteTimeRangeBatch


class ColumnOrderBatch(_b.ColumnOrderBatch, ComponentBatchMixin):
    """Batch of `ColumnOrder`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ColumnOrder"


class ColumnOrder(_b.ColumnOrder, ComponentMixin):
    """Entities in the order of their columns."""

    __slots__ = ()
    _BATCH_TYPE = ColumnOrderBatch


class ColumnTypeBatch(_b.ColumnTypeBatch, ComponentBatchMixin):
    """Batch of `ColumnType`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ColumnType"


class ColumnType(_b.ColumnType, ComponentMixin):
    """What a column holds."""

    __slots__ = ()
    _BATCH_TYPE = ColumnTypeBatch


class ComponentColumnSelectorBatch(_b.ComponentColumnSelectorBatch, ComponentBatchMixin):
    """Batch of `ComponentColumnSelector`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ComponentColumnSelector"


class ComponentColumnSelector(_b.ComponentColumnSelector, ComponentMixin):
    """A column: entity and component."""

    __slots__ = ()
    _BATCH_TYPE = ComponentColumnSelectorBatch


class FilterByRangeBatch(_b.FilterByRangeBatch, ComponentBatchMixin):
    """Batch of `FilterByRange`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.FilterByRange"


class FilterByRange(_b.FilterByRange, ComponentMixin):
    """First and last time to show."""

    __slots__ = ()
    _BATCH_TYPE = FilterByRangeBatch


class FilterIsNotNullBatch(_b.FilterIsNotNullBatch, ComponentBatchMixin):
    """Batch of `FilterIsNotNull`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.FilterIsNotNull"


class FilterIsNotNull(_b.FilterIsNotNull, ComponentMixin):
    """The column that must have a value."""

    __slots__ = ()
    _BATCH_TYPE = FilterIsNotNullBatch


class SelectedColumnsBatch(_b.SelectedColumnsBatch, ComponentBatchMixin):
    """Batch of `SelectedColumns`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.SelectedColumns"


class SelectedColumns(_b.SelectedColumns, ComponentMixin):
    """The columns to show."""

    __slots__ = ()
    _BATCH_TYPE = SelectedColumnsBatch


class SortByBatch(_b.SortByBatch, ComponentBatchMixin):
    """Batch of `SortBy`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.SortBy"


class SortBy(_b.SortBy, ComponentMixin):
    """The column to sort by."""

    __slots__ = ()
    _BATCH_TYPE = SortByBatch


class TensorDimensionIndexSliderBatch(_b.TensorDimensionIndexSliderBatch, ComponentBatchMixin):
    """Batch of `TensorDimensionIndexSlider`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.TensorDimensionIndexSlider"


class TensorDimensionIndexSlider(_b.TensorDimensionIndexSlider, ComponentMixin):
    """Axis of a tensor that gets a slider."""

    __slots__ = ()
    _BATCH_TYPE = TensorDimensionIndexSliderBatch


class TextLogColumnBatch(_b.TextLogColumnBatch, ComponentBatchMixin):
    """Batch of `TextLogColumn`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.TextLogColumn"


class TextLogColumn(_b.TextLogColumn, ComponentMixin):
    """Column of a text log."""

    __slots__ = ()
    _BATCH_TYPE = TextLogColumnBatch


class TimeRangeBatch(_e.TimeRangeBatch, ComponentBatchMixin):
    """Batch of `TimeRange`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.TimeRange"


class TimeRange(_e.TimeRange, ComponentMixin):
    """Where a range of times starts and ends."""

    __slots__ = ()
    _BATCH_TYPE = TimeRangeBatch


class TimelineColumnBatch(_b.TimelineColumnBatch, ComponentBatchMixin):
    """Batch of `TimelineColumn`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.TimelineColumn"


class TimelineColumn(_b.TimelineColumn, ComponentMixin):
    """Column of a text log with times."""

    __slots__ = ()
    _BATCH_TYPE = TimelineColumnBatch


class VisibleTimeRangeBatch(_e.VisibleTimeRangeBatch, ComponentBatchMixin):
    """Batch of `VisibleTimeRange`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.VisibleTimeRange"


class VisibleTimeRange(_e.VisibleTimeRange, ComponentMixin):
    """The times that are shown of a timeline."""

    __slots__ = ()
    _BATCH_TYPE = VisibleTimeRangeBatch


class VisualBounds2DBatch(_e.Range2DBatch, ComponentBatchMixin):
    """Batch of `VisualBounds2D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.VisualBounds2D"


class VisualBounds2D(_e.Range2D, ComponentMixin):
    """The part of a 2D space that is shown."""

    __slots__ = ()
    _BATCH_TYPE = VisualBounds2DBatch


class VisualizerComponentMappingBatch(_b.VisualizerComponentMappingBatch, ComponentBatchMixin):
    """Batch of `VisualizerComponentMapping`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.VisualizerComponentMapping"


class VisualizerComponentMapping(_b.VisualizerComponentMapping, ComponentMixin):
    """Where a visualizer gets a component."""

    __slots__ = ()
    _BATCH_TYPE = VisualizerComponentMappingBatch
