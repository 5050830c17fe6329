"""Views of tables. They show only where a blueprint asks for them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
import rerun as rr

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.drawables import Rect, View
from rerun_render.query.cursor import Cursor
from rerun_render.scene.annotations import Annotations
from rerun_render.scene.heuristics import ViewInfo
from rerun_render.scene.theme import DARK
from rerun_render.scene.transforms import TransformTree
from rerun_render.scene.view_class import ViewContext
from rerun_render.scene.view_settings import ViewSettings
from rerun_render.scene.views.dataframe.cells import words
from rerun_render.scene.views.dataframe.view import DataframeView
from rerun_render.store.load import load
from tests.helpers.flat import Written, boxes, writing


class Asked(ViewSettings):
    """Settings with the given fields of DataframeQuery."""

    def __init__(self, **fields: Any) -> None:
        self.fields = fields

    def array(self, archetype: str, field: str) -> pa.Array | None:
        return pa.array([self.fields[field]]) if field in self.fields else None


def simple(rec: rr.RecordingStream) -> None:
    for step in range(4):
        rec.set_time("step", sequence=step)
        rec.log("a", rr.Scalars(step / 2))
        if step % 2:
            rec.log("b", rr.TextLog(f"text {step}"))
    rec.log("s", rr.TextDocument("static"), static=True)


def table(log: Any = simple, size: tuple[int, int] = (700, 300), **asked: Any) -> DataframeView:
    stream = rr.RecordingStream("app", recording_id="test")
    output = stream.binary_stream()
    log(stream)
    reporter = Reporter()
    recording = load(output.read() or b"", reporter=reporter).recordings[0]
    cursor = Cursor(recording, "step")
    entities = tuple(path for path in recording.entity_paths if not str(path).startswith("/__"))
    info = ViewInfo(0, "Dataframe", "t", EntityPath.parse("/"), entities, True, settings=Asked(**asked))
    return DataframeView(
        ViewContext(
            info=info,
            rect=Rect(0, 0, *size),
            recording=recording,
            timeline="step",
            cursor=cursor,
            tree=TransformTree(reporter),
            annotations=Annotations(recording, cursor, reporter),
            visualizers=(),
            reporter=reporter,
        )
    )


def rows(view: DataframeView, time: int | None = None) -> tuple[View, dict[float, list[str]]]:
    """The view, and the texts of each row from left to right."""
    with writing() as found:
        drawn = view.update(frozenset(), (), time)
    by_row: dict[float, list[Written]] = {}
    for piece in found:
        if piece.y >= 72:
            by_row.setdefault((piece.y - 72) // 20, []).append(piece)
    return drawn, {row: [p.text for p in sorted(pieces, key=lambda p: p.x)] for row, pieces in by_row.items()}


def test_there_is_a_row_for_each_time_and_a_column_for_each_component() -> None:
    with writing() as found:
        table().update(frozenset(), (), None)
    head = [piece.text for piece in sorted(found, key=lambda p: p.x) if piece.y < 72]
    assert [text for text in head if text.startswith("/")] == ["/a", "/b", "/s"]
    assert [text for text in head if text in ("step", "scalars", "text")] == ["step", "scalars", "text", "text"]
    assert [text for text in head if text[0].isupper()] == ["Scalars", "TextLog", "TextDocument"]


def test_gaps_are_dashes_and_static_values_fill_all_rows() -> None:
    _, found = rows(table())
    assert found[0][:3] == ["#0", "0.0", "-"]
    assert found[1][:3] == ["#1", "0.5", '"tex…']
    assert len({tuple(texts[3:]) for texts in found.values()}) == 1


def test_gaps_may_be_filled_with_what_was_before() -> None:
    _, found = rows(table(apply_latest_at=True))
    assert found[0][2] == "-"
    assert found[2][2] == found[1][2] == '"tex…'


def test_rows_may_be_limited_in_time_or_to_those_with_a_value() -> None:
    assert len(rows(table(filter_by_range={"start": 1, "end": 2}))[1]) == 2
    condition = {"active": True, "column": {"entity_path": "/b", "component": "TextLog:text"}}
    assert [texts[0] for texts in rows(table(filter_is_not_null=condition))[1].values()] == ["#1", "#3"]


def test_columns_may_be_chosen() -> None:
    select = {"time_columns": [], "component_columns": [{"entity_path": "/a", "component": "Scalars:scalars"}]}
    assert rows(table(select=select))[1][0] == ["#0", "0.0"]


def test_a_line_stands_below_the_current_row() -> None:
    view = table()
    drawn, _ = rows(view, 2)
    (mark,) = drawn.overlay
    assert mark.rects[0, [1, 3]].tolist() == [72 + 60 - 1, 72 + 60]
    moved, found = rows(view, 3)
    assert found == {}, "the rows are not laid out again"
    assert all(new is old for new, old in zip(moved.ui, drawn.ui, strict=True))
    assert rows(view, 3)[0] is moved
    assert rows(view, -1)[0].overlay == ()


def test_the_table_follows_the_time_if_asked_to() -> None:
    def log(rec: rr.RecordingStream) -> None:
        count = 50_000
        rec.send_columns(
            "a",
            indexes=[rr.TimeColumn("step", sequence=np.arange(count))],
            columns=rr.Scalars.columns(scalars=np.arange(count, dtype=float)),
        )

    drawn, found = rows(table(log, auto_scroll=True), 40_000)
    assert drawn.overlay[0].rects[0, 3] == 300, "the current row is the last one in sight"
    assert len(found) < 20
    still, _ = rows(table(log), 40_000)
    assert still.overlay[0].rects[0, 3] > 300


def test_several_instances_are_counted_and_one_colour_is_shown() -> None:
    def log(rec: rr.RecordingStream) -> None:
        rec.set_time("step", sequence=0)
        rec.log("p", rr.Points3D([[0, 0, 0], [1, 1, 1]], colors=[255, 0, 0]))

    view, found = rows(table(log))
    assert found[0] == ["#0", "2 instances"]
    assert [255, 0, 0, 255] in boxes(view)[:, 4:].tolist()


@pytest.mark.parametrize(
    ("array", "text"),
    [
        (pa.array([1234567]), "1\N{THIN SPACE}234\N{THIN SPACE}567"),
        (pa.array([0.25]), "0.25"),
        (pa.array([float("nan")]), "NaN"),
        (pa.array([True]), "true"),
        (pa.array(["a"]), '"a"'),
        (pa.array([None], pa.int32()), "null"),
        (pa.array([[1, 2]]), "[1, 2]"),
        (pa.array([{"x": 1, "y": "b"}]), '{x: 1, y: "b"}'),
        (pa.array([b"\x01\x02"]), "[1, 2]"),
    ],
)
def test_values_of_every_kind_are_written(array: pa.Array, text: str) -> None:
    assert "".join(word for word, _ in words("A:b", array, DARK)) == text


def test_only_the_start_of_a_huge_value_is_read() -> None:
    found = words("A:b", pa.array([np.zeros(10_000_000, np.uint8)]), DARK)
    assert len(found) < 300
