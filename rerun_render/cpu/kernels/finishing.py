"""From samples to pixels: resolve, user interface, output as RGBA or as planes."""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.color import encode
from rerun_render.cpu.kernels.compiling import inlined, kernel, tile_kernel
from rerun_render.cpu.kernels.layout import BOTTOM, FIRST, LEFT, RECORD, RIGHT, TILE_HEIGHT, TILE_WIDTH, TOP

_ONE, _TWO, _THREE = np.uintp(1), np.uintp(2), np.uintp(3)


@tile_kernel
def resolve(samples, colors, pixels, tables, codes):
    """Mean of the samples of each pixel in linear light."""
    if samples == 1:
        for i in range(len(pixels)):
            pixels[i] = colors[i]
        return
    for i in range(len(pixels)):
        at = np.uintp(4 * i)
        c0, c1, c2, c3 = colors[at], colors[at + _ONE], colors[at + _TWO], colors[at + _THREE]
        if c0 == c1 and c0 == c2 and c0 == c3:
            pixels[i] = c0
            continue
        red = tables[c0 & 255] + tables[c1 & 255] + tables[c2 & 255] + tables[c3 & 255]
        green = tables[(c0 >> 8) & 255] + tables[(c1 >> 8) & 255] + tables[(c2 >> 8) & 255] + tables[(c3 >> 8) & 255]
        blue = tables[(c0 >> 16) & 255] + tables[(c1 >> 16) & 255] + tables[(c2 >> 16) & 255] + tables[(c3 >> 16) & 255]
        pixels[i] = encode(0.25 * red, 0.25 * green, 0.25 * blue, codes)


@inlined
def mix(below, above, alpha):
    """One channel, gamma space. Both parts are rounded apart, as blending hardware for bytes does it."""
    rest = 255 - int(255.0 * alpha + 0.5)
    return min(int(above * alpha + 0.5) + int(below * rest / 255.0 + 0.5), 255)


@kernel
def _rectangle_coverage(px, py, x0, y0, x1, y1, corner_radius):
    """Share of a pixel with centre (px, py) inside a rectangle with round corners."""
    wide = min(max(min(px + 0.5, x1) - max(px - 0.5, x0), 0.0), 1.0)
    high = min(max(min(py + 0.5, y1) - max(py - 0.5, y0), 0.0), 1.0)
    radius = min(corner_radius, 0.5 * min(x1 - x0, y1 - y0))
    if radius > 0.0:
        from_x = abs(px - 0.5 * (x0 + x1)) - 0.5 * (x1 - x0) + radius
        from_y = abs(py - 0.5 * (y0 + y1)) - 0.5 * (y1 - y0) + radius
        if from_x > 0.0 and from_y > 0.0:
            return min(max(0.5 + radius - math.sqrt(from_x * from_x + from_y * from_y), 0.0), 1.0)
    return wide * high


@kernel
def place_quads(first, last, rects, command, boxes):
    """Boxes of tiles of interface quads `first` to `last`; the corners of whole pixels around them are taken."""
    for i in range(first, last):
        box = command[FIRST] + i - command[RECORD]
        left, top = max(np.float64(rects[i, 0]), command[LEFT]), max(np.float64(rects[i, 1]), command[TOP])
        right, bottom = min(np.float64(rects[i, 2]), command[RIGHT]), min(np.float64(rects[i, 3]), command[BOTTOM])
        boxes[box, 0], boxes[box, 2] = 1, 0
        if left < right and top < bottom:
            boxes[box, 0], boxes[box, 1] = int(left) // TILE_WIDTH, int(top) // TILE_HEIGHT
            boxes[box, 2] = min(int(right), command[RIGHT] - 1) // TILE_WIDTH
            boxes[box, 3] = min(int(bottom), command[BOTTOM] - 1) // TILE_HEIGHT


@tile_kernel
def draw_quads(entries, first, last, command, tile_x, tile_y, rects, uvs, quad_colors, corner_radii, atlas, pixels):
    """Blend interface quads `entries[first:last]` over the pixels of a tile, in gamma space."""
    for e in range(first, last):
        i = np.int64(entries[e]) - command[FIRST] + command[RECORD]
        x0, y0, x1, y1 = (
            np.float64(rects[i, 0]),
            np.float64(rects[i, 1]),
            np.float64(rects[i, 2]),
            np.float64(rects[i, 3]),
        )
        u0, v0, u1, v1 = uvs[i, 0], uvs[i, 1], uvs[i, 2], uvs[i, 3]
        is_glyph = u0 != 0.0 or v0 != 0.0 or u1 != 0.0 or v1 != 0.0
        left, right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
        top, bottom = max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])
        # Glyphs own the pixels whose centres they hold, rectangles all they touch.
        inset = 0.5 if is_glyph else 0.0
        left = max(left, math.ceil(max(x0 - inset, 0.0)) if is_glyph else int(max(x0, 0.0)))
        top = max(top, math.ceil(max(y0 - inset, 0.0)) if is_glyph else int(max(y0, 0.0)))
        right = min(right, math.ceil(min(x1 - inset, 1e6)))
        bottom = min(bottom, math.ceil(min(y1 - inset, 1e6)))
        alpha = quad_colors[i, 3] / 255.0
        red, green, blue = quad_colors[i, 0], quad_colors[i, 1], quad_colors[i, 2]
        for y in range(top, bottom):
            for x in range(left, right):
                px, py = x + 0.5, y + 0.5
                if is_glyph:
                    column = math.floor(u0 + (u1 - u0) * ((px - x0) / (x1 - x0)))
                    line = math.floor(v0 + (v1 - v0) * ((py - y0) / (y1 - y0)))
                    column = min(max(column, 0), atlas.shape[1] - 1)
                    line = min(max(line, 0), atlas.shape[0] - 1)
                    a = alpha * atlas[line, column] / 255.0
                else:
                    a = alpha * _rectangle_coverage(px, py, x0, y0, x1, y1, np.float64(corner_radii[i]))
                if a <= 0.0:
                    continue
                at = (y - tile_y) * TILE_WIDTH + x - tile_x
                below = np.int64(pixels[at])
                pixels[at] = (
                    mix(below & 255, red, a)
                    | mix((below >> 8) & 255, green, a) << 8
                    | mix((below >> 16) & 255, blue, a) << 16
                )


