"""The official SDKs to compare with, and the files that both sides write for the same cases."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

# Makes `import rerun` ours.
OUR_PATHS = {"PYTHONPATH": f"{ROOT / 'sdk'}{os.pathsep}{ROOT}"}
MODULES = ("archetypes", "calls", "outputs", "blueprints")


@dataclass(frozen=True)
class Written:
    """Files of the cases of one module, and what the SDK said meanwhile."""

    folder: Path
    cases: dict[str, dict[str, Any]]

    def path(self, case: str) -> Path:
        return next(self.folder.glob(f"{case}.*"))

    @property
    def paths(self) -> list[Path]:
        return sorted(self.folder.iterdir())


def _python(variable: str) -> Path:
    """The interpreter of an official SDK; `make interop` makes it and says where it is."""
    path = os.environ.get(variable)
    if not path or not Path(path).exists():
        raise FileNotFoundError(
            f"no official SDK to compare with: run `make interop`, or set {variable} (now {path!r})"
        )
    return Path(path)


@pytest.fixture(scope="session")
def official_python() -> Path:
    """Interpreter with the newest official SDK that we know."""
    return _python("RERUN_OFFICIAL_PYTHON")


@pytest.fixture(scope="session")
def old_python() -> Path:
    """Interpreter with the oldest official SDK whose files look like ours."""
    return _python("RERUN_OFFICIAL_OLD_PYTHON")


@pytest.fixture(scope="session")
def official_cli(official_python: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `rerun rrd …`. Output that speaks of warnings or errors fails the test."""
    program = official_python.with_name("rerun")

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        result = subprocess.run([program, "rrd", *arguments], capture_output=True, text=True, env=environment())
        said = result.stdout[-2000:] + result.stderr
        assert result.returncode == 0, f"rerun rrd {arguments[0]} failed:\n{said}"
        remarks = [line for line in result.stderr.splitlines() if "WARN" in line or "ERROR" in line or "panic" in line]
        assert not remarks, f"rerun rrd {arguments[0]} remarked: {remarks}"
        return result

    return run


@pytest.fixture(scope="session")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Written]:
    """What our SDK writes, for each module of cases."""
    folder = tmp_path_factory.mktemp("ours")
    old = write_module(Path(sys.executable), folder / "old_functions", "old_functions", OUR_PATHS)
    return {"old_functions": old, **_write_all(Path(sys.executable), folder, OUR_PATHS)}


@pytest.fixture(scope="session")
def theirs(official_python: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Written]:
    """What the official SDK writes, for each module of cases."""
    return _write_all(official_python, tmp_path_factory.mktemp("theirs"), {})


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """Ours, without what would change how an SDK works, and with `extra`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RERUN", "PYTHONPATH"))}
    return {**kept, "RERUN_ANALYTICS_ENABLED": "0", **(extra or {})}


def _write_all(python: Path, folder: Path, extra: dict[str, str]) -> dict[str, Written]:
    return {module: write_module(python, folder / module, module, extra) for module in MODULES}


def write_module(python: Path, folder: Path, module: str, extra: dict[str, str]) -> Written:
    """Run all cases of a module with the SDK of `python`."""
    result = subprocess.run(
        [python, HERE / "write_cases.py", folder, module], capture_output=True, text=True, env=environment(extra)
    )
    assert result.returncode == 0, result.stderr[-4000:]
    return Written(folder, json.loads(result.stdout.splitlines()[-1])["cases"])
