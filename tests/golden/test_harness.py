"""The harness itself: a comparison must fail when it should."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.golden import report
from tests.golden.compare import Tolerance, compare, load_tolerances, similarity, tolerance_for

GREY = np.full((10, 20, 3), 100, np.uint8)
STRICT = Tolerance(threshold=2, max_failed=3)


def changed(num_pixels: int, by: int) -> np.ndarray:
    picture = GREY.copy()
    picture.reshape(-1, 3)[:num_pixels, 1] += by
    return picture


def test_small_differences_of_all_pixels_pass() -> None:
    assert compare(GREY, GREY + 2, STRICT).ok


def test_few_large_differences_pass_and_one_more_fails() -> None:
    assert compare(GREY, changed(3, 90), STRICT).ok
    comparison = compare(GREY, changed(4, 90), STRICT)
    assert not comparison.ok
    assert (comparison.num_failed, comparison.largest) == (4, 90)


def test_a_difference_does_not_wrap_around() -> None:
    assert compare(np.zeros_like(GREY), np.full_like(GREY, 255), STRICT).largest == 255


def test_pictures_of_different_size_are_an_error() -> None:
    with pytest.raises(ValueError, match="shape"):
        compare(GREY, GREY[:, :10], STRICT)


def test_shares_become_pixels_and_a_case_overrides_its_preset() -> None:
    tables = {
        "presets": {"flat": {"lenient": {"threshold": 12, "max_failed": 0.001}}},
        "cases": {"a/b": {"reason": "dithered", "lenient": {"max_failed": 7}}},
    }
    assert tolerance_for("a/a", "flat", "lenient", 76_800, tables) == Tolerance(12, 76)
    assert tolerance_for("a/b", "flat", "lenient", 76_800, tables) == Tolerance(12, 7)


def test_a_tolerance_of_its_own_needs_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "tolerances.toml"
    path.write_text('[cases."a/b"]\nlenient = { threshold = 40 }\n')
    with pytest.raises(ValueError, match="reason"):
        load_tolerances(path)


def test_similarity_is_one_for_equal_pictures_and_falls_with_structure() -> None:
    rng = np.random.default_rng(1)
    picture = rng.integers(0, 256, (40, 50, 3), np.uint8)
    assert similarity(picture, picture) == pytest.approx(1.0)
    assert similarity(GREY, GREY + 1) > 0.99
    assert similarity(picture, picture[::-1]) < 0.1
    # Two flat pictures: only the term of the means is left.
    black = np.zeros_like(GREY)
    c1 = (0.01 * 255) ** 2
    assert similarity(GREY, black) == pytest.approx(c1 / (100**2 + c1), rel=1e-5)


def test_a_failure_leaves_pictures_and_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "OUTPUT_DIR", tmp_path)
    actual = changed(4, 90)
    report.write_failure("area/case", GREY, actual, compare(GREY, actual, STRICT))
    assert {path.name for path in (tmp_path / "area/case").iterdir()} == {
        "actual.png",
        "diff.png",
        "expected.png",
        "summary.txt",
    }
    assert "area/case/diff.png" in (tmp_path / "index.html").read_text()
    report.forget("area/case")
    assert "area/case" not in (tmp_path / "index.html").read_text()
