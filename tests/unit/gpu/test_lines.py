from __future__ import annotations

import math

import numpy as np
import pytest

from rerun_render.drawables import LineKind, LineSegments
from rerun_render.gpu import GpuRenderer

from .scenes import RED, WHITE, colors, flat, frame, linear, segment


def coverage(picture: np.ndarray) -> np.ndarray:
    return linear(picture[..., 0])


def test_a_butt_line_is_a_rectangle(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(frame(segment((10, 32, 0), (50, 32, 0), 3.0), camera=flat()))
    assert (picture[29:35, 10:50, 0] == 255).all()
    covered = coverage(picture)
    assert covered[:, 30].sum() == pytest.approx(6.0, abs=0.3)
    assert covered[:, :9].sum() == 0 and covered[:, 51:].sum() == 0


def test_round_ends_extend_by_the_radius(shared_renderer: GpuRenderer) -> None:
    line = segment((20, 32, 0), (40, 32, 0), 8.0, kind=LineKind.ROUND)
    covered = coverage(shared_renderer.render(frame(line, camera=flat())))
    assert covered.sum() == pytest.approx(20 * 16 + math.pi * 64, rel=0.02)
    assert covered[32, 13] == 1.0 and covered[:, :11].sum() == 0
    start_only = segment((20, 32, 0), (40, 32, 0), 8.0, kind=LineKind.ROUND_START)
    covered = coverage(shared_renderer.render(frame(start_only, camera=flat())))
    assert covered[:, 41:].sum() == 0 and covered[32, 14] == 1.0


def test_a_round_segment_without_length_is_a_dot(shared_renderer: GpuRenderer) -> None:
    covered = coverage(
        shared_renderer.render(frame(segment((32, 32, 0), (32, 32, 0), 10.0, kind=LineKind.ROUND), camera=flat()))
    )
    assert covered.sum() == pytest.approx(math.pi * 100, rel=0.03)


@pytest.mark.parametrize("distance", [2.0, 50.0])
def test_ui_width_does_not_depend_on_distance(shared_renderer: GpuRenderer, distance: float) -> None:
    line = segment((-distance, 0, -distance), (distance, 0, -distance), -2.0)
    covered = coverage(shared_renderer.render(frame(line)))
    assert covered[:, 32].sum() == pytest.approx(4.0, abs=0.3)


def test_a_line_through_the_eye_plane_is_cut_not_lost(shared_renderer: GpuRenderer) -> None:
    line = segment((0, -0.5, 3), (0, -0.5, -30), -1.5)
    covered = coverage(shared_renderer.render(frame(line)))
    assert covered[40:, 32].max() > 0.9
    assert np.isfinite(covered).all()


def test_the_tip_of_an_arrow_is_at_its_end(shared_renderer: GpuRenderer) -> None:
    kind = LineKind.ARROW_SHAFT | LineKind.ARROW_HEAD
    covered = coverage(shared_renderer.render(frame(segment((8, 32, 0), (56, 32, 0), 2.0, kind=kind), camera=flat())))
    columns = covered.sum(axis=0)
    assert columns[56:].sum() == 0
    assert 0 < columns[55] < 2.0
    # The head begins 4r before the tip and is 4r wide there; the shaft is 2r wide.
    assert columns[48] == pytest.approx(7.5, abs=0.6)
    assert columns[46] == pytest.approx(4.0, abs=0.4)
    assert columns[:8].sum() == 0


def test_a_short_arrow_keeps_a_quarter_for_its_shaft(shared_renderer: GpuRenderer) -> None:
    kind = LineKind.ARROW_SHAFT | LineKind.ARROW_HEAD
    columns = coverage(
        shared_renderer.render(frame(segment((20, 32, 0), (40, 32, 0), 6.0, kind=kind), camera=flat()))
    ).sum(axis=0)
    assert columns[40:].sum() == 0
    assert columns[22] == pytest.approx(12.0, abs=0.5)
    # 15 px of head, half as wide on each side: 15 px at its base.
    assert columns[25] == pytest.approx(14.5, abs=0.7)


def test_the_last_head_is_lit_along_the_line_to_the_next_start(shared_renderer: GpuRenderer) -> None:
    def shades(next_start: tuple[float, float, float] | None) -> list[int]:
        head = segment(
            (8, 32, 0), (56, 32, 0), 8.0, kind=LineKind.ARROW_HEAD, shading="gradient", next_start=next_start
        )
        return [int(value) for value in shared_renderer.render(frame(head, camera=flat()))[32, [30, 50], 0]]

    from_tip, from_line = shades(None), shades((0.0, 32.0, 0.0))
    assert from_tip[0] < from_tip[1]
    assert from_line[0] == pytest.approx(from_line[1], abs=2)
    assert from_line[0] > from_tip[1]


def test_thin_heads_are_ten_by_three_radii(shared_renderer: GpuRenderer) -> None:
    kind = LineKind.ARROW_HEAD | LineKind.THIN_HEAD
    columns = coverage(
        shared_renderer.render(frame(segment((4, 32, 0), (60, 32, 0), 2.0, kind=kind), camera=flat()))
    ).sum(axis=0)
    assert columns[:40].sum() == 0
    assert columns[40] == pytest.approx(12.0, abs=0.6)


def test_gradient_shading_darkens_from_the_axis(shared_renderer: GpuRenderer) -> None:
    line = segment((0, 32, 0), (64, 32, 0), 10.0, shading="gradient")
    column = coverage(shared_renderer.render(frame(line, camera=flat())))[:, 32]
    for row in (32, 36, 39):
        part = (row + 0.5 - 32) / 10
        assert column[row] == pytest.approx(0.9 * max(0.2, 1 - part * part), abs=0.01)


def test_a_bent_strip_has_no_gap_and_no_seam(shared_renderer: GpuRenderer) -> None:
    corners = np.array([[8, 50, 0], [32, 12, 0], [56, 50, 0]], np.float32)
    strip = LineSegments(
        key=None,
        starts=corners[:-1],
        ends=corners[1:],
        radii=np.full(2, 4, np.float32),
        colors=colors(RED, 2),
        kinds=np.full(2, LineKind.ROUND, np.uint8),
    )
    picture = shared_renderer.render(frame(strip, camera=flat()))
    assert (picture[8:16, 32] == (255, 0, 0, 255)).all()


def test_many_kinds_in_one_batch_keep_their_order(shared_renderer: GpuRenderer) -> None:
    count = 7
    rows = np.arange(count) * 8 + 6
    both = int(LineKind.ARROW_SHAFT | LineKind.ARROW_HEAD)
    lines = LineSegments(
        key=None,
        starts=np.stack([np.full(count, 10), rows, np.zeros(count)], 1).astype(np.float32),
        ends=np.stack([np.full(count, 50), rows, np.zeros(count)], 1).astype(np.float32),
        radii=np.full(count, 1.5, np.float32),
        colors=colors(WHITE, count),
        kinds=np.array([0, both, 0, 3, both, 0, 0], np.uint8),
    )
    covered = coverage(shared_renderer.render(frame(lines, camera=flat())))
    widths = [covered[row - 4 : row + 4, 45].sum() for row in rows]
    assert [width > 3.5 for width in widths] == [False, True, False, False, True, False, False]
