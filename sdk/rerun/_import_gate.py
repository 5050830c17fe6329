"""Keeps imports and forks apart.

Python locks a module while it is imported. A process forked meanwhile by another thread gets the lock as it is, without
the thread that would open it, and waits for ever when it uses the module. So names that are imported when they are
first used are imported inside `importing()`, and a fork waits for those imports.
"""

from __future__ import annotations

import os
import threading
from types import TracebackType

_MAX_WAIT_SECS = 10.0
"""A fork does not wait longer: an import might wait for the thread that forks."""


class _Gate:
    """Open for imports, closed while the process forks."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._depths: dict[int, int] = {}  # imports inside each other, for each thread that imports

    def __enter__(self) -> None:
        thread = threading.get_ident()
        with self._condition:
            self._depths[thread] = self._depths.get(thread, 0) + 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        thread = threading.get_ident()
        with self._condition:
            self._depths[thread] -= 1
            if not self._depths[thread]:
                del self._depths[thread]
                self._condition.notify_all()

    def close(self) -> None:
        """Wait until no other thread imports, and let none begin."""
        self._condition.acquire()
        thread = threading.get_ident()
        self._condition.wait_for(lambda: not self._depths.keys() - {thread}, _MAX_WAIT_SECS)

    def open(self) -> None:
        """Let imports go on, in the process that forked."""
        self._condition.release()

    def start_over(self) -> None:
        """Let imports go on in the forked process, which has this thread only."""
        self._condition = threading.Condition()
        thread = threading.get_ident()
        self._depths = {thread: self._depths[thread]} if thread in self._depths else {}


_gate = _Gate()


def importing() -> _Gate:
    """Context in which the process is not forked by another thread."""
    return _gate


# Registered before all other hooks of this package, so that the gate closes after them: they may import something.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_gate.close, after_in_parent=_gate.open, after_in_child=_gate.start_over)
