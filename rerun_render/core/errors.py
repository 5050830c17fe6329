"""Errors that a user may see.

Every error the package raises on purpose derives from `RerunRenderError`. A message says what was expected, what was
found, where (byte offset, entity and time, file and line), and what to do next; paths come last.
`exit_code` is what the command line exits with when the error reaches it.
"""

from __future__ import annotations


class RerunRenderError(Exception):
    """Base of all errors of this package."""

    exit_code = 1


class UsageError(RerunRenderError, ValueError):
    """An option or argument cannot be used: unknown extension, time that does not parse, view that does not exist."""

    exit_code = 2


class InputError(RerunRenderError):
    """The source cannot be read, or holds nothing that can be rendered."""

    exit_code = 3


class RrdError(InputError):
    """Bytes that are not a valid `.rrd`: `offset` is where reading stopped, in bytes from the start of the source."""

    def __init__(self, message: str, *, offset: int | None = None) -> None:
        super().__init__(message if offset is None else f"{message} (at byte {offset})")
        self.offset = offset


class ChunkError(InputError):
    """A record batch that does not follow the chunk schema."""


class QueryError(RerunRenderError, KeyError):
    """A query for a timeline, entity or component that cannot be answered."""

    exit_code = 2

    def __str__(self) -> str:  # KeyError shows the repr of its argument
        return str(self.args[0]) if self.args else ""


class AdapterError(RerunRenderError):
    """No graphics adapter, or it cannot do what was asked for (size above its limits, out of memory)."""

    exit_code = 4


class ShaderError(AdapterError):
    """A shader does not compile; the message holds file and line of the shader."""


class EncodeError(RerunRenderError):
    """The encoder could not be started, died midway, or the output could not be written."""

    exit_code = 5


class SkippedContentError(RerunRenderError):
    """Raised under `strict` when something of the recording could not be read or drawn."""

    exit_code = 7


class Interrupted(RerunRenderError):
    """Rendering was stopped by the user; what was written so far is kept."""

    exit_code = 130
