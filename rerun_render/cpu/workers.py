"""Threads that run kernels. Kernels hold no lock of the interpreter, so other stages go on meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

# Ranges shorter than this are not worth a second thread.
_LEAST_PART = 8192


def num_cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


class Workers:
    """num_threads: how many work at the same time, the caller's among them."""

    def __init__(self, num_threads: int) -> None:
        self.num_threads = num_threads
        self._pool = (
            ThreadPoolExecutor(num_threads - 1, thread_name_prefix="rerun-render-tiles") if num_threads > 1 else None
        )

    def everywhere(self, function: Callable[[int], Any]) -> None:
        """Call `function` with its number in every thread at once, and wait. Raises what any of them raises."""
        futures = [self._pool.submit(function, part) for part in range(1, self.num_threads)] if self._pool else []
        try:
            function(0)
        finally:
            for future in futures:
                future.result()

    def split(self, count: int, function: Callable[[int, int, int], Any]) -> list[Any]:
        """Call `function(part, first, last)` for parts of range(count), in order of the parts; their results."""
        num_parts = min(self.num_threads, max(1, count // _LEAST_PART))
        limits = [count * part // num_parts for part in range(num_parts + 1)]
        if num_parts == 1 or self._pool is None:
            return [function(0, 0, count)]
        futures = [self._pool.submit(function, part, limits[part], limits[part + 1]) for part in range(1, num_parts)]
        try:
            own = function(0, 0, limits[1])
        finally:
            results = [future.result() for future in futures]
        return [own, *results]

    def close(self) -> None:
        """End the threads."""
        if self._pool is not None:
            self._pool.shutdown()
