"""Draws frames and reads them back, several in flight.

`submit` records one command buffer: all views into one multisampled target, resolve, user interface, copy to a readback
buffer. `collect` waits for the oldest submitted frame and returns its pixels. Drawables are uploaded when their key is
first met. Phases of a view: opaque (lines last), background, grid, transparent from far to near.
"""

from __future__ import annotations

from collections import deque
from types import TracebackType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Frame, ImageRect, LineSegments, MeshInstances, Points, Rect, Splats, View, Volume
from rerun_render.drawables.ordering import transparent_runs
from rerun_render.drawables.projection import ViewProjection, project, projected_drawables
from rerun_render.drawables.srgb import linear_color
from rerun_render.drawables.volumes import far_to_near
from rerun_render.gpu.context import GpuContext, adapter_errors
from rerun_render.gpu.pipelines import Pipelines
from rerun_render.gpu.renderers.base import Command, Tools
from rerun_render.gpu.renderers.lines import LinesRenderer
from rerun_render.gpu.renderers.meshes import MeshesRenderer
from rerun_render.gpu.renderers.points import PointsRenderer
from rerun_render.gpu.renderers.rects import RectsRenderer
from rerun_render.gpu.renderers.splats import SplatsRenderer
from rerun_render.gpu.renderers.surroundings import background_command, grid_command
from rerun_render.gpu.renderers.ui import UiRenderer
from rerun_render.gpu.renderers.volumes import VolumesRenderer
from rerun_render.gpu.resources import ResourceCache
from rerun_render.gpu.slots import DrawSlots
from rerun_render.gpu.stats import RenderStats
from rerun_render.gpu.targets import PixelFormat, Targets

DEFAULT_BUDGET_BYTES = 1 << 30


class _Pending(NamedTuple):
    buffer: Any
    promise: Any
    targets: Targets


class _ViewPlan(NamedTuple):
    """commands: among the samples of the view. resolved: on the picture afterwards."""

    rect: Rect
    commands: list[Command]
    resolved: list[Command]


