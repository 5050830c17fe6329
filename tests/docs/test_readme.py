"""The `console` and `python` blocks of the READMEs run, in order, in one folder that holds `recording.rrd`.

A block is left out only under a comment `<!-- not run: reason -->`.
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
BLOCK = re.compile(
    r"(?:<!-- not run: (?P<reason>[^\n]+) -->\n)?```(?P<kind>console|python)\n(?P<text>.*?)```", re.DOTALL
)
LIMIT_SECS = 120


@dataclass(frozen=True)
class Block:
    page: Path
    kind: str
    text: str
    line: int

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def runnable_blocks(page: Path) -> list[Block]:
    text = page.read_text()
    return [
        Block(page, match["kind"], match["text"], text[: match.start("text")].count("\n") + 1)
        for match in BLOCK.finditer(text)
        if not match["reason"]
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readme")
    shutil.copy(ROOT / "examples" / "dna" / "dna.rrd", path / "recording.rrd")
    return path


@pytest.mark.parametrize("block", [block for page in READMES for block in runnable_blocks(page)], ids=str)
def test_block_runs(block: Block, folder: Path) -> None:
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
    for page in (*READMES, ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"):
        targets = re.findall(r"\]\((?!https?://|#)([^)#]+)\)", page.read_text())
        assert [target for target in targets if not (page.parent / target).exists()] == [], page.name
