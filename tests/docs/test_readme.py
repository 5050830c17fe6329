"""The `console` and `python` blocks of the READMEs and of `docs` run, page by page in order, beside `recording.rrd`.

A block is left out only under a comment `<!-- not run: reason -->`. A block of another kind under a comment
`<!-- file: NAME -->` is written to that file.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.md", ROOT / "sdk" / "README.md")
PAGES = (*READMES, *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(
    r"(?:<!-- not run: (?P<reason>[^\n]+) -->\n)?(?:<!-- file: (?P<file>[\w.-]+) -->\n)?"
    r"```(?P<kind>\w+)\n(?P<text>.*?)```",
    re.DOTALL,
)
LINK = re.compile(r"\]\((?!https?://)([^)#]*)(?:#([^)]*))?\)")
LIMIT_SECS = 120


@dataclass(frozen=True)
class Block:
    page: Path
    kind: str
    text: str
    line: int
    file: str | None

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def runnable_blocks(page: Path) -> list[Block]:
    text = page.read_text()
    return [
        Block(page, match["kind"], match["text"], text[: match.start("text")].count("\n") + 1, match["file"])
        for match in BLOCK.finditer(text)
        if not match["reason"] and (match["file"] or match["kind"] in ("console", "python"))
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_blocks_run(page: Path, tmp_path: Path) -> None:
    """One test for a page, as later blocks use what earlier ones made."""
    shutil.copy(ROOT / "examples" / "dna" / "dna.rrd", tmp_path / "recording.rrd")
    for block in runnable_blocks(page):
        run(block, tmp_path)


def run(block: Block, folder: Path) -> None:
    if block.file is not None:
        (folder / block.file).write_text(block.text)
        return
    programs = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    if block.kind == "python":
        command = [sys.executable, "-c", block.text]
    else:
        lines = [line.removeprefix("$ ") for line in block.text.splitlines() if line.startswith("$ ")]
        assert lines, "a console block has lines that start with `$ `"
        command = ["bash", "-euo", "pipefail", "-c", "\n".join(lines)]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=LIMIT_SECS, check=False
    )
    assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("page", READMES, ids=lambda page: str(page.relative_to(ROOT)))
def test_there_are_blocks_of_both_kinds(page: Path) -> None:
    assert {block.kind for block in runnable_blocks(page)} == {"console", "python"}


def test_local_links_and_pictures_exist() -> None:
    for page in (*PAGES, ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"):
        for target, heading in LINK.findall(page.read_text()):
            linked = page.parent / target if target else page
            assert linked.exists(), f"{page.name}: {target}"
            assert not heading or heading in headings(linked), f"{page.name}: {target}#{heading}"


def headings(page: Path) -> set[str]:
    """Headings of a page as they stand in links."""
    titles = re.findall(r"^#+ (.*)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
