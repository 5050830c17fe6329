"""Views that show all rows in a range of times."""

from __future__ import annotations

from typing import Any

import numpy as np
import rerun as rr
import rerun.blueprint as rrb

from rerun_render.core.report import Reporter
from rerun_render.drawables import Frame, ImageRect, LineSegments, Points
from rerun_render.scene import trails
from rerun_render.scene.scene import Scene
from tests.unit.scene.blueprint.layouts import read_layout
from tests.unit.scene.build import Log

CURSOR = rrb.TimeRangeBoundary.cursor_relative
RED, BLUE = 0xFF0000FF, 0x0000FFFF


def last(steps: int) -> list[rrb.VisibleTimeRange]:
    return [rrb.VisibleTimeRange("frame", start=CURSOR(seq=-steps), end=CURSOR())]


def scene(log: Log, layout: Any = None, reporter: Reporter | None = None, **options: Any) -> Scene:
    view = layout or rrb.Spatial3DView(origin="/", **options)
    reporter = Reporter() if reporter is None else reporter
    return Scene(log.recording, "frame", size=(400, 300), blueprint=read_layout(view), reporter=reporter)


def path_of(num: int) -> Log:
    log = Log()
    for time in range(num):
        log.points("/p", (float(time), 0, 0), time=time)
    return log


def xs(frame: Frame) -> list[float]:
    """Where points are, in the order in which they are drawn."""
    return [
        round(float(x), 3)
        for drawable in frame.views[0].drawables
        if isinstance(drawable, Points)
        for x in drawable.positions[:, 0] + drawable.world_from_obj[0, 3]
    ]


def test_all_rows_in_the_range_show() -> None:
    found = scene(path_of(9), time_ranges=last(3))
    assert xs(found.frame(2)) == [0, 1, 2]
    assert xs(found.frame(6)) == [3, 4, 5, 6]
    assert xs(found.frame(1)) == [0, 1]


def test_other_entities_show_their_latest_row() -> None:
    log = path_of(4).points("/q", (9, 0, 0), time=0).points("/q", (8, 0, 0), time=2)
    found = scene(log, overrides={"p": rrb.VisibleTimeRanges(last(1))})
    assert xs(found.frame(3)) == [2, 3, 8]


def test_nothing_shows_when_nothing_is_in_the_range() -> None:
    log = path_of(3).points("/q", (9, 0, 0), time=9)
    assert xs(scene(log, time_ranges=last(1)).frame(9)) == [9]


def test_rows_are_where_the_entity_is_now() -> None:
    log = path_of(3).move("/p", 10, time=0).move("/p", 20, time=2)
    assert xs(scene(log, time_ranges=last(5)).frame(2)) == [20, 21, 22]


def test_colours_from_before_the_range_are_lost() -> None:
    log = path_of(5).row("/p", 0, Points3D__colors=[RED]).row("/p", 3, Points3D__colors=[BLUE])
    frame = scene(log, time_ranges=last(2)).frame(4)
    colors = np.concatenate([points.colors for points in frame.views[0].drawables if isinstance(points, Points)])
    # At step 3 the position was logged before the colour.
    automatic = colors[0].tolist()
    assert automatic not in ([255, 0, 0, 255], [0, 0, 255, 255])
    assert colors[1:].tolist() == [automatic, [0, 0, 255, 255]]


def test_overrides_hold_for_every_row() -> None:
    overrides = {"p": rr.Points3D.from_fields(colors=[255, 0, 0]).visualizer()}
    frame = scene(path_of(3), time_ranges=last(5), overrides=overrides).frame(2)
    colors = np.concatenate([points.colors for points in frame.views[0].drawables if isinstance(points, Points)])
    assert colors.tolist() == [[255, 0, 0, 255]] * 3


def test_a_step_makes_only_visuals_of_new_rows(monkeypatch: Any) -> None:
    made: list[int] = []
    rebuild = trails.Slot.rebuild

    def counted(self: Any, *args: Any, **options: Any) -> bool:
        made.append(1)
        return rebuild(self, *args, **options)

    found = scene(path_of(50), time_ranges=last(20))
    found.frame(30)
    monkeypatch.setattr(trails.Slot, "rebuild", counted)
    found.frame(31)
    assert len(made) == 1
    found.frame(31)
    assert len(made) == 1


def test_the_frame_stays_the_same_while_no_row_comes_or_goes() -> None:
    found = scene(path_of(4).points("/p", (9, 0, 0), time=100), time_ranges=last(60))
    assert found.frame(40) is found.frame(50)


def test_rows_of_lines_are_drawn_together() -> None:
    log = Log()
    for time in range(4):
        log.row("/a", time, Arrows3D__vectors=[[float(time + 1), 0.0, 0.0]])
    frame = scene(log, time_ranges=last(9)).frame(3)
    lines = [drawable for drawable in frame.views[0].drawables if isinstance(drawable, LineSegments)]
    assert sorted({round(float(x)) for each in lines for x in each.ends[:, 0]}) == [1, 2, 3, 4]


def test_the_eye_sees_the_whole_trail() -> None:
    short, long = (scene(path_of(40), time_ranges=last(steps)).frame(39).views[0].camera for steps in (1, 39))
    assert not np.allclose(short.view_from_world, long.view_from_world)


def test_of_very_many_rows_the_oldest_are_left_out_and_reported(monkeypatch: Any) -> None:
    monkeypatch.setattr(trails, "MAX_ROWS", 3)
    reporter = Reporter()
    assert xs(scene(path_of(9), reporter=reporter, time_ranges=last(50)).frame(8)) == [6, 7, 8]
    assert [issue.kind for issue in reporter] == ["trail-cut"]


def test_labels_of_all_rows_show() -> None:
    log = Log()
    for time in range(3):
        log.row("/p", time, Points3D__positions=[[float(time), 0.0, 0.0]], Points3D__labels=[f"row {time}"])
    layers = [scene(log, time_ranges=last(steps)).frame(2).views[0].ui for steps in (0, 2)]
    assert len(layers[1][0].rects) > 2 * len(layers[0][0].rects)


def test_pictures_of_all_rows_are_drawn() -> None:
    log = Log()
    for time in range(5):
        log.image("/i", time, value=time)
    layout = rrb.Spatial2DView(origin="/", time_ranges=last(2))
    pictures = scene(log, layout).frame(4).views[0].drawables
    assert [int(picture.texture.pixels[0, 0, 0]) for picture in pictures if isinstance(picture, ImageRect)] == [2, 3, 4]


def test_a_pose_that_comes_later_moves_all_rows() -> None:
    log = Log().points("/p").row("/p", 1, InstancePoses3D__translations=[[5.0, 0.0, 0.0]])
    found = scene(log, time_ranges=last(5))
    assert xs(found.frame(0)) == [0]
    assert xs(found.frame(1)) == [5]
