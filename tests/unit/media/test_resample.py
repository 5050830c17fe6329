"""Enlarged planes of numbers."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from rerun_render.media.resample import enlarge


def test_linear_values_lie_between_their_neighbours() -> None:
    got = enlarge(np.array([[0, 8]], np.uint16), 4, "linear")
    np.testing.assert_allclose(got[0], [0, 0, 1, 3, 5, 7, 8, 8])
    assert got.shape == (4, 8) and got.dtype == np.float32
    np.testing.assert_array_equal(got, np.tile(got[0], (4, 1)))


def test_bicubic_values_overshoot_at_edges() -> None:
    got = enlarge(np.array([[0.0, 0, 0, 1, 1, 1]]), 4, "bicubic")[0]
    assert got.min() < 0 and got.max() > 1
    np.testing.assert_allclose(got + got[::-1], 1, atol=1e-6)


@pytest.mark.parametrize("name", ["linear", "bicubic"])
def test_slopes_stay_slopes(name: Literal["linear", "bicubic"]) -> None:
    y, x = np.mgrid[0:7, 0:9]
    got = enlarge(3 * x + 5 * y, 2, name)
    at_y, at_x = (np.mgrid[0:14, 0:18] + 0.5) / 2 - 0.5
    inner = (slice(4, -4), slice(4, -4))
    np.testing.assert_allclose(got[inner], (3 * at_x + 5 * at_y)[inner], rtol=1e-5)


@pytest.mark.parametrize("name", ["linear", "bicubic"])
def test_columns_are_enlarged_like_rows(name: Literal["linear", "bicubic"]) -> None:
    values = np.random.default_rng(3).random((5, 8))
    np.testing.assert_allclose(enlarge(values, 3, name), enlarge(values.T, 3, name).T, rtol=1e-5)
