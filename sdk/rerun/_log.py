"""Logging of rows."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable
from types import MethodType
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from rerun_render.chunk.chunk import ComponentDescriptor
from rerun_render.core.entity_path import EntityPath

from . import _state
from .error_utils import catch_and_log_exceptions, report_exception, warn_or_raise

if TYPE_CHECKING:
    from ._baseclasses import AsComponents, DescribedComponentBatch
    from .recording_stream import RecordingStream

__all__ = ["escape_entity_path_part", "log", "log_file_from_contents", "log_file_from_path", "new_entity_path"]

_Func = TypeVar("_Func", bound=Callable[..., Any])

_MAX_CACHED_PATHS = 1 << 16
_paths: dict[str, EntityPath] = {}


def _lenient(func: _Func) -> _Func:
    """`catch_and_log_exceptions` for functions that are called very often: costs next to nothing if all is well."""
    name = func.__name__

    @functools.wraps(func)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        if kwargs.get("strict") is not None:
            with catch_and_log_exceptions(name, strict=kwargs["strict"]):
                return func(*args, **kwargs)
            return None
        try:
            return func(*args, **kwargs)
        except Exception as error:
            report_exception(error, name)
            return None

    return wrapper  # type: ignore[return-value]


@_lenient
def log(
    entity_path: str | list[Any],
    entity: AsComponents | Iterable[DescribedComponentBatch],
    *extra: AsComponents | Iterable[DescribedComponentBatch],
    static: bool = False,
    recording: RecordingStream | None = None,
    strict: bool | None = None,
    timeless: bool | None = None,
) -> None:
    """Log one row.

    entity_path: text such as `world/camera`, or a list of parts that need no escaping.
    entity, extra: archetypes, or other things that have components. If two of them bring the same component, the
    first stands.
    static: without time; such data is there at all times and hides data with time. timeless is its older name.
    strict: whether errors are raised, for this call.

    The row gets the times that are set on this thread (see `set_time`) and the time of day. Nothing happens if there
    is no recording, or it is disabled.

    >>> import rerun as rr
    >>> rr.init("my_app")
    >>> rr.log("world/points", rr.Points3D([[0, 0, 0], [1, 2, 3]], radii=0.1))
    """
    core = _state.enabled_core(recording)
    if core is None:
        return
    if timeless is not None:
        _warn_timeless()
        static = static or timeless
    batches = _batches_of(entity) if not extra else _batches_of_all((entity, *extra))
    descriptors: list[ComponentDescriptor] = []
    arrays: list[pa.Array] = []
    names: set[str] = set()
    for batch in batches:
        array = batch.as_arrow_array()
        descriptor = batch.component_descriptor()
        if array is None:  # its conversion failed and was reported
            continue
        if not isinstance(array, pa.Array) or isinstance(array, pa.ExtensionArray):
            array = _plain_array(array)
        if descriptor.component in names:
            warn_or_raise(f"log: '{descriptor.component}' is there twice, the first stands; entity {entity_path}")
            continue
        names.add(descriptor.component)
        descriptors.append(descriptor)
        arrays.append(owned_array(array))
    if arrays:
        path = parse_path(entity_path)
        core.log_row(path, tuple(descriptors), tuple(arrays), static=static)


def log_batches(
    entity_path: str | list[Any],
    batches: Iterable[DescribedComponentBatch],
    *,
    static: bool = False,
    recording: RecordingStream | None = None,
) -> None:
    """`log` of component batches; errors are raised."""
    log.__wrapped__(entity_path, batches, static=static, recording=recording)  # type: ignore[attr-defined]


_log_batches = log_batches


def _batches_of_all(entities: Iterable[Any]) -> list[DescribedComponentBatch]:
    """The batches of several entities. One that has none is reported and does not keep the others from being logged."""
    batches: list[DescribedComponentBatch] = []
    for entity in entities:
        try:
            batches.extend(_batches_of(entity))
        except TypeError as error:
            report_exception(error, "log")
    return batches


def _batches_of(entity: Any) -> Iterable[DescribedComponentBatch]:
    convert = getattr(entity, "as_component_batches", None)
    if isinstance(entity, type) and not isinstance(convert, MethodType):  # a class method would do
        raise TypeError(f"log: expected an archetype or component batches, got the class {entity.__name__} itself")
    if convert is not None:
        return convert()  # type: ignore[no-any-return]
    if isinstance(entity, Iterable) and not isinstance(entity, str | bytes):
        batches = list(entity)
        for batch in batches:
            if not hasattr(batch, "component_descriptor") or not hasattr(batch, "as_arrow_array"):
                raise TypeError(f"log: expected component batches with descriptors, got {type(batch).__name__}")
        return batches
    raise TypeError(f"log: expected an archetype or component batches, got {type(entity).__name__}")


def owned_array(array: pa.Array) -> pa.Array:
    """`array` in memory that nobody else writes to.

    Rows are encoded later, and programs use their numpy arrays again for the next frame. Buffers that cannot be
    written to are taken as they are.
    """
    for buffer in array.buffers():
        if buffer is not None and buffer.is_mutable:
            return pa.concat_arrays((array,))
    return array


def _plain_array(array: Any) -> pa.Array:
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    if not isinstance(array, pa.Array):
        raise TypeError(f"log: expected an Arrow array, got {type(array).__name__}")
    return array


@functools.cache
def _warn_timeless() -> None:
    import warnings

    warnings.warn("log: `timeless` is called `static` now", DeprecationWarning, stacklevel=4)


def parse_path(entity_path: str | list[Any]) -> EntityPath:
    """The path of text, or of a list of parts. Raises TypeError for anything else."""
    if isinstance(entity_path, str):
        path = _paths.get(entity_path)
        if path is None:
            path = EntityPath.parse(entity_path)
            if len(_paths) >= _MAX_CACHED_PATHS:
                _paths.clear()
            _paths[entity_path] = path
        return path
    if isinstance(entity_path, EntityPath):
        return entity_path
    if isinstance(entity_path, list | tuple):
        return EntityPath(str(part) for part in entity_path)
    raise TypeError(f"expected an entity path as text or a list of parts, got {entity_path!r}")


def new_entity_path(entity_path: list[Any]) -> str:
    """Path of unescaped parts.

    >>> new_entity_path(["world", 42, "my image!"])
    '/world/42/my\\\\ image\\\\!'
    """
    return str(EntityPath(str(part) for part in entity_path))


def escape_entity_path_part(part: str) -> str:
    """One part of a path with all special characters escaped.

    >>> escape_entity_path_part("my image!")
    'my\\\\ image\\\\!'
    """
    return str(EntityPath((str(part),)))[1:]


@catch_and_log_exceptions()
def log_file_from_path(
    file_path: str | os.PathLike[str],
    *,
    entity_path_prefix: str | None = None,
    static: bool = False,
    recording: RecordingStream | None = None,
) -> None:
    """Log what is in a file: a picture, a mesh, a video, text, or a recording (`.rrd`).

    Files become static data at an entity named like the file. Recordings and blueprints are taken over as they are,
    under their own ids. entity_path_prefix: what stands before the entity. Raises in strict mode if the file is not
    there or of an unknown kind.
    """
    from ._importers import import_file

    core = _state.enabled_core(recording)
    if core is not None:
        import_file(core, file_path, None, entity_path_prefix)


@catch_and_log_exceptions()
def log_file_from_contents(
    file_path: str | os.PathLike[str],
    file_contents: bytes,
    *,
    entity_path_prefix: str | None = None,
    static: bool = False,
    recording: RecordingStream | None = None,
) -> None:
    """`log_file_from_path` with the bytes of the file at hand; file_path says what kind of file it is."""
    from ._importers import import_file

    core = _state.enabled_core(recording)
    if core is not None:
        import_file(core, file_path, bytes(file_contents), entity_path_prefix)
