"""What the components make of numbers, arrays, texts and bytes."""

from __future__ import annotations

import decimal
import io
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
import rerun as rr
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from rerun import components as rc
from stored_values import rounded, stored

_DTYPES = ["f2", "f4", "f8", ">f4", "i1", "i8", "u2", "u8", "?"]


def values(batch: Any) -> Any:
    return batch.as_arrow_array().to_pylist()


class Tensor:
    """Behaves like a tensor of another library, whose arrays come by `numpy(force=True)`."""

    def __init__(self, array: np.ndarray) -> None:
        self._array = array

    def numpy(self, *, force: bool = False) -> np.ndarray:
        assert force
        return self._array


@given(
    array=st.sampled_from(_DTYPES).flatmap(
        lambda dtype: hnp.arrays(
            np.dtype(dtype),
            st.tuples(st.integers(0, 6), st.just(3)),
            elements={"min_value": 0, "max_value": 100} if dtype != "?" else None,
        )
    ),
    step=st.sampled_from([1, 2, -1]),
)
def test_positions_of_any_type_and_layout(array: np.ndarray, step: int) -> None:
    view = array[::step]
    expected = view.astype(np.float32).tolist()
    assert values(rc.Position3DBatch(view)) == expected
    assert values(rc.Position3DBatch(np.asfortranarray(view))) == expected
    assert values(rc.Position3DBatch(view.reshape(-1))) == expected
    assert values(rc.Position3DBatch(Tensor(view))) == expected
    if len(view):
        assert values(rc.Position3DBatch(view.tolist())) == expected
        assert values(rc.Position3DBatch([Tensor(row) for row in view])) == expected


def test_float32_arrays_are_not_copied() -> None:
    array = np.zeros((4, 3), np.float32)
    stored = rc.Position3DBatch(array).as_arrow_array().flatten().to_numpy()
    assert np.shares_memory(stored, array)


@pytest.mark.parametrize("shape", [(3, 2), (2,), (4,), (2, 4), (0, 2), ()])
def test_positions_of_wrong_shape(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="expected shape"):
        rc.Position3DBatch(np.zeros(shape))


