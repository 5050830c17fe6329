"""Which primitives touch which tile: lists in the order of submission, whatever the number of threads."""

from __future__ import annotations

import numpy as np

from rerun_render.cpu.kernels.compiling import kernel


@kernel
def count_entries(first, last, boxes, tiles_x, counts):
    """Add to counts[tile] how many primitives `first` to `last` touch it. boxes: first and last column and row."""
    for i in range(first, last):
        x0, y0, x1, y1 = np.int64(boxes[i, 0]), np.int64(boxes[i, 1]), np.int64(boxes[i, 2]), np.int64(boxes[i, 3])
        if x0 == x1 and y0 == y1:
            counts[y0 * tiles_x + x0] += 1
            continue
        if x0 > x1:
            continue
        for y in range(y0, y1 + 1):
            for x in range(x0, x1 + 1):
                counts[y * tiles_x + x] += 1


@kernel
def first_places(counts, num_parts, starts):
    """Turn counts (parts * tiles) into the first place of each part's entries; starts (tiles + 1,). Returns the sum."""
    num_tiles = len(starts) - 1
    total = 0
    for tile in range(num_tiles):
        starts[tile] = total
        for part in range(num_parts):
            here = counts[part * num_tiles + tile]
            counts[part * num_tiles + tile] = total
            total += here
    starts[num_tiles] = total
    return total


@kernel
def fill_entries(first, last, boxes, tiles_x, places, entries):
    """Write primitives `first` to `last` into the lists of the tiles they touch, from places[tile] on."""
    for i in range(first, last):
        x0, y0, x1, y1 = np.int64(boxes[i, 0]), np.int64(boxes[i, 1]), np.int64(boxes[i, 2]), np.int64(boxes[i, 3])
        if x0 > x1:
            continue
        for y in range(y0, y1 + 1):
            for x in range(x0, x1 + 1):
                tile = y * tiles_x + x
                entries[places[tile]] = i
                places[tile] += 1
