"""Colours darkened by gradient shading, in linear light: sRGB bytes without a look into a table for each pixel."""

from __future__ import annotations

import numpy as np

from rerun_render.cpu.kernels.compiling import inlined

_HALF = np.float32(0.5)
_BYTE, _EIGHT, _SIXTEEN = np.uint32(255), np.uint32(8), np.uint32(16)

# sRGB in steps of a byte: up to this it is linear; from there a power less an offset.
_LINEAR_END, _OFFSET, _MOST = np.float32(255 * 12.92 * 0.0031308), np.float32(255 * 0.055), np.float32(255)
_P0, _P1, _P2 = np.float32(0.275585466), np.float32(1.46828978), np.float32(-1.5745878)
_P3, _P4, _P5 = np.float32(1.37136596), np.float32(-0.686586878), np.float32(0.145929223)
_L0, _L1, _L2 = np.float32(0.197205225), np.float32(2.36890806), np.float32(-6.00197124)
_L3, _L4, _L5 = np.float32(13.439181), np.float32(-20.3648531), np.float32(19.3145246)
_L6, _L7 = np.float32(-10.3111122), np.float32(2.35913332)


@inlined
def _code(shade, power, linear, bent):
    """One channel. bent: shade ** (1 / 2.4); power, linear: of the colour, see `shaded_code`."""
    return np.uint32(min(linear * shade if linear * shade <= _LINEAR_END else power * bent - _OFFSET, _MOST) + _HALF)


@inlined
def shaded_code(shade, bent, color, shade_codes):
    """Packed colour times `shade`. bent: shade ** (1 / 2.4).

    shade_codes: (2, 256), for each sRGB byte, c its linear value, 255 * 1.055 * c ** (1 / 2.4) and 255 * 12.92 * c.
    """
    red = np.uintp(color & _BYTE)
    green, blue = np.uintp((color >> _EIGHT) & _BYTE), np.uintp((color >> _SIXTEEN) & _BYTE)
    return (
        _code(shade, shade_codes[0, red], shade_codes[1, red], bent)
        | _code(shade, shade_codes[0, green], shade_codes[1, green], bent) << _EIGHT
        | _code(shade, shade_codes[0, blue], shade_codes[1, blue], bent) << _SIXTEEN
    )


@inlined
def bent_for_points(s):
    """s ** (1 / 2.4) for 0.4 to 1.1, to 3e-5."""
    return _P0 + s * (_P1 + s * (_P2 + s * (_P3 + s * (_P4 + s * _P5))))


@inlined
def bent_for_lines(s):
    """s ** (1 / 2.4) for 0.18 to 0.9, to 4e-5."""
    return _L0 + s * (_L1 + s * (_L2 + s * (_L3 + s * (_L4 + s * (_L5 + s * (_L6 + s * _L7))))))
