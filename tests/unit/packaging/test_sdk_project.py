"""The logging package is released in step with the renderer, and weighs little."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
SDK = tomllib.loads((ROOT / "sdk" / "pyproject.toml").read_text())


def run(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'sdk'}{os.pathsep}{ROOT}"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_both_distributions_have_one_version_and_need_exactly_each_other() -> None:
    version = PROJECT["project"]["version"]
    assert SDK["project"]["version"] == version
    assert SDK["project"]["dependencies"] == [f"rerun-render=={version}"]
    assert PROJECT["project"]["optional-dependencies"]["sdk"] == [f"rerun-render-sdk=={version}"]
    assert run("import rerun; print(rerun.__version__)") == version


def test_no_console_script_takes_the_name_of_the_official_one() -> None:
    assert "scripts" not in SDK["project"]


def test_the_path_file_names_the_folder_of_the_package() -> None:
    target = SDK["tool"]["hatch"]["build"]["targets"]["wheel"]["sources"]["rerun"]
    assert (ROOT / "sdk" / "zz_rerun_render_sdk.pth").read_text().split() == [target.removesuffix("/rerun")]


@pytest.mark.parametrize("code", ["import rerun", "import rerun as rr; rr.Points3D([[0, 0, 0]])"])
def test_logging_loads_no_renderer(code: str) -> None:
    heavy = "{'wgpu', 'numba', 'PIL', 'uharfbuzz', 'imageio_ffmpeg', 'tqdm'}"
    assert run(f"import sys; {code}; print(sorted({heavy} & set(sys.modules)))") == "[]"
