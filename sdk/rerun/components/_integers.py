"""Integers, times, colours and flags. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import encodings as _e
from .._baseclasses import ComponentBatchMixin, ComponentMixin
from . import _ext


class AlbedoFactorBatch(_e.Rgba32Batch, ComponentBatchMixin):
    """Batch of `AlbedoFactor`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.AlbedoFactor"


class AlbedoFactor(_e.Rgba32, ComponentMixin):
    """Colour that everything is multiplied by, sRGB with separate alpha."""

    __slots__ = ()
    _BATCH_TYPE = AlbedoFactorBatch


class BoolBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `Bool`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Bool"


class Bool(_e.Bool, ComponentMixin):
    """True or false."""

    __slots__ = ()
    _BATCH_TYPE = BoolBatch


class ChannelIdBatch(_e.UInt16Batch, ComponentBatchMixin):
    """Batch of `ChannelId`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.ChannelId"


class ChannelId(_e.UInt16, ComponentMixin):
    """Number of a channel in an MCAP file."""

    __slots__ = ()
    _BATCH_TYPE = ChannelIdBatch


class ClassIdBatch(_e.ClassIdBatch, ComponentBatchMixin):
    """Batch of `ClassId`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.ClassId"


class ClassId(_e.ClassId, ComponentMixin):
    """Class of an instance; an annotation context says its colour and label."""

    __slots__ = ()
    _BATCH_TYPE = ClassIdBatch


class ClearIsRecursiveBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `ClearIsRecursive`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.ClearIsRecursive"


class ClearIsRecursive(_ext.ClearIsRecursiveExt, _e.Bool, ComponentMixin):
    """Whether everything below the entity is cleared, too."""

    __slots__ = ()
    _BATCH_TYPE = ClearIsRecursiveBatch


class ColorBatch(_e.Rgba32Batch, ComponentBatchMixin):
    """Batch of `Color`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Color"


class Color(_ext.ColorExt, _e.Rgba32, ComponentMixin):
    """Colour, sRGB with separate alpha; integers 0 … 255 or floats 0 … 1."""

    __slots__ = ()
    _BATCH_TYPE = ColorBatch


class CountBatch(_e.UInt64Batch, ComponentBatchMixin):
    """Batch of `Count`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Count"


class Count(_e.UInt64, ComponentMixin):
    """How many."""

    __slots__ = ()
    _BATCH_TYPE = CountBatch


class FlagBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `Flag`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Flag"


class Flag(_e.Bool, ComponentMixin):
    """Whether something is marked."""

    __slots__ = ()
    _BATCH_TYPE = FlagBatch


class InteractiveBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `Interactive`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Interactive"


class Interactive(_e.Bool, ComponentMixin):
    """Whether it can be hovered and selected."""

    __slots__ = ()
    _BATCH_TYPE = InteractiveBatch


class IsKeyframeBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `IsKeyframe`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.IsKeyframe"


class IsKeyframe(_e.Bool, ComponentMixin):
    """Whether decoding can start at this sample."""

    __slots__ = ()
    _BATCH_TYPE = IsKeyframeBatch


class KeypointIdBatch(_e.KeypointIdBatch, ComponentBatchMixin):
    """Batch of `KeypointId`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.KeypointId"


class KeypointId(_e.KeypointId, ComponentMixin):
    """Keypoint inside a class; an annotation context says colour and label."""

    __slots__ = ()
    _BATCH_TYPE = KeypointIdBatch


class SchemaIdBatch(_e.UInt16Batch, ComponentBatchMixin):
    """Batch of `SchemaId`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.SchemaId"


class SchemaId(_e.UInt16, ComponentMixin):
    """Number of a schema in an MCAP file."""

    __slots__ = ()
    _BATCH_TYPE = SchemaIdBatch


class ShowLabelsBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `ShowLabels`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.ShowLabels"


class ShowLabels(_e.Bool, ComponentMixin):
    """Whether labels are drawn."""

    __slots__ = ()
    _BATCH_TYPE = ShowLabelsBatch


class SphericalHarmonicsDegreeBatch(_e.UInt32Batch, ComponentBatchMixin):
    """Batch of `SphericalHarmonicsDegree`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.SphericalHarmonicsDegree"


class SphericalHarmonicsDegree(_e.UInt32, ComponentMixin):
    """Highest degree of the spherical harmonics, 0 … 3."""

    __slots__ = ()
    _BATCH_TYPE = SphericalHarmonicsDegreeBatch


class TimestampBatch(_e.TimeIntBatch, ComponentBatchMixin):
    """Batch of `Timestamp`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Timestamp"


class Timestamp(_e.TimeInt, ComponentMixin):
    """Nanoseconds since 1970-01-01 UTC."""

    __slots__ = ()
    _BATCH_TYPE = TimestampBatch


class VideoTimestampBatch(_e.VideoTimestampBatch, ComponentBatchMixin):
    """Batch of `VideoTimestamp`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.VideoTimestamp"


class VideoTimestamp(_ext.VideoTimestampExt, _e.VideoTimestamp, ComponentMixin):
    """Nanoseconds since the start of a video."""

    __slots__ = ()
    _BATCH_TYPE = VideoTimestampBatch


class VisibleBatch(_e.BoolBatch, ComponentBatchMixin):
    """Batch of `Visible`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Visible"


class Visible(_e.Bool, ComponentMixin):
    """Whether it is drawn."""

    __slots__ = ()
    _BATCH_TYPE = VisibleBatch
