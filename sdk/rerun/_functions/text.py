"""`log_text_entry` and `log_cleared`."""

from __future__ import annotations

from .._legacy.formats import LogLevel
from ..archetypes import Clear, TextLog
from ..error_utils import warn_or_raise
from ._common import ColorLike, EntityPathLike, Ext, Recording, replaced_by, send, to_colors


@replaced_by("log with rerun.TextLog")
def log_text_entry(
    entity_path: EntityPathLike,
    text: str,
    *,
    level: str | None = LogLevel.INFO,
    color: ColorLike | None = None,
    ext: Ext = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log a line of text.

    Parameters
    ----------
    entity_path:
        Where to log it.
    text:
        The line. An empty one is not logged.
    level:
        One of the names in `LogLevel`, or any other; None for none.
    color, ext, timeless, recording:
        As in `log_point`.
    """
    if not text:
        warn_or_raise(
            f"log_text_entry: expected a text, got {text!r}; nothing was logged", error=TypeError, recording=recording
        )
        return
    entity = TextLog(text, level=level, color=to_colors(color))
    send(entity_path, entity, ext=ext, timeless=timeless, recording=recording)


@replaced_by("log with rerun.Clear")
def log_cleared(entity_path: EntityPathLike, *, recursive: bool = False, recording: Recording = None) -> None:
    """From the current time on, show nothing that was logged to the entity before.

    recursive: the same for everything below it.
    """
    send(entity_path, Clear(recursive=recursive), recording=recording)
