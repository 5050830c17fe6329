"""Peak memory of a process and all its descendants."""

from __future__ import annotations

import os
import threading
from pathlib import Path

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class TreeMemory:
    """Watches the resident memory of process `pid` and its descendants from a thread.

    peak_bytes: largest sum seen, None where the system has no /proc. Pages shared by processes count once for each.
    """

    def __init__(self, pid: int, *, interval_secs: float = 0.05) -> None:
        self._pid = pid
        self._interval_secs = interval_secs
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.peak_bytes: int | None = None

    def __enter__(self) -> TreeMemory:
        if Path("/proc/self/statm").exists():
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.is_set():
            self.peak_bytes = max(self.peak_bytes or 0, tree_bytes(self._pid))
            self._stopped.wait(self._interval_secs)


def tree_bytes(root: int) -> int:
    """Resident memory of `root` and its descendants now."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it ended meanwhile
                continue
            parents[int(entry.name)] = int(fields[1])
    tree = {root}
    grew = True
    while grew:
        children = {pid for pid, parent in parents.items() if parent in tree} - tree
        tree |= children
        grew = bool(children)
    return sum(resident_bytes(pid) for pid in tree)


def resident_bytes(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES
    except OSError:
        return 0
