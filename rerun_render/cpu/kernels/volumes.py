"""Volumes: rays through boxes of fog, over the finished pixels of a tile, as far as nothing opaque is in the way."""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.color import blend
from rerun_render.cpu.kernels.compiling import inlined, kernel, tile_kernel
from rerun_render.cpu.kernels.layout import (
    BOTTOM,
    CELLS_X,
    CELLS_Y,
    CELLS_Z,
    DENSITY,
    EYE,
    LEFT,
    RAMP,
    RAMP_STEPS,
    RAYS,
    RECORD,
    RIGHT,
    TILE_HEIGHT,
    TILE_WIDTH,
    TOP,
    VOLUME_NEAR,
)

_MOST_STEPS = 1024.0
# Of what is behind so much fog nothing is seen.
_OPAQUE = 1.0 / 1024.0


@inlined
def _value(voxels, first, size_x, size_y, size_z, x, y, z):
    """Value at a place in cells, mixed from the middles of the eight cells around it."""
    # Places lie inside the box, so that one is enough to keep them positive where they are cut.
    ix, iy, iz = int(x + 0.5), int(y + 0.5), int(z + 0.5)
    part_x, part_y, part_z = x + 0.5 - ix, y + 0.5 - iy, z + 0.5 - iz
    x0, x1 = max(ix - 1, 0), min(ix, size_x - 1)
    y0, y1 = max(iy - 1, 0) * size_x, min(iy, size_y - 1) * size_x
    plane = size_x * size_y
    z0, z1 = first + max(iz - 1, 0) * plane, first + min(iz, size_z - 1) * plane
    a, b = np.float64(voxels[np.uintp(z0 + y0 + x0)]), np.float64(voxels[np.uintp(z0 + y0 + x1)])
    c, d = np.float64(voxels[np.uintp(z0 + y1 + x0)]), np.float64(voxels[np.uintp(z0 + y1 + x1)])
    upper, lower = a + (b - a) * part_x, c + (d - c) * part_x
    front = upper + (lower - upper) * part_y
    a, b = np.float64(voxels[np.uintp(z1 + y0 + x0)]), np.float64(voxels[np.uintp(z1 + y0 + x1)])
    c, d = np.float64(voxels[np.uintp(z1 + y1 + x0)]), np.float64(voxels[np.uintp(z1 + y1 + x1)])
    upper, lower = a + (b - a) * part_x, c + (d - c) * part_x
    back = upper + (lower - upper) * part_y
    return front + (back - front) * part_z


@inlined
def _opacity(thickness):
    """1 - exp(-thickness), the same on every machine: a series, squared until it is thick enough."""
    halvings = 0
    thickness = min(thickness, 200.0)
    while thickness > 0.0625 and halvings < 12:
        thickness *= 0.5
        halvings += 1
    found = thickness * (1.0 - thickness * (0.5 - thickness * (1.0 / 6.0 - thickness / 24.0)))
    for _ in range(halvings):
        found = found * (2.0 - found)
    return min(found, 1.0)


@kernel
def _fog(voxels, ramps, command, numbers, ray_x, ray_y, ray_z, entry, leave):
    """Premultiplied linear colour and opacity of the fog between two depths along a ray."""
    size_x, size_y, size_z = command[CELLS_X], command[CELLS_Y], command[CELLS_Z]
    first, ramp = command[RECORD], command[RAMP]
    eye_x, eye_y, eye_z = numbers[EYE] * size_x, numbers[EYE + 1] * size_y, numbers[EYE + 2] * size_z
    way_x, way_y, way_z = ray_x * size_x, ray_y * size_y, ray_z * size_z
    cells = math.sqrt(way_x * way_x + way_y * way_y + way_z * way_z) * (leave - entry)
    # A step for each cell; more where cells are few, as fog may begin and end within one.
    count = int(min(max(math.ceil(max(cells, min(4.0 * cells, 64.0))), 1.0), _MOST_STEPS))
    step = (leave - entry) / count
    thickness = numbers[DENSITY] * step * math.sqrt(ray_x * ray_x + ray_y * ray_y + ray_z * ray_z)
    red = green = blue = 0.0
    rest = 1.0
    for i in range(count):
        t = entry + (i + 0.5) * step
        x = min(max(eye_x + way_x * t, 0.0), np.float64(size_x))
        y = min(max(eye_y + way_y * t, 0.0), np.float64(size_y))
        z = min(max(eye_z + way_z * t, 0.0), np.float64(size_z))
        value = _value(voxels, first, size_x, size_y, size_z, x, y, z)
        if not (value > 0.0 and value <= 1.0):
            continue
        place = value * (RAMP_STEPS - 1)
        below = min(int(place), RAMP_STEPS - 2)
        part = place - below
        low, high = np.uintp(ramp + below), np.uintp(ramp + below + 1)
        alpha = _opacity(thickness * (ramps[low, 3] * (1.0 - part) + ramps[high, 3] * part))
        weight = rest * alpha
        red += weight * (ramps[low, 0] * (1.0 - part) + ramps[high, 0] * part)
        green += weight * (ramps[low, 1] * (1.0 - part) + ramps[high, 1] * part)
        blue += weight * (ramps[low, 2] * (1.0 - part) + ramps[high, 2] * part)
        rest *= 1.0 - alpha
        if rest < _OPAQUE:
            break
    return red, green, blue, 1.0 - rest


@tile_kernel
def draw_volume(command, numbers, tile_x, tile_y, samples, touched, voxels, ramps, depths, pixels, tables, codes):
    """Blend a volume over the pixels of the tile: for each sample as far as it is free, the mean of all."""
    left, right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    top, bottom = max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])
    n = numbers
    near = n[VOLUME_NEAR]
    for y in range(top, bottom):
        for x in range(left, right):
            px, py = x + 0.5, y + 0.5
            ray_x = n[RAYS] * px + n[RAYS + 1] * py + n[RAYS + 2]
            ray_y = n[RAYS + 3] * px + n[RAYS + 4] * py + n[RAYS + 5]
            ray_z = n[RAYS + 6] * px + n[RAYS + 7] * py + n[RAYS + 8]
            entry, leave = near, np.inf
            for axis in range(3):
                ray = ray_x if axis == 0 else ray_y if axis == 1 else ray_z
                eye = n[EYE + axis]
                if ray == 0.0:
                    if not (eye >= 0.0 and eye <= 1.0):
                        leave = -1.0
                    continue
                a, b = -eye / ray, (1.0 - eye) / ray
                entry, leave = max(entry, min(a, b)), min(leave, max(a, b))
            if not (leave > entry and leave < np.inf):
                continue
            at = (y - tile_y) * TILE_WIDTH + x - tile_x
            red = green = blue = alpha = 0.0
            is_free = True
            if touched:
                for s in range(samples):
                    is_free &= depths[at * samples + s] * leave <= near
            if is_free:
                red, green, blue, alpha = _fog(voxels, ramps, command, n, ray_x, ray_y, ray_z, entry, leave)
            else:
                part = 1.0 / samples
                for s in range(samples):
                    depth = np.float64(depths[at * samples + s])
                    end = min(leave, near / depth) if depth > 0.0 else leave
                    if end > entry:
                        r, g, b, a = _fog(voxels, ramps, command, n, ray_x, ray_y, ray_z, entry, end)
                        red, green, blue, alpha = red + r * part, green + g * part, blue + b * part, alpha + a * part
            if alpha > 0.0:
                pixels[at] = blend(np.int64(pixels[at]), red, green, blue, alpha, tables, codes)
