"""Short labels of ticks: dates, clock times, seconds, or milliseconds since the last whole second."""

from __future__ import annotations

from datetime import UTC, datetime

from rerun_render.core.time import NANOS_PER_SEC, TimeKind
from rerun_render.scene.views.wording import MINUS, integer

_UNITS = (("d", 86_400), ("h", 3600), ("m", 60))


def tick_label(time: int, kind: TimeKind) -> str:
    """Such as `#120`, `+1m 10s`, `+250 ms`, `22:13:50`, `2026-01-31`."""
    if kind is TimeKind.SEQUENCE:
        return f"#{integer(time)}"
    secs, nanos = divmod(abs(time) if kind is TimeKind.DURATION else time, NANOS_PER_SEC)
    sign = MINUS if kind is TimeKind.DURATION and time < 0 else "+"
    if nanos:
        return f"{sign.replace(MINUS, '-')}{nanos / 1e6:.6f}".rstrip("0").rstrip(".") + " ms"
    if kind is TimeKind.DURATION:
        parts = []
        for unit, size in _UNITS:
            if secs >= size:
                parts.append(f"{integer(secs // size)}{unit}")
                secs %= size
        if secs or not parts:
            parts.append(f"{secs}s")
        return sign + " ".join(parts)
    try:
        date = datetime.fromtimestamp(secs, UTC)
    except (ValueError, OverflowError, OSError):
        return str(time)
    if secs % 86_400 == 0:
        return f"{date:%Y-%m-%d}"
    return f"{date:%H:%M}" if secs % 60 == 0 else f"{date:%H:%M:%S}"
