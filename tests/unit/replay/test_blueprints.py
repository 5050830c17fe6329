"""Which blueprint applies, and what it says about time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import rerun as rr
import rerun.blueprint as rrb

from rerun_render import Renderer
from rerun_render.core.errors import InputError, UsageError


def layout(name: str, **panel: Any) -> rrb.Blueprint:
    parts = [rrb.Horizontal(rrb.Spatial3DView(origin="/", name=name))]
    return rrb.Blueprint(*parts, *([rrb.TimePanel(**panel)] if panel else []))


def record(path: Path, *layouts: tuple[rrb.Blueprint, dict[str, bool]], app: str = "app") -> Path:
    recording = rr.RecordingStream(app, recording_id="one")
    recording.save(path)
    for number, (blueprint, options) in enumerate(layouts):
        recording.send_blueprint(blueprint, **options)
        recording.set_time("step", sequence=number)
        recording.log("p", rr.Points3D([[number, 0, 0]]))
    for step in range(61):
        recording.set_time("step", sequence=step)
        recording.set_time("other", duration=step / 10)
        recording.log("p", rr.Points3D([[0, 0, 0]]))
        recording.log("q", rr.Points3D([[0, 0, 0]]))
    recording.disconnect()
    return path


def title(source: Any, **options: Any) -> str:
    with Renderer(source, **options) as renderer:
        return renderer.views[0].name


DEFAULT = {"make_active": True, "make_default": True}


def test_the_last_default_of_the_recording_applies(tmp_path: Path) -> None:
    active = {"make_active": True, "make_default": False}
    path = record(
        tmp_path / "a.rrd", (layout("first"), DEFAULT), (layout("second"), DEFAULT), (layout("third"), active)
    )
    assert title(path) == "second"
    assert title(path, blueprint="none") == "/"


def test_blueprints_that_are_only_active_are_not_applied(tmp_path: Path) -> None:
    path = record(tmp_path / "a.rrd", (layout("first"), {"make_active": True, "make_default": False}))
    with Renderer(path) as renderer:
        assert renderer.views[0].name == "/"
        assert [issue.kind for issue in renderer.reporter] == ["blueprint-ignored"]
        assert not renderer.reporter.losses


def test_blueprint_files_beside_the_recording_apply_to_their_application(tmp_path: Path) -> None:
    path = record(tmp_path / "a.rrd")
    layout("mine").save("app", tmp_path / "mine.rbl")
    layout("other").save("other app", tmp_path / "other.rbl")
    assert title([path, tmp_path / "mine.rbl"]) == "mine"
    assert title([path, tmp_path / "other.rbl"]) == "/"


def test_a_blueprint_that_is_asked_for_applies_whatever_its_application(tmp_path: Path) -> None:
    path = record(tmp_path / "a.rrd", (layout("first"), DEFAULT))
    layout("other").save("other app", tmp_path / "other.rbl")
    record(tmp_path / "b.rrd", (layout("inside"), DEFAULT), app="b")
    assert title(path, blueprint=tmp_path / "other.rbl") == "other"
    assert title(path, blueprint=str(tmp_path / "b.rrd")) == "inside"
    assert title(path, blueprint=(tmp_path / "other.rbl").read_bytes()) == "other"


@pytest.mark.parametrize(
    "made", [layout("made"), rrb.Spatial3DView(name="made"), rrb.Vertical(rrb.Spatial3DView(name="made"))]
)
def test_layouts_of_the_logging_package_apply_as_they_are(tmp_path: Path, made: Any) -> None:
    assert title(record(tmp_path / "a.rrd"), blueprint=made) == "made"


def test_files_without_blueprint_are_refused(tmp_path: Path) -> None:
    path = record(tmp_path / "a.rrd")
    with pytest.raises(InputError, match="expected a blueprint"):
        Renderer(path, blueprint=path)
    with pytest.raises(InputError, match="no such file"):
        Renderer(path, blueprint=tmp_path / "missing.rbl")
    with pytest.raises(UsageError, match="expected a blueprint"):
        Renderer(path, blueprint=7)  # type: ignore[arg-type]


def test_views_are_found_by_name_origin_and_place(tmp_path: Path) -> None:
    views = rrb.Horizontal(rrb.Spatial3DView(origin="/p", name="left"), rrb.Spatial3DView(origin="/q", name="right"))
    path = record(tmp_path / "a.rrd", (rrb.Blueprint(views), DEFAULT))
    for view in (1, "right", "/q", "q"):
        with Renderer(path, view=view) as renderer:
            assert [tile.info.name for tile in renderer._scene._views] == ["right"]  # type: ignore[attr-defined]


# --- time


def test_the_timeline_of_the_panel_is_played(tmp_path: Path) -> None:
    path = record(tmp_path / "a.rrd", (layout("a", timeline="other"), DEFAULT))
    assert Renderer(path).timeline == "other"
    assert Renderer(path, timeline="step").timeline == "step"
    assert Renderer(path, blueprint="none").timeline == "step"


def test_a_timeline_that_is_not_there_is_left_to_the_data(tmp_path: Path) -> None:
    assert Renderer(record(tmp_path / "a.rrd", (layout("a", timeline="nonsense"), DEFAULT))).timeline == "step"


def frames(path: Path, **options: Any) -> int:
    with Renderer(path, timeline="step") as renderer:
        return len(renderer.frame_times(**options))


def test_speed_and_rate_of_the_panel_hold_unless_given(tmp_path: Path) -> None:
    plain = record(tmp_path / "a.rrd")
    twice = record(tmp_path / "b.rrd", (layout("a", playback_speed=2.0), DEFAULT))
    slow = record(tmp_path / "c.rrd", (layout("a", fps=10.0, timeline="step"), DEFAULT))
    assert [frames(path) for path in (plain, twice, slow)] == [61, 31, 181]
    assert [frames(path, speed=1.0) for path in (plain, twice, slow)] == [61, 61, 61]


def test_the_part_that_is_repeated_is_played(tmp_path: Path) -> None:
    selection = rr.encodings.AbsoluteTimeRange(10, 19)
    panel = {"timeline": "step", "time_selection": selection}
    path = record(tmp_path / "a.rrd", (layout("a", loop_mode="selection", **panel), DEFAULT))
    with Renderer(path) as renderer:
        times = renderer.frame_times()
        assert (times[0], times[-1]) == (10, 19)
        assert renderer.frame_times(start="#5")[0] == 5
    not_repeated = record(tmp_path / "b.rrd", (layout("a", **panel), DEFAULT))
    assert frames(not_repeated) == 61
