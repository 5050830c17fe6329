"""Plain Python values of the components of a blueprint. What does not fit is reported and counts as not set."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar
from uuid import UUID

import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter

T = TypeVar("T", bound=Hashable)
_UUID = re.compile(r"[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}")


class Values:
    """Components of one entity of a blueprint, by name. path: for reports."""

    def __init__(self, path: EntityPath, arrays: Mapping[str, pa.Array], reporter: Reporter) -> None:
        self.path = path
        self.arrays = arrays
        self._reporter = reporter

    def all(self, component: str, convert: Callable[[Any], T | None]) -> tuple[T, ...]:
        """All instances; without those for which `convert` gives None, which are reported."""
        array = self.arrays.get(component)
        if array is None:
            return ()
        found = []
        for scalar in array:
            value = _converted(scalar, convert)
            if value is None:
                self.warn(f"{component} holds {_shown(scalar)}, which means nothing here; ignored")
            else:
                found.append(value)
        return tuple(found)

    def first(self, component: str, convert: Callable[[Any], T | None]) -> T | None:
        """The first instance; None if there is none, or (reported) if `convert` gives None."""
        array = self.arrays.get(component)
        if array is None or len(array) == 0:
            return None
        value = _converted(array[0], convert)
        if value is None:
            self.warn(f"{component} is {_shown(array[0])}, which means nothing here; ignored")
        return value

    def warn(self, message: str) -> None:
        """Tells the user about this part of the blueprint."""
        self._reporter.warning("blueprint", str(self.path), message)


def _converted(scalar: pa.Scalar, convert: Callable[[Any], T | None]) -> T | None:
    try:
        value = scalar.as_py()
        return None if value is None else convert(value)
    except (TypeError, ValueError, OverflowError, ArithmeticError, pa.ArrowException):
        return None


def _shown(scalar: pa.Scalar) -> str:
    try:
        text = repr(scalar.as_py())
    except (ValueError, pa.ArrowException):
        text = "not readable"
    return text if len(text) <= 60 else f"{text[:57]}..."


def text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def flag(value: Any) -> bool | None:
    return bool(value) if isinstance(value, bool | int) else None


def whole(value: Any) -> int | None:
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else None


def number(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) else None


def path(value: Any) -> EntityPath | None:
    return EntityPath.parse(value) if isinstance(value, str) else None


def ident(value: Any) -> str | None:
    """A UUID as text, from its 16 bytes, its text, or a struct that holds them."""
    if isinstance(value, dict):
        value = next(iter(value.values()), None)
    if isinstance(value, bytes | list) and len(value) == 16:
        return str(UUID(bytes=bytes(value)))
    if isinstance(value, str) and _UUID.fullmatch(value):
        return str(UUID(value))
    return None


def content(value: Any) -> tuple[str, str] | None:
    """`container` or `view`, and the UUID, from a path such as `view/<uuid>`."""
    if not isinstance(value, str):
        return None
    parts = EntityPath.parse(value).parts
    if len(parts) != 2:
        return None
    kind = "view" if parts[0] == "space_view" else parts[0]
    found = ident(parts[1])
    return (kind, found) if found is not None and kind in ("container", "view") else None
