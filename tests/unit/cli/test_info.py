"""`rerun-render info` with blueprints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rerun_render.cli.main import main

RRD = Path(__file__).parents[2] / "data" / "rrd" / "0.41.0"


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["info", *words]) == 0
    return capsys.readouterr().out


def test_views_are_those_of_the_blueprint(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, str(RRD / "blueprint_views.rrd"))
    assert "views (of the blueprint):" in text
    assert "0: 3D 'Trail', origin /, 3 entities" in text
    assert "4: TextLog 'Log', origin /log, 0 entities (hidden)" in text
    assert "blueprint rerun_render_tests/" in text


def test_views_of_the_data_show_if_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, str(RRD / "blueprint_views.rrd"), "--blueprint", "none")
    assert "Trail" not in text and "of the blueprint" not in text


def test_another_blueprint_may_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    words = (str(RRD / "points3d.rrd"), "--blueprint", str(RRD / "blueprint_views.rrd"), "--json")
    found = json.loads(told(capsys, *words))["recordings"][0]
    assert found["has_blueprint"]
    assert [view["name"] for view in found["views"]][:4] == ["Trail", "Chosen", "Plane", "Camera"]
    assert [view["shown"] for view in found["views"]] == [True] * 4 + [False] * 2
