"""Components of a fixed number of numbers. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import encodings as _e
from .._baseclasses import ComponentBatchMixin, ComponentMixin
from . import _ext


class HalfSize2DBatch(_e.Vec2DBatch, ComponentBatchMixin):
    """Batch of `HalfSize2D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.HalfSize2D"


class HalfSize2D(_e.Vec2D, ComponentMixin):
    """Half the extent along each axis, scene units."""

    __slots__ = ()
    _BATCH_TYPE = HalfSize2DBatch


class HalfSize3DBatch(_e.Vec3DBatch, ComponentBatchMixin):
    """Batch of `HalfSize3D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.HalfSize3D"


class HalfSize3D(_e.Vec3D, ComponentMixin):
    """Half the extent along each axis, scene units."""

    __slots__ = ()
    _BATCH_TYPE = HalfSize3DBatch


class LatLonBatch(_e.DVec2DBatch, ComponentBatchMixin):
    """Batch of `LatLon`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.LatLon"


class LatLon(_e.DVec2D, ComponentMixin):
    """Latitude and longitude, degrees."""

    __slots__ = ()
    _BATCH_TYPE = LatLonBatch


class PinholeProjectionBatch(_e.Mat3x3Batch, ComponentBatchMixin):
    """Batch of `PinholeProjection`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.PinholeProjection"


class PinholeProjection(_e.Mat3x3, ComponentMixin):
    """Map from camera space (z forward) to homogeneous pixels."""

    __slots__ = ()
    _BATCH_TYPE = PinholeProjectionBatch


class Plane3DBatch(_e.Plane3DBatch, ComponentBatchMixin):
    """Batch of `Plane3D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Plane3D"


class Plane3D(_e.Plane3D, ComponentMixin):
    """Plane: its normal and its distance from the origin along it."""

    __slots__ = ()
    _BATCH_TYPE = Plane3DBatch


class Position2DBatch(_e.Vec2DBatch, ComponentBatchMixin):
    """Batch of `Position2D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Position2D"


class Position2D(_e.Vec2D, ComponentMixin):
    """Position in 2D; in images x points right, y down, in pixels."""

    __slots__ = ()
    _BATCH_TYPE = Position2DBatch


class Position3DBatch(_e.Vec3DBatch, ComponentBatchMixin):
    """Batch of `Position3D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Position3D"


class Position3D(_e.Vec3D, ComponentMixin):
    """Position in 3D, scene units."""

    __slots__ = ()
    _BATCH_TYPE = Position3DBatch


class Range1DBatch(_e.Range1DBatch, ComponentBatchMixin):
    """Batch of `Range1D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Range1D"


class Range1D(_e.Range1D, ComponentMixin):
    """Interval, its ends included."""

    __slots__ = ()
    _BATCH_TYPE = Range1DBatch


class ResolutionBatch(_e.Vec2DBatch, ComponentBatchMixin):
    """Batch of `Resolution`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Resolution"


class Resolution(_e.Vec2D, ComponentMixin):
    """Width and height, pixels."""

    __slots__ = ()
    _BATCH_TYPE = ResolutionBatch


class RotationQuatBatch(_e.QuaternionBatch, ComponentBatchMixin):
    """Batch of `RotationQuat`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.RotationQuat"


class RotationQuat(_e.Quaternion, ComponentMixin):
    """Rotation as a quaternion x, y, z, w; readers normalise it."""

    __slots__ = ()
    _BATCH_TYPE = RotationQuatBatch


class Scale3DBatch(_e.Vec3DBatch, ComponentBatchMixin):
    """Batch of `Scale3D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Scale3D"


class Scale3D(_ext.Scale3DExt, _e.Vec3D, ComponentMixin):
    """Factor along each axis."""

    __slots__ = ()
    _BATCH_TYPE = Scale3DBatch


class SphericalHarmonics3RgbBatch(_e.SphericalHarmonics3RgbBatch, ComponentBatchMixin):
    """Batch of `SphericalHarmonics3Rgb`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.SphericalHarmonics3Rgb"


class SphericalHarmonics3Rgb(_e.SphericalHarmonics3Rgb, ComponentMixin):
    """Spherical harmonics of degrees 1 to 3, RGB for each of 15."""

    __slots__ = ()
    _BATCH_TYPE = SphericalHarmonics3RgbBatch


class Texcoord2DBatch(_e.Vec2DBatch, ComponentBatchMixin):
    """Batch of `Texcoord2D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Texcoord2D"


