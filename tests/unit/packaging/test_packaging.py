"""What is declared once in one file must agree with the other."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import rerun_render

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = tomllib.loads((ROOT / "uv.lock").read_text())


def pinned(file: Path) -> set[tuple[str, str]]:
    return set(re.findall(r"^([\w.-]+)==([^\s;]+)", file.read_text(), re.MULTILINE))


def test_package_and_project_have_one_version() -> None:
    assert rerun_render.__version__ == PROJECT["project"]["version"]
    assert f"## [{rerun_render.__version__}]" in (ROOT / "CHANGELOG.md").read_text()


def test_the_pip_lock_is_the_uv_lock() -> None:
    locked = {(package["name"], package["version"]) for package in LOCK["package"]}
    for name in ("run", "build", "dev"):
        wanted = pinned(ROOT / "requirements" / f"{name}.txt")
        assert wanted, "the file pins something"
        assert wanted <= locked, "run `scripts/lock.sh`"


def test_the_lock_holds_every_dependency() -> None:
    wanted = {re.split(r"[<>=~!\[; ]", requirement)[0].lower() for requirement in PROJECT["project"]["dependencies"]}
    assert wanted <= {name for name, _ in pinned(ROOT / "requirements" / "run.txt")}


def test_the_lock_comes_from_the_public_index_only() -> None:
    sources = {package["source"].get("registry", "this project") for package in LOCK["package"]}
    assert sources == {"https://pypi.org/simple", "this project"}


@pytest.mark.parametrize("statement", ["import rerun_render", "import rerun_render.cli.main"])
def test_importing_loads_nothing_heavy(statement: str) -> None:
    heavy = "{'wgpu', 'numba', 'PIL', 'uharfbuzz', 'imageio_ffmpeg', 'pyarrow'}"
    code = f"import sys; {statement}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_modules_stay_readable() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text().splitlines())
        for folder, pattern in (("rerun_render", "*.py"), ("shaders", "*.wgsl"), ("benchmarks", "[!.]*.py"))
        for path in (ROOT / folder).rglob(pattern)
        if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    }
    assert {name: length for name, length in lengths.items() if length > 400} == {}, "split what has several subjects"
