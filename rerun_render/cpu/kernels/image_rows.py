"""Rows of images that lie flat on the picture: no perspective, a row of texels for a row of pixels, nearest filter."""

from __future__ import annotations

import numpy as np

from rerun_render.cpu.kernels.color import blend, blend_samples, encode
from rerun_render.cpu.kernels.compiling import inlined
from rerun_render.cpu.kernels.layout import FILTER, MINIFICATION, TEXEL, TEXTURE_HEIGHT, TEXTURE_WIDTH
from rerun_render.cpu.kernels.shading import TIE

_OPAQUE = np.uint32(0xFF000000)
_COLOR = np.uint32(0x00FFFFFF)


@inlined
def inner(a, inset, place, left, right):
    """The pixels of a row, of `left` to `right`, that are wholly inside an edge; see `triangles.narrow`."""
    if a > 0.0:
        x = place - inset / a + 1.5
        if x > left:
            left = right if x > right else int(x)
    elif a < 0.0:
        x = place - inset / a - 1.5
        if x < right:
            right = left if x < left else int(x)
    elif inset <= 0.0:
        right = left
    return left, max(left, right)


@inlined
def is_flat(command, slope_u, slope_v, v_x):
    """Whether rows may be drawn here. slope: change of u and v over a pixel; v_x: of v along a row."""
    width, height = command[TEXTURE_WIDTH], command[TEXTURE_HEIGHT]
    is_minified = max(slope_u * width, slope_v * height) > 1.001
    is_nearest = command[MINIFICATION] == 0 if is_minified else command[FILTER] == 0
    return is_nearest and abs(v_x) * height < 1e-10


@inlined
def fetch(count, u, u_x, v, command, texels, paint):
    """Texels of `count` pixels from (u, v) on; whether all are opaque."""
    width = command[TEXTURE_WIDTH]
    line = min(max(np.int64(v * command[TEXTURE_HEIGHT] + TIE), 0), command[TEXTURE_HEIGHT] - 1)
    first = command[TEXEL] + line * width
    least = _OPAQUE
    for i in range(count):
        column = min(max(np.int64((u + i * u_x) * width + TIE), 0), width - 1)
        texel = texels[np.uintp(first + column)]
        paint[np.uintp(i)] = texel
        least = min(least, texel & _OPAQUE)
    return least == _OPAQUE


@inlined
def cover(count, base, samples, here, paint, depths, colors):
    """Opaque texels over what is not nearer."""
    for i in range(count):
        color = paint[np.uintp(i)] & _COLOR
        for s in range(samples):
            j = np.uintp(base + i * samples + s)
            before, before_color = depths[j], colors[j]
            is_seen = here >= before
            depths[j] = here if is_seen else before
            colors[j] = color if is_seen else before_color


@inlined
def mix(count, base, samples, here, opacity, is_blended, paint, depths, colors, tables, codes):
    """Texels with alpha over what is not nearer; without blending the colour is that on black."""
    for i in range(count):
        texel = np.int64(paint[np.uintp(i)])
        alpha = (texel >> 24) / 255.0 * opacity
        red = tables[np.uintp(texel & 255)] * alpha
        green = tables[np.uintp((texel >> 8) & 255)] * alpha
        blue = tables[np.uintp((texel >> 16) & 255)] * alpha
        first = np.uintp(base + i * samples)
        if not is_blended:
            color = np.uint32(encode(red, green, blue, codes))
            for s in range(samples):
                j = np.uintp(base + i * samples + s)
                if here >= depths[j]:
                    depths[j], colors[j] = here, color
            continue
        mask, is_one = 0, True
        before = colors[first]
        for s in range(samples):
            j = np.uintp(base + i * samples + s)
            mask |= np.int64(here >= depths[j]) << s
            is_one = is_one & (colors[j] == before)
        if is_one and mask == (1 << samples) - 1:
            after = np.uint32(blend(np.int64(before), red, green, blue, alpha, tables, codes))
            for s in range(samples):
                colors[np.uintp(base + i * samples + s)] = after
        elif mask != 0:
            blend_samples(base + i * samples, samples, mask, red, green, blue, alpha, tables, codes, colors)
