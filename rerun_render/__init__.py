"""Offline renderer of Rerun recordings.

>>> import rerun_render
>>> report = rerun_render.render("recording.rrd", "video.mp4")  # doctest: +SKIP

Names are imported when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rerun_render.api import Renderer, render
    from rerun_render.core.errors import (
        AdapterError,
        ChunkError,
        EncodeError,
        InputError,
        Interrupted,
        QueryError,
        RerunRenderError,
        RrdError,
        ShaderError,
        SkippedContentError,
        UsageError,
    )
    from rerun_render.core.report import Issue
    from rerun_render.replay.picture import Frame
    from rerun_render.replay.summary import Report
    from rerun_render.scene.camera_control.options import Eye, Intrinsics

__version__ = "0.1.0"

_ERRORS = (
    "AdapterError",
    "ChunkError",
    "EncodeError",
    "InputError",
    "Interrupted",
    "QueryError",
    "RerunRenderError",
    "RrdError",
    "ShaderError",
    "SkippedContentError",
    "UsageError",
)
_MODULES = {
    "render": "rerun_render.api",
    "Renderer": "rerun_render.api",
    "Frame": "rerun_render.replay.picture",
    "Report": "rerun_render.replay.summary",
    "Eye": "rerun_render.scene.camera_control.options",
    "Intrinsics": "rerun_render.scene.camera_control.options",
    "Issue": "rerun_render.core.report",
    **dict.fromkeys(_ERRORS, "rerun_render.core.errors"),
}

__all__ = [
    "AdapterError",
    "ChunkError",
    "EncodeError",
    "Eye",
    "Frame",
    "InputError",
    "Interrupted",
    "Intrinsics",
    "Issue",
    "QueryError",
    "Renderer",
    "Report",
    "RerunRenderError",
    "RrdError",
    "ShaderError",
    "SkippedContentError",
    "UsageError",
    "__version__",
    "render",
]


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
