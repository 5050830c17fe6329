"""GridMap."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import ImageRect
from rerun_render.media.colormaps import table
from rerun_render.scene.visual import Visual
from rerun_render.scene.visualizers.grid_map import GridMap
from rerun_render.schema.enums import Colormap
from tests.helpers.visuals import VEC3, context, image_fields


def draw(values: np.ndarray, cell_size: float = 0.5, **more: Any) -> tuple[Visual, ImageRect]:
    fields = image_fields(values)
    made = GridMap().visualize(
        context(
            "GridMap",
            data=fields["buffer"],
            format=fields["format"],
            cell_size=pa.array([cell_size], pa.float32()),
            **more,
        )
    )
    assert made is not None
    (rect,) = made.drawables
    assert isinstance(rect, ImageRect)
    return made, rect


CODES = np.arange(6, dtype=np.uint8).reshape(2, 3)


def test_the_lower_left_corner_is_at_the_pose() -> None:
    made, rect = draw(CODES, translation=pa.array([(1, 2, 3)], VEC3))
    np.testing.assert_allclose(rect.top_left, (1, 3, 3))
    np.testing.assert_allclose(rect.extent_u, (1.5, 0, 0))
    np.testing.assert_allclose(rect.extent_v, (0, -1, 0))
    np.testing.assert_allclose(made.bounds, [(1, 2, 3), (2.5, 3, 3)])
    assert made.draw_order == -10 and not rect.transparent


def test_the_eye_looks_at_the_corners_however_the_map_is_turned() -> None:
    turn = pa.array([{"axis": (0, 0, 1), "angle": np.pi / 4}], pa.struct({"axis": VEC3, "angle": pa.float32()}))
    made, _ = draw(CODES, rotation_axis_angle=turn)
    assert made.outline is not None
    half = np.sqrt(0.5)
    expected = [(0, 0, 0), (1.5 * half, 1.5 * half, 0), (-half, half, 0), (0.5 * half, 2.5 * half, 0)]
    np.testing.assert_allclose(made.outline, expected, atol=1e-6)


@pytest.mark.parametrize("colormap", [Colormap.RVIZ_MAP, Colormap.RVIZ_COSTMAP, Colormap.COSTMAP])
def test_occupancy_colormaps_take_bytes_as_they_are(colormap: Colormap) -> None:
    codes = np.arange(256, dtype=np.uint8).reshape(16, 16)
    _, rect = draw(codes, colormap=pa.array([int(colormap)], pa.uint8()))
    np.testing.assert_array_equal(rect.texture.pixels.reshape(-1, 4), table(colormap))
    assert rect.minification == "nearest"


def test_other_colormaps_cover_the_range_of_the_cells() -> None:
    values = np.array([[-3.0, 1.0, 5.0]], np.float32)
    _, rect = draw(values, colormap=pa.array([int(Colormap.GRAYSCALE)], pa.uint8()))
    assert rect.texture.pixels[0, :, 0].tolist() == [0, 128, 255]
    _, rect = draw(values)
    np.testing.assert_array_equal(rect.texture.pixels[0, [0, 2]], table(Colormap.TURBO)[[0, -1]])


def test_colours_are_shown_as_they_are() -> None:
    rgb = np.arange(18, dtype=np.uint8).reshape(2, 3, 3)
    _, rect = draw(rgb, colormap=pa.array([int(Colormap.RVIZ_MAP)], pa.uint8()))
    np.testing.assert_array_equal(rect.texture.pixels[..., :3], rgb)


def test_occupancy_colormaps_do_not_fit_other_numbers() -> None:
    values = np.array([[0.0, 1.0]], np.float32)
    _, rect = draw(values, colormap=pa.array([int(Colormap.COSTMAP)], pa.uint8()))
    assert rect.texture.pixels[0].tolist() == [[0, 0, 0, 255], [255, 255, 255, 255]]


def test_opacity_makes_it_see_through() -> None:
    _, rect = draw(CODES, opacity=pa.array([0.25], pa.float32()))
    assert rect.transparent and rect.opacity == 0.25


def test_cells_without_size_are_refused() -> None:
    with pytest.raises(RerunRenderError, match="cells"):
        draw(CODES, cell_size=0.0)
