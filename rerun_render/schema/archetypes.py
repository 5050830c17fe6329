"""Archetypes of data other than shapes: images, videos, plots, texts, frames, graphs, files."""

from __future__ import annotations

from rerun_render.schema.tables import Archetype, Field, many, need, need_one, one

_DRAW_ORDER = "The 2D layer; higher is on top."
_SIZE_OF_CELL = "Size of one pixel of the map in the scene."


def _draw_order(default: str) -> Field:
    return one("draw_order", "DrawOrder", _DRAW_ORDER, default=default)


def _filter() -> Field:
    return one("magnification_filter", "MagnificationFilter", "How magnified pixels look.", default="Nearest")


def _depth_fields() -> tuple[Field, ...]:
    return (
        one("meter", "DepthMeter", default="1 for floats, 1000 for integers"),
        one("colormap", "Colormap", default="Turbo"),
        one("depth_range", "ValueRange", "The values at the ends of the colormap.", default="0 … largest finite value"),
        one("point_fill_ratio", "FillRatio", "Size of the points that the pixels become in 3D.", default="1"),
        _draw_order("−20"),
        _filter(),
    )


_SERIES = (
    many("colors", "Color", "Colours of the series.", default="one by series"),
    many("widths", "StrokeWidth", "Widths of the lines.", default="0.75"),
    many("names", "Name", "Names for the legend.", default="the entity's path"),
    many("visible_series", "Visible", "Which series are drawn.", default="all"),
    one("aggregation_policy", "AggregationPolicy", default="Average"),
    one("interpolation_mode", "InterpolationMode", default="Linear"),
)

