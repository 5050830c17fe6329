"""Numbers and times as the viewer writes them into tables."""

from __future__ import annotations

from datetime import UTC, datetime

from rerun_render.core.time import NANOS_PER_SEC, TIME_MIN, TimeKind

THIN_SPACE = "\N{THIN SPACE}"
MINUS = "\N{MINUS SIGN}"


def integer(value: int) -> str:
    """Such as `−1 234 567`, with thin spaces."""
    return (MINUS if value < 0 else "") + f"{abs(value):,}".replace(",", THIN_SPACE)


def time_cell(time: int | None, kind: TimeKind) -> str:
    """Such as `#1 200`, `+0.5s`, `2026-01-31 12:00:00.25Z`; `<static>` for None."""
    if time is None or time < TIME_MIN:
        return "<static>"
    if kind is TimeKind.SEQUENCE:
        return f"#{integer(time)}"
    if kind is TimeKind.DURATION:
        micros = (abs(time) + 500) // 1000
        sign = MINUS if time < 0 else "+"
        return f"{sign}{integer(micros // 1_000_000)}{_decimals(micros % 1_000_000)}s"
    secs, nanos = divmod(time, NANOS_PER_SEC)
    try:
        date = datetime.fromtimestamp(secs, UTC)
    except (ValueError, OverflowError, OSError):
        return str(time)
    return f"{date:%Y-%m-%d %H:%M:%S}{_decimals(nanos // 1000)}Z"


def _decimals(micros: int) -> str:
    """Nothing, or one, three or six digits of a second."""
    if micros == 0:
        return ""
    if micros % 100_000 == 0:
        return f".{micros // 100_000}"
    if micros % 1000 == 0:
        return f".{micros // 1000:03d}"
    return f".{micros // 1000:03d}{THIN_SPACE}{micros % 1000:03d}"
