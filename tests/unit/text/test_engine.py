"""Laying out text."""

from __future__ import annotations

import threading

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.text.engine import TextBlock, TextEngine, default_engine, text_scale
from rerun_render.text.fonts import font
from rerun_render.text.wrapping import wrap_rows

WORDS = "the quick brown fox jumps over the lazy dog"


@pytest.fixture(scope="module")
def engine() -> TextEngine:
    return TextEngine()


def picture(engine: TextEngine, block: TextBlock) -> npt.NDArray[np.uint8]:
    """Coverage of a block on its own."""
    margin = 8
    out = np.zeros((int(block.height) + 2 * margin, int(block.width) + 2 * margin), np.uint8)
    coverage = engine.atlas.coverage
    for rect, uv in zip(block.rects.astype(int) + margin, block.uvs.astype(int), strict=True):
        target = out[rect[1] : rect[3], rect[0] : rect[2]]
        np.maximum(target, coverage[uv[1] : uv[3], uv[0] : uv[2]], out=target)
    return out[margin:-margin, margin:-margin]


def rows_with_ink(engine: TextEngine, text: str) -> list[int]:
    ink = picture(engine, engine.layout(text)).astype(int).max(axis=1)
    return [int(row) for row in np.flatnonzero(ink > 128)]


def test_body_text_has_rows_of_fifteen_pixels(engine: TextEngine) -> None:
    assert engine.layout("x").height == 15
    assert engine.layout("a\nb\nc").height == 45
    assert engine.layout("a\nb\nc").num_rows == 3


@pytest.mark.parametrize(
    ("char", "width"), [("i", 2.95), ("m", 10.85), ("n", 7.35), ("e", 7.25), ("0", 7.8), (" ", 3.55)]
)
def test_characters_are_as_wide_as_in_the_viewer(engine: TextEngine, char: str, width: float) -> None:
    assert engine.layout(char).width == pytest.approx(width, abs=0.11)


def test_letters_stand_on_the_viewers_rows(engine: TextEngine) -> None:
    assert rows_with_ink(engine, "H") == list(range(3, 12))
    assert rows_with_ink(engine, "x") == list(range(5, 12))
    assert rows_with_ink(engine, "p")[-1] > 12


@pytest.mark.parametrize("char", list("EFTz-"))
def test_horizontal_strokes_fill_whole_rows(engine: TextEngine, char: str) -> None:
    ink = picture(engine, engine.layout(char)).astype(int)
    # The row with most ink is a stroke; the rows around it hold far less.
    totals = ink.sum(axis=1)
    row = int(totals.argmax())
    assert (ink[row] == 255).sum() >= 3
    assert max(totals[row - 1], totals[row + 1]) < 0.6 * totals[row]


def test_glyphs_stand_on_whole_pixels_inside_the_atlas(engine: TextEngine) -> None:
    block = engine.layout(WORDS)
    assert (block.rects == np.round(block.rects)).all()
    np.testing.assert_array_equal(block.rects[:, 2:] - block.rects[:, :2], block.uvs[:, 2:] - block.uvs[:, :2])
    height, width = engine.atlas.coverage.shape
    assert (block.uvs >= 0).all() and (block.uvs[:, 2] <= width).all() and (block.uvs[:, 3] <= height).all()


def test_text_wraps_at_spaces(engine: TextEngine) -> None:
    block = engine.layout(WORDS, wrap_width=80)
    assert block.num_rows > 2
    assert max(block.row_widths) <= 80
    # No glyph is lost: only spaces, which show nothing.
    assert len(block.rects) == len(engine.layout(WORDS).rects)


def test_the_space_after_a_word_must_fit_too(engine: TextEngine) -> None:
    words, with_space = engine.layout("ab cd").width, engine.layout("ab cd ").width
    assert engine.layout("ab cd ef", wrap_width=with_space + 0.01).row_widths[0] == words
    assert engine.layout("ab cd ef", wrap_width=(words + with_space) / 2).row_widths[0] == engine.layout("ab").width
    assert engine.layout("ab cd", wrap_width=words + 0.01).num_rows == 1


def test_words_too_long_for_a_row_break_anywhere(engine: TextEngine) -> None:
    block = engine.layout("m" * 20, wrap_width=50)
    assert block.num_rows == 5
    assert len(block.rects) == 20


