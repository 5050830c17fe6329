"""Which views there are and how they are arranged: as a blueprint says, as the data asks for, or both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rerun_render.core.report import Reporter
from rerun_render.scene.blueprint.auto_series import automatic_series
from rerun_render.scene.blueprint.contents import DEFAULT_QUERY, EntityFilter, Rule
from rerun_render.scene.blueprint.model import Blueprint, ContainerNode, ViewNode
from rerun_render.scene.blueprint.settings import BlueprintSettings
from rerun_render.scene.heuristics import (
    MAX_VIEWS_PER_CLASS,
    Candidate,
    ViewInfo,
    recommended_views,
    shown_entities,
)
from rerun_render.scene.layout import Container, auto_container, layout_order, renumbered
from rerun_render.scene.view_class import DRAWABLE_CLASSES
from rerun_render.store.recording import Recording


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """views: all of them; first those that show, in the order of their places. root: arrangement of their indices."""

    views: tuple[ViewInfo, ...]
    root: Container


def plan_views(recording: Recording, blueprint: Blueprint | None = None, reporter: Reporter | None = None) -> Plan:
    """Views and layout of a recording. Without a blueprint (or with one that names no view) the data decides."""
    reporter = reporter if reporter is not None else Reporter()
    if blueprint is not None:
        added = _added_views(recording, blueprint)
        if blueprint.views() or added:
            return _planned(recording, blueprint, added, reporter)
        if not blueprint.auto_views:
            reporter.warning("blueprint", "", "the blueprint shows no view; views and layout are chosen from the data")
    return _heuristic(recording)


def _heuristic(recording: Recording) -> Plan:
    candidates = recommended_views(recording)
    order = layout_order(auto_container([view.class_name for view in candidates]))
    views = tuple(_info(index, candidates[place], recording) for index, place in enumerate(order))
    drawable = [view.index for view in views if view.drawable]
    return Plan(views, renumbered(auto_container([views[index].class_name for index in drawable]), drawable))


def _info(index: int, candidate: Candidate, recording: Recording) -> ViewInfo:
    return ViewInfo(
        index=index,
        class_name=candidate.class_name,
        name=candidate.name,
        origin=candidate.origin,
        entities=shown_entities(candidate, recording),
        drawable=candidate.class_name in DRAWABLE_CLASSES,
    )


def _filter(view: ViewNode) -> EntityFilter:
    return EntityFilter.parse(view.contents or DEFAULT_QUERY, view.origin)


def _added_views(recording: Recording, blueprint: Blueprint) -> list[Candidate]:
    """Views that the data asks for and that show more than those of the blueprint."""
    if not blueprint.auto_views:
        return []
    given: dict[str, list[EntityFilter]] = {}
    for view in blueprint.views():
        given.setdefault(view.class_name, []).append(_filter(view))
    added: list[Candidate] = []
    counts = {class_name: len(filters) for class_name, filters in given.items()}
    for candidate in recommended_views(recording):
        name = candidate.class_name
        rules = [Rule(candidate.origin, candidate.subtree, True)]
        rules += [Rule(path, True, False) for path in sorted(candidate.excluded)]
        wanted = EntityFilter(rules)
        if counts.get(name, 0) < MAX_VIEWS_PER_CLASS and not any(own.covers(wanted) for own in given.get(name, ())):
            counts[name] = counts.get(name, 0) + 1
            added.append(candidate)
    return added


def _planned(recording: Recording, blueprint: Blueprint, added: Sequence[Candidate], reporter: Reporter) -> Plan:
    nodes = blueprint.views()
    found = [_planned_info(node, recording, reporter) for node in nodes]
    found += [_info(0, candidate, recording) for candidate in added]
    numbers = {node.ident: number for number, node in enumerate(nodes)}
    extra = range(len(nodes), len(found))
    if any(node.ident == blueprint.maximized and node.visible for node in nodes):
        root = Container((numbers[blueprint.maximized or ""],), tabs=True)
    elif added and (blueprint.auto_layout or blueprint.root is None):
        visible = [number for number, node in enumerate(nodes) if node.visible] + list(extra)
        visible.sort(key=lambda number: (found[number].origin.sort_key, _given_name(nodes, number)))
        root = renumbered(auto_container([found[number].class_name for number in visible]), visible)
    else:
        if blueprint.maximized is not None and blueprint.maximized not in numbers:
            message = f"the view that fills the picture ({blueprint.maximized}) is not there; ignored"
            reporter.warning("blueprint", "/viewport", message)
        root = _container(blueprint.root, numbers, extra)
    shown = _shown(root)
    order = [*shown, *(number for number in range(len(found)) if number not in set(shown))]
    places = {number: index for index, number in enumerate(order)}
    views = tuple(replace(found[number], index=index, shown=index < len(shown)) for index, number in enumerate(order))
    return Plan(views, renumbered(root, [places[number] for number in range(len(found))]))


def _given_name(nodes: Sequence[ViewNode], number: int) -> str:
    return (nodes[number].name or "") if number < len(nodes) else ""


def _planned_info(node: ViewNode, recording: Recording, reporter: Reporter) -> ViewInfo:
    contents = _filter(node)
    matching = tuple(entity for entity in recording.entity_paths if contents.matches(entity))
    automatic = automatic_series(recording, matching) if node.class_name == "TimeSeries" else None
    settings = BlueprintSettings(node, reporter, automatic)
    return ViewInfo(
        index=0,
        class_name=node.class_name,
        name=node.title,
        origin=node.origin,
        entities=tuple(entity for entity in matching if settings.is_visible(entity)),
        drawable=node.class_name in DRAWABLE_CLASSES,
        titled=node.has_title,
        settings=settings,
    )


def _container(root: ContainerNode | None, numbers: dict[str, int], extra: Iterable[int]) -> Container:
    """The arrangement of all that is visible; views that were added stand at its end."""
    if root is None:
        return Container(tuple(extra))
    made = _made(root, numbers)
    more = tuple(extra)
    children = made.children + more
    columns = len(children) if root.kind == "horizontal" else made.columns
    return replace(made, children=children, columns=columns) if more else made


def _made(node: ContainerNode, numbers: dict[str, int]) -> Container:
    parts = [(child, share) for child, share in _joined(node) if _shows(child)]
    children = tuple(
        numbers[child.ident] if isinstance(child, ViewNode) else _made(child, numbers) for child, _ in parts
    )
    if node.kind == "horizontal":
        return Container(
            children, columns=max(len(children), 1), column_shares=tuple(share for _, share in parts), name=node.title
        )
    if node.kind == "vertical":
        return Container(children, columns=1, row_shares=tuple(share for _, share in parts), name=node.title)
    if node.kind == "grid":
        return Container(
            children,
            columns=node.columns,
            column_shares=node.column_shares,
            row_shares=node.row_shares,
            name=node.title,
        )
    front = None if node.active is None else node.children[node.active]
    active = next((place for place, (child, _) in enumerate(parts) if child is front), 0)
    return Container(children, tabs=True, active=active, name=node.title)


def _shows(node: ContainerNode | ViewNode) -> bool:
    """Whether there is anything to see in it."""
    return node.visible and (isinstance(node, ViewNode) or any(_shows(child) for child, _ in _joined(node)))


def _joined(node: ContainerNode) -> list[tuple[ContainerNode | ViewNode, float]]:
    """Children and their shares. Rows in rows, and columns in columns, are dissolved into the outer ones, whether they
    are visible or not; what they hold divides their share."""
    shares = node.column_shares if node.kind == "horizontal" else node.row_shares
    found: list[tuple[ContainerNode | ViewNode, float]] = []
    for number, child in enumerate(node.children):
        share = shares[number] if number < len(shares) else 1.0
        if isinstance(child, ContainerNode) and child.kind == node.kind and node.kind in ("horizontal", "vertical"):
            inner = _joined(child)
            total = sum(part for _, part in inner)
            found += [(part, share * each / total if total else share) for part, each in inner]
        else:
            found.append((child, share))
    return found


def _shown(container: Container) -> list[int]:
    """Views that stand in front, in the order of a walk."""
    children = container.children
    if container.tabs:
        children = children[container.active : container.active + 1]
    found: list[int] = []
    for child in children:
        found += _shown(child) if isinstance(child, Container) else [child]
    return found
