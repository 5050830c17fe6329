"""Log data to Rerun recordings: a drop-in for the official SDK, in Python only, made for rerun-render.

>>> import rerun as rr
>>> rr.init("my_app")
>>> recording = rr.memory_recording()
>>> rr.log("points", rr.Points3D([[0, 0, 0], [1, 1, 1]], colors=[255, 0, 0]))

Names are imported when they are first used (`_exports.py` says from where), so that `import rerun` costs little.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ._exports import ELSEWHERE, MODULE_OF_NAME, SUBMODULES
from ._import_gate import importing

__version__ = "0.1.0"
__version_info__ = (0, 1, 0, None)

# Tells this package from the official one, whose import name it shares.
__rerun_render__ = True

__all__ = sorted({*MODULE_OF_NAME, *SUBMODULES})


def __getattr__(name: str) -> Any:
    if name in MODULE_OF_NAME:
        with importing():
            value = getattr(import_module(f"{__name__}.{MODULE_OF_NAME[name]}"), name)
    elif name in SUBMODULES:
        with importing():
            value = import_module(f"{__name__}.{name}")
    elif name in ELSEWHERE:
        raise AttributeError(f"rerun.{name} is not there: {ELSEWHERE[name]} (the official SDK has it)")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
