"""What annotation contexts make of class ids and keypoint ids: colours, labels, skeletons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import LineKind, LineSegments, Points
from rerun_render.scene.annotations import NO_ANNOTATIONS, AnnotationContext
from rerun_render.scene.colors import auto_color, auto_color_table
from rerun_render.scene.visual import Labels, Visual, Visualizer
from rerun_render.scene.visualizers.arrows2d import Arrows2D
from rerun_render.scene.visualizers.arrows3d import Arrows3D
from rerun_render.scene.visualizers.boxes2d import Boxes2D
from rerun_render.scene.visualizers.boxes3d import Boxes3D
from rerun_render.scene.visualizers.line_strips2d import LineStrips2D
from rerun_render.scene.visualizers.line_strips3d import LineStrips3D
from rerun_render.scene.visualizers.points2d import Points2D
from rerun_render.scene.visualizers.points3d import Points3D
from tests.helpers.visuals import FALLBACK, context, strips, vec
from tests.unit.scene.build import CONTEXT_TYPE, described

RED, GREEN, BLUE, YELLOW = 0xFF0000FF, 0x00FF00FF, 0x0000FFFF, 0xFFFF00FF

CAR = described(
    (1, "car", RED),
    keypoints=[(0, "nose", GREEN), (1, "tail", None), (2, None, BLUE)],
    connections=[(0, 1), (1, 2), (2, 9)],
)
PERSON = described((2, "person", None), keypoints=[(0, "head", None)], connections=[(0, 5)])
NAMELESS = described((3, None, YELLOW))


def parse(*classes: dict[str, Any]) -> AnnotationContext:
    return AnnotationContext.from_arrow(pa.array([list(classes)], CONTEXT_TYPE), "key")


TRAFFIC = parse(CAR, PERSON, NAMELESS)


def annotated(archetype: str, annotations: AnnotationContext = TRAFFIC, **fields: Any) -> Any:
    for name in ("class_ids", "keypoint_ids"):
        if name in fields:
            fields[name] = pa.array(fields[name], pa.uint16())
    return replace(context(archetype, **fields), annotations=annotations)


def row(num: int, dim: int = 3) -> pa.Array:
    """Points at x = 0, 1, 2, ..."""
    positions = np.zeros((num, dim))
    positions[:, 0] = np.arange(num)
    return vec(positions, dim)


def points(num: int, **fields: Any) -> Visual:
    made = Points3D().visualize(annotated("Points3D", positions=row(num), **fields))
    assert made is not None
    return made


def colors_of(made: Visual) -> list[list[int]]:
    drawable = made.drawables[0]
    assert isinstance(drawable, Points | LineSegments)
    rgb: list[list[int]] = drawable.colors[:, :3].tolist()
    return rgb


def texts_of(labels: Labels | None) -> tuple[str, ...]:
    return () if labels is None else labels.texts


def skeleton_of(made: Visual) -> LineSegments | None:
    lines = [drawable for drawable in (*made.drawables, *made.on_top) if isinstance(drawable, LineSegments)]
    return lines[0] if lines else None


def auto(value: int) -> list[int]:
    rgb: list[int] = auto_color(value)[:3].tolist()
    return rgb


# What a context says.


def test_a_class_has_its_colour_else_that_of_its_id() -> None:
    assert TRAFFIC.class_color(1).tolist() == [255, 0, 0, 255]
    assert TRAFFIC.class_color(2).tolist() == auto_color(2).tolist()
    assert TRAFFIC.class_color(9).tolist() == auto_color(9).tolist()
    assert [TRAFFIC.class_label(number) for number in (1, 2, 3, 9)] == ["car", "person", None, None]


def test_the_automatic_colour_is_that_of_the_id_in_the_description() -> None:
    assert parse(described((4, None, None), class_id=5)).class_color(5).tolist() == auto_color(4).tolist()


def test_the_table_of_colours_agrees_with_the_single_ones() -> None:
    table = TRAFFIC.class_table(300)
    assert table.shape == (301, 4) and table.dtype == np.uint8
    assert table.tolist() == [TRAFFIC.class_color(number).tolist() for number in range(301)]
    assert TRAFFIC.class_table(1).tolist() == table[:2].tolist()


def test_the_table_reaches_to_the_last_id() -> None:
    table = parse(described((65535, None, RED))).class_table(65535)
    assert table.shape == (65536, 4) and table[-1].tolist() == [255, 0, 0, 255]
    with pytest.raises(ValueError, match="65536"):
        TRAFFIC.class_table(65536)


@pytest.mark.parametrize("value", [0, 1, 7, 42, 32768, 65534, 65535])
def test_the_table_of_automatic_colours_agrees_with_the_single_ones(value: int) -> None:
    assert auto_color_table()[value].tolist() == auto_color(value).tolist()


def test_of_two_descriptions_of_a_class_the_last_counts() -> None:
    twice = parse(described((1, "old", GREEN)), described((1, "new", RED)))
    assert (twice.class_label(1), twice.class_color(1).tolist()) == ("new", [255, 0, 0, 255])


def test_missing_parts_of_a_description_are_left_open() -> None:
    bare = AnnotationContext.from_arrow(pa.array([[{"class_id": 6, "class_description": None}]]), "key")
    assert bare.class_label(6) is None and bare.class_color(6).tolist() == auto_color(6).tolist()


@pytest.mark.parametrize(
    "array",
    [
        pa.array([3.0]),
        pa.array(["classes"]),
        pa.array([[1, 2]]),
        pa.array([[{"class_id": "one", "class_description": None}]]),
        pa.array([[{"class_id": 70000, "class_description": None}]]),
        pa.array([[{"class_id": 1, "class_description": {"info": {"id": 1, "label": 5, "color": None}}}]]),
        pa.array([[{"class_id": 1, "class_description": {"info": {"id": 1, "label": None, "color": -1}}}]]),
    ],
)
def test_what_is_no_context_is_refused(array: pa.Array) -> None:
    with pytest.raises(RerunRenderError, match="expected descriptions of classes"):
        AnnotationContext.from_arrow(array, "key")


def test_without_a_context_there_is_none() -> None:
    assert NO_ANNOTATIONS.class_label(1) is None
    assert NO_ANNOTATIONS.class_table(9).tolist() == auto_color_table()[:10].tolist()


# Colours of instances.


def test_instances_have_the_colours_of_their_classes_and_the_last_class_repeats() -> None:
    made = points(5, class_ids=[1, 2, 9, 3])
    assert colors_of(made) == [[255, 0, 0], auto(2), auto(9), [255, 255, 0], [255, 255, 0]]


def test_logged_colours_win_over_classes_but_not_over_their_labels() -> None:
    made = points(2, class_ids=[1, 2], colors=[0x010203FF])
    assert colors_of(made) == [[1, 2, 3]] * 2
    assert texts_of(made.labels) == ("car", "person")


def test_keypoints_have_their_own_colour_else_that_of_their_class() -> None:
    made = points(4, class_ids=[1], keypoint_ids=[0, 1, 2, 7])
    assert colors_of(made) == [[0, 255, 0], [255, 0, 0], [0, 0, 255], [255, 0, 0]]


def test_keypoints_of_a_class_without_colour_have_that_of_their_id() -> None:
    made = points(3, class_ids=[2], keypoint_ids=[0, 5, 5])
    assert colors_of(made) == [auto(0), auto(2), auto(2)]


def test_keypoints_without_classes_are_ignored() -> None:
    made = points(2, keypoint_ids=[0, 1])
    assert colors_of(made) == [list(FALLBACK[:3])] * 2
    assert made.labels is None and skeleton_of(made) is None


def test_translucent_classes_darken_like_logged_colours() -> None:
    made = Points3D().visualize(
        annotated("Points3D", parse(described((1, None, 0xFF804080))), positions=row(1), class_ids=[1])
    )
    assert made is not None and colors_of(made) == [[128, 64, 32]]


# Labels.


def test_classes_and_keypoints_give_labels_where_none_was_logged() -> None:
    made = points(6, class_ids=[1, 1, 1, 1, 2, 3], keypoint_ids=[0, 1, 2, 7, 0, 0])
    assert texts_of(made.labels) == ("nose", "tail", "car", "car", "head")
    assert made.labels is not None
    assert made.labels.colors[0].tolist() == [0, 255, 0, 255]


def test_logged_labels_leave_no_room_for_those_of_classes() -> None:
    assert texts_of(points(3, class_ids=[1, 2, 1], labels=["x", ""]).labels) == ("x",)


def test_one_class_for_many_gives_one_label_in_the_middle() -> None:
    labels = points(5, class_ids=[1]).labels
    assert labels is not None and labels.texts == ("car",)
    assert labels.anchors.tolist() == [[2, 0, 0]]


def test_there_are_as_many_labels_as_ids() -> None:
    assert texts_of(points(5, class_ids=[1, 2]).labels) == ("car", "person")
    assert texts_of(points(5, class_ids=[1], keypoint_ids=[0, 1, 2]).labels) == ("nose", "tail", "car")
    assert texts_of(points(5, class_ids=[1, 1], keypoint_ids=[0]).labels) == ("nose", "nose")
    assert texts_of(points(1, class_ids=[1, 2]).labels) == ("car",)


@pytest.mark.parametrize(("num", "shown"), [(29, ("car",)), (30, ())])
def test_a_label_of_a_class_shows_only_for_few_instances(num: int, shown: tuple[str, ...]) -> None:
    assert texts_of(points(num, class_ids=[1]).labels) == shown


def test_labels_of_classes_can_be_asked_for_and_hidden() -> None:
    assert texts_of(points(40, class_ids=[1], show_labels=[True]).labels) == ("car",)
    assert points(2, class_ids=[1, 2], show_labels=[False]).labels is None


LINES = {dim: strips([[(0.0,) * dim, (1.0,) * dim], [(2.0,) * dim, (3.0,) * dim]], dim) for dim in (2, 3)}
OTHERS: list[tuple[Callable[[], Visualizer], str, pa.Array]] = [
    (Points2D, "positions", row(2, 2)),
    (LineStrips2D, "strips", LINES[2]),
    (LineStrips3D, "strips", LINES[3]),
    (Arrows2D, "vectors", vec([(1, 0), (0, 1)], 2)),
    (Arrows3D, "vectors", vec([(1, 0, 0), (0, 1, 0)], 3)),
    (Boxes2D, "half_sizes", vec([(1, 1), (2, 2)], 2)),
    (Boxes3D, "half_sizes", vec([(1, 1, 1), (2, 2, 2)], 3)),
]


@pytest.mark.parametrize(("kind", "field", "values"), OTHERS)
def test_every_archetype_with_classes_is_annotated(
    kind: Callable[[], Visualizer], field: str, values: pa.Array
) -> None:
    visualizer = kind()
    made = visualizer.visualize(annotated(visualizer.archetype, class_ids=[1, 2], **{field: values}))
    assert made is not None
    colors = colors_of(made)
    assert colors[0] == [255, 0, 0] and colors[-1] == auto(2)
    assert texts_of(made.labels) == ("car", "person")


# Skeletons.


def test_keypoints_that_are_there_are_connected() -> None:
    lines = skeleton_of(points(3, class_ids=[1], keypoint_ids=[2, 0, 1]))
    assert lines is not None
    assert (lines.starts[:, 0].tolist(), lines.ends[:, 0].tolist()) == ([1, 2], [2, 0])
    assert lines.colors.tolist() == [[255, 0, 0, 255]] * 2
    assert lines.radii.tolist() == [-1.5] * 2
    assert lines.kinds.tolist() == [LineKind.BUTT] * 2
    assert lines.shading == "gradient"


def test_connections_have_the_class_colour_also_with_logged_colours() -> None:
    lines = skeleton_of(points(2, class_ids=[1], keypoint_ids=[0, 1], colors=[0x010203FF]))
    assert lines is not None and lines.colors.tolist() == [[255, 0, 0, 255]]


def test_classes_are_connected_each_on_their_own() -> None:
    lines = skeleton_of(points(4, class_ids=[1, 2, 1, 2], keypoint_ids=[0, 0, 1, 5]))
    assert lines is not None
    assert (lines.starts[:, 0].tolist(), lines.ends[:, 0].tolist()) == ([0, 1], [2, 3])
    assert lines.colors[:, :3].tolist() == [[255, 0, 0], auto(2)]


def test_of_equal_keypoints_the_last_is_connected() -> None:
    lines = skeleton_of(points(3, class_ids=[1], keypoint_ids=[0, 1, 1]))
    assert lines is not None and lines.ends[:, 0].tolist() == [2]


def test_keypoints_at_invalid_places_are_not_connected() -> None:
    positions = vec([(np.nan, 0, 0), (1, 0, 0), (2, 0, 0)], 3)
    made = Points3D().visualize(annotated("Points3D", positions=positions, class_ids=[1], keypoint_ids=[0, 1, 2]))
    assert made is not None
    lines = skeleton_of(made)
    assert lines is not None and (lines.starts[:, 0].tolist(), lines.ends[:, 0].tolist()) == ([1], [2])


def test_without_both_keypoints_there_is_no_line() -> None:
    assert skeleton_of(points(2, class_ids=[1], keypoint_ids=[0, 2])) is None
    assert skeleton_of(points(2, class_ids=[1, 2], keypoint_ids=[0, 1])) is None
    assert skeleton_of(points(2, class_ids=[1])) is None


def test_skeletons_lie_on_top_in_2d() -> None:
    fields = {"positions": row(2, 2), "class_ids": [1], "keypoint_ids": [0, 1]}
    made = Points2D().visualize(annotated("Points2D", **fields))
    assert made is not None and len(made.on_top) == 1
    assert not any(isinstance(drawable, LineSegments) for drawable in made.drawables)
