"""The layers in ARCHITECTURE.md are those of the import contract and those on disk."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def contract_layers() -> list[list[str]]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [sorted(name.strip() for name in row.split("|")) for row in layers]


def described_layers() -> list[list[str]]:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    table = text[text.index("<!-- layers -->") : text.index("<!-- /layers -->")]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return [sorted(re.findall(r"`(\w+)`", row)) for row in rows]


def test_the_described_layers_are_those_of_the_contract() -> None:
    assert described_layers() == contract_layers()


def test_every_package_is_in_a_layer() -> None:
    package = ROOT / "rerun_render"
    on_disk = {path.stem for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert on_disk - {"__init__", "__main__"} == {name for row in contract_layers() for name in row}
