"""Colours of samples: packed sRGB bytes, mixed in linear light."""

from __future__ import annotations

import numpy as np

from rerun_render.cpu.kernels.compiling import inlined, kernel
from rerun_render.cpu.kernels.layout import CODE_STEPS


@inlined
def encode(red, green, blue, codes):
    """Packed colour of linear values, cut to 0..1."""
    r = np.int64(codes[np.uintp(min(max(red, 0.0), 1.0) * CODE_STEPS + 0.5)])
    g = np.int64(codes[np.uintp(min(max(green, 0.0), 1.0) * CODE_STEPS + 0.5)])
    b = np.int64(codes[np.uintp(min(max(blue, 0.0), 1.0) * CODE_STEPS + 0.5)])
    return r | (g << 8) | (b << 16)


@inlined
def blend(below, red, green, blue, alpha, tables, codes):
    """A premultiplied linear colour over a packed one."""
    rest = 1.0 - alpha
    return encode(
        red + tables[np.uintp(below & 255)] * rest,
        green + tables[np.uintp((below >> 8) & 255)] * rest,
        blue + tables[np.uintp((below >> 16) & 255)] * rest,
        codes,
    )


@inlined
def visible_samples(base, samples, mask, depth, step_0, step_1, step_2, step_3, depths):
    """The part of `mask` whose samples nothing nearer covers.

    depth: at the centre of the pixel; step_i: what sample i adds.
    """
    # Rounded before it is compared: equal depths must stay equal. Without branches, so that all four go together.
    if samples == 1:
        return mask & np.int64(np.float32(depth + step_0) >= depths[np.uintp(base)])
    seen_0 = np.int64(np.float32(depth + step_0) >= depths[np.uintp(base)])
    seen_1 = np.int64(np.float32(depth + step_1) >= depths[np.uintp(base + 1)])
    seen_2 = np.int64(np.float32(depth + step_2) >= depths[np.uintp(base + 2)])
    seen_3 = np.int64(np.float32(depth + step_3) >= depths[np.uintp(base + 3)])
    return mask & (seen_0 | seen_1 << 1 | seen_2 << 2 | seen_3 << 3)


@inlined
def write_samples(base, samples, mask, depth, step_0, step_1, step_2, step_3, color, depths, colors):
    """Write an opaque colour to all samples in `mask`."""
    if samples == 1:
        depths[np.uintp(base)] = depth
        colors[np.uintp(base)] = color
        return
    if mask == 15:
        depths[np.uintp(base)] = depth + step_0
        depths[np.uintp(base + 1)] = depth + step_1
        depths[np.uintp(base + 2)] = depth + step_2
        depths[np.uintp(base + 3)] = depth + step_3
        for sample in range(4):
            colors[np.uintp(base + sample)] = color
        return
    if mask & 1:
        depths[np.uintp(base)] = depth + step_0
        colors[np.uintp(base)] = color
    if mask & 2:
        depths[np.uintp(base + 1)] = depth + step_1
        colors[np.uintp(base + 1)] = color
    if mask & 4:
        depths[np.uintp(base + 2)] = depth + step_2
        colors[np.uintp(base + 2)] = color
    if mask & 8:
        depths[np.uintp(base + 3)] = depth + step_3
        colors[np.uintp(base + 3)] = color


@kernel
def blend_samples(base, samples, mask, red, green, blue, alpha, tables, codes, colors):
    """Blend a premultiplied linear colour over all samples in `mask`."""
    before = colors[np.uintp(base)]
    after = blend(before, red, green, blue, alpha, tables, codes)
    for sample in range(samples):
        if mask >> sample & 1:
            here = colors[np.uintp(base + sample)]
            if here != before:
                before = here
                after = blend(before, red, green, blue, alpha, tables, codes)
            colors[np.uintp(base + sample)] = after