def test_a_width_below_one_character_gives_one_per_row(engine: TextEngine) -> None:
    assert engine.layout("abc", wrap_width=1).num_rows == 3


def test_an_infinite_width_does_not_wrap(engine: TextEngine) -> None:
    assert engine.layout(WORDS, wrap_width=float("inf")).num_rows == 1


def test_rows_can_be_centred_on_zero(engine: TextEngine) -> None:
    block = engine.layout("mmmm\ni", centered=True)
    for glyphs in (block.rects[:4], block.rects[4:]):
        assert (glyphs[0, 0] + glyphs[-1, 2]) / 2 == pytest.approx(0, abs=1)


def test_rows_beyond_the_limit_become_an_ellipsis(engine: TextEngine) -> None:
    cut = engine.layout("one\ntwo\nthree", max_rows=1)
    assert cut.num_rows == 1
    assert cut.width == engine.layout("one…").width
    assert engine.layout("one", max_rows=1).width == engine.layout("one").width
    assert engine.layout(WORDS, wrap_width=80, max_rows=2).width <= 80


def test_eliding_keeps_what_fits(engine: TextEngine) -> None:
    assert engine.elide("short", 200) == "short"
    cut = engine.elide(WORDS, 100)
    assert cut.endswith("…") and WORDS.startswith(cut[:-1])
    assert 70 < engine.layout(cut).width <= 100
    assert engine.elide("first\nsecond", 200) == "first…"
    assert engine.elide("anything", 0) == "…"


def test_missing_glyphs_show_a_box(engine: TextEngine) -> None:
    block = engine.layout("\U0001fae0")
    assert len(block.rects) == 1
    assert picture(engine, block).max() == 255


def test_combining_marks_go_above_their_letter(engine: TextEngine) -> None:
    np.testing.assert_array_equal(
        picture(engine, engine.layout("a\N{COMBINING DIAERESIS}")), picture(engine, engine.layout("ä"))
    )
    assert engine.layout("q\N{COMBINING ACUTE ACCENT}").width == engine.layout("q").width


def test_right_to_left_text_is_laid_out(engine: TextEngine) -> None:
    block = engine.layout("שלום עולם")
    assert len(block.rects) == 8
    assert (np.diff(block.rects[:, 0]) > 0).all()


@pytest.mark.parametrize("text", ["", " ", "\n", "\t", "\r\n", "\0", "\N{ZERO WIDTH JOINER}"])
def test_invisible_text_has_a_size_and_no_ink(engine: TextEngine, text: str) -> None:
    block = engine.layout(text)
    assert block.height == 15 * (text.replace("\r\n", "\n").count("\n") + 1)
    assert picture(engine, block).max(initial=0) == 0


def test_arrows_and_digits_stay_what_was_written(engine: TextEngine) -> None:
    assert len(engine.layout("-> 10x20 fi").rects) == 9
    assert engine.layout("->").width == engine.layout("-").width + engine.layout(">").width


def test_other_sizes_and_weights(engine: TextEngine) -> None:
    assert engine.layout("x", size_px=24).height == 29
    assert engine.layout(WORDS, weight=700).width > engine.layout(WORDS).width
    assert engine.layout(WORDS, size_px=25).width == pytest.approx(2 * engine.layout(WORDS).width)


def test_texels_handed_out_never_change() -> None:
    engine = TextEngine()
    block = engine.layout("abc")
    before = picture(engine, block)
    old = engine.atlas
    for size in range(20, 60):
        engine.layout("ABCDEFGHIJKLMNOPQRSTUVWXYZ", size_px=float(size))
    assert engine.atlas.version > old.version
    assert len(engine.atlas.coverage) > len(old.coverage)
    np.testing.assert_array_equal(picture(engine, block), before)


def test_the_atlas_is_the_same_until_a_new_glyph_is_needed() -> None:
    engine = TextEngine()
    engine.layout("abc")
    atlas = engine.atlas
    engine.layout("cab")
    assert engine.layout("abc") is engine.layout("abc")
    # "cab" may need other shifts of the same letters, but the second time nothing is new.
    version = engine.atlas.version
    engine.layout("cab ")
    assert engine.atlas.version == version >= atlas.version


def test_two_engines_agree() -> None:
    texts = ["Hello", "wörld", "x = 1.25"]
    first, second = TextEngine(), TextEngine()
    for text in texts:
        np.testing.assert_array_equal(picture(first, first.layout(text)), picture(second, second.layout(text)))


