"""Values whose types changed: one column of an old release becomes the columns that stand for it now."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.schema.enums import ChannelDatatype, ColorModel, PixelFormat
from rerun_render.schema.renames import ARCHETYPES, ComponentName
from rerun_render.store.old.naming import COMPONENTS

Columns = Iterator[tuple[ComponentName, pa.ListArray]]

_VEC3, _VEC4, _MAT3 = (pa.list_(pa.float32(), size) for size in (3, 4, 9))
_AXIS_ANGLE = pa.struct([("axis", _VEC3), ("angle", pa.float32())])
_FORMAT = pa.struct(
    [
        ("width", pa.uint32()),
        ("height", pa.uint32()),
        ("pixel_format", pa.uint8()),
        ("color_model", pa.uint8()),
        ("channel_datatype", pa.uint8()),
    ]
)
_DATATYPES = {name: ChannelDatatype[name] for name in ("U8", "U16", "U32", "U64", "I8", "I16", "I32", "I64")}
_DATATYPES |= {name: ChannelDatatype[name] for name in ("F16", "F32", "F64")}
_MODELS = {1: ColorModel.L, 3: ColorModel.RGB, 4: ColorModel.RGBA}
_FROM_PARENT, _FROM_CHILD = 2, 1


def current_columns(name: ComponentName, column: pa.ListArray) -> Columns:
    """The columns that hold today what `column` held: usually itself. name: with its archetype, if known."""
    convert = _CONVERTERS.get(name.component)
    values = column.values
    if convert is not None and _is_old(values.type):
        yield from convert(name, column)
    elif name.component in ("Tensor:data", "BarChart:values") and _is_old(values.type):
        yield name, _of_values(column, _tensor_with_names(values))
    elif pa.types.is_union(values.type) and values.type.mode == "sparse":
        yield name, _of_values(column, _enum(values))
    else:
        yield name, column


def _is_old(value_type: pa.DataType) -> bool:
    """Whether values of a component with a conversion have the type from before it."""
    if pa.types.is_union(value_type):
        return True
    if not pa.types.is_struct(value_type):
        return False
    names = {field.name for field in value_type}
    if names == {"shape", "buffer"}:
        return True
    return bool(names & {"indices", "albedo_factor"})


def _of_values(column: pa.ListArray, values: pa.Array) -> pa.ListArray:
    mask = column.is_null() if column.null_count else None
    return pa.ListArray.from_arrays(column.offsets, values, mask=mask)


def _enum(values: pa.Array) -> pa.Array:
    """Sparse unions of nothing but names: the type code is the number of today."""
    codes = np.frombuffer(values.buffers()[1], np.int8, count=len(values), offset=values.offset)
    return pa.array(codes.astype(np.uint8))


def _tensor_with_names(values: pa.StructArray) -> pa.StructArray:
    """Sizes and names of dimensions were pairs."""
    shape = values.field("shape")
    sizes = pa.ListArray.from_arrays(shape.offsets, shape.values.field("size"))
    names = pa.ListArray.from_arrays(shape.offsets, shape.values.field("name").fill_null(""))
    return pa.StructArray.from_arrays([sizes, names, values.field("buffer")], ["shape", "names", "buffer"])


def _per_row(column: pa.ListArray, convert: Callable[[pa.Array], dict[str, list[Any] | None]]) -> dict[str, list[Any]]:
    """Cells by field, for every row that holds anything; null elsewhere."""
    rows: list[dict[str, list[Any] | None]] = []
    for row in range(len(column)):
        cell = column[row].values if column[row].is_valid else None
        rows.append({} if cell is None or len(cell) == 0 else convert(cell))
    fields = list(dict.fromkeys(field for row_cells in rows for field in row_cells))
    return {field: [row_cells.get(field) for row_cells in rows] for field in fields}


# Images


def _image(name: ComponentName, column: pa.ListArray) -> Columns:
    archetype, _, field = name.component.partition(":")
    prefix = "albedo_texture_" if field == "albedo_texture" else ""
    cells = _per_row(column, _picture)
    types = {"buffer": pa.list_(pa.uint8()), "format": _FORMAT}
    kinds = {"buffer": "ImageBuffer", "format": "ImageFormat"}
    for part in ("buffer", "format"):
        if part in cells:
            yield _field(archetype, prefix + part, kinds[part]), pa.array(cells[part], pa.list_(types[part]))
    if "blob" in cells:
        yield _field("EncodedImage", "blob", "Blob"), pa.array(cells["blob"], pa.list_(pa.list_(pa.uint8())))


def _picture(cell: pa.Array) -> dict[str, list[Any] | None]:
    """Buffer and format of the first tensor of a cell, or the blob of a JPEG file."""
    tensor = cell[0]
    buffer = tensor["buffer"]
    if not tensor.is_valid or buffer.type_code == 0:
        return {}
    arm = buffer.type.field(buffer.type.type_codes.index(buffer.type_code)).name
    numbers = buffer.value.values
    shape = [size["size"] for size in tensor["shape"].as_py()]
    if arm == "JPEG":
        return {"blob": [numbers]}
    form: dict[str, Any] = {"width": 0, "height": 0, "pixel_format": None, "color_model": None}
    if arm in ("NV12", "YUY2"):
        rows, columns = (*shape, 1, 1)[:2]
        form["pixel_format"] = PixelFormat[arm]
        form["height"], form["width"] = (rows * 2 // 3, columns) if arm == "NV12" else (rows, columns // 2)
        form["channel_datatype"] = None
    else:
        height, width, channels = _picture_shape(shape)
        form["height"], form["width"] = height, width
        form["color_model"] = _MODELS.get(channels)
        form["channel_datatype"] = _DATATYPES[arm]
        if form["color_model"] is None:
            raise ValueError(f"a tensor of shape {shape} is no image")
    return {"buffer": [numbers.to_numpy(zero_copy_only=False).view(np.uint8)], "format": [form]}


def _picture_shape(shape: list[int]) -> tuple[int, int, int]:
    """Height, width, channels; dimensions of length 1 in front do not count."""
    while len(shape) > 2 and shape[0] == 1 and (len(shape) > 3 or shape[-1] not in _MODELS):
        shape = shape[1:]
    while len(shape) > 3 and shape[-1] == 1:
        shape = shape[:-1]
    if len(shape) == 1:
        return shape[0], 1, 1
    height, width, channels = (*shape, 1)[:3]
    return height, width, channels if len(shape) <= 3 else -1


# Transforms


def _transform(name: ComponentName, column: pa.ListArray) -> Columns:
    yield from _transform_columns(column, "Transform3D", _TRANSFORM_FIELDS)


def _asset_transform(name: ComponentName, column: pa.ListArray) -> Columns:
    yield from _transform_columns(column, "InstancePoses3D", _POSE_FIELDS)


_TRANSFORM_FIELDS: dict[str, tuple[str, str, pa.DataType]] = {
    "translation": ("translation", "Translation3D", _VEC3),
    "mat3x3": ("mat3x3", "TransformMat3x3", _MAT3),
    "quaternion": ("quaternion", "RotationQuat", _VEC4),
    "axis_angle": ("rotation_axis_angle", "RotationAxisAngle", _AXIS_ANGLE),
    "scale": ("scale", "Scale3D", _VEC3),
    "relation": ("relation", "TransformRelation", pa.uint8()),
}
_POSE_FIELDS: dict[str, tuple[str, str, pa.DataType]] = {
    "translation": ("translations", "Translation3D", _VEC3),
    "mat3x3": ("mat3x3", "TransformMat3x3", _MAT3),
    "quaternion": ("quaternions", "RotationQuat", _VEC4),
    "axis_angle": ("rotation_axis_angles", "RotationAxisAngle", _AXIS_ANGLE),
    "scale": ("scales", "Scale3D", _VEC3),
}


def _transform_columns(
    column: pa.ListArray, archetype: str, fields: dict[str, tuple[str, str, pa.DataType]]
) -> Columns:
    cells = _per_row(column, lambda cell: _transform_parts(cell[0]))
    for part, (field, component, data_type) in fields.items():
        if part in cells:
            yield _field(archetype, field, component), pa.array(cells[part], pa.list_(data_type))


def _transform_parts(transform: Any) -> dict[str, list[Any] | None]:
    """Every field, so that those of an earlier transform do not shine through."""
    parts: dict[str, list[Any] | None] = {field: [] for field in _TRANSFORM_FIELDS}
    if transform.type_code == 0 or not transform.is_valid:
        return parts
    fields = {key: transform.value[key] for key in transform.value}
    if fields["translation"].is_valid:
        parts["translation"] = [fields["translation"].as_py()]
    if "mat3x3" in fields and fields["mat3x3"].is_valid:
        parts["mat3x3"] = [fields["mat3x3"].as_py()]
    rotation = fields.get("rotation")
    if rotation is not None and rotation.is_valid and rotation.type_code:
        quaternion, axis_angle = _rotation(rotation)
        if quaternion is not None:
            parts["quaternion"] = [quaternion]
        if axis_angle is not None:
            parts["axis_angle"] = [axis_angle]
    scale = fields.get("scale")
    if scale is not None and scale.is_valid and scale.type_code:
        value = scale.value.as_py()
        parts["scale"] = [value if isinstance(value, list) else [value] * 3]
    parts["relation"] = [_FROM_PARENT if fields["from_parent"].as_py() else _FROM_CHILD]
    return parts


def _rotation(rotation: Any) -> tuple[list[float] | None, dict[str, Any] | None]:
    """Quaternion (x, y, z, w), or axis and angle in radians."""
    if rotation.type_code == 1:
        return rotation.value.as_py(), None
    angle = rotation.value["angle"]
    amount = float(angle.value.as_py() or 0.0)
    radians = math.radians(amount) if angle.type_code == 2 else amount
    return None, {"axis": rotation.value["axis"].as_py(), "angle": radians}


def _rotations(name: ComponentName, column: pa.ListArray) -> Columns:
    def convert(cell: pa.Array) -> dict[str, list[Any] | None]:
        return {"quaternions": [_quaternion(rotation) for rotation in cell]}

    archetype = name.component.partition(":")[0]
    cells = _per_row(column, convert).get("quaternions")
    if cells is not None:
        yield _field(archetype, "quaternions", "RotationQuat"), pa.array(cells, pa.list_(_VEC4))


def _quaternion(rotation: Any) -> list[float]:
    if not rotation.is_valid or rotation.type_code == 0:
        return [0.0, 0.0, 0.0, 1.0]
    quaternion, axis_angle = _rotation(rotation)
    if axis_angle is None:
        return quaternion or [0.0, 0.0, 0.0, 1.0]
    axis: npt.NDArray[np.float64] = np.array(axis_angle["axis"], np.float64)
    length = float(np.linalg.norm(axis))
    if not length > 0.0:
        return [0.0, 0.0, 0.0, 1.0]
    half = axis_angle["angle"] / 2.0
    return [*(axis / length * math.sin(half)).tolist(), math.cos(half)]


# Meshes


def _mesh_properties(name: ComponentName, column: pa.ListArray) -> Columns:
    def convert(cell: pa.Array) -> dict[str, list[Any] | None]:
        indices = cell[0]["indices"].as_py() or []
        return {"triangles": [indices[i : i + 3] for i in range(0, len(indices) - 2, 3)]}

    cells = _per_row(column, convert).get("triangles")
    if cells is not None:
        triangles = pa.array(cells, pa.list_(pa.list_(pa.uint32(), 3)))
        yield _field("Mesh3D", "triangle_indices", "TriangleIndices"), triangles


def _mesh_material(name: ComponentName, column: pa.ListArray) -> Columns:
    def convert(cell: pa.Array) -> dict[str, list[Any] | None]:
        color = cell[0]["albedo_factor"].as_py()
        return {} if color is None else {"albedo_factor": [color]}

    cells = _per_row(column, convert).get("albedo_factor")
    if cells is not None:
        yield _field("Mesh3D", "albedo_factor", "AlbedoFactor"), pa.array(cells, pa.list_(pa.uint32()))


def _field(archetype: str, field: str, component: str) -> ComponentName:
    return ComponentName(f"{archetype}:{field}", ARCHETYPES + archetype, COMPONENTS + component)


_CONVERTERS: dict[str, Callable[[ComponentName, pa.ListArray], Columns]] = {
    "Image:data": _image,
    "DepthImage:data": _image,
    "SegmentationImage:data": _image,
    "Mesh3D:albedo_texture": _image,
    "Mesh3D:mesh_properties": _mesh_properties,
    "Mesh3D:mesh_material": _mesh_material,
    "Transform3D:transform": _transform,
    "Asset3D:transform": _asset_transform,
    "Boxes3D:rotations": _rotations,
}
