"""Which back end draws."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rerun_render.core.errors import UsageError
from rerun_render.replay.choice import choose_backend, vulkan_drivers, why_no_gpu

NVIDIA = ["/usr/share/vulkan/icd.d/nvidia_icd.json"]
LAVAPIPE = ["/usr/share/vulkan/icd.d/lvp_icd.x86_64.json"]


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WGPU_BACKEND_TYPE", "WGPUPY_WGPU_ADAPTER_NAME", "VK_DRIVER_FILES", "VK_ICD_FILENAMES"):
        monkeypatch.delenv(name, raising=False)


def test_what_is_asked_for_is_taken() -> None:
    assert choose_backend("cpu").name == "cpu"
    assert choose_backend("wgpu").name == "wgpu"
    assert choose_backend("auto", adapter="llvmpipe").name == "wgpu"


def test_naming_an_adapter_by_environment_is_asking_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WGPUPY_WGPU_ADAPTER_NAME", "llvmpipe")
    choice = choose_backend()
    assert choice.name == "wgpu" and "WGPUPY_WGPU_ADAPTER_NAME" in choice.reason


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(UsageError, match="auto, cpu, wgpu"):
        choose_backend("opengl")
    with pytest.raises(UsageError, match="adapter"):
        choose_backend("cpu", adapter="llvmpipe")


def test_a_gpu_needs_a_device_and_a_driver_that_is_not_lavapipe() -> None:
    assert "no device file" in (why_no_gpu(platform="linux", devices=[], drivers=NVIDIA) or "")
    assert "no Vulkan driver" in (why_no_gpu(platform="linux", devices=["/dev/nvidia0"], drivers=LAVAPIPE) or "")
    assert "no Vulkan driver" in (why_no_gpu(platform="linux", devices=["/dev/dri/renderD128"], drivers=[]) or "")
    assert why_no_gpu(platform="linux", devices=["/dev/nvidia0"], drivers=NVIDIA + LAVAPIPE) is None
    assert why_no_gpu(platform="darwin", devices=[], drivers=[]) is None


def test_drivers_of_the_environment_replace_those_of_folders() -> None:
    assert vulkan_drivers({"VK_DRIVER_FILES": "/a.json:/b.json"}) == ["/a.json", "/b.json"]


def test_the_cpu_draws_without_wgpu(tmp_path: Path) -> None:
    recording = Path(__file__).parents[2] / "data" / "rrd" / "0.41.0" / "points3d.rrd"
    code = (
        "import sys, rerun_render\n"
        f"rerun_render.render({str(recording)!r}, {str(tmp_path / 'a.png')!r}, size=(64, 48), backend='cpu')\n"
        "sys.exit('wgpu' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert (tmp_path / "a.png").exists()
