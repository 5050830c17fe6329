"""Numbers that stand for entities in pictures of ids."""

from __future__ import annotations

from rerun_render.core.entity_path import EntityPath
from rerun_render.store.recording import Recording


def entity_ids(recording: Recording) -> dict[EntityPath, int]:
    """A number from 1 for every entity, in the order of their paths: the same in all frames and views."""
    return {entity: index for index, entity in enumerate(recording.entity_paths, start=1)}
