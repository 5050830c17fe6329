"""Warnings of old forms, once for each of them."""

from __future__ import annotations

import sys
import warnings

_warned: set[str] = set()


def warn_once(key: str, message: str) -> None:
    """A DeprecationWarning that points at the caller's code, the first time in this process that `key` is seen."""
    if key in _warned:
        return
    _warned.add(key)
    package = __name__.partition("._legacy")[0]
    level, frame = 1, sys._getframe(0)
    while frame.f_back is not None:
        name = frame.f_globals.get("__name__", "")
        if name != package and not name.startswith(package + "."):
            break
        frame = frame.f_back
        level += 1
    warnings.warn(message, DeprecationWarning, stacklevel=level)