@tile_kernel
def keep(command, tile_x, tile_y, width, pixels, kept):
    """Put the pixels of a view aside."""
    left, right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    for y in range(max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])):
        row, at = y * width, (y - tile_y) * TILE_WIDTH - tile_x
        for x in range(left, right):
            kept[np.uintp(row + x)] = pixels[np.uintp(at + x)]


@tile_kernel
def restore(command, tile_x, tile_y, width, pixels, kept):
    """Copy back what `keep` put aside."""
    left, right = max(tile_x, command[LEFT]), min(tile_x + TILE_WIDTH, command[RIGHT])
    for y in range(max(tile_y, command[TOP]), min(tile_y + TILE_HEIGHT, command[BOTTOM])):
        row, at = y * width, (y - tile_y) * TILE_WIDTH - tile_x
        for x in range(left, right):
            pixels[np.uintp(at + x)] = kept[np.uintp(row + x)]


@tile_kernel
def store_rgba(pixels, tile_x, tile_y, width, height, output):
    """Copy a tile into the picture, (H * W * 4,) bytes."""
    words = output.view(np.uint32)
    for y in range(min(TILE_HEIGHT, height - tile_y)):
        row = (tile_y + y) * width + tile_x
        for x in range(min(TILE_WIDTH, width - tile_x)):
            words[row + x] = pixels[y * TILE_WIDTH + x] | np.uint32(0xFF000000)


@tile_kernel
def store_planes(pixels, tile_x, tile_y, width, height, output):
    """Write a tile as Y, U and V of yuv420p: BT.709, limited range, chroma in the middle of 2x2 pixels.

    Weights: ITU-R BT.709-6, items 3.2 to 3.5. output: (H * W * 3 / 2,) bytes.
    """
    red_part, green_part, blue_part = np.float32(0.2126 / 255.0), np.float32(0.7152 / 255.0), np.float32(0.0722 / 255.0)
    scale, offset = np.float32(219.0), np.float32(16.5)
    columns, rows = min(TILE_WIDTH, width - tile_x), min(TILE_HEIGHT, height - tile_y)
    for y in range(rows):
        luma = output[(tile_y + y) * width + tile_x : (tile_y + y) * width + tile_x + columns]
        line = pixels[y * TILE_WIDTH : y * TILE_WIDTH + columns]
        for x in range(columns):
            c = line[x]
            red, green, blue = np.float32(c & 255), np.float32((c >> 8) & 255), np.float32((c >> 16) & 255)
            luma[x] = np.uint8(offset + scale * (red * red_part + green * green_part + blue * blue_part))
    u_scale, v_scale = np.float32(224.0 / 1.8556), np.float32(224.0 / 1.5748)
    middle, quarter = np.float32(128.5), np.float32(0.25)
    unit = np.float32(1.0 / 255.0)
    half = width // 2
    u_first = width * height
    v_first = u_first + half * (height // 2)
    for y in range(rows // 2):
        at = ((tile_y >> 1) + y) * half + (tile_x >> 1)
        upper = pixels[2 * y * TILE_WIDTH : 2 * y * TILE_WIDTH + columns]
        lower = pixels[(2 * y + 1) * TILE_WIDTH : (2 * y + 1) * TILE_WIDTH + columns]
        for x in range(columns // 2):
            a, b, c, d = upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]
            red = np.float32((a & 255) + (b & 255) + (c & 255) + (d & 255)) * quarter
            green = np.float32(((a >> 8) & 255) + ((b >> 8) & 255) + ((c >> 8) & 255) + ((d >> 8) & 255)) * quarter
            blue = np.float32(((a >> 16) & 255) + ((b >> 16) & 255) + ((c >> 16) & 255) + ((d >> 16) & 255)) * quarter
            light = red * red_part + green * green_part + blue * blue_part
            output[u_first + at + x] = np.uint8(middle + u_scale * (blue * unit - light))
            output[v_first + at + x] = np.uint8(middle + v_scale * (red * unit - light))


@tile_kernel
def store_picks(depths, colors, touched, tile_x, tile_y, width, height, picks, near_depths):
    """Copy the primitives and depths of a tile of one sample, both (H * W,), 0 where nothing was drawn."""
    for y in range(min(TILE_HEIGHT, height - tile_y)):
        row = (tile_y + y) * width + tile_x
        for x in range(min(TILE_WIDTH, width - tile_x)):
            picks[row + x] = colors[y * TILE_WIDTH + x] if touched else np.uint32(0)
            near_depths[row + x] = depths[y * TILE_WIDTH + x] if touched else np.float32(0.0)