class Texcoord2D(_e.Vec2D, ComponentMixin):
    """Place in a texture; 0 is left and top, 1 right and bottom."""

    __slots__ = ()
    _BATCH_TYPE = Texcoord2DBatch


class TransformMat3x3Batch(_e.Mat3x3Batch, ComponentBatchMixin):
    """Batch of `TransformMat3x3`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.TransformMat3x3"


class TransformMat3x3(_e.Mat3x3, ComponentMixin):
    """Linear map of 3D space."""

    __slots__ = ()
    _BATCH_TYPE = TransformMat3x3Batch


class Translation3DBatch(_e.Vec3DBatch, ComponentBatchMixin):
    """Batch of `Translation3D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Translation3D"


class Translation3D(_e.Vec3D, ComponentMixin):
    """Shift, scene units."""

    __slots__ = ()
    _BATCH_TYPE = Translation3DBatch


class TriangleIndicesBatch(_e.UVec3DBatch, ComponentBatchMixin):
    """Batch of `TriangleIndices`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.TriangleIndices"


class TriangleIndices(_e.UVec3D, ComponentMixin):
    """The vertices of a triangle, counter-clockwise seen from the front."""

    __slots__ = ()
    _BATCH_TYPE = TriangleIndicesBatch


class ValueRangeBatch(_e.Range1DBatch, ComponentBatchMixin):
    """Batch of `ValueRange`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.ValueRange"


class ValueRange(_e.Range1D, ComponentMixin):
    """Interval of values, its ends included."""

    __slots__ = ()
    _BATCH_TYPE = ValueRangeBatch


class Vector2DBatch(_e.Vec2DBatch, ComponentBatchMixin):
    """Batch of `Vector2D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Vector2D"


class Vector2D(_e.Vec2D, ComponentMixin):
    """Vector in 2D, scene units."""

    __slots__ = ()
    _BATCH_TYPE = Vector2DBatch


class Vector3DBatch(_e.Vec3DBatch, ComponentBatchMixin):
    """Batch of `Vector3D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Vector3D"


class Vector3D(_e.Vec3D, ComponentMixin):
    """Vector in 3D, scene units."""

    __slots__ = ()
    _BATCH_TYPE = Vector3DBatch


class ViewCoordinatesBatch(_e.ViewCoordinatesBatch, ComponentBatchMixin):
    """Batch of `ViewCoordinates`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.ViewCoordinates"


class ViewCoordinates(_ext.ViewCoordinatesExt, _e.ViewCoordinates, ComponentMixin):
    """What the axes x, y, z mean to a viewer."""

    __slots__ = ()
    _BATCH_TYPE = ViewCoordinatesBatch


class VoxelIndexBatch(_e.IVec3DBatch, ComponentBatchMixin):
    """Batch of `VoxelIndex`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.VoxelIndex"


class VoxelIndex(_e.IVec3D, ComponentMixin):
    """Place of a voxel in its grid."""

    __slots__ = ()
    _BATCH_TYPE = VoxelIndexBatch


class VoxelSizeBatch(_e.Vec3DBatch, ComponentBatchMixin):
    """Batch of `VoxelSize`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.VoxelSize"


class VoxelSize(_e.Vec3D, ComponentMixin):
    """Extent of a voxel along each axis, scene units."""

    __slots__ = ()
    _BATCH_TYPE = VoxelSizeBatch
