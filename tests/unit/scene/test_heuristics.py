"""Which views a recording gets, what they are called, what they show."""

from __future__ import annotations

import pytest

from rerun_render.core.entity_path import EntityPath
from rerun_render.scene.colors import path_hash
from rerun_render.scene.heuristics import recommended_views, shown_entities
from rerun_render.scene.scene import list_views
from tests.unit.scene.build import Log, path


def views(log: Log) -> list[tuple[str, str]]:
    """Class and name of the recommended views."""
    return [(view.class_name, view.name) for view in recommended_views(log.recording)]


def test_names_of_views_are_not_escaped() -> None:
    assert views(Log().points2d("/my\\ room/image\\.png", (0, 0))) == [("2D", "my room/image.png")]


def test_titles_of_long_paths_are_their_last_parts() -> None:
    log = Log()
    for entity in ("/a/b/c/d", "/world/42/escaped\\ string\\!", "/world/12345/67890", "/long_enough_alone"):
        log.row(entity, TextDocument__text=["x"])
    assert sorted(view.title for view in list_views(log.recording)) == [
        "a/b/c/d",
        "long_enough_alone",
        "…/12345/67890",
        "…/escaped string!",
    ]


def shown(log: Log, class_name: str, name: str) -> list[str]:
    recording = log.recording
    view = next(v for v in recommended_views(recording) if (v.class_name, v.name) == (class_name, name))
    return [str(entity) for entity in shown_entities(view, recording)]


def test_3d_content_gets_one_view_at_the_root() -> None:
    log = Log().points("/world/a").points("/other/b")
    assert views(log) == [("3D", "/")]
    assert shown(log, "3D", "/") == ["/other/b", "/world/a"]


def test_an_empty_recording_gets_no_view() -> None:
    assert views(Log()) == []


def test_transforms_alone_get_no_view() -> None:
    assert views(Log().move("/a", 1)) == []


def test_properties_are_not_shown() -> None:
    log = Log().points("/a").row("/__properties", RecordingInfo__start_time=[0.0]).points("/__warnings")
    assert shown(log, "3D", "/") == ["/a", "/__warnings"]


def test_view_coordinates_above_everything_are_the_origin() -> None:
    log = Log().row("/world", ViewCoordinates__xyz=[[3, 5, 1]]).points("/world/a")
    assert views(log) == [("3D", "world")]
    assert shown(log, "3D", "world") == ["/world", "/world/a"]


def test_view_coordinates_that_miss_something_leave_the_root_as_origin() -> None:
    log = Log().row("/world", ViewCoordinates__xyz=[[3, 5, 1]]).points("/world/a").points("/b")
    assert views(log) == [("3D", "/")]


def test_several_view_coordinates_give_several_views() -> None:
    log = Log()
    for name in ("left", "right"):
        log.row(f"/{name}", ViewCoordinates__xyz=[[3, 5, 1]]).points(f"/{name}/p")
    assert views(log) == [("3D", "left"), ("3D", "right")]


def test_a_camera_alone_gets_a_3d_view() -> None:
    assert views(Log().pinhole("/world/cam")) == [("3D", "/")]


def test_an_image_is_its_own_origin() -> None:
    assert views(Log().image("/camera/image")) == [("2D", "camera/image")]


def test_several_2d_entities_share_a_view_at_their_common_ancestor() -> None:
    log = Log().image("/a/i1").image("/a/i2").points2d("/a/deep/points")
    assert views(log) == [("2D", "a")]


def test_content_of_a_camera_gets_a_2d_view_at_the_camera() -> None:
    log = Log().pinhole("/world/cam").image("/world/cam/image")
    assert views(log) == [("3D", "/"), ("2D", "world/cam")]
    assert shown(log, "3D", "/") == ["/world/cam", "/world/cam/image"]


def test_every_camera_gets_its_own_2d_view() -> None:
    log = Log()
    for number in (1, 2):
        log.pinhole(f"/cam{number}").image(f"/cam{number}/image")
    assert views(log) == [("3D", "/"), ("2D", "cam1"), ("2D", "cam2")]


