"""Lists of named numbers. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, Union

import numpy.typing as npt
import pyarrow as pa

from .._baseclasses import ComponentBatchMixin
from ..encodings._base import EnumBatch, NamedEnum


class AggregationPolicy(NamedEnum):
    """How plotted values that share a pixel column are merged."""

    Off = 1
    Average = 2
    Max = 3
    Min = 4
    MinMax = 5
    MinMaxAverage = 6


AggregationPolicyLike: TypeAlias = Union["AggregationPolicy", str, int]
AggregationPolicyArrayLike: TypeAlias = AggregationPolicyLike | Sequence[AggregationPolicyLike] | npt.ArrayLike


class AggregationPolicyBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `AggregationPolicy`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = AggregationPolicy
    _COMPONENT_TYPE = "rerun.components.AggregationPolicy"


class Colormap(NamedEnum):
    """Colours of numbers."""

    Grayscale = 1
    Inferno = 2
    Magma = 3
    Plasma = 4
    Turbo = 5
    Viridis = 6
    CyanToYellow = 7
    Spectral = 8
    Twilight = 9
    RvizMap = 10
    RvizCostmap = 11
    Costmap = 12


ColormapLike: TypeAlias = Union["Colormap", str, int]
ColormapArrayLike: TypeAlias = ColormapLike | Sequence[ColormapLike] | npt.ArrayLike


class ColormapBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `Colormap`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = Colormap
    _COMPONENT_TYPE = "rerun.components.Colormap"


class EntryKind(NamedEnum):
    """Kind of an entry of a catalog."""

    Dataset = 1
    DatasetView = 2
    Table = 3
    TableView = 4
    BlueprintDataset = 5
    AssetDataset = 6


EntryKindLike: TypeAlias = Union["EntryKind", str, int]
EntryKindArrayLike: TypeAlias = EntryKindLike | Sequence[EntryKindLike] | npt.ArrayLike


class EntryKindBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `EntryKind`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = EntryKind
    _COMPONENT_TYPE = "rerun.components.EntryKind"


class FillMode(NamedEnum):
    """How solids are drawn."""

    MajorWireframe = 1
    DenseWireframe = 2
    Solid = 3
    TransparentFillMajorWireframe = 4


FillModeLike: TypeAlias = Union["FillMode", str, int]
FillModeArrayLike: TypeAlias = FillModeLike | Sequence[FillModeLike] | npt.ArrayLike


class FillModeBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `FillMode`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = FillMode
    _COMPONENT_TYPE = "rerun.components.FillMode"


class GraphType(NamedEnum):
    """Whether edges have a direction."""

    Undirected = 1
    Directed = 2


GraphTypeLike: TypeAlias = Union["GraphType", str, int]
GraphTypeArrayLike: TypeAlias = GraphTypeLike | Sequence[GraphTypeLike] | npt.ArrayLike


class GraphTypeBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `GraphType`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = GraphType
    _COMPONENT_TYPE = "rerun.components.GraphType"


class InterpolationMode(NamedEnum):
    """How plotted values are joined by lines."""

    Linear = 1
    StepAfter = 2
    StepBefore = 3
    StepMid = 4


InterpolationModeLike: TypeAlias = Union["InterpolationMode", str, int]
InterpolationModeArrayLike: TypeAlias = InterpolationModeLike | Sequence[InterpolationModeLike] | npt.ArrayLike


class InterpolationModeBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `InterpolationMode`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = InterpolationMode
    _COMPONENT_TYPE = "rerun.components.InterpolationMode"


class MagnificationFilter(NamedEnum):
    """How magnified pixels look."""

    Nearest = 1
    Linear = 2
    Bicubic = 3


MagnificationFilterLike: TypeAlias = Union["MagnificationFilter", str, int]
MagnificationFilterArrayLike: TypeAlias = MagnificationFilterLike | Sequence[MagnificationFilterLike] | npt.ArrayLike


class MagnificationFilterBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `MagnificationFilter`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = MagnificationFilter
    _COMPONENT_TYPE = "rerun.components.MagnificationFilter"


class MarkerShape(NamedEnum):
    """Shape of a plotted point."""

    Circle = 1
    Diamond = 2
    Square = 3
    Cross = 4
    Plus = 5
    Up = 6
    Down = 7
    Left = 8
    Right = 9
    Asterisk = 10


MarkerShapeLike: TypeAlias = Union["MarkerShape", str, int]
MarkerShapeArrayLike: TypeAlias = MarkerShapeLike | Sequence[MarkerShapeLike] | npt.ArrayLike


class MarkerShapeBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `MarkerShape`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = MarkerShape
    _COMPONENT_TYPE = "rerun.components.MarkerShape"


class MeshFaceRendering(NamedEnum):
    """The sides of triangles that are drawn."""

    DoubleSided = 1
    Front = 2
    Back = 3


MeshFaceRenderingLike: TypeAlias = Union["MeshFaceRendering", str, int]
MeshFaceRenderingArrayLike: TypeAlias = MeshFaceRenderingLike | Sequence[MeshFaceRenderingLike] | npt.ArrayLike


class MeshFaceRenderingBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `MeshFaceRendering`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = MeshFaceRendering
    _COMPONENT_TYPE = "rerun.components.MeshFaceRendering"


class PointShading(NamedEnum):
    """Whether points look like spheres or like discs."""

    Gradient = 1
    Flat = 2


PointShadingLike: TypeAlias = Union["PointShading", str, int]
PointShadingArrayLike: TypeAlias = PointShadingLike | Sequence[PointShadingLike] | npt.ArrayLike


class PointShadingBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `PointShading`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = PointShading
    _COMPONENT_TYPE = "rerun.components.PointShading"


class TransformRelation(NamedEnum):
    """Direction of a transform: it maps child space to parent space, or the other way."""

    ParentFromChild = 1
    ChildFromParent = 2


TransformRelationLike: TypeAlias = Union["TransformRelation", str, int]
TransformRelationArrayLike: TypeAlias = TransformRelationLike | Sequence[TransformRelationLike] | npt.ArrayLike


class TransformRelationBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `TransformRelation`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint8()
    _ENUM = TransformRelation
    _COMPONENT_TYPE = "rerun.components.TransformRelation"


class VideoCodec(NamedEnum):
    """How a video stream is encoded."""

    AV1 = 1635135537
    H264 = 1635148593
    H265 = 1751479857
    VP8 = 1987063864
    VP9 = 1987063865


VideoCodecLike: TypeAlias = Union["VideoCodec", str, int]
VideoCodecArrayLike: TypeAlias = VideoCodecLike | Sequence[VideoCodecLike] | npt.ArrayLike


class VideoCodecBatch(EnumBatch, ComponentBatchMixin):
    """Batch of `VideoCodec`: members, names or numbers."""

    __slots__ = ()
    _ARROW_TYPE = pa.uint32()
    _ENUM = VideoCodec
    _COMPONENT_TYPE = "rerun.components.VideoCodec"
