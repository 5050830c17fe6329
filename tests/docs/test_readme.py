"""The README's `console` and `python` blocks run, in order, in one folder that holds `recording.rrd`.

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
README = ROOT / "README.md"
BLOCK = re.compile(
    r"(?:<!-- not run: (?P<reason>[^\n]+) -->\n)?```(?P<kind>console|python)\n(?P<text>.*?)```", re.DOTALL
)
LIMIT_SECS = 120


@dataclass(frozen=True)
class Block:
    kind: str
    text: str
    line: int


def runnable_blocks() -> list[Block]:
    text = README.read_text()
    return [
        Block(match["kind"], match["text"], text[: match.start("text")].count("\n") + 1)
        for match in BLOCK.finditer(text)
        if not match["reason"]
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readme")
    shutil.copy(ROOT / "examples" / "dna" / "dna.rrd", path / "recording.rrd")
    return path


@pytest.mark.parametrize("block", runnable_blocks(), ids=lambda block: f"{block.kind}-line-{block.line}")
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
    assert done.returncode == 0, f"{README.name}:{block.line}\n{done.stdout}\n{done.stderr}"


def test_there_are_blocks_of_both_kinds() -> None:
    assert {block.kind for block in runnable_blocks()} == {"console", "python"}


def test_local_links_and_pictures_exist() -> None:
    for page in (README, ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"):
        targets = re.findall(r"\]\((?!https?://|#)([^)#]+)\)", page.read_text())
        assert [target for target in targets if not (ROOT / target).exists()] == [], page.name
