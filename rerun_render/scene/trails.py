"""Entities of which a view shows all rows in a range of times: every row has a visual of its own.

Visuals stay as long as their rows are in the range, so a step in time costs what entered and left it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.drawables import Drawable, LineSegments, Points
from rerun_render.query.cursor import Cursor, EntityState
from rerun_render.query.windows import RowWindow, WindowRow
from rerun_render.scene import bounds
from rerun_render.scene.annotations import Annotations
from rerun_render.scene.blueprint.model import VisualizerChoice
from rerun_render.scene.slots import ImagesInView, Slot
from rerun_render.scene.view_class import ViewContext
from rerun_render.scene.visual import Labels, Visual, Visualizer

ROWS_PER_BLOCK = 64
"""So many rows of points or lines are drawn as one."""
MAX_ROWS = 20_000
"""Of more rows the oldest are left out."""
MAX_PICTURES = 64
"""Of more pictures the oldest are left out: those that came later cover them."""
_PICTURES = ("Image", "EncodedImage", "SegmentationImage", "DepthImage", "EncodedDepthImage")
_VIDEOS = ("VideoStream", "VideoFrameReference")
"""A video shows one frame, whatever the range."""


class TrailSlot(Slot):
    """A slot of an entity with a visible time range."""

    def __init__(
        self,
        entity: EntityPath,
        visualizer: Visualizer,
        order: int,
        choice: VisualizerChoice | None,
        context: ViewContext,
    ) -> None:
        super().__init__(entity, visualizer, order, choice)
        self._settings = context.info.settings
        self._timeline = context.timeline or ""
        components = set(visualizer.components) | self._settings.source_components
        self._window = RowWindow(
            context.recording,
            self._timeline,
            entity,
            self._row_component(context),
            components,
            rows_per_block=ROWS_PER_BLOCK,
            max_rows=_max_rows(visualizer.archetype),
        )
        self._parts: dict[object, Slot] = {}
        self._shown: tuple[Visual, ...] = ()
        self._blocks: dict[object, _Block] = {}
        self._outside: object = None

    @property
    def has_several(self) -> bool:
        return len(self._shown) > 1

    def _row_component(self, context: ViewContext) -> str:
        """The component whose rows count."""
        required = self.visualizer.required
        source = None if self.choice is None else self.choice.sources.get(required)
        return source.component if source is not None and source.kind == "component" else required

    def follow(self, time: int | None) -> bool:
        """Move the range with the cursor. True if other rows show."""
        span = self._settings.time_range(self.entity, self._timeline, time)
        return self._window.move(*((1, 0) if span is None else span))

    def rebuild(
        self,
        state: EntityState,
        time: int | None,
        view_class: Literal["2D", "3D"],
        images: ImagesInView,
        annotations: Annotations,
        reporter: Reporter,
        cursor: Cursor | None = None,
    ) -> bool:
        self.follow(time)
        images = images._replace(several=images.several or len(self._window.rows) > 1)
        poses = state.transform_row("InstancePoses3D")
        annotation = annotations.find(self.entity) if self.may_be_annotated else None
        outside = (
            images,
            None if poses is None else poses.key,
            None if annotation is None else annotation.key,
            self.camera,
        )
        all_anew = outside != self._outside
        self._outside = outside
        if self._window.num_left_out and self.visualizer.archetype not in (*_PICTURES, *_VIDEOS):
            message = f"{self._window.num_left_out} of the oldest rows of the visible time range are too many; left out"
            reporter.warning("trail-cut", str(self.entity), message)
        parts: dict[object, Slot] = {}
        for row in self._window.rows:
            part = self._parts.get(row.key)
            if part is None or all_anew:
                part = part or Slot(self.entity, self.visualizer, self.order, self.choice)
                part.camera = self.camera
                seen = self._settings.state(self.entity, _state_of(row, state), self.choice)
                part.rebuild(seen, time, view_class, images, annotations, reporter, cursor)
            parts[row.key] = part
        self._parts = parts
        shown = tuple(part.visual for part in parts.values() if part.visual is not None)
        pose = next((part.pose for part in parts.values() if part.visual is not None), None)
        if pose is self._pose and _same(shown, self._shown):
            return False
        had_visual = self.visual is not None
        self._shown = shown
        self._pose = pose
        self.visual = self._combined(parts)
        self.draw_order = 0.0 if self.visual is None else self.visual.draw_order
        return had_visual or self.visual is not None

    def _combined(self, parts: dict[object, Slot]) -> Visual | None:
        if not self._shown:
            self._blocks = {}
            return None
        members: dict[object, list[Visual]] = {}
        for row in self._window.rows:
            visual = parts[row.key].visual
            if visual is not None:
                members.setdefault(row.block, []).append(visual)
        kept = self._blocks
        self._blocks = {
            number: block
            if (block := kept.get(number)) is not None and _same(block.visuals, visuals)
            else _Block(tuple(visuals))
            for number, visuals in members.items()
        }
        shown = self._shown
        if len(shown) == 1:
            return shown[0]
        blocks = self._blocks.values()
        outlines = [block.outline for block in blocks if block.outline is not None]
        return Visual(
            drawables=tuple(drawable for block in blocks for drawable in block.drawables),
            on_top=tuple(drawable for block in blocks for drawable in block.on_top),
            bounds=bounds.union(block.bounds for block in blocks),
            region_of_interest=bounds.union(block.region_of_interest for block in blocks),
            outline=np.concatenate(outlines) if outlines else None,
            labels=_all_labels([block.labels for block in blocks if block.labels is not None]),
            draw_order=shown[-1].draw_order,
            is_from_file=any(block.is_from_file for block in blocks),
            has_gaps=any(block.has_gaps for block in blocks),
        )


class _Block:
    """Visuals of neighbouring rows, put together."""

    def __init__(self, visuals: tuple[Visual, ...]) -> None:
        self.visuals = visuals
        self.drawables = _merged([drawable for visual in visuals for drawable in visual.drawables])
        self.on_top = _merged([drawable for visual in visuals for drawable in visual.on_top])
        self.bounds = bounds.union(visual.bounds for visual in visuals)
        regions = [visual.region_of_interest for visual in visuals]
        self.region_of_interest = bounds.union(regions)
        outlines = [
            bounds.corners(box) if visual.outline is None else visual.outline
            for visual, box in zip(visuals, regions, strict=True)
            if box is not None
        ]
        self.outline = np.concatenate(outlines) if outlines else None
        self.labels = _all_labels([visual.labels for visual in visuals if visual.labels is not None])
        self.is_from_file = any(visual.is_from_file for visual in visuals)
        self.has_gaps = any(visual.has_gaps for visual in visuals)


def _max_rows(archetype: str) -> int:
    if archetype in _VIDEOS:
        return 1
    return MAX_PICTURES if archetype in _PICTURES else MAX_ROWS


def _state_of(row: WindowRow, now: EntityState) -> EntityState:
    """The components of one row, with the poses of the cursor's time."""
    return EntityState(row.sources, now.transforms, row.key)


