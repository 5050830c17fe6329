"""A position on a timeline from which the visible state of every entity can be read.

Moving forward costs by what changed, not by the size of the recording.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.query.state import AtomicArchetype, Cell, EntityState, Row
from rerun_render.store.recording import Recording

__all__ = ["AtomicArchetype", "Cell", "Cursor", "EntityState", "Row"]


class Cursor:
    """Reads a recording at one time after the other.

    recording: what to read. timeline: name of the time axis; None (or a name the recording does not have): static data
    only. entities: restricts to these; default all. components: keeps the components for which it is true; a field of
    an atomic archetype keeps the whole archetype. reporter: gets what could not be read.
    """

    def __init__(
        self,
        recording: Recording,
        timeline: str | None,
        *,
        entities: Iterable[EntityPath] | None = None,
        components: Callable[[str], bool] | None = None,
        reporter: Reporter | None = None,
    ) -> None:
        raise NotImplementedError

    @property
    def entity_paths(self) -> tuple[EntityPath, ...]:
        """The entities this cursor looks at, sorted."""
        raise NotImplementedError

    @property
    def time(self) -> int | None:
        """The sought time; None before the first seek and for static data only."""
        raise NotImplementedError

    def seek(self, time: int | None) -> frozenset[EntityPath]:
        """Go to `time` (None: static data only) and return the entities whose visible state changed since the previous
        seek; the first time, all that have any visible state or may ever have one."""
        raise NotImplementedError

    def state(self, entity: EntityPath) -> EntityState:
        """What is visible of `entity` at the sought time; empty for an entity that is not in the recording."""
        raise NotImplementedError

    @property
    def next_change(self) -> int | None:
        """Time of the next row after the current time that may change anything; None if there is none."""
        raise NotImplementedError
