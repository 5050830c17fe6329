"""What LineStrips2D and LineStrips3D share."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import LineKind, LineSegments
from rerun_render.scene import bounds
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs, box_center, darken_in_light, finite, with_depth

IndexArray = npt.NDArray[np.int64]


def segments_of_strips(offsets: IndexArray) -> tuple[IndexArray, IndexArray]:
    """Index of the start vertex of each segment, and the strip it belongs to.

    offsets: (N + 1,) where the vertices of each strip begin. A strip of k vertices has k - 1 segments.
    """
    strip_of_vertex = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    starts = np.flatnonzero(strip_of_vertex[1:] == strip_of_vertex[:-1])
    return starts, strip_of_vertex[starts]


def kinds_of_segments(
    vertices: npt.NDArray[np.float32], starts: IndexArray, strip: IndexArray
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]:
    """(S,) `LineKind` of the segments of all strips, and whether each is long enough to be seen.

    A strip is round at its own ends and at those of its inner segments, so that a bend between its first and its last
    segment stays open, as in the official viewer. Segments without length are not drawn, their caps neither.
    """
    is_change = strip[1:] != strip[:-1]
    is_first, is_last = np.ones(len(strip), np.bool_), np.ones(len(strip), np.bool_)
    is_first[1:], is_last[:-1] = is_change, is_change
    kinds = np.full(len(strip), LineKind.ROUND, np.uint8)
    kinds[is_first & ~is_last] = LineKind.ROUND_START
    kinds[is_last & ~is_first] = LineKind.ROUND_END
    return kinds, (vertices[starts] != vertices[starts + 1]).any(axis=1)


def visualize_line_strips(
    context: VisualizerContext, archetype: str, dim: int, *, draw_order: float = 0.0
) -> Visual | None:
    """Visual of strips whose vertices have `dim` coordinates; None without a finite vertex."""
    inputs = Inputs(context, archetype)
    logged = inputs.array("strips")
    if logged is None:
        return None
    vertices, offsets = arrays.strips(logged, dim)
    num = len(offsets) - 1
    whole = finite(vertices)
    inputs.report_dropped(whole, "vertices of line strips")
    if dim == 2:
        vertices = with_depth(vertices)
    box = bounds.exact_box(vertices)
    if box is None:
        return None
    starts, strip = segments_of_strips(offsets)
    kinds, kept = kinds_of_segments(vertices, starts, strip)
    radii = inputs.radii(num)
    kept &= whole[starts] & whole[starts + 1] & finite(radii)[strip]
    if not kept.all():
        starts, strip, kinds = starts[kept], strip[kept], kinds[kept]
    straight = inputs.straight_colors(num)
    lines = LineSegments(
        key=(context.key, archetype),
        starts=vertices[starts],
        ends=vertices[starts + 1],
        radii=radii[strip],
        colors=darken_in_light(straight)[strip],
        kinds=kinds,
    )
    labels = None
    if inputs.shown_texts(num):
        means, counts = _means(vertices, whole, offsets)
        labels = inputs.labels(means, straight, box_center(box), kept=(counts > 0) & finite(radii))
    return Visual(
        drawables=(lines,) if len(starts) else (),
        bounds=box,
        region_of_interest=box,
        labels=labels,
        draw_order=draw_order,
    )


def _means(
    vertices: npt.NDArray[np.float32], counted: npt.NDArray[np.bool_], offsets: IndexArray
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """(N, 3) mean of the counted vertices of each strip, zero for strips without one, and their (N,) numbers."""
    strip = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))[counted]
    counts = np.bincount(strip, minlength=len(offsets) - 1)
    sums = [np.bincount(strip, weights=axis, minlength=len(offsets) - 1) for axis in vertices[counted].T]
    return np.stack(sums, axis=1) / np.maximum(counts, 1)[:, None], counts
