"""What 0.24 wrote for the same calls; and 0.24 reads what we write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import case_names
import pytest
from conftest import OUR_PATHS, Written, environment, write_module
from contents import differences, read_file


@pytest.fixture(scope="module")
def both(old_python: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Written, Written]:
    ours = write_module(Path(sys.executable), tmp_path_factory.mktemp("ours"), "old_calls", OUR_PATHS)
    theirs = write_module(old_python, tmp_path_factory.mktemp("theirs"), "old_calls", {})
    return ours, theirs


@pytest.mark.parametrize("case", case_names.names("old_calls"))
def test_the_same_calls_store_the_same(both: tuple[Written, Written], case: str) -> None:
    ours, theirs = both
    assert ours.cases[case] == theirs.cases[case] == {"error": None, "warnings": []}
    # 0.24 counted ticks, and knew no better than to call archetypes by the names they have in it.
    assert differences(ours.path(case), theirs.path(case), ignored_timelines=("log_tick",)) == []


# Types of components that have another name since then.
_RENAMED_TYPES = ("boxes", "spaces")


@pytest.mark.parametrize("command", ["verify", "stats", "print"])
def test_old_tool_reads_our_files(both: tuple[Written, Written], old_python: Path, command: str) -> None:
    paths = [path for path in both[0].paths if command != "verify" or path.stem not in _RENAMED_TYPES]
    arguments = [old_python.with_name("rerun"), "rrd", command, *paths]
    result = subprocess.run(arguments, capture_output=True, text=True, env=environment())
    assert result.returncode == 0, result.stderr[-3000:]
    assert not [line for line in result.stderr.splitlines() if "WARN" in line or "ERROR" in line]


def test_old_files_are_read_without_loss(both: tuple[Written, Written]) -> None:
    for path in both[1].paths:
        assert read_file(path)[0]
