"""Components that are texts. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import encodings as _e
from .._baseclasses import ComponentBatchMixin, ComponentMixin
from . import _ext


class EntityPathBatch(_e.EntityPathBatch, ComponentBatchMixin):
    """Batch of `EntityPath`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.EntityPath"


class EntityPath(_e.EntityPath, ComponentMixin):
    """Path of an entity."""

    __slots__ = ()
    _BATCH_TYPE = EntityPathBatch


class GraphNodeBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `GraphNode`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.GraphNode"


class GraphNode(_e.Utf8, ComponentMixin):
    """Name of a node."""

    __slots__ = ()
    _BATCH_TYPE = GraphNodeBatch


class MediaTypeBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `MediaType`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.MediaType"


class MediaType(_ext.MediaTypeExt, _e.Utf8, ComponentMixin):
    """Media type, such as `image/png`."""

    __slots__ = ()
    _BATCH_TYPE = MediaTypeBatch


class NameBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `Name`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Name"


class Name(_e.Utf8, ComponentMixin):
    """Name to show."""

    __slots__ = ()
    _BATCH_TYPE = NameBatch


class TextBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `Text`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Text"


class Text(_e.Utf8, ComponentMixin):
    """Text."""

    __slots__ = ()
    _BATCH_TYPE = TextBatch


class TextLogLevelBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `TextLogLevel`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.TextLogLevel"


class TextLogLevel(_ext.TextLogLevelExt, _e.Utf8, ComponentMixin):
    """Importance of a message, such as `INFO`."""

    __slots__ = ()
    _BATCH_TYPE = TextLogLevelBatch


class TransformFrameIdBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `TransformFrameId`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.TransformFrameId"


class TransformFrameId(_e.Utf8, ComponentMixin):
    """Name of a coordinate frame."""

    __slots__ = ()
    _BATCH_TYPE = TransformFrameIdBatch


class UnitBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `Unit`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Unit"


class Unit(_e.Utf8, ComponentMixin):
    """Unit of measurement, such as `m/s`."""

    __slots__ = ()
    _BATCH_TYPE = UnitBatch


class UrlBatch(_e.Utf8Batch, ComponentBatchMixin):
    """Batch of `Url`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Url"


class Url(_e.Utf8, ComponentMixin):
    """Web address."""

    __slots__ = ()
    _BATCH_TYPE = UrlBatch
