"""Reports of damaged places, a bounded number of them for each source."""

from __future__ import annotations

from rerun_render.core.report import Reporter

MAX_REPORTS = 100


class DamageLog:
    """Adds issues about places in a source to a reporter; after `MAX_REPORTS` it only counts."""

    def __init__(self, reporter: Reporter | None) -> None:
        self._reporter = reporter
        self.count = 0

    def lost(self, offset: int, message: str) -> None:
        """A message could not be read; reading went on after it."""
        self._add("error", "damaged-message", offset, message)

    def truncated(self, offset: int, message: str) -> None:
        """The source ends inside something that starts at `offset`."""
        self._add("warning", "truncated", offset, message)

    def trailing(self, offset: int, message: str) -> None:
        """Bytes after the end of a stream are no message."""
        self._add("warning", "trailing-bytes", offset, message)

    def info(self, kind: str, offset: int, message: str) -> None:
        """Worth telling, but no data is missing."""
        if self._reporter is not None:
            self._reporter.info(kind, f"byte {offset}", message)

    def close(self) -> None:
        """Tells how many places were left out."""
        if self._reporter is not None and self.count > MAX_REPORTS:
            message = f"{self.count - MAX_REPORTS} more damaged places are not listed"
            self._reporter.error("damaged-message", "", message)
        self.count = 0

    def _add(self, severity: str, kind: str, offset: int, message: str) -> None:
        self.count += 1
        if self._reporter is None or self.count > MAX_REPORTS:
            return
        if severity == "error":
            self._reporter.error(kind, f"byte {offset}", message)
        else:
            self._reporter.warning(kind, f"byte {offset}", message)
