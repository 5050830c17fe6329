"""Components: encodings with a meaning, and the enumerations that recordings use."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from rerun_render.schema.tables import Component, Enumeration

COMPONENTS: tuple[Component, ...] = (
    # Places, directions, sizes.
    Component("Position2D", "Vec2D", "Position in 2D; in images x points right, y down, in pixels."),
    Component("Position3D", "Vec3D", "Position in 3D, scene units."),
    Component("Vector2D", "Vec2D", "Vector in 2D, scene units."),
    Component("Vector3D", "Vec3D", "Vector in 3D, scene units."),
    Component("HalfSize2D", "Vec2D", "Half the extent along each axis, scene units."),
    Component("HalfSize3D", "Vec3D", "Half the extent along each axis, scene units."),
    Component("Texcoord2D", "Vec2D", "Place in a texture; 0 is left and top, 1 right and bottom."),
    Component("Resolution", "Vec2D", "Width and height, pixels."),
    Component("Translation3D", "Vec3D", "Shift, scene units."),
    Component("Scale3D", "Vec3D", "Factor along each axis."),
    Component("VoxelSize", "Vec3D", "Extent of a voxel along each axis, scene units."),
    Component("VoxelIndex", "IVec3D", "Place of a voxel in its grid."),
    Component("TriangleIndices", "UVec3D", "The vertices of a triangle, counter-clockwise seen from the front."),
    Component("LatLon", "DVec2D", "Latitude and longitude, degrees."),
    Component("Plane3D", "Plane3D", "Plane: its normal and its distance from the origin along it."),
    # Rotations and frames.
    Component("RotationQuat", "Quaternion", "Rotation as a quaternion x, y, z, w; readers normalise it."),
    Component("RotationAxisAngle", "RotationAxisAngle", "Rotation about an axis by an angle in radians."),
    Component("TransformMat3x3", "Mat3x3", "Linear map of 3D space."),
    Component("PinholeProjection", "Mat3x3", "Map from camera space (z forward) to homogeneous pixels."),
    Component("ViewCoordinates", "ViewCoordinates", "What the axes x, y, z mean to a viewer."),
    Component("TransformFrameId", "Utf8", "Name of a coordinate frame."),
    # Extents and styles.
    Component("Radius", "Float32", "Radius: scene units, or if negative the size in points of the user interface."),
    Component("Length", "Float32", "Length, scene units."),
    Component("AxisLength", "Float32", "Length of drawn axes, scene units."),
    Component("CellSize", "Float32", "Extent of a cell, scene units."),
    Component("StrokeWidth", "Float32", "Width of a line, points of the user interface."),
    Component("MarkerSize", "Float32", "Size of a marker, points of the user interface."),
    Component("ImagePlaneDistance", "Float32", "How far in front of a camera its image is drawn, scene units."),
    Component("DrawOrder", "Float32", "2D layer: higher is drawn on top."),
    Component("Opacity", "Float32", "0 is invisible, 1 opaque."),
    Component("FillRatio", "Float32", "Size relative to the one that leaves no gaps."),
    Component("DepthMeter", "Float32", "Value of a depth image that means one scene unit."),
    Component("GammaCorrection", "Float32", "Exponent applied to values before they are coloured."),
    Component("OpticalDensity", "Float32", "Absorption per scene unit of a full value."),
    Component("VoxelValue", "Float32", "Value of a voxel."),
    Component("Color", "Rgba32", "Colour, sRGB with separate alpha; integers 0 … 255 or floats 0 … 1."),
    Component("AlbedoFactor", "Rgba32", "Colour that everything is multiplied by, sRGB with separate alpha."),
    # Numbers.
    Component("Scalar", "Float64", "A number to plot."),
    Component("Variance", "Float64", "Variance, the square of the standard deviation."),
    Component("LinearSpeed", "Float64", "Scene units per second."),
    Component("Range1D", "Range1D", "Interval, its ends included."),
    Component("ValueRange", "Range1D", "Interval of values, its ends included."),
    Component("Count", "UInt64", "How many."),
    Component("ChannelId", "UInt16", "Number of a channel in an MCAP file."),
    Component("SchemaId", "UInt16", "Number of a schema in an MCAP file."),
    Component("SphericalHarmonicsDegree", "UInt32", "Highest degree of the spherical harmonics, 0 … 3."),
    Component(
        "SphericalHarmonics3Rgb", "SphericalHarmonics3Rgb", "Spherical harmonics of degrees 1 to 3, RGB for each of 15."
    ),
    Component("ClassId", "ClassId", "Class of an instance; an annotation context says its colour and label."),
    Component("KeypointId", "KeypointId", "Keypoint inside a class; an annotation context says colour and label."),
    Component("Timestamp", "TimeInt", "Nanoseconds since 1970-01-01 UTC."),
    Component("VideoTimestamp", "VideoTimestamp", "Nanoseconds since the start of a video."),
    # Yes or no.
    Component("Bool", "Bool", "True or false."),
    Component("Flag", "Bool", "Whether something is marked."),
    Component("ClearIsRecursive", "Bool", "Whether everything below the entity is cleared, too."),
    Component("Interactive", "Bool", "Whether it can be hovered and selected."),
    Component("IsKeyframe", "Bool", "Whether decoding can start at this sample."),
    Component("ShowLabels", "Bool", "Whether labels are drawn."),
    Component("Visible", "Bool", "Whether it is drawn."),
    # Texts.
    Component("Text", "Utf8", "Text."),
    Component("Name", "Utf8", "Name to show."),
    Component("Unit", "Utf8", "Unit of measurement, such as `m/s`."),
    Component("Url", "Utf8", "Web address."),
    Component("MediaType", "Utf8", "Media type, such as `image/png`."),
    Component("TextLogLevel", "Utf8", "Importance of a message, such as `INFO`."),
    Component("GraphNode", "Utf8", "Name of a node."),
    Component("GraphEdge", "Utf8Pair", "The nodes that an edge joins: first, second."),
    Component("EntityPath", "EntityPath", "Path of an entity."),
    Component("KeyValuePairs", "KeyValuePairs", "Texts by name."),
    # Data of files, images, tensors, lines.
    Component("Blob", "Blob", "Content of a file."),
    Component("Thumbnail", "Blob", "Small encoded image."),
    Component("VideoSample", "Blob", "One encoded picture of a video stream."),
    Component("ImageBuffer", "Blob", "Pixels as bytes, rows from the top, tightly packed."),
    Component("ImageFormat", "ImageFormat", "Size of an image and meaning of its bytes."),
    Component("TensorData", "TensorData", "Array of numbers of any dimension, last axis fastest."),
    Component("TensorDimensionIndexSelection", "TensorDimensionIndexSelection", "One index of one axis of a tensor."),
    Component("TensorHeightDimension", "TensorDimensionSelection", "The axis of a tensor that is drawn downwards."),
    Component("TensorWidthDimension", "TensorDimensionSelection", "The axis of a tensor that is drawn to the right."),
    Component("LineStrip2D", "LineStrip2D", "Points joined by lines, scene units."),
    Component("LineStrip3D", "LineStrip3D", "Points joined by lines, scene units."),
    Component("GeoLineString", "GeoLineString", "Points on Earth joined by lines: latitude and longitude, degrees."),
    Component("AnnotationContext", "AnnotationContext", "Colours and labels of classes and keypoints."),
    Component("ChannelMessageCounts", "ChannelMessageCounts", "Number of messages of each MCAP channel."),
)


def _count(names: str, first: int = 1) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(names.split(), first)}


def _fourcc(code: str) -> int:
    return int.from_bytes(code.encode("ascii"), "big")


ENUMERATIONS: tuple[Enumeration, ...] = (
    Enumeration(
        "AggregationPolicy",
        _count("Off Average Max Min MinMax MinMaxAverage"),
        "How plotted values that share a pixel column are merged.",
    ),
    Enumeration(
        "ChannelDatatype",
        {**_count("U8 I8 U16 I16 U32 I32 U64 I64", 6), **_count("F16 F32 F64", 33)},
        "Type of one channel of an image, little-endian.",
        is_component=False,
    ),
    Enumeration("ColorModel", _count("L RGB RGBA BGR BGRA"), "Order of the channels of an image.", is_component=False),
    Enumeration(
        "Colormap",
        _count(
            "Grayscale Inferno Magma Plasma Turbo Viridis CyanToYellow Spectral Twilight RvizMap RvizCostmap Costmap"
        ),
        "Colours of numbers.",
    ),
    Enumeration(
        "EntryKind",
        _count("Dataset DatasetView Table TableView BlueprintDataset AssetDataset"),
        "Kind of an entry of a catalog.",
    ),
    Enumeration(
        "FillMode",
        _count("MajorWireframe DenseWireframe Solid TransparentFillMajorWireframe"),
        "How solids are drawn.",
    ),
    Enumeration("GraphType", _count("Undirected Directed"), "Whether edges have a direction."),
    Enumeration(
        "InterpolationMode", _count("Linear StepAfter StepBefore StepMid"), "How plotted values are joined by lines."
    ),
    Enumeration("MagnificationFilter", _count("Nearest Linear Bicubic"), "How magnified pixels look."),
    Enumeration(
        "MarkerShape",
        _count("Circle Diamond Square Cross Plus Up Down Left Right Asterisk"),
        "Shape of a plotted point.",
    ),
    Enumeration("MeshFaceRendering", _count("DoubleSided Front Back"), "The sides of triangles that are drawn."),
    Enumeration(
        "PixelFormat",
        {
            "Y_U_V12_LimitedRange": 20,
            "NV12": 26,
            "YUY2": 27,
            "Y8_FullRange": 30,
            "Y_U_V24_LimitedRange": 39,
            "Y_U_V24_FullRange": 40,
            "Y8_LimitedRange": 41,
            "Y_U_V12_FullRange": 44,
            "Y_U_V16_LimitedRange": 49,
            "Y_U_V16_FullRange": 50,
            **_count("BayerRGGB8 BayerBGGR8 BayerGBRG8 BayerGRBG8", 128),
        },
        "Layouts of image bytes that colour model and datatype cannot describe.",
        is_component=False,
    ),
    Enumeration("PointShading", _count("Gradient Flat"), "Whether points look like spheres or like discs."),
    Enumeration(
        "TransformRelation",
        _count("ParentFromChild ChildFromParent"),
        "Direction of a transform: it maps child space to parent space, or the other way.",
    ),
    Enumeration(
        "VideoCodec",
        {
            "AV1": _fourcc("av01"),
            "H264": _fourcc("avc1"),
            "H265": _fourcc("hev1"),
            "VP8": _fourcc("vp08"),
            "VP9": _fourcc("vp09"),
        },
        "How a video stream is encoded.",
        arrow=pa.uint32(),
    ),
    Enumeration(
        "ViewDir", _count("Up Down Right Left Forward Back"), "Where an axis points to a viewer.", is_component=False
    ),
)
