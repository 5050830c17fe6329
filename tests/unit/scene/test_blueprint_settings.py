"""What blueprints say about spatial views, as it shows in the drawn view."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import rerun as rr
import rerun.blueprint as rrb

from rerun_render.core.report import Reporter
from rerun_render.drawables import (
    Background,
    Camera,
    LineSegments,
    MeshInstances,
    Orthographic,
    Perspective,
    Points,
    View,
    WorldGrid,
)
from rerun_render.scene.scene import Scene
from tests.unit.scene.blueprint.layouts import read_layout
from tests.unit.scene.build import Log

A = rrb.archetypes
BOX = Log().row("/box", Boxes3D__half_sizes=[[1.0, 2.0, 3.0]])


def draw(log: Log, view: rrb.View, time: int | None = None) -> View:
    timeline = "frame" if log.recording.timelines else None
    found = Scene(log.recording, timeline, size=(400, 300), blueprint=read_layout(view), reporter=Reporter())
    return found.frame(time).views[0]


def view3d(log: Log = BOX, time: int | None = None, **options: Any) -> View:
    return draw(log, rrb.Spatial3DView(origin="/", **options), time)


def eye(camera: Camera) -> tuple[list[float], list[float], list[float]]:
    """Position, forward and up."""
    rotation = camera.view_from_world[:3, :3]
    position = -rotation.T @ camera.view_from_world[:3, 3]
    return tuple(np.round(vector, 5).tolist() for vector in (position, -rotation[2], rotation[1]))  # type: ignore[return-value]


def test_the_eye_is_where_the_blueprint_says() -> None:
    controls = rrb.EyeControls3D(position=[5, 0, 0], look_target=[0, 0, 0], eye_up=[0, 1, 0])
    assert eye(view3d(eye_controls=controls).camera) == ([5, 0, 0], [-1, 0, 0], [0, 1, 0])


def test_what_is_not_said_about_the_eye_follows_from_the_scene() -> None:
    position, forward, up = eye(view3d(eye_controls=rrb.EyeControls3D(position=[5, 0, 0])).camera)
    assert (position, forward, up) == ([5, 0, 0], [-1, 0, 0], [0, 0, 1])
    default, _, _ = eye(view3d().camera)
    position, forward, _ = eye(view3d(eye_controls=rrb.EyeControls3D(look_target=[0, 0, 9])).camera)
    assert position == default
    assert np.allclose(
        forward, (np.array([0, 0, 9]) - default) / np.linalg.norm(np.array([0, 0, 9]) - default), atol=1e-4
    )


def test_an_eye_in_its_target_looks_along_y() -> None:
    controls = rrb.EyeControls3D(position=[1, 2, 3], look_target=[1, 2, 3])
    assert eye(view3d(eye_controls=controls).camera)[:2] == ([1, 2, 3], [0, 1, 0])


def test_the_eye_follows_an_entity_at_its_distance() -> None:
    log = Log().points("/p").move("/p", 10, time=0).move("/p", 20, time=1)
    controls = rrb.EyeControls3D(position=[0, -5, 0], look_target=[0, 0, 0], tracking_entity="/p")
    for time, x in ((0, 10), (1, 20)):
        assert eye(view3d(log, time, eye_controls=controls).camera)[:2] == ([x, -5, 0], [0, 1, 0])


def test_the_eye_sees_through_a_camera() -> None:
    log = Log().pinhole("/cam", focal=10, size=(16, 12)).move("/cam", 1, 2, 3).points("/p", (0, 0, 9))
    camera = view3d(log, eye_controls=rrb.EyeControls3D(tracking_entity="/cam")).camera
    assert eye(camera) == ([1, 2, 3], [0, 0, 1], [0, -1, 0])
    assert isinstance(camera.projection, Perspective)
    assert camera.projection.fov_y == pytest.approx(2 * np.arctan(0.5 * 12 / 10))


def test_the_eye_turns_with_time() -> None:
    log = Log().points("/p", time=0).points("/p", time=60)
    controls = rrb.EyeControls3D(position=[4, 0, 0], look_target=[0, 0, 0], spin_speed=np.pi / 2)
    places = [eye(view3d(log, time, eye_controls=controls).camera)[0] for time in (0, 30, 60)]
    assert np.allclose(places, [[4, 0, 0], [0, 4, 0], [-4, 0, 0]], atol=1e-4)


def test_backgrounds() -> None:
    assert view3d().background == Background(color=(13, 13, 13, 255))
    assert view3d(background=[1, 2, 3]).background == Background(color=(1, 2, 3, 255))
    assert view3d(background=rrb.BackgroundKind.GradientDark).background.kind == "gradient_dark"
    flat = draw(Log().points2d("/p"), rrb.Spatial2DView(origin="/", background=rrb.BackgroundKind.GradientBright))
    assert flat.background.kind == "gradient_bright"


def test_grids() -> None:
    assert view3d().grid == WorldGrid(normal=(0, 0, 1))
    assert view3d(line_grid=A.LineGrid3D(visible=False)).grid is None
    plane = rr.components.Plane3D([0, 1, 0], 2.0)
    grid = A.LineGrid3D(spacing=0.5, plane=plane, stroke_width=3, color=[1, 2, 3, 4])
    assert view3d(line_grid=grid).grid == WorldGrid((0, 1, 0), 2.0, 0.5, 3.0, (1, 2, 3, 4))


def test_a_spacing_that_is_none_leaves_the_default() -> None:
    assert view3d(line_grid=A.LineGrid3D(spacing=0.0)).grid == WorldGrid(normal=(0, 0, 1))


def test_axes_of_the_view_come_before_logged_ones() -> None:
    information = rrb.SpatialInformation(target_frame="tf#/", axes=rr.components.ViewCoordinates.RDF)
    log = Log().points("/p").row("/", ViewCoordinates__xyz=[[3, 5, 1]])
    view = view3d(log, spatial_information=information)
    assert view.grid is not None and view.grid.normal == (0, -1, 0)


def test_the_view_shows_the_frame_that_the_blueprint_names() -> None:
    log = Log().points("/a/p").move("/a", 5)
    moved = rrb.SpatialInformation(target_frame="tf#/a")
    (points,) = (each for each in view3d(log, spatial_information=moved).drawables if isinstance(each, Points))
    assert points.world_from_obj[:3, 3].tolist() == [0, 0, 0]


def lines(view: View) -> list[LineSegments]:
    return [each for each in view.drawables if isinstance(each, LineSegments)]


def test_axes_stand_at_the_origin_and_count_for_the_eye() -> None:
    log = Log().points("/p", (10, 10, 10))
    plain, shown = (
        view3d(log, spatial_information=rrb.SpatialInformation(target_frame="tf#/", show_axes=flag))
        for flag in (False, True)
    )
    assert not lines(plain)
    (axes,) = lines(shown)
    assert sorted(map(tuple, axes.ends.tolist())) == sorted([(1, 0, 0), (0, 1, 0), (0, 0, 1)] * 2)
    assert eye(plain.camera) != eye(shown.camera)


def test_the_bounding_box_is_around_all_content() -> None:
    information = rrb.SpatialInformation(target_frame="tf#/", show_bounding_box=True)
    box = lines(view3d(spatial_information=information))[-1]
    assert len(box.starts) == 12
    assert np.abs(np.concatenate([box.starts, box.ends])).max(axis=0).tolist() == [1, 2, 3]
    assert (box.radii == -1.5).all()


def bounds(**options: Any) -> Orthographic:
    projection = draw(Log().points2d("/p"), rrb.Spatial2DView(origin="/", **options)).camera.projection
    assert isinstance(projection, Orthographic)
    return projection


def test_bounds_of_2d_views_are_letterboxed() -> None:
    assert bounds(visual_bounds=rrb.VisualBounds2D(x_range=[0, 4], y_range=[0, 3])) == Orthographic(0, 0, 4, 3)
    assert bounds(visual_bounds=rrb.VisualBounds2D(x_range=[0, 4], y_range=[1, 2])) == Orthographic(0, 0, 4, 3)


def test_bounds_without_extent_are_left_to_the_data() -> None:
    assert bounds(visual_bounds=rrb.VisualBounds2D(x_range=[0, 0], y_range=[0, 3])) == bounds()


# --- visualizers


def test_named_visualizers_replace_those_of_the_data() -> None:
    log = Log().row("/e", Points3D__positions=[[0.0, 0.0, 0.0]], Boxes3D__half_sizes=[[1.0, 1.0, 1.0]])
    both = view3d(log)
    assert {type(each) for each in both.drawables} == {Points, LineSegments, MeshInstances}
    only = view3d(log, overrides={"e": rr.Points3D.from_fields().visualizer()})
    assert {type(each) for each in only.drawables} == {Points}


def test_one_visualizer_may_draw_an_entity_twice() -> None:
    two = [rr.Points3D.from_fields(radii=radius).visualizer() for radius in (1.0, 2.0)]
    view = view3d(Log().points("/p"), overrides={"p": two})
    assert sorted(float(each.radii[0]) for each in view.drawables if isinstance(each, Points)) == [1.0, 2.0]


def test_unknown_visualizers_draw_nothing_and_are_reported() -> None:
    log, reporter = Log().points("/p").points("/q"), Reporter()
    layout = read_layout(rrb.Spatial3DView(origin="/", overrides={"p": rrb.visualizers.Visualizer("Nonsense")}))
    view = Scene(log.recording, None, size=(400, 300), blueprint=layout, reporter=reporter).frame(None).views[0]
    assert len(view.drawables) == 1
    assert [(issue.kind, issue.subject) for issue in reporter] == [("blueprint", "/p")]


def test_defaults_hold_for_frustums_too() -> None:
    log = Log().pinhole("/cam").points("/p", (5, 5, 5))
    default = view3d(log, defaults=[rr.Pinhole.from_fields(image_plane_distance=4.0)])
    frustum = lines(default)[0]
    assert np.linalg.norm(frustum.world_from_obj[:3, 0]) == pytest.approx(4.0)


def test_positions_may_come_from_another_component() -> None:
    log = Log().row("/p", my__positions=[[1.0, 2.0, 3.0]]).points("/q")
    source = rrb.encodings.VisualizerComponentMapping(
        "Points3D:positions", "SourceComponent", source_component="my:positions"
    )
    view = view3d(log, overrides={"p": rr.Points3D.from_fields().visualizer(mappings=[source])})
    places = [each.positions.tolist() for each in view.drawables if isinstance(each, Points)]
    assert [[1.0, 2.0, 3.0]] in places and len(places) == 2
