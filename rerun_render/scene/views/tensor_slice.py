"""Which two axes of a tensor are shown, and where the others are cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.scene.view_settings import ViewSettings
from rerun_render.scene.views.tensor_data import TensorData

_WIDTH_NAMES = frozenset(["w", "width", "right", "left"])
_HEIGHT_NAMES = frozenset(["h", "height", "up", "down"])


@dataclass(frozen=True, slots=True)
class Axis:
    """dimension: number of a tensor's axis. invert: whether it runs to the left or upwards."""

    dimension: int
    invert: bool = False


@dataclass(frozen=True, slots=True)
class SliceSelection:
    """indices: of the axes that are neither width nor height. sliders: axes that get one, in order."""

    width: Axis | None
    height: Axis | None
    indices: dict[int, int]
    sliders: tuple[int, ...]


def select(tensor: TensorData, settings: ViewSettings) -> SliceSelection:
    """What a blueprint asks for, brought into the bounds of the tensor, and the viewer's choice for the rest."""
    shape = tensor.shape
    width, height = (_axis(settings.first("TensorSliceSelection", name), len(shape)) for name in ("width", "height"))
    if width is not None and height is not None and width.dimension == height.dimension:
        height = None
    if len(shape) >= 2 and (width is None or height is None):
        names = [(name or "").lower() for name in tensor.names]
        across, down = _choose(shape, names)
        width = width or Axis(across, names[across] == "left")
        height = height or Axis(down, names[down] == "up")
        if width.dimension == height.dimension:
            height = Axis(next(i for i in range(len(shape)) if i != width.dimension))
    elif len(shape) == 1 and width is None and height is None:
        width = Axis(0)
    taken = {axis.dimension for axis in (width, height) if axis is not None}
    indices: dict[int, int] = {}
    for item in _structs(settings, "indices"):
        dimension, index = item.get("dimension"), item.get("index")
        if isinstance(dimension, int) and isinstance(index, int) and dimension < len(shape) and dimension not in taken:
            indices[dimension] = min(index, max(shape[dimension] - 1, 0))
    for dimension, size in enumerate(shape):
        if dimension not in taken:
            indices.setdefault(dimension, size // 2)
    asked = [item.get("dimension") for item in _structs(settings, "slider")]
    sliders = tuple(d for d in asked if isinstance(d, int) and d in indices) if asked else tuple(indices)
    return SliceSelection(width, height, indices, sliders)


def cut(tensor: TensorData, selection: SliceSelection) -> npt.NDArray[Any]:
    """(height, width) numbers, a view of the tensor's. Raises `RerunRenderError` if it has no such plane."""
    values, width, height = tensor.values, selection.width, selection.height
    if width is None and height is None:
        raise RerunRenderError("expected a tensor with at least one axis, got a single number")
    if 0 in tensor.shape:
        raise RerunRenderError(f"the tensor is empty: its shape is {tensor.shape}")
    if values.ndim == 1:
        plane = values[None, :] if height is None else values[:, None]
    else:
        if width is None or height is None:
            raise RerunRenderError("expected two axes to show of the tensor, got one")
        dimensions = sorted(selection.indices, reverse=True)
        plane = np.moveaxis(values, (height.dimension, width.dimension), (0, 1))
        rest = [d for d in range(values.ndim) if d not in (height.dimension, width.dimension)]
        for dimension in dimensions:
            plane = plane.take(selection.indices[dimension], axis=2 + rest.index(dimension))
    if height is not None and height.invert:
        plane = plane[::-1]
    return plane[:, ::-1] if width is not None and width.invert else plane


def _axis(chosen: Any, num: int) -> Axis | None:
    if not isinstance(chosen, dict) or not isinstance(chosen.get("dimension"), int) or num == 0:
        return None
    return Axis(min(chosen["dimension"], num - 1), chosen.get("invert") is True)


def _structs(settings: ViewSettings, field: str) -> list[dict[str, Any]]:
    array = settings.array("TensorSliceSelection", field)
    return [item for item in ([] if array is None else array.to_pylist()) if isinstance(item, dict)]


def _choose(shape: Sequence[int], names: Sequence[str]) -> tuple[int, int]:
    """Width and height by their names, else by length."""
    width = max((i for i, name in enumerate(names) if name in _WIDTH_NAMES), default=None)
    height = max((i for i, name in enumerate(names) if name in _HEIGHT_NAMES), default=None)
    longest, second = _two_longest(shape)
    if width is not None and height is not None:
        return width, height
    if width is not None:
        return width, second if width == longest else longest
    if height is not None:
        return (second if height == longest else longest), height
    return (1, 0) if {longest, second} == {0, 1} else (longest, second)


def _two_longest(shape: Sequence[int]) -> tuple[int, int]:
    longest = second = 0
    for i, size in enumerate(shape):
        if size > shape[longest]:
            longest, second = i, longest
        elif size > shape[second]:
            second = i
    return (0, 1) if longest == second else (longest, second)
