"""What the pixels of triangles look like, from interpolated attributes."""

from __future__ import annotations

import math

import numpy as np

from rerun_render.cpu.kernels.compiling import inlined, kernel
from rerun_render.cpu.kernels.layout import (
    FILTER,
    MINIFICATION,
    TEXEL,
    TEXTURE_HEIGHT,
    TEXTURE_WIDTH,
)

_NEAREST, _LINEAR, _BICUBIC = 0, 1, 2

# A place exactly between two texels belongs to the second one, whatever rounding left of it.
TIE = 1e-6


@inlined
def lit(nx, ny, nz):
    """Light of two fixed lamps in world space; 1 without a normal."""
    square = nx * nx + ny * ny + nz * nz
    if square <= 0.0:
        return 1.0
    size = 1.0 / math.sqrt(square)
    # normalize(1, 2, 3) and normalize(-1, -3, -5)
    key = (0.2672612419124244 * nx + 0.5345224838248488 * ny + 0.8017837257372732 * nz) * size
    fill = (-0.1690308509457033 * nx - 0.50709255283711 * ny - 0.8451542547285166 * nz) * size
    return min(0.2 + max(key, 0.0) + 0.5 * max(fill, 0.0), 1.0)


@inlined
def _texel(x, y, command, texels, tables):
    """Linear premultiplied colour of a texel; beyond the border that of the border."""
    x = min(max(x, 0), command[TEXTURE_WIDTH] - 1)
    y = min(max(y, 0), command[TEXTURE_HEIGHT] - 1)
    color = np.int64(texels[np.uintp(command[TEXEL] + y * command[TEXTURE_WIDTH] + x)])
    alpha = (color >> 24) / 255.0
    return (
        tables[np.uintp(color & 255)] * alpha,
        tables[np.uintp((color >> 8) & 255)] * alpha,
        tables[np.uintp((color >> 16) & 255)] * alpha,
        alpha,
    )


@inlined
def _decode(value, tables):
    """Linear value of an sRGB value of 0..255 between two bytes."""
    below = min(int(value), 254)
    low = tables[np.uintp(below)]
    return low + (tables[np.uintp(below + 1)] - low) * (value - below)


@inlined
def _bilinear(color_0, color_1, color_2, color_3, part_x, part_y):
    """Mean of the lowest bytes of the texels top left, top right, bottom left and bottom right."""
    upper = (color_0 & 255) * (1.0 - part_x) + (color_1 & 255) * part_x
    lower = (color_2 & 255) * (1.0 - part_x) + (color_3 & 255) * part_x
    return upper * (1.0 - part_y) + lower * part_y


@kernel
def albedo_texel(u, v, command, texels, tables):
    """Linear colour of a texture that repeats, bilinear among sRGB values. u, v: 1 is once around."""
    width, height = command[TEXTURE_WIDTH], command[TEXTURE_HEIGHT]
    if not (abs(u) < 1e9 and abs(v) < 1e9):
        u, v = 0.0, 0.0
    x, y = (u - math.floor(u)) * width - 0.5, (v - math.floor(v)) * height - 0.5
    left, top = math.floor(x), math.floor(y)
    part_x, part_y = x - left, y - top
    column = np.int64(left) if left >= 0.0 else width - 1
    line = np.int64(top) if top >= 0.0 else height - 1
    next_column = column + 1 if column + 1 < width else np.int64(0)
    upper = command[TEXEL] + line * width
    lower = command[TEXEL] + (line + 1 if line + 1 < height else np.int64(0)) * width
    color_0, color_1 = np.int64(texels[np.uintp(upper + column)]), np.int64(texels[np.uintp(upper + next_column)])
    color_2, color_3 = np.int64(texels[np.uintp(lower + column)]), np.int64(texels[np.uintp(lower + next_column)])
    red = _bilinear(color_0, color_1, color_2, color_3, part_x, part_y)
    green = _bilinear(color_0 >> 8, color_1 >> 8, color_2 >> 8, color_3 >> 8, part_x, part_y)
    blue = _bilinear(color_0 >> 16, color_1 >> 16, color_2 >> 16, color_3 >> 16, part_x, part_y)
    return _decode(red, tables), _decode(green, tables), _decode(blue, tables)


