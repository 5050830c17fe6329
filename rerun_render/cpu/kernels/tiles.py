"""Draws whole tiles: every command in order, then output. Each tile is drawn by one thread."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from rerun_render.cpu.kernels.compiling import kernel
from rerun_render.cpu.kernels.finishing import draw_quads, resolve, store_planes, store_rgba
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    END,
    GRADIENT,
    GRID,
    KIND,
    LEFT,
    POINTS,
    RECORD,
    RESOLVE,
    RIGHT,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
    UI,
    UI_TRIANGLES,
)
from rerun_render.cpu.kernels.points import draw_points
from rerun_render.cpu.kernels.surroundings import draw_gradient, draw_grid
from rerun_render.cpu.kernels.triangles import draw_triangles
from rerun_render.cpu.kernels.ui_triangles import draw_ui_triangles


def _take_number(counter: Any) -> int:
    """counter[0], and adds one to it: no two threads get the same number."""
    number = int(counter[0])
    counter[0] += 1
    return number


_config: Any = numba.config

if not _config.DISABLE_JIT:

    @intrinsic
    def _take_number(context: Any, counter: Any) -> Any:
        """The same for compiled code, where threads meet: atomic."""

        def generate(codegen: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            array = codegen.make_array(signature.args[0])(codegen, builder, arguments[0])
            one = codegen.get_constant(types.int64, 1)
            place = cgutils.gep_inbounds(builder, array.data, 0)
            return builder.atomic_rmw("add", place, one, "monotonic")

        return types.int64(counter), generate


@kernel
def draw_tiles(
    counter,
    width,
    height,
    samples,
    as_planes,
    ints,
    floats,
    starts,
    entries,
    records,
    packed,
    triangles,
    vertices,
    attributes,
    texels,
    rects,
    uvs,
    quad_colors,
    corner_radii,
    atlas,
    ui_places,
    ui_colors,
    ui_corners,
    regions,
    blended,
    tables,
    codes,
    shades,
    output,
    depths,
    colors,
    pixels,
    planes,
    places,
    rows,
    strengths,
    block,
    block_colors,
):
    """Draw tiles until none is left. counter: number of the next tile, shared by all threads.

    regions: (N, 5) left, top, right, bottom and packed colour: what the samples hold before anything is drawn.
    blended: (commands, strengths) of the grids. depths to block_colors: room of the thread, see `TileRoom`.
    """
    tiles_x = (width + TILE_WIDTH - 1) // TILE_WIDTH
    num_tiles = tiles_x * ((height + TILE_HEIGHT - 1) // TILE_HEIGHT)
    while True:
        tile = _take_number(counter)
        if tile >= num_tiles:
            return
        tile_x, tile_y = tile % tiles_x * TILE_WIDTH, tile // tiles_x * TILE_HEIGHT
        e, end = starts[tile], starts[tile + 1]
        touched = False
        for c in range(len(ints)):
            kind = ints[c, KIND]
            is_here = (
                ints[c, LEFT] < tile_x + TILE_WIDTH
                and ints[c, RIGHT] > tile_x
                and ints[c, TOP] < tile_y + TILE_HEIGHT
                and ints[c, BOTTOM] > tile_y
            )
            if kind == GRADIENT or (kind == GRID and ints[c, RECORD] == 0):
                touched = touched or is_here
        # Entries of the interface come last: whether anything else is there.
        if e < end:
            for c in range(len(ints)):
                if ints[c, KIND] == RESOLVE:
                    touched = touched or np.int64(entries[e]) < ints[c, END]
        if touched:
            depths[:] = 0.0
            colors[:] = np.uint32(regions[0, 4])
        else:
            pixels[:] = np.uint32(regions[0, 4])
        for r in range(1, len(regions)):
            left, right = max(regions[r, 0] - tile_x, 0), min(regions[r, 2] - tile_x, TILE_WIDTH)
            top, bottom = max(regions[r, 1] - tile_y, 0), min(regions[r, 3] - tile_y, TILE_HEIGHT)
            if left < right:
                for y in range(top, bottom):
                    row = y * TILE_WIDTH
                    if touched:
                        colors[(row + left) * samples : (row + right) * samples] = np.uint32(regions[r, 4])
                    else:
                        pixels[row + left : row + right] = np.uint32(regions[r, 4])

        for c in range(len(ints)):
            command, numbers = ints[c], floats[c]
            kind = command[KIND]
            if kind == RESOLVE:
                if touched:
                    resolve(samples, colors, pixels, tables, codes)
                continue
            if kind == GRADIENT:
                draw_gradient(command, numbers, tile_x, tile_y, samples, depths, colors)
                continue
            if kind == GRID:
                draw_grid(
                    command,
                    numbers,
                    tile_x,
                    tile_y,
                    samples,
                    command[RECORD] != 0,
                    touched,
                    command[END],
                    blended[c],
                    places,
                    rows,
                    strengths,
                    depths,
                    colors,
                    pixels,
                    tables,
                    codes,
                )
                continue
            first = e
            while e < end and np.int64(entries[e]) < command[END]:
                e += 1
            if first == e:
                continue
            if kind == POINTS:
                draw_points(
                    entries,
                    first,
                    e,
                    command,
                    numbers,
                    tile_x,
                    tile_y,
                    samples,
                    records,
                    packed,
                    depths,
                    colors,
                    tables,
                    codes,
                    shades,
                    block,
                    block_colors,
                )
            elif kind == UI:
                draw_quads(
                    entries,
                    first,
                    e,
                    command,
                    tile_x,
                    tile_y,
                    rects,
                    uvs,
                    quad_colors,
                    corner_radii,
                    atlas,
                    pixels,
                )
            elif kind == UI_TRIANGLES:
                draw_ui_triangles(entries, first, e, command, tile_x, tile_y, ui_places, ui_colors, ui_corners, pixels)
            else:
                draw_triangles(
                    entries,
                    first,
                    e,
                    command,
                    numbers,
                    tile_x,
                    tile_y,
                    samples,
                    triangles,
                    vertices,
                    attributes,
                    texels,
                    planes,
                    depths,
                    colors,
                    tables,
                    codes,
                )
        if as_planes:
            store_planes(pixels, tile_x, tile_y, width, height, output)
        else:
            store_rgba(pixels, tile_x, tile_y, width, height, output)
