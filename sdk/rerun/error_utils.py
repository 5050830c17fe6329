"""Errors of the SDK: a logging call must not stop the program that logs.

Outside strict mode a bad value becomes a `RerunWarning` and a text log at `__warnings`; in strict mode it is raised.
`catch_and_log_exceptions` wraps what a user calls, `warn_or_raise` reports from inside, `report_exception` is the
common end of both. Which mode holds: the `strict=` of the innermost call that says something, else `set_strict_mode`,
else the environment variable `RERUN_STRICT`, else off.
"""

from __future__ import annotations

import functools
import os
import sys
import threading
import warnings
from collections.abc import Callable
from types import TracebackType
from typing import Any, TypeVar

__all__ = [
    "RerunMissingDependencyError",
    "RerunWarning",
    "catch_and_log_exceptions",
    "default_strict_mode",
    "report_exception",
    "set_strict_mode",
    "strict_mode",
    "warn_or_raise",
]

_Func = TypeVar("_Func", bound=Callable[..., Any])

WARNINGS_PATH = "__warnings"


class RerunWarning(Warning):
    """A call could not do all that was asked of it."""


class RerunMissingDependencyError(ImportError):
    """A call needs a package that is not installed.

    Parameters
    ----------
    package:
        What is missing.
    how:
        What to type to get it.
    """

    def __init__(self, package: str, how: str) -> None:
        super().__init__(f"'{package}' is not installed; {how}")


class _Scope(threading.local):
    """What the calls in progress on this thread say about strictness; innermost last."""

    def __init__(self) -> None:
        self.strict: list[bool] = []
        self.sending = False


_scope = _Scope()
_process_mode: bool | None = None


def default_strict_mode() -> bool:
    """What `RERUN_STRICT` asks for; unset means not strict."""
    text = os.environ.get("RERUN_STRICT", "").strip().lower()
    if text in ("", "0", "false", "off"):
        return False
    if text in ("1", "true", "on"):
        return True
    warnings.warn(f"RERUN_STRICT: expected 1 or 0, got {text!r}; strict mode stays off", RerunWarning, stacklevel=2)
    return False


def strict_mode() -> bool:
    """Whether errors of calls are raised, as it holds here on this thread."""
    if _scope.strict:
        return _scope.strict[-1]
    global _process_mode
    if _process_mode is None:
        _process_mode = default_strict_mode()
    return _process_mode


def set_strict_mode(mode: bool | None = None, *, strict_mode: bool | None = None) -> None:
    """Say for the whole process whether errors of calls are raised (True) or warned of (False).

    `strict_mode` is the older name of the argument.
    """
    chosen = strict_mode if mode is None else mode
    if chosen is None:
        raise TypeError("set_strict_mode: expected True or False, got nothing")
    global _process_mode
    _process_mode = bool(chosen)


def user_stacklevel() -> int:
    """The `stacklevel` with which a warning of the caller points at the first frame outside this package."""
    package = __name__.rpartition(".")[0]
    level, frame = 1, sys._getframe(1)
    while frame.f_back is not None:
        name = frame.f_globals.get("__name__", "")
        if name != package and not name.startswith(package + "."):
            break
        frame = frame.f_back
        level += 1
    return level


def send_warning(message: str, *, category: type[Warning] = RerunWarning, recording: Any = None) -> None:
    """Warn in Python and write a text log at `__warnings` of the recording (the current one without `recording`)."""
    level = user_stacklevel()
    if not _scope.sending:
        _scope.sending = True
        try:
            from ._log import log
            from .archetypes.text_log import TextLog

            log(WARNINGS_PATH, TextLog(message, level="WARN"), recording=recording)
        except Exception:  # the Python warning below says it in any case
            pass
        finally:
            _scope.sending = False
    warnings.warn(message, category, stacklevel=level)


def report_exception(error: Exception, context: str | None = None, *, strict: bool | None = None) -> None:
    """Raise `error` in strict mode, else warn of it; both name `context`. Call it from an `except` block."""
    where = f"{context}: " if context else ""
    text = str(error).removeprefix(where)
    # A warning that the user's filters turned into an error has been reported already.
    if (strict_mode() if strict is None else strict) or isinstance(error, Warning):
        if where and len(error.args) == 1 and not isinstance(error, Warning | KeyError):
            error.args = (where + text,)
        raise error
    send_warning(f"{where}{type(error).__name__}({text})")


def warn_or_raise(message: str, *, error: type[Exception] = ValueError, recording: Any = None) -> None:
    """Raise `error(message)` in strict mode, else warn and go on."""
    if strict_mode():
        raise error(message)
    send_warning(message, recording=recording)


class catch_and_log_exceptions:
    """Decorator and context manager: exceptions become warnings unless strict.

    Parameters
    ----------
    context:
        What to name in the warning; a decorator takes the function's name by itself.
    depth_to_user_code:
        Ignored; warnings find the caller's line by themselves.
    exception_return_value:
        What a decorated function returns when it failed.
    strict:
        Overrides the mode inside. A decorated function's own `strict=` argument does the same.
    """

    def __init__(
        self,
        context: str | None = None,
        *,
        depth_to_user_code: int = 1,
        exception_return_value: Any = None,
        strict: bool | None = None,
    ) -> None:
        self.context = context
        self.exception_return_value = exception_return_value
        self.strict = strict

    def __enter__(self) -> catch_and_log_exceptions:
        if self.strict is not None:
            _scope.strict.append(self.strict)
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        try:
            if isinstance(exc, Exception) and not isinstance(exc, Warning) and not strict_mode():
                report_exception(exc, self.context)
                return True
            return False
        finally:
            if self.strict is not None:
                _scope.strict.pop()

    def __call__(self, func: _Func) -> _Func:
        context = self.context or func.__qualname__

        @functools.wraps(func)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            strict = kwargs.get("strict")
            with catch_and_log_exceptions(context, strict=self.strict if strict is None else strict):
                return func(*args, **kwargs)
            return self.exception_return_value

        return wrapper  # type: ignore[return-value]
