"""Beginning and end of processes: nothing that was logged is lost when one ends, and forked ones stay apart."""

from __future__ import annotations

import atexit
import functools
import os
import sys
import threading
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from . import _ids, _state

__all__ = ["cleanup_if_forked_child", "rerun_shutdown", "shutdown_at_exit", "unregister_shutdown"]

_P = ParamSpec("_P")
_T = TypeVar("_T")

_fork_lock = threading.RLock()
_locked_cores: list[Any] = []
_exit_hook_pid: int | None = None


def rerun_shutdown() -> None:
    """Flush and end all outputs of all recordings. Runs by itself when the program ends."""
    for core in list(_state.live_cores):
        core.end_output()


def unregister_shutdown() -> None:
    """Leave it to the program to call `rerun_shutdown` before it ends."""
    atexit.unregister(rerun_shutdown)


def shutdown_at_exit(func: Callable[_P, _T]) -> Callable[_P, _T]:
    """Decorator for what a forked process runs: flushes and ends all outputs after it, however it ends."""

    @functools.wraps(func)
    def wrapper(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return func(*args, **kwargs)
        finally:
            rerun_shutdown()

    return wrapper


def cleanup_if_forked_child() -> None:
    """Does nothing: a forked process is taken apart from its parent when it is forked."""


def ensure_exit_hook() -> None:
    """In a process of `multiprocessing`, which ends without `atexit`, arrange for `rerun_shutdown` all the same."""
    global _exit_hook_pid
    if _exit_hook_pid == os.getpid():
        return
    _exit_hook_pid = os.getpid()
    process = sys.modules.get("multiprocessing.process")
    if process is not None and process.parent_process() is not None:
        from multiprocessing.util import Finalize

        Finalize(None, rerun_shutdown, exitpriority=0)


def _before_fork() -> None:
    _fork_lock.acquire()
    for core in sorted(_state.live_cores, key=id):
        core.lock_for_fork()
        _locked_cores.append(core)


def _after_fork_in_parent() -> None:
    while _locked_cores:
        _locked_cores.pop().unlock_after_fork()
    _fork_lock.release()


def _after_fork_in_child() -> None:
    global _fork_lock
    _fork_lock = threading.RLock()
    _locked_cores.clear()
    _ids.renew_counter()
    for core in list(_state.live_cores):
        core.start_over_after_fork()


atexit.register(rerun_shutdown)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork_in_parent, after_in_child=_after_fork_in_child)
