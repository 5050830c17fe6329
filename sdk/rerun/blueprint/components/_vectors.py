"""Components of a fixed number of numbers. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings as _e
from ..._baseclasses import ComponentBatchMixin, ComponentMixin


class RootContainerBatch(_e.UuidBatch, ComponentBatchMixin):
    """Batch of `RootContainer`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.RootContainer"


class RootContainer(_e.Uuid, ComponentMixin):
    """Id of the outermost container."""

    __slots__ = ()
    _BATCH_TYPE = RootContainerBatch


class ViewMaximizedBatch(_e.UuidBatch, ComponentBatchMixin):
    """Batch of `ViewMaximized`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ViewMaximized"


class ViewMaximized(_e.Uuid, ComponentMixin):
    """Id of the view that fills the window."""

    __slots__ = ()
    _BATCH_TYPE = ViewMaximizedBatch


class VisualizerInstructionIdBatch(_e.UuidBatch, ComponentBatchMixin):
    """Batch of `VisualizerInstructionId`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.VisualizerInstructionId"


class VisualizerInstructionId(_e.Uuid, ComponentMixin):
    """Id of a visualizer instruction."""

    __slots__ = ()
    _BATCH_TYPE = VisualizerInstructionIdBatch
