"""Which entities a view shows: rules that take paths in and leave them out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rerun_render.core.entity_path import PROPERTIES, ROOT, EntityPath

_SUBTREE = "/**"
DEFAULT_QUERY = ("$origin/**",)


@dataclass(frozen=True, slots=True)
class Rule:
    """path: what it is about. subtree: also about everything below. include: takes in, or leaves out."""

    path: EntityPath
    subtree: bool
    include: bool

    def matches(self, entity: EntityPath) -> bool:
        """Whether the rule has a say in this entity."""
        return self.path.contains(entity) if self.subtree else entity is self.path


class EntityFilter:
    """Rules for what belongs to a view. The most specific rule that matches decides; without any, an entity is out."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        unique = {(rule.path, rule.subtree): rule for rule in rules}
        unique.setdefault((PROPERTIES, True), Rule(PROPERTIES, True, False))
        # Of two rules that match, that of the longer path is more specific; of the same path, the one without subtree.
        self.rules = tuple(
            sorted(unique.values(), key=lambda rule: (len(rule.path.parts), not rule.subtree), reverse=True)
        )

    @classmethod
    def parse(cls, lines: Iterable[str], origin: EntityPath) -> EntityFilter:
        """Filter of expressions such as `+ $origin/**` and `- /world/debug`; see `split_rules`.

        `$origin` and `${origin}` stand for `origin`. Without a sign a line takes in. Of equal expressions the last
        counts; of expressions that only mean the same, that which comes last in the alphabet.
        """
        signs: dict[str, bool] = {}
        for line in lines:
            for text in split_rules(line):
                signed = text[0] in "+-"
                signs[text[1:].strip() if signed else text] = text[0] != "-"
        return cls(_parse_rule(text, include, origin) for text, include in sorted(signs.items()) if text)

    def __repr__(self) -> str:
        return f"EntityFilter({', '.join(_show(rule) for rule in reversed(self.rules))})"

    def matches(self, entity: EntityPath) -> bool:
        """Whether an entity is part of the contents."""
        return next((rule.include for rule in self.rules if rule.matches(entity)), False)

    def covers(self, other: EntityFilter) -> bool:
        """Whether everything that `other` may ever take in is taken in here too."""
        for rule in other._included:
            own = next((mine for mine in self.rules if mine.matches(rule.path)), None)
            if own is None or not own.include or (rule.subtree and not own.subtree):
                return False
        return not any(
            next((theirs.include for theirs in other.rules if theirs.matches(rule.path)), False)
            for rule in self.rules
            if not rule.include
        )

    @cached_property
    def _included(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.include)


def split_rules(text: str) -> list[str]:
    """The expressions in a text, one per line, without blank ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _parse_rule(text: str, include: bool, origin: EntityPath) -> Rule:
    where = "" if origin is ROOT else str(origin)
    path = text.replace("${origin}", where).replace("$origin", where)
    subtree = path.endswith(_SUBTREE)
    return Rule(EntityPath.parse(path.removesuffix(_SUBTREE)), subtree, include)


def _show(rule: Rule) -> str:
    path = "" if rule.subtree and rule.path is ROOT else str(rule.path)
    return f"{'+' if rule.include else '-'} {path}{_SUBTREE if rule.subtree else ''}"
