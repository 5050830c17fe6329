"""Entities made from Arrow arrays, as visualizers see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.query.cursor import EntityState
from rerun_render.scene.visual import VisualizerContext
from rerun_render.schema.enums import ChannelDatatype, ColorModel

VEC2 = pa.list_(pa.float32(), 2)
VEC3 = pa.list_(pa.float32(), 3)
VEC4 = pa.list_(pa.float32(), 4)
FALLBACK = (10, 20, 30, 255)

_TYPES: dict[str, pa.DataType] = {
    "colors": pa.uint32(),
    "radii": pa.float32(),
    "labels": pa.utf8(),
    "show_labels": pa.bool_(),
    "class_ids": pa.uint16(),
    "draw_order": pa.float32(),
    "opacity": pa.float32(),
    "fill_mode": pa.uint8(),
    "point_shading": pa.uint8(),
    "magnification_filter": pa.uint8(),
    "colormap": pa.uint8(),
    "meter": pa.float32(),
    "point_fill_ratio": pa.float32(),
    "depth_range": pa.list_(pa.float64(), 2),
    "media_type": pa.utf8(),
    "quaternions": VEC4,
    "rotation_axis_angles": pa.struct({"axis": VEC3, "angle": pa.float32()}),
}


@dataclass(frozen=True)
class FakeCell:
    array: pa.Array
    key: object


class FakeState(Mapping[str, FakeCell]):
    """Component cells of one entity."""

    def __init__(self, cells: Mapping[str, pa.Array]) -> None:
        self._cells = {name: FakeCell(array, (name, id(array))) for name, array in cells.items()}

    def __getitem__(self, name: str) -> FakeCell:
        return self._cells[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)


def vec(rows: npt.ArrayLike, dim: int) -> pa.Array:
    """Fixed-size lists of float32, as the SDK writes vectors."""
    values = np.asarray(rows, np.float32).reshape(-1, dim)
    return pa.FixedSizeListArray.from_arrays(pa.array(values.reshape(-1)), dim)


def strips(rows: list[list[tuple[float, ...]]], dim: int) -> pa.Array:
    return pa.array(rows, pa.list_(pa.list_(pa.float32(), dim)))


def context(
    archetype: str,
    *,
    poses: npt.NDArray[np.float64] | None = None,
    view_class: Literal["2D", "3D"] = "3D",
    depth_image: bool = False,
    **fields: Any,
) -> VisualizerContext:
    """Context of an entity; fields are Arrow arrays, or lists for fields whose type is the same everywhere."""
    cells = {
        f"{archetype}:{name}": value if isinstance(value, pa.Array) else pa.array(value, _TYPES[name])
        for name, value in fields.items()
    }
    return VisualizerContext(
        entity_path=EntityPath.parse("/thing"),
        state=cast(EntityState, FakeState(cells)),
        time=5,
        key="key",
        fallback_color=np.array(FALLBACK, np.uint8),
        reporter=Reporter(),
        view_class=view_class,
        poses=poses,
        view_has_depth_image=depth_image,
    )


_FORMAT = pa.struct(
    {
        "width": pa.uint32(),
        "height": pa.uint32(),
        "pixel_format": pa.uint8(),
        "color_model": pa.uint8(),
        "channel_datatype": pa.uint8(),
    }
)


def image_fields(pixels: npt.NDArray[Any]) -> dict[str, pa.Array]:
    """Buffer and format of an image: (H, W) numbers of any type, or (H, W, 3) or (H, W, 4) colours."""
    height, width = pixels.shape[:2]
    channels = pixels.shape[2] if pixels.ndim == 3 else 1
    model = {1: ColorModel.L, 3: ColorModel.RGB, 4: ColorModel.RGBA}[channels]
    letter = {"u": "U", "i": "I", "f": "F"}[pixels.dtype.kind]
    datatype = ChannelDatatype[f"{letter}{8 * pixels.dtype.itemsize}"]
    layout = {"width": width, "height": height, "color_model": int(model), "channel_datatype": int(datatype)}
    return {"buffer": blob_field(pixels.tobytes()), "format": pa.array([layout], _FORMAT)}


def blob_field(data: bytes) -> pa.Array:
    """One instance of bytes, as the SDK writes buffers and files."""
    return pa.array([np.frombuffer(data, np.uint8)], pa.list_(pa.uint8()))
