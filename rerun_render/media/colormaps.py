"""Colormaps: numbers from 0 to 1 to sRGB colours, by tables that are computed once.

The smooth maps are polynomials: Turbo's is the published approximation of Mikhailov and Du, the others are fitted to
the maps of Matplotlib. The maps for occupancy grids are made of 256 separate colours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.schema.enums import Colormap

UInt8Array = npt.NDArray[np.uint8]
UInt32Array = npt.NDArray[np.uint32]
Float64Array = npt.NDArray[np.float64]

SMOOTH_STEPS = 16 * 255
"""Steps of the tables of smooth maps; a multiple of 255, so that numbers with 8 bits meet their entry exactly."""
DISCRETE_STEPS = 255

# Rows: red, green, blue; columns: powers from 0 up.
_POLYNOMIALS: dict[Colormap, tuple[tuple[float, ...], ...]] = {
    Colormap.TURBO: (
        (0.13572138, 4.61539260, -42.66032258, 132.13108234, -152.94239396, 59.28637943),
        (0.09140261, 2.19418839, 4.84296658, -14.18503333, 4.27729857, 2.82956604),
        (0.10667330, 12.64194608, -60.58204836, 110.36276771, -89.90310912, 27.34824973),
    ),
    Colormap.VIRIDIS: (
        (0.27772733, 0.10509304, -0.33086183, -4.63423050, 6.22826994, 4.77638500, -5.43545586),
        (0.00540734, 1.40461353, 0.21484756, -5.79910097, 14.17993337, -13.74514538, 4.64585261),
        (0.33409981, 1.38459016, 0.09509516, -19.33244096, 56.69055260, -65.35303263, 26.31243525),
    ),
    Colormap.PLASMA: (
        (0.05873234, 2.17651463, -2.68946048, 6.13034835, -11.10743619, 10.02306558, -3.65871384),
        (0.02333671, 0.23838342, -7.45585114, 42.34618815, -82.66631109, 71.41361770, -22.93153465),
        (0.54334018, 0.75396046, 3.11079994, -28.51885465, 60.13984767, -54.07218656, 18.19190779),
    ),
    Colormap.MAGMA: (
        (-0.00213649, 0.25166054, 8.35371728, -27.66873309, 52.17613981, -50.76852536, 18.65570507),
        (-0.00074966, 0.67752324, -3.57771951, 14.26473078, -27.94360607, 29.04658282, -11.48977352),
        (-0.00538613, 2.49402660, 0.31446790, -13.64921319, 12.94416944, 4.23415299, -5.60196151),
    ),
    Colormap.INFERNO: (
        (0.00021894, 0.10651342, 11.60249308, -41.70399613, 77.16293570, -71.31942824, 25.13112623),
        (0.00165100, 0.56395644, -3.97285397, 17.43639888, -33.40235894, 32.62606426, -12.24266895),
        (-0.01948090, 3.93271239, -15.94239411, 44.35414520, -81.80730926, 73.20951986, -23.07032500),
    ),
    Colormap.SPECTRAL: (
        (0.58375257, 3.76604797, -16.21339597, 39.67040797, -45.99929554, 12.71670346, 5.90641402),
        (0.00620757, 2.50945395, -6.47496911, 40.7956297, -100.91579588, 98.17164521, -33.81977435),
        (0.23145901, 2.83210395, -37.41520807, 186.80848488, -389.38983031, 361.38651356, -123.89412564),
    ),
    # Comes back to its start.
    Colormap.TWILIGHT: (
        (0.99410314, -6.62770283, 41.87207815, -158.49527285, 301.81015842, -265.0870863, 86.52857228),
        (0.85213169, -0.26441477, -7.26792813, 2.31704973, 27.71520053, -33.19596906, 10.69649392),
        (0.93941467, -3.96768517, 39.00214735, -170.23300776, 320.42456119, -272.46367829, 87.23788021),
    ),
}


@lru_cache(maxsize=len(Colormap))
def table(colormap: Colormap) -> UInt8Array:
    """(N, 4) uint8 sRGB colours of evenly spaced numbers from 0 to 1, straight alpha, read-only."""
    discrete = _DISCRETE.get(colormap)
    if discrete is not None:
        codes = np.arange(DISCRETE_STEPS + 1, dtype=np.float64)
        rgba = discrete(codes)
    else:
        unit = np.arange(SMOOTH_STEPS + 1) / SMOOTH_STEPS
        rgba = np.ones((len(unit), 4))
        rgba[:, :3] = _smooth(colormap, unit)
        rgba *= 255
    out: UInt8Array = np.floor(np.clip(rgba, 0, 255) + 0.5).astype(np.uint8)
    out.setflags(write=False)
    return out


def colorize(values: npt.NDArray[Any], low: float, high: float, colormap: Colormap) -> UInt8Array:
    """(N, 4) uint8 sRGB with straight alpha of (N,) numbers, `low` shown as the first and `high` as the last colour.

    Numbers outside are clamped; NaN, and everything if low equals high, gets the first colour.
    """
    if values.dtype.kind in "iu" and values.dtype.itemsize <= 2 and len(values) > 1 << (8 * values.dtype.itemsize):
        bits = np.dtype(f"<u{values.dtype.itemsize}")
        everything = np.arange(1 << (8 * bits.itemsize), dtype=bits).view(values.dtype)
        packed = _colorize(everything, low, high, colormap)[np.ascontiguousarray(values).view(bits)]
    else:
        packed = _colorize(values, low, high, colormap)
    return np.asarray(packed.view(np.uint8).reshape(-1, 4))


def extrapolate(unit: npt.NDArray[np.floating], colormap: Colormap) -> UInt8Array:
    """(N, 4) uint8 sRGB of (N,) numbers. Outside of 0..1, smooth maps go where their polynomials go, NaN is black: what
    the official viewer does with the values of voxels.
    """
    with np.errstate(all="ignore"):
        if colormap in _DISCRETE:
            codes = np.fmin(np.fmax(unit, 0), 1) * DISCRETE_STEPS + 0.5
            return np.asarray(table(colormap)[codes.astype(np.intp)])
        out = np.full((len(unit), 4), 255, np.uint8)
        half = 0.5 if colormap is Colormap.GRAYSCALE else 0.0
        rgb = _smooth(colormap, unit.astype(np.float64)) * 255 + half
        out[:, :3] = np.clip(np.nan_to_num(rgb, posinf=255, neginf=0), 0, 255)
    return out


def _colorize(values: npt.NDArray[Any], low: float, high: float, colormap: Colormap) -> UInt32Array:
    colors = table(colormap)
    last = len(colors) - 1
    scale = last / (high - low) if high != low and np.isfinite(high - low) else 0.0
    precise: Any = np.float32 if values.dtype.itemsize <= 2 or values.dtype == np.float32 else np.float64
    with np.errstate(all="ignore"):
        place = values.astype(precise)
        place -= precise(low)
        place *= precise(scale)
        place += precise(0.5)
        # Of NaN and a number, these two prefer the number.
        np.fmin(np.fmax(place, precise(0), out=place), precise(last), out=place)
        packed: UInt32Array = colors.view(np.uint32).reshape(-1).take(place.astype(np.int32))
    return packed


def has_alpha(colormap: Colormap) -> bool:
    """Whether some numbers are transparent."""
    return bool((table(colormap)[:, 3] < 255).any())


def _smooth(colormap: Colormap, unit: Float64Array) -> Float64Array:
    """(N, 3) sRGB of (N,) numbers, both 0..1, before clamping."""
    if colormap is Colormap.GRAYSCALE:
        return np.repeat(unit[:, None], 3, axis=1)
    if colormap is Colormap.CYAN_TO_YELLOW:
        u = 2 * unit - 1
        return np.stack([1 + 3 * u, 1 + 3 * u * u, 1 - 3 * u], axis=1) / 4
    channels = [np.polynomial.polynomial.polyval(unit, np.array(row)) for row in _POLYNOMIALS[colormap]]
    return np.stack(channels, axis=1)


_FREE, _COST, _LETHAL, _ILLEGAL = (0x86, 0xD9, 0xA6), (0xF6, 0xDA, 0x75), (0xD7, 0x2F, 0x21), (0x18, 0x6A, 0xDD)
_UNKNOWN = (0x70, 0x89, 0x86)


def _mix(a: tuple[int, int, int], b: tuple[int, int, int], part: Float64Array) -> Float64Array:
    return np.asarray(np.array(a) + (np.array(b) - np.array(a)) * part[:, None])


def _opaque(rgb: Float64Array) -> Float64Array:
    return np.concatenate([rgb, np.full((len(rgb), 1), 255.0)], axis=1)


def _rviz_map(codes: Float64Array) -> Float64Array:
    rgb = np.repeat(255 - 2.55 * codes[:, None], 3, axis=1)
    rgb[101:128] = (0, 255, 0)
    rgb[128:255] = _mix((255, 0, 0), (255, 255, 0), (codes[128:255] - 128) / 126)
    rgb[255] = _UNKNOWN
    return _opaque(rgb)


def _rviz_costmap(codes: Float64Array) -> Float64Array:
    rgba = _rviz_map(codes)
    rgba[0] = 0
    rgba[1:99, :3] = np.stack([2.55 * codes[1:99], np.zeros(98), 255 - 2.55 * codes[1:99]], axis=1)
    rgba[99, :3] = (0, 255, 255)
    rgba[100, :3] = (255, 0, 255)
    return rgba


def _costmap(codes: Float64Array) -> Float64Array:
    rgb = np.empty((len(codes), 3))
    rgb[:99] = _mix(_FREE, _COST, codes[:99] / 98)
    rgb[99], rgb[100], rgb[101:128], rgb[255] = _LETHAL, _ILLEGAL, _FREE, _UNKNOWN
    rgb[128:255] = _mix(_LETHAL, _COST, (codes[128:255] - 128) / 126)
    rgba = _opaque(rgb)
    rgba[0] = 0
    return rgba


_DISCRETE: dict[Colormap, Callable[[Float64Array], Float64Array]] = {
    Colormap.RVIZ_MAP: _rviz_map,
    Colormap.RVIZ_COSTMAP: _rviz_costmap,
    Colormap.COSTMAP: _costmap,
}
