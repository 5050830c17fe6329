"""Volume3D."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import Volume
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import volume3d
from rerun_render.scene.visualizers.volume3d import Volume3D
from tests.helpers.visuals import context, vec

VALUES = np.arange(24, dtype=np.float16).reshape(2, 3, 4)


def tensor(values: npt.NDArray[Any]) -> pa.Array:
    flat = values.reshape(-1)
    names = {"f2": "F16", "f4": "F32", "u1": "U8"}
    name = names[values.dtype.str[1:]]
    union = pa.UnionArray.from_dense(
        pa.array([0], pa.int8()),
        pa.array([0], pa.int32()),
        [pa.array([flat], pa.list_(pa.from_numpy_dtype(values.dtype)))],
        [name],
    )
    shape = pa.array([list(values.shape)], pa.list_(pa.uint64()))
    return pa.StructArray.from_arrays([shape, union], ["shape", "buffer"])


def volume_context(values: npt.NDArray[Any] = VALUES, **fields: Any) -> VisualizerContext:
    return context("Volume3D", values=tensor(values), **fields)


def draw(ctx: VisualizerContext) -> tuple[Visual, Volume]:
    made = Volume3D().visualize(ctx)
    assert made is not None
    (drawable,) = made.drawables
    assert isinstance(drawable, Volume)
    return made, drawable


def number(value: float) -> pa.Array:
    return pa.array([value], pa.float32())


def test_axes_are_z_y_x_and_the_range_is_that_of_the_values() -> None:
    made, volume = draw(volume_context())
    assert volume.values.shape == (2, 3, 4)
    np.testing.assert_allclose(volume.values.ravel(), np.arange(24) / 23, rtol=1e-6)
    assert made.bounds is not None
    np.testing.assert_array_equal(made.bounds, [(0, 0, 0), (4, 3, 2)])
    assert (volume.gamma, volume.density) == (1.0, 1.0)


def test_the_pose_size_and_range_that_are_logged() -> None:
    half = np.sqrt(0.5)
    made, volume = draw(
        volume_context(
            voxel_size=vec([(1, 2, 3)], 3),
            translation=vec([(10, 0, 0)], 3),
            quaternion=vec([(0, 0, half, half)], 4),
            value_range=pa.array([[3.0, 13.0]], pa.list_(pa.float64(), 2)),
            gamma=number(2.5),
            optical_density=number(4.0),
        )
    )
    assert made.bounds is not None
    np.testing.assert_allclose(made.bounds, [(4, 0, 0), (10, 4, 6)], atol=1e-5)
    np.testing.assert_allclose(volume.values.ravel(), (np.arange(24) - 3) / 10, atol=1e-6)
    assert (volume.gamma, volume.density) == (2.5, 4.0)


def test_nan_is_empty_and_one_value_everywhere_is_full() -> None:
    values = np.full((2, 2, 2), 5.0, np.float32)
    values[0, 0, 0] = np.nan
    _, volume = draw(volume_context(values))
    assert volume.values[0, 0, 0] <= 0
    assert (volume.values.ravel()[1:] == 1).all()


def test_large_volumes_are_thinned_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volume3d, "MAX_VOXELS", 8)
    ctx = volume_context()
    made, volume = draw(ctx)
    assert volume.values.size <= 8
    assert made.bounds is not None and made.bounds[1].tolist() == [4, 3, 2]
    assert [issue.kind for issue in ctx.reporter] == ["thinned-volume"]


@pytest.mark.parametrize(
    "fields",
    [
        {"voxel_size": vec([(1, 0, 1)], 3)},
        {"gamma": number(0.0)},
        {"optical_density": number(-1.0)},
        {"quaternion": vec([(0, 0, 0, 0)], 4)},
        {"values": tensor(np.zeros((2, 2), np.float32))},
        {"values": tensor(np.zeros((0, 2, 2), np.float32))},
        {"values": tensor(np.full((2, 2, 2), np.nan, np.float32))},
    ],
    ids=["size", "gamma", "density", "rotation", "two axes", "no voxels", "no values"],
)
def test_nonsense_is_refused(fields: dict[str, pa.Array]) -> None:
    with pytest.raises(RerunRenderError):
        Volume3D().visualize(context("Volume3D", **{"values": tensor(VALUES), **fields}))
