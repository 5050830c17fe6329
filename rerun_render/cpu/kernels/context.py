"""What the kernels of a tile share: one row of 8 byte slots, with a field for each number or array.

A `tile_kernel` names the fields it needs as its arguments. `tiles.draw_tiles` sets those of `CHANGING` for each tile
and command; the caller sets all others for a frame. To give a new primitive a table of its own, add a field here and
its array in `renderer`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.cpu.kernels.layout import (
    BLOCK_ROWS,
    NUM_ATTRIBUTES,
    NUM_FLOATS,
    NUM_INTS,
    NUM_LANES,
    NUM_OF_INSTANCE,
    NUM_SEGMENT,
    NUM_STRENGTHS,
    POINTS_PER_BLOCK,
    TILE_WIDTH,
)

# Code of the items, and shape: None where a frame decides.
_Field = tuple[str, tuple[int | None, ...]]
_INT: _Field = ("i8", ())
_INTS: _Field = ("i8", (None,))
_BYTES: _Field = ("u1", (None,))
_WORDS: _Field = ("u4", (None,))
_FLOATS: _Field = ("f4", (None,))

CHANGING: dict[str, _Field] = {
    "tile_x": _INT,  # corner of the tile, px
    "tile_y": _INT,
    "touched": _INT,  # whether samples of the tile are in use
    "serial": _INT,  # number of the command
    "first": _INT,  # its entries on this tile, and the one after the last
    "last": _INT,
    "command": ("i8", (NUM_INTS,)),  # its row of `ints`
    "numbers": ("f8", (NUM_FLOATS,)),  # its row of `floats`
}

FIELDS: dict[str, _Field] = {
    **CHANGING,
    "context": _INTS,  # the row itself
    "functions": _INTS,  # address of the kernel of each kind of command
    "counter": _INTS,  # number of the next tile, shared by all threads
    "width": _INT,
    "height": _INT,
    "samples": _INT,  # a constant of compiled code
    "regions": ("i8", (None, 5)),  # left, top, right, bottom, packed colour: what samples hold before anything is drawn
    "ints": ("i8", (None, NUM_INTS)),
    "floats": ("f8", (None, NUM_FLOATS)),
    "starts": _INTS,  # first entry of each tile
    "entries": _WORDS,
    "records": ("f4", (None, 4)),
    "packed": _WORDS,
    "triangles": ("i4", (None, 3)),
    "vertices": ("f8", (None, 3)),
    "segments": ("f8", (None, NUM_SEGMENT)),
    "attributes": ("f4", (None, NUM_ATTRIBUTES)),
    "instances": ("f8", (None, NUM_OF_INSTANCE)),  # of meshes
    "clusters": ("i4", (None, 4)),  # first vertex and the one after the last, the same for triangles
    "mesh_vertices": ("f4", (None, 8)),  # place, normal, texture coordinates
    "mesh_colors": _WORDS,
    "mesh_corners": ("i4", (None, 3)),  # vertices of triangles, counted from the first of the cluster
    "voxels": _FLOATS,
    "ramps": ("f4", (None, 4)),  # linear colours and thickness of the values of volumes
    "texels": _WORDS,
    "rects": ("f4", (None, 4)),  # quads of the interface
    "uvs": ("f4", (None, 4)),
    "quad_colors": ("u1", (None, 4)),
    "corner_radii": _FLOATS,
    "atlas": ("u1", (None, None)),
    "ui_places": ("f4", (None, 2)),  # triangles of the interface
    "ui_colors": ("u1", (None, 4)),
    "ui_corners": ("i8", (None, 3)),
    "ui_ends": ("f4", (None, 4)),  # strokes of the interface
    "ui_radii": _FLOATS,
    "stroke_colors": ("u1", (None, 4)),
    "blended": ("u4", (None, NUM_STRENGTHS)),  # colours of each command's grid
    "tables": _FLOATS,
    "codes": _BYTES,
    "shade_codes": ("f4", (2, 256)),
    "lanes": ("f4", (4, NUM_LANES)),  # samples of a row of pixels, see `layout`
    "falloffs": _FLOATS,  # of splats
    "output": _BYTES,
    "kept": _WORDS,  # pixels of views that were put aside
    "picks": _WORDS,  # number of the primitive at each pixel, from 1
    "near_depths": _FLOATS,  # its depth as samples hold it
    # Room of the thread.
    "depths": _FLOATS,
    "colors": _WORDS,
    "pixels": _WORDS,
    "planes": ("f8", (NUM_ATTRIBUTES + 1, 3)),
    "moved": ("f8", (None, 5)),  # vertices of a cluster on the picture
    "corners": ("f8", (6, 8)),  # what three corners of a triangle carry, and those of the one that it was cut from
    "shares": ("f8", (5, 3)),
    "pieces": ("i8", (4, 3)),
    "paint": ("u4", (TILE_WIDTH,)),
    "places": ("f8", (4, TILE_WIDTH + 2)),
    "rows": ("f4", (6, TILE_WIDTH + 2)),
    "strengths": _FLOATS,
    "block": ("f4", (BLOCK_ROWS, POINTS_PER_BLOCK)),  # points
    "block_colors": ("u4", (POINTS_PER_BLOCK,)),
    "spans": ("i4", (4, POINTS_PER_BLOCK)),
}


def _slots() -> tuple[dict[str, int], int]:
    slots, used = {}, 1
    for name, (_, shape) in FIELDS.items():
        slots[name] = used
        used += 1 + len(shape)
    return slots, used


SLOTS, NUM_SLOTS = _slots()
"""Slot of each field: the number, or the address of the array, which its shape follows. Slot 0 is free."""

TILE_X, TILE_Y, TOUCHED, SERIAL = SLOTS["tile_x"], SLOTS["tile_y"], SLOTS["touched"], SLOTS["serial"]
FIRST_ENTRY, LAST_ENTRY, COMMAND, NUMBERS = SLOTS["first"], SLOTS["last"], SLOTS["command"], SLOTS["numbers"]


def new_row() -> npt.NDArray[np.int64]:
    """A row in which only `context` is set."""
    row = np.zeros(NUM_SLOTS, np.int64)
    put(row, "context", row)
    return row


def put(row: npt.NDArray[np.int64], name: str, value: int | npt.NDArray[Any]) -> None:
    """Set a field. The row does not keep arrays alive. Raises TypeError for an array of another type."""
    code, shape = FIELDS[name]
    slot = SLOTS[name]
    if not isinstance(value, np.ndarray):
        row[slot] = value
        return
    fits = len(shape) == value.ndim and all(a in (None, b) for a, b in zip(shape, value.shape, strict=True))
    if not fits or value.dtype.str[1:] != code or not value.flags.c_contiguous:
        raise TypeError(f"{name}: expected C-contiguous {code} {shape}, got {value.dtype} {value.shape}")
    row[slot] = value.__array_interface__["data"][0]
    row[slot + 1 : slot + 1 + len(shape)] = value.shape
