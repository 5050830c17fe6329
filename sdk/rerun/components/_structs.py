"""Components of several members, or of many items. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import encodings as _e
from .._baseclasses import ComponentBatchMixin, ComponentMixin


class AnnotationContextBatch(_e.AnnotationContextBatch, ComponentBatchMixin):
    """Batch of `AnnotationContext`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.AnnotationContext"


class AnnotationContext(_e.AnnotationContext, ComponentMixin):
    """Colours and labels of classes and keypoints."""

    __slots__ = ()
    _BATCH_TYPE = AnnotationContextBatch


class BlobBatch(_e.BlobBatch, ComponentBatchMixin):
    """Batch of `Blob`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Blob"


class Blob(_e.Blob, ComponentMixin):
    """Content of a file."""

    __slots__ = ()
    _BATCH_TYPE = BlobBatch


class ChannelMessageCountsBatch(_e.ChannelMessageCountsBatch, ComponentBatchMixin):
    """Batch of `ChannelMessageCounts`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.ChannelMessageCounts"


class ChannelMessageCounts(_e.ChannelMessageCounts, ComponentMixin):
    """Number of messages of each MCAP channel."""

    __slots__ = ()
    _BATCH_TYPE = ChannelMessageCountsBatch


class GeoLineStringBatch(_e.GeoLineStringBatch, ComponentBatchMixin):
    """Batch of `GeoLineString`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.GeoLineString"


class GeoLineString(_e.GeoLineString, ComponentMixin):
    """Points on Earth joined by lines: latitude and longitude, degrees."""

    __slots__ = ()
    _BATCH_TYPE = GeoLineStringBatch


class GraphEdgeBatch(_e.Utf8PairBatch, ComponentBatchMixin):
    """Batch of `GraphEdge`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.GraphEdge"


class GraphEdge(_e.Utf8Pair, ComponentMixin):
    """The nodes that an edge joins: first, second."""

    __slots__ = ()
    _BATCH_TYPE = GraphEdgeBatch


class ImageBufferBatch(_e.BlobBatch, ComponentBatchMixin):
    """Batch of `ImageBuffer`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.ImageBuffer"


class ImageBuffer(_e.Blob, ComponentMixin):
    """Pixels as bytes, rows from the top, tightly packed."""

    __slots__ = ()
    _BATCH_TYPE = ImageBufferBatch


class ImageFormatBatch(_e.ImageFormatBatch, ComponentBatchMixin):
    """Batch of `ImageFormat`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.ImageFormat"


class ImageFormat(_e.ImageFormat, ComponentMixin):
    """Size of an image and meaning of its bytes."""

    __slots__ = ()
    _BATCH_TYPE = ImageFormatBatch


class KeyValuePairsBatch(_e.KeyValuePairsBatch, ComponentBatchMixin):
    """Batch of `KeyValuePairs`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.KeyValuePairs"


class KeyValuePairs(_e.KeyValuePairs, ComponentMixin):
    """Texts by name."""

    __slots__ = ()
    _BATCH_TYPE = KeyValuePairsBatch


class LineStrip2DBatch(_e.LineStrip2DBatch, ComponentBatchMixin):
    """Batch of `LineStrip2D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.LineStrip2D"


class LineStrip2D(_e.LineStrip2D, ComponentMixin):
    """Points joined by lines, scene units."""

    __slots__ = ()
    _BATCH_TYPE = LineStrip2DBatch


class LineStrip3DBatch(_e.LineStrip3DBatch, ComponentBatchMixin):
    """Batch of `LineStrip3D`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.LineStrip3D"


class LineStrip3D(_e.LineStrip3D, ComponentMixin):
    """Points joined by lines, scene units."""

    __slots__ = ()
    _BATCH_TYPE = LineStrip3DBatch


class RotationAxisAngleBatch(_e.RotationAxisAngleBatch, ComponentBatchMixin):
    """Batch of `RotationAxisAngle`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.RotationAxisAngle"


class RotationAxisAngle(_e.RotationAxisAngle, ComponentMixin):
    """Rotation about an axis by an angle in radians."""

    __slots__ = ()
    _BATCH_TYPE = RotationAxisAngleBatch


class TensorDataBatch(_e.TensorDataBatch, ComponentBatchMixin):
    """Batch of `TensorData`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.TensorData"


class TensorData(_e.TensorData, ComponentMixin):
    """Array of numbers of any dimension, last axis fastest."""

    __slots__ = ()
    _BATCH_TYPE = TensorDataBatch


class TensorDimensionIndexSelectionBatch(_e.TensorDimensionIndexSelectionBatch, ComponentBatchMixin):
    """Batch of `TensorDimensionIndexSelection`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.TensorDimensionIndexSelection"


class TensorDimensionIndexSelection(_e.TensorDimensionIndexSelection, ComponentMixin):
    """One index of one axis of a tensor."""

    __slots__ = ()
    _BATCH_TYPE = TensorDimensionIndexSelectionBatch


class TensorHeightDimensionBatch(_e.TensorDimensionSelectionBatch, ComponentBatchMixin):
    """Batch of `TensorHeightDimension`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.TensorHeightDimension"


class TensorHeightDimension(_e.TensorDimensionSelection, ComponentMixin):
    """The axis of a tensor that is drawn downwards."""

    __slots__ = ()
    _BATCH_TYPE = TensorHeightDimensionBatch


class TensorWidthDimensionBatch(_e.TensorDimensionSelectionBatch, ComponentBatchMixin):
    """Batch of `TensorWidthDimension`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.TensorWidthDimension"


class TensorWidthDimension(_e.TensorDimensionSelection, ComponentMixin):
    """The axis of a tensor that is drawn to the right."""

    __slots__ = ()
    _BATCH_TYPE = TensorWidthDimensionBatch


class ThumbnailBatch(_e.BlobBatch, ComponentBatchMixin):
    """Batch of `Thumbnail`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.Thumbnail"


class Thumbnail(_e.Blob, ComponentMixin):
    """Small encoded image."""

    __slots__ = ()
    _BATCH_TYPE = ThumbnailBatch


class VideoSampleBatch(_e.BlobBatch, ComponentBatchMixin):
    """Batch of `VideoSample`."""

    __slots__ = ()
    _COMPONENT_TYPE = "rerun.components.VideoSample"


class VideoSample(_e.Blob, ComponentMixin):
    """One encoded picture of a video stream."""

    __slots__ = ()
    _BATCH_TYPE = VideoSampleBatch
