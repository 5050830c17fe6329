"""Compiled loops. Nothing else of the package imports numba; here only `frontend` does.

Arrays that all of them share:
- `depths`, `colors`: samples of one tile, (TILE_HEIGHT * TILE_WIDTH * samples,) float32 and uint32; the samples of a
  pixel follow each other. Depth is 1 at the near plane and 0 at infinity. Colours are sRGB bytes, red lowest.
- `ints`, `floats`: one row per command, columns in `layout`.
- `tables`: linear value of each sRGB byte. `codes`: sRGB byte of each linear value, in steps of 1 / CODE_STEPS.
Places on the frame are px, y down, pixel centres at halves. All arithmetic on places is float64.

A new primitive takes
1. a number in `layout` for its kind of command, and NUM_KINDS one higher;
2. a `@kernel` that places it: writes its records and, into `boxes`, the tiles each one may touch; called by a function
   in `cpu.placing.PLACERS`, which returns the command;
3. a `@tile_kernel` that draws `entries[first:last]` on one tile, named in `tiles.DRAWERS` for the kind. Its arguments
   are picked by their names from `context.FIELDS`; a table of its own becomes a new field, which `cpu.renderer` fills.
Kernels are compiled when a frame first needs them, each apart: several small ones start faster than one with branches.
"""
