"""GaussianSplats3D."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import Splats
from rerun_render.scene.poses import repeat_visual
from rerun_render.scene.visual import Visual
from rerun_render.scene.visualizers.gaussian_splats3d import GaussianSplats3D
from tests.helpers.visuals import FALLBACK, VEC3, VEC4, context

HARMONICS = pa.list_(pa.list_(pa.float16(), 3), 15)


def draw(centers: Any, **more: Any) -> tuple[Visual, Splats]:
    types = {"scales": VEC3, "quaternions": VEC4}
    arrays = {name: pa.array(value, types[name]) if name in types else value for name, value in more.items()}
    made = GaussianSplats3D().visualize(context("GaussianSplats3D", centers=pa.array(centers, VEC3), **arrays))
    assert made is not None
    (splats,) = made.drawables
    assert isinstance(splats, Splats)
    return made, splats


def matrices(splats: Splats) -> np.ndarray:
    """(N, 3, 3) covariances."""
    return splats.covariances[:, [0, 1, 2, 1, 3, 4, 2, 4, 5]].reshape(-1, 3, 3)


def test_scales_are_standard_deviations_along_turned_axes() -> None:
    half = float(np.sqrt(0.5))
    _, splats = draw([(1, 2, 3), (4, 5, 6)], scales=[(1, 2, 3), (0.5, 0, 1)], quaternions=[(0, 0, half, half)])
    np.testing.assert_allclose(matrices(splats)[0], np.diag([4, 1, 9]), atol=1e-6)
    np.testing.assert_allclose(matrices(splats)[1], np.diag([0, 0.25, 1]), atol=1e-6)
    np.testing.assert_array_equal(splats.positions, [(1, 2, 3), (4, 5, 6)])
    assert splats.colors.tolist() == [list(FALLBACK)] * 2


def test_what_is_missing_has_defaults_and_short_lists_repeat_their_last() -> None:
    _, splats = draw([(0, 0, 0)] * 3)
    np.testing.assert_allclose(matrices(splats), [np.eye(3) * 1e-4] * 3)
    _, splats = draw([(0, 0, 0)] * 3, scales=[(1, 1, 1), (2, 2, 2)], quaternions=[(0, 0, 0, 0)])
    np.testing.assert_allclose(matrices(splats), [np.eye(3), 4 * np.eye(3), 4 * np.eye(3)])


def test_only_the_coefficients_of_the_degree_are_kept() -> None:
    values = np.arange(45, dtype=np.float16).reshape(1, 15, 3)
    logged = pa.array(values.tolist(), HARMONICS)
    for degree, count in ((1, 3), (2, 8), (3, 15), (9, 15)):
        number = pa.array([degree], pa.uint32())
        _, splats = draw([(0, 0, 0), (1, 0, 0)], sh_coefficients=logged, spherical_harmonics_degree=number)
        assert splats.harmonics is not None
        np.testing.assert_array_equal(splats.harmonics, np.repeat(values[:, :count], 2, axis=0))
    _, splats = draw([(0, 0, 0)], sh_coefficients=logged, spherical_harmonics_degree=pa.array([0], pa.uint32()))
    assert splats.harmonics is None
    _, splats = draw([(0, 0, 0)], sh_coefficients=logged)
    assert splats.harmonics is not None and splats.harmonics.shape == (1, 15, 3)


def test_faint_splats_do_not_count_for_the_box() -> None:
    colors = pa.array([0xFFFFFFFF, 0xFFFFFF80, 0xFFFFFF04], pa.uint32())
    made, splats = draw([(0, 0, 0), (1, 2, 3), (100, 0, 0)], colors=colors)
    np.testing.assert_array_equal(made.bounds, [(0, 0, 0), (1, 2, 3)])
    assert splats.center == (0.5, 1.0, 1.5)
    assert len(splats.positions) == 3


def test_splats_that_are_not_finite_are_left_out() -> None:
    nan = float("nan")
    _, splats = draw([(0, 0, 0), (nan, 0, 0), (2, 0, 0)], scales=[(1, 1, 1), (1, 1, 1), (nan, 1, 1)])
    np.testing.assert_array_equal(splats.positions, [(0, 0, 0)])


def test_each_pose_has_splats_of_its_own() -> None:
    made, _ = draw([(1, 0, 0)], scales=[(1, 2, 3)])
    pose = np.eye(4)
    pose[:3, :3] = [[0, -2, 0], [2, 0, 0], [0, 0, 1]]
    pose[:3, 3] = (5, 6, 7)
    first, second = repeat_visual(made, np.stack([np.eye(4), pose]), "poses").drawables
    assert isinstance(first, Splats) and isinstance(second, Splats) and first.key != second.key
    np.testing.assert_allclose(matrices(first), [np.diag([1, 4, 9])])
    np.testing.assert_allclose(matrices(second), [np.diag([16, 4, 9])])
    np.testing.assert_allclose(second.positions, [(5, 8, 7)])
    np.testing.assert_allclose(second.center, (5, 8, 7))
    np.testing.assert_allclose(second.harmonics_from_obj @ pose[:3, :3], np.eye(3), atol=1e-12)


def test_coefficients_of_another_shape_are_refused() -> None:
    with pytest.raises(RerunRenderError, match="15 coefficients"):
        draw([(0, 0, 0)], sh_coefficients=pa.array([[1.0, 2.0]], pa.list_(pa.float32())))
