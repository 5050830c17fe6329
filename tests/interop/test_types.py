"""For the same values both SDKs make the same Arrow arrays, of the same types, under the same names."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import OUR_PATHS
from type_cases import CASES, DIFFERENT

HERE = Path(__file__).parent


def _dump(python: Path | str, environment: dict[str, str]) -> dict[str, Any]:
    command = [str(python), str(HERE / "dump_types.py")]
    result = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": "", **environment}, capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def dumps(official_python: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    return _dump(sys.executable, OUR_PATHS), _dump(official_python, {})


@pytest.mark.parametrize("case", CASES)
def test_same_arrays(dumps: tuple[dict[str, Any], dict[str, Any]], case: str) -> None:
    our, their = (dump[case] for dump in dumps)
    if case in DIFFERENT:
        assert our != their, f"no longer different: {DIFFERENT[case]}"
    else:
        assert our == their


def test_differences_are_those_of_cases() -> None:
    assert set(DIFFERENT) <= set(CASES)
