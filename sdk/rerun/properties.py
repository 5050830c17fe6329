"""Facts about a recording as a whole, kept as static data below `/__properties`."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyarrow as pa

from rerun_render.chunk.chunk import ComponentDescriptor
from rerun_render.core.entity_path import PROPERTIES, EntityPath

from . import _state
from ._log import log_batches
from .error_utils import catch_and_log_exceptions

if TYPE_CHECKING:
    from ._baseclasses import AsComponents, DescribedComponentBatch
    from .recording_stream import RecordingStream

__all__ = ["send_property", "send_recording_name", "send_recording_start_time_nanos"]

_ARCHETYPE = "rerun.archetypes.RecordingInfo"
_START_TIME = ComponentDescriptor("RecordingInfo:start_time", _ARCHETYPE, "rerun.components.Timestamp")
_NAME = ComponentDescriptor("RecordingInfo:name", _ARCHETYPE, "rerun.components.Name")


@catch_and_log_exceptions()
def send_property(
    name: str, values: AsComponents | Iterable[DescribedComponentBatch], recording: RecordingStream | None = None
) -> None:
    """Say something about the recording: an archetype or component batches under a name."""
    if not isinstance(name, str):
        raise TypeError(f"send_property: expected a name as text, got {name!r}")
    batches = values.as_component_batches() if hasattr(values, "as_component_batches") else values
    path = EntityPath((*PROPERTIES.parts, *EntityPath.parse(name).parts))
    log_batches(list(path.parts), batches, static=True, recording=recording)


@catch_and_log_exceptions()
def send_recording_name(name: str, recording: RecordingStream | None = None) -> None:
    """Give the recording a name that viewers show."""
    _send(_NAME, pa.array([str(name)], pa.string()), recording)


@catch_and_log_exceptions()
def send_recording_start_time_nanos(nanos: int, recording: RecordingStream | None = None) -> None:
    """Say when the recording began, in nanoseconds since 1970 UTC."""
    _send(_START_TIME, pa.array([int(nanos)], pa.int64()), recording)


def start_time_nanos() -> int:
    """The present time, in nanoseconds since 1970 UTC."""
    return time.time_ns()


def _send(descriptor: ComponentDescriptor, array: pa.Array, recording: RecordingStream | None) -> None:
    core = _state.enabled_core(recording)
    if core is not None:
        core.log_row(PROPERTIES, (descriptor,), (array,), static=True)
