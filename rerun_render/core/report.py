"""What went wrong or was left out while the work went on.

Layers that meet a damaged message, a bad entity or content that cannot be drawn add an `Issue` to the `Reporter` they
were given and continue. Issues are deduplicated by (kind, subject, message): a fault that repeats on every frame is
kept once, with a count. `strict` turns any issue of severity warning or error into a `SkippedContentError` at the end.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Severity = Literal["info", "warning", "error"]
"""`error`: data was lost (damaged bytes, bad entity). `warning`: something is not drawn or looks different.
`info`: worth telling, nothing is missing."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to tell the user.

    kind: stable machine-readable word, e.g. `damaged-message`, `unsupported-archetype`, `bad-entity`.
    subject: what it is about: an entity path, a view name, a file position.
    time: value on the rendered timeline at which it was first met, if it depends on time.
    """

    severity: Severity
    kind: str
    subject: str
    message: str
    time: int | None = None

    def __str__(self) -> str:
        return ": ".join(part for part in (self.severity, self.subject, self.message) if part)


class Reporter:
    """Collects issues from any thread, each once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[tuple[str, str, str], int] = {}
        self._issues: list[Issue] = []

    def add(self, severity: Severity, kind: str, subject: str, message: str, *, time: int | None = None) -> None:
        key = (kind, subject, message)
        with self._lock:
            count = self._counts.get(key, 0)
            self._counts[key] = count + 1
            if count == 0:
                self._issues.append(Issue(severity, kind, subject, message, time))

    def info(self, kind: str, subject: str, message: str, *, time: int | None = None) -> None:
        self.add("info", kind, subject, message, time=time)

    def warning(self, kind: str, subject: str, message: str, *, time: int | None = None) -> None:
        self.add("warning", kind, subject, message, time=time)

    def error(self, kind: str, subject: str, message: str, *, time: int | None = None) -> None:
        self.add("error", kind, subject, message, time=time)

    def __iter__(self) -> Iterator[Issue]:
        with self._lock:
            return iter(tuple(self._issues))

    def __len__(self) -> int:
        return len(self._issues)

    def count(self, issue: Issue) -> int:
        """How often `issue` was reported."""
        return self._counts.get((issue.kind, issue.subject, issue.message), 0)

    @property
    def losses(self) -> tuple[Issue, ...]:
        """Issues that `--strict` turns into a failure."""
        return tuple(i for i in self if i.severity != "info")
