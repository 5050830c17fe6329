"""Sends what goes through Python's `logging` to a recording."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from ._log import log
from .archetypes import TextLog

if TYPE_CHECKING:
    from .recording_stream import RecordingStream

_LEVELS: Final = {
    logging.CRITICAL: "CRITICAL",
    logging.ERROR: "ERROR",
    logging.WARNING: "WARN",
    logging.INFO: "INFO",
    logging.DEBUG: "DEBUG",
}


class LoggingHandler(logging.Handler):
    """A handler that turns records into text logs.

    Parameters
    ----------
    path_prefix:
        Text logs go to `{path_prefix}/{record.module}`, where the module is the file that logged; without a prefix, to
        `{record.module}`.
    root_entity_path:
        Text logs go to `{root_entity_path}/{record.name}` instead: the logger's name, each part of it one of the path.
    recording:
        Where to log; None takes the recording that is current when a record comes in.
    """

    LVL2NAME: Final = _LEVELS

    def __init__(
        self,
        path_prefix: str | None = None,
        *,
        root_entity_path: str | None = None,
        recording: RecordingStream | None = None,
    ) -> None:
        super().__init__()
        if path_prefix is not None and root_entity_path is not None:
            raise TypeError("LoggingHandler: expected path_prefix or root_entity_path, got both")
        self.path_prefix = path_prefix
        self.root_entity_path = root_entity_path
        self.recording = recording

    def emit(self, record: logging.LogRecord) -> None:
        """Log the record: its message with arguments filled in, and the name of its level."""
        prefix, name = self.path_prefix, record.module
        if self.root_entity_path is not None:
            prefix, name = self.root_entity_path, record.name.replace(".", "/")
        path = name if prefix is None else f"{prefix.rstrip('/')}/{name}"
        try:
            level = _LEVELS.get(record.levelno, record.levelname)
            log(path, TextLog(record.getMessage(), level=level), recording=self.recording)
        except Exception:
            self.handleError(record)
