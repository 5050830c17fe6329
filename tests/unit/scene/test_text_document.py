"""Views of text documents."""

from __future__ import annotations

import rerun as rr

from rerun_render.scene.theme import DARK
from tests.helpers.flat import boxes, scene_of, writing

MARKDOWN = "text/markdown"


def written(text: str, media_type: str | None = MARKDOWN, **options: object) -> list:
    scene, reporter = scene_of(
        lambda rec: rec.log("doc", rr.TextDocument(text, media_type=media_type), static=True), **options
    )
    with writing() as found:
        scene.frame(None)
    assert reporter.losses == ()
    return found


def test_plain_text_starts_below_the_padding_and_keeps_its_signs() -> None:
    (text,) = written("# no heading\n**a**", None)
    assert text == ("# no heading\n**a**", 12, 12, DARK.text)


def test_headings_are_large_and_paragraphs_stand_one_row_apart() -> None:
    heading, first, second = written("# Title\n\none\n\ntwo")
    assert (heading.text, heading.x, heading.y) == ("Title", 12, 27)
    assert heading.color == DARK.strong_text
    assert first.y == 27 + 29 + 15
    assert second.y == first.y + 30


def test_a_page_begins_with_its_first_paragraph() -> None:
    first, second = written("one\n\ntwo")
    assert (first.y, second.y) == (12, 42)


def test_strong_text_is_brighter_and_stands_on_the_same_row() -> None:
    before, strong, after = written("a **b** c")
    assert [piece.text for piece in (before, strong, after)] == ["a ", "b", " c"]
    assert strong.color == DARK.strong_text
    assert before.y == strong.y == after.y
    assert before.x < strong.x < after.x


def test_items_of_nested_lists_are_indented_and_counted() -> None:
    texts = written("3. a\n4. b\n   - c")
    assert [piece.text for piece in texts] == ["3.", "a", "4.", "b", "c"]
    assert texts[4].x > texts[3].x == texts[1].x
    assert [piece.y for piece in texts[1:4:2]] == [12, 27]


def test_a_table_has_columns_as_wide_as_their_cells() -> None:
    texts = written("| a | b |\n|---|---|\n| a long cell | c |")
    at = {piece.text: piece for piece in texts}
    assert at["a"].x == at["a long cell"].x
    assert at["b"].x == at["c"].x > at["a long cell"].x + 60
    assert at["c"].y == at["b"].y + 23


def test_stripes_of_a_table_end_inside_its_frame() -> None:
    text = "| a | b |\n|---|---|\n| 1 | a long cell |\n| 2 | c |\n| 3 | `d` |"
    scene, _ = scene_of(lambda rec: rec.log("doc", rr.TextDocument(text, media_type=MARKDOWN), static=True))
    (view,) = scene.frame(None).views
    found = boxes(view)
    frame = found[(found[:, 4:] == DARK.separator).all(axis=1)][0]
    stripes = found[(found[:, 4:] == DARK.stripe).all(axis=1)]
    assert len(stripes) == 2
    assert (stripes[:, 2] == frame[2] - 5).all() and (stripes[:, 0] == frame[0] + 7).all()


def test_no_column_of_a_table_is_narrower_than_40_px() -> None:
    at = {piece.text: piece for piece in written("| a | b | c |\n|---|---|---|\n| 1 | 2 | `3` |")}
    assert at["b"].x - at["a"].x > 40
    assert round(at["c"].x - at["b"].x, 3) == 40
    assert at["2"].y == at["b"].y + 24


def test_code_stands_in_a_box_across_the_page() -> None:
    scene, _ = scene_of(lambda rec: rec.log("doc", rr.TextDocument("```\nx\n```", media_type=MARKDOWN), static=True))
    (view,) = scene.frame(None).views
    assert [11, 11, 389, 34, *DARK.separator] in boxes(view).tolist()


def test_long_rows_wrap_within_the_page() -> None:
    texts = written("word " * 60)
    assert len({piece.y for piece in texts}) > 3
    assert all(12 <= piece.x < 388 for piece in texts)


def test_images_show_their_description() -> None:
    assert [piece.text for piece in written("![a cat](cat.png)")] == ["a cat"]


def test_a_huge_text_costs_no_more_than_what_shows() -> None:
    texts = written("x " * 3_000_000, None)
    assert len(texts[0].text) < 100_000
    assert len(written("- item\n" * 200_000)) < 60


def test_nonsense_is_drawn_as_text() -> None:
    for text in ("", "\0\x07", "|||", "***", "[", "```", "> " * 200, "1. " * 100, "- " * 100, "![", "<b>", "# \n#"):
        written(text)


def test_the_text_of_the_time_shows_and_nothing_before_it() -> None:
    def log(rec: rr.RecordingStream) -> None:
        for step in (1, 3):
            rec.set_time("step", sequence=step)
            rec.log("doc", rr.TextDocument(f"text {step}"))

    scene, _ = scene_of(log, timeline="step")
    with writing() as found:
        frames = [scene.frame(time) for time in (0, 1, 2, 3)]
    assert [piece.text for piece in found] == ["(empty)", "text 1", "text 3"]
    assert frames[1] is frames[2] is not frames[3]
