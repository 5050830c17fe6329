"""What the doctor advises."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rerun_render.cli.doctor import advise
from rerun_render.cli.main import main

GPU: dict[str, Any] = {"name": "gpu", "software": False, "usable": True}
LAVAPIPE: dict[str, Any] = {"name": "llvmpipe", "software": True, "usable": True}
OPENGL: dict[str, Any] = {"name": "llvmpipe", "software": True, "usable": False}


def test_a_gpu_needs_no_advice() -> None:
    assert advise([GPU, LAVAPIPE], ["nvidia_icd.json"], has_nvidia=True, environment={}) == []


def test_software_rendering_without_a_gpu_is_fine() -> None:
    (line,) = advise([LAVAPIPE, OPENGL], ["lvp_icd.json"], has_nvidia=False, environment={})
    assert "drawn by the CPU" in line


@pytest.mark.parametrize("adapters", [[], [OPENGL]])
def test_nothing_at_all_names_the_packages(adapters: list[dict[str, Any]]) -> None:
    (line,) = advise(adapters, [], has_nvidia=False, environment={})
    assert "apt-get install" in line
    assert "mesa-vulkan-drivers" in line


def test_container_without_graphics_capability() -> None:
    advice = advise(
        [LAVAPIPE], ["lvp_icd.json"], has_nvidia=True, environment={"NVIDIA_DRIVER_CAPABILITIES": "compute,utility"}
    )
    assert any("NVIDIA_DRIVER_CAPABILITIES=all" in line for line in advice)
    assert any("no nvidia_icd.json" in line for line in advice)


def test_doctor_reports_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert sum(adapter["chosen"] for adapter in found["adapters"]) == 1
    assert found["encoder"]["version"]
    assert found["problems"] == []


def test_doctor_without_an_encoder_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "nothing"))
    assert main(["doctor"]) == 5
    assert "problem: ffmpeg cannot be started" in capsys.readouterr().out
