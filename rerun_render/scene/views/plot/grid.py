"""Where lines and labels of an axis stand."""

from __future__ import annotations

import math
from typing import NamedTuple

MIN_SPACING_PX = 8.0
FULL_SPACING_PX = 300.0
_STRENGTH_EXPONENT = 0.3
_LABEL_WIDTH_PX = 150.0
_MAX_MARKS = 20_000


class Mark(NamedTuple):
    """A line of the grid. step: distance to the next one of the same kind, which decides how strong it is."""

    value: float
    step: float


def decimal_marks(low: float, high: float, units_per_px: float) -> list[Mark]:
    """Marks at multiples of three powers of ten, the smallest at least 8 px apart."""
    least = abs(units_per_px) * MIN_SPACING_PX
    if not (0.0 < least < math.inf and low <= high):
        return []
    power = math.ceil(math.log(least) / math.log(10.0))
    if not -300 < power < 300:
        return []
    unit = 10.0**power
    found = [mark for step in (unit, unit * 10.0, unit * 100.0) for mark in _multiples(step, low, high)]
    found.sort(key=lambda mark: mark.value)
    marks: list[Mark] = []
    for mark in found:
        if marks and abs(marks[-1].value - mark.value) < 0.1 * unit:
            if marks[-1].step < mark.step:
                marks[-1] = mark
            continue
        marks.append(mark)
    return marks


def _multiples(step: float, low: float, high: float) -> list[Mark]:
    first, last = math.ceil(low / step), math.ceil(high / step)
    return [Mark(i * step, step) for i in range(first, min(last, first + _MAX_MARKS))]


def next_time_step(nanos: int) -> int:
    """The step of a time axis above another: powers of ten up to 10 s, then 1 min, 10 min, 1 h, 12 h, days."""
    second, minute, hour = 10**9, 60 * 10**9, 3600 * 10**9
    if nanos <= second:
        return nanos * 10
    steps = {10 * second: 6, minute: 10, 10 * minute: 6, hour: 12, 12 * hour: 2}
    following = nanos * steps.get(nanos, 10)
    return following if following < 2**63 else nanos


def time_marks(low: float, high: float, width_px: float) -> list[Mark]:
    """Marks of a time axis in nanoseconds. width_px: of the whole view; middle ones are at least 150 px apart."""
    if not (math.isfinite(low) and math.isfinite(high) and low <= high):
        return []
    most = width_px / _LABEL_WIDTH_PX
    small = 1
    while (high - low) / next_time_step(small) > most:
        following = next_time_step(small)
        if following == small:
            break
        small = following
    medium = next_time_step(small)
    big = next_time_step(medium)
    marks: list[Mark] = []
    first = math.floor(low)
    time = first // small * small if first >= 0 else -(-first // small) * small
    while time <= math.ceil(high) and len(marks) < _MAX_MARKS:
        marks.append(Mark(float(time), float(big if time % big == 0 else medium if time % medium == 0 else small)))
        time += small
    return marks


def line_strength(spacing_px: float) -> float:
    """How much of the colour of the grid a line has, 0..1, by the distance to the next one of its kind."""
    part = (spacing_px - MIN_SPACING_PX) / (FULL_SPACING_PX - MIN_SPACING_PX)
    return math.pow(min(max(part, 0.0), 1.0), _STRENGTH_EXPONENT)


def label_strength(spacing_px: float, least_px: float, full_px: float) -> float:
    """How much of the colour of text a label has, 0..1; 0 for labels that do not show."""
    if spacing_px <= least_px:
        return 0.0
    return math.sqrt(min((spacing_px - least_px) / (full_px - least_px), 1.0))
