"""`--backend` and what the doctor says about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import rerun_render
from rerun_render.cli.main import main
from rerun_render.core.errors import UsageError

POINTS = Path(__file__).parents[2] / "data" / "rrd" / "0.41.0" / "points3d.rrd"


def test_the_cpu_draws_when_it_is_asked_for(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    words = [str(POINTS), "-o", str(tmp_path / "a.png"), "--size", "64x48", "--backend", "cpu", "--json", str(report)]
    assert main(words) == 0
    assert json.loads(report.read_text())["adapter"].startswith("CPU (")


def test_a_wrong_name_is_wrong_usage(tmp_path: Path) -> None:
    assert main([str(POINTS), "-o", str(tmp_path / "a.png"), "--backend", "opengl"]) == 2
    assert main([str(POINTS), "-o", str(tmp_path / "a.png"), "--backend", "cpu", "--adapter", "llvmpipe"]) == 2
    with pytest.raises(UsageError, match="auto, cpu, wgpu"):
        rerun_render.Renderer(POINTS, backend="opengl")


def test_python_takes_the_name_of_a_back_end() -> None:
    with rerun_render.Renderer(POINTS, size=(64, 48), backend="cpu") as renderer:
        first = renderer.frame().rgba
        assert renderer.report.adapter.startswith("CPU (")
    with rerun_render.Renderer(POINTS, size=(64, 48), backend="cpu") as renderer:
        assert (renderer.frame().rgba == first).all()


def test_the_doctor_names_the_back_end_and_the_reason(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WGPUPY_WGPU_ADAPTER_NAME", "llvmpipe")
    assert main(["doctor"]) == 0
    assert "back end: wgpu (WGPUPY_WGPU_ADAPTER_NAME is set)" in capsys.readouterr().out
    monkeypatch.delenv("WGPUPY_WGPU_ADAPTER_NAME")
    main(["doctor", "--json"])
    found = json.loads(capsys.readouterr().out)["backend"]
    assert found["name"] in ("cpu", "wgpu") and found["reason"]
