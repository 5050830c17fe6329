"""Draws whole tiles: every command in order, then output. Each tile is drawn by one thread.

What a command does is the `tile_kernel` of its kind, called by its address: only kinds that a frame has are compiled.
"""

from __future__ import annotations

import numpy as np

from rerun_render.cpu.kernels import layout
from rerun_render.cpu.kernels.compiling import address_of, call_at, take_number, tile_kernel
from rerun_render.cpu.kernels.context import COMMAND, FIRST_ENTRY, LAST_ENTRY, NUMBERS, SERIAL, TILE_X, TILE_Y, TOUCHED
from rerun_render.cpu.kernels.discs import draw_points
from rerun_render.cpu.kernels.finishing import draw_quads, keep, resolve, restore
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    END,
    GRADIENT,
    GRID,
    KEEP,
    KIND,
    LEFT,
    NUM_FLOATS,
    NUM_INTS,
    RECORD,
    RESOLVE,
    RESTORE,
    RIGHT,
    STORE,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
    VOLUME,
)
from rerun_render.cpu.kernels.meshes import draw_meshes
from rerun_render.cpu.kernels.segments import draw_lines, pick_lines
from rerun_render.cpu.kernels.splats import draw_splats
from rerun_render.cpu.kernels.surroundings import draw_gradient, draw_grid
from rerun_render.cpu.kernels.triangles import draw_images, pick_images, pick_meshes
from rerun_render.cpu.kernels.ui_strokes import draw_ui_strokes
from rerun_render.cpu.kernels.ui_triangles import draw_ui_triangles
from rerun_render.cpu.kernels.volumes import draw_volume


@tile_kernel
def draw_tiles(context, functions, counter, width, height, samples, regions, ints, floats, starts, entries, depths, colors, pixels):  # fmt: skip  # noqa: E501
    """Draw tiles until none is left."""
    tiles_x = (width + TILE_WIDTH - 1) // TILE_WIDTH
    num_tiles = tiles_x * ((height + TILE_HEIGHT - 1) // TILE_HEIGHT)
    while True:
        tile = take_number(counter)
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

        context[TILE_X], context[TILE_Y], context[TOUCHED] = tile_x, tile_y, touched
        for c in range(len(ints)):
            kind = ints[c, KIND]
            first = e
            if kind == RESOLVE:
                if not touched:
                    continue
            elif kind != GRADIENT and kind != GRID and kind != KEEP and kind != RESTORE and kind != VOLUME:
                while e < end and np.int64(entries[e]) < ints[c, END]:
                    e += 1
                if first == e:
                    continue
            context[SERIAL], context[FIRST_ENTRY], context[LAST_ENTRY] = c, first, e
            context[COMMAND] = address_of(ints) + c * (8 * NUM_INTS)
            context[NUMBERS] = address_of(floats) + c * (8 * NUM_FLOATS)
            call_at(functions[kind], context)
        call_at(functions[STORE], context)


DRAWERS = {
    layout.POINTS: draw_points,
    layout.MESH: draw_meshes,
    layout.LINES: draw_lines,
    layout.IMAGE: draw_images,
    layout.GRADIENT: draw_gradient,
    layout.GRID: draw_grid,
    layout.RESOLVE: resolve,
    layout.KEEP: keep,
    layout.RESTORE: restore,
    layout.UI: draw_quads,
    layout.UI_TRIANGLES: draw_ui_triangles,
    layout.UI_STROKES: draw_ui_strokes,
    layout.SPLATS: draw_splats,
    layout.VOLUME: draw_volume,
}
"""What draws each kind of command."""

PICKERS = {
    layout.POINTS: draw_points,  # with numbers for colours
    layout.MESH_TRIANGLES: pick_meshes,
    layout.LINES: pick_lines,
    layout.IMAGE: pick_images,
    layout.RESOLVE: resolve,
}
"""What tells which primitive is at each pixel, for one sample per pixel."""