def _same(a: Sequence[Visual], b: Sequence[Visual]) -> bool:
    return len(a) == len(b) and all(x is y for x, y in zip(a, b, strict=True))


def _merged(drawables: Sequence[Drawable]) -> tuple[Drawable, ...]:
    """Drawables with neighbours of one kind put together."""
    runs: list[list[Drawable]] = []
    for drawable in drawables:
        if runs and _mergeable(runs[-1][0], drawable):
            runs[-1].append(drawable)
        else:
            runs.append([drawable])
    return tuple(run[0] if len(run) == 1 else _merge(run) for run in runs)


def _mergeable(a: Drawable, b: Drawable) -> bool:
    if isinstance(a, Points) and isinstance(b, Points):
        return a.shading == b.shading
    return isinstance(a, LineSegments) and isinstance(b, LineSegments) and a.shading == b.shading


def _merge(run: Sequence[Drawable]) -> Drawable:
    key = ("trail", *(drawable.key for drawable in run))
    first = run[0]
    names = ("starts", "ends", "radii", "colors", "kinds")
    if isinstance(first, Points):
        names = ("positions", "radii", "colors")  # type: ignore[assignment]
    arrays = {name: np.concatenate([getattr(drawable, name) for drawable in run]) for name in names}
    return replace(first, key=key, **arrays)  # type: ignore[arg-type]


def _all_labels(labels: Sequence[Labels]) -> Labels | None:
    if len(labels) <= 1:
        return labels[0] if labels else None

    def joined(name: str, otherwise: float) -> npt.NDArray[np.float64] | None:
        if all(getattr(each, name) is None for each in labels):
            return None
        parts = [getattr(each, name) for each in labels]
        return np.concatenate(
            [
                np.full(len(each.texts), otherwise) if part is None else part
                for each, part in zip(labels, parts, strict=True)
            ]
        )

    return Labels(
        anchors=np.concatenate([each.anchors for each in labels]),
        texts=tuple(text for each in labels for text in each.texts),
        colors=np.concatenate([each.colors for each in labels]),
        wrap_widths=joined("wrap_widths", np.inf),
        wrap_extents=joined("wrap_extents", np.inf),
    )
