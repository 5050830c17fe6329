"""Labels of entities, placed on the picture: projected, sorted, boxed, and never hidden by what is in front of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Camera, Orthographic, Rect, UiQuads
from rerun_render.drawables.projection import intrinsics
from rerun_render.scene.theme import DARK, Rgba
from rerun_render.scene.visual import Labels
from rerun_render.text.engine import ELLIPSIS, TextBlock, TextEngine

Float64Array = npt.NDArray[np.float64]

TEXT_BELOW_ANCHOR_PX = 5.0
BOX_MARGIN_X_PX = 6.0
BOX_MARGIN_Y_PX = 4.0
BOX_CORNER_RADIUS_PX = 4.0
MAX_OUTSIDE_PX = 100.0
"""Labels whose anchor is further outside the view are not laid out at all."""
MAX_IN_SIGHT = 5000
"""Of more labels the nearest are drawn: they cover the others many times over."""
MAX_MULTI_LINE = 5
"""With more labels of several lines in sight, each shows only its first. Wrapped labels of one line do not count."""
MIN_WRAP_PX = 60.0
WRAP_MARGIN_PX = 4.0
WRAP_TOLERANCE_PX = 0.55
"""By how much text may be wider than its room, rounded to whole px; the viewer grants half a px."""


@dataclass(frozen=True, eq=False, slots=True)
class PlacedLabels:
    """Labels of one entity and where the entity stands: `world_from_obj` is (4, 4) float64."""

    labels: Labels
    world_from_obj: Float64Array


class _Visible(NamedTuple):
    text: str
    color: npt.NDArray[np.uint8]
    x: float
    y: float
    wrap: float | None


def place_labels(
    placed: Sequence[PlacedLabels],
    camera: Camera,
    rect: Rect,
    engine: TextEngine,
    box_color: Rgba = DARK.label_box,
    *,
    flat: Sequence[PlacedLabels] = (),
    flat_camera: Camera | None = None,
) -> UiQuads | None:
    """Boxes and glyphs of all labels in sight, in px of the frame, the nearest last; None if there are none.

    flat, flat_camera: labels on the picture plane of the view, and the eye that sees these. They come after the others.
    Labels behind the eye or far outside `rect` are left out; the back end clips the others to the view.
    """
    visible = _in_sight(placed, camera, rect)
    if flat_camera is not None:
        visible += _in_sight(flat, flat_camera, rect)
    if not visible:
        return None
    if sum("\n" in label.text for label in visible) > MAX_MULTI_LINE:
        visible = [label._replace(text=_first_line(label.text)) for label in visible]
    return _quads(visible, [_layout(engine, label) for label in visible], box_color)


def _in_sight(placed: Sequence[PlacedLabels], camera: Camera, rect: Rect) -> list[_Visible]:
    """Labels to draw, the farthest first; in 2D in the order given."""
    sights = [_shown(entity, camera, rect) for entity in placed]
    limit = _depth_limit([depth[index] for _, _, depth, index in sights])
    found: list[tuple[float, _Visible]] = []
    for entity, (x, y, depth, index) in zip(placed, sights, strict=True):
        labels = entity.labels
        if limit is not None:
            index = index[depth[index] <= limit][-MAX_IN_SIGHT:]
        wraps = _wrap_widths(entity, camera, rect, depth)
        for i in index.tolist():
            wrap = None if wraps is None or not np.isfinite(wraps[i]) else float(wraps[i])
            label = _Visible(labels.texts[i], labels.colors[i], float(x[i]), float(y[i]), wrap)
            found.append((float(depth[i]), label))
    found.sort(key=lambda pair: -pair[0])
    return [label for _, label in found[-MAX_IN_SIGHT:]]


def _depth_limit(depths: Sequence[Float64Array]) -> float | None:
    """How far away labels may be when there are too many; None if all can be drawn."""
    if sum(map(len, depths)) <= MAX_IN_SIGHT:
        return None
    return float(np.partition(np.concatenate(depths), MAX_IN_SIGHT - 1)[MAX_IN_SIGHT - 1])


def _shown(
    entity: PlacedLabels, camera: Camera, rect: Rect
) -> tuple[Float64Array, Float64Array, Float64Array, npt.NDArray[np.intp]]:
    """Places in px and depths of all labels of an entity, and the indices of those in sight."""
    anchors, matrix = entity.labels.anchors, camera.view_from_world @ entity.world_from_obj
    x, y, depth = project(anchors, matrix, camera, rect)
    reach = MAX_OUTSIDE_PX
    with np.errstate(invalid="ignore"):
        shown = (x >= rect.x - reach) & (x <= rect.x + rect.width + reach)
        shown &= (y >= rect.y - reach) & (y <= rect.y + rect.height + reach)
        shown &= depth > 0
    return x, y, depth, np.flatnonzero(shown)


def project(
    points: Float64Array, view_from_obj: Float64Array, camera: Camera, rect: Rect
) -> tuple[Float64Array, Float64Array, Float64Array]:
    """Where (N, 3) points appear: x and y in px of the frame, and depth in scene units before the eye.

    Depth is 1 everywhere in orthographic views; x and y mean nothing where it is not positive.
    """
    at = points @ view_from_obj[:3, :3].T + view_from_obj[:3, 3]
    lens = camera.projection
    if not isinstance(lens, Orthographic):
        depth = -at[:, 2]
        fx, fy, cx, cy = intrinsics(lens, rect)
        with np.errstate(all="ignore"):
            x = rect.x + cx + at[:, 0] * fx / depth
            y = rect.y + cy - at[:, 1] * fy / depth
        return x, y, np.where(depth > lens.near, depth, 0.0)
    x = rect.x + (at[:, 0] - lens.left) * (rect.width / (lens.right - lens.left))
    y = rect.y + (at[:, 1] - lens.top) * (rect.height / (lens.bottom - lens.top))
    return x, y, np.ones(len(points))


def _wrap_widths(entity: PlacedLabels, camera: Camera, rect: Rect, depth: Float64Array) -> Float64Array | None:
    """(N,) px; infinite where text is not wrapped."""
    labels = entity.labels
    if labels.wrap_extents is None:
        return labels.wrap_widths
    lens = camera.projection
    if not isinstance(lens, Orthographic):
        with np.errstate(all="ignore"):
            px_per_unit = abs(intrinsics(lens, rect)[0]) / depth
    else:
        px_per_unit = np.full(len(depth), rect.width / (lens.right - lens.left))
    scale = float(np.linalg.norm(entity.world_from_obj[:3, 0]))
    widths: Float64Array = np.maximum(MIN_WRAP_PX, labels.wrap_extents * scale * px_per_unit - WRAP_MARGIN_PX)
    if labels.wrap_widths is not None:
        np.minimum(widths, labels.wrap_widths, out=widths)
    return widths


def _first_line(text: str) -> str:
    line, newline, _ = text.partition("\n")
    return line + ELLIPSIS if newline else line


def _layout(engine: TextEngine, label: _Visible) -> TextBlock:
    # Most labels fit: their layout does not depend on a width that changes from frame to frame.
    whole = engine.layout(label.text, centered=True)
    if label.wrap is None:
        return whole
    room = np.floor(label.wrap + 0.5) + WRAP_TOLERANCE_PX
    return whole if whole.width <= room else engine.layout(label.text, wrap_width=float(room), centered=True)


def _quads(visible: Sequence[_Visible], blocks: Sequence[TextBlock], box_color: Rgba) -> UiQuads:
    half_widths = np.array([block.width for block in blocks]) / 2.0
    heights = np.array([block.height for block in blocks])
    middle = np.array([label.x for label in visible])
    top = np.array([label.y for label in visible]) + TEXT_BELOW_ANCHOR_PX
    boxes = np.column_stack([middle - half_widths, top, middle + half_widths, top + heights])
    boxes += (-BOX_MARGIN_X_PX, -BOX_MARGIN_Y_PX, BOX_MARGIN_X_PX, BOX_MARGIN_Y_PX)
    # Boxes and text stand on whole pixels, each rounded on its own.
    boxes = np.rint(boxes)
    origins = np.column_stack([np.floor(middle + 0.5), np.rint(top)])

    counts = np.array([len(block.rects) for block in blocks])
    box_at = np.cumsum(counts + 1) - counts - 1
    num = int(counts.sum()) + len(blocks)
    is_glyph = np.ones(num, np.bool_)
    is_glyph[box_at] = False
    rects = np.empty((num, 4), np.float32)
    rects[box_at] = boxes
    rects[is_glyph] = np.concatenate([block.rects for block in blocks]) + np.repeat(np.tile(origins, 2), counts, axis=0)
    colors = np.empty((num, 4), np.uint8)
    colors[box_at] = box_color
    colors[is_glyph] = np.repeat(np.array([label.color for label in visible], np.uint8), counts, axis=0)
    uvs = np.zeros((num, 4), np.float32)
    uvs[is_glyph] = np.concatenate([block.uvs for block in blocks])
    return UiQuads(
        rects=rects,
        colors=colors,
        corner_radii=np.where(is_glyph, 0.0, BOX_CORNER_RADIUS_PX).astype(np.float32),
        uvs=uvs,
    )
