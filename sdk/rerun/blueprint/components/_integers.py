"""Integers, times, colours and flags. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings as _e
from ..._baseclasses import ComponentBatchMixin, ComponentMixin


class ApplyLatestAtBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `ApplyLatestAt`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ApplyLatestAt"


class ApplyLatestAt(_e.Bool, ComponentMixin):
    """Whether gaps are filled with the latest value before them."""

    __slots__ = ()
    _BATCH_TYPE = ApplyLatestAtBatch


class AutoLayoutBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `AutoLayout`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.AutoLayout"


class AutoLayout(_e.Bool, ComponentMixin):
    """Whether the viewer arranges the views."""

    __slots__ = ()
    _BATCH_TYPE = AutoLayoutBatch


class AutoScrollBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `AutoScroll`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.AutoScroll"


class AutoScroll(_e.Bool, ComponentMixin):
    """Whether the newest rows are kept in sight."""

    __slots__ = ()
    _BATCH_TYPE = AutoScrollBatch


class AutoViewsBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `AutoViews`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.AutoViews"


class AutoViews(_e.Bool, ComponentMixin):
    """Whether the viewer adds views by itself."""

    __slots__ = ()
    _BATCH_TYPE = AutoViewsBatch


class EditableBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `Editable`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.Editable"


class Editable(_e.Bool, ComponentMixin):
    """Whether it can be edited."""

    __slots__ = ()
    _BATCH_TYPE = EditableBatch


class EnabledBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `Enabled`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.Enabled"


class Enabled(_e.Bool, ComponentMixin):
    """Whether it takes effect."""

    __slots__ = ()
    _BATCH_TYPE = EnabledBatch


class ForceIterationsBatch(_e.UInt64Batch, ComponentBatchMixin):
    """Batch of `ForceIterations`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ForceIterations"


class ForceIterations(_e.UInt64, ComponentMixin):
    """How often a force is applied in each step."""

    __slots__ = ()
    _BATCH_TYPE = ForceIterationsBatch


class GridColumnsBatch(_e.UInt32Batch, ComponentBatchMixin):
    """Batch of `GridColumns`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.GridColumns"


class GridColumns(_e.UInt32, ComponentMixin):
    """Number of columns of a grid."""

    __slots__ = ()
    _BATCH_TYPE = GridColumnsBatch


class LockRangeDuringZoomBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `LockRangeDuringZoom`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.LockRangeDuringZoom"


class LockRangeDuringZoom(_e.Bool, ComponentMixin):
    """Whether zooming leaves the range alone."""

    __slots__ = ()
    _BATCH_TYPE = LockRangeDuringZoomBatch


class TimeIntBatch(_e.TimeIntBatch, ComponentBatchMixin):
    """Batch of `TimeInt`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.TimeInt"


class TimeInt(_e.TimeInt, ComponentMixin):
    """A time, in the unit of its timeline."""

    __slots__ = ()
    _BATCH_TYPE = TimeIntBatch


class ViewerRecommendationHashBatch(_e.UInt64Batch, ComponentBatchMixin):
    """Batch of `ViewerRecommendationHash`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ViewerRecommendationHash"


class ViewerRecommendationHash(_e.UInt64, ComponentMixin):
    """Hash of a recommendation that was made."""

    __slots__ = ()
    _BATCH_TYPE = ViewerRecommendationHashBatch
