"""Writes the SDK's component and archetype classes from the tables.

    python -m rerun_render.schema.gen            write the generated files below sdk/rerun
    python -m rerun_render.schema.gen --check    only tell which files are out of date; exit code 1 if there are any

What cannot follow from tables is written by hand beside the generated files: value classes and conversions in
`sdk/rerun/encodings/_*.py`, constructors that take more than the fields in `sdk/rerun/archetypes_ext/`. The output is
laid out as `ruff format` would.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from rerun_render.schema import gen_archetypes, gen_components

SDK = Path(__file__).resolve().parents[2] / "sdk" / "rerun"


def outputs() -> Iterator[tuple[Path, str]]:
    """All generated files, relative to the package `rerun`, and what must be in them."""
    yield from gen_components.outputs()
    yield from gen_archetypes.outputs()


def stale_files(root: Path) -> list[Path]:
    """Generated files below `root` that are missing, out of date, or no longer written by the generator."""
    wanted = dict(outputs())
    stale = [path for path, text in wanted.items() if _text_of(root / path) != text]
    for folder in sorted({path.parent for path in wanted}):
        for file in sorted((root / folder).glob("*.py")):
            path = file.relative_to(root)
            if path not in wanted and gen_components.MARK in (_text_of(file) or ""):
                stale.append(path)
    return stale


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def write_files(root: Path) -> list[Path]:
    """Bring the files below `root` up to date; returns those that changed."""
    wanted = dict(outputs())
    changed = stale_files(root)
    for path in changed:
        if path in wanted:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(wanted[path], encoding="utf-8")
        else:
            (root / path).unlink()
    return changed


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m rerun_render.schema.gen", description="Write the SDK's classes.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if files are out of date")
    parser.add_argument("--root", type=Path, default=SDK, help="folder of the package rerun (default: %(default)s)")
    options = parser.parse_args(arguments)
    paths = stale_files(options.root) if options.check else write_files(options.root)
    for path in paths:
        sys.stdout.write(f"{'out of date' if options.check else 'written'}: {path}\n")
    if options.check and paths:
        sys.stdout.write("run: python -m rerun_render.schema.gen\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
