"""The harness itself: a comparison must fail when it should."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.golden import report
from tests.golden.baseline import Baseline, tier_of
from tests.golden.compare import Tolerance, compare, load_tolerances, tolerance_for

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
        "presets": {"flat": {"other": {"threshold": 12, "max_failed": 0.001}}},
        "cases": {"a/b": {"reason": "dithered", "other": {"max_failed": 7}}},
    }
    assert tolerance_for("a/a", "flat", "other", 76_800, tables) == Tolerance(12, 76)
    assert tolerance_for("a/b", "flat", "other", 76_800, tables) == Tolerance(12, 7)


def test_a_tolerance_of_its_own_needs_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "tolerances.toml"
    path.write_text('[cases."a/b"]\nother = { threshold = 40 }\n')
    with pytest.raises(ValueError, match="reason"):
        load_tolerances(path)


def test_the_strict_tier_needs_adapter_and_driver_version() -> None:
    baseline = Baseline("llvmpipe", "Mesa 22.3.6")
    assert (
        tier_of(Baseline("llvmpipe (LLVM 15.0.6, 256 bits)", "llvmpipe Mesa 22.3.6 (LLVM 15.0.6)"), baseline)
        == "baseline"
    )
    assert tier_of(Baseline("llvmpipe (LLVM 19.1, 256 bits)", "llvmpipe Mesa 22.3.61"), baseline) == "other"
    assert tier_of(Baseline("Some GPU", "Mesa 22.3.6"), baseline) == "other"


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
