"""Which `rerun` would be imported, and where ours is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rerun_render.cli import sdk
from rerun_render.cli.main import main

SDK = Path(__file__).parents[3] / "sdk"


def test_sdk_path_leads_to_our_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sdk-path"]) == 0
    folder = capsys.readouterr().out.strip()
    code = "import rerun; print(rerun.__rerun_render__, rerun.__file__)"
    environment = {**os.environ, "PYTHONPATH": folder}
    output = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    marker, path = output.stdout.split()
    assert marker == "True"
    assert Path(path).is_relative_to(folder)


def test_without_the_package_sdk_path_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sdk, "find_sdk", lambda: None)
    assert main(["sdk-path"]) == 1
    assert "rerun-render[sdk]" in capsys.readouterr().err


def test_installed_below_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "rerun_render_sdk" / "rerun"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("__rerun_render__ = True\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert sdk.find_sdk() == tmp_path / "rerun_render_sdk"


def test_doctor_tells_which_rerun_it_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(SDK), *sys.path])
    found = sdk.describe_rerun()
    assert found["ours"] is True
    assert found["path"] == str(SDK / "rerun")
    assert sdk.rerun_lines(found)[0].startswith("import rerun: rerun-render-sdk")
    main(["doctor", "--json"])
    assert json.loads(capsys.readouterr().out)["rerun"] == found


def test_beside_another_package_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rerun").mkdir()
    (tmp_path / "rerun" / "__init__.py").write_text("")
    monkeypatch.delitem(sys.modules, "rerun", raising=False)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    found = sdk.describe_rerun()
    assert found["ours"] is False
    assert found["path"] == str(tmp_path / "rerun")
    assert "sdk-path" in sdk.rerun_lines(found)[1]


def test_where_there_is_no_rerun_at_all() -> None:
    found = {"path": None, "ours": False, "package": None, "sdk_path": None}
    (line,) = sdk.rerun_lines(found)
    assert "rerun-render[sdk]" in line
