"""Encodings: the Arrow types in which values of 0.41 are stored.

Items of lists and members of structs are never null unless marked by `optional`.
"""

from __future__ import annotations

import pyarrow as pa

from rerun_render.schema.tables import BLUEPRINT, Encoding

_F16, _F32, _F64 = pa.float16(), pa.float32(), pa.float64()
_U8, _U16, _U32, _U64 = pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64()
_I8, _I16, _I32, _I64 = pa.int8(), pa.int16(), pa.int32(), pa.int64()
_TEXT = pa.utf8()


def _items(item: pa.DataType) -> pa.DataType:
    return pa.list_(pa.field("item", item, nullable=False))


def _fixed(item: pa.DataType, size: int) -> pa.DataType:
    return pa.list_(pa.field("item", item, nullable=False), size)


def _struct(optional: tuple[str, ...] = (), **members: pa.DataType) -> pa.DataType:
    return pa.struct([pa.field(name, item, nullable=name in optional) for name, item in members.items()])


def _union(**members: pa.DataType) -> pa.DataType:
    fields = [pa.field("_null_markers", pa.null())]
    fields += [pa.field(name, item, nullable=item == pa.null()) for name, item in members.items()]
    return pa.dense_union(fields)


VEC2D, VEC3D, VEC4D = _fixed(_F32, 2), _fixed(_F32, 3), _fixed(_F32, 4)
DVEC2D = _fixed(_F64, 2)
_ANNOTATION_INFO = _struct(("label", "color"), id=_U16, label=_TEXT, color=_U32)
_KEYPOINT_PAIR = _struct(keypoint0=_U16, keypoint1=_U16)
_CLASS_DESCRIPTION = _struct(
    info=_ANNOTATION_INFO, keypoint_annotations=_items(_ANNOTATION_INFO), keypoint_connections=_items(_KEYPOINT_PAIR)
)
_CLASS_MAP_ELEM = _struct(class_id=_U16, class_description=_CLASS_DESCRIPTION)
_AXIS_ANGLE = _struct(axis=VEC3D, angle=_F32)
_IMAGE_FORMAT = _struct(
    ("pixel_format", "color_model", "channel_datatype"),
    width=_U32,
    height=_U32,
    pixel_format=_U8,
    color_model=_U8,
    channel_datatype=_U8,
)
TENSOR_ITEMS = {
    "U8": _U8, "U16": _U16, "U32": _U32, "U64": _U64, "I8": _I8, "I16": _I16, "I32": _I32, "I64": _I64,
    "F16": _F16, "F32": _F32, "F64": _F64,
}  # fmt: skip
_TENSOR_BUFFER = _union(**{name: _items(item) for name, item in TENSOR_ITEMS.items()})
_TENSOR_DATA = _struct(("names", "buffer"), shape=_items(_U64), names=_items(_TEXT), buffer=_TENSOR_BUFFER)
_PAIR = _struct(first=_TEXT, second=_TEXT)
_CHANNEL_COUNT = _struct(channel_id=_U16, message_count=_U64)
_BOUNDARY = _union(CursorRelative=_I64, Absolute=_I64, Infinite=pa.null())
_TIME_RANGE = _struct(("start", "end"), start=_BOUNDARY, end=_BOUNDARY)
_SELECTOR = _struct(entity_path=_TEXT, component=_TEXT)

