"""What a blueprint stores, as plain values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import rerun.blueprint as rrb
from rerun.blueprint.api import create_in_memory_blueprint

from rerun_render.core.entity_path import EntityPath
from rerun_render.query.latest_at import latest_at
from rerun_render.store.load import LoadedSource, load
from rerun_render.store.recording import Recording

Stored = dict[str, dict[str, list[Any]]]
"""Entity path to component to the instances of its newest value."""


def stored(blueprint: Any) -> Stored:
    """What `blueprint` (or a view, or a container) stores."""
    store = create_in_memory_blueprint(application_id="app", blueprint=blueprint)
    return newest(Recording.from_chunks(store.chunks))


def newest(recording: Recording) -> Stored:
    """The newest values in a recording."""
    return {
        str(entity)[1:]: {name: value(recording, entity, name) for name in recording.components(entity)}
        for entity in recording.entity_paths
    }


def value(recording: Recording, entity: EntityPath, component: str) -> list[Any]:
    timeline = "blueprint" if "blueprint" in recording.timelines else None
    cell = latest_at(recording, timeline, entity, component, 0)
    assert cell is not None
    return list(cell.array.to_pylist())


def saved(blueprint: rrb.Blueprint, path: Path) -> LoadedSource:
    """The file of a blueprint, loaded."""
    blueprint.save("app", path)
    return load(path)


def stored_view(view: Any) -> dict[str, dict[str, list[Any]]]:
    """What `view` stores, by its path below the view; the view's own values are at ``."""
    prefix = view.blueprint_path()
    return {path[len(prefix) + 1 :]: values for path, values in stored(view).items() if path.startswith(prefix)}


def property_of(view: Any, name: str) -> dict[str, list[Any]]:
    """The components of one property of a view, by field."""
    return {component.partition(":")[2]: values for component, values in stored_view(view)[name].items()}
