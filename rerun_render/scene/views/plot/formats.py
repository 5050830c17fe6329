"""Numbers and times as the viewer writes them on axes. Thin spaces part thousands, the minus is a real one."""

from __future__ import annotations

import math
from datetime import UTC, datetime

from rerun_render.core.time import NANOS_PER_SEC, TimeKind

MINUS = "\N{MINUS SIGN}"
THIN_SPACE = "\N{THIN SPACE}"
_PRECISION = 15
# Fractions of this many digits are parted, too.
_LONG_FRACTION = 6


def format_integer(number: int) -> str:
    """Such as `1 234 567`."""
    return f"{MINUS if number < 0 else ''}{abs(number):,}".replace(",", THIN_SPACE)


def format_number(value: float, decimals: int) -> str:
    """A number with at most so many decimals, without trailing zeros; at most 15 digits are told."""
    if math.isnan(value):
        return "NaN"
    sign, value = (MINUS, -value) if value < 0 else ("", value)
    if math.isinf(value):
        return f"{sign}\N{INFINITY}"
    most = _PRECISION - max(math.log10(value), 0.0) if value > 0 else float(_PRECISION)
    if most < 0:
        mantissa, _, exponent = f"{value:.{_PRECISION - 1}e}".partition("e")
        return f"{sign}{mantissa}e{int(exponent)}"
    text = f"{value:.{max(min(decimals, int(most)), 0)}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    whole, _, fraction = text.partition(".")
    whole = f"{int(whole):,}".replace(",", THIN_SPACE)
    if len(fraction) >= _LONG_FRACTION:
        fraction = THIN_SPACE.join(fraction[i : i + 3] for i in range(0, len(fraction), 3))
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def format_tick(value: float, step: float) -> str:
    """A number on an axis whose ticks of the same kind are `step` apart."""
    return format_number(value, max(round(-math.log10(step)), 0) if step > 0 else 0)


def format_time_tick(time: int, kind: TimeKind) -> str:
    """A time on an axis, short: fractions of seconds are told from the second before."""
    if kind is TimeKind.SEQUENCE:
        return f"#{format_integer(time)}"
    if kind is TimeKind.DURATION:
        fraction = abs(time) % NANOS_PER_SEC
        return _duration(time) if fraction == 0 else _milliseconds(fraction if time > 0 else -fraction)
    secs, nanos = divmod(time, NANOS_PER_SEC)
    if nanos:
        return _milliseconds(nanos)
    try:
        date = datetime.fromtimestamp(secs, UTC)
    except (ValueError, OverflowError, OSError):
        return format_integer(secs)
    if secs % 86400 == 0:
        return f"{date:%Y-%m-%d}"
    return f"{date:%H:%M}" if secs % 60 == 0 else f"{date:%H:%M:%S}"


def _duration(nanos: int) -> str:
    """A duration of whole seconds, such as `+1h 2m 3s`."""
    secs = abs(nanos) // NANOS_PER_SEC
    days, hours, minutes, rest = secs // 86400, secs // 3600 % 24, secs // 60 % 60, secs % 60
    parts = [f"{format_integer(days)}d"] if days else []
    parts += [f"{hours}h"] if hours else []
    parts += [f"{minutes}m"] if minutes else []
    if rest or not parts:
        parts.append(f"{rest}s")
    return ("+" if nanos >= 0 else MINUS) + " ".join(parts)


def _milliseconds(nanos: int) -> str:
    """Part of a second, such as `+1.5 ms`, with as many decimals as it needs."""
    decimals = next(d for d in range(7) if nanos % 10 ** (6 - d) == 0)
    return f"{nanos * 1e-6:+.{decimals}f} ms"
