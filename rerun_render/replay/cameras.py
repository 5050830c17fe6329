"""What was asked for about the eye, made ready for a recording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rerun_render.core.errors import UsageError
from rerun_render.core.time import NANOS_PER_SEC, TimeKind, Timeline
from rerun_render.replay.times import TimeRange, parse_time
from rerun_render.scene.camera_control.keyframes import KeyFile, read_keys
from rerun_render.scene.camera_control.options import CameraOptions

if TYPE_CHECKING:
    from rerun_render.scene.camera_control.control import CameraControl, TimedPath


DEFAULT_DURATION = 10.0
VIDEO = Timeline("video", TimeKind.DURATION)


@dataclass(frozen=True, slots=True)
class VideoSpan:
    """Time of a video of static data under a moving eye: nanoseconds from 0."""

    end: int
    start: int = 0
    timeline: Timeline = VIDEO


def open_camera(
    options: CameraOptions | None, span: TimeRange | None, duration: float | None = None
) -> tuple[CameraControl | None, TimeRange | None]:
    """What decides about the eye, None if nothing was asked for, and the time axis of the frames.

    span: the timeline, None for static data. duration: seconds of a video of static data, None for what the key frames
    say or 10. Raises InputError, UsageError.
    """
    moves = options is not None and options.moves
    if duration is not None and (span is not None or not moves):
        what = "the data has times of its own: use speed, from and to" if span is not None else "no camera moves"
        raise UsageError(f"a duration is for static data under a moving camera (orbit, key frames), but {what}")
    if options is None:
        return None, span
    from rerun_render.scene.camera_control.control import CameraControl

    file = None if options.keys is None else read_keys(options.keys)
    if span is None and moves:
        said = DEFAULT_DURATION if file is None else file.seconds or last_time(file) or DEFAULT_DURATION
        span = VideoSpan(round((said if duration is None else duration) * NANOS_PER_SEC))
    return CameraControl(options, None if file is None else timed_path(file, span)), span


def last_time(file: KeyFile) -> float | None:
    """Seconds of the last key frame in a video; None where they have no times."""
    whole = VideoSpan(round(DEFAULT_DURATION * NANOS_PER_SEC))
    times = [_key_time(key.time, whole) for key in file.keys if key.time is not None]
    return max(times) / NANOS_PER_SEC if times and max(times) > 0 else None


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
