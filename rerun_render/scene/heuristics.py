"""Which views a recording gets when it brings no blueprint."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field

from rerun_render.core.entity_path import PROPERTIES, ROOT, EntityPath
from rerun_render.scene.archetypes import ARCHETYPES_OF_CLASS, NAMED_FRAME_COMPONENTS, SPATIAL_2D, SPATIAL_3D
from rerun_render.scene.colors import path_hash
from rerun_render.scene.view_settings import NO_SETTINGS, ViewSettings
from rerun_render.store.recording import Recording

MAX_VIEWS_PER_CLASS = 8
PER_ENTITY_CLASSES = ("BarChart", "Graph", "Tensor", "TextDocument", "TimeSeries")
_ENOUGH_BYTES = 10
"""A title this long or shorter gets another part of the path."""
SINGLE_CLASSES = ("Map", "StateTimeline", "TextLog")


@dataclass(frozen=True, slots=True)
class ViewInfo:
    """A view of the layout.

    index: place in the layout. class_name: `3D`, `2D`, `TimeSeries`, ... entities: all that it shows, sorted.
    drawable: whether pictures of this class can be made. titled: whether it has a title bar. shown: False for views
    that are hidden or behind another tab. settings: what a blueprint says about it.
    """

    index: int
    class_name: str
    name: str
    origin: EntityPath
    entities: tuple[EntityPath, ...]
    drawable: bool
    titled: bool = True
    shown: bool = True
    settings: ViewSettings = field(default=NO_SETTINGS, compare=False, repr=False)

    @property
    def title(self) -> str:
        """What the title bar says: the name, or where that is the path of the origin, its last parts."""
        parts = self.origin.parts
        if self.name != "/".join(parts):
            return self.name
        for first in range(len(parts) - 1, 0, -1):
            end = "/".join(parts[first:])
            if len(end.encode("utf-8", "replace")) > _ENOUGH_BYTES:
                return f"…/{end}"
        return self.name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A view before it has a place. excluded: subtrees of the origin that it leaves out."""

    class_name: str
    origin: EntityPath
    subtree: bool = True
    excluded: frozenset[EntityPath] = frozenset()

    @property
    def name(self) -> str:
        """Title: the path of the origin, neither escaped nor with a leading slash."""
        return "/".join(self.origin.parts) or "/"

    def shows(self, entity: EntityPath) -> bool:
        """Whether an entity is part of the view's contents."""
        if not self.subtree:
            return entity is self.origin
        if not self.origin.contains(entity) or _is_within(entity, self.excluded):
            return False
        return not PROPERTIES.contains(entity)

    def covers(self, other: Candidate) -> bool:
        """Whether everything that `other` may ever show is shown here too."""
        if not self.subtree or not self.origin.contains(other.origin):
            return False
        cuts = (path for path in self.excluded if path.contains(other.origin) or other.origin.contains(path))
        return all(_is_within(path, other.excluded) for path in cuts)


Wanted = Mapping[EntityPath, frozenset[str]]
"""Archetypes that may show something in some view, by entity."""


def wanted_archetypes(recording: Recording) -> Wanted:
    """For every entity the archetypes whose required component was ever logged."""
    required = {component: name for kinds in ARCHETYPES_OF_CLASS.values() for name, component in kinds.items()}
    wanted: dict[EntityPath, frozenset[str]] = {}
    for entity in recording.entity_paths:
        if not PROPERTIES.contains(entity):
            names = (required.get(component) for component in recording.components(entity))
            found = frozenset(name for name in names if name is not None)
            if found:
                wanted[entity] = found
    return wanted


def recommended_views(recording: Recording) -> tuple[Candidate, ...]:
    """Views of the default layout, sorted by origin and name, at most 8 of a class."""
    wanted = wanted_archetypes(recording)
    named_frames = any(
        component in NAMED_FRAME_COMPONENTS
        for entity in recording.entity_paths
        for component in recording.components(entity)
    )
    candidates: list[Candidate] = []
    for class_name in ARCHETYPES_OF_CLASS:
        found = _candidates(class_name, wanted, named_frames)
        candidates += _limited(class_name, _uncovered(found))
    return tuple(sorted(candidates, key=lambda view: (view.origin.sort_key, view.name)))


def shown_entities(candidate: Candidate, recording: Recording) -> tuple[EntityPath, ...]:
    """Entities of the recording that a view shows, sorted."""
    return tuple(entity for entity in recording.entity_paths if candidate.shows(entity))


