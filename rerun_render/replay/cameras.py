"""What was asked for about the eye, made ready for a recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rerun_render.core.errors import UsageError
from rerun_render.core.time import NANOS_PER_SEC, TimeKind
from rerun_render.replay.times import TimeRange, parse_time
from rerun_render.scene.camera_control.keyframes import KeyFile, read_keys
from rerun_render.scene.camera_control.options import CameraOptions

if TYPE_CHECKING:
    from rerun_render.scene.camera_control.control import CameraControl, TimedPath


def open_camera(options: CameraOptions | None, span: TimeRange | None) -> CameraControl | None:
    """None if nothing was asked for. span: the timeline, None for static data. Raises InputError, UsageError."""
    if options is None:
        return None
    from rerun_render.scene.camera_control.control import CameraControl

    path = None if options.keys is None else timed_path(read_keys(options.keys), span)
    return CameraControl(options, path)


def timed_path(file: KeyFile, span: TimeRange | None) -> TimedPath:
    """The path through key frames, on the timeline if they have times. Raises UsageError."""
    from rerun_render.scene.camera_control.control import TimedPath
    from rerun_render.scene.camera_control.path import CameraPath

    count = len(file.keys)
    if file.keys[0].time is None:
        return TimedPath(CameraPath(file, [index / max(count - 1, 1) for index in range(count)]), None)
    if span is None:
        raise UsageError("all data of this recording is static: the key frames of the camera cannot have times")
    times = [_key_time(key.time, span) for key in file.keys if key.time is not None]
    return TimedPath(CameraPath(file, [float(time - span.start) for time in times]), span.start)


def _key_time(time: str | float, span: TimeRange) -> int:
    """Numbers are sequence numbers, or seconds."""
    if isinstance(time, str):
        return parse_time(time, span, name="time of a key frame")
    if span.timeline.kind is TimeKind.SEQUENCE:
        return round(time)
    nanos = round(time * NANOS_PER_SEC)
    return nanos if span.timeline.kind is TimeKind.DURATION else span.start + nanos
