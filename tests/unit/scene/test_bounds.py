import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rerun_render.scene.bounds import corners, diagonal, exact_box, robust_box, transform_box, union

coordinates = st.floats(-1e3, 1e3, width=32)


def test_exact_box_ignores_points_that_are_not_finite() -> None:
    box = exact_box([[0, 1, 2], [np.nan, 9, 9], [3, -1, 5], [np.inf, 0, 0]])
    assert box is not None
    assert box.tolist() == [[0, -1, 2], [3, 1, 5]]


def test_nothing_has_no_box() -> None:
    assert exact_box(np.zeros((0, 3))) is None
    assert robust_box([[np.nan, 0, 0]]) is None
    assert union([None, None]) is None
    assert diagonal(None) == 0


def test_2d_points_lie_at_z_0() -> None:
    box = exact_box([[1, 2], [3, 4]])
    assert box is not None
    assert box.tolist() == [[1, 2, 0], [3, 4, 0]]


def test_robust_box_is_two_sigmas_around_the_mean() -> None:
    points = np.array([[-1.0, 0, 0], [1, 0, 0], [-1, 0, 0], [1, 0, 0]])
    box = robust_box(points)
    assert box is not None
    np.testing.assert_allclose(box, [[-2, 0, 0], [2, 0, 0]])  # larger than the data


def test_robust_box_drops_outliers() -> None:
    points = np.concatenate([np.random.default_rng(0).uniform(-1, 1, (500, 3)), [[1000.0, 0, 0]]])
    box = robust_box(points)
    assert box is not None
    assert np.abs(box).max() < 1.3


def test_robust_box_of_one_point_is_the_point() -> None:
    box = robust_box([[1, 2, 3]])
    assert box is not None
    assert box.tolist() == [[1, 2, 3], [1, 2, 3]]


@settings(max_examples=50, deadline=None)
@given(arrays(np.float64, (4, 3), elements=coordinates), arrays(np.float64, (3, 4), elements=st.floats(-5, 5)))
def test_transformed_box_is_the_box_of_the_transformed_corners(points: np.ndarray, affine: np.ndarray) -> None:
    box = exact_box(points)
    assert box is not None
    matrix = np.vstack([affine, [0, 0, 0, 1]])
    moved = corners(box) @ matrix[:3, :3].T + matrix[:3, 3]
    result = transform_box(matrix, box)
    assert result is not None
    np.testing.assert_allclose(result, [moved.min(axis=0), moved.max(axis=0)], atol=1e-6)


def test_union_holds_all_boxes() -> None:
    a, b = np.array([[0.0, 0, 0], [1, 1, 1]]), np.array([[-1.0, 2, 0], [0, 3, 0.5]])
    box = union([a, None, b])
    assert box is not None
    assert box.tolist() == [[-1, 0, 0], [1, 3, 1]]
