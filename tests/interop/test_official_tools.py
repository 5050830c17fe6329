"""The official command line reads what we write without a remark."""

from __future__ import annotations

from pathlib import Path

import case_names
import pytest
from contents import read_file

MODULES = ("archetypes", "calls", "outputs", "blueprints", "old_functions")


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("command", ["verify", "stats", "print"])
def test_tool_reads_our_files(official_cli, ours, module: str, command: str) -> None:
    official_cli(command, *ours[module].paths)


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("command", ["merge", "optimize"])
def test_tool_rewrites_our_files(official_cli, ours, tmp_path: Path, module: str, command: str) -> None:
    path = tmp_path / "all.rrd"
    # One sample is no video, of which `optimize` would complain whoever wrote it.
    parts = [part for part in ours[module].paths if part.stem != "video_stream"]
    official_cli(command, *parts, "-o", path)
    official_cli("verify", path)
    assert temporal_rows(path) == sum(temporal_rows(part) for part in parts)


def temporal_rows(path: Path) -> int:
    """Rows with times; of static ones, the tools keep the newest only."""
    stores = read_file(path)[0]
    return sum(bool(times) for store in stores for rows in store.rows.values() for times, _ in rows)


@pytest.mark.parametrize("module", MODULES)
def test_tool_prints_every_value(official_cli, ours, module: str) -> None:
    for path in ours[module].paths:
        official_cli("print", "-vvv", path)


@pytest.mark.parametrize("case", case_names.names("old_functions"))
def test_old_functions_work_without_a_remark_but_that_they_are_old(ours, case: str) -> None:
    said = ours["old_functions"].cases[case]
    assert said["error"] is None
    assert [text for text in said["warnings"] if not text.startswith("DeprecationWarning")] == []
