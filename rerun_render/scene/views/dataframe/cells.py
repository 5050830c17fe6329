"""Values of one cell as coloured words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from rerun_render.scene.theme import Rgba, Theme
from rerun_render.scene.views.wording import integer
from rerun_render.schema.enums import ChannelDatatype, ColorModel

MAX_WORDS = 64
"""Words of a cell; more never fit."""
_MAX_TEXT = 200
_STRING = (0xA1, 0xAA, 0xE1, 0xFF)
_STRING_ON_LIGHT = (0x3B, 0x48, 0xA0, 0xFF)
Words = list[tuple[str, Rgba]]


def is_color(component: str, array: pa.Array) -> bool:
    """Whether a value is a packed colour."""
    return component.rpartition(":")[2] in ("color", "colors") and pa.types.is_uint32(array.type)


def words(component: str, array: pa.Array, theme: Theme) -> Words:
    """The only instance of a value."""
    value = array[0].as_py() if not _is_large(array) else array[0].values.slice(0, MAX_WORDS).to_pylist()
    if component == "Image:format" and isinstance(value, dict):
        return [(_image_format(value), theme.text)]
    found: Words = []
    _append(value, found, theme)
    return found


def _is_large(array: pa.Array) -> bool:
    """Whether an instance is a long list, of which only the start is read."""
    kind = array.type
    is_list = pa.types.is_list(kind) or pa.types.is_large_list(kind)
    return is_list and array[0].is_valid and len(array[0].values) > MAX_WORDS


def _append(value: Any, found: Words, theme: Theme) -> None:
    if len(found) >= MAX_WORDS:
        return
    if value is None:
        found.append(("null", theme.faint_text))
    elif isinstance(value, bool):
        found.append(("true" if value else "false", theme.value))
    elif isinstance(value, (int, np.integer)):
        found.append((integer(int(value)), theme.value))
    elif isinstance(value, float):
        found.append((_number(value), theme.value))
    elif isinstance(value, str):
        color = _STRING if theme.background[0] < 128 else _STRING_ON_LIGHT
        found.append((f'"{value[:_MAX_TEXT]}"', color))
    elif isinstance(value, (bytes, bytearray)):
        _append(list(value[:MAX_WORDS]), found, theme)
    elif isinstance(value, dict):
        _enclosed("{}", [(str(key), part) for key, part in value.items()], found, theme)
    elif isinstance(value, (list, tuple)):
        _enclosed("[]", [(None, part) for part in value[:MAX_WORDS]], found, theme)
    else:
        found.append((str(value)[:_MAX_TEXT], theme.text))


def _enclosed(brackets: str, parts: list[tuple[str | None, Any]], found: Words, theme: Theme) -> None:
    found.append((brackets[0], theme.faint_text))
    for number, (name, part) in enumerate(parts):
        if number:
            found.append((", ", theme.faint_text))
        if name is not None:
            found.append((f"{name}: ", theme.text))
        _append(part, found, theme)
    found.append((brackets[1], theme.faint_text))


def _number(value: float) -> str:
    if not np.isfinite(value):
        return {np.inf: "∞", -np.inf: "-∞"}.get(value, "NaN")
    if value == int(value) and abs(value) < 1e15:
        return f"{integer(int(value))}.0"
    return f"{value:.7g}".replace("-", "\N{MINUS SIGN}")


def _image_format(value: dict[str, Any]) -> str:
    size = f"{value.get('width')}\N{MULTIPLICATION SIGN}{value.get('height')}"
    try:
        model = ColorModel(value["color_model"]).name
        return f"{model} {ChannelDatatype(value['channel_datatype']).name} {size}"
    except (KeyError, ValueError):
        return f"pixel format {value.get('pixel_format')} {size}"
