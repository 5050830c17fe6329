"""Public names of an SDK and the parameters of what can be called: `python surface.py`, JSON on its last line.

Runs with any SDK that calls itself `rerun`.
"""

from __future__ import annotations

import importlib
import inspect
import json
import sys
from typing import Any

MODULES = (
    "rerun",
    "rerun.archetypes",
    "rerun.components",
    "rerun.encodings",
    "rerun.blueprint",
    "rerun.blueprint.archetypes",
    "rerun.blueprint.components",
    "rerun.blueprint.encodings",
    "rerun.blueprint.views",
    "rerun.utilities",
    "rerun.RecordingStream",
)


def parameters(value: Any) -> list[list[Any]] | None:
    """Name, whether it goes by keyword only, and whether it can be left out, of each parameter; None if unknown."""
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return None
    return [
        [parameter.name, parameter.kind.name, parameter.default is not parameter.empty]
        for parameter in signature.parameters.values()
    ]


def surface(name: str) -> dict[str, list[list[Any]] | None]:
    parent, _, last = name.rpartition(".")
    module = getattr(importlib.import_module(parent), last) if last[0].isupper() else importlib.import_module(name)
    found = {}
    for key in dir(module):
        if key.startswith("_"):
            continue
        value = getattr(module, key)
        is_borrowed = getattr(value, "__name__", None) == key and not getattr(value, "__module__", "rerun").startswith(
            "rerun"
        )
        if inspect.ismodule(value) or is_borrowed:
            continue
        found[key] = parameters(value) if callable(value) and not key.endswith("Like") else None
        if found[key] and inspect.isclass(module):
            found[key] = found[key][1:]  # the object itself, however it is called
    return found


if __name__ == "__main__":
    import rerun  # noqa: F401

    sys.stdout.write(json.dumps({name: surface(name) for name in MODULES}) + "\n")