def _candidates(class_name: str, wanted: Wanted, named_frames: bool) -> list[Candidate]:
    kinds = ARCHETYPES_OF_CLASS[class_name].keys()
    entities = [entity for entity, names in wanted.items() if names & kinds]
    if class_name == "3D":
        return _views_3d(wanted, named_frames)
    if class_name == "2D":
        return _views_2d(wanted, named_frames)
    if class_name in SINGLE_CLASSES:
        return [Candidate(class_name, ROOT)] if entities else []
    return [Candidate(class_name, entity, subtree=False) for entity in entities]


def _views_3d(wanted: Wanted, named_frames: bool) -> list[Candidate]:
    cameras = frozenset(_cameras(wanted))
    # A camera stands in the space around it, what lies below it does not.
    inside = [
        entity for entity, names in wanted.items() if names & SPATIAL_3D.keys() and cameras.isdisjoint(entity.ancestors)
    ]
    inside = [entity for entity in inside if entity not in cameras or entity.parent is not None]
    if not inside:
        return []
    origins = [entity for entity in inside if "ViewCoordinates" in wanted[entity] and entity not in cameras]
    roots = frozenset(origins)
    if not all(_is_within(entity, roots) for entity in inside):
        origins.append(ROOT)
    excluded = [] if named_frames else _only(wanted, SPATIAL_2D.keys(), SPATIAL_3D.keys(), cameras)
    return [_subtree_view("3D", origin, excluded) for origin in dict.fromkeys(origins)]


def _views_2d(wanted: Wanted, named_frames: bool) -> list[Candidate]:
    cameras = frozenset(_cameras(wanted))
    spaces: dict[EntityPath | None, list[EntityPath]] = {}
    for entity, names in wanted.items():
        if names & SPATIAL_2D.keys():
            nearest = next((path for path in (entity, *entity.ancestors) if path in cameras), None)
            spaces.setdefault(nearest, []).append(entity)
    excluded = [] if named_frames else _only(wanted, SPATIAL_3D.keys(), SPATIAL_2D.keys(), frozenset())
    return [
        _subtree_view("2D", _common_ancestor(entities) if camera is None else camera, excluded)
        for camera, entities in spaces.items()
    ]


def _cameras(wanted: Wanted) -> list[EntityPath]:
    return [entity for entity, names in wanted.items() if "Pinhole" in names]


def _subtree_view(class_name: str, origin: EntityPath, excluded: Iterable[EntityPath]) -> Candidate:
    return Candidate(class_name, origin, excluded=frozenset(path for path in excluded if origin.is_ancestor_of(path)))


def _only(
    wanted: Wanted, unwelcome: Collection[str], welcome: Collection[str], cameras: frozenset[EntityPath]
) -> set[EntityPath]:
    """Highest entities with `unwelcome` content whose subtrees hold nothing `welcome` and do not belong to a camera."""
    good = [entity for entity, names in wanted.items() if not names.isdisjoint(welcome)]
    needed = set(good).union(*(entity.ancestors for entity in good))
    found: set[EntityPath] = set()
    for entity, names in wanted.items():  # parents before children
        if names.isdisjoint(unwelcome) or entity in needed:
            continue
        if not _is_within(entity, found) and not _is_within(entity, cameras):
            found.add(entity)
    return found


def _common_ancestor(entities: list[EntityPath]) -> EntityPath:
    first, *others = entities
    return next(path for path in (first, *first.ancestors) if all(path.contains(other) for other in others))


def _is_within(entity: EntityPath, paths: Set[EntityPath]) -> bool:
    """Whether an entity is one of the paths or lies below one, in a time that does not grow with their number."""
    return entity in paths or any(path in paths for path in entity.ancestors)


def _uncovered(candidates: list[Candidate]) -> list[Candidate]:
    places: dict[EntityPath, list[int]] = {}
    for i, view in enumerate(candidates):
        places.setdefault(view.origin, []).append(i)

    def is_covered(i: int, view: Candidate) -> bool:
        above = (j for path in (view.origin, *view.origin.ancestors) for j in places.get(path, ()) if j != i)
        return any(candidates[j].covers(view) and (not view.covers(candidates[j]) or j < i) for j in above)

    return [view for i, view in enumerate(candidates) if not is_covered(i, view)]


def _limited(class_name: str, candidates: list[Candidate]) -> list[Candidate]:
    candidates = sorted(candidates, key=lambda view: view.origin.sort_key)
    if class_name == "TimeSeries":
        # The viewer takes these in the order of a hash table, of which only the first few get a view.
        buckets = 1
        while 7 * buckets < 8 * len(candidates):
            buckets *= 2
        candidates.sort(key=lambda view: path_hash(view.origin) & (buckets - 1))
    return candidates[:MAX_VIEWS_PER_CLASS]
