"""Arrow instances of expected and unexpected types to numpy."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.scene.visualizers import arrays
from tests.helpers.visuals import strips, vec


def test_slices_of_vectors_start_where_they_should() -> None:
    np.testing.assert_array_equal(arrays.vectors(vec([(1, 2), (3, 4), (5, 6)], 2).slice(1, 1), 2), [(3, 4)])


def test_missing_vectors_are_not_a_number() -> None:
    for kind in (pa.list_(pa.float32(), 2), pa.list_(pa.float32()), pa.large_list(pa.float64())):
        out = arrays.vectors(pa.array([[1, 2], None, [3, 4]], kind), 2)
        np.testing.assert_array_equal(out, [(1, 2), (np.nan, np.nan), (3, 4)])


@pytest.mark.parametrize("kind", [pa.list_(pa.float32(), 2), pa.list_(pa.float32())])
def test_vectors_of_another_size_are_refused(kind: pa.DataType) -> None:
    with pytest.raises(RerunRenderError, match="vectors of 3 numbers"):
        arrays.vectors(pa.array([[1, 2]], kind), 3)


@pytest.mark.parametrize("array", [pa.array(["text"]), pa.array([1.0])])
def test_other_types_are_refused_by_name(array: pa.Array) -> None:
    with pytest.raises(RerunRenderError, match=str(array.type)):
        arrays.vectors(array, 3)


def test_colours_are_red_green_blue_alpha_from_high_to_low() -> None:
    np.testing.assert_array_equal(arrays.rgba(pa.array([0x01020304], pa.uint32())), [(1, 2, 3, 4)])
    np.testing.assert_array_equal(arrays.rgba(pa.array([0x01020304], pa.int64())), [(1, 2, 3, 4)])
    np.testing.assert_array_equal(arrays.rgba(pa.array([[1, 2, 3]], pa.list_(pa.uint8(), 3))), [(1, 2, 3, 255)])


def test_numbers_convert_between_types_without_wrapping() -> None:
    np.testing.assert_array_equal(arrays.numbers(pa.array([1, None, 3], pa.int8()), np.float32), [1, np.nan, 3])
    np.testing.assert_array_equal(arrays.numbers(pa.array([-5, 70000]), np.uint16), [0, 65535])
    np.testing.assert_array_equal(arrays.numbers(pa.array([1.5, float("nan")]), np.uint16), [1, 0])
    np.testing.assert_array_equal(arrays.numbers(pa.array([True, None]), np.uint8), [1, 0])


def test_missing_strips_are_empty() -> None:
    array = pa.array([[(1, 1), (2, 2)], None, [(3, 3)]], pa.list_(pa.list_(pa.float32(), 2)))
    vertices, offsets = arrays.strips(array, 2)
    np.testing.assert_array_equal(vertices, [(1, 1), (2, 2), (3, 3)])
    np.testing.assert_array_equal(offsets, [0, 2, 2, 3])


def test_large_lists_of_strips_are_accepted() -> None:
    array = strips([[(1, 1), (2, 2)]], 2).cast(pa.large_list(pa.large_list(pa.float64())))
    vertices, offsets = arrays.strips(array, 2)
    np.testing.assert_array_equal(vertices, [(1, 1), (2, 2)])
    np.testing.assert_array_equal(offsets, [0, 2])


@pytest.mark.parametrize(
    "array",
    [
        pa.array([[9], [1, 2, 3]], pa.list_(pa.uint8())).slice(1),
        pa.array([[1, 2, 3]], pa.large_list(pa.uint8())),
        pa.array([b"\1\2\3"]),
        pa.array([b"\1\2\3"], pa.large_binary()),
    ],
)
def test_bytes_come_from_lists_and_binaries(array: pa.Array) -> None:
    np.testing.assert_array_equal(arrays.blob(array), [1, 2, 3])


def test_axis_angles_of_a_slice() -> None:
    kind = pa.struct({"axis": pa.list_(pa.float32(), 3), "angle": pa.float32()})
    array = pa.array([{"axis": [1, 0, 0], "angle": 1}, {"axis": [0, 1, 0], "angle": 2}], kind)
    axes, angles = arrays.axis_angles(array.slice(1))
    np.testing.assert_array_equal(axes, [(0, 1, 0)])
    np.testing.assert_array_equal(angles, [2])