ENCODINGS: tuple[Encoding, ...] = (
    # Numbers and texts.
    Encoding("Float32", _F32, "Number, float32", "(N,) float32, or one number"),
    Encoding("Float64", _F64, "Number, float64", "(N,) float64, or one number"),
    Encoding("UInt16", _U16, "Integer 0 … 65535", "(N,) uint16, or one integer"),
    Encoding("UInt32", _U32, "Integer, uint32", "(N,) uint32, or one integer"),
    Encoding("UInt64", _U64, "Integer, uint64", "(N,) uint64, or one integer"),
    Encoding("Bool", pa.bool_(), "True or False", "(N,) bool"),
    Encoding("ClassId", _U16, "Integer 0 … 65535", "(N,) uint16, or one integer"),
    Encoding("KeypointId", _U16, "Integer 0 … 65535", "(N,) uint16, or one integer"),
    Encoding("Angle", _F32, "`Angle`, or a number of radians", "(N,) float32, radians"),
    Encoding("Rgba32", _U32, "RGB(A)", "(N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour"),
    Encoding("TimeInt", _I64, "`TimeInt`, or an integer", "(N,) int64"),
    Encoding("VideoTimestamp", _I64, "Integer, nanoseconds", "(N,) int64, nanoseconds"),
    Encoding("Utf8", _TEXT, "Text", "N texts, or one text"),
    Encoding("EntityPath", _TEXT, "Entity path, a text", "N entity paths"),
    Encoding("Blob", _items(_U8), "Bytes, or (N,) uint8", "Bytes, or a list of bytes"),
    # Fixed numbers of numbers.
    Encoding("Vec2D", VEC2D, "2 numbers", "(N, 2) float32"),
    Encoding("Vec3D", VEC3D, "3 numbers", "(N, 3) float32"),
    Encoding("Vec4D", VEC4D, "4 numbers", "(N, 4) float32"),
    Encoding("DVec2D", DVEC2D, "2 numbers", "(N, 2) float64"),
    Encoding("UVec2D", _fixed(_U32, 2), "2 integers", "(N, 2) uint32"),
    Encoding("UVec3D", _fixed(_U32, 3), "3 integers", "(N, 3) uint32"),
    Encoding("UVec4D", _fixed(_U32, 4), "4 integers", "(N, 4) uint32"),
    Encoding("IVec3D", _fixed(_I32, 3), "3 integers", "(N, 3) int32"),
    Encoding("Mat3x3", _fixed(_F32, 9), "(3, 3) float32, rows first", "(N, 3, 3) float32, rows first"),
    Encoding("Mat4x4", _fixed(_F32, 16), "(4, 4) float32, rows first", "(N, 4, 4) float32, rows first"),
    Encoding(
        "Quaternion", VEC4D, "`Quaternion`, or 4 numbers x, y, z, w", "(N, 4) float32 x, y, z, w, or `Quaternion`s"
    ),
    Encoding("Plane3D", VEC4D, "`Plane3D`, or 4 numbers: normal and distance", "(N, 4) float32"),
    Encoding("Range1D", DVEC2D, "2 numbers: first and last", "(N, 2) float64"),
    Encoding("Uuid", _fixed(_U8, 16), "16 bytes", "(N, 16) uint8"),
    Encoding("ViewCoordinates", _fixed(_U8, 3), "3 directions of `ViewDir`", "(N, 3) uint8"),
    Encoding("SphericalHarmonics3Rgb", _fixed(_fixed(_F16, 3), 15), "(15, 3) float16", "(N, 15, 3) float16"),
    # Structs.
    Encoding("AbsoluteTimeRange", _struct(min=_I64, max=_I64), "`AbsoluteTimeRange`", "`AbsoluteTimeRange`s"),
    Encoding("AnnotationInfo", _ANNOTATION_INFO, "`AnnotationInfo`", "`AnnotationInfo`s"),
    Encoding("ChannelCountPair", _CHANNEL_COUNT, "(channel id, number of messages)", "Pairs of them"),
    Encoding("ClassDescription", _CLASS_DESCRIPTION, "`ClassDescription`", "`ClassDescription`s"),
    Encoding("ClassDescriptionMapElem", _CLASS_MAP_ELEM, "`ClassDescriptionMapElem`", "`ClassDescriptionMapElem`s"),
    Encoding("ImageFormat", _IMAGE_FORMAT, "`ImageFormat`", "`ImageFormat`s"),
    Encoding("KeypointPair", _KEYPOINT_PAIR, "2 keypoint ids", "(N, 2) uint16"),
    Encoding("Range2D", _struct(x_range=DVEC2D, y_range=DVEC2D), "`Range2D`", "`Range2D`s"),
    Encoding("RotationAxisAngle", _AXIS_ANGLE, "`RotationAxisAngle`", "`RotationAxisAngle`s"),
    Encoding("TensorBuffer", _TENSOR_BUFFER, "Flat array of numbers", "Flat array of numbers"),
    Encoding("TensorData", _TENSOR_DATA, "`TensorData`, or an array of numbers", "`TensorData`s"),
    Encoding(
        "TensorDimensionIndexSelection",
        _struct(dimension=_U32, index=_U64),
        "`TensorDimensionIndexSelection`",
        "`TensorDimensionIndexSelection`s",
    ),
    Encoding(
        "TensorDimensionSelection",
        _struct(dimension=_U32, invert=pa.bool_()),
        "`TensorDimensionSelection`, or an integer",
        "`TensorDimensionSelection`s",
    ),
    Encoding("TimeRange", _TIME_RANGE, "`TimeRange`", "`TimeRange`s"),
    Encoding("TimeRangeBoundary", _BOUNDARY, "`TimeRangeBoundary`", "`TimeRangeBoundary`s"),
    Encoding("Utf8Pair", _PAIR, "2 texts", "N pairs of texts"),
    Encoding(
        "VisibleTimeRange", _struct(timeline=_TEXT, range=_TIME_RANGE), "`VisibleTimeRange`", "`VisibleTimeRange`s"
    ),
    # Lists, each used by one component.
    Encoding("AnnotationContext", _items(_CLASS_MAP_ELEM), "Class descriptions", "Class descriptions"),
    Encoding("ChannelMessageCounts", _items(_CHANNEL_COUNT), "Channel id → number of messages", "The same, one each"),
    Encoding("GeoLineString", _items(DVEC2D), "(M, 2) float64, degrees", "N arrays (M, 2) float64, degrees"),
    Encoding("KeyValuePairs", _items(_PAIR), "Text → text", "The same, one each"),
    Encoding("LineStrip2D", _items(VEC2D), "(M, 2) float32", "N arrays (M, 2) float32, or (N, M, 2)"),
    Encoding("LineStrip3D", _items(VEC3D), "(M, 3) float32", "N arrays (M, 3) float32, or (N, M, 3)"),
    # Blueprints.
    Encoding("ColumnOrder", _items(_TEXT), "Entity paths", "Entity paths", BLUEPRINT),
    Encoding(
        "ColumnType",
        _struct(("component", "component_type_name"), component=_TEXT, component_type_name=_TEXT),
        "`ColumnType`",
        "`ColumnType`s",
        BLUEPRINT,
    ),
    Encoding("ComponentColumnSelector", _SELECTOR, "`entity:component`", "Texts `entity:component`", BLUEPRINT),
    Encoding("FilterByRange", _struct(start=_I64, end=_I64), "`FilterByRange`", "`FilterByRange`s", BLUEPRINT),
    Encoding(
        "FilterIsNotNull",
        _struct(active=pa.bool_(), column=_SELECTOR),
        "`FilterIsNotNull`",
        "`FilterIsNotNull`s",
        BLUEPRINT,
    ),
    Encoding(
        "SelectedColumns",
        _struct(time_columns=_items(_TEXT), component_columns=_items(_SELECTOR)),
        "`SelectedColumns`",
        "`SelectedColumns`s",
        BLUEPRINT,
    ),
    Encoding("SortBy", _struct(("direction",), column=_TEXT, direction=_U8), "`SortBy`", "`SortBy`s", BLUEPRINT),
    Encoding("TensorDimensionIndexSlider", _struct(dimension=_U32), "Integer", "(N,) uint32", BLUEPRINT),
    Encoding("TextLogColumn", _struct(visible=pa.bool_(), kind=_U8), "`TextLogColumn`", "`TextLogColumn`s", BLUEPRINT),
    Encoding(
        "TimelineColumn",
        _struct(visible=pa.bool_(), timeline=_TEXT),
        "`TimelineColumn`",
        "`TimelineColumn`s",
        BLUEPRINT,
    ),
    Encoding(
        "VisualizerComponentMapping",
        _struct(
            ("source_component", "selector"), target=_TEXT, source_kind=_U8, source_component=_TEXT, selector=_TEXT
        ),
        "`VisualizerComponentMapping`",
        "`VisualizerComponentMapping`s",
        BLUEPRINT,
    ),
)
