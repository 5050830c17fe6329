"""Every case drawn by the cpu back end is the golden picture; wgpu draws nearly the same."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from PIL import Image

import rerun_render
from tests.golden import report
from tests.golden.cases import CASES, Case
from tests.golden.compare import GOLDEN_DIR, Comparison, Tier, compare, load_tolerances, similarity, tolerance_for

MAX_BYTES = 96 * 1024  # dithered gradients do not compress
MAX_TOTAL_BYTES = 2 * 1024 * 1024
MAX_SIZE = (480, 320)
MIN_SIMILARITY = 0.99


def golden_path(case: Case) -> Path:
    return GOLDEN_DIR / f"{case.name}.png"


def render(case: Case, backend: Literal["cpu", "wgpu"]) -> np.ndarray:
    """(H, W, 3) uint8."""
    options = {} if case.timeline is None else {"timeline": case.timeline}
    with rerun_render.Renderer(case.path, size=case.size, view=case.view, backend=backend, **options) as renderer:
        rgba = np.asarray(renderer.frame(at=case.at))
    assert rgba.shape == (case.size[1], case.size[0], 4)
    assert (rgba[..., 3] == 255).all(), "a frame is opaque"
    return np.ascontiguousarray(rgba[..., :3])


def load_golden(case: Case) -> np.ndarray | None:
    path = golden_path(case)
    return np.asarray(Image.open(path).convert("RGB")) if path.exists() else None


def compare_with_golden(case: Case, expected: np.ndarray | None, actual: np.ndarray, tier: Tier) -> Comparison | None:
    """None where there is no golden picture of that size."""
    if expected is None or expected.shape != actual.shape:
        return None
    num_pixels = actual.shape[0] * actual.shape[1]
    return compare(expected, actual, tolerance_for(case.name, case.preset, tier, num_pixels, load_tolerances()))


def write_golden(case: Case, actual: np.ndarray) -> None:
    path = golden_path(case)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(actual).save(path, optimize=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Case, request: pytest.FixtureRequest) -> None:
    update = request.config.getoption("--update-goldens")
    actual = render(case, "cpu")
    expected = load_golden(case)
    comparison = compare_with_golden(case, expected, actual, "strict")
    passed = comparison is not None and comparison.ok
    if update == "all" or (update == "failed" and not passed) or (update == "new" and expected is None):
        write_golden(case, actual)
        report.forget(case.name)
        return
    if passed:
        report.forget(case.name)
        return
    folder = report.write_failure(case.name, expected, actual, comparison)
    if expected is None:
        reason = "there is no golden picture; write it with `pytest tests/golden --update-goldens=new` and look at it"
    elif comparison is None:
        reason = f"the golden picture has shape {expected.shape}, the frame {actual.shape}"
    else:
        reason = str(comparison)
    pytest.fail(f"{case.name}: {reason}; pictures in {folder}, page {report.OUTPUT_DIR / 'index.html'}", pytrace=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_wgpu_draws_the_golden_picture(case: Case) -> None:
    actual = render(case, "wgpu")
    expected = load_golden(case)
    comparison = compare_with_golden(case, expected, actual, "lenient")
    if expected is None or comparison is None:
        pytest.fail("there is no golden picture of this size; test_golden says more", pytrace=False)
    name = f"{case.name}-wgpu"
    alike = similarity(expected, actual)
    if comparison.ok and alike >= MIN_SIMILARITY:
        report.forget(name)
        return
    folder = report.write_failure(name, expected, actual, comparison)
    pytest.fail(f"{name}: {comparison}; similarity {alike:.4f}; pictures in {folder}", pytrace=False)


def test_goldens_keep_to_their_budget() -> None:
    pictures = sorted(GOLDEN_DIR.glob("*/*.png"))
    sizes = {path.relative_to(GOLDEN_DIR).as_posix(): path.stat().st_size for path in pictures}
    assert {name: size for name, size in sizes.items() if size > MAX_BYTES} == {}
    assert sum(sizes.values()) <= MAX_TOTAL_BYTES
    assert [case.name for case in CASES if case.size[0] > MAX_SIZE[0] or case.size[1] > MAX_SIZE[1]] == []


def test_every_golden_belongs_to_a_case() -> None:
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)
    assert {path.relative_to(GOLDEN_DIR).with_suffix("").as_posix() for path in GOLDEN_DIR.glob("*/*.png")} <= set(
        names
    )
