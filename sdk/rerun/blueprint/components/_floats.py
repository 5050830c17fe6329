"""Components that are floats. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import encodings as _e
from ..._baseclasses import ComponentBatchMixin, ComponentMixin


class AngularSpeedBatch(_e.Float64Batch, ComponentBatchMixin):
    """Batch of `AngularSpeed`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.AngularSpeed"


class AngularSpeed(_e.Float64, ComponentMixin):
    """Radians per second."""

    __slots__ = ()
    _BATCH_TYPE = AngularSpeedBatch


class ColumnShareBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `ColumnShare`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ColumnShare"


class ColumnShare(_e.Float32, ComponentMixin):
    """Width of a column relative to the others."""

    __slots__ = ()
    _BATCH_TYPE = ColumnShareBatch


class ForceDistanceBatch(_e.Float64Batch, ComponentBatchMixin):
    """Batch of `ForceDistance`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ForceDistance"


class ForceDistance(_e.Float64, ComponentMixin):
    """Length at which a force is at rest."""

    __slots__ = ()
    _BATCH_TYPE = ForceDistanceBatch


class ForceStrengthBatch(_e.Float64Batch, ComponentBatchMixin):
    """Batch of `ForceStrength`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ForceStrength"


class ForceStrength(_e.Float64, ComponentMixin):
    """How strong a force is."""

    __slots__ = ()
    _BATCH_TYPE = ForceStrengthBatch


class FpsBatch(_e.Float64Batch, ComponentBatchMixin):
    """Batch of `Fps`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.Fps"


class Fps(_e.Float64, ComponentMixin):
    """Frames per second."""

    __slots__ = ()
    _BATCH_TYPE = FpsBatch


class GridSpacingBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `GridSpacing`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.GridSpacing"


class GridSpacing(_e.Float32, ComponentMixin):
    """Distance of grid lines, scene units."""

    __slots__ = ()
    _BATCH_TYPE = GridSpacingBatch


class NearClipPlaneBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `NearClipPlane`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.NearClipPlane"


class NearClipPlane(_e.Float32, ComponentMixin):
    """Distance before which nothing is drawn, scene units."""

    __slots__ = ()
    _BATCH_TYPE = NearClipPlaneBatch


class PlaybackSpeedBatch(_e.Float64Batch, ComponentBatchMixin):
    """Batch of `PlaybackSpeed`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.PlaybackSpeed"


class PlaybackSpeed(_e.Float64, ComponentMixin):
    """Speed of time; 1 is real time."""

    __slots__ = ()
    _BATCH_TYPE = PlaybackSpeedBatch


class RowShareBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `RowShare`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.RowShare"


class RowShare(_e.Float32, ComponentMixin):
    """Height of a row relative to the others."""

    __slots__ = ()
    _BATCH_TYPE = RowShareBatch


class TimelineFractionBatch(_e.Float64Batch, ComponentBatchMixin):
    """Batch of `TimelineFraction`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.TimelineFraction"


class TimelineFraction(_e.Float64, ComponentMixin):
    """Place on a timeline: 0 is its start, 1 its end."""

    __slots__ = ()
    _BATCH_TYPE = TimelineFractionBatch


class VolumeBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `Volume`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.Volume"


class Volume(_e.Float32, ComponentMixin):
    """Loudness, 0 … 1."""

    __slots__ = ()
    _BATCH_TYPE = VolumeBatch


class ZoomLevelBatch(_e.Float64Batch, ComponentBatchMixin):
    """Batch of `ZoomLevel`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.blueprint.components.ZoomLevel"


class ZoomLevel(_e.Float64, ComponentMixin):
    """Zoom of a map; 0 is the whole Earth."""

    __slots__ = ()
    _BATCH_TYPE = ZoomLevelBatch
