"""Names of all cases, found without running them."""

from __future__ import annotations

import ast
from pathlib import Path

CASES = Path(__file__).parent / "cases"


def names(module: str) -> list[str]:
    """Functions of `cases/<module>.py` that are marked as cases."""
    tree = ast.parse((CASES / f"{module}.py").read_text(encoding="utf-8"))
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any(isinstance(mark, ast.Name) and mark.id == "case" for mark in node.decorator_list)
    ]


RECORDINGS = [(module, name) for module in ("archetypes", "calls", "outputs") for name in names(module)]
ALL = [*RECORDINGS, *(("blueprints", name) for name in names("blueprints"))]
