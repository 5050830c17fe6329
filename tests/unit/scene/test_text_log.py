"""Views of text logs."""

from __future__ import annotations

import numpy as np
import rerun as rr

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.scene.theme import DARK
from rerun_render.scene.views.log_rows import LogRows
from rerun_render.store.load import load
from tests.helpers.flat import Written, boxes, scene_of, writing


def simple(rec: rr.RecordingStream) -> None:
    for step, level in enumerate(["INFO", "CRITICAL", "WARN", None]):
        rec.set_time("step", sequence=step)
        rec.log("log", rr.TextLog(f"text {step}", level=level))


def texts(found: list[Written], column: float) -> list[str]:
    """Texts that start near x = `column`, from top to bottom."""
    return [piece.text for piece in sorted(found, key=lambda p: p.y) if abs(piece.x - column) < 3]


def test_each_row_shows_time_path_level_and_body() -> None:
    scene, reporter = scene_of(simple, timeline="step")
    with writing() as found:
        scene.frame(1)
    assert texts(found, 21) == ["step", "#0", "#1", "#2", "#3"]
    assert [piece.text for piece in found if piece.y in (46, 47)] == ["#0", "/", "log", "INFO", "text 0"]
    assert reporter.losses == ()


def test_levels_have_colours_and_critical_ones_a_box() -> None:
    scene, _ = scene_of(simple, timeline="step")
    with writing() as found:
        (view,) = scene.frame(1).views
    colors = {piece.text: piece.color for piece in found}
    assert colors["INFO"] == DARK.levels["INFO"]
    assert colors["CRITICAL"] == DARK.on_critical
    assert list(DARK.levels["CRITICAL"]) in boxes(view)[:, 4:].tolist()


def test_a_line_stands_below_the_rows_of_the_past() -> None:
    scene, _ = scene_of(simple, timeline="step")
    lines = []
    for time in (-1, 0, 2, 3, 4):
        (view,) = scene.frame(time).views
        lines.append([float(layer.rects[0, 1]) for layer in view.overlay])
    assert lines == [[44.0], [64.0], [104.0], [123.0], [123.0]]


def test_rows_stay_the_same_objects_while_only_the_line_moves() -> None:
    def log(rec: rr.RecordingStream) -> None:
        for step in range(0, 40, 10):
            rec.set_time("step", sequence=step)
            rec.log("log", rr.TextLog("x"))

    scene, _ = scene_of(log, timeline="step")
    first, second, third = (scene.frame(time) for time in (11, 15, 25))
    assert first is second
    assert all(new is old for new, old in zip(third.views[0].ui, first.views[0].ui, strict=True))


def test_a_long_log_scrolls_and_lays_out_only_what_shows() -> None:
    def log(rec: rr.RecordingStream) -> None:
        count = 100_000
        rec.send_columns(
            "log",
            indexes=[rr.TimeColumn("step", sequence=np.arange(count))],
            columns=rr.TextLog.columns(text=[f"line {i}" for i in range(count)]),
        )

    scene, _ = scene_of(log, timeline="step")
    scene.frame(0)
    with writing() as found:
        scene.frame(50_000)
    shown = texts(found, 21)
    assert "#50\N{THIN SPACE}000" in shown
    assert len(shown) < 20
    middle = next(piece for piece in found if piece.text == "line 50000")
    assert abs(middle.y + 7 - (44 + 288) / 2) < 5, "the current row stands in the middle"
    with writing() as found:
        scene.frame(99_999)
    assert max(piece.y for piece in found) < 288


def test_rows_of_several_entities_are_sorted_by_time_static_ones_first() -> None:
    def log(rec: rr.RecordingStream) -> None:
        rec.log("z", rr.TextLog("static"), static=True)
        for step, entity in ((2, "a"), (1, "b"), (2, "b")):
            rec.set_time("step", sequence=step)
            rec.log(entity, rr.TextLog(f"{entity} {step}"))

    scene, _ = scene_of(log, timeline="step")
    with writing() as found:
        scene.frame(2)
    bodies = [piece.text for piece in sorted(found, key=lambda p: p.y) if piece.text[-2:] in (" 1", " 2", "ic")]
    assert bodies == ["static", "b 1", "a 2", "b 2"]
    assert "<static>" in [piece.text for piece in found]


def test_bodies_end_at_their_first_line_break_and_keep_their_colour() -> None:
    scene, _ = scene_of(lambda rec: rec.log("log", rr.TextLog("one\ntwo", color=[255, 0, 255]), static=True))
    with writing() as found:
        scene.frame(None)
    (body,) = [piece for piece in found if piece.text.startswith("one")]
    assert body.text == "one …"
    assert body.color == (255, 0, 255, 255)


def test_a_row_without_level_takes_the_last_one_of_its_entity() -> None:
    scene, _ = scene_of(simple, timeline="step")
    with writing() as found:
        scene.frame(0)
    assert [piece.text for piece in found if piece.text in ("INFO", "CRITICAL", "WARN", "-")].count("WARN") == 2


def test_a_filter_of_levels_leaves_rows_without_level() -> None:
    stream = rr.RecordingStream("app", recording_id="test")
    output = stream.binary_stream()
    stream.log("none", rr.TextLog("none"), static=True)
    simple(stream)
    recording = load(output.read() or b"", reporter=Reporter()).recordings[0]
    rows = LogRows(recording, "step", tuple(EntityPath.parse(name) for name in ("log", "none")), Reporter())
    kept = [rows.row(int(number)).text for number in rows.with_levels(frozenset(["CRITICAL"]))]
    assert kept == ["none", "text 1"]
    assert rows.levels == ["CRITICAL", "INFO", "WARN"]


def test_a_line_of_ten_million_characters_is_cut() -> None:
    scene, _ = scene_of(lambda rec: rec.log("log", rr.TextLog("x" * 10_000_000), static=True))
    with writing() as found:
        scene.frame(None)
    assert max(len(piece.text) for piece in found) <= 2000
