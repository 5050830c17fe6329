"""Components that are floats. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import encodings as _e
from .._baseclasses import ComponentBatchMixin, ComponentMixin
from . import _ext


class AxisLengthBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `AxisLength`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.AxisLength"


class AxisLength(_e.Float32, ComponentMixin):
    """Length of drawn axes, scene units."""

    __slots__ = ()
    _BATCH_TYPE = AxisLengthBatch


class CellSizeBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `CellSize`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.CellSize"


class CellSize(_e.Float32, ComponentMixin):
    """Extent of a cell, scene units."""

    __slots__ = ()
    _BATCH_TYPE = CellSizeBatch


class DepthMeterBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `DepthMeter`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.DepthMeter"


class DepthMeter(_e.Float32, ComponentMixin):
    """Value of a depth image that means one scene unit."""

    __slots__ = ()
    _BATCH_TYPE = DepthMeterBatch


class DrawOrderBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `DrawOrder`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.DrawOrder"


class DrawOrder(_e.Float32, ComponentMixin):
    """2D layer: higher is drawn on top."""

    __slots__ = ()
    _BATCH_TYPE = DrawOrderBatch


class FillRatioBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `FillRatio`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.FillRatio"


class FillRatio(_e.Float32, ComponentMixin):
    """Size relative to the one that leaves no gaps."""

    __slots__ = ()
    _BATCH_TYPE = FillRatioBatch


class GammaCorrectionBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `GammaCorrection`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.GammaCorrection"


class GammaCorrection(_e.Float32, ComponentMixin):
    """Exponent applied to values before they are coloured."""

    __slots__ = ()
    _BATCH_TYPE = GammaCorrectionBatch


class ImagePlaneDistanceBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `ImagePlaneDistance`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.ImagePlaneDistance"


class ImagePlaneDistance(_e.Float32, ComponentMixin):
    """How far in front of a camera its image is drawn, scene units."""

    __slots__ = ()
    _BATCH_TYPE = ImagePlaneDistanceBatch


class LengthBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `Length`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Length"


class Length(_e.Float32, ComponentMixin):
    """Length, scene units."""

    __slots__ = ()
    _BATCH_TYPE = LengthBatch


class LinearSpeedBatch(_e.Float64Batch, ComponentBatchMixin):
    """Batch of `LinearSpeed`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.LinearSpeed"


class LinearSpeed(_e.Float64, ComponentMixin):
    """Scene units per second."""

    __slots__ = ()
    _BATCH_TYPE = LinearSpeedBatch


class MarkerSizeBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `MarkerSize`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.MarkerSize"


class MarkerSize(_e.Float32, ComponentMixin):
    """Size of a marker, points of the user interface."""

    __slots__ = ()
    _BATCH_TYPE = MarkerSizeBatch


class OpacityBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `Opacity`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Opacity"


class Opacity(_e.Float32, ComponentMixin):
    """0 is invisible, 1 opaque."""

    __slots__ = ()
    _BATCH_TYPE = OpacityBatch


class OpticalDensityBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `OpticalDensity`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.OpticalDensity"


class OpticalDensity(_e.Float32, ComponentMixin):
    """Absorption per scene unit of a full value."""

    __slots__ = ()
    _BATCH_TYPE = OpticalDensityBatch


class RadiusBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `Radius`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Radius"


class Radius(_ext.RadiusExt, _e.Float32, ComponentMixin):
    """Radius: scene units, or if negative the size in points of the user interface."""

    __slots__ = ()
    _BATCH_TYPE = RadiusBatch


class ScalarBatch(_e.Float64Batch, ComponentBatchMixin):
    """Batch of `Scalar`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Scalar"


class Scalar(_e.Float64, ComponentMixin):
    """A number to plot."""

    __slots__ = ()
    _BATCH_TYPE = ScalarBatch


class StrokeWidthBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `StrokeWidth`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.StrokeWidth"


class StrokeWidth(_e.Float32, ComponentMixin):
    """Width of a line, points of the user interface."""

    __slots__ = ()
    _BATCH_TYPE = StrokeWidthBatch


class VarianceBatch(_e.Float64Batch, ComponentBatchMixin):
    """Batch of `Variance`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Variance"


class Variance(_e.Float64, ComponentMixin):
    """Variance, the square of the standard deviation."""

    __slots__ = ()
    _BATCH_TYPE = VarianceBatch


class VoxelValueBatch(_e.Float32Batch, ComponentBatchMixin):
    """Batch of `VoxelValue`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.VoxelValue"


class VoxelValue(_e.Float32, ComponentMixin):
    """Value of a voxel."""

    __slots__ = ()
    _BATCH_TYPE = VoxelValueBatch
