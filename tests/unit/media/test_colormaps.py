"""Colours of numbers."""

from __future__ import annotations

import numpy as np
import pytest

from rerun_render.media.colormaps import colorize, has_alpha
from rerun_render.schema.enums import Colormap

# Colours that the official viewer shows for the codes 0, 16, ..., 240, 255 of 255.
SAMPLES = {
    Colormap.SPECTRAL: "95023b c3254d de4748 ed6a46 f68f52 fdb46a ffd385 ffeb9c fbf9aa edfbad d4f3a7 b1e2a0 87cc9f "
    "5db2a7 3f96b6 3e73ba 6e468f",
    Colormap.TWILIGHT: "fed9f0 b5cece 93b6ca 7e96c7 6a71ba 574da2 482f83 401865 450e4d 56103f 721e3e 943747 b45857 "
    "cc7d6c dba285 e6c3ac fed9f0",
    Colormap.VIRIDIS: "470155 48186a 472d7b 434186 3d538c 34638e 2b738e 23828d 1f918b 21a087 2bae80 3ebc73 5bc960 "
    "82d348 aedc2e dae21d fce722",
    Colormap.PLASMA: "0f068b 300598 4c00a4 6700aa 7f05aa 9511a3 aa2198 bc348a cd487c dc5b6d e86e5e f28150 fa9542 "
    "feac35 ffc629 fae122 eef726",
    Colormap.MAGMA: "000000 0a0826 1e0d4a 361166 4f167a 691b84 842286 9e2b81 b83677 d0436c e55563 f56b5f fe8663 "
    "ffa570 fec686 fae5a1 fef9ba",
    Colormap.INFERNO: "000000 0b062d 21094b 3c0c5d 571168 71176c 8a1f69 a32a60 ba3651 d0463e e35929 f17017 f98b0e "
    "faab14 f7cc2e f3ec60 faffa7",
}
CODES = np.array([*range(0, 241, 16), 255], np.uint8)


def rgb(texts: str) -> np.ndarray:
    return np.array([list(bytes.fromhex(text)) for text in texts.split()], np.int64)


@pytest.mark.parametrize("colormap", SAMPLES, ids=lambda colormap: colormap.name)
def test_smooth_maps_are_those_of_the_viewer(colormap: Colormap) -> None:
    got = colorize(CODES, 0, 255, colormap)
    assert np.abs(got[:, :3] - rgb(SAMPLES[colormap])).max() <= 1
    assert (got[:, 3] == 255).all()


@pytest.mark.parametrize(
    ("colormap", "code", "color"),
    [
        (Colormap.TURBO, 0, "23171bff"),
        (Colormap.TURBO, 100, "49f787ff"),
        (Colormap.TURBO, 255, "900d00ff"),
        (Colormap.GRAYSCALE, 100, "646464ff"),
        (Colormap.CYAN_TO_YELLOW, 0, "00ffffff"),
        (Colormap.CYAN_TO_YELLOW, 100, "174969ff"),
        (Colormap.CYAN_TO_YELLOW, 255, "ffff00ff"),
        (Colormap.RVIZ_MAP, 0, "ffffffff"),
        (Colormap.RVIZ_MAP, 16, "d6d6d6ff"),
        (Colormap.RVIZ_MAP, 100, "000000ff"),
        (Colormap.RVIZ_MAP, 127, "00ff00ff"),
        (Colormap.RVIZ_MAP, 200, "ff9200ff"),
        (Colormap.RVIZ_MAP, 255, "708986ff"),
        (Colormap.RVIZ_COSTMAP, 0, "00000000"),
        (Colormap.RVIZ_COSTMAP, 16, "2900d6ff"),
        (Colormap.RVIZ_COSTMAP, 99, "00ffffff"),
        (Colormap.RVIZ_COSTMAP, 100, "ff00ffff"),
        (Colormap.RVIZ_COSTMAP, 128, "ff0000ff"),
        (Colormap.COSTMAP, 0, "00000000"),
        (Colormap.COSTMAP, 16, "98d99eff"),
        (Colormap.COSTMAP, 99, "d72f21ff"),
        (Colormap.COSTMAP, 100, "186addff"),
        (Colormap.COSTMAP, 110, "86d9a6ff"),
        (Colormap.COSTMAP, 200, "e99151ff"),
        (Colormap.COSTMAP, 255, "708986ff"),
    ],
)
def test_single_colors_are_those_of_the_viewer(colormap: Colormap, code: int, color: str) -> None:
    got = colorize(np.array([code], np.uint8), 0, 255, colormap)[0]
    assert np.abs(got - np.array(list(bytes.fromhex(color)), np.int64)).max() <= 1


def test_twilight_ends_where_it_starts() -> None:
    ends = colorize(np.array([0.0, 1.0], np.float32), 0, 1, Colormap.TWILIGHT).astype(int)
    assert np.abs(ends[0] - ends[1]).max() <= 1


@pytest.mark.parametrize("colormap", Colormap, ids=lambda colormap: colormap.name)
def test_only_costmaps_have_transparent_colors(colormap: Colormap) -> None:
    assert has_alpha(colormap) == (colormap in (Colormap.COSTMAP, Colormap.RVIZ_COSTMAP))


def test_numbers_outside_get_the_end_colors_and_nan_the_first() -> None:
    values = np.array([-5, 2, 4, 9, np.nan, np.inf, -np.inf])
    grey = colorize(values, 2, 4, Colormap.GRAYSCALE)[:, 0]
    np.testing.assert_array_equal(grey, [0, 0, 255, 255, 0, 255, 0])


def test_ranges_may_run_backwards() -> None:
    np.testing.assert_array_equal(colorize(np.array([0, 5, 10]), 10, 0, Colormap.GRAYSCALE)[:, 0], [255, 128, 0])


def test_a_range_without_extent_gives_the_first_color() -> None:
    np.testing.assert_array_equal(colorize(np.array([0, 5, 10]), 5, 5, Colormap.GRAYSCALE)[:, 0], [0, 0, 0])


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.uint16, np.int16])
def test_many_narrow_integers_have_the_colors_of_few(dtype: type) -> None:
    info = np.iinfo(dtype)
    everything = np.arange(info.min, info.max + 1).astype(dtype)
    low, high = info.min / 3 + 1, info.max / 2
    many = colorize(np.tile(everything, 3), low, high, Colormap.TURBO)
    few = np.concatenate(
        [colorize(part, low, high, Colormap.TURBO) for part in np.array_split(everything.astype(np.float32), 9)]
    )
    np.testing.assert_array_equal(many, np.tile(few, (3, 1)))
