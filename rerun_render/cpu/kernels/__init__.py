"""Compiled loops. Nothing else of the package imports numba.

Arrays that all of them share:
- `depths`, `colors`: samples of one tile, (TILE_HEIGHT * TILE_WIDTH * samples,) float32 and uint32; the samples of a
  pixel follow each other. Depth is 1 at the near plane and 0 at infinity. Colours are sRGB bytes, red lowest.
- `ints`, `floats`: one row per command, columns in `layout`.
- `tables`: linear value of each sRGB byte. `codes`: sRGB byte of each linear value, in steps of 1 / CODE_STEPS.
Places on the frame are px, y down, pixel centres at halves. All arithmetic on places is float64.
"""
