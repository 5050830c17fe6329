"""Views of tensors."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
import rerun as rr

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import ImageRect, View
from rerun_render.scene.view_settings import NO_SETTINGS, ViewSettings
from rerun_render.scene.views.tensor_data import TensorData, tensor_data
from rerun_render.scene.views.tensor_slice import Axis, cut, select
from tests.helpers.flat import scene_of, writing


class Asked(ViewSettings):
    """Settings with the given fields of TensorSliceSelection."""

    def __init__(self, **fields: list[Any]) -> None:
        self.fields = fields

    def array(self, archetype: str, field: str) -> pa.Array | None:
        return pa.array(self.fields[field]) if field in self.fields else None


def tensor(*shape: int, names: tuple[str | None, ...] = ()) -> TensorData:
    values = np.arange(int(np.prod(shape))).reshape(shape)
    return TensorData(values, names or (None,) * len(shape))


def view_of(values: Any, **options: Any) -> tuple[View, list[str], Any]:
    scene, reporter = scene_of(lambda rec: rec.log("t", rr.Tensor(values, **options), static=True))
    with writing() as found:
        (view,) = scene.frame(None).views
    return view, [piece.text for piece in found], reporter


@pytest.mark.parametrize(
    ("shape", "width", "height"),
    [
        ((4, 80, 50), 1, 2),
        ((40, 30, 4), 1, 0),
        ((9, 9, 40), 2, 0),
        ((50, 800), 1, 0),
        ((10, 10, 10), 1, 0),
        ((0, 0, 0), 1, 0),
    ],
)
def test_the_longest_axes_are_shown(shape: tuple[int, ...], width: int, height: int) -> None:
    selection = select(tensor(*shape), NO_SETTINGS)
    assert (selection.width, selection.height) == (Axis(width), Axis(height))


def test_named_axes_come_first_and_may_be_mirrored() -> None:
    selection = select(tensor(2, 800, 3, names=("Up", None, "LEFT")), NO_SETTINGS)
    assert (selection.width, selection.height) == (Axis(2, True), Axis(0, True))
    one = select(tensor(50, 800, 10, 20, names=(None, None, None, "height")), NO_SETTINGS)
    assert (one.width, one.height) == (Axis(1), Axis(3))


def test_the_other_axes_are_cut_in_their_middle() -> None:
    selection = select(tensor(4, 80, 50), NO_SETTINGS)
    assert selection.indices == {0: 2}
    np.testing.assert_array_equal(cut(tensor(4, 80, 50), selection), tensor(4, 80, 50).values[2].T)


def test_settings_choose_axes_and_indices_within_bounds() -> None:
    asked = Asked(
        width=[{"dimension": 9, "invert": True}],
        height=[{"dimension": 0, "invert": False}],
        indices=[{"dimension": 1, "index": 99}],
    )
    selection = select(tensor(2, 3, 4), asked)
    assert selection.width == Axis(2, True)
    assert selection.indices == {1: 2}
    np.testing.assert_array_equal(cut(tensor(2, 3, 4), selection), tensor(2, 3, 4).values[:, 2, ::-1])


def test_every_axis_can_be_shown_against_every_other() -> None:
    values = tensor(2, 3, 4, 5)
    for width in range(4):
        for height in range(4):
            if width != height:
                asked = Asked(width=[{"dimension": width}], height=[{"dimension": height}])
                plane = cut(values, select(values, asked))
                assert plane.shape == (values.shape[height], values.shape[width])


def test_the_picture_keeps_its_proportions_below_the_sliders() -> None:
    view, texts, _ = view_of(np.zeros((3, 20, 10), np.float32), dim_names=["channel", "height", "width"])
    (image,) = view.drawables
    assert isinstance(image, ImageRect)
    assert image.texture.pixels.shape == (20, 10, 4)
    assert image.top_left.tolist() == [0, 31, 0]
    assert (image.extent_u[0], image.extent_v[1]) == (269 / 2, 269)
    assert texts == ["channel", "1", "width (size=10)", "height (size=20)"]


@pytest.mark.parametrize("dtype", ["u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8"])
def test_numbers_of_every_type_are_coloured_over_their_range(dtype: str) -> None:
    view, _, reporter = view_of(np.array([[0, 50], [60, 127]], dtype) * np.array(1, dtype), value_range=[0.0, 127.0])
    (image,) = view.drawables
    assert image.texture.pixels[0, 0, :3].tolist() == pytest.approx([71, 1, 85], abs=2)
    assert image.texture.pixels[1, 1, :3].tolist() == pytest.approx([252, 231, 34], abs=2)
    assert reporter.losses == ()


def test_numbers_that_are_none_get_the_first_colour() -> None:
    view, _, _ = view_of(np.array([[np.nan, -1.0], [np.inf, 300.0]], np.float32))
    pixels = view.drawables[0].texture.pixels[..., :3].tolist()
    assert pixels[0][0] == pixels[0][1]
    assert pixels[1][0] == pixels[1][1]


@pytest.mark.parametrize("values", [np.float32(1.0), np.zeros((0, 3), np.float32), np.full((2, 2), np.nan)])
def test_tensors_without_a_plane_leave_a_message_or_a_picture(values: Any) -> None:
    view, texts, _ = view_of(values)
    assert texts or view.drawables


def test_a_single_row_of_numbers_is_a_picture_of_one_row() -> None:
    view, texts, _ = view_of(np.arange(30, dtype=np.uint8))
    assert view.drawables[0].texture.pixels.shape == (1, 30, 4)
    assert texts == ["Dimension 0 (size=30)"]


def test_a_shape_that_does_not_fit_is_refused() -> None:
    struct = {"shape": [2, 2], "names": None, "buffer": [1.0, 2.0, 3.0]}
    array = pa.array(
        [struct],
        pa.struct(
            [("shape", pa.list_(pa.uint64())), ("names", pa.list_(pa.string())), ("buffer", pa.list_(pa.float32()))]
        ),
    )
    with pytest.raises(RerunRenderError, match="expected 4 numbers"):
        tensor_data(array)


def test_names_inside_the_shape_are_read_as_early_releases_wrote_them() -> None:
    axis = pa.struct([("size", pa.uint64()), ("name", pa.string())])
    kind = pa.struct([("shape", pa.list_(axis)), ("buffer", pa.list_(pa.uint8()))])
    shape = [{"size": 2, "name": "h"}, {"size": 3, "name": None}]
    read = tensor_data(pa.array([{"shape": shape, "buffer": [1, 2, 3, 4, 5, 6]}], kind))
    assert (read.shape, read.names) == ((2, 3), ("h", None))


def test_a_slice_of_many_tensors_is_found() -> None:
    log = rr.Tensor(np.arange(6, dtype=np.int16).reshape(2, 3)).as_component_batches()
    array = next(batch for batch in log if "data" in str(batch.component_descriptor())).as_arrow_array()
    twice = pa.concat_arrays([array, array])
    assert tensor_data(twice, 1).values.tolist() == [[0, 1, 2], [3, 4, 5]]


def test_a_picture_stays_the_same_while_its_tensor_does() -> None:
    def log(rec: rr.RecordingStream) -> None:
        rec.log("t", rr.Tensor(np.zeros((2, 2))), static=True)
        for step in range(3):
            rec.set_time("step", sequence=step)
            rec.log("other", rr.Points3D([[step, 0, 0]]))

    scene, _ = scene_of(log, view="t", timeline="step")
    assert scene.frame(0).views[0] is scene.frame(2).views[0]
