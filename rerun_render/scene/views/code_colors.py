"""Colours of source text in code blocks, by a rough reading that suits many languages."""

from __future__ import annotations

import re

from rerun_render.scene.theme import Rgba

PLAIN: Rgba = (220, 220, 220, 255)
COMMENT: Rgba = (120, 120, 120, 255)
KEYWORD: Rgba = (255, 100, 100, 255)
NAME: Rgba = (87, 165, 171, 255)
TEXT: Rgba = (109, 147, 226, 255)
CALL: Rgba = (220, 190, 110, 255)

_PYTHON = frozenset(
    "and as assert async await break class continue def del elif else except False finally for from global if import "
    "in is lambda match case None nonlocal not or pass raise return True try while with yield".split()
)
_RUST = frozenset(
    "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move "
    "mut pub ref return self Self static struct super trait true type unsafe use where while".split()
)
_C = frozenset(
    "auto bool break case char class const constexpr continue default delete do double else enum explicit extern false "
    "float for friend if inline int long namespace new nullptr operator private protected public return short signed "
    "sizeof static struct switch template this throw true try typedef typename union unsigned using virtual void "
    "volatile while".split()
)
_LANGUAGES = {
    **dict.fromkeys(("py", "python"), (_PYTHON, "#")),
    **dict.fromkeys(("rs", "rust"), (_RUST, "//")),
    **dict.fromkeys(("c", "h", "cpp", "hpp", "c++", "cc"), (_C, "//")),
    "toml": (frozenset(["true", "false"]), "#"),
}
_TOKEN = re.compile(r"\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?|\w+|\s+|[^\w\s]")


def colored(text: str, language: str, plain: Rgba = PLAIN) -> list[tuple[str, Rgba]]:
    """Stretches of one row of source text and their colours. Unknown languages are `plain`."""
    known = _LANGUAGES.get(language.strip().lower())
    if known is None:
        return [(text, plain)]
    keywords, comment = known
    found: list[tuple[str, Rgba]] = []
    position = 0
    while position < len(text):
        if text.startswith(comment, position):
            found.append((text[position:], COMMENT))
            break
        match = _TOKEN.match(text, position)
        word = text[position] if match is None else match.group()
        position += len(word)
        if word[0] in "\"'":
            color = TEXT
        elif word in keywords:
            color = KEYWORD
        elif word[0].isalnum() or word[0] == "_":
            color = CALL if text.startswith("(", position) and not word[0].isdigit() else NAME
        else:
            color = plain
        found.append((word, color))
    return found
