"""The cpu back end draws every golden case, too: within the lenient tier of the pictures that wgpu made."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

import rerun_render
from tests.golden.cases import CASES, Case
from tests.golden.compare import Tolerance, compare, load_tolerances, tolerance_for
from tests.golden.test_goldens import golden_path

_TIES = (
    "edges lie exactly between two of the four steps of coverage, where float32 rounding decides in wgpu; "
    "the steps differ by one"
)
_TANGENTS = (
    "wgpu draws a point as a triangle that touches the soft edge of the disc, and so cuts samples off there; "
    "two dozen discs overlap lines"
)
# Case: share of pixels that may differ by more than the lenient tier allows, and why.
DEVIATIONS: dict[str, tuple[float, str]] = {
    "points/points2d_radii": (0.02, _TIES),
    "lines/strips2d": (0.003, _TIES),
    "arrows/arrows2d": (0.004, _TIES),
    "boxes/boxes2d_labels": (0.005, _TIES),
    **{f"clears/step_{step}": (0.025, _TIES) for step in (0, 2, 4, 6)},
    "layout/blueprint": (0.005, _TIES),
    **{f"dna/millis_{millis}": (0.002, _TANGENTS) for millis in ("0000", "1300", "3990")},
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_cpu_draws_the_golden_picture(case: Case) -> None:
    options = {} if case.timeline is None else {"timeline": case.timeline}
    with rerun_render.Renderer(case.path, size=case.size, view=case.view, backend="cpu", **options) as renderer:
        actual = np.asarray(renderer.frame(at=case.at))[..., :3]
    expected = np.asarray(Image.open(golden_path(case)).convert("RGB"))
    num_pixels = case.size[0] * case.size[1]
    tolerance = tolerance_for(case.name, case.preset, "other", num_pixels, load_tolerances())
    if case.name in DEVIATIONS:
        tolerance = Tolerance(tolerance.threshold, int(DEVIATIONS[case.name][0] * num_pixels))
    comparison = compare(expected, actual, tolerance)
    assert comparison.ok, str(comparison)
    # Wherever steps of coverage differ, the pictures as a whole do not.
    assert np.abs(expected.astype(float) - actual).mean() < 0.35


def test_deviations_are_of_cases() -> None:
    assert set(DEVIATIONS) <= {case.name for case in CASES}
