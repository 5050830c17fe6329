"""From a timeline to the times of the frames.

Durations and timestamps play in real time; sequences play 30 numbers per second, as in the viewer. Steps are exact
fractions, so long videos do not drift. The times are computed when they are asked for: a range of many days costs
nothing until it is rendered.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

from rerun_render.core.errors import UsageError
from rerun_render.core.time import NANOS_PER_SEC, TimeKind
from rerun_render.replay.options import DEFAULT_FPS, MAX_FPS, MAX_SPEED, check_rate
from rerun_render.replay.times import TimeRange, describe_range, format_time

SEQUENCE_PER_SEC = 30
"""Sequence numbers per second of playback at speed 1."""


class FrameTimes:
    """Increasing times, the first and last of which are the ends of the range.

    first, last: ends of the range, inclusive. step: timeline units per frame. Times between are rounded down on
    sequences and up elsewhere, because data logged at the frame rate is often stored a nanosecond late and must not
    show a frame late.
    """

    def __init__(self, first: int, last: int, step: Fraction, *, round_up: bool) -> None:
        self.first = first
        self.last = last
        self.step = step
        self._round_up = round_up
        self._num_regular = int((last - first) / step) + 1
        self._has_extra = self._regular(self._num_regular - 1) < last

    @property
    def num_frames(self) -> int:
        """How many there are."""
        return self._num_regular + self._has_extra

    def __len__(self) -> int:
        return self.num_frames

    def __iter__(self) -> Iterator[int]:
        index = 0
        while index < self._num_regular:
            yield self._regular(index)
            index += 1
        if self._has_extra:
            yield self.last

    def __getitem__(self, index: int) -> int:
        if index < 0:
            index += self.num_frames
        if not 0 <= index < self.num_frames:
            raise IndexError(index)
        return self._regular(index) if index < self._num_regular else self.last

    def _regular(self, index: int) -> int:
        numerator, denominator = index * self.step.numerator, self.step.denominator
        whole = -(-numerator // denominator) if self._round_up else numerator // denominator
        return self.first + whole


def frame_times(
    span: TimeRange,
    fps: float = DEFAULT_FPS,
    speed: float = 1.0,
    start: int | None = None,
    end: int | None = None,
) -> FrameTimes:
    """Times of the frames from `start` to `end` (inclusive; cut to the range of the data).

    fps: frames per second of video. speed: seconds of the timeline per second of video. Raises UsageError if the rates
    are out of range, or nothing lies between `start` and `end`.
    """
    check_rate("fps", fps, MAX_FPS)
    check_rate("speed", speed, MAX_SPEED)
    kind = span.timeline.kind
    wanted_first = span.start if start is None else start
    wanted_last = span.end if end is None else end
    first, last = max(wanted_first, span.start), min(wanted_last, span.end)
    if first > last:
        raise UsageError(
            f"expected a range within {describe_range(span)} on timeline {span.timeline.name!r}, "
            f"got from {format_time(wanted_first, kind)} to {format_time(wanted_last, kind)}"
        )
    per_sec = SEQUENCE_PER_SEC if kind is TimeKind.SEQUENCE else NANOS_PER_SEC
    step = per_sec * Fraction(speed).limit_denominator(1_000_000_000) / frame_rate(fps)
    return FrameTimes(first, last, step, round_up=kind is not TimeKind.SEQUENCE)


class Panel(Protocol):
    """What a blueprint says about playing; Nones where it says nothing."""

    @property
    def speed(self) -> float | None: ...
    @property
    def fps(self) -> float | None: ...
    @property
    def selection(self) -> tuple[int, int] | None: ...
    @property
    def repeats_selection(self) -> bool: ...


def panel_speed(panel: Panel, span: TimeRange) -> float:
    """Speed that a blueprint asks for; sequences may run at a rate of their own."""
    speed = panel.speed if panel.speed is not None and 0 < panel.speed <= MAX_SPEED else 1.0
    is_sequence = span.timeline.kind is TimeKind.SEQUENCE
    rate = panel.fps if is_sequence and panel.fps is not None and 0 < panel.fps <= MAX_SPEED else SEQUENCE_PER_SEC
    return speed * rate / SEQUENCE_PER_SEC


def panel_range(panel: Panel, span: TimeRange) -> tuple[int | None, int | None]:
    """The part that a blueprint repeats, if there is data in it; else Nones."""
    if panel.selection is None or not panel.repeats_selection:
        return None, None
    first, last = panel.selection
    return (None, None) if first > span.end or last < span.start else (first, last)


def frame_rate(fps: float) -> Fraction:
    """The exact rate that stands for `fps`, e.g. 30000/1001 for 30000 / 1001."""
    return Fraction(fps).limit_denominator(1001)
