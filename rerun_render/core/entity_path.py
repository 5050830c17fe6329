"""Entity paths: parsing, printing, order and ancestry.

A path is a tuple of unescaped parts; its printed form is escaped and starts with `/` (`/` alone is the root), as stored
in recordings. Parsing forgives: missing leading slash, doubled slashes and unescaped characters are accepted.
Paths are interned, so equal paths are the same object and hash in constant time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any
from weakref import WeakValueDictionary

_interned: WeakValueDictionary[tuple[str, ...], EntityPath] = WeakValueDictionary()
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}|\\(.)|(/)|([^\\/]+)|(\\)", re.DOTALL)
_CONTROL = {"n": "\n", "r": "\r", "t": "\t"}
_CONTROL_ESCAPES = {v: "\\" + k for k, v in _CONTROL.items()}
_DIGITS = re.compile(r"(\d+)")


class EntityPath:
    """An immutable path such as `/world/camera`.

    >>> EntityPath.parse("world/my\\\\ camera").parts
    ('world', 'my camera')
    >>> str(EntityPath(("a", "b c")))
    '/a/b\\\\ c'
    >>> EntityPath.parse("/a").is_ancestor_of(EntityPath.parse("/a/b"))
    True
    """

    __slots__ = ("__dict__", "__weakref__", "parts")
    parts: tuple[str, ...]

    def __new__(cls, parts: Iterable[str] = ()) -> EntityPath:
        key = tuple(parts)
        path = _interned.get(key)
        if path is None:
            path = object.__new__(cls)
            path.parts = key
            path = _interned.setdefault(key, path)
        return path

    @classmethod
    def parse(cls, text: str) -> EntityPath:
        """Path from its printed form, escaped or not."""
        if "\\" not in text:
            return cls(part for part in text.split("/") if part)
        parts: list[str] = []
        current: list[str] = []
        for match in _ESCAPE.finditer(text):
            code, escaped, slash, plain, lone = match.groups()
            if slash:
                parts.append("".join(current))
                current = []
            elif code is not None:
                current.append(chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else match.group())
            elif escaped is not None:
                current.append(_CONTROL.get(escaped, escaped))
            else:
                current.append(plain or lone)
        parts.append("".join(current))
        return cls(part for part in parts if part)

    def __str__(self) -> str:
        return self._text

    @cached_property
    def _text(self) -> str:
        return "/" + "/".join(_escape(part) for part in self.parts)

    def __repr__(self) -> str:
        return f"EntityPath({self._text!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (EntityPath, (self.parts,))

    def __lt__(self, other: EntityPath) -> bool:
        return self.sort_key < other.sort_key

    @property
    def parent(self) -> EntityPath | None:
        """The path one part shorter; None for the root."""
        return self._parent

    @cached_property
    def _parent(self) -> EntityPath | None:
        return EntityPath(self.parts[:-1]) if self.parts else None

    @cached_property
    def ancestors(self) -> tuple[EntityPath, ...]:
        """Strict ancestors, nearest first, ending with the root."""
        return () if self._parent is None else (self._parent, *self._parent.ancestors)

    @cached_property
    def sort_key(self) -> tuple[Any, ...]:
        """Natural order: digits compare as numbers, case-insensitive first, reserved parts (`__…`) last."""
        return tuple(_part_key(part) for part in self.parts)

    def is_ancestor_of(self, other: EntityPath) -> bool:
        """True if `other` lies strictly below this path."""
        n = len(self.parts)
        return len(other.parts) > n and other.parts[:n] == self.parts

    def contains(self, other: EntityPath) -> bool:
        """True if `other` is this path or lies below it."""
        return other.parts[: len(self.parts)] == self.parts

    def __truediv__(self, part: str) -> EntityPath:
        return EntityPath((*self.parts, part))


ROOT = EntityPath()
PROPERTIES = EntityPath(("__properties",))
"""Reserved subtree that holds facts about the recording; never drawn."""


def _escape(part: str) -> str:
    if part.isidentifier() and part.isascii():
        return part
    out = []
    for char in part:
        if char.isalnum() or char in "_-.":
            out.append(char)
        elif char in _CONTROL_ESCAPES:
            out.append(_CONTROL_ESCAPES[char])
        elif char.isascii() and char.isprintable():
            out.append("\\" + char)
        else:
            out.append(f"\\u{{{ord(char):04X}}}")
    return "".join(out)


def _part_key(part: str) -> tuple[Any, ...]:
    pieces = tuple(
        (0, int(piece), "") if piece.isdecimal() and piece.isascii() else (1, 0, piece.lower())
        for piece in _DIGITS.split(part)
        if piece
    )
    return (part.startswith("__"), pieces, part)