@pytest.mark.parametrize("bad", ["red", ["a", "b", "c"], [[1, 2], [3]], [None, object(), 1]])
def test_positions_that_are_no_numbers(bad: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        rc.Position3DBatch(bad)


def test_complex_numbers_are_refused() -> None:
    with pytest.raises(TypeError, match="real"):
        rc.Position3DBatch([1j, 2, 3])


def test_positions_keep_what_is_not_finite() -> None:
    stored = values(rc.Position3DBatch([np.nan, np.inf, -np.inf]))
    assert str(stored) == "[[nan, inf, -inf]]"


def test_value_objects_count_as_vectors() -> None:
    assert values(rc.Position3DBatch([rc.Position3D([1, 2, 3]), [4, 5, 6]])) == [[1, 2, 3], [4, 5, 6]]
    assert values(rc.RadiusBatch([rc.Radius(2), 3])) == [2, 3]


def test_arrow_arrays_are_taken_as_they_are() -> None:
    array = pa.array([1.0, 2.0], pa.float32())
    assert rc.RadiusBatch(array).as_arrow_array() is array
    assert values(rc.RadiusBatch(pa.array([1, 2], pa.int64()))) == [1, 2]


@pytest.mark.parametrize(
    ("data", "expected"),
    [(1, [1]), (True, [1]), ([1, 2], [1, 2]), ([[1, 2], [3, 4]], [1, 2, 3, 4]), (decimal.Decimal("1.5"), [1.5])],
)
def test_numbers_are_flattened(data: Any, expected: list[float]) -> None:
    assert values(rc.RadiusBatch(data)) == expected


@pytest.mark.parametrize("bad", [-1, 65536, [0, -1], [70000]])
def test_python_integers_must_fit(bad: Any) -> None:
    with pytest.raises(OverflowError):
        rc.ClassIdBatch(bad)


def test_arrays_of_ids_wrap_and_floats_are_cut() -> None:
    assert values(rc.ClassIdBatch(np.array([-1, 65536 + 7]))) == [65535, 7]
    assert values(rc.ClassIdBatch([1.7, 2])) == [1, 2]
    with pytest.raises(ValueError, match="finite"):
        rc.ClassIdBatch([np.nan])


def test_indices() -> None:
    assert values(rc.TriangleIndicesBatch([1.5, 2, 3, 4, 5, 6])) == [[1, 2, 3], [4, 5, 6]]
    with pytest.raises(OverflowError):
        rc.TriangleIndicesBatch([-1, 2, 3])
    assert values(rc.VoxelIndexBatch([[1, -2, 3]])) == [[1, -2, 3]]


def test_texts() -> None:
    assert values(rc.TextBatch("one")) == ["one"]
    assert values(rc.TextBatch(5)) == ["5"]
    assert values(rc.TextBatch(["a", 1, None])) == ["a", "1", "None"]
    assert values(rc.TextBatch(np.array(["a", "b"]))) == ["a", "b"]
    assert values(rc.TextBatch(b"ab")) == ["97", "98"]
    assert values(rc.TextBatch([rc.Text("x"), rc.MediaType.PNG])) == ["x", "image/png"]


@given(hnp.arrays(np.float32, (3, 3), elements=st.floats(-100, 100, width=32)))
def test_matrices_are_stored_columns_first(matrix: np.ndarray) -> None:
    columns = [matrix.T.reshape(-1).tolist()]
    for form in (matrix, matrix.tolist(), matrix.reshape(-1), np.asfortranarray(matrix), rc.TransformMat3x3(matrix)):
        assert values(rc.TransformMat3x3Batch(form)) == columns
    assert values(rc.TransformMat3x3Batch([rc.TransformMat3x3(matrix), matrix])) == columns * 2
    assert values(rc.TransformMat3x3Batch(np.stack([matrix, matrix]))) == columns * 2


def test_matrix_of_columns() -> None:
    assert values(rc.TransformMat3x3Batch(rc.TransformMat3x3(columns=range(9)))) == [list(range(9))]
    with pytest.raises(ValueError, match="expected shape"):
        rc.TransformMat3x3Batch(np.zeros((2, 4)))


def test_line_strips() -> None:
    one = [[0, 0, 0], [1, 1, 1]]
    assert values(rc.LineStrip3DBatch(one)) == [one]
    assert values(rc.LineStrip3DBatch([one, [[2, 2, 2]]])) == [one, [[2, 2, 2]]]
    assert values(rc.LineStrip3DBatch(np.zeros((2, 1, 3)))) == [[[0, 0, 0]]] * 2
    assert values(rc.LineStrip3DBatch([[], one])) == [[], one]
    assert values(rc.LineStrip3DBatch([np.array(one), Tensor(np.ones((1, 3)))])) == [one, [[1, 1, 1]]]
    assert values(rc.LineStrip3DBatch(rc.LineStrip3D(one))) == [one]
    assert values(rc.LineStrip3DBatch([])) == []
    with pytest.raises(ValueError, match="points of 2 numbers"):
        rc.LineStrip2DBatch(one)


@given(
    st.lists(st.integers(0, 4), max_size=6).map(
        lambda lengths: [np.arange(2 * n, dtype=np.float64).reshape(n, 2) for n in lengths]
    )
)
def test_line_strips_of_any_lengths(strips: list[np.ndarray]) -> None:
    assert values(rc.LineStrip2DBatch(strips)) == [strip.tolist() for strip in strips]


def test_blobs() -> None:
    assert values(rc.BlobBatch(b"ab")) == [[97, 98]]
    assert values(rc.BlobBatch(io.BytesIO(b"ab"))) == [[97, 98]]
    assert values(rc.BlobBatch(np.array([1, 2], np.uint8))) == [[1, 2]]
    assert values(rc.BlobBatch([b"a", bytearray(b"bc"), memoryview(b"")])) == [[97], [98, 99], []]
    assert values(rc.BlobBatch([1, 2])) == [[1], [2]]
    with pytest.raises(TypeError, match="read the file"):
        rc.BlobBatch("path")


def test_enumerations() -> None:
    stored = values(rc.FillModeBatch(["solid", "MAJORWIREFRAME", 3, np.uint8(2), rc.FillMode.Solid]))
    assert stored == [3, 1, 3, 2, 3]
    assert values(rc.VideoCodecBatch("h264")) == [0x61766331]
    for bad in ("nope", 99, 1.5, rc.Colormap.Turbo):
        with pytest.raises(ValueError, match="expected one of MajorWireframe"):
            rc.FillModeBatch(bad)


def test_flags() -> None:
    assert values(rc.ShowLabelsBatch([1, 0])) == [True, False]
    assert values(rc.ShowLabelsBatch(np.bool_(True))) == [True]


def test_ranges_and_harmonics() -> None:
    assert values(rc.ValueRangeBatch((0, np.inf))) == [[0, np.inf]]
    assert len(rc.SphericalHarmonics3RgbBatch(np.zeros((2, 15, 3)))) == 2
    with pytest.raises(ValueError, match="15, 3"):
        rc.SphericalHarmonics3RgbBatch(np.zeros((2, 3)))


def test_times() -> None:
    assert values(rc.TimestampBatch(np.datetime64(5, "s"))) == [5_000_000_000]
    assert values(rc.VideoTimestampBatch([1, rc.VideoTimestamp(seconds=1.5)])) == [1, 1_500_000_000]


def test_radii_in_points_are_negative() -> None:
    assert rounded(values(rc.RadiusBatch(rc.Radius.ui_points([1, 2.5])))) == [-1, -2.5]


def test_pairs() -> None:
    assert values(rc.KeyValuePairsBatch({"a": "b"})) == [[{"first": "a", "second": "b"}]]
    assert values(rc.GraphEdgeBatch(("a", "b"))) == [{"first": "a", "second": "b"}]
    assert values(rc.ChannelMessageCountsBatch({1: 2})) == [[{"channel_id": 1, "message_count": 2}]]


@pytest.mark.filterwarnings("ignore:the matrix subclass:PendingDeprecationWarning")
def test_numpy_matrices_are_arrays_of_two_axes() -> None:
    transform = rr.Transform3D(mat3x3=np.matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), translation=np.matrix([1, 2, 3]))
    assert stored(transform) == {"mat3x3": [[1, 4, 7, 2, 5, 8, 3, 6, 9]], "translation": [[1, 2, 3]]}
    assert stored(rr.Points3D(np.matrix([[1, 2, 3], [4, 5, 6]])))["positions"] == [[1, 2, 3], [4, 5, 6]]
