"""Programs written for the official SDK find the same names and parameters in ours."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import HERE, OUR_PATHS, environment
from surface import MODULES

# Live viewers in notebooks, servers, accounts and tables of the official product: not for a recorder of files.
OUT_OF_SCOPE = {
    "rerun": {"ComponentValueLike", "asarray", "login", "logout", "tracing_session"},
    "rerun.utilities": {"color_grid", "color_spiral"},
    "rerun.blueprint": {"TableBlueprint"},
}
# Made by functions, not by programs.
NOT_CONSTRUCTED = {"BinaryStream", "MemoryRecording"}
# Helpers of the official modules that their own `__all__` does not name.
INTERNAL = {"annotations", "TYPE_CHECKING", "Any", "Sequence"}

Surface = dict[str, dict[str, list[list[Any]] | None]]


def read_surface(python: Path, extra: dict[str, str]) -> Surface:
    result = subprocess.run([python, HERE / "surface.py"], capture_output=True, text=True, env=environment(extra))
    assert result.returncode == 0, result.stderr[-3000:]
    surface: Surface = json.loads(result.stdout.splitlines()[-1])
    return surface


@pytest.fixture(scope="module")
def surfaces(official_python: Path) -> tuple[Surface, Surface]:
    return read_surface(Path(sys.executable), OUR_PATHS), read_surface(official_python, {})


@pytest.mark.parametrize("module", MODULES)
def test_every_name_is_there(surfaces: tuple[Surface, Surface], module: str) -> None:
    ours, theirs = (surface[module] for surface in surfaces)
    missing = set(theirs) - set(ours) - OUT_OF_SCOPE.get(module, set()) - INTERNAL
    assert sorted(missing) == []


@pytest.mark.parametrize("module", MODULES)
def test_every_parameter_is_accepted(surfaces: tuple[Surface, Surface], module: str) -> None:
    ours, theirs = (surface[module] for surface in surfaces)
    found = {name: complaints(ours[name], theirs[name]) for name in set(ours) & set(theirs) - NOT_CONSTRUCTED}
    assert {name: said for name, said in sorted(found.items()) if said} == {}


def complaints(ours: list[list[Any]] | None, theirs: list[list[Any]] | None) -> list[str]:
    """What a call that the official signature allows would meet in ours."""
    if ours is None or theirs is None:
        return []
    said = []
    takes_rest = any(kind == "VAR_KEYWORD" for _, kind, _ in ours)
    takes_args = any(kind == "VAR_POSITIONAL" for _, kind, _ in ours)
    by_name = {name: (kind, optional) for name, kind, optional in ours}
    for at, (name, kind, optional) in enumerate(entry for entry in theirs if entry[0] not in ("self", "cls")):
        if kind.startswith("VAR"):
            continue
        if name not in by_name:
            if not takes_rest and kind != "POSITIONAL_ONLY":
                said.append(f"no parameter {name}")
            continue
        if kind == "POSITIONAL_OR_KEYWORD" and not takes_args and (at >= len(ours) or ours[at][0] != name):
            said.append(f"{name} is not parameter {at}")
        if optional and not by_name[name][1]:
            said.append(f"{name} cannot be left out")
    names = {name for name, _, _ in theirs}
    said += [
        f"{name} must be given"
        for name, kind, optional in ours
        if name not in names and not optional and not kind.startswith("VAR")
    ]
    return said
