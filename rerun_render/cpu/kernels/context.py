"""What the kernels of a tile share: one row of 8 byte slots, with a field for each number or array.

A `tile_kernel` names the fields it needs as its arguments. `tiles.draw_tiles` sets those of `CHANGING` for each tile
and command; the caller sets all others for a frame. To give a new primitive a table of its own, add a field here and
its array in `renderer`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_INT, _BYTES, _WORDS, _FLOATS = ("i8", 0), ("u1", 1), ("u4", 1), ("f4", 1)

CHANGING: dict[str, tuple[str, int]] = {
    "tile_x": _INT,  # corner of the tile, px
    "tile_y": _INT,
    "touched": _INT,  # whether samples of the tile are in use
    "serial": _INT,  # number of the command
    "first": _INT,  # its entries on this tile, and the one after the last
    "last": _INT,
    "command": ("i8", 1),  # its row of `ints`
    "numbers": ("f8", 1),  # its row of `floats`
}

FIELDS: dict[str, tuple[str, int]] = {
    **CHANGING,
    "context": ("i8", 1),  # the row itself
    "functions": ("i8", 1),  # address of the kernel of each kind of command
    "counter": ("i8", 1),  # number of the next tile, shared by all threads
    "width": _INT,
    "height": _INT,
    "samples": _INT,  # a constant of compiled code
    "regions": ("i8", 2),  # left, top, right, bottom, packed colour: what samples hold before anything is drawn
    "ints": ("i8", 2),
    "floats": ("f8", 2),
    "starts": ("i8", 1),  # first entry of each tile
    "entries": _WORDS,
    "records": ("f4", 2),
    "packed": _WORDS,
    "triangles": ("i4", 2),
    "vertices": ("f8", 2),
    "attributes": ("f4", 2),
    "texels": _WORDS,
    "rects": ("f4", 2),  # quads of the interface
    "uvs": ("f4", 2),
    "quad_colors": ("u1", 2),
    "corner_radii": _FLOATS,
    "atlas": ("u1", 2),
    "ui_places": ("f4", 2),  # triangles of the interface
    "ui_colors": ("u1", 2),
    "ui_corners": ("i8", 2),
    "ui_ends": ("f4", 2),  # strokes of the interface
    "ui_radii": _FLOATS,
    "stroke_colors": ("u1", 2),
    "blended": ("u4", 2),  # colours of each command's grid
    "tables": _FLOATS,
    "codes": _BYTES,
    "shades": _FLOATS,
    "output": _BYTES,
    # Room of the thread.
    "depths": _FLOATS,
    "colors": _WORDS,
    "pixels": _WORDS,
    "planes": ("f8", 2),
    "places": ("f8", 2),
    "rows": ("f4", 2),
    "strengths": _FLOATS,
    "block": ("f4", 2),
    "block_colors": ("i8", 1),
}


def _slots() -> tuple[dict[str, int], int]:
    slots, used = {}, 1
    for name, (_, ndim) in FIELDS.items():
        slots[name] = used
        used += 1 + ndim
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
    kind, ndim = FIELDS[name]
    slot = SLOTS[name]
    if not isinstance(value, np.ndarray):
        row[slot] = value
        return
    if value.dtype.str[1:] != kind or value.ndim != ndim or not value.flags.c_contiguous:
        raise TypeError(f"{name}: expected {ndim}-dimensional C-contiguous {kind}, got {value.ndim} {value.dtype}")
    row[slot] = value.__array_interface__["data"][0]
    row[slot + 1 : slot + 1 + ndim] = value.shape
