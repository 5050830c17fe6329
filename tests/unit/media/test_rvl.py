"""RVL depth images."""

from __future__ import annotations

import struct

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from rerun_render.core.errors import RerunRenderError
from rerun_render.media import rvl
from tests.helpers.rvl_writer import encode_rvl


def decode(data: bytes) -> npt.NDArray[np.generic]:
    return rvl.decode(np.frombuffer(data, np.uint8))


def test_a_file_written_by_hand() -> None:
    # One zero, two others: 5, 3 (differences +5, -2 as 10, 3); 10 takes two nibbles (2 with "more", then 1).
    words = struct.pack("<I", 0x12A13000)
    data = struct.pack("<iffII", 0, 0.0, 0.0, 3, 1) + words
    got = decode(data)
    assert got.dtype == np.uint16
    np.testing.assert_array_equal(got, [[0, 5, 3]])


@given(
    hnp.arrays(
        np.uint16,
        st.tuples(st.integers(1, 12), st.integers(1, 12)),
        elements=st.one_of(st.just(0), st.integers(0, 65535)),
    )
)
def test_what_was_written_is_read(depths: npt.NDArray[np.uint16]) -> None:
    np.testing.assert_array_equal(decode(encode_rvl(depths)), depths)


def test_inverse_depths_become_metric() -> None:
    got = decode(encode_rvl(np.array([[5, 0, 10]], np.uint16), (10.0, 1.0)))
    np.testing.assert_allclose(got, [[2.5, np.nan, 10 / 9]], rtol=1e-6)


@pytest.mark.parametrize("length", [0, 19, 20, 24, 60])
def test_files_that_are_cut_off_are_refused(length: int) -> None:
    data = encode_rvl(np.arange(400, dtype=np.uint16).reshape(20, 20) * 97)
    with pytest.raises(RerunRenderError, match=r"cut off|header"):
        decode(data[:length])


def test_more_pixels_than_the_image_has_are_refused() -> None:
    data = bytearray(encode_rvl(np.full((4, 4), 9, np.uint16)))
    data[12:20] = struct.pack("<II", 2, 2)
    with pytest.raises(RerunRenderError, match="expected 4 pixels, got runs of 16"):
        decode(bytes(data))


def test_images_without_pixels_are_refused() -> None:
    with pytest.raises(RerunRenderError, match="0x7"):
        decode(struct.pack("<iffII", 0, 0.0, 0.0, 0, 7))


def test_runs_without_pixels_do_not_loop_for_ever() -> None:
    with pytest.raises(RerunRenderError, match="damaged"):
        decode(struct.pack("<iffII", 0, 0.0, 0.0, 2, 2) + bytes(64))


def test_numbers_of_more_than_32_bits_are_refused() -> None:
    with pytest.raises(RerunRenderError, match="32 bits"):
        decode(struct.pack("<iffII", 0, 0.0, 0.0, 2, 2) + b"\xff" * 16 + bytes(4))


def test_depths_that_do_not_fit_16_bits_are_refused() -> None:
    # No zero, one other pixel: the difference -1.
    with pytest.raises(RerunRenderError, match="16 bits"):
        decode(struct.pack("<iffII", 0, 0.0, 0.0, 1, 1) + struct.pack("<I", 0x01100000))
