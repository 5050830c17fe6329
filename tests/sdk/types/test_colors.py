"""Colours: what numbers mean as 0xRRGGBBAA."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from rerun import components as rc
from rerun.error_utils import RerunWarning, set_strict_mode


def colors(data: Any) -> list[int]:
    return rc.ColorBatch(data).as_arrow_array().to_pylist()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ([1, 0, 0], [0x010000FF]),
        ((1, 2, 3, 4), [0x01020304]),
        ([1.0, 0, 0], [0xFF0000FF]),
        ([0.5] * 4, [0x80808080]),
        ([[1, 0, 0], [0, 1, 0]], [0x010000FF, 0x000100FF]),
        ([(1, 2, 3, 4), (5, 6, 7)], [0x01020304, 0x050607FF]),
        ([[1, 2, 3], [0.1, 0.2, 0.3]], None),
        (0x11223344, [0x11223344]),
        ([0xFF0000FF, 0x00FF00FF], [0xFF0000FF, 0x00FF00FF]),
        ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
        (np.array([1, 2, 3], np.uint8), [0x010203FF]),
        (np.arange(1, 9, dtype=np.uint8), [0x01020304, 0x05060708]),
        (np.array([1, 2, 3], np.uint32), [1, 2, 3]),
        (np.array([-1, 0, 0]), [0xFF0000FF]),
        ([2.0, -0.5, 0.1], [0xFE801AFF]),
        (np.zeros((0, 3)), []),
        ([], []),
        (rc.Color([1, 2, 3]), [0x010203FF]),
        ([rc.Color([1, 2, 3]), (4, 5, 6)], [0x010203FF, 0x040506FF]),
        ([(255, 0, 0), 0x00FF00FF], [0xFF0000FF, 0x00FF00FF]),
        (np.array([[1, 2, 300], [1, 2, 3]]), [0x01022CFF, 0x010203FF]),
    ],
)
def test_colors(data: Any, expected: list[int] | None) -> None:
    # Integers beside floats are floats to numpy, times 255 and wrapped like them.
    assert colors(data) == ([0xFFFEFDFF, 0x1A334CFF] if expected is None else expected)


@given(hnp.arrays(np.uint8, st.tuples(st.integers(0, 5), st.sampled_from([3, 4]))))
def test_bytes_and_their_floats_mean_the_same(array: np.ndarray) -> None:
    full = [[*row, 255][:4] for row in array.tolist()]
    expected = [int.from_bytes(bytes(row), "big") for row in full]
    assert colors(array) == expected
    assert colors(array / 255.0) == expected
    assert colors((array / 255.0).astype(np.float32)) == expected
    if len(array) > 1:
        assert colors(array.tolist()) == expected


def test_large_numbers_in_threes_are_ambiguous() -> None:
    with pytest.raises(ValueError, match="packed"):
        colors([300, 0, 0])
    set_strict_mode(False)
    with pytest.warns(RerunWarning, match="packed"):
        assert colors([300, 0, 0]) == [300, 0, 0]


@pytest.mark.parametrize("bad", ["red", [0.1, 0.2], np.zeros((2, 5)), 1.0, np.zeros(7, np.uint8)])
def test_what_is_no_color(bad: Any) -> None:
    with pytest.raises(ValueError):
        colors(bad)


def test_packed_colors_must_fit() -> None:
    with pytest.raises((OverflowError, ValueError)):
        colors(1 << 32)