def test_threads_share_an_engine() -> None:
    engine = TextEngine()
    texts = [f"text {i} {chr(97 + i % 26)}" for i in range(60)]
    threads = [threading.Thread(target=lambda: [engine.layout(t) for t in texts]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    alone = TextEngine()
    for text in texts:
        np.testing.assert_array_equal(picture(engine, engine.layout(text)), picture(alone, alone.layout(text)))


def test_too_many_or_too_large_glyphs_are_left_out() -> None:
    engine = TextEngine()
    before = engine.layout("abc")
    for size in range(700, 900, 6):
        engine.layout("M", size_px=size)
    engine.layout("W", size_px=5000)
    assert engine.atlas.coverage.nbytes <= 1024 * 8192
    assert engine.layout("abc") is before


def test_characters_may_come_from_the_other_font(engine: TextEngine) -> None:
    mono, sans = engine.layout("a", family="mono"), engine.layout("a")
    assert mono.width == 7.5 != sans.width
    box_drawing = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
    assert engine.layout(box_drawing).width == engine.layout(box_drawing, family="mono").width == 7.5


def test_slanted_text_leans_to_the_right(engine: TextEngine) -> None:
    upright, slanted = (picture(engine, engine.layout("l    ", italic=italic)) for italic in (False, True))
    columns = [np.flatnonzero(row > 100).mean() for row in slanted if (row > 100).any()]
    assert columns[0] > columns[-1] + 1
    assert {int(np.flatnonzero(row > 100).mean()) for row in upright if (row > 100).any()} == {1}


def test_turned_text_is_the_same_picture_a_quarter_turn_on(engine: TextEngine) -> None:
    upright, turned = engine.layout("abc"), engine.layout("abc", turned=True)
    assert (turned.width, turned.height) == (upright.width, upright.height)
    np.testing.assert_array_equal(turned.rects[:, 1], -upright.rects[:, 2])
    np.testing.assert_array_equal(turned.rects[:, 0], upright.rects[:, 1])


def test_the_room_of_the_first_row_may_be_smaller() -> None:
    face = font()
    assert wrap_rows(face, "one two three", 10.0) == ["one two three"]
    assert wrap_rows(face, "one two three", 10.0, first_width=3.0) == ["one", "two three"]
    assert wrap_rows(face, "one two three", 10.0, first_width=0.5) == ["", "one two three"]


def test_a_text_of_ten_million_characters_is_cut() -> None:
    assert len(default_engine().layout("x" * 10_000_000).rects) < 300_000
    assert default_engine().elide("x" * 10_000_000, 100.0).endswith("\N{HORIZONTAL ELLIPSIS}")


def test_kerning_and_the_viewers_widths_set_the_distance_of_letters(engine: TextEngine) -> None:
    """Measured in pictures of the viewer: a word of five characters repeats every 33.11 px."""
    words = engine.layout("word word word").width - engine.layout("word word").width
    assert words == pytest.approx(33.11, abs=0.15)


def test_all_callers_share_one_engine() -> None:
    assert default_engine() is default_engine()


@given(st.text(max_size=60), st.one_of(st.none(), st.floats(1, 300)))
def test_any_text_can_be_laid_out(text: str, wrap_width: float | None) -> None:
    block = default_engine().layout(text, wrap_width=wrap_width)
    assert len(block.rects) == len(block.uvs)
    assert np.isfinite(block.rects).all()
    assert block.height == 15 * block.num_rows


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_scaled_text_lies_on_whole_pixels_and_wraps_alike(scale: float) -> None:
    text = "Some words that wrap\nand a second paragraph"
    plain, scaled = TextEngine().layout(text, wrap_width=90), TextEngine(scale).layout(text, wrap_width=90)
    pixels = scaled.rects * scale
    assert np.allclose(pixels, np.rint(pixels), atol=1e-3)
    assert scaled.row_widths == pytest.approx(plain.row_widths)
    assert scaled.height == pytest.approx(plain.height, abs=plain.num_rows * 0.5)
    assert np.allclose(pixels[:, 2] - pixels[:, 0], scaled.uvs[:, 2] - scaled.uvs[:, 0]), "a texel is a pixel"


def test_each_scale_has_an_engine_of_its_own() -> None:
    with text_scale(2.0):
        assert default_engine().scale == 2.0
        assert default_engine() is default_engine()
    assert default_engine().scale == 1.0
