"""The blueprint as a whole: parts, panels, files."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

import pytest
import rerun as rr
import rerun.blueprint as rrb
from blueprint_values import newest, saved, stored

from rerun_render.rrd.messages import StoreKind
from rerun_render.store.load import load


def test_empty_blueprint_leaves_all_to_the_viewer() -> None:
    assert stored(rrb.Blueprint()) == {
        "viewport": {"ViewportBlueprint:auto_layout": [True], "ViewportBlueprint:auto_views": [True]}
    }


def test_empty_blueprint_can_stay_empty() -> None:
    assert stored(rrb.Blueprint(auto_layout=False, auto_views=False))["viewport"] == {
        "ViewportBlueprint:auto_layout": [False],
        "ViewportBlueprint:auto_views": [False],
    }


def test_a_view_is_put_into_tabs_and_nothing_is_automatic() -> None:
    view = rrb.Spatial3DView(name="scene")
    values = stored(rrb.Blueprint(view))
    (root,) = [path for path in values if path.startswith("container/")]
    assert values["viewport"] == {"ViewportBlueprint:root_container": [list(uuid.UUID(root[10:]).bytes)]}
    assert values[root]["ContainerBlueprint:contents"] == [view.blueprint_path()]
    assert values[root]["ContainerBlueprint:container_kind"] == [rrb.components.ContainerKind.Tabs.value]


def test_a_container_is_the_root() -> None:
    row = rrb.Horizontal(rrb.Spatial3DView(), rrb.Spatial2DView())
    assert stored(rrb.Blueprint(row))["viewport"] == {"ViewportBlueprint:root_container": [list(row.id.bytes)]}


def test_several_parts_become_tabs() -> None:
    parts = [rrb.Spatial3DView(name="a"), rrb.Vertical(rrb.TextLogView()), rrb.Spatial2DView(name="b")]
    blueprint = rrb.Blueprint(*parts)
    assert isinstance(blueprint.root_container, rrb.Tabs)
    values = stored(blueprint)[blueprint.root_container.blueprint_path()]
    assert values["ContainerBlueprint:contents"] == [part.blueprint_path() for part in parts]


def test_automatic_layout_and_views_can_be_asked_for() -> None:
    viewport = stored(rrb.Blueprint(rrb.TextLogView(), auto_layout=True, auto_views=True))["viewport"]
    assert viewport["ViewportBlueprint:auto_layout"] == viewport["ViewportBlueprint:auto_views"] == [True]


@pytest.mark.parametrize(
    ("panel", "path"),
    [
        (rrb.TopPanel, "top_panel"),
        (rrb.BlueprintPanel, "blueprint_panel"),
        (rrb.SelectionPanel, "selection_panel"),
        (rrb.TimePanel, "time_panel"),
    ],
)
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"state": "hidden"}, rrb.PanelState.Hidden),
        ({"state": rrb.PanelState.Expanded}, rrb.PanelState.Expanded),
        ({"expanded": True}, rrb.PanelState.Expanded),
        ({"expanded": False}, rrb.PanelState.Collapsed),
    ],
)
def test_state_of_a_panel(panel: type, path: str, given: dict[str, object], expected: rrb.PanelState) -> None:
    (values,) = stored(rrb.Blueprint(panel(**given)))[path].values()
    assert values == [expected.value]


def test_a_panel_has_one_state() -> None:
    with pytest.raises(ValueError, match="`expanded` or `state`, got both"):
        rrb.TimePanel(expanded=True, state="hidden")


def test_one_panel_of_each_kind() -> None:
    with pytest.raises(ValueError, match="at most one TimePanel"):
        rrb.Blueprint(rrb.TimePanel(), rrb.TimePanel())


def test_other_parts_are_refused() -> None:
    with pytest.raises(ValueError, match="expected views, containers and panels, got 5"):
        rrb.Blueprint(5)  # type: ignore[arg-type]


def test_panels_are_collapsed_unless_given() -> None:
    values = stored(rrb.Blueprint(rrb.TextLogView(), rrb.SelectionPanel(state="expanded"), collapse_panels=True))
    assert values["blueprint_panel"] == {"PanelBlueprint:state": [rrb.PanelState.Collapsed.value]}
    assert values["selection_panel"] == {"PanelBlueprint:state": [rrb.PanelState.Expanded.value]}
    assert values["time_panel"] == {"TimePanelBlueprint:state": [rrb.PanelState.Collapsed.value]}
    assert "top_panel" not in values


def test_time_panel() -> None:
    panel = rrb.TimePanel(
        timeline="frame",
        playback_speed=2.5,
        fps=12,
        play_state="playing",
        loop_mode="selection",
        time_selection=rr.encodings.AbsoluteTimeRange(3, 17),
    )
    values = stored(rrb.Blueprint(panel))["time_panel"]
    assert {name.partition(":")[2]: value for name, value in values.items()} == {
        "timeline": ["frame"],
        "playback_speed": [2.5],
        "fps": [12.0],
        "play_state": [rrb.components.PlayState.Playing.value],
        "loop_mode": [rrb.components.LoopMode.Selection.value],
        "time_selection": [{"min": 3, "max": 17}],
    }


def test_play_state_is_static(tmp_path: Path) -> None:
    blueprint = rrb.Blueprint(rrb.TimePanel(play_state="following", fps=3))
    with saved(blueprint, tmp_path / "a.rbl") as source:
        (store,) = source.blueprints
        static = {name for entry in store.entries if entry.is_static for name in entry.descriptors}
    assert static == {"TimePanelBlueprint:play_state"}


def test_file_is_an_active_default_blueprint_of_its_application(tmp_path: Path) -> None:
    path = tmp_path / "layout.rbl"
    rrb.Blueprint(rrb.TextLogView()).save("my app", path)
    with load(path) as source:
        (store,) = source.blueprints
        (activation,) = source.activations
        assert source.recordings == ()
        assert store.store_id.kind is StoreKind.BLUEPRINT
        assert store.application_id == "my app"
        assert (activation.make_active, activation.make_default) == (True, True)
        assert activation.store_id == store.store_id
        assert "blueprint" in store.timelines
        assert (store.timelines["blueprint"].start, store.timelines["blueprint"].end) == (0, 0)
        assert "viewport" in newest(store)


def test_file_is_named_after_the_application(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rrb.Blueprint().save("my_app")
    assert (tmp_path / "my_app.rbl").exists()


def test_each_save_is_a_blueprint_of_its_own(tmp_path: Path) -> None:
    blueprint = rrb.Blueprint(rrb.TextLogView())
    ids = set()
    for name in ("a.rbl", "b.rbl"):
        with saved(blueprint, tmp_path / name) as source:
            ids.add(source.blueprints[0].recording_id)
    assert len(ids) == 2


def test_impossible_path(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"No such file or directory.*nowhere"):
        rrb.Blueprint().save("app", tmp_path / "nowhere" / "a.rbl")


def test_application_id_must_not_be_empty(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="application id"):
        rrb.Blueprint().save("", tmp_path / "a.rbl")


def test_views_and_containers_stand_for_blueprints() -> None:
    assert isinstance(rrb.TextLogView().to_blueprint(), rrb.Blueprint)
    assert isinstance(rrb.Grid().to_blueprint(), rrb.Blueprint)
    blueprint = rrb.Blueprint()
    assert blueprint.to_blueprint() is blueprint


def test_every_written_path_is_an_id_or_a_known_name() -> None:
    part = r"(view|container)/[0-9a-f-]{36}"
    for path in stored(rrb.Blueprint(rrb.Grid(rrb.TextLogView(), rrb.Tabs()), collapse_panels=True)):
        assert re.fullmatch(rf"viewport|\w+_panel|{part}|{part}/ViewContents", path), path


def test_old_name_of_auto_views() -> None:
    with pytest.warns(DeprecationWarning, match="auto_views"):
        blueprint = rrb.Blueprint(auto_space_views=False)
    assert blueprint.auto_views is False


@pytest.mark.parametrize(("old", "new"), [("SpaceView", "View"), ("SpaceViewContents", "ViewContents")])
def test_space_views_are_views(old: str, new: str) -> None:
    with pytest.warns(DeprecationWarning, match=f"called `{new}` now"):
        assert getattr(rrb, old).__name__ == new


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Spatial4DView'"):
        rrb.Spatial4DView  # noqa: B018


@pytest.mark.parametrize("call", ["spawn", "connect_grpc"])
def test_live_viewers_are_refused_in_strict_mode(call: str) -> None:
    with pytest.raises(RuntimeError, match=f"Blueprint.{call}: there is no live viewer here; use `Blueprint.save`"):
        getattr(rrb.Blueprint(rrb.TextLogView()), call)("my_app")


@pytest.mark.parametrize("call", ["spawn", "connect_grpc"])
def test_instead_of_a_live_viewer_there_is_a_file(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="my_app.rbl"):
        getattr(rrb.Blueprint(rrb.TextLogView()), call)("my_app")
    with load(tmp_path / "my_app.rbl") as source:
        assert source.blueprints[0].application_id == "my_app"
