"""The official viewer makes of our blueprints what it makes of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import case_names
import pytest
from conftest import HERE, Written, environment
from contents import ID_PATTERN, read_file, renamed

NAMES = case_names.names("blueprints")

# What the viewer says of the machine it runs on: its graphics, and whether it reaches map servers.
_ABOUT_THE_MACHINE = ("egui_wgpu", "re_renderer", "walkers")


@pytest.fixture(scope="module")
def seen(official_python: Path, ours: dict[str, Written], theirs: dict[str, Written]) -> dict[str, list[Any]]:
    """For each blueprint, what the viewer sees in our file and in the official SDK's."""
    recording = theirs["archetypes"].path("points3d")
    sides = []
    for side in (ours, theirs):
        paths = [side["blueprints"].path(name) for name in NAMES]
        blueprints = json.dumps([str(path) for path in paths])
        command = [official_python, HERE / "viewer_states.py", recording, blueprints]
        result = subprocess.run(command, capture_output=True, text=True, env=environment())
        assert result.returncode == 0, result.stderr[-3000:]
        states = json.loads(result.stdout.splitlines()[-1])
        sides.append([_comparable(state, path) for state, path in zip(states, paths, strict=True)])
    return {name: [our, their] for name, our, their in zip(NAMES, *sides, strict=True)}


def _comparable(state: dict[str, Any], path: Path) -> dict[str, Any]:
    """A state with ids numbered, and without what the viewer says of the machine."""
    ids = dict(read_file(path)[0][0].ids)
    state["logs"] = [
        line
        for line in state["logs"]
        if line.startswith(("WARN", "ERROR")) and not line.split(" ")[1].startswith(_ABOUT_THE_MACHINE)
    ]
    # The viewer gives ids to what it adds, too, and lists by id; they are numbered in an order that does not depend on
    # them.
    entries = [*map(json.dumps, state["views"]), *map(json.dumps, state["blueprint"].items())]
    for entry in sorted(entries, key=lambda text: ID_PATTERN.sub(lambda match: ids.get(match.group(), "new"), text)):
        renamed(entry, ids)
    state = json.loads(renamed(json.dumps(state), ids))
    state["views"] = sorted(state["views"])
    return state


@pytest.mark.parametrize("case", NAMES)
def test_viewer_reads_our_blueprint_like_its_own(seen: dict[str, list[Any]], case: str) -> None:
    ours, theirs = seen[case]
    assert ours["blueprint"]
    assert ours["views"] == theirs["views"]
    assert ours["blueprint"] == theirs["blueprint"]
    assert ours["logs"] == theirs["logs"]