ARCHETYPES: tuple[Archetype, ...] = (
    Archetype(
        "AnnotationContext",
        "Colours and labels of class ids and keypoint ids, for the entity and everything below it.",
        (need_one("context", "AnnotationContext"),),
    ),
    Archetype(
        "AssetAudio",
        "A sound file.",
        (need_one("blob", "Blob"), one("media_type", "MediaType", default="guessed from the content")),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "AssetVideo",
        "A video file; `VideoFrameReference` shows pictures of it.",
        (need_one("blob", "Blob"), one("media_type", "MediaType", default="guessed from the content")),
        has_constructor=True,
    ),
    Archetype(
        "BarChart",
        "Bars of a one-dimensional tensor.",
        (
            need_one("values", "TensorData", "Heights of the bars, (N,) numbers."),
            one("color", "Color", "Colour of all bars.", default="by entity"),
            one("abscissa", "TensorData", "Places of the bars, (N,) numbers.", default="0 … N−1"),
            many("widths", "Length", "Widths of the bars.", default="1"),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "Clear",
        "Makes everything that was logged to an entity before this row invisible from here on.",
        (need_one("is_recursive", "ClearIsRecursive"),),
        has_constructor=True,
    ),
    Archetype(
        "CoordinateFrame",
        "The frame in which an entity's own data lies. Does not move the entities below it.",
        (need_one("frame", "TransformFrameId"),),
    ),
    Archetype(
        "DepthImage",
        "An image of distances along the camera's axis; under a pinhole it becomes a cloud of points.",
        (need_one("buffer", "ImageBuffer"), need_one("format", "ImageFormat"), *_depth_fields()),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "EncodedDepthImage",
        "A depth image as a file: PNG with 16 bits, or RVL.",
        (
            need_one("blob", "Blob"),
            one("media_type", "MediaType", default="guessed from the content"),
            *_depth_fields(),
        ),
        is_visual=True,
    ),
    Archetype(
        "EncodedImage",
        "An image as a file, such as JPEG or PNG.",
        (
            need_one("blob", "Blob"),
            one("media_type", "MediaType", default="guessed from the content"),
            one("opacity", "Opacity", default="1"),
            _draw_order("−10"),
            _filter(),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "GraphEdges",
        "Edges between nodes of the same entity.",
        (need("edges", "GraphEdge"), one("graph_type", "GraphType", default="Undirected")),
        is_visual=True,
    ),
    Archetype(
        "GraphNodes",
        "Nodes of a graph.",
        (
            need("node_ids", "GraphNode"),
            many("positions", "Position2D", "Places of the nodes.", default="by the layout"),
            many("colors", "Color", default="by entity"),
            many("labels", "Text", "Texts at the nodes.", default="the names"),
            one("show_labels", "ShowLabels", default="True"),
            many("radii", "Radius", default="4 points of the user interface"),
        ),
        is_visual=True,
    ),
    Archetype(
        "GridMap",
        "A map: an image that lies flat in the x-y plane of its pose.",
        (
            need_one("data", "ImageBuffer"),
            need_one("format", "ImageFormat"),
            need_one("cell_size", "CellSize", _SIZE_OF_CELL),
            one("translation", "Translation3D", "Place of the lower left corner.", default="0, 0, 0"),
            one("rotation_axis_angle", "RotationAxisAngle", "Rotation of the map.", default="none"),
            one("quaternion", "RotationQuat", "Rotation of the map; wins over the other.", default="none"),
            one("opacity", "Opacity", default="1"),
            one("draw_order", "DrawOrder", "Which of several maps in one plane is on top."),
            one("colormap", "Colormap", "Colours of maps with one channel.", default="Grayscale"),
        ),
        is_keyword_only=True,
    ),
    Archetype(
        "Image",
        "An image in memory: gray, colour, or one of the video formats.",
        (
            need_one("buffer", "ImageBuffer"),
            need_one("format", "ImageFormat"),
            one("opacity", "Opacity", default="1"),
            _draw_order("−10"),
            _filter(),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "McapChannel",
        "Description of a channel of an MCAP file.",
        (
            need_one("id", "ChannelId"),
            need_one("topic", "Text", "Where its messages are published."),
            need_one("message_encoding", "Text", "How its messages are encoded, such as `cdr`."),
            one("metadata", "KeyValuePairs", "Texts that the file keeps with the channel."),
        ),
        is_keyword_only=True,
    ),
    Archetype(
        "McapMessage", "A message of an MCAP file as it is.", (need_one("data", "Blob", "The message's bytes."),)
    ),
    Archetype(
        "McapSchema",
        "A schema of an MCAP file.",
        (
            need_one("id", "SchemaId"),
            need_one("name", "Text", "Name of the schema."),
            need_one("encoding", "Text", "Language of the schema, such as `protobuf`."),
            need_one("data", "Blob", "The schema itself."),
        ),
        is_keyword_only=True,
    ),
    Archetype(
        "McapStatistics",
        "What is in an MCAP file.",
        (
            need_one("message_count", "Count", "Number of messages."),
            need_one("schema_count", "Count", "Number of schemas."),
            need_one("channel_count", "Count", "Number of channels."),
            need_one("attachment_count", "Count", "Number of attachments."),
            need_one("metadata_count", "Count", "Number of metadata records."),
            need_one("chunk_count", "Count", "Number of chunks."),
            need_one("message_start_time", "Timestamp", "Time of the first message."),
            need_one("message_end_time", "Timestamp", "Time of the last message."),
            one("channel_message_counts", "ChannelMessageCounts"),
        ),
        is_keyword_only=True,
    ),
    Archetype(
        "Measurements",
        "Values with uncertainty to plot over time: a line and a band of one standard deviation.",
        (
            need("values", "Scalar", "One number for each series."),
            many("variances", "Variance", default="0, no band"),
            many("units", "Unit", default="none"),
            *_SERIES,
        ),
        is_visual=True,
    ),
    Archetype(
        "Pinhole",
        "A camera: how the space below the entity is projected to pixels.",
        (
            need_one("image_from_camera", "PinholeProjection"),
            one("resolution", "Resolution", default="that of an image on the same entity"),
            one("camera_xyz", "ViewCoordinates", "What the camera's axes mean.", default="RDF"),
            one("child_frame", "TransformFrameId", "The camera's frame.", default="the entity's"),
            one("parent_frame", "TransformFrameId", "The frame the camera is placed in.", default="the parent's"),
            one("image_plane_distance", "ImagePlaneDistance", default="by the size of the scene"),
            one("color", "Color", "Colour of the drawn camera.", default="by entity"),
            one("line_width", "Radius", "Width of the drawn camera's lines.", default="1.5 points"),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "RecordingInfo",
        "Properties of a recording; goes to `/__properties`, static.",
        (one("start_time", "Timestamp", "When the recording began."), one("name", "Name", "Name to show.")),
    ),
    Archetype("Scalars", "Numbers to plot over time.", (need("scalars", "Scalar", "One for each series."),)),
    Archetype(
        "SegmentationImage",
        "An image of class ids; an annotation context says their colours.",
        (
            need_one("buffer", "ImageBuffer"),
            need_one("format", "ImageFormat"),
            one("opacity", "Opacity", default="1; 0.5 above other images"),
            _draw_order("0"),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype("SeriesLines", "How `Scalars` look as lines.", _SERIES, is_visual=True),
    Archetype(
        "SeriesPoints",
        "How `Scalars` look as points.",
        (
            many("colors", "Color", "Colours of the series.", default="one by series"),
            need("markers", "MarkerShape"),
            many("names", "Name", "Names for the legend.", default="the entity's path"),
            many("visible_series", "Visible", "Which series are drawn.", default="all"),
            many("marker_sizes", "MarkerSize", default="3"),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "StateChange",
        "The state that something is in from here on.",
        (many("state", "Text", "One for each lane; an empty text ends the current state."),),
        is_visual=True,
    ),
    Archetype(
        "StateConfiguration",
        "How the states of `StateChange` look; the fields belong together by their place in the lists.",
        (
            many("values", "Text", "The states as they are logged."),
            many("labels", "Text", "What to show instead.", default="the value"),
            many("colors", "Color", default="by value"),
            many("visible", "Visible", default="True"),
        ),
        is_visual=True,
    ),
    Archetype(
        "Tensor",
        "An array of numbers of any dimension.",
        (
            need_one("data", "TensorData"),
            one("value_range", "ValueRange", "The values at the ends of the colormap.", default="by the data"),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "TextDocument",
        "A text on its own.",
        (need_one("text", "Text"), one("media_type", "MediaType", default="text/plain")),
        is_visual=True,
    ),
    Archetype(
        "TextLog",
        "A line of a log.",
        (
            need_one("text", "Text", "The message."),
            one("level", "TextLogLevel", default="none"),
            one("color", "Color", default="by level"),
        ),
        is_visual=True,
    ),
    Archetype(
        "VideoFrameReference",
        "The picture of a video at some time of it.",
        (
            need_one("timestamp", "VideoTimestamp"),
            one("video_reference", "EntityPath", "Where the video was logged.", default="the same entity"),
            one("opacity", "Opacity", default="1"),
            _draw_order("−15"),
        ),
        is_visual=True,
        has_constructor=True,
    ),
    Archetype(
        "VideoStream",
        "A video as a stream of encoded pictures, one in each row.",
        (
            need_one("codec", "VideoCodec"),
            one("sample", "VideoSample", "The picture of this row; H.264 and H.265 as Annex B."),
            one("is_keyframe", "IsKeyframe", default="found in the sample"),
            one("opacity", "Opacity", default="1"),
            _draw_order("−15"),
        ),
        is_visual=True,
    ),
    Archetype(
        "ViewCoordinates",
        "What the axes of the entity's space mean to a viewer. Does not change the data.",
        (need_one("xyz", "ViewCoordinates"),),
        has_constructor=True,
    ),
)
