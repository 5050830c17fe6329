"""Numbers of any type to bytes of sRGB, by guessing what range they are meant to be in."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rerun_render.core.srgb import srgb_from_linear

_BLOCK = 1 << 18
"""Values converted at a time, so that temporaries stay in the cache."""


class ValueRange(NamedTuple):
    """Values shown as black and as full intensity. is_srgb: whether values in between are gamma-encoded."""

    low: float
    high: float
    is_srgb: bool


def guess_range(values: npt.NDArray[Any]) -> ValueRange:
    """What range numbers of an image are meant to be in, from their finite extremes.

    Floats within 0..1 are 0..1; anything within 0..255 is 0..255; equal numbers are +-1 around; else their extremes.
    """
    low, high = finite_extremes(values)
    if values.dtype.kind == "f" and low >= 0 and high <= 1:
        return ValueRange(0.0, 1.0, True)
    if low >= 0 and high <= 255:
        return ValueRange(0.0, 255.0, True)
    if low == high:
        return ValueRange(low - 1, high + 1, False)
    return ValueRange(low, high, False)


def srgb_bytes_from_values(values: npt.NDArray[Any], num_channels: int) -> npt.NDArray[np.uint8]:
    """(N,) uint8 from the (N,) numbers of an image whose pixels have `num_channels`, normalised to their guessed range.

    Single channels become a ramp in gamma space. Colours outside the ranges 0..1 and 0..255 count as linear light; a
    fourth channel is never gamma-encoded. NaN becomes 0.
    """
    span = guess_range(values)
    encode = num_channels > 1 and not span.is_srgb
    color = values if num_channels < 4 or not encode else values.reshape(-1, 4)[:, :3].reshape(-1)
    out = _convert(color, span, encode)
    if color is values:
        return out
    pixels = np.empty((len(values) // 4, 4), np.uint8)
    pixels[:, :3] = out.reshape(-1, 3)
    pixels[:, 3] = _convert(np.ascontiguousarray(values.reshape(-1, 4)[:, 3]), span, encode=False)
    return pixels.reshape(-1)


def _convert(values: npt.NDArray[Any], span: ValueRange, encode: bool) -> npt.NDArray[np.uint8]:
    if _is_narrow(values):
        codes, everything = _codes(values)
        return np.asarray(_convert_block(everything, span, encode)[codes])
    out = np.empty(len(values), np.uint8)
    for start in range(0, len(values), _BLOCK):
        out[start : start + _BLOCK] = _convert_block(values[start : start + _BLOCK], span, encode)
    return out


def _convert_block(values: npt.NDArray[Any], span: ValueRange, encode: bool) -> npt.NDArray[np.uint8]:
    precise: Any = np.float32 if values.dtype.itemsize <= 2 or values.dtype == np.float32 else np.float64
    with np.errstate(all="ignore"):
        unit = (values.astype(precise) - precise(span.low)) / precise(span.high - span.low)
        np.nan_to_num(unit, copy=False, nan=0.0, posinf=1.0, neginf=0.0)
        np.clip(unit, 0, 1, out=unit)
        if encode:
            unit = srgb_from_linear(unit)
        return np.asarray(unit * precise(255) + precise(0.5)).astype(np.uint8)


def finite_extremes(values: npt.NDArray[Any]) -> tuple[float, float]:
    """The smallest and the largest finite one of (N,) numbers; zeros if there is none."""
    if len(values) == 0:
        return 0.0, 0.0
    if _is_narrow(values) and values.dtype.kind == "f":
        # Numpy compares half floats one by one; marking the codes that occur is far faster.
        codes, everything = _codes(values)
        present = np.zeros(len(everything), np.bool_)
        present[codes] = True
        values = everything[present].astype(np.float32)
    low, high = float(values.min()), float(values.max())
    if not (np.isfinite(low) and np.isfinite(high)):
        finite = values[np.isfinite(values)]
        return (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)
    return low, high


def _is_narrow(values: npt.NDArray[Any]) -> bool:
    """True if there are more values than different ones, so that looking them up pays."""
    return values.dtype.itemsize <= 2 and len(values) > 1 << 16


def _codes(values: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """The bits of 8 or 16 bit values as unsigned numbers, and the value of each such number."""
    bits = np.dtype(f"<u{values.dtype.itemsize}")
    everything = np.arange(1 << (8 * bits.itemsize), dtype=bits).view(values.dtype)
    return np.ascontiguousarray(values).view(bits), everything