def test_flat_content_outside_cameras_does_not_show_in_3d_and_the_other_way_round() -> None:
    log = Log().points("/s/points").image("/s/img/rgb").points2d("/s/marks").points("/s/img/cloud/p")
    assert shown(log, "3D", "/") == ["/s/img/cloud/p", "/s/points"]
    assert shown(log, "2D", "s") == ["/s/img/rgb", "/s/marks"]


def test_named_frames_switch_the_exclusion_off() -> None:
    log = Log().points("/s/points").image("/s/image").row("/s/points", CoordinateFrame__frame=["world"])
    assert shown(log, "3D", "/") == ["/s/image", "/s/points"]


def test_every_scalar_entity_gets_a_view_of_itself_only() -> None:
    log = Log().row("/a", 0, Scalars__scalars=[1.0]).row("/a/b", 0, Scalars__scalars=[1.0])
    assert views(log) == [("TimeSeries", "a"), ("TimeSeries", "a/b")]
    assert shown(log, "TimeSeries", "a") == ["/a"]


def test_text_logs_share_one_view_at_the_root_and_documents_get_one_each() -> None:
    log = Log().row("/logs/a", TextLog__text=["x"]).row("/logs/b", TextLog__text=["x"])
    log.row("/doc", TextDocument__text=["x"])
    assert views(log) == [("TextLog", "/"), ("TextDocument", "doc")]


def test_views_are_sorted_by_origin_in_natural_order() -> None:
    log = Log().points("/z").row("/doc10", TextDocument__text=["x"]).row("/doc9", TextDocument__text=["x"])
    assert views(log) == [("3D", "/"), ("TextDocument", "doc9"), ("TextDocument", "doc10")]


def test_at_most_eight_views_of_a_class() -> None:
    log = Log()
    for number in range(12):
        log.row(f"/doc{number}", TextDocument__text=["x"])
    assert views(log) == [("TextDocument", f"doc{number}") for number in range(8)]


def test_more_than_eight_plots_are_chosen_by_hash() -> None:
    log = Log()
    entities = [f"/plot{number}" for number in range(16)]
    for entity in entities:
        log.row(entity, 0, Scalars__scalars=[1.0])
    by_hash = sorted(entities, key=lambda entity: path_hash(path(entity)) & 31)  # 16 entries need 32 buckets
    assert views(log) == [
        ("TimeSeries", name) for name in sorted((e[1:] for e in by_hash[:8]), key=lambda n: int(n[4:]))
    ]


def test_a_view_covered_by_another_of_its_class_is_dropped() -> None:
    log = Log().row("/a", ViewCoordinates__xyz=[[3, 5, 1]]).points("/a/p")
    log.row("/a/b", ViewCoordinates__xyz=[[3, 5, 1]]).points("/a/b/p")
    assert views(log) == [("3D", "a")]


def test_three_views_are_numbered_in_the_order_of_the_layout() -> None:
    log = Log().row("/log", TextLog__text=["x"]).row("/doc", TextDocument__text=["x"]).image("/image")
    assert [(view.index, view.class_name) for view in list_views(log.recording)] == [
        (0, "2D"),
        (1, "TextLog"),
        (2, "TextDocument"),
    ]


def test_views_know_whether_they_can_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rerun_render.scene.plan.DRAWABLE_CLASSES", frozenset(["3D"]))
    log = Log().points("/p").row("/doc", TextDocument__text=["x"])
    assert [(view.name, view.drawable) for view in list_views(log.recording)] == [("/", True), ("doc", False)]


def test_the_work_grows_with_the_number_of_entities_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [0]
    contains = EntityPath.contains

    def counted(self: EntityPath, other: EntityPath) -> bool:
        asked[0] += 1
        return contains(self, other)

    monkeypatch.setattr(EntityPath, "contains", counted)
    log = Log().image("/picture").row("/camera", Pinhole__image_from_camera=[[1.0] * 9])
    count = 400
    for number in range(count):
        log.points(f"/room{number % 20}/p{number}").row(f"/doc{number}", TextDocument__text=["x"])
    found = recommended_views(log.recording)
    (room,) = [view for view in found if view.class_name == "3D"]
    assert len(shown_entities(room, log.recording)) >= count
    assert asked[0] < 20 * count
