"""What all `log_*` functions share: warnings, colours, arrays, and the way to `log`."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from .._baseclasses import AsComponents
from .._legacy.deprecation import warn_once
from .._log import log
from ..error_utils import catch_and_log_exceptions
from ..recording_stream import RecordingStream, is_enabled

_Func = TypeVar("_Func", bound=Callable[..., None])

EntityPathLike: TypeAlias = "str | Sequence[Any]"
ColorLike: TypeAlias = Any
Recording: TypeAlias = "RecordingStream | None"
Ext: TypeAlias = "dict[str, Any] | None"


class ArgumentError(TypeError, ValueError):
    """An argument of a `log_*` function does not fit.

    The functions have always raised TypeError here; a ValueError is what it is.
    """


def replaced_by(replacement: str) -> Callable[[_Func], _Func]:
    """Decorator: says once what to use instead, does nothing while logging is off, and keeps errors from the caller.

    Errors are raised in strict mode and become warnings otherwise.
    """

    def decorate(function: _Func) -> _Func:
        name = function.__name__

        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> None:
            warn_once(name, f"rerun.{name} is an old form: use rerun.{replacement}")
            with catch_and_log_exceptions(name):
                recording = kwargs.get("recording")
                if recording is None:
                    recording = next((value for value in args if isinstance(value, RecordingStream)), None)
                if is_enabled(recording):
                    function(*args, **kwargs)

        return wrapper  # type: ignore[return-value]

    return decorate


def send(
    entity_path: EntityPathLike,
    *entities: AsComponents,
    ext: Ext = None,
    identifiers: npt.ArrayLike | None = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log `entities` with what old functions could add to them, as one row.

    ext: columns of the user's own, by name. identifiers: (N,) numbers of the instances. timeless: data without a time.
    """
    added: list[AsComponents] = []
    if ext or identifiers is not None:
        from ..any_value import AnyValues
    if identifiers is not None:
        warn_once("identifiers", "rerun: identifiers are an old form: log rerun.AnyValues beside the data")
        added.append(AnyValues(identifiers=np.asarray(identifiers, dtype=np.uint64)))
    if ext:
        added.append(AnyValues(**ext))
    log(entity_path, *entities, *added, static=timeless, recording=recording)  # type: ignore[arg-type]


def to_array(values: Any) -> npt.NDArray[Any]:
    """A numpy array of `values`; tensors of torch are taken off their device."""
    if not isinstance(values, np.ndarray) and callable(getattr(values, "numpy", None)):
        try:
            return np.asarray(values.numpy(force=True))
        except TypeError:
            return np.asarray(values.numpy())
    return np.asarray(values)


def to_points(name: str, values: Any) -> npt.NDArray[Any]:
    """(N, 2) or (N, 3) positions; nothing at all counts as no points in space."""
    points = to_array(values)
    if points.size == 0 and points.ndim < 2:
        return np.empty((0, 3), dtype=np.float32)
    if points.ndim != 2 or points.shape[1] not in (2, 3):
        raise ArgumentError(f"{name}: expected N points of 2 or 3 numbers, got shape {points.shape}")
    return points


def to_vector(name: str, values: Any, sizes: tuple[int, ...]) -> npt.NDArray[Any]:
    """One vector whose length is one of `sizes`."""
    vector = to_array(values).reshape(-1)
    if vector.size not in sizes:
        wanted = " or ".join(str(size) for size in sizes)
        raise ArgumentError(f"{name}: expected {wanted} numbers, got {vector.size}")
    return vector


def to_colors(colors: ColorLike) -> ColorLike:
    """Colours where a list of 3 or 4 numbers is one colour, whatever its type; others as they are."""
    if colors is None or isinstance(colors, str | int):
        return colors
    array = to_array(colors)
    if array.ndim != 1 or array.size not in (3, 4) or array.dtype.kind not in "iuf" or array.dtype == np.uint32:
        return colors
    if array.dtype.kind in "iu" and (array.min() < 0 or array.max() > 255):
        return colors
    return array.reshape(1, -1)


def half(width: Any) -> Any:
    """The radius of a line of this width, or None."""
    return None if width is None else to_array(width) / 2


def child_path(entity_path: EntityPathLike, part: str) -> EntityPathLike:
    """The path of a child, in the form (text or list of parts) of its parent's."""
    if isinstance(entity_path, str):
        return f"{entity_path.rstrip('/')}/{part}"
    return [*entity_path, part]
