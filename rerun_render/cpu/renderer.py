"""Draws frames in threads of its own, several in flight.

A frame is placed (drawables to primitives with boxes of tiles), binned (lists of primitives for each tile, in the order
of submission) and drawn tile by tile. A tile belongs to one thread, so the bytes do not depend on how many there are.
Phases of a view: opaque (lines last), background, grid, transparent from far to near.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from rerun_render.core.srgb import linear_from_srgb, srgb_from_linear
from rerun_render.cpu import commands
from rerun_render.cpu.ahead import start_compiling, stop_compiling
from rerun_render.cpu.commands import Command, pack
from rerun_render.cpu.interface import Interface, InterfaceTables
from rerun_render.cpu.keeping import Keeper, Way
from rerun_render.cpu.kernels import context, layout
from rerun_render.cpu.kernels.binning import count_entries, fill_entries, first_places
from rerun_render.cpu.kernels.finishing import store_planes, store_rgba
from rerun_render.cpu.kernels.surroundings import grid_colors
from rerun_render.cpu.kernels.tiles import DRAWERS, draw_tiles
from rerun_render.cpu.placing import PLACERS
from rerun_render.cpu.scratch import Scratch, lane_table, tile_room
from rerun_render.cpu.workers import Workers, num_cores
from rerun_render.drawables import Frame, ImageRect, LineSegments, MeshInstances, Rect, Splats, UiLayer, View, Volume
from rerun_render.drawables.frame import clipped_layers
from rerun_render.drawables.ordering import transparent_runs
from rerun_render.drawables.primitives import texture_of
from rerun_render.drawables.projection import ViewProjection, project, projected_drawables
from rerun_render.drawables.srgb import LINEAR_FROM_BYTE
from rerun_render.drawables.surroundings import grid_numbers
from rerun_render.drawables.volumes import far_to_near

PixelFormat = Literal["rgba", "yuv420p"]

_NO_ATLAS = np.zeros((1, 1), np.uint8)
MAX_SIDE = 32768
"""Largest width and height of a frame, px."""


def _codes() -> npt.NDArray[np.uint8]:
    """sRGB byte of each linear value in steps of 1 / CODE_STEPS."""
    value = np.arange(layout.CODE_STEPS + 1) / layout.CODE_STEPS
    return np.floor(255.0 * srgb_from_linear(value) + 0.5).astype(np.uint8)


def _shade_codes() -> npt.NDArray[np.float32]:
    """For each sRGB byte, with c its linear value: 255 * 1.055 * c ** (1 / 2.4), and 255 * 12.92 * c."""
    linear = linear_from_srgb(np.arange(256) / 255.0)
    return np.stack([255 * 1.055 * linear ** (1 / 2.4), 255 * 12.92 * linear]).astype(np.float32)


_CODES = _codes()
_SHADE_CODES = _shade_codes()
_FALLOFFS = np.exp(-np.arange(layout.FALLOFF_STEPS + 1) / layout.FALLOFFS_PER_UNIT).astype(np.float32)


class CpuRenderer:
    """Frames to pixels.

    samples: per pixel, 4 (soft edges as in the official viewer) or 1 (hard edges, faster).
    frames_in_flight: how many frames may be submitted before one must be collected.
    pixel_format: what `collect` gives: `rgba`, or `yuv420p` (BT.709, limited range) for encoders; sizes must be even.
    threads: that draw one frame; None for the cores of the process. The pixels do not depend on it.
    """

    def __init__(
        self,
        *,
        samples: int = 4,
        frames_in_flight: int = 3,
        pixel_format: PixelFormat = "rgba",
        threads: int | None = None,
    ) -> None:
        if samples not in (1, 4):
            raise ValueError(f"samples must be 1 or 4, got {samples!r}")
        if frames_in_flight < 1:
            raise ValueError(f"frames_in_flight must be at least 1, got {frames_in_flight!r}")
        if threads is not None and threads < 1:
            raise ValueError(f"threads must be at least 1, got {threads!r}")
        self.samples = samples
        self.frames_in_flight = frames_in_flight
        self.pixel_format: PixelFormat = pixel_format
        self._workers = Workers(threads or num_cores())
        self._scratch = Scratch()
        self._interface = Interface()
        self._keeper = Keeper()
        self._has_drawn = False
        self._lanes = lane_table(samples)
        self._rooms = [tile_room(samples) for _ in range(self._workers.num_threads)]
        self._own_rows = [_own_row(room) for room in self._rooms]
        # Fields that all threads share, and what they were set to.
        self._row = context.new_row()
        self._held: dict[str, Any] = {}
        context.put(self._row, "samples", samples)
        context.put(self._row, "command", np.zeros(layout.NUM_INTS, np.int64))
        context.put(self._row, "numbers", np.zeros(layout.NUM_FLOATS))
        self._counts: npt.NDArray[np.int64] = np.zeros((0, 0), np.int64)
        self._pending: deque[Future[npt.NDArray[np.uint8]]] = deque()
        # One frame after the other: they share the scratch.
        self._frames = ThreadPoolExecutor(1, thread_name_prefix="rerun-render-frames")

    @property
    def num_threads(self) -> int:
        """Threads that draw one frame."""
        return self._workers.num_threads

    @property
    def pending(self) -> int:
        """Frames submitted and not yet collected."""
        return len(self._pending)

    def submit(self, frame: Frame) -> None:
        """Start drawing.

        Raises RuntimeError when `frames_in_flight` frames wait to be collected, ValueError for sizes that do not fit.
        """
        if len(self._pending) >= self.frames_in_flight:
            raise RuntimeError(f"{len(self._pending)} frames are in flight; collect one before submitting another")
        self._check(frame)
        self._pending.append(self._frames.submit(self._draw, frame))

    def collect(self) -> npt.NDArray[np.uint8]:
        """Pixels of the oldest submitted frame, C-contiguous and the caller's own.

        (H, W, 4) uint8 sRGB with alpha 255; for yuv420p (H * W * 3 / 2,) uint8, the planes Y, U, V one after another.
        Waits until it is drawn. Raises RuntimeError when nothing is pending.
        """
        if not self._pending:
            raise RuntimeError("no frame is pending; submit one before collecting")
        return self._pending.popleft().result()

    def render(self, frame: Frame) -> npt.NDArray[np.uint8]:
        """Draw one frame and wait for it; see `collect`. Nothing else may be pending."""
        if self._pending:
            raise RuntimeError(f"{len(self._pending)} frames are pending; collect them before rendering another")
        self.submit(frame)
        return self.collect()

    def close(self) -> None:
        """End the threads; pending frames are dropped."""
        self._pending.clear()
        self._frames.shutdown(cancel_futures=True)
        self._workers.close()
        self._scratch = Scratch()

    def __enter__(self) -> CpuRenderer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _check(self, frame: Frame) -> None:
        width, height = frame.width, frame.height
        if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
            raise ValueError(f"expected a width and height of 1 to {MAX_SIDE} px, got {width}x{height}")
        if self.pixel_format == "yuv420p" and (width % 2 or height % 2):
            raise ValueError(f"expected an even size for yuv420p, got {width}x{height}")
        for view in frame.views:
            rect = view.rect
            if not (0 <= rect.x and 0 <= rect.y and rect.x + rect.width <= width and rect.y + rect.height <= height):
                raise ValueError(f"view rectangle {tuple(rect)} is not inside the frame of {width}x{height} px")

    # Drawing

    def _draw(self, frame: Frame) -> npt.NDArray[np.uint8]:
        helper = None
        if not self._has_drawn:
            as_planes = self.pixel_format == "yuv420p"
            helper = start_compiling(frame, self.samples, as_planes=as_planes, num_cores=num_cores())
        try:
            picture = self._draw_frame(frame)
            self._has_drawn = True
            return picture
        except BaseException:
            self._keeper.forget()
            raise
        finally:
            stop_compiling(helper)

    def _draw_frame(self, frame: Frame) -> npt.NDArray[np.uint8]:
        scratch = self._scratch
        scratch.begin_frame()
        views = [view for view in frame.views if view.rect.width > 0 < view.rect.height]
        textures = (texture_of(drawable) for view in views for drawable in view.all_drawables)
        scratch.textures.begin_frame(texture for texture in textures if texture is not None)
        whole = Rect(0, 0, frame.width, frame.height)
        rows: list[Command] = []
        resolved: list[Command] = []
        copies: list[Command] = []
        content: list[tuple[Rect, UiLayer]] = []
        regions = [(0, 0, frame.width, frame.height, pack(frame.color))]
        ways = self._keeper.plan(frame, views)
        for view, way in zip(views, ways, strict=True):
            rect = view.rect
            if way is not Way.DRAW:
                copies.append(Command(layout.KEEP if way is Way.KEEP else layout.RESTORE, rect))
            if way is Way.RESTORE:
                continue
            if view.background.kind == "solid":
                color = pack(view.background.color)
                regions.append((rect.x, rect.y, rect.x + rect.width, rect.y + rect.height, color))
            self._add_view(view, rows, resolved)
            content += [(rect, layer) for layer in view.ui]
        rows.append(Command(layout.RESOLVE, whole, scratch.boxes.used))
        rows += resolved
        over = [(view.rect, layer) for view in views for layer in view.overlay]
        over += [(whole, layer) for layer in frame.ui]
        layers = self._interface.add(clipped_layers(content), clipped_layers(over), copies, rows, scratch.boxes)
        return self._draw_tiles(frame, rows, layers, np.array(regions, np.int64))

    def _add_view(self, view: View, rows: list[Command], resolved: list[Command]) -> None:
        projection = project(view)
        opaque: list[Any] = []
        lines: list[Any] = []
        transparent: list[tuple[MeshInstances | ImageRect | Splats, ViewProjection]] = []
        volumes: list[tuple[Volume, ViewProjection]] = []
        for pair in projected_drawables(view, projection):
            drawable, seen_through = pair
            if isinstance(drawable, Volume):
                volumes.append((drawable, seen_through))
            elif isinstance(drawable, Splats) or (
                isinstance(drawable, (MeshInstances, ImageRect)) and drawable.transparent
            ):
                transparent.append((drawable, seen_through))
            elif isinstance(drawable, LineSegments):
                lines.append(pair)
            else:
                opaque.append(pair)

        def add(drawable: Any, seen_through: ViewProjection, *order: Any) -> None:
            command = PLACERS[type(drawable)](drawable, seen_through, self._scratch, self._workers, *order)
            if command is not None:
                rows.append(command)

        for pair in opaque + lines:
            add(*pair)
        is_solid = view.background.kind == "solid"
        if not is_solid:
            rows.append(commands.gradient(view.background.kind, projection))
        numbers = None if view.grid is None else grid_numbers(view.grid, projection)
        if view.grid is not None and numbers is not None:
            # With nothing transparent to come after it, the grid is drawn once per pixel instead of once per sample.
            clear = pack(view.background.color) if is_solid else -1
            command = commands.grid(view.grid, numbers, projection, resolved=not transparent, clear=clear)
            (rows if transparent else resolved).append(command)
        for run in transparent_runs(transparent):
            order = (run.instances,) if isinstance(run.drawable, MeshInstances) else ()
            add(run.drawable, run.projection, *order)
        for volume, seen_through in far_to_near(volumes):
            fog = PLACERS[Volume](volume, seen_through, self._scratch, self._workers)
            if fog is not None:
                resolved.append(fog)

    def _bin(self, num_tiles: int, tiles_x: int) -> npt.NDArray[np.int64]:
        """Fills the entries; returns the first one of each tile, and the end."""
        scratch, workers = self._scratch, self._workers
        count = scratch.boxes.used
        boxes = scratch.boxes.array
        if self._counts.shape != (workers.num_threads, num_tiles):
            self._counts = np.zeros((workers.num_threads, num_tiles), np.int64)
        counts = self._counts
        counts[:] = 0
        workers.split(count, lambda part, begin, end: count_entries(begin, end, boxes, tiles_x, counts[part]))
        starts = np.empty(num_tiles + 1, np.int64)
        scratch.entries.reserve(first_places(counts.reshape(-1), len(counts), starts))
        entries = scratch.entries.array
        workers.split(count, lambda part, begin, end: fill_entries(begin, end, boxes, tiles_x, counts[part], entries))
        return starts

    def _draw_tiles(
        self,
        frame: Frame,
        rows: list[Command],
        interface: InterfaceTables,
        regions: npt.NDArray[np.int64],
    ) -> npt.NDArray[np.uint8]:
        width, height = frame.width, frame.height
        tiles_x, tiles_y = -(-width // layout.TILE_WIDTH), -(-height // layout.TILE_HEIGHT)
        starts = self._bin(tiles_x * tiles_y, tiles_x)
        has_grid = any(row.ints[layout.KIND] == layout.GRID for row in rows)
        blended = np.zeros((len(rows) if has_grid else 1, layout.NUM_STRENGTHS), np.uint32)
        for index, row in enumerate(rows):
            if row.ints[layout.KIND] == layout.GRID:
                clear = max(int(row.ints[layout.END]), 0)
                grid_colors(row.floats, clear, LINEAR_FROM_BYTE, _CODES, blended[index])
        as_planes = self.pixel_format == "yuv420p"
        output = np.empty(width * height * 3 // 2 if as_planes else width * height * 4, np.uint8)
        atlas = _NO_ATLAS if frame.atlas is None else np.ascontiguousarray(frame.atlas.coverage)
        functions = np.zeros(layout.NUM_KINDS, np.int64)
        for kind in {int(row.ints[layout.KIND]) for row in rows}:
            functions[kind] = DRAWERS[kind].address(self.samples)
        functions[layout.STORE] = (store_planes if as_planes else store_rgba).address(self.samples)
        rects, uvs, quad_colors, corner_radii = interface.quads
        ui_places, ui_colors, ui_corners = interface.triangles
        ui_ends, ui_radii, stroke_colors = interface.strokes
        fields = {
            **self._shared_fields(rows, starts, frame),
            "functions": functions,
            "regions": regions,
            "packed": self._scratch.packed.array,
            "rects": rects,
            "uvs": uvs,
            "quad_colors": quad_colors,
            "corner_radii": corner_radii,
            "atlas": atlas,
            "ui_places": ui_places,
            "ui_colors": ui_colors,
            "ui_corners": ui_corners,
            "ui_ends": ui_ends,
            "ui_radii": ui_radii,
            "stroke_colors": stroke_colors,
            "blended": blended,
            "falloffs": _FALLOFFS,
            "output": output,
            "kept": self._keeper.pixels,
        }
        self._everywhere(fields)
        return output if as_planes else output.reshape(height, width, 4)

    def _shared_fields(self, rows: list[Command], starts: npt.NDArray[np.int64], frame: Frame) -> dict[str, Any]:
        """What all uses of the tiles need. starts: see `_bin`."""
        scratch = self._scratch
        return {
            "counter": np.zeros(1, np.int64),
            "width": frame.width,
            "height": frame.height,
            "ints": np.stack([row.ints for row in rows]),
            "floats": np.stack([row.floats for row in rows]),
            "starts": starts,
            "entries": scratch.entries.array,
            "records": scratch.records.array,
            "triangles": scratch.triangles.array,
            "vertices": scratch.vertices.array,
            "attributes": scratch.attributes.array,
            "instances": scratch.instances.array,
            "clusters": scratch.meshes.clusters.array,
            "mesh_vertices": scratch.meshes.vertices.array,
            "mesh_colors": scratch.meshes.colors.array,
            "mesh_corners": scratch.meshes.corners.array,
            "segments": scratch.segments.array,
            "voxels": scratch.volumes.voxels.array,
            "ramps": scratch.volumes.ramps.array,
            "texels": scratch.textures.texels.array,
            "tables": LINEAR_FROM_BYTE,
            "codes": _CODES,
            "shade_codes": _SHADE_CODES,
            "lanes": self._lanes,
        }

    def _everywhere(self, fields: dict[str, Any]) -> None:
        """Draw the tiles in all threads, each with a row and room of its own."""
        for name, value in fields.items():
            if self._held.get(name) is not value:
                context.put(self._row, name, value)
                if name != "output":  # the caller's
                    self._held[name] = value

        def draw(part: int) -> None:
            row, slots, values = self._own_rows[part]
            row[:] = self._row
            row[slots] = values
            draw_tiles.run(self.samples, row)

        self._workers.everywhere(draw)


def _own_row(room: dict[str, npt.NDArray[Any]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Any]:
    """A thread's row of fields, and the slots and values of those that no other thread shares."""
    row = context.new_row()
    for name, array in room.items():
        context.put(row, name, array)
    slots = np.flatnonzero(row)
    return row, slots, row[slots]
