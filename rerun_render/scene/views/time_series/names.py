"""Short names of series for the legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rerun_render.core.entity_path import EntityPath


def short_names(entities: Iterable[EntityPath]) -> dict[EntityPath, str]:
    """The last part of each path, and as many parts before it as are needed to tell the entities apart."""
    taken: dict[str, tuple[EntityPath, int]] = {}
    ambiguous: set[str] = set()
    for entity in entities:
        parts = 1
        while (name := _ending(entity, parts)) in taken or name in ambiguous:
            ambiguous.add(name)
            if name in taken:
                other, other_parts = taken.pop(name)
                taken[_ending(other, other_parts + 1)] = (other, other_parts + 1)
            parts += 1
            if _ending(entity, parts) == name:
                break
        taken[_ending(entity, parts)] = (entity, parts)
    return {entity: name for name, (entity, _) in taken.items()}


def _ending(entity: EntityPath, parts: int) -> str:
    return "/".join(entity.parts[-parts:]) or "/"


def series_names(given: Sequence[str], fallback: str, num_series: int) -> list[str]:
    """A name for each series: those given, the last of them with numbers for the rest; else the fallback."""
    if not given:
        return [fallback] if num_series == 1 else [f"{fallback}[{i}]" for i in range(num_series)]
    return [given[i] if i < len(given) else f"{given[-1]}[{i}]" for i in range(num_series)]