@inlined
def _cubic_weight(index, t):
    """Weight of the texel `index` of four around a place, Catmull-Rom."""
    t2 = t * t
    t3 = t2 * t
    if index == 0:
        return 0.5 * (-t3 + 2.0 * t2 - t)
    if index == 1:
        return 0.5 * (3.0 * t3 - 5.0 * t2 + 2.0)
    if index == 2:
        return 0.5 * (-3.0 * t3 + 4.0 * t2 + t)
    return 0.5 * (t3 - t2)


@inlined
def plain_texel(u, v, slope_u, slope_v, command, texels):
    """Packed colour of the nearest texel, for images that cover what is below; -1 where more has to be done."""
    width, height = command[TEXTURE_WIDTH], command[TEXTURE_HEIGHT]
    x, y = u * width + TIE, v * height + TIE
    is_mixed = command[MINIFICATION] == _LINEAR and max(slope_u * width, slope_v * height) > 1.001
    if is_mixed or not (abs(x) < 1e9 and abs(y) < 1e9):
        return np.int64(-1)
    column, line = min(max(np.int64(x), 0), width - 1), min(max(np.int64(y), 0), height - 1)
    color = np.int64(texels[np.uintp(command[TEXEL] + line * width + column)])
    return color & 0xFFFFFF if color >> 24 == 255 else np.int64(-1)


@kernel
def image_color(u, v, slope_u, slope_v, command, texels, tables):
    """Linear premultiplied colour of an image at (u, v) in 0..1. slope: change of u and v over a pixel."""
    x, y = u * command[TEXTURE_WIDTH], v * command[TEXTURE_HEIGHT]
    method = command[FILTER]
    # Linear magnification holds for smaller texels, too.
    is_minified = max(slope_u * command[TEXTURE_WIDTH], slope_v * command[TEXTURE_HEIGHT]) > 1.001
    if is_minified and method != _LINEAR:
        method = command[MINIFICATION]
    if not (abs(x) < 1e9 and abs(y) < 1e9):
        x, y = 0.0, 0.0
    if method == _NEAREST:
        return _texel(math.floor(x + TIE), math.floor(y + TIE), command, texels, tables)
    left, top = math.floor(x - 0.5), math.floor(y - 0.5)
    part_x, part_y = x - 0.5 - left, y - 0.5 - top
    red = green = blue = alpha = 0.0
    if method == _LINEAR:
        # As samplers do it: colour and alpha are mixed apart, then multiplied.
        for j in range(2):
            for i in range(2):
                weight = (part_x if i else 1.0 - part_x) * (part_y if j else 1.0 - part_y)
                column = min(max(int(left) + i, 0), command[TEXTURE_WIDTH] - 1)
                line = min(max(int(top) + j, 0), command[TEXTURE_HEIGHT] - 1)
                color = np.int64(texels[np.uintp(command[TEXEL] + line * command[TEXTURE_WIDTH] + column)])
                red += weight * tables[np.uintp(color & 255)]
                green += weight * tables[np.uintp((color >> 8) & 255)]
                blue += weight * tables[np.uintp((color >> 16) & 255)]
                alpha += weight * ((color >> 24) / 255.0)
        return red * alpha, green * alpha, blue * alpha, alpha
    for j in range(4):
        for i in range(4):
            weight = _cubic_weight(i, part_x) * _cubic_weight(j, part_y)
            r, g, b, a = _texel(int(left) + i - 1, int(top) + j - 1, command, texels, tables)
            red, green, blue, alpha = red + weight * r, green + weight * g, blue + weight * b, alpha + weight * a
    return (
        min(max(red, 0.0), 1.0),
        min(max(green, 0.0), 1.0),
        min(max(blue, 0.0), 1.0),
        min(max(alpha, 0.0), 1.0),
    )