class GpuRenderer:
    """Frames to pixels.

    samples: per pixel, 4 (soft edges as in the official viewer) or 1 (hard edges, faster).
    frames_in_flight: how many frames may be submitted before one must be collected.
    pixel_format: what `collect` gives: `rgba`, or `yuv420p` (BT.709, limited range) for encoders; sizes must be even.
    budget_bytes: device memory for uploaded drawables beyond those of the current frame.
    """

    def __init__(
        self,
        context: GpuContext,
        *,
        samples: int = 4,
        frames_in_flight: int = 3,
        pixel_format: PixelFormat = "rgba",
        budget_bytes: int = DEFAULT_BUDGET_BYTES,
    ) -> None:
        if samples not in (1, 4):
            raise ValueError(f"samples must be 1 or 4, got {samples!r}")
        if frames_in_flight < 1:
            raise ValueError(f"frames_in_flight must be at least 1, got {frames_in_flight!r}")
        self.frames_in_flight = frames_in_flight
        self.samples = samples
        self.pixel_format: PixelFormat = pixel_format
        self.stats = RenderStats()
        self._context = context
        with adapter_errors("preparing to draw"):
            pipelines = Pipelines(context, samples)
            cache = ResourceCache(context, self.stats, budget_bytes)
            self._tools = Tools(pipelines, cache, DrawSlots(context, pipelines.draw_layout))
            self._points = PointsRenderer(self._tools)
            self._lines = LinesRenderer(self._tools)
            self._meshes = MeshesRenderer(context, self._tools)
            self._rects = RectsRenderer(context, self._tools)
            self._splats = SplatsRenderer(context, self._tools)
            self._volumes = VolumesRenderer(context, self._tools)
            self._ui = UiRenderer(context, self._tools, self.stats)
        self._targets: Targets | None = None
        self._free_buffers: list[Any] = []
        self._pending: deque[_Pending] = deque()
        self._last_frame: Frame | None = None

    @property
    def pending(self) -> int:
        """Frames submitted and not yet collected."""
        return len(self._pending)

    def submit(self, frame: Frame) -> None:
        """Start drawing.

        Raises `AdapterError` when the adapter cannot, RuntimeError when `frames_in_flight` frames wait to be collected.
        """
        if len(self._pending) >= self.frames_in_flight:
            raise RuntimeError(f"{len(self._pending)} frames are in flight; collect one before submitting another")
        with adapter_errors("drawing"):
            targets = self._targets_for(frame)
            encoder = self._context.device.create_command_encoder()
            if frame is self._last_frame:
                # The picture is still on the device.
                self.stats.repeated_frames += 1
            else:
                self._last_frame = None
                self._record(encoder, frame, targets)
            buffer = self._free_buffers.pop() if self._free_buffers else targets.create_readback(self._context)
            targets.record_readback(encoder, buffer)
            self._context.queue.submit([encoder.finish()])
            promise = buffer.map_async("READ_NOSYNC")
        self._last_frame = frame
        self._pending.append(_Pending(buffer, promise, targets))
        self.stats.frames += 1

    def collect(self) -> npt.NDArray[np.uint8]:
        """Pixels of the oldest submitted frame, C-contiguous and the caller's own.

        (H, W, 4) uint8 sRGB with alpha 255; for yuv420p (H * W * 3 / 2,) uint8, the planes Y, U, V one after another.
        Waits until it is drawn. Raises `AdapterError` when drawing failed, RuntimeError when nothing is pending.
        """
        if not self._pending:
            raise RuntimeError("no frame is pending; submit one before collecting")
        buffer, promise, targets = self._pending.popleft()
        with adapter_errors("reading a frame back"):
            promise.sync_wait()
            pixels = targets.read(buffer)
            buffer.unmap()
        if targets is self._targets:
            self._free_buffers.append(buffer)
        return pixels

    def render(self, frame: Frame) -> npt.NDArray[np.uint8]:
        """Draw one frame and wait for it; see `collect`. Nothing else may be pending."""
        if self._pending:
            raise RuntimeError(f"{len(self._pending)} frames are pending; collect them before rendering another")
        self.submit(frame)
        return self.collect()

    def close(self) -> None:
        """Let go of everything on the device; pending frames are dropped."""
        self._pending.clear()
        self._free_buffers.clear()
        self._targets = None
        self._last_frame = None
        self._tools.cache.clear()

    def __enter__(self) -> GpuRenderer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    # Recording

    def _targets_for(self, frame: Frame) -> Targets:
        targets = self._targets
        if targets is None or (targets.width, targets.height) != (frame.width, frame.height):
            self._targets = None
            self._free_buffers.clear()
            self._last_frame = None
            targets = self._targets = Targets(
                self._context,
                frame.width,
                frame.height,
                self.samples,
                self._tools.pipelines.depth_layout,
                self.pixel_format,
            )
        return targets

    def _record(self, encoder: Any, frame: Frame, targets: Targets) -> None:
        tools = self._tools
        tools.cache.begin_frame()
        tools.slots.begin()
        views = [self._plan(view, frame, targets) for view in frame.views if view.rect.width > 0 < view.rect.height]
        ui_ranges = self._ui.prepare(frame)
        ui_slot = 0
        if ui_ranges:
            ui_slot = tools.slots.add(None, None, None, (0.0, 0.0, float(frame.width), float(frame.height)))
        tools.slots.upload()

        red, green, blue, _ = linear_color(frame.color)
        color = {"load_op": "clear", "clear_value": (red, green, blue, 1.0), "store_op": "store"}
        has_content = any(plan.commands or plan.resolved for plan in views)
        has_resolved = any(plan.resolved for plan in views)
        if has_content and targets.msaa_view is not None:
            color |= {"view": targets.msaa_view, "resolve_target": targets.color_view, "store_op": "discard"}
        else:
            color |= {"view": targets.color_view}
        attachments: dict[str, Any] = {"color_attachments": [color]}
        if has_content:
            attachments["depth_stencil_attachment"] = {
                "view": targets.depth_view,
                "depth_load_op": "clear",
                "depth_clear_value": 0.0,
                "depth_store_op": "store" if has_resolved else "discard",
            }
        render_pass = encoder.begin_render_pass(**attachments)
        for plan in views:
            self._draw(render_pass, plan.rect, plan.commands)
        render_pass.end()

        if has_resolved:
            target = {"view": targets.color_view, "load_op": "load", "store_op": "store"}
            render_pass = encoder.begin_render_pass(color_attachments=[target])
            for plan in views:
                self._draw(render_pass, plan.rect, plan.resolved)
            render_pass.end()

        if ui_ranges:
            target = {"view": targets.ui_view, "load_op": "load", "store_op": "store"}
            render_pass = encoder.begin_render_pass(color_attachments=[target])
            self._ui.record(render_pass, ui_slot, ui_ranges)
            render_pass.end()

    def _draw(self, render_pass: Any, rect: Rect, commands: list[Command]) -> None:
        if not commands:
            return
        render_pass.set_viewport(*rect, 0.0, 1.0)
        render_pass.set_scissor_rect(*rect)
        slots = self._tools.slots.bind_group
        bound_pipeline: Any = None
        bound_slot = -1
        bound_groups: tuple[Any, ...] = ()
        for pipeline, slot, groups, count, index_buffer, num_instances, first_instance in commands:
            if pipeline is not bound_pipeline:
                render_pass.set_pipeline(pipeline)
                bound_pipeline = pipeline
            if slot != bound_slot:
                render_pass.set_bind_group(0, slots, (slot,))
                bound_slot = slot
            if groups != bound_groups:
                for index, group in enumerate(groups, 1):
                    render_pass.set_bind_group(index, group)
                if index_buffer is not None:
                    render_pass.set_index_buffer(index_buffer, "uint32")
                bound_groups = groups
            if index_buffer is None:
                render_pass.draw(count, num_instances, 0, first_instance)
            else:
                render_pass.draw_indexed(count, num_instances, 0, 0, first_instance)
        self.stats.draws += len(commands)

    def _plan(self, view: View, frame: Frame, targets: Targets) -> _ViewPlan:
        rect = view.rect
        if not (
            0 <= rect.x and 0 <= rect.y and rect.x + rect.width <= frame.width and rect.y + rect.height <= frame.height
        ):
            raise ValueError(f"view rectangle {tuple(rect)} is not inside the frame of {frame.width}x{frame.height} px")
        projection = project(view)
        opaque: list[Command] = []
        lines: list[Command] = []
        transparent: list[tuple[MeshInstances | ImageRect | Splats, ViewProjection]] = []
        resolved: list[Command] = []
        volumes: list[tuple[Volume, ViewProjection]] = []
        for drawable, seen_through in projected_drawables(view, projection):
            match drawable:
                case Points():
                    opaque += self._points.commands(drawable, seen_through)
                case LineSegments():
                    lines += self._lines.commands(drawable, seen_through)
                case MeshInstances() | ImageRect() if drawable.transparent:
                    transparent.append((drawable, seen_through))
                case Volume():
                    volumes.append((drawable, seen_through))
                case Splats():
                    transparent.append((drawable, seen_through))
                case MeshInstances():
                    opaque += self._meshes.commands(drawable, seen_through)
                case ImageRect():
                    opaque += self._rects.commands(drawable, seen_through)
        commands = opaque + lines
        background = background_command(self._tools, view.background, projection, frame.color)
        if background is not None:
            commands.append(background)
        if view.grid is not None:
            # With nothing transparent to come after it, the grid is drawn once per pixel: a third of the time of a
            # frame on software adapters.
            depth_group = None if transparent else targets.depth_group
            grid = grid_command(self._tools, view.grid, projection, depth_group)
            if grid is not None:
                (commands if depth_group is None else resolved).append(grid)
        for run in transparent_runs(transparent):
            if isinstance(run.drawable, ImageRect):
                commands += self._rects.commands(run.drawable, run.projection)
            elif isinstance(run.drawable, Splats):
                commands += self._splats.commands(run.drawable, run.projection)
            else:
                commands += self._meshes.run_commands(run)
        for volume, seen_through in far_to_near(volumes):
            fog = self._volumes.commands(volume, seen_through, targets.depth_group)
            (commands if targets.depth_group is None else resolved).extend(fog)
        return _ViewPlan(rect, commands, resolved)
