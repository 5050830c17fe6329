"""The official viewer makes of our blueprints what it makes of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import case_names
import pytest
from conftest import HERE, Written, environment
from contents import read_file, renamed

from rerun_render.store.load import load

# With automatic layout the viewer changes what it was given, sooner or later.
NAMES = [name for name in case_names.names("blueprints") if name != "several_views_become_tabs"]

# What the viewer says of the machine it runs on: its graphics, and whether it reaches map servers.
_ABOUT_THE_MACHINE = ("egui_wgpu", "re_renderer", "walkers")


@pytest.fixture(scope="module")
def seen(official_python: Path, ours: dict[str, Written], theirs: dict[str, Written]) -> dict[str, list[Any]]:
    """For each blueprint, what the viewer sees in our file and in the official SDK's."""
    recording = theirs["archetypes"].path("points3d")
    names = NAMES
    sides = []
    for side in (ours, theirs):
        paths = [side["blueprints"].path(name) for name in names]
        blueprints = json.dumps([[str(path), archetypes_of(path)] for path in paths])
        command = [official_python, HERE / "viewer_states.py", recording, blueprints]
        result = subprocess.run(command, capture_output=True, text=True, env=environment())
        assert result.returncode == 0, result.stderr[-3000:]
        states = json.loads(result.stdout.splitlines()[-1])
        sides.append([_comparable(state, path) for state, path in zip(states, paths, strict=True)])
    return {name: [our, their] for name, our, their in zip(names, *sides, strict=True)}


def archetypes_of(path: Path) -> dict[str, list[str]]:
    """Entity path to the archetypes that a file stores there."""
    found: dict[str, list[str]] = {}
    with load(path) as source:
        (store,) = source.blueprints
        for entity in store.entity_paths:
            names = {name.partition(":")[0] for name in store.components(entity)}
            found[str(entity)] = sorted(names)
    return found


def _comparable(state: dict[str, Any], path: Path) -> dict[str, Any]:
    """A state with ids numbered, and without what depends on where and when the viewer ran."""
    ids = read_file(path)[0][0].ids
    stored = {renamed(entity, ids) for entity in archetypes_of(path)}
    own = set(ids.values())
    state = json.loads(renamed(json.dumps(state), dict(ids)))
    # Views that the viewer adds come when they come, and change what the blueprint says of automatic ones.
    state["views"] = sorted(view for view in state["views"] if view[0] in own)
    state["blueprint"] = {entity: values for entity, values in state["blueprint"].items() if entity in stored}
    viewport = state["blueprint"].get("/viewport", {}).get("ViewportBlueprint", {})
    for name in [name for name, value in viewport.items() if name != "root_container" or value not in own]:
        del viewport[name]
    state["logs"] = [
        line.replace(str(path), "")
        for line in state["logs"]
        if line.startswith(("WARN", "ERROR")) and not line.split(" ")[1].startswith(_ABOUT_THE_MACHINE)
    ]
    return state


@pytest.mark.parametrize("case", NAMES)
def test_viewer_reads_our_blueprint_like_its_own(seen: dict[str, list[Any]], case: str) -> None:
    ours, theirs = seen[case]
    assert ours["views"] == theirs["views"]
    assert ours["blueprint"] == theirs["blueprint"]
    assert ours["logs"] == theirs["logs"]
