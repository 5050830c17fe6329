"""Components that are texts. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings as _e
from ..._baseclasses import ComponentBatchMixin, ComponentMixin


class ActiveTabBatch(_e.EntityPathBatch, ComponentBatchMixin):
    """Batch of `ActiveTab`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ActiveTab"


class ActiveTab(_e.EntityPath, ComponentMixin):
    """Path of the tab in front."""

    __slots__ = ()
    _BATCH_TYPE = ActiveTabBatch


class ColumnNameBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `ColumnName`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ColumnName"


class ColumnName(_e.Utf8, ComponentMixin):
    """Name of a column."""

    __slots__ = ()
    _BATCH_TYPE = ColumnNameBatch


class IncludedContentBatch(_e.EntityPathBatch, ComponentBatchMixin):
    """Batch of `IncludedContent`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.IncludedContent"


class IncludedContent(_e.EntityPath, ComponentMixin):
    """Path of a view or container inside."""

    __slots__ = ()
    _BATCH_TYPE = IncludedContentBatch


class QueryExpressionBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `QueryExpression`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.QueryExpression"


class QueryExpression(_e.Utf8, ComponentMixin):
    """Entity filter, such as `+ /world/**`."""

    __slots__ = ()
    _BATCH_TYPE = QueryExpressionBatch


class SqlFilterExpressionBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `SqlFilterExpression`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.SqlFilterExpression"


class SqlFilterExpression(_e.Utf8, ComponentMixin):
    """Condition in SQL."""

    __slots__ = ()
    _BATCH_TYPE = SqlFilterExpressionBatch


class TimelineNameBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `TimelineName`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.TimelineName"


class TimelineName(_e.Utf8, ComponentMixin):
    """Name of a timeline."""

    __slots__ = ()
    _BATCH_TYPE = TimelineNameBatch


class ViewClassBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `ViewClass`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ViewClass"


class ViewClass(_e.Utf8, ComponentMixin):
    """Kind of a view, such as `3D`."""

    __slots__ = ()
    _BATCH_TYPE = ViewClassBatch


class ViewOriginBatch(_e.EntityPathBatch, ComponentBatchMixin):
    """Batch of `ViewOrigin`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ViewOrigin"


class ViewOrigin(_e.EntityPath, ComponentMixin):
    """Path of the entity whose space a view shows."""

    __slots__ = ()
    _BATCH_TYPE = ViewOriginBatch


class VisualizerTypeBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `VisualizerType`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.VisualizerType"


class VisualizerType(_e.Utf8, ComponentMixin):
    """Name of a visualizer, such as `Points3D`."""

    __slots__ = ()
    _BATCH_TYPE = VisualizerTypeBatch
